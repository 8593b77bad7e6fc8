//! Single marks, links and entities as they stand in a file, for what is kept beside a document.

use serde_json::Value;

use super::{raw, write};
use crate::document::Document;
use crate::entity::Entity;
use crate::link::Link;
use crate::mark::Mark;

/// A mark as it stands in its document's file.
pub(crate) fn mark_value(document: &Document, mark: &Mark) -> Value {
    // Strings, numbers and string-keyed maps can always be written.
    serde_json::to_value(write::mark(document, mark)).unwrap_or_default()
}

/// A mark without its place, and the words of its pieces.
pub(crate) fn mark_of(value: Value) -> Option<(Mark, Vec<String>)> {
    let raw = raw::mark(value, String::new()).ok()?;
    let quotes = raw.pieces.into_iter().filter_map(|piece| piece.quote);
    Some((raw.mark, quotes.collect()))
}

/// A link.
pub(crate) fn link_of(value: Value) -> Option<Link> {
    raw::link(value, String::new()).ok()
}

/// An entity.
pub(crate) fn entity_of(value: Value) -> Option<Entity> {
    raw::entity(value, String::new()).ok()
}
