//! The native file: `standpoint/1`, JSON with offsets in code points and a quote beside each span.
//!
//! [`to_json`] writes a document, [`from_json`] reads one. Reading checks every span against the
//! text and its quote. What does not fit is reported as a [`Problem`]; what has no place at all is
//! kept as it came under `unplaced`, and written back. Only a file that is something else, or is
//! broken, is refused, with a [`LoadError`] that says why.

mod book;
mod codebook;
mod error;
mod fields;
mod kept;
mod parse;
pub(crate) mod place;
mod problem;
mod raw;
mod read;
mod recognise;
pub mod surrogate;
mod typed;
mod unit;
pub(crate) mod wire;
mod write;

pub use codebook::{codebook_from_json, codebook_to_json};
pub use error::LoadError;
pub(crate) use kept::{entity_of, link_of, mark_of, mark_value};
pub use problem::Problem;
pub use read::{Loaded, from_json, from_json_as};
pub use recognise::{Tool, recognise};
pub use unit::Unit;
pub use write::{to_json, to_json_line};

/// What stands under `format` in a file of this version.
pub const FORMAT: &str = "standpoint/1";
