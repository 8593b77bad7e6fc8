//! Looking for words in the article, going from hit to hit, marking hits.

use std::rc::Rc;

use standpoint_annotation::{Command, LabelId, Mark, MarkId, Origin, Spans, State};
use standpoint_text::Span;

use super::super::caret::Caret;
use super::super::effect::Effect;
use super::super::find::{Find, FindAction, Wanted};
use super::Update;
use crate::i18n::Message;

impl Update<'_> {
    pub(super) fn finding(&mut self, action: FindAction) {
        match action {
            FindAction::Find(wanted) => self.find(wanted),
            FindAction::Hits {
                number,
                hits,
                trouble,
            } => self.hits(number, hits, trouble),
            FindAction::Close => self.close_find(),
            FindAction::Mark { label, hits } => self.mark_hits(&label, &hits),
        }
    }

    /// Opens the bar. What is selected is what is looked for, else what was looked for last.
    pub(super) fn open_find(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let text = &article.document.text;
        let selected = self.state.selection().map(|span| text.slice(span));
        let mut wanted = self.state.find.wanted.clone();
        if let Some(words) = selected.filter(|words| !words.trim().contains('\n')) {
            words.trim().clone_into(&mut wanted.query);
            wanted.kind = super::super::find::Kind::Plain;
        }
        self.find(wanted);
        let find = Rc::make_mut(&mut self.state.find);
        find.asked = find.asked.wrapping_add(1);
    }

    /// Looks for this.
    fn find(&mut self, wanted: Wanted) {
        let Some(article) = &self.state.article else {
            return;
        };
        let text = article.document.text.clone();
        let number = self.state.find.number.wrapping_add(1);
        self.state.find = Rc::new(Find {
            open: true,
            wanted: wanted.clone(),
            number,
            ..Find::clone(&self.state.find)
        });
        if wanted.query.is_empty() {
            self.hits(number, Vec::new(), None);
        } else {
            self.effects.push(Effect::Find {
                number,
                text,
                wanted,
            });
        }
    }

    /// The browser has looked. The hit that was gone to stays it where it still is one; else the
    /// first one after it, or after the caret.
    fn hits(&mut self, number: u32, hits: Vec<Span>, trouble: Option<Message>) {
        if self.state.find.number != number {
            return;
        }
        let caret = self.state.caret.map(|caret| caret.span().start());
        let from = self.state.find.hit().map(Span::start).or(caret);
        let find = Rc::make_mut(&mut self.state.find);
        find.hits = Rc::new(hits);
        find.trouble = trouble;
        find.at = find.first_from(from.unwrap_or_default());
        self.reveal_hit();
    }

    fn reveal_hit(&mut self) {
        if let Some(hit) = self.state.find.hit() {
            self.effects.push(Effect::Reveal(hit));
        }
    }

    /// To the next hit, or the one before; round at the ends.
    pub(super) fn go_to_hit(&mut self, forward: bool) {
        let find = Rc::make_mut(&mut self.state.find);
        let count = find.hits.len();
        if count == 0 {
            return;
        }
        find.at = Some(match (find.at, forward) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, _) => 0,
        });
        self.reveal_hit();
        let Some(article) = &self.state.article else {
            return;
        };
        // Outside of the bar, nobody hears the count that is written there.
        let find = &self.state.find;
        let words = find.hit().map(|hit| article.document.text.slice(hit));
        let said = Message::new("said-hit")
            .with("at", find.at.unwrap_or_default() + 1)
            .with("count", count)
            .with("words", words.unwrap_or_default());
        self.speak(said);
    }

    /// Closes the bar; the hit that was gone to is selected, ready to be marked.
    pub(super) fn close_find(&mut self) {
        let hit = self.state.find.hit();
        self.forget_hits();
        self.effects.push(Effect::FocusArticle);
        if let Some(hit) = hit {
            let caret = Caret {
                anchor: hit.start(),
                head: hit.end(),
            };
            self.put_caret(caret, true);
        }
    }

    /// The article is left: hits in it are none in another.
    pub(super) fn forget_hits(&mut self) {
        let find = Rc::make_mut(&mut self.state.find);
        *find = Find {
            wanted: find.wanted.clone(),
            number: find.number.wrapping_add(1),
            asked: find.asked,
            ..Find::default()
        };
    }

    /// Marks these stretches as one step; where there is such a mark already, none is added.
    fn mark_hits(&mut self, label: &LabelId, hits: &[Span]) {
        let Some(article) = &self.state.article else {
            return;
        };
        let document = &article.document;
        let first = document.fresh_mark_id();
        let number: usize = first.as_str()[1..].parse().unwrap_or_default();
        let mut marks: Vec<Mark> = Vec::new();
        for hit in hits.iter().filter(|hit| !hit.is_empty()) {
            let id = MarkId::from(format!("m{}", number + marks.len()).as_str());
            let mut mark = Mark::new(id, label.clone(), Spans::one(*hit));
            let twin = document.twin(&mark);
            if twin.is_some_and(|twin| twin.state != State::Rejected) {
                continue;
            }
            mark.origin = Some(Origin {
                by: self.moment.person.clone(),
                ..Origin::default()
            });
            marks.push(mark);
        }
        if marks.is_empty() {
            self.speak(Message::new("said-marked-already"));
        } else {
            self.edit(&Command::AddMarks(marks), None);
        }
    }
}
