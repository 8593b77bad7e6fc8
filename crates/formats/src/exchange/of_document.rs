//! A document as an example, before anything is taken from it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use standpoint_annotation::{Document, EntityId, Mark, State};
use standpoint_text::Text;

use super::example::{Example, Piece, Region, Relation};
use super::loss::{Aspect, Losses};
use super::unit::{Ruler, Unit};

/// The attribute that says whom a mark mentions.
pub(super) const ENTITY: &str = "entity";

/// Where a document keeps what other tools said of its text.
pub(super) const METADATA: &str = "metadata";

/// All of a document that an example has a place for; the rest is counted as lost.
pub(super) fn example_of(document: &Document, unit: Unit, losses: &mut Losses) -> Example {
    let ruler = Ruler::new(&document.text, unit);
    let names = entity_names(document);
    let regions = document.marks_in_order().map(|mark| {
        losses.add(Aspect::Provenance, usize::from(has_provenance(mark)));
        region_of(mark, &document.text, &ruler, &names)
    });
    let regions = regions.collect();
    let relations = document
        .links()
        .map(|link| Relation::new(link.kind.as_str(), link.from.as_str(), link.to.as_str()));
    losses.add(Aspect::Relations, document.rejected_links().len());
    Example {
        id: (!document.id.is_empty()).then(|| document.id.clone()),
        text: document.text.as_str().to_owned(),
        regions,
        relations: relations.collect(),
        labels: document.details.tags.clone(),
        note: document.details.note.clone(),
        meta: meta_of(document),
    }
}

/// Whether more is known of who made it than that it is a suggestion and how sure.
fn has_provenance(mark: &Mark) -> bool {
    mark.decided.is_some()
        || !mark.said_by.is_empty()
        || !mark.unknown.is_empty()
        || !mark.span_unknown.is_empty()
        || mark.origin.as_ref().is_some_and(|origin| {
            origin.version.is_some() || origin.reason.is_some() || !mark.is_by_engine()
        })
}

fn region_of(
    mark: &Mark,
    text: &Text,
    ruler: &Ruler<'_>,
    names: &BTreeMap<EntityId, String>,
) -> Region {
    let pieces = mark.spans.pieces().iter().map(|span| Piece {
        start: ruler.units(span.start()),
        end: ruler.units(span.end()),
        quote: Some(text.slice(*span).to_owned()),
    });
    let mut attributes = mark.attributes.clone();
    let entity = mark.entity.as_ref().and_then(|entity| names.get(entity));
    if let Some(name) = entity {
        attributes.insert(ENTITY.to_owned(), Value::from(name.as_str()));
    }
    Region {
        id: mark.id.to_string(),
        label: mark.label.to_string(),
        pieces: pieces.collect(),
        attributes,
        note: mark.note.clone(),
        state: mark.state,
        confidence: mark.confidence().filter(|_| mark.state != State::Accepted),
    }
}

/// What each entity is called; of several of one name all but the first say their id, too.
fn entity_names(document: &Document) -> BTreeMap<EntityId, String> {
    let mut names = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    for entity in document.entities() {
        let is_first = taken.insert(entity.name.as_str());
        let name = if is_first {
            entity.name.clone()
        } else {
            format!("{} ({})", entity.name, entity.id)
        };
        names.insert(entity.id.clone(), name);
    }
    names
}

/// Title, language and source beside what other tools said.
fn meta_of(document: &Document) -> Map<String, Value> {
    let details = &document.details;
    let kept = document.unknown.get(METADATA).and_then(Value::as_object);
    let mut meta = kept.cloned().unwrap_or_default();
    let title = Some(details.title.clone()).filter(|title| !title.is_empty());
    let fields = [
        ("title", &title),
        ("language", &details.language),
        ("url", &details.source.url),
        ("publisher", &details.source.publisher),
        ("published", &details.source.published),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            meta.insert(field.to_owned(), Value::from(value.as_str()));
        }
    }
    meta
}
