//! spaCy's JSON: what `Doc.to_json` writes and `Doc.from_json` reads; and spaCy 2's training JSON,
//! which is read only.
//!
//! Source: spaCy's `tokens/doc.pyx` and `schemas.DocJSONSchema`. `ents` may not overlap; where marks
//! do, all of them are in `spans["sc"]`, which is where spaCy's span categoriser looks. An entity is
//! a `kb_id`, which only spans have.

mod training;

use std::collections::BTreeSet;
use std::io;

use serde_json::{Map, Value, json};
use standpoint_annotation::Codebook;
use standpoint_text::{Span, Text};

use super::choice::Choices;
use super::example::{Example, Region};
use super::fields::{list, named, object, whole, words};
use super::flaw::Flaw;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::input::{Each, Found, Input, ReadError};
use super::loss::Aspect;
use super::of_document::ENTITY;
use super::tokens::tiles;
use super::unit::{Ruler, Unit};
use super::values::each_value;

/// What spaCy's documents have no place for.
pub(super) const CANNOT: &[Aspect] = &[
    Aspect::Rejected,
    Aspect::Suggested,
    Aspect::Confidence,
    Aspect::ZeroWidth,
    Aspect::Blanks,
    Aspect::Split,
    Aspect::Duplicates,
    Aspect::Attributes,
    Aspect::Relations,
    Aspect::Notes,
    Aspect::DocumentNote,
    Aspect::Metadata,
    Aspect::Id,
];

/// spaCy's JSON.
pub(super) static FORMAT: Format = Format {
    id: "spacy",
    name: "spaCy JSON",
    extensions: &["json"],
    unit: Unit::CodePoints,
    is_folder: false,
    names_files: false,
    cannot: CANNOT,
    in_names: any_letter,
    reserved: &[],
    score,
    read,
    writer: |_: &Codebook, _: &Choices| Box::new(Docs { count: 0 }),
};

fn score(head: &Head<'_>) -> u8 {
    let text = head.has("text");
    if (text && head.has("ents")) || head.has("paragraphs") {
        90
    } else if text && head.has("tokens") && head.has("cats") {
        85
    } else if text && head.has("tokens") && !head.has("_input_hash") {
        50
    } else {
        0
    }
}

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    each_value(input, &mut |place, value| {
        let value = match value {
            Ok(value) => value,
            Err(why) => return Ok(each(Found::refused(place, why))?),
        };
        if let Some(paragraphs) = value.get("paragraphs").and_then(Value::as_array) {
            for paragraph in paragraphs {
                let mut flaws = Vec::new();
                let example = training::paragraph_of(paragraph, &mut flaws);
                each(Found {
                    place,
                    example,
                    flaws,
                })?;
            }
            return Ok(());
        }
        let mut flaws = Vec::new();
        let example = example_of(&value, &mut flaws);
        Ok(each(Found {
            place,
            example,
            flaws,
        })?)
    })
}

fn example_of(value: &Value, flaws: &mut Vec<Flaw>) -> Result<Example, String> {
    let object = object(value, "the document")?;
    let mut example = Example {
        text: words(object, "text")?.to_owned(),
        labels: categories(object),
        ..Example::default()
    };
    let mut seen = BTreeSet::new();
    let ents = list(object, "ents")?.iter().map(|ent| ("ents", ent));
    let groups = object.get("spans").and_then(Value::as_object);
    let spans = groups.into_iter().flatten().flat_map(|(group, spans)| {
        spans
            .as_array()
            .into_iter()
            .flatten()
            .map(move |span| (group.as_str(), span))
    });
    for (group, span) in spans.chain(ents) {
        match region_of(span, example.regions.len()) {
            Ok(region) => {
                // An entity is often in a span group, too.
                if seen.insert((region.start(), region.end(), region.label.clone())) {
                    example.regions.push(region);
                }
            }
            Err(why) => flaws.push(Flaw::Passed(format!(
                "a span of “{group}” is left out: {why}"
            ))),
        }
    }
    Ok(example)
}

fn region_of(value: &Value, number: usize) -> Result<Region, String> {
    let span = object(value, "it")?;
    let label = words(span, "label")?;
    let mut region = Region::new(
        format!("s{number}"),
        label,
        whole(span, "start")?,
        whole(span, "end")?,
    );
    let entity = named(span, "kb_id").filter(|entity| !entity.is_empty() && entity != "0");
    if let Some(entity) = entity {
        region
            .attributes
            .insert(ENTITY.to_owned(), Value::from(entity));
    }
    Ok(region)
}

/// The categories that are more likely than not.
fn categories(object: &Map<String, Value>) -> Vec<String> {
    let cats = object.get("cats").and_then(Value::as_object);
    let likely = cats.into_iter().flatten().filter(|(_, share)| {
        share
            .as_bool()
            .unwrap_or_else(|| share.as_f64().is_some_and(|share| share > 0.5))
    });
    likely.map(|(label, _)| label.clone()).collect()
}

/// Writes an array of documents.
struct Docs {
    count: usize,
}

impl Writer for Docs {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let before = if self.count == 0 { "[\n" } else { ",\n" };
        self.count += 1;
        files.append("", format!("{before}{}", doc_of(example)).as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        let end: &[u8] = if self.count == 0 { b"[]\n" } else { b"\n]\n" };
        files.append("", end)
    }
}

fn doc_of(example: &Example) -> Value {
    let text = Text::new(example.text.as_str());
    let ruler = Ruler::new(&text, Unit::CodePoints);
    let places = example.regions.iter().filter_map(|region| {
        Some(Span::new(
            ruler.offset(region.start())?,
            ruler.offset(region.end())?,
        ))
    });
    let places: Vec<Span> = places.collect();
    let tokens = tiles(&text, &places).into_iter().enumerate().map(|(id, tile)| {
        json!({"id": id, "start": ruler.units(tile.span.start()), "end": ruler.units(tile.span.end())})
    });
    let cats: Map<String, Value> = example
        .labels
        .iter()
        .map(|l| (l.clone(), Value::from(1.0)))
        .collect();
    let mut doc = json!({"text": example.text, "cats": cats, "tokens": tokens.collect::<Value>()});
    let needs_group = overlap(places)
        || example
            .regions
            .iter()
            .any(|r| r.attributes.contains_key(ENTITY));
    let spans = example.regions.iter().map(|region| {
        let mut span = json!({"start": region.start(), "end": region.end(), "label": region.label});
        if needs_group {
            let entity = region.attributes.get(ENTITY).and_then(Value::as_str);
            span["kb_id"] = Value::from(entity.unwrap_or_default());
        }
        span
    });
    if needs_group {
        doc["spans"] = json!({"sc": spans.collect::<Value>()});
        doc["ents"] = json!([]);
    } else {
        doc["ents"] = spans.collect();
    }
    doc
}

/// Whether any two share a character.
pub(super) fn overlap(mut places: Vec<Span>) -> bool {
    places.sort_unstable();
    places.windows(2).any(|pair| pair[0].overlaps(pair[1]))
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{drawn, read_all};
    use super::*;

    #[test]
    fn documents_and_training_data_are_read() {
        let json = "[{\"text\": \"😀 Kessia stalls\", \"ents\": [{\"start\": 2, \"end\": 8, \"label\": \"ORG\"}], \
             \"spans\": {\"sc\": [{\"start\": 2, \"end\": 8, \"label\": \"ORG\", \"kb_id\": \"Q1\"}, {\"start\": 2, \"end\": 15, \"label\": \"S\"}]}, \
             \"cats\": {\"news\": 1.0, \"sport\": 0.0}, \"tokens\": []},\
             {\"id\": 0, \"paragraphs\": [{\"raw\": \"Ode’s dam.\", \"sentences\": [{\"tokens\": [\
             {\"orth\": \"Ode\", \"ner\": \"B-PER\"}, {\"orth\": \"’s\", \"ner\": \"L-PER\"}, {\"orth\": \"dam\", \"ner\": \"?\"}]}]},\
             {\"sentences\": [{\"tokens\": [{\"orth\": \"a\", \"ner\": \"O\"}, {\"orth\": \"b\", \"ner\": \"U-ORG\"}]}]}]}]";
        let drawn: Vec<String> = read_all(&FORMAT, json.as_bytes())
            .iter()
            .map(drawn)
            .collect();
        assert_eq!(
            drawn,
            [
                "😀 [[Kessia|ORG entity=Q1] stalls|S] #news",
                "[Ode’s|PER] dam. !“?” is no tag such as B-PER or O; it is read as O",
                "a [b|ORG]",
            ]
        );
    }
}
