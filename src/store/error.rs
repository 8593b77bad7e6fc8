//! Why something could not be stored or read.

/// What went wrong, each a sentence with a way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser lets this page store nothing: a private window, a setting, no IndexedDB at all.
    #[error("this browser does not let Standpoint store anything here; save your work as a file")]
    Refused,
    /// There is no room left.
    #[error("there is no room left on the disk; free some, or save your work as a file")]
    Full,
    /// A newer Standpoint has been here.
    #[error(
        "the documents here were stored by a newer Standpoint (version {found}); load the page again to get it"
    )]
    Newer {
        /// The version of its database.
        found: u32,
    },
    /// A tab with an older Standpoint keeps the database from being brought up to date.
    #[error("another tab with an older Standpoint is open; close it and load this page again")]
    Blocked,
    /// A newer Standpoint, opened in another tab, has taken the database over.
    #[error("a newer Standpoint is open in another tab; load this page again")]
    Superseded,
    /// Another tab has written this entry of the journal already.
    #[error("another tab has changed this document at the same time; take its changes over first")]
    Conflict {
        /// Which document.
        document: String,
        /// Which entry of its journal.
        seq: u32,
    },
    /// There is no such document.
    #[error("the document “{document}” is not stored here any more; save your work as a file")]
    Missing {
        /// Which document.
        document: String,
    },
    /// Something else.
    #[error("the browser's database failed ({detail}); save your work as a file")]
    Broken {
        /// What the browser said.
        detail: String,
    },
}
