//! Going through suggestions: next, accept, reject, delete.

use std::sync::Arc;

use standpoint_annotation::{Command, Decided, Document, Link, Mark, MarkId, State};
use standpoint_text::Offset;

use super::super::Caret;
use super::super::effect::Effect;
use super::super::review::{self, Place};
use super::super::roles;
use super::super::workspace::{Panel, Workspace};
use super::Update;
use crate::i18n::{Message, words};

impl Update<'_> {
    pub(super) fn go_to_suggestion(&mut self, forward: bool) {
        match suggestion(self.state, forward) {
            Some(mark) => {
                self.state.panel = Panel::Review;
                self.inspect(&mark);
            }
            None => self.speak(Message::new("said-all-reviewed")),
        }
    }

    /// Looks at a mark: the caret goes to it, the text scrolls to it, its words are said.
    pub(super) fn inspect(&mut self, id: &MarkId) {
        let Some(article) = &self.state.article else {
            return;
        };
        let Some(mark) = article.document.mark(id) else {
            return;
        };
        let (hull, said) = (mark.spans.hull(), announced(&article.document, mark));
        let key = article.key.clone();
        self.effects.push(Effect::StorePlace {
            key,
            mark: id.clone(),
        });
        let again = self.state.inspected.replace(id.clone()).as_ref() == Some(id);
        if again {
            // Of another mark it is asked once all is done.
            self.ask_why();
        }
        self.state.clicked.clear();
        self.state.caret = Some(Caret::at(hull.start()));
        self.effects
            .push(Effect::ShowCaret(Caret::at(hull.start())));
        self.effects.push(Effect::Reveal(hull));
        self.speak(said);
    }

    /// Decides on the mark that is looked at, and on the cue that belongs to it; goes on to the
    /// next suggestion.
    pub(super) fn decide(&mut self, state: State) {
        let Some(article) = &self.state.article else {
            return;
        };
        let Some(mark) = self.state.inspected_mark() else {
            return;
        };
        let was = mark.state;
        let marks = decided_together(&article.document, mark, state);
        let decided = (state != State::Suggested).then(|| self.decided());
        let made = self.edit(
            &Command::Decide {
                marks,
                state,
                decided,
            },
            None,
        );
        if made && was == State::Suggested && state != State::Suggested {
            self.go_on();
        }
    }

    pub(super) fn decided(&self) -> Decided {
        Decided {
            by: self.moment.person.clone(),
            at: self.moment.now.clone(),
            unknown: standpoint_annotation::Unknown::new(),
        }
    }

    /// Accepts marks together, as one step to undo; the mark that is looked at stays, unless it was
    /// among them and others are left.
    pub(super) fn accept_all(&mut self, marks: Vec<MarkId>) {
        let inspected = self.state.inspected.clone();
        let among = inspected.is_some_and(|id| marks.contains(&id));
        let accept = Command::Decide {
            marks,
            state: State::Accepted,
            decided: Some(self.decided()),
        };
        if self.edit(&accept, None) && among {
            self.go_on();
        }
    }

    /// To the next suggestion, if one is left; else stays, with what was decided in view.
    fn go_on(&mut self) {
        if let Some(next) = suggestion(self.state, true) {
            self.inspect(&next);
        } else {
            self.speak(Message::new("said-all-reviewed"));
        }
    }

    /// Deletes a mark made by hand. The engine's are rejected instead by those who want to keep the
    /// negative example; deleting takes either away, and undo brings it back.
    pub(super) fn delete(&mut self) {
        if let Some(mark) = self.state.inspected.clone() {
            self.edit(&Command::DeleteMarks(vec![mark]), None);
        }
    }
}

fn suggestion(state: &Workspace, forward: bool) -> Option<MarkId> {
    let article = state.article.as_ref()?;
    let caret = state.caret.map_or(Offset::ZERO, |caret| caret.head);
    let place = Place {
        mark: state.inspected.as_ref(),
        caret,
    };
    let find = if forward {
        review::next
    } else {
        review::previous
    };
    find(&article.document, place, state.order)
}

/// A position and the cues that signal nothing else are decided together: the card shows them as
/// one thing.
fn decided_together(document: &Document, mark: &Mark, state: State) -> Vec<MarkId> {
    let mut marks = vec![mark.id.clone()];
    let book = &document.codebook;
    let Some(signal) = roles::signal(book).filter(|_| roles::is_tinted(book, mark)) else {
        return marks;
    };
    let signals = |link: &&Arc<Link>| link.kind == signal.id;
    for link in document.links_from(&mark.id).filter(signals) {
        let cue = &link.to;
        let elsewhere = document.links_to(cue).filter(signals).any(|link| {
            link.from != mark.id
                && document
                    .mark(&link.from)
                    .is_some_and(|m| m.state != State::Rejected)
        });
        let open = document.mark(cue).is_some_and(|cue| match state {
            State::Suggested => cue.state != State::Suggested,
            _ => cue.state == State::Suggested,
        });
        // An accepted position vouches for its cue; a rejected one does not speak for the others.
        let speaks = state == State::Accepted || !elsewhere;
        if open && speaks && !marks.contains(cue) {
            marks.push(cue.clone());
        }
    }
    marks
}

/// A mark in words: label, value, state, and what it covers.
pub(super) fn announced(document: &Document, mark: &Mark) -> Message {
    let label = document.codebook.label(&mark.label);
    let name = label.map_or_else(|| mark.label.to_string(), |label| label.name.clone());
    let value = label
        .and_then(|label| label.attributes.iter().find(|a| !a.values.is_empty()))
        .and_then(|attribute| mark.attribute(&attribute.id));
    let state = words(match mark.state {
        State::Suggested => "state-suggested",
        State::Accepted => "state-accepted",
        State::Rejected => "state-rejected",
    });
    let id = value.map_or("said-mark", |_| "said-mark-value");
    Message::new(id)
        .with("label", name)
        .with("value", value.unwrap_or_default())
        .with("state", state)
        .with("quote", document.quote(mark))
}
