//! A file taken apart: everything in its type, nothing in its place yet.

use std::sync::Arc;

use serde_json::Value;
use standpoint_text::{Text, order};

use super::book;
use super::error::LoadError;
use super::fields::Fields;
use super::place::{RawMark, RawPiece, UNMATCHED, nowhere};
use crate::codebook::Codebook;
use crate::document::{Details, Document, Source};
use crate::entity::Entity;
use crate::link::Link;
use crate::mark::{Decided, Mark, Origin};

/// What a file holds.
pub(super) struct Raw {
    /// The document without marks, links and entities; under `unplaced` what nobody understands.
    pub(super) document: Document,
    /// What `offsets` says.
    pub(super) offsets: String,
    pub(super) marks: Vec<RawMark>,
    pub(super) links: Vec<(Value, Link)>,
    pub(super) rejected_links: Vec<(Value, Link)>,
    pub(super) entities: Vec<(Value, Entity)>,
}

pub(super) fn raw(value: Value) -> Result<Raw, LoadError> {
    let mut fields = Fields::of(value, "")?;
    let _format = fields.raw("format");
    let offsets = fields.required("offsets")?;
    let text: String = fields.required("text")?;
    let id: Option<String> = fields.optional("id")?;
    let mut document = Document::new(id.unwrap_or_default(), Text::new(text));
    document.details = details(&mut fields)?;
    if let Some(book) = part(&mut fields, "codebook", book::codebook)? {
        document.codebook = shared(book);
    }
    let marks = each(&mut fields, "marks", mark)?;
    let links = each(&mut fields, "links", kept_link)?;
    let rejected_links = each(&mut fields, "rejected_links", kept_link)?;
    let entities = each(&mut fields, "entities", |value, at| {
        Ok((value.clone(), entity(value, at)?))
    })?;
    let unplaced = fields.elements("unplaced")?;
    document.unknown = fields.rest();
    let mut raw = Raw {
        document,
        offsets,
        marks,
        links,
        rejected_links,
        entities,
    };
    for (value, at) in unplaced {
        raw.try_again(value, at);
    }
    Ok(raw)
}

impl Raw {
    /// Takes up what had no place when the file was written: it may have one now.
    fn try_again(&mut self, kept: Value, at: String) {
        let single = kept.as_object().filter(|object| object.len() == 1);
        let inner = single.and_then(|object| object.iter().next());
        let Some((kind, value)) = inner.map(|(kind, value)| (kind.as_str(), value.clone())) else {
            self.document.unplaced.push(kept);
            return;
        };
        let understood = match kind {
            "mark" => mark(value, at).map(|mark| self.marks.push(mark)).is_ok(),
            "link" => kept_link(value, at)
                .map(|link| self.links.push(link))
                .is_ok(),
            "rejected_link" => kept_link(value, at)
                .map(|link| self.rejected_links.push(link))
                .is_ok(),
            "entity" => entity(value.clone(), at)
                .map(|it| self.entities.push((value, it)))
                .is_ok(),
            _ => false,
        };
        if !understood {
            self.document.unplaced.push(kept);
        }
    }
}

fn each<T>(
    fields: &mut Fields,
    field: &str,
    read: impl Fn(Value, String) -> Result<T, LoadError>,
) -> Result<Vec<T>, LoadError> {
    fields
        .elements(field)?
        .into_iter()
        .map(|(value, at)| read(value, at))
        .collect()
}

/// The default codebook is one for all documents.
fn shared(codebook: Codebook) -> Arc<Codebook> {
    let standard = Codebook::standard();
    if *standard == codebook {
        standard
    } else {
        Arc::new(codebook)
    }
}

fn details(fields: &mut Fields) -> Result<Details, LoadError> {
    Ok(Details {
        title: fields.optional("title")?.unwrap_or_default(),
        language: fields.optional("language")?,
        source: part(fields, "source", source)?.unwrap_or_default(),
        tags: fields.optional("tags")?.unwrap_or_default(),
        note: fields.optional("note")?,
        status: fields.optional("status")?,
    })
}

pub(super) fn source(value: Value, at: String) -> Result<Source, LoadError> {
    let mut fields = Fields::of(value, at)?;
    Ok(Source {
        url: fields.optional("url")?,
        publisher: fields.optional("publisher")?,
        published: fields.optional("published")?,
        added: fields.optional("added")?,
        unknown: fields.rest(),
    })
}

pub(super) fn mark(value: Value, at: String) -> Result<RawMark, LoadError> {
    let raw = value.clone();
    let mut fields = Fields::of(value, at)?;
    let id: String = fields.required("id")?;
    let label: String = fields.required("label")?;
    let spans = fields.raw("spans").ok_or_else(|| fields.missing("spans"))?;
    let mut pieces = pieces(spans, &fields.at("spans"))?;
    let mut mark = Mark {
        attributes: fields.optional("attributes")?.unwrap_or_default(),
        entity: fields.optional("entity")?,
        state: fields.optional("state")?.unwrap_or_default(),
        origin: part(&mut fields, "origin", origin)?,
        decided: part(&mut fields, "decided", decided)?,
        said_by: fields.familiar("said_by").unwrap_or_default(),
        note: fields.optional("note")?,
        ..Mark::new(id, label, nowhere())
    };
    mark.unknown = fields.rest();
    recall_quotes(&mut mark, &mut pieces);
    Ok(RawMark { raw, mark, pieces })
}

fn pieces(spans: Value, at: &str) -> Result<Vec<RawPiece>, LoadError> {
    let Value::Array(spans) = spans else {
        let detail = "expected an array of spans".to_owned();
        return Err(LoadError::WrongType {
            at: at.to_owned(),
            detail,
        });
    };
    let numbered = spans.into_iter().enumerate();
    let pieces = numbered.map(|(number, value)| piece(value, format!("{at}[{number}]")));
    let mut pieces = pieces.collect::<Result<Vec<_>, _>>()?;
    order::sort_by_key(&mut pieces, |piece| (piece.start, piece.end));
    Ok(pieces)
}

fn piece(value: Value, at: String) -> Result<RawPiece, LoadError> {
    let mut fields = Fields::of(value, at)?;
    Ok(RawPiece {
        start: fields.required("start")?,
        end: fields.required("end")?,
        quote: fields.optional("quote")?,
        unknown: fields.rest(),
    })
}

/// Quotes that did not fit when the file was first opened count more than what was found there.
fn recall_quotes(mark: &mut Mark, pieces: &mut [RawPiece]) {
    let kept = mark.unknown.get(UNMATCHED).and_then(Value::as_array);
    let Some(quotes) = kept.filter(|quotes| quotes.len() == pieces.len()) else {
        return;
    };
    for (piece, quote) in pieces.iter_mut().zip(quotes) {
        if let Some(quote) = quote.as_str() {
            piece.quote = Some(quote.to_owned());
        }
    }
    mark.unknown.remove(UNMATCHED);
}

/// An object that may be absent.
fn part<T>(
    fields: &mut Fields,
    field: &str,
    read: impl Fn(Value, String) -> Result<T, LoadError>,
) -> Result<Option<T>, LoadError> {
    let at = fields.at(field);
    fields.raw(field).map(|value| read(value, at)).transpose()
}

pub(super) fn origin(value: Value, at: String) -> Result<Origin, LoadError> {
    let mut fields = Fields::of(value, at)?;
    Ok(Origin {
        by: fields.optional("by")?.unwrap_or_default(),
        version: fields.optional("version")?,
        confidence: fields.optional("confidence")?,
        reason: fields.optional("reason")?,
        unknown: fields.rest(),
    })
}

pub(super) fn decided(value: Value, at: String) -> Result<Decided, LoadError> {
    let mut fields = Fields::of(value, at)?;
    Ok(Decided {
        by: fields.optional("by")?.unwrap_or_default(),
        at: fields.optional("at")?.unwrap_or_default(),
        unknown: fields.rest(),
    })
}

pub(super) fn link(value: Value, at: String) -> Result<Link, LoadError> {
    let mut fields = Fields::of(value, at)?;
    let id: String = fields.required("id")?;
    let kind: String = fields.required("type")?;
    let from: String = fields.required("from")?;
    let to: String = fields.required("to")?;
    Ok(Link {
        said_by: fields.familiar("said_by").unwrap_or_default(),
        decided: part(&mut fields, "decided", decided)?,
        unknown: fields.rest(),
        ..Link::new(id, kind, from, to)
    })
}

/// A link, and how it came.
fn kept_link(value: Value, at: String) -> Result<(Value, Link), LoadError> {
    Ok((value.clone(), link(value, at)?))
}

pub(super) fn entity(value: Value, at: String) -> Result<Entity, LoadError> {
    let mut fields = Fields::of(value, at)?;
    let id: String = fields.required("id")?;
    let name: Option<String> = fields.optional("name")?;
    Ok(Entity {
        kind: fields.optional("kind")?,
        settled: fields.optional("settled")?.unwrap_or_default(),
        unknown: fields.rest(),
        ..Entity::new(id.clone(), name.unwrap_or(id))
    })
}
