//! doccano's JSON Lines: text classification, sequence labelling, relations, intents.
//!
//! Source: doccano's import and export (`backend/data_import`, `backend/data_export`), whose
//! examples are `{"text", "label": [[start, end, label]]}`, with relations
//! `{"text", "entities": [{id, start_offset, end_offset, label}], "relations": [{from_id, to_id,
//! type}]}`, and for texts as a whole `{"text", "label": ["…"]}` or `"cats"`. What doccano does not
//! know is metadata.

use std::io;

use serde::Serialize;
use serde_json::{Map, Value};
use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::example::{Example, Region, Relation};
use super::fields::{id_value, list, name, named, object, others, whole, whole_of, words};
use super::flaw::Flaw;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::input::{Each, Input, ReadError};
use super::loss::Aspect;
use super::record::Record;
use super::unit::Unit;
use super::values::each_example;

/// doccano's JSON Lines.
pub(super) static FORMAT: Format = Format {
    id: "doccano",
    name: "doccano JSONL",
    extensions: &["jsonl", "json"],
    unit: Unit::Utf16,
    is_folder: false,
    names_files: false,
    cannot: &[
        Aspect::Rejected,
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::ZeroWidth,
        Aspect::Split,
        Aspect::Entities,
        Aspect::Attributes,
        Aspect::Notes,
    ],
    in_names: any_letter,
    reserved: &KNOWN,
    score,
    read,
    writer: |_: &Codebook, _: &Choices| Box::<Lines>::default(),
};

/// The fields that mean something.
const KNOWN: [&str; 10] = [
    "id",
    "text",
    "data",
    "label",
    "labels",
    "entities",
    "relations",
    "cats",
    "Comments",
    "comments",
];

fn score(head: &Head<'_>) -> u8 {
    let has_text = head.has("text") || head.has("data");
    let is_empty = |field: &str| {
        let value = head.object.as_ref().and_then(|object| object.get(field));
        value.and_then(Value::as_array).is_some_and(Vec::is_empty)
    };
    if head.has("Comments") && has_text {
        95
    } else if (head.has("label") || head.has("labels") || head.has("entities")) && has_text {
        if is_empty("label") { 60 } else { 80 }
    } else if head.has("cats") && has_text && !head.has("ents") && !head.has("tokens") {
        70
    } else {
        0
    }
}

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let text_field = input.choices.text_field.clone();
    each_example(input, each, &|value, flaws| {
        example_of(value, text_field.as_deref(), flaws)
    })
}

fn example_of(
    value: &Value,
    text_field: Option<&str>,
    flaws: &mut Vec<Flaw>,
) -> Result<Example, String> {
    let object = object(value, "the example")?;
    let default = if object.contains_key("text") || !object.contains_key("data") {
        "text"
    } else {
        "data"
    };
    let text_field = text_field.unwrap_or(default);
    let mut example = Example {
        id: named(object, "id"),
        text: words(object, text_field)?.to_owned(),
        ..Example::default()
    };
    example.meta = others(object, &KNOWN);
    example.meta.remove(text_field);
    for field in ["entities", "label", "labels"] {
        let known = example.regions.len();
        for (number, label) in labels(object, field).iter().enumerate() {
            let read = read_label(label, number, known, &mut example);
            flaws.extend(
                read.err()
                    .map(|why| Flaw::Passed(format!("{field}[{number}] is left out: {why}"))),
            );
        }
    }
    for label in labels(object, "cats") {
        example.labels.extend(name(label));
    }
    for (number, relation) in list(object, "relations")?.iter().enumerate() {
        match relation_of(relation) {
            Ok(relation) => example.relations.push(relation),
            Err(why) => flaws.push(Flaw::Passed(format!(
                "relations[{number}] is left out: {why}"
            ))),
        }
    }
    example.note = comments(object);
    Ok(example)
}

/// The values of a field that holds several or one.
fn labels<'v>(object: &'v Map<String, Value>, field: &str) -> &'v [Value] {
    match object.get(field) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(labels)) => labels,
        Some(one) => std::slice::from_ref(one),
    }
}

/// A label of a stretch or of the whole text. Stretches of `label` that stand in `entities`, too,
/// are one: the first so many regions are known from there.
fn read_label(
    label: &Value,
    number: usize,
    known: usize,
    example: &mut Example,
) -> Result<(), String> {
    let region = match label {
        Value::Array(triple) => {
            let [start, end, label] = triple.as_slice() else {
                return Err("it is not start, end and label".to_owned());
            };
            let place = whole_of(start).zip(whole_of(end));
            let (start, end) = place.ok_or("its offsets are not whole numbers below 2^63")?;
            let label = name(label).ok_or("its label is no name")?;
            let id = format!("s{number}");
            let is_same =
                |known: &Region| (known.start(), known.end(), &known.label) == (start, end, &label);
            if example.regions[..known].iter().any(is_same) {
                return Ok(());
            }
            Region::new(id, label, start, end)
        }
        Value::Object(entity) => Region::new(
            named(entity, "id").unwrap_or_else(|| format!("n{number}")),
            named(entity, "label").ok_or("its label is no name")?,
            whole(entity, "start_offset")?,
            whole(entity, "end_offset")?,
        ),
        of_text => {
            example.labels.push(name(of_text).ok_or("it is no label")?);
            return Ok(());
        }
    };
    example.regions.push(region);
    Ok(())
}

fn relation_of(value: &Value) -> Result<Relation, String> {
    let relation = object(value, "it")?;
    let end = |field: &str| named(relation, field).ok_or(format!("“{field}” is missing"));
    Ok(Relation::new(end("type")?, end("from_id")?, end("to_id")?))
}

fn comments(object: &Map<String, Value>) -> Option<String> {
    let comments = labels(object, "Comments")
        .iter()
        .chain(labels(object, "comments"));
    let comments: Vec<String> = comments
        .filter_map(|comment| name(comment).or_else(|| named(comment.as_object()?, "text")))
        .collect();
    (!comments.is_empty()).then(|| comments.join("\n"))
}

/// Writes a line each. `label` and `entities` say the same: which of them doccano reads depends on
/// the kind of project, and the other becomes metadata.
#[derive(Default)]
struct Lines {
    line: Vec<u8>,
}

/// An element of `entities`; the fields are in the order of their names.
#[derive(Serialize)]
struct Entity<'e> {
    end_offset: i64,
    id: usize,
    label: &'e str,
    start_offset: i64,
}

/// An element of `relations`, its ends by the numbers of their entities.
#[derive(Serialize)]
struct Link<'e> {
    from_id: Option<usize>,
    id: usize,
    to_id: Option<usize>,
    #[serde(rename = "type")]
    kind: &'e str,
}

impl Writer for Lines {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let number = |id: &String| example.regions.iter().position(|region| region.id == *id);
        let regions = || example.regions.iter();
        let entities = regions().enumerate().map(|(id, region)| Entity {
            end_offset: region.end(),
            id,
            label: &region.label,
            start_offset: region.start(),
        });
        let spans = regions().map(|region| (region.start(), region.end(), &region.label));
        let relations = example.relations.iter().enumerate();
        let relations = relations.map(|(id, relation)| Link {
            from_id: number(&relation.from),
            id,
            to_id: number(&relation.to),
            kind: &relation.kind,
        });
        self.line.clear();
        let mut record = Record::begin(&mut self.line, &example.meta);
        record.field("Comments", &example.note.as_slice());
        if !example.labels.is_empty() {
            record.field("cats", &example.labels);
        }
        record.field("entities", &entities.collect::<Vec<_>>());
        if let Some(id) = &example.id {
            record.field("id", &id_value(id));
        }
        record.field("label", &spans.collect::<Vec<_>>());
        record.field("relations", &relations.collect::<Vec<_>>());
        record.field("text", &example.text);
        record.end();
        files.append("", &self.line)
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append("", b"")
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{drawn, read_all};
    use super::*;

    #[test]
    fn each_kind_of_project_is_read() {
        let lines = "{\"text\": \"Kessia stalls\", \"label\": [[0, 6, \"ORG\"]], \"meta\": {\"page\": 1}}\n\
            {\"text\": \"Kessia stalls\", \"entities\": [{\"id\": 4, \"start_offset\": 0, \"end_offset\": 6, \"label\": \"ORG\"}, \
             {\"id\": 9, \"start_offset\": 7, \"end_offset\": 13, \"label\": \"CUE\"}], \
             \"relations\": [{\"from_id\": 9, \"to_id\": 4, \"type\": \"by\"}], \"Comments\": [\"sure\"]}\n\
            {\"text\": \"Kessia stalls\", \"label\": [\"negative\"]}\n\
            {\"text\": \"Kessia stalls\", \"entities\": [[0, 6, \"ORG\"]], \"cats\": [\"news\"]}\n\
            {\"label\": [[0, 1, \"PER\"]]}\n\
            {\"text\": \"x\", \"label\": [[0, 9223372036854775808, \"PER\"]]}\n";
        let found = read_all(&FORMAT, lines.as_bytes());
        let drawn: Vec<String> = found.iter().map(drawn).collect();
        assert_eq!(
            drawn,
            [
                "[Kessia|ORG] stalls",
                "[Kessia|ORG] [stalls|CUE] by(stalls, Kessia) note(sure)",
                "Kessia stalls #negative",
                "[Kessia|ORG] stalls #news",
                "line 5: “text” is missing",
                "x !label[0] is left out: its offsets are not whole numbers below 2^63",
            ]
        );
        assert_eq!(found[0].example.as_ref().unwrap().meta["meta"]["page"], 1);
    }

    #[test]
    fn pretty_printed_examples_are_read() {
        let json = "{\n  \"text\": \"Kessia\",\n  \"label\": [\n    [0, 6, \"ORG\"]\n  ]\n}";
        assert_eq!(
            drawn(&read_all(&FORMAT, json.as_bytes())[0]),
            "[Kessia|ORG]"
        );
    }
}
