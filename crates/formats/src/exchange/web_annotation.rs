//! The W3C's Web Annotation model, as JSON-LD with the text beside it.
//!
//! Source: Web Annotation Data Model, W3C Recommendation of 2017. A tag is the label, a comment the
//! note; several targets are one mark in several pieces. An annotation with the motivation
//! `linking` is a relation, as Recogito writes it. Attributes are descriptions that say in a field of
//! our own (`standpoint:attribute`) what they describe.

mod read;
mod said;

use std::io;

use serde_json::{Value, json};
use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::example::{Example, Piece, Region};
use super::format::{Files, Format, Head, Writer, any_letter};
use super::loss::Aspect;
use super::unit::Unit;

/// The Web Annotation model.
pub(super) static FORMAT: Format = Format {
    id: "webannotation",
    name: "W3C Web Annotation",
    extensions: &["json", "jsonld"],
    unit: Unit::CodePoints,
    is_folder: true,
    names_files: true,
    cannot: &[
        Aspect::Rejected,
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::DocumentLabels,
        Aspect::DocumentNote,
        Aspect::Metadata,
    ],
    in_names: any_letter,
    reserved: &[],
    score,
    read: read::read,
    writer: |_: &Codebook, _: &Choices| Box::new(Folder),
};

/// Where the terms of an annotation are defined.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The field that says what a description describes, and the one with a value that is no words.
const ATTRIBUTE: &str = "standpoint:attribute";
const VALUE: &str = "standpoint:value";

/// Characters before and after a quote, for finding it again.
const AROUND: usize = 24;

fn score(head: &Head<'_>) -> u8 {
    let Some(object) = &head.object else {
        return 0;
    };
    let context = object
        .get("@context")
        .map(Value::to_string)
        .unwrap_or_default();
    if context.contains("anno.jsonld") {
        95
    } else if head.has("target") && (head.has("body") || head.has("bodyValue")) {
        80
    } else {
        0
    }
}

/// Writes a text and an array of annotations each.
struct Folder;

impl Writer for Folder {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let name = example.id.as_deref().unwrap_or("text");
        files.append(&format!("{name}.txt"), example.text.as_bytes())?;
        let source = format!("{name}.txt");
        let characters: Vec<char> = example.text.chars().collect();
        let marks = example
            .regions
            .iter()
            .map(|region| annotation(region, &source, &characters));
        let links = example.relations.iter().enumerate().map(|(number, relation)| {
            json!({"@context": CONTEXT, "id": format!("#link-{}", number + 1), "type": "Annotation",
                   "motivation": "linking", "target": iri(&relation.from),
                   "body": [{"id": iri(&relation.to), "purpose": "linking"}, tag(&relation.kind)]})
        });
        let all: Vec<String> = marks
            .chain(links)
            .map(|annotation| annotation.to_string())
            .collect();
        files.append(
            &format!("{name}.json"),
            format!("[\n{}\n]\n", all.join(",\n")).as_bytes(),
        )
    }

    fn finish(&mut self, _: &mut dyn Files) -> io::Result<()> {
        Ok(())
    }
}

fn iri(id: &str) -> String {
    format!("#{id}")
}

fn tag(value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": "tagging", "value": value})
}

fn annotation(region: &Region, source: &str, text: &[char]) -> Value {
    let mut bodies = vec![tag(&region.label)];
    bodies.extend(region.attributes.iter().map(|(name, value)| {
        let mut body = json!({"type": "TextualBody", "purpose": "describing", ATTRIBUTE: name});
        match value {
            Value::String(_) => body["value"] = value.clone(),
            other => {
                body["value"] = Value::from(other.to_string());
                body[VALUE] = other.clone();
            }
        }
        body
    }));
    let note = region.note.iter();
    bodies.extend(
        note.map(|note| json!({"type": "TextualBody", "purpose": "commenting", "value": note})),
    );
    let targets: Vec<Value> = region
        .pieces
        .iter()
        .map(|piece| target(piece, source, text))
        .collect();
    let target = match targets.as_slice() {
        [target] => target.clone(),
        targets => json!(targets),
    };
    json!({"@context": [CONTEXT, {"standpoint": "urn:standpoint:"}], "id": iri(&region.id),
           "type": "Annotation", "body": bodies, "target": target})
}

fn target(piece: &Piece, source: &str, text: &[char]) -> Value {
    let at = |offset: i64| usize::try_from(offset).unwrap_or_default().min(text.len());
    let (start, end) = (at(piece.start), at(piece.end).max(at(piece.start)));
    let words = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    let prefix = words(start.saturating_sub(AROUND), start);
    let suffix = words(end, (end + AROUND).min(text.len()));
    json!({"source": source, "selector": [
        {"type": "TextQuoteSelector", "exact": words(start, end), "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
    ]})
}
