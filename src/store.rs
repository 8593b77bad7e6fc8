//! Where documents live between two visits: the browser's own database.
//!
//! A document is stored as it came in, once, and behind it the journal of its steps; played back,
//! it gives the document and its history again. So a change costs one small write, and nothing that
//! was written is ever written over. [`Database`] is the way in; [`StoreEvent`] tells what became
//! of a write and what other tabs do.

mod database;
mod disk;
mod error;
mod idb;
mod lock;
mod memory;
mod migration;
mod news;
mod pen;
mod queue;
mod quota;
mod record;
mod schema;

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod browser_tests;

pub use database::Database;
pub use error::StoreError;
pub use pen::{Access, Pen, PenEvent};
pub use quota::{measure, persist};
pub use record::{Project, Stage, Stored, Summary};

/// What the store has to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum StoreEvent {
    /// What is becoming of the changes.
    Saving(SaveStatus),
    /// Another tab has changed a document: its journal now has this many entries.
    DocumentChanged {
        /// Which document.
        document: String,
        /// How many entries its journal has.
        seq: u32,
    },
    /// Another tab has added, removed or renamed documents.
    ListChanged,
}

/// What is becoming of the changes.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveStatus {
    /// All changes are stored.
    Saved {
        /// When the last one was, RFC 3339 in UTC.
        at: String,
    },
    /// Changes are being stored.
    Saving,
    /// Changes wait in memory, because they could not be stored.
    Failed(StoreError),
}

/// The time, as RFC 3339 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}
