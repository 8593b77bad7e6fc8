//! Caret, selection, clicks.

use standpoint_annotation::MarkId;
use standpoint_text::{Offset, Span};

use super::super::caret::Caret;
use super::super::effect::Effect;
use super::super::moves;
use super::super::workspace::Panel;
use super::Update;
use crate::commands::table::Motion;

impl Update<'_> {
    /// Puts the caret; `show` where the browser does not know yet.
    pub(super) fn put_caret(&mut self, caret: Caret, show: bool) {
        let Some(article) = &self.state.article else {
            return;
        };
        let text = &article.document.text;
        let caret = Caret {
            anchor: text.floor_grapheme(caret.anchor),
            head: text.floor_grapheme(caret.head),
        };
        if self.state.caret != Some(caret) {
            self.state.popover_dismissed = false;
        }
        self.state.caret = Some(caret);
        if show {
            self.effects.push(Effect::ShowCaret(caret));
        }
    }

    /// Nothing is selected any more; the caret stands behind the mark that was made of it.
    pub(super) fn collapse_caret(&mut self, mark: &MarkId) {
        let article = self.state.article.as_ref();
        let mark = article.and_then(|article| article.document.mark(mark));
        if let Some(end) = mark.map(|mark| mark.spans.end()) {
            self.put_caret(Caret::at(end), true);
        }
    }

    pub(super) fn move_caret(&mut self, motion: Motion, extend: bool) {
        let Some(article) = &self.state.article else {
            return;
        };
        let caret = self.state.caret.unwrap_or_default();
        // An arrow without Shift leaves a selection at its edge, as everywhere.
        let edge = match motion {
            Motion::Left if !extend && !caret.is_collapsed() => Some(caret.span().start()),
            Motion::Right if !extend && !caret.is_collapsed() => Some(caret.span().end()),
            _ => None,
        };
        match edge.or_else(|| moves::target(&article.document.text, caret.head, motion)) {
            Some(head) => {
                let anchor = if extend { caret.anchor } else { head };
                self.put_caret(Caret { anchor, head }, true);
            }
            None => self.effects.push(Effect::MoveOnScreen { motion, extend }),
        }
    }

    pub(super) fn select_sentence(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let at = self.state.caret.unwrap_or_default().head;
        let sentence = article.document.text.sentence_at(at);
        self.select(sentence);
    }

    pub(super) fn select_clause(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let at = self.state.caret.unwrap_or_default().head;
        let clause = article.document.text.clause_at(at);
        self.select(clause);
    }

    pub(super) fn select_all(&mut self) {
        if let Some(article) = &self.state.article {
            let all = article.document.text.span();
            self.select(all);
        }
    }

    fn select(&mut self, span: Span) {
        self.put_caret(
            Caret {
                anchor: span.start(),
                head: span.end(),
            },
            true,
        );
    }

    /// A click: picks the other end of a link, or looks at the smallest mark there; clicking again
    /// goes to the one around it.
    pub(super) fn click(&mut self, offset: Offset) {
        let here = self.marks_at(offset);
        if self.state.picking.is_some() {
            self.pick_at(offset, &here);
            return;
        }
        if self.tag_clicked(offset, &here) {
            return;
        }
        let again = self.state.clicked == here;
        self.put_caret(Caret::at(offset), false);
        self.state.inspected = after(&here, self.state.inspected.as_ref(), again);
        self.state.clicked = here;
        if self.state.inspected.is_some() {
            self.state.panel = Panel::Review;
        }
    }

    /// The key for it: the next of the marks at the caret.
    pub(super) fn cycle(&mut self) {
        let Some(caret) = self.state.caret else {
            return;
        };
        let here = self.marks_at(caret.head);
        if let Some(next) = after(&here, self.state.inspected.as_ref(), true) {
            let caret = self.state.caret;
            self.inspect(&next);
            // The caret stays, so that the next press goes on from the same place.
            self.state.caret = caret;
            self.effects
                .retain(|effect| !matches!(effect, Effect::ShowCaret(_)));
        }
    }

    pub(super) fn inspect_or_pick(&mut self, mark: &MarkId) {
        if self.state.picking.is_some() {
            self.pick_mark(mark);
        } else {
            self.leave_panel();
            self.inspect(mark);
        }
    }

    /// The marks at a place, the smallest first, rejected ones left out.
    pub(super) fn marks_at(&self, offset: Offset) -> Vec<MarkId> {
        let Some(article) = &self.state.article else {
            return Vec::new();
        };
        let mut here = article.index.at(offset);
        here.retain(|id| {
            let mark = article.document.mark(id);
            mark.is_some_and(|mark| mark.state != standpoint_annotation::State::Rejected)
        });
        here
    }
}

/// The mark to look at: the first, or the one after the present one when asked again.
fn after(here: &[MarkId], present: Option<&MarkId>, again: bool) -> Option<MarkId> {
    let at = present
        .filter(|_| again)
        .and_then(|id| here.iter().position(|m| m == id));
    let next = at.map_or(0, |at| (at + 1) % here.len());
    here.get(next).cloned()
}
