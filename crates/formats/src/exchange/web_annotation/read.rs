//! Reading Web Annotations.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use standpoint_annotation::reanchor::Anchors;
use standpoint_text::{Offset, Text};

use super::super::example::{Example, Piece, Region, Relation};
use super::super::fields::{named, whole};
use super::super::flaw::Flaw;
use super::super::input::{Each, Found, Input, Place, ReadError};
use super::super::unit::{Ruler, Unit};
use super::super::values::each_value;
use super::said::{Said, several};
use crate::decode::decode;

/// Reads annotations, a text for each source that they name.
pub(super) fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let mut annotations = Vec::new();
    let mut refused = Vec::new();
    each_value(input, &mut |place, value| {
        match value {
            Ok(value) => gather(value, &mut annotations),
            Err(why) => refused.push(Found::refused(place, why)),
        }
        Ok(())
    })?;
    for found in refused {
        each(found)?;
    }
    let mut sources: BTreeMap<String, Vec<&Map<String, Value>>> = BTreeMap::new();
    let mut links = Vec::new();
    for annotation in &annotations {
        match source_of(annotation) {
            Some(source) => sources.entry(source).or_default().push(annotation),
            None => links.push(annotation),
        }
    }
    if sources.is_empty() {
        sources.insert(String::new(), Vec::new());
    }
    let is_only = sources.len() == 1;
    for (number, (source, annotations)) in (1..).zip(&sources) {
        let place = if is_only {
            Place::Whole
        } else {
            Place::Number(number)
        };
        let file = source.rsplit('/').next().unwrap_or_default();
        let own = format!("{}.txt", input.stem());
        let own = Some(own.as_str()).filter(|_| is_only);
        let bytes = own
            .and_then(|own| (input.beside)(own))
            .or_else(|| (input.beside)(file));
        let Some(bytes) = bytes else {
            let name = own.unwrap_or(file);
            let why =
                format!("the text of “{source}” is not in the file; put it beside it as {name}");
            each(Found::refused(place, why))?;
            continue;
        };
        let stem = if is_only { input.stem() } else { file };
        let mut reading = Reading::new(stem, decode(&bytes)?.text);
        for annotation in annotations.iter().chain(&links) {
            reading.add(annotation);
        }
        each(Found {
            place,
            example: Ok(reading.example),
            flaws: reading.flaws,
        })?;
    }
    Ok(())
}

/// Annotations, also those within pages and collections of them.
fn gather(value: Value, annotations: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Array(values) => values
            .into_iter()
            .for_each(|value| gather(value, annotations)),
        Value::Object(mut object) => {
            let inner = object
                .remove("items")
                .or_else(|| object.remove("first").filter(Value::is_object));
            match inner {
                Some(inner) => gather(inner, annotations),
                None => annotations.push(object),
            }
        }
        _ => {}
    }
}

/// The source of the first target; none for a link between annotations.
fn source_of(annotation: &Map<String, Value>) -> Option<String> {
    if annotation.get("motivation").and_then(Value::as_str) == Some("linking") {
        return None;
    }
    match several(annotation, "target").first()? {
        Value::String(iri) => Some(iri.clone()),
        target => named(target.as_object()?, "source").or_else(|| named(target.as_object()?, "id")),
    }
}

struct Reading {
    example: Example,
    text: Text,
    flaws: Vec<Flaw>,
}

impl Reading {
    fn new(id: &str, text: String) -> Self {
        Self {
            text: Text::new(text.as_str()),
            example: Example {
                id: Some(id.to_owned()),
                text,
                ..Example::default()
            },
            flaws: Vec::new(),
        }
    }

    fn add(&mut self, annotation: &Map<String, Value>) {
        let id = named(annotation, "id")
            .unwrap_or_else(|| format!("#{}", self.example.regions.len() + 1));
        let is_link = annotation.get("motivation").and_then(Value::as_str) == Some("linking");
        let read = if is_link {
            self.link(annotation)
        } else {
            self.mark(&id, annotation)
        };
        if let Err(why) = read {
            self.flaws
                .push(Flaw::Passed(format!("“{id}” is left out: {why}")));
        }
    }

    fn mark(&mut self, id: &str, annotation: &Map<String, Value>) -> Result<(), String> {
        let targets = several(annotation, "target").iter();
        let pieces: Result<Vec<Piece>, String> = targets.map(|target| self.piece(target)).collect();
        let pieces = pieces?;
        if pieces.is_empty() {
            return Err("it has no target".to_owned());
        }
        let said = Said::of(annotation);
        let default = named(annotation, "motivation").unwrap_or_else(|| "annotation".to_owned());
        let labels = if said.tags.is_empty() {
            vec![default]
        } else {
            said.tags
        };
        for (number, label) in labels.into_iter().enumerate() {
            let id = own_id(id);
            let id = if number == 0 {
                id.to_owned()
            } else {
                format!("{id}.{}", number + 1)
            };
            let note = (!said.notes.is_empty()).then(|| said.notes.join("\n"));
            let (pieces, attributes) = (pieces.clone(), said.attributes.clone());
            self.example.regions.push(Region {
                pieces,
                attributes,
                note,
                ..Region::new(id, label, 0, 0)
            });
        }
        Ok(())
    }

    /// Where a target is: by its numbers, with its quote to check them, or by its quote alone.
    fn piece(&self, target: &Value) -> Result<Piece, String> {
        let mut selectors = Vec::new();
        if let Some(target) = target.as_object() {
            for selector in several(target, "selector")
                .iter()
                .filter_map(Value::as_object)
            {
                unfold(selector, &mut selectors);
            }
        }
        let of_kind = |kind: &str| {
            selectors
                .iter()
                .find(|s| named(s, "type").as_deref() == Some(kind))
        };
        let quote = of_kind("TextQuoteSelector");
        let exact = quote.and_then(|quote| named(quote, "exact"));
        if let Some(position) = of_kind("TextPositionSelector") {
            let piece = Piece::new(whole(position, "start")?, whole(position, "end")?);
            return Ok(Piece {
                quote: exact,
                ..piece
            });
        }
        let exact = exact.ok_or("its target is no stretch of a text")?;
        let prefix = quote
            .and_then(|quote| named(quote, "prefix"))
            .unwrap_or_default();
        self.by_quote(&prefix, &exact)
            .ok_or_else(|| format!("its words “{exact}” are not in the text"))
    }

    fn by_quote(&self, prefix: &str, exact: &str) -> Option<Piece> {
        let after = self
            .text
            .as_str()
            .find(&format!("{prefix}{exact}"))
            .map(|at| at + prefix.len());
        let near = Offset::new(after.unwrap_or_default());
        let span = Anchors::in_text(&self.text).find(exact, near)?;
        let ruler = Ruler::new(&self.text, Unit::CodePoints);
        Some(Piece::new(
            ruler.units(span.start()),
            ruler.units(span.end()),
        ))
    }

    fn link(&mut self, annotation: &Map<String, Value>) -> Result<(), String> {
        let end = |field: &str| {
            let ends = several(annotation, field).iter();
            let mut ids = ends.filter_map(|end| match end {
                Value::String(id) => Some(id.clone()),
                end => named(end.as_object()?, "id"),
            });
            ids.next()
                .ok_or_else(|| format!("its {field} names no annotation"))
        };
        let (from, to) = (end("target")?, end("body")?);
        let kind = Said::of(annotation)
            .tags
            .into_iter()
            .next()
            .unwrap_or_else(|| "linking".to_owned());
        // Links stand apart from sources; those of other texts are not for this one.
        let is_here = |id: &str| {
            self.example
                .regions
                .iter()
                .any(|region| region.id == own_id(id))
        };
        if is_here(&from) || is_here(&to) {
            self.example
                .relations
                .push(Relation::new(kind, own_id(&from), own_id(&to)));
        }
        Ok(())
    }
}

/// An id without the sign that makes it an address within the file.
fn own_id(id: &str) -> &str {
    id.strip_prefix('#').unwrap_or(id)
}

/// A selector and those that refine it.
fn unfold<'v>(selector: &'v Map<String, Value>, selectors: &mut Vec<&'v Map<String, Value>>) {
    selectors.push(selector);
    for refined in several(selector, "refinedBy")
        .iter()
        .filter_map(Value::as_object)
    {
        unfold(refined, selectors);
    }
}

#[cfg(test)]
mod tests;
