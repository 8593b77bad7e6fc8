//! Ways into the text and back, so that no place is lost.

use standpoint_annotation::{Edit, MarkId, Step};

use super::super::Caret;
use super::super::effect::Effect;
use super::super::review;
use super::super::workspace::Panel;
use super::Update;
use super::reviewing::announced;
use crate::i18n::Message;
use crate::state::steps;

impl Update<'_> {
    pub(super) fn show_panel(&mut self, panel: Panel) {
        self.state.panel = panel;
        self.state.back = None;
    }

    /// To the card of a mark that was chosen in another panel, which stays the way back.
    pub(super) fn leave_panel(&mut self) {
        // The check stays: its lines are gone through one after the other.
        if self.state.panel == Panel::Check {
            return;
        }
        if self.state.panel != Panel::Review {
            self.state.back = Some(self.state.panel);
        }
        self.state.panel = Panel::Review;
    }

    /// Back to the line from which the text was gone to.
    pub(super) fn back(&mut self) {
        if let Some(panel) = self.state.back.take() {
            self.state.panel = panel;
            self.effects.push(Effect::FocusLine);
        }
    }

    /// Where the work on an article was left when it was last open. Whoever was quicker to look at
    /// something else stays there.
    pub(super) fn return_to(&mut self, key: &str, mark: &MarkId) {
        let open = self.state.article.as_ref();
        let here = open.is_some_and(|article| article.key == key);
        if here && self.state.inspected.is_none() && self.state.caret.is_none() {
            self.inspect(mark);
        }
    }

    /// Opens the next article in which something waits.
    pub(super) fn next_article(&mut self) {
        let open = self
            .state
            .article
            .as_ref()
            .map(|article| article.key.as_str());
        if let Some(key) = review::next_article(&self.state.articles, open).map(str::to_owned) {
            self.open_article(key);
        }
    }

    /// Goes to where something was undone or done again: the first of these marks that is there. A
    /// cue that went along with its position is not what one came from.
    pub(super) fn revisit(&mut self, marks: &[MarkId]) {
        let Some(article) = &self.state.article else {
            return;
        };
        let document = &article.document;
        let leads = |from: &MarkId, to: &MarkId| document.links_from(from).any(|l| l.to == *to);
        let alone = |id: &&MarkId| !marks.iter().any(|other| leads(other, id));
        let there = marks.iter().filter(alone);
        let there = there.filter_map(|id| document.mark(id));
        let Some(first) = there.min_by_key(|mark| mark.spans.start()) else {
            return;
        };
        let (id, hull) = (first.id.clone(), first.spans.hull());
        let caret = Caret::at(hull.start());
        self.state.inspected = Some(id);
        self.state.clicked.clear();
        self.state.caret = Some(caret);
        self.effects.push(Effect::ShowCaret(caret));
        self.effects.push(Effect::Reveal(hull));
    }

    /// Says which marks lie at the caret, the one that is looked at first: label, value, state and
    /// words of each.
    pub(super) fn say_here(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let mut here: Vec<MarkId> = self.state.inspected.iter().cloned().collect();
        let at_caret = self.state.caret.map(|caret| self.marks_at(caret.head));
        for mark in at_caret.unwrap_or_default() {
            if !here.contains(&mark) {
                here.push(mark);
            }
        }
        let marks = here.iter().filter_map(|id| article.document.mark(id));
        let said: Vec<String> = marks
            .map(|mark| announced(&article.document, mark).words())
            .collect();
        self.speak(match said.as_slice() {
            [] => Message::new("said-no-mark-here"),
            said => Message::new("said-marks-here").with("marks", said.join("; ")),
        });
    }
}

/// The marks that a step changes. One that only brought suggestions was made nowhere in particular.
pub(super) fn changed(step: &Step) -> Vec<MarkId> {
    if steps::is_by_engine(step) {
        return Vec::new();
    }
    let marks = step.edits.iter().filter_map(|edit| match edit {
        Edit::Mark(change) => change.after.as_ref().or(change.before.as_ref()),
        _ => None,
    });
    marks.map(|mark| mark.id.clone()).collect()
}
