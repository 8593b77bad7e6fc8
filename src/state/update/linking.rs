//! Links: picking the other end in the text, choosing holders from a list.

use standpoint_annotation::{Command, Document, LabelId, LinkId, LinkTypeId, MarkId};
use standpoint_text::Offset;

use super::super::Caret;
use super::super::roles;
use super::super::workspace::Picking;
use super::Update;
use crate::i18n::Message;

impl Update<'_> {
    /// Starts to pick the other end of a link from the mark that is looked at.
    pub(super) fn pick(&mut self, kind: LinkTypeId) {
        let Some(from) = self.state.inspected.clone() else {
            return;
        };
        let said = Message::new("said-picking").with("kind", kind.as_str());
        self.state.picking = Some(Picking { from, kind });
        let numbers = self.number_candidates();
        self.speak(match numbers {
            Some(numbers) => Message::new("said-picking-numbers")
                .with("how", said.words())
                .with("numbers", numbers),
            None => said,
        });
    }

    /// A click while picking: a mark there that fits, or else the word, which becomes one.
    pub(super) fn pick_at(&mut self, offset: Offset, here: &[MarkId]) {
        let Some(picking) = self.state.picking.clone() else {
            return;
        };
        let Some(article) = &self.state.article else {
            return;
        };
        let Some(kind) = article.document.codebook.link(&picking.kind) else {
            return;
        };
        let fits = |id: &&MarkId| {
            article
                .document
                .mark(id)
                .is_some_and(|mark| kind.to.contains(&mark.label) && **id != picking.from)
        };
        if let Some(mark) = here.iter().find(fits).cloned() {
            self.pick_mark(&mark);
            return;
        }
        let label: Option<LabelId> = kind.to.first().cloned();
        let word = self
            .state
            .selection()
            .or_else(|| article.document.text.word_at(offset));
        let (Some(label), Some(word)) = (label, word) else {
            return;
        };
        if let Some(mark) = self.add_mark(&label, word, false) {
            self.pick_mark(&mark);
        }
    }

    /// The key for it: what lies at the caret is picked.
    pub(super) fn pick_at_caret(&mut self) {
        let at = self.state.caret.unwrap_or_default().head;
        let here = self.marks_at(at);
        self.pick_at(at, &here);
    }

    /// The other end was picked. A holder or cue takes the place of the one there was; whom a
    /// position is about and what qualifies it are added.
    pub(super) fn pick_mark(&mut self, to: &MarkId) {
        let Some(Picking { from, kind }) = self.state.picking.take() else {
            return;
        };
        let Some(article) = &self.state.article else {
            return;
        };
        let book = &article.document.codebook;
        let single = [roles::holder(book), roles::signal(book)];
        let single = single.into_iter().flatten().any(|role| role.id == kind);
        let there = links(&article.document, &from, kind.as_str());
        let replaced = there.filter(|(_, other)| single && other != to);
        let replaced: Vec<LinkId> = replaced.map(|(link, _)| link).collect();
        let join = Some(format!("pick-{}", self.state.next_number()));
        let added = self.edit(
            &Command::AddLink {
                kind,
                from: from.clone(),
                to: to.clone(),
            },
            join.clone(),
        );
        if added && !replaced.is_empty() {
            self.edit(&Command::DeleteLinks(replaced), join);
        }
        let place = self
            .state
            .article
            .as_ref()
            .and_then(|a| a.document.mark(&from))
            .map(|m| m.spans.start());
        self.state.inspected = Some(from);
        if let Some(start) = place {
            self.put_caret(Caret::at(start), true);
        }
    }

    /// Links a position to these holders and no others, as one step.
    pub(super) fn hold(&mut self, position: &MarkId, holders: &[MarkId]) {
        self.state.dialog = None;
        let Some(article) = &self.state.article else {
            return;
        };
        let Some(kind) = roles::holder(&article.document.codebook).map(|kind| kind.id.clone())
        else {
            return;
        };
        let now: Vec<(LinkId, MarkId)> =
            links(&article.document, position, kind.as_str()).collect();
        let gone: Vec<LinkId> = now
            .iter()
            .filter(|(_, holder)| !holders.contains(holder))
            .map(|(link, _)| link.clone())
            .collect();
        let new: Vec<MarkId> = holders
            .iter()
            .filter(|new| now.iter().all(|(_, holder)| holder != *new))
            .cloned()
            .collect();
        let join = Some(format!("hold-{}", self.state.next_number()));
        for to in new {
            let kind = kind.clone();
            self.edit(
                &Command::AddLink {
                    kind,
                    from: position.clone(),
                    to,
                },
                join.clone(),
            );
        }
        if !gone.is_empty() {
            self.edit(&Command::DeleteLinks(gone), join);
        }
    }
}

/// The links of a kind that start at a mark, with where they lead.
fn links<'d>(
    document: &'d Document,
    from: &'d MarkId,
    kind: &'d str,
) -> impl Iterator<Item = (LinkId, MarkId)> + 'd {
    let of_kind = document
        .links_from(from)
        .filter(move |link| link.kind.as_str() == kind);
    of_kind.map(|link| (link.id.clone(), link.to.clone()))
}
