//! A document and what is marked in it.
//!
//! A [`Document`] is a text that never changes, the marks on it, the links between them and the
//! entities that gather them. What may be marked is the [`Codebook`]'s, which is data. Every change
//! is a [`Command`], planned into [`Edit`]s that know their inverse; a [`History`] keeps them.

pub mod carry;
pub mod certainty;
pub mod codebook;
pub mod colour;
pub mod colouring;
pub mod command;
mod contents;
pub mod document;
pub mod edit;
pub mod entity;
pub mod history;
pub mod id;
pub mod index;
pub mod json;
pub mod link;
pub mod mark;
pub mod matrix;
pub mod merge;
mod numbers;
pub mod project;
pub mod reanchor;
#[cfg(feature = "schema")]
pub mod schema;
pub mod segment;
pub mod slips;
pub mod summary;

pub use codebook::Codebook;
pub use command::{
    Command, CommandError, Everywhere, Pick, Recode, RecodeError, Reread, Settlement,
};
pub use contents::Here;
pub use document::{Details, Document, Source, Status};
pub use edit::{Change, Edit, EditError};
pub use entity::Entity;
pub use history::{History, JournalEntry, Step};
pub use id::{EntityId, LabelId, LinkId, LinkTypeId, MarkId};
pub use index::SpanIndex;
pub use link::Link;
pub use mark::{Decided, ENGINE, Mark, Origin, Spans, State};
pub use matrix::Matrix;
pub use project::{DocumentEntry, Person, Project, RejectedWords};
pub use segment::{Segment, segments};
pub use summary::{Counts, Stage, Summary};

/// Fields that this version does not know, kept so that a round trip loses nothing.
pub type Unknown = serde_json::Map<String, serde_json::Value>;
