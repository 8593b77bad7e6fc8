//! Why the mark that is looked at was suggested, as far as it takes a question to the engine.

use std::rc::Rc;

use standpoint_annotation::{Mark, MarkId};
use standpoint_engine::Learned;
use standpoint_engine::why::{cue_of, is_deep};

use super::super::deep::{Deep, DeepEffect};
use super::super::effect::Effect;
use super::super::workspace::{Finder, Why};
use super::Update;

/// Whether the engine can say on what a mark rests: it suggested it, and it has to do with a cue.
pub fn is_explained(mark: &Mark) -> bool {
    mark.is_by_engine() && matches!(mark.label.as_str(), "cue" | "position")
}

impl Update<'_> {
    /// Shows on what marks rest, or no more.
    pub(super) fn toggle_why(&mut self) {
        self.state.why_open = !self.state.why_open;
        self.ask_why();
    }

    /// Asks about the mark that is looked at, where it is to be shown and can be said: whoever found
    /// it, since another engine would speak of itself.
    pub(super) fn ask_why(&mut self) {
        let Some(article) = self.state.article.as_ref().filter(|_| self.state.why_open) else {
            return;
        };
        let mark = self
            .state
            .inspected_mark()
            .filter(|mark| is_explained(mark));
        let cue = mark.and_then(|mark| Some((mark, cue_of(&article.document, mark)?)));
        let Some((mark, cue)) = cue else { return };
        let text = article.document.text.clone();
        let (finder, mark) = (finder_of(mark), mark.id.clone());
        let deep_is_here = self.state.deep.as_deref().is_some_and(Deep::is_here);
        let question = match finder {
            Finder::Instant => Effect::Why(text, cue),
            Finder::Deep if deep_is_here => Effect::Deep(DeepEffect::Why(text, cue)),
            Finder::Deep => {
                self.state.why = Why::NotHere { mark };
                return;
            }
        };
        self.state.why = Why::Asking { mark, finder };
        self.effects.push(question);
    }

    /// An engine has answered; of each only its latest question gets an answer, and the other one may
    /// have been asked since.
    pub(super) fn answered_why(&mut self, finder: Finder, learned: Option<Learned>) {
        if let Some(mark) = self.asked_of(finder) {
            let learned = learned.map(Rc::new);
            self.state.why = Why::Answered { mark, learned };
        }
    }

    /// An engine has stopped, or was taken away, and answers no more.
    pub(super) fn unanswered_why(&mut self, finder: Finder) {
        if let Some(mark) = self.asked_of(finder) {
            self.state.why = Why::Unanswered { mark };
        }
    }

    /// The mark that an engine is being asked about.
    fn asked_of(&self, asked: Finder) -> Option<MarkId> {
        match &self.state.why {
            Why::Asking { mark, finder } if *finder == asked => Some(mark.clone()),
            _ => None,
        }
    }
}

fn finder_of(mark: &Mark) -> Finder {
    if is_deep(mark) {
        Finder::Deep
    } else {
        Finder::Instant
    }
}
