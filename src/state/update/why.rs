//! Why the mark that is looked at was suggested, as far as it takes a question to the engine.

use std::rc::Rc;

use standpoint_annotation::Mark;
use standpoint_engine::Learned;
use standpoint_engine::why::cue_of;

use super::super::effect::Effect;
use super::super::workspace::Why;
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

    /// Asks about the mark that is looked at, where it is to be shown and can be said.
    pub(super) fn ask_why(&mut self) {
        let Some(article) = self.state.article.as_ref().filter(|_| self.state.why_open) else {
            return;
        };
        let mark = self
            .state
            .inspected_mark()
            .filter(|mark| is_explained(mark));
        let cue = mark.and_then(|mark| Some((mark.id.clone(), cue_of(&article.document, mark)?)));
        let Some((mark, cue)) = cue else { return };
        let text = article.document.text.clone();
        self.state.why = Why::Asking { mark };
        self.effects.push(Effect::Why(text, cue));
    }

    /// The engine has answered; only its latest question gets an answer.
    pub(super) fn answered_why(&mut self, learned: Option<Learned>) {
        if let Why::Asking { mark } = std::mem::take(&mut self.state.why) {
            let learned = learned.map(Rc::new);
            self.state.why = Why::Answered { mark, learned };
        }
    }
}
