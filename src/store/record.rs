//! What is stored, as plain data.

use serde::{Deserialize, Serialize};
use standpoint_annotation::JournalEntry;

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

/// A document's row in the list of documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The document's id.
    pub id: String,
    /// The project that it belongs to.
    pub project: String,
    /// What a person calls it.
    pub title: String,
    /// The newspaper, agency or site.
    #[serde(default)]
    pub publisher: Option<String>,
    /// When it came in, RFC 3339 in UTC.
    pub added: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated: String,
    /// What is in it; `None` where nobody has counted since it came from an older database.
    #[serde(default)]
    pub counts: Option<Counts>,
    /// How far the work has come.
    pub stage: Stage,
    /// How many entries its journal has: the number of the next one.
    pub seq: u32,
    /// When a person removed it, RFC 3339 in UTC; until it is purged it can be restored.
    #[serde(default)]
    pub removed: Option<String>,
}

/// What is in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Words of the text.
    pub words: u32,
    /// Marks that an engine suggested, whatever became of them.
    pub suggestions: u32,
    /// Those of them that were accepted or rejected.
    pub reviewed: u32,
}

/// How far the work on a document has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No engine has read it to its end.
    #[default]
    Unread,
    /// It has been read; suggestions may wait for a person.
    Marked,
    /// A person is done with it.
    Reviewed,
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
