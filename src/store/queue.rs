//! What is still to be written. A write leaves the queue only when it is stored.

use std::collections::VecDeque;
use std::rc::Rc;

use super::error::StoreError;
use super::record::Summary;

/// One write: what is new of a document, and its row in the list after it.
#[derive(Debug, PartialEq)]
pub(super) struct Write {
    /// What is new.
    pub(super) content: Content,
    /// The row; names the document.
    pub(super) summary: Summary,
}

/// What a write adds.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// A document, as it came in.
    Base(String),
    /// An entry of the journal, as JSON.
    Entry {
        /// Its number.
        seq: u32,
        /// The entry.
        json: String,
    },
    /// Nothing but the row.
    Row,
}

/// Writes in the order in which they came. One batch at a time is under way, so that no entry is
/// stored before the one that it builds on.
#[derive(Debug, Default)]
pub(super) struct Queue {
    writes: VecDeque<Rc<Write>>,
    under_way: Vec<Rc<Write>>,
    stuck: Vec<String>,
}

impl Queue {
    /// Puts a write behind the others.
    pub(super) fn push(&mut self, write: Write) {
        self.writes.push_back(Rc::new(write));
    }

    /// The writes to begin with now, all of one document; none while others are under way.
    pub(super) fn start(&mut self) -> Option<Vec<Rc<Write>>> {
        if !self.under_way.is_empty() {
            return None;
        }
        let free = |write: &&Rc<Write>| !self.stuck.contains(&write.summary.id);
        let document = self.writes.iter().find(free)?.summary.id.clone();
        self.under_way = self.of(&document).cloned().collect();
        Some(self.under_way.clone())
    }

    /// What was under way is stored.
    pub(super) fn succeed(&mut self) {
        let stored = std::mem::take(&mut self.under_way);
        self.writes
            .retain(|write| !stored.iter().any(|done| Rc::ptr_eq(done, write)));
    }

    /// What was under way is not stored; it stays. After a conflict the document's writes wait
    /// until they are taken back, since trying again would help nobody.
    pub(super) fn fail(&mut self, error: &StoreError) {
        self.under_way.clear();
        if let StoreError::Conflict { document, .. } = error {
            self.stuck.push(document.clone());
        }
    }

    /// Takes a document's writes back.
    pub(super) fn take_back(&mut self, document: &str) -> Vec<Rc<Write>> {
        self.stuck.retain(|stuck| stuck != document);
        let (taken, kept): (VecDeque<_>, VecDeque<_>) = self
            .writes
            .drain(..)
            .partition(|write| write.summary.id == document);
        self.writes = kept;
        taken.into()
    }

    /// A document's writes that are not known to be stored, oldest first.
    pub(super) fn of(&self, document: &str) -> impl Iterator<Item = &Rc<Write>> {
        self.writes
            .iter()
            .filter(move |write| write.summary.id == document)
    }

    /// All writes that are not known to be stored, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Rc<Write>> {
        self.writes.iter()
    }

    /// How many writes are not known to be stored.
    pub(super) fn len(&self) -> usize {
        self.writes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(document: &str, seq: u32) -> Write {
        let summary = Summary {
            id: document.to_owned(),
            project: "first".to_owned(),
            seq: seq + 1,
            ..Summary::default()
        };
        Write {
            content: Content::Entry {
                seq,
                json: "\"undo\"".to_owned(),
            },
            summary,
        }
    }

    fn queue(entries: &[(&str, u32)]) -> Queue {
        let mut queue = Queue::default();
        for (document, seq) in entries {
            queue.push(entry(document, *seq));
        }
        queue
    }

    fn names(batch: Option<Vec<Rc<Write>>>) -> Vec<(String, u32)> {
        let name = |write: Rc<Write>| (write.summary.id.clone(), write.summary.seq - 1);
        batch.into_iter().flatten().map(name).collect()
    }

    fn named(entries: &[(&str, u32)]) -> Vec<(String, u32)> {
        entries
            .iter()
            .map(|(document, seq)| ((*document).to_owned(), *seq))
            .collect()
    }

    fn conflict(document: &str) -> StoreError {
        StoreError::Conflict {
            document: document.to_owned(),
            seq: 0,
        }
    }

    #[test]
    fn a_batch_is_what_one_document_has_and_no_other_starts_before_it_ends() {
        let mut queue = queue(&[("a", 0), ("a", 1), ("b", 0)]);
        assert_eq!(names(queue.start()), named(&[("a", 0), ("a", 1)]));
        queue.push(entry("a", 2));
        assert_eq!(queue.start(), None, "one batch at a time");
        queue.succeed();
        assert_eq!(queue.len(), 2, "what came meanwhile is still to be written");
        assert_eq!(names(queue.start()), named(&[("b", 0)]));
        queue.succeed();
        assert_eq!(names(queue.start()), named(&[("a", 2)]));
        queue.succeed();
        assert_eq!((queue.len(), queue.start()), (0, None));
    }

    #[test]
    fn what_was_not_stored_is_tried_again_with_what_came_since() {
        let mut queue = queue(&[("a", 0)]);
        queue.start();
        queue.fail(&StoreError::Full);
        queue.push(entry("a", 1));
        assert_eq!(queue.len(), 2);
        assert_eq!(names(queue.start()), named(&[("a", 0), ("a", 1)]));
    }

    #[test]
    fn after_a_conflict_a_document_waits_and_the_others_go_on() {
        let mut queue = queue(&[("a", 0), ("b", 0)]);
        queue.start();
        queue.fail(&conflict("a"));
        assert_eq!(names(queue.start()), named(&[("b", 0)]));
        queue.succeed();
        assert_eq!(queue.start(), None);
        assert_eq!(queue.len(), 1, "it is not lost");
        assert_eq!(names(Some(queue.take_back("a"))), named(&[("a", 0)]));
        queue.push(entry("a", 5));
        assert_eq!(names(queue.start()), named(&[("a", 5)]));
    }
}
