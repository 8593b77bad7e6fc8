//! The same mark wherever the same words stand, and words that were rejected once.

use std::rc::Rc;

use standpoint_annotation::{
    Command, Document, Edit, History, JournalEntry, LabelId, Mark, MarkId, RejectedWords, State,
    Step,
};

use super::super::effect::Effect;
use super::super::marking::{Chosen, MarkingEffect, Sought};
use super::super::workspace::Dialog;
use super::Update;
use crate::i18n::Message;
use crate::state::steps;

impl Update<'_> {
    /// Asks where else a mark is to be.
    pub(super) fn ask_everywhere(&mut self) {
        self.state.marking.elsewhere = None;
        self.ask_about_mark(Dialog::Everywhere);
    }

    /// What is looked for.
    fn sought(&self, mark: &MarkId) -> Option<Sought> {
        let article = self.state.article.as_ref()?;
        let mark = article.document.mark(mark)?;
        Sought::like(&article.document, mark, &self.state.marking.rejected)
    }

    pub(super) fn look_elsewhere(&mut self, mark: &MarkId) {
        self.state.marking.elsewhere = None;
        if let Some(sought) = self.sought(mark) {
            let look = MarkingEffect::LookElsewhere(Rc::new(sought));
            self.effects.push(Effect::Marking(look));
        }
    }

    /// Changes the open article in one step, the mark itself with it, and lets the others be
    /// changed, each in one step of its own.
    pub(super) fn everywhere(&mut self, mark: &MarkId, chosen: Vec<Chosen>, refused: Vec<String>) {
        let Some(sought) = self.sought(mark) else {
            return;
        };
        let Some(article) = self.state.article.clone() else {
            return;
        };
        let (mut others, mut total) = (Vec::new(), 0);
        for mut chosen in chosen {
            total += chosen.places.len();
            if chosen.key == article.key {
                // Whoever wants it elsewhere wants it here.
                let here = sought.mark.spans.pieces().iter().copied();
                chosen
                    .places
                    .extend(here.filter(|_| sought.mark.state == State::Suggested));
                let change = sought.applied(&chosen, self.decided());
                if let Ok(step) = change.plan(&article.document) {
                    let count = chosen.places.len().max(chosen.left_out.len());
                    let name = if sought.rejects() {
                        "step-reject"
                    } else {
                        "step-everywhere"
                    };
                    self.step(Step {
                        name: name.to_owned(),
                        count,
                        ..step
                    });
                }
            } else {
                let change = sought.applied(&chosen, self.decided());
                others.push((chosen, change));
            }
        }
        let label = &sought.mark.label;
        let refused = refused.into_iter().map(|words| rejected(label, &words));
        self.keep_rejected(refused.collect(), Vec::new());
        if !others.is_empty() {
            let articles = others.len();
            let change = MarkingEffect::ChangeElsewhere(others);
            self.effects.push(Effect::Marking(change));
            let said = Message::new("notice-everywhere")
                .with("count", total)
                .with("articles", articles);
            self.inform(said);
        }
    }

    /// What a change says of words: those that are rejected for the first time are not offered any
    /// more, those that are accepted or opened again are.
    pub(super) fn learn_words(&mut self, edits: &[Edit]) {
        let Some(article) = self.state.article.clone() else {
            return;
        };
        let document = &article.document;
        let (mut new, mut again) = (Vec::new(), Vec::new());
        for edit in edits {
            let Edit::Mark(change) = edit else { continue };
            let (before, after) = (change.before.as_deref(), change.after.as_deref());
            let is = |mark: Option<&Mark>, state| mark.is_some_and(|mark| mark.state == state);
            let rejected_now = is(after, State::Rejected) && !is(before, State::Rejected);
            if let Some(mark) = after.filter(|_| rejected_now) {
                if !goes_along(document, mark, edits) {
                    new.push(rejected(&mark.label, &document.quote(mark)));
                }
            } else if is(before, State::Rejected) && !is(after, State::Rejected)
                || is(after, State::Accepted)
            {
                again.extend(after.or(before));
            }
        }
        keep_unaccepted(document, &mut new);
        let offered = |entry: &&RejectedWords| {
            let is_it = |mark: &&Mark| entry.is(&mark.label, &document.quote(mark));
            again.iter().any(is_it)
        };
        let known = &self.state.marking.rejected;
        let dropped: Vec<RejectedWords> = match again.as_slice() {
            [] => Vec::new(),
            _ => known.iter().filter(offered).cloned().collect(),
        };
        self.keep_rejected(new, dropped);
    }

    /// Remembers words in the project, and forgets others.
    fn keep_rejected(&mut self, new: Vec<RejectedWords>, dropped: Vec<RejectedWords>) {
        let mut words = (*self.state.marking.rejected).clone();
        words.retain(|entry| !dropped.contains(entry));
        for entry in new {
            if !words.contains(&entry) {
                words.push(entry);
            }
        }
        if words != *self.state.marking.rejected {
            self.state.marking.rejected = words.into();
            let words = Rc::clone(&self.state.marking.rejected);
            let store = MarkingEffect::StoreRejected { words, dropped };
            self.effects.push(Effect::Marking(store));
        }
    }

    /// Words may be suggested again; what the engine found of them in the open article comes in.
    pub(super) fn offer_again(&mut self, words: &RejectedWords) {
        self.keep_rejected(Vec::new(), vec![words.clone()]);
        let Some(article) = self.state.article.clone() else {
            return;
        };
        let withheld = Rc::make_mut(&mut self.state.withheld);
        let batch = withheld.offer_again(&article.document, words);
        let show = Command::Suggest {
            marks: batch.marks,
            links: batch.links,
            entities: batch.entities,
        };
        self.named(&show, "step-show", None);
    }
}

fn rejected(label: &LabelId, words: &str) -> RejectedWords {
    RejectedWords {
        label: label.to_string(),
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        ..RejectedWords::default()
    }
}

/// Whether a mark is decided on only because another one is that leads to it: a cue goes with its
/// position, and says nothing of its words.
fn goes_along(document: &Document, mark: &Mark, edits: &[Edit]) -> bool {
    let changes = |id: &MarkId| {
        edits.iter().any(|edit| matches!(edit, Edit::Mark(change) if change.after.as_ref().is_some_and(|after| after.id == *id)))
    };
    document.links_to(&mark.id).any(|link| changes(&link.from))
}

/// Leaves out the words that are an accepted mark of the label elsewhere: they can be one.
fn keep_unaccepted(document: &Document, words: &mut Vec<RejectedWords>) {
    let accepted = document
        .marks()
        .filter(|mark| mark.state == State::Accepted);
    if words.is_empty() {
        return;
    }
    for mark in accepted {
        words.retain(|entry| {
            entry.label != mark.label.as_str() || !entry.is(&mark.label, &document.quote(mark))
        });
    }
}

/// The edits that an entry of the journal makes next; those that only bring suggestions say nothing.
pub(super) fn edits_of(entry: &JournalEntry, history: &History) -> Vec<Edit> {
    let telling = |step: &&Step| !steps::is_by_engine(step);
    match entry {
        JournalEntry::Do(step) => telling(&step).then(|| step.edits.clone()),
        JournalEntry::Undo => history.next_undo().filter(telling).map(Step::inverse),
        JournalEntry::Redo => history
            .next_redo()
            .filter(telling)
            .map(|step| step.edits.clone()),
    }
    .unwrap_or_default()
}
