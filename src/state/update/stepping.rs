//! Back and forward in the history, several steps at a time.

use super::super::steps;
use super::Update;
use super::returning::changed;
use crate::i18n::Message;

impl Update<'_> {
    /// Undoes or does again until so many steps are done. Each is an entry of the journal, as if it
    /// had been gone one by one.
    pub(super) fn go_to_step(&mut self, wanted: usize) {
        let mut marks = Vec::new();
        while let Some((done, step)) = self.next_towards(wanted) {
            marks = changed(&step);
            let moved = if done > wanted {
                self.undo_once()
            } else {
                self.redo_once()
            };
            if !moved {
                return;
            }
        }
        self.revisit(&marks);
        let Some(article) = &self.state.article else {
            return;
        };
        let said = match article.history.next_undo() {
            Some(step) => {
                Message::new("said-at-step").with("step", steps::phrase(&article.document, step))
            }
            None => Message::new("said-at-start"),
        };
        self.speak(said);
    }

    /// How many steps are done, and the step to be undone or done again on the way to so many.
    fn next_towards(&self, wanted: usize) -> Option<(usize, standpoint_annotation::Step)> {
        let history = &self.state.article.as_ref()?.history;
        let done = history.done().len();
        let step = match done.cmp(&wanted) {
            std::cmp::Ordering::Greater => history.next_undo(),
            std::cmp::Ordering::Less => history.next_redo(),
            std::cmp::Ordering::Equal => None,
        };
        Some((done, step?.clone()))
    }
}
