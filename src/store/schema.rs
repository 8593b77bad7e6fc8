//! How the database is laid out, and the steps that brought it there.
//!
//! A new database takes all the steps, an old one those that it lacks; so a migration is no special
//! case, and there is one description of the layout.

/// The database's name.
pub(super) const NAME: &str = "standpoint";

/// The layout that this program reads and writes.
pub(super) const VERSION: u32 = 2;

/// The project that documents belong to as long as there is no other.
pub(super) const FIRST_PROJECT: &str = "first";

/// Rows of [`Project`](super::Project), by id.
pub(super) const PROJECTS: &str = "projects";
/// The documents as they came in: `{id, base}`, by id. Written once.
pub(super) const DOCUMENTS: &str = "documents";
/// Rows of [`Summary`](super::Summary), by id.
pub(super) const SUMMARIES: &str = "summaries";
/// The index of the summaries by project.
pub(super) const BY_PROJECT: &str = "project";
/// Entries of the journals as JSON, by `[document, seq]`. Written once.
pub(super) const JOURNAL: &str = "journal";
/// What the app remembers, by name.
pub(super) const SETTINGS: &str = "settings";

/// One step towards a newer layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Makes an object store.
    Store {
        /// Its name.
        name: &'static str,
        /// The field that is the key; `None` where keys are given beside the values.
        key: Option<&'static str>,
    },
    /// Makes an index.
    Index {
        /// The object store that it is for.
        store: &'static str,
        /// Its name, and the field that it looks up.
        field: &'static str,
    },
    /// Parts the rows of the documents in two: what is listed, and what is read only on opening.
    /// All of them belong to the first project, which is made too.
    PartDocuments,
}

/// The steps from one version of the layout to another; 0 is no database at all.
pub(super) fn steps(from: u32, to: u32) -> Vec<Step> {
    (from..to)
        .flat_map(|version| step_to(version + 1))
        .copied()
        .collect()
}

fn step_to(version: u32) -> &'static [Step] {
    match version {
        // Documents `{id, title, added, base}` and their journals.
        1 => &[
            Step::Store {
                name: DOCUMENTS,
                key: Some("id"),
            },
            Step::Store {
                name: JOURNAL,
                key: None,
            },
        ],
        // Lists need no texts; documents belong to projects; the app remembers what was set.
        2 => &[
            Step::Store {
                name: PROJECTS,
                key: Some("id"),
            },
            Step::Store {
                name: SUMMARIES,
                key: Some("id"),
            },
            Step::Index {
                store: SUMMARIES,
                field: BY_PROJECT,
            },
            Step::Store {
                name: SETTINGS,
                key: None,
            },
            Step::PartDocuments,
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_database_takes_only_the_steps_that_it_lacks() {
        let all = steps(0, VERSION);
        for from in 0..=VERSION {
            let before = steps(0, from);
            let after = steps(from, VERSION);
            assert_eq!([before, after].concat(), all);
        }
        assert_eq!(steps(VERSION, VERSION), vec![]);
    }

    #[test]
    fn every_version_changes_something_and_there_is_none_after_the_last() {
        for version in 1..=VERSION {
            assert!(!step_to(version).is_empty());
        }
        assert!(step_to(VERSION + 1).is_empty());
    }

    #[test]
    fn every_store_is_made_once_and_before_it_is_used() {
        let mut made = Vec::new();
        for step in steps(0, VERSION) {
            match step {
                Step::Store { name, .. } => {
                    assert!(!made.contains(&name), "{name} is made twice");
                    made.push(name);
                }
                Step::Index { store, .. } => assert!(made.contains(&store)),
                Step::PartDocuments => assert!(made.contains(&SUMMARIES)),
            }
        }
        made.sort_unstable();
        assert_eq!(made, [DOCUMENTS, JOURNAL, PROJECTS, SETTINGS, SUMMARIES]);
    }
}
