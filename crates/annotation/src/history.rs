//! What was done, and how to undo it.
//!
//! A history is the journal of its steps played back: `do`, `undo` and `redo` entries in the order
//! in which they happened give the same document and the same history again, which is how a reload
//! brings both back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::edit::{Edit, EditError};

/// Edits that are done and undone together, under one name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What a person would call it: the id of a message, such as `step-accept`.
    pub name: String,
    /// How many things it changed, for the message.
    pub count: usize,
    /// Steps that follow each other with the same key are one step: moving an edge letter by letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join: Option<String>,
    /// When it was done, RFC 3339 in UTC; nothing where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What it changes, in order.
    pub edits: Vec<Edit>,
}

impl Step {
    /// The same step, to be one with its neighbours of the same key.
    #[must_use]
    pub fn joined(mut self, key: impl Into<String>) -> Self {
        self.join = Some(key.into());
        self
    }

    /// Takes in the step that follows. A thing that both change is changed once: however long an
    /// edge is moved, the step stays small.
    fn absorb(&mut self, next: Self) {
        self.count = self.count.max(next.count);
        self.at = next.at;
        for edit in next.edits {
            // Nothing goes on with what is new; without looking, a long reading whose stretches
            // are one step would look at every pair of them.
            let goes_on = !edit.makes()
                && self
                    .edits
                    .iter_mut()
                    .rev()
                    .any(|earlier| earlier.absorb(&edit));
            if !goes_on {
                self.edits.push(edit);
            }
        }
    }

    /// The edits that undo it, in order.
    pub fn inverse(&self) -> Vec<Edit> {
        self.edits.iter().rev().map(Edit::inverse).collect()
    }
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalEntry {
    /// A step was done.
    Do(Step),
    /// The last step was undone.
    Undo,
    /// The last undone step was done again.
    Redo,
}

/// The steps done and undone, without bound. They are shared: a clone costs a counter for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Arc<Step>>,
    undone: Vec<Arc<Step>>,
    /// Whether the last step was done just now: after an undo or redo nothing joins it.
    open: bool,
}

impl History {
    /// Plays one entry on the document. Undo and redo with nothing left do nothing.
    ///
    /// # Errors
    /// When the entry does not fit the document; both are then as before.
    pub fn play(&mut self, document: &mut Document, entry: JournalEntry) -> Result<(), EditError> {
        match entry {
            JournalEntry::Do(step) => {
                document.apply_all(&step.edits)?;
                self.undone.clear();
                self.push(step);
            }
            JournalEntry::Undo => {
                if let Some(step) = self.done.last() {
                    document.apply_all(&step.inverse())?;
                    self.undone.extend(self.done.pop());
                    self.open = false;
                }
            }
            JournalEntry::Redo => {
                if let Some(step) = self.undone.last() {
                    document.apply_all(&step.edits)?;
                    self.done.extend(self.undone.pop());
                    self.open = false;
                }
            }
        }
        Ok(())
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last().map(AsRef::as_ref)
    }

    /// The step that redo would bring back.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last().map(AsRef::as_ref)
    }

    /// The steps done, oldest first.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &Step> + ExactSizeIterator {
        self.done.iter().map(AsRef::as_ref)
    }

    /// The steps undone, the one that comes back first first.
    pub fn undone(&self) -> impl DoubleEndedIterator<Item = &Step> + ExactSizeIterator {
        self.undone.iter().rev().map(AsRef::as_ref)
    }

    fn push(&mut self, step: Step) {
        match self.done.last_mut() {
            Some(last) if self.open && step.join.is_some() && last.join == step.join => {
                Arc::make_mut(last).absorb(step);
            }
            _ => self.done.push(Arc::new(step)),
        }
        self.open = true;
    }
}
