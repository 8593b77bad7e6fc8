//! What is stored, as plain data.

use serde::{Deserialize, Serialize};
use standpoint_annotation::JournalEntry;
pub use standpoint_annotation::{Stage, Summary};

/// Documents that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Names it in the database.
    pub id: String,
    /// What a person calls it; empty until somebody has named it.
    pub name: String,
    /// When it was made, RFC 3339 in UTC.
    pub added: String,
}

/// A document as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its row in the list.
    pub summary: Summary,
    /// The document as it came in: `standpoint/1` JSON.
    pub base: String,
    /// What was done to it since, in order.
    pub journal: Vec<JournalEntry>,
    /// Where the journal cannot be read on. What is behind it is kept but cannot be played, so
    /// nothing may be appended: the app opens a copy.
    pub damage: Option<Damage>,
}

/// An entry of a journal that is missing or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The number of the entry.
    pub seq: u32,
    /// What is wrong with it.
    pub detail: String,
}

/// A document as its rows have it: its summary, its base, its journal's entries with their numbers.
pub(super) type Rows = (Option<Summary>, Option<String>, Vec<(u32, String)>);

/// Reads a journal's entries, which come with their numbers in order, up to the first damaged one.
pub(super) fn read_journal(
    first: u32,
    entries: impl IntoIterator<Item = (u32, String)>,
) -> (Vec<JournalEntry>, Option<Damage>) {
    let mut journal = Vec::new();
    for (expected, (seq, json)) in (first..).zip(entries) {
        if seq != expected {
            let detail = format!("entry {expected} is missing");
            return (
                journal,
                Some(Damage {
                    seq: expected,
                    detail,
                }),
            );
        }
        match serde_json::from_str(&json) {
            Ok(entry) => journal.push(entry),
            Err(error) => {
                return (
                    journal,
                    Some(Damage {
                        seq,
                        detail: error.to_string(),
                    }),
                );
            }
        }
    }
    (journal, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undo() -> String {
        serde_json::to_string(&JournalEntry::Undo).unwrap()
    }

    #[test]
    fn a_whole_journal_is_read_to_its_end() {
        let (journal, damage) = read_journal(3, [(3, undo()), (4, undo())]);
        assert_eq!(journal, vec![JournalEntry::Undo, JournalEntry::Undo]);
        assert_eq!(damage, None);
    }

    #[test]
    fn a_journal_is_read_up_to_what_is_missing_or_damaged() {
        let (journal, damage) = read_journal(0, [(0, undo()), (2, undo())]);
        assert_eq!(journal.len(), 1);
        assert_eq!(damage.map(|damage| damage.seq), Some(1));

        let (journal, damage) = read_journal(0, [(0, undo()), (1, "{".to_owned()), (2, undo())]);
        assert_eq!(journal.len(), 1);
        assert_eq!(damage.map(|damage| damage.seq), Some(1));
    }
}
