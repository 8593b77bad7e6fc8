//! Marks that have no place in a changed text, kept in the document under `unplaced` as
//! `{"lost": {"mark": …, "before": …, "after": …, "near": …, "links": […], "entity": …}}`: `mark`,
//! `links` and `entity` as they stood in the old version's file, `near` in code points of the new
//! text.

use serde_json::{Value, json};
use standpoint_text::Offset;

use super::placing::Placing;
use crate::document::Document;
use crate::entity::Entity;
use crate::json;
use crate::link::Link;
use crate::mark::Mark;

/// The name under which a lost mark is kept.
const LOST: &str = "lost";

/// How many words around it are kept with it, on each side.
const AROUND: usize = 14;

/// A mark that has lost its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The mark; its place means nothing here.
    pub mark: Mark,
    /// Its words, pieces joined by ` … `.
    pub quote: String,
    /// What stood before it.
    pub before: String,
    /// What stood after it.
    pub after: String,
    /// The place in the new text that is nearest to where it was.
    pub near: Offset,
    /// The links that joined it to others.
    pub links: Vec<Link>,
    /// What it mentioned.
    pub entity: Option<Entity>,
}

/// The marks that a document's text has lost, in the order in which they stood in the old one.
pub fn lost(document: &Document) -> Vec<Lost> {
    all(document).map(|(_, lost)| lost).collect()
}

/// The same, each with its place among what has no place.
pub(crate) fn all(document: &Document) -> impl Iterator<Item = (usize, Lost)> {
    let kept = document.unplaced.iter().enumerate();
    kept.filter_map(|(at, value)| Some((at, read(document, value.get(LOST)?)?)))
}

/// What has no place without these of it.
pub(crate) fn without(document: &Document, gone: &[usize]) -> Vec<Value> {
    let kept = document.unplaced.iter().enumerate();
    let kept = kept.filter(|(at, _)| !gone.contains(at));
    kept.map(|(_, value)| value.clone()).collect()
}

/// A mark of the old document, as it is kept; it was near this code point of the new text.
pub(super) fn value(old: &Document, mark: &Mark, placing: &Placing<'_>, near: usize) -> Value {
    let hull = mark.spans.hull();
    let (before, after) = placing.around(hull, AROUND);
    // One that leads back to where it starts is found from both sides.
    let others = old.links_to(&mark.id).filter(|link| link.from != mark.id);
    let links = old.links_from(&mark.id).chain(others);
    let links: Vec<&Link> = links.map(AsRef::as_ref).collect();
    let entity = mark.entity.as_ref().and_then(|id| old.entity(id));
    json!({ LOST: {
        "mark": json::mark_value(old, mark),
        "before": before,
        "after": after,
        "near": near,
        "links": links,
        "entity": entity.map(AsRef::as_ref),
    } })
}

fn read(document: &Document, kept: &Value) -> Option<Lost> {
    let (mark, quotes) = json::mark_of(kept.get("mark")?.clone())?;
    let words = |field: &str| kept.get(field).and_then(Value::as_str).unwrap_or_default();
    let near = kept.get("near").and_then(Value::as_u64).unwrap_or_default();
    let near = document.text.from_code_point(usize::try_from(near).ok()?);
    let entity = kept.get("entity").filter(|entity| !entity.is_null());
    let links = kept.get("links").and_then(Value::as_array);
    let links = links.into_iter().flatten();
    Some(Lost {
        mark,
        quote: quotes.join(" … "),
        before: words("before").to_owned(),
        after: words("after").to_owned(),
        near: near.unwrap_or(document.text.end()),
        links: links
            .filter_map(|link| json::link_of(link.clone()))
            .collect(),
        entity: entity.and_then(|entity| json::entity_of(entity.clone())),
    })
}
