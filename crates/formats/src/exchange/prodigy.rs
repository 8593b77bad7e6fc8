//! Prodigy's JSON Lines: tasks with tokens, spans, relations and an answer.
//!
//! Source: Prodigy's documentation of its data formats. Rejected marks are a task of their own with
//! the answer `reject`; tasks on the same text that follow one another are one example. Attributes,
//! notes and ids are fields that Prodigy passes on as they are.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use serde_json::{Map, Value, json};
use standpoint_annotation::{Codebook, State};
use standpoint_text::{Span, Text};

use super::choice::Choices;
use super::example::{Example, Region, Relation};
use super::fields::{list, name, named, object, others, whole, words};
use super::flaw::Flaw;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::input::{Each, Found, Input, ReadError};
use super::loss::Aspect;
use super::spacy::overlap;
use super::tokens::{Tile, tiles};
use super::unit::{Ruler, Unit};
use super::values::each_value;

/// Prodigy's JSON Lines.
pub(super) static FORMAT: Format = Format {
    id: "prodigy",
    name: "Prodigy JSONL",
    extensions: &["jsonl"],
    unit: Unit::CodePoints,
    is_folder: false,
    cannot: &[
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::ZeroWidth,
        Aspect::Blanks,
        Aspect::Split,
    ],
    in_names: any_letter,
    reserved: &[],
    score,
    read,
    writer: |_: &Codebook, _: &Choices| Box::new(Tasks),
};

/// The fields that mean something, or that Prodigy makes anew.
const KNOWN: [&str; 15] = [
    "id",
    "text",
    "meta",
    "tokens",
    "spans",
    "relations",
    "answer",
    "accept",
    "label",
    "options",
    "note",
    "_input_hash",
    "_task_hash",
    "_view_id",
    "_session_id",
];

fn score(head: &Head<'_>) -> u8 {
    let is_task = ["_input_hash", "_task_hash", "_view_id", "answer"]
        .iter()
        .any(|field| head.has(field));
    if (is_task && head.has("text")) || (head.has("label") && head.has("pattern")) {
        95
    } else if head.has("text") && head.has("spans") && !head.has("ents") && !head.has("cats") {
        70
    } else {
        0
    }
}

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let mut waiting: Option<Found> = None;
    each_value(input, &mut |place, value| {
        let mut flaws = Vec::new();
        let example = value.and_then(|value| example_of(&value, &mut flaws));
        let next = Found {
            place,
            example,
            flaws,
        };
        match waiting.take() {
            Some(mut before) if is_same_text(&before, &next) => {
                join(&mut before, next);
                waiting = Some(before);
            }
            before => {
                waiting = Some(next);
                if let Some(before) = before {
                    each(before)?;
                }
            }
        }
        Ok(())
    })?;
    if let Some(last) = waiting {
        each(last)?;
    }
    Ok(())
}

/// Whether two tasks in a row are answers about one text, one of them no.
fn is_same_text(before: &Found, next: &Found) -> bool {
    let (Ok(before), Ok(next)) = (&before.example, &next.example) else {
        return false;
    };
    let is_negative = |example: &Example| {
        let mut states = example.regions.iter().map(|region| region.state);
        !example.regions.is_empty() && states.all(|state| state == State::Rejected)
    };
    before.text == next.text && before.id == next.id && is_negative(next)
}

fn join(before: &mut Found, next: Found) {
    if let (Ok(example), Ok(next)) = (&mut before.example, next.example) {
        let shift = example.regions.len();
        example
            .regions
            .extend(next.regions.into_iter().map(|region| Region {
                id: format!("{}.{shift}", region.id),
                ..region
            }));
    }
    before.flaws.extend(next.flaws);
}

fn example_of(value: &Value, flaws: &mut Vec<Flaw>) -> Result<Example, String> {
    let task = object(value, "the task")?;
    if task.contains_key("pattern") {
        return Err("this is a match pattern, not a text with annotations".to_owned());
    }
    let mut example = Example {
        id: named(task, "id"),
        text: words(task, "text")?.to_owned(),
        note: named(task, "note"),
        meta: others(task, &KNOWN),
        ..Example::default()
    };
    if let Some(meta) = task.get("meta").and_then(Value::as_object) {
        example.meta.extend(meta.clone());
    }
    let state = match task.get("answer").and_then(Value::as_str) {
        Some("reject") => State::Rejected,
        Some("ignore") => State::Suggested,
        _ => State::Accepted,
    };
    if state == State::Accepted {
        let labels = list(task, "accept")?.iter().chain(task.get("label"));
        example.labels.extend(labels.filter_map(name));
    }
    for (number, span) in list(task, "spans")?.iter().enumerate() {
        match region_of(span, number) {
            Ok(region) => example.regions.push(Region { state, ..region }),
            Err(why) => flaws.push(Flaw::Passed(format!("spans[{number}] is left out: {why}"))),
        }
    }
    for (number, relation) in list(task, "relations")?.iter().enumerate() {
        match relation_of(relation, &example.regions) {
            Ok(relation) => example.relations.push(relation),
            Err(why) => flaws.push(Flaw::Passed(format!(
                "relations[{number}] is left out: {why}"
            ))),
        }
    }
    Ok(example)
}

fn region_of(value: &Value, number: usize) -> Result<Region, String> {
    let span = object(value, "it")?;
    let label = named(span, "label").ok_or("“label” is missing")?;
    let id = named(span, "id").unwrap_or_else(|| format!("s{number}"));
    let mut region = Region::new(id, label, whole(span, "start")?, whole(span, "end")?);
    if let Some(attributes) = span.get("attributes").and_then(Value::as_object) {
        let attributes: BTreeMap<String, Value> = attributes
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        region.attributes = attributes;
    }
    region.note = named(span, "note");
    Ok(region)
}

/// A relation names its ends by the spans themselves, and by tokens for the screen.
fn relation_of(value: &Value, regions: &[Region]) -> Result<Relation, String> {
    let relation = object(value, "it")?;
    let kind = named(relation, "label").ok_or("“label” is missing")?;
    let end = |field: &str| -> Result<String, String> {
        let span = relation.get(field).and_then(Value::as_object);
        let span = span.ok_or_else(|| format!("“{field}” is missing"))?;
        let (start, end) = (whole(span, "start")?, whole(span, "end")?);
        let (label, id) = (named(span, "label"), named(span, "id"));
        let fits = |region: &&Region| {
            (region.start(), region.end()) == (start, end)
                && label.as_ref().is_none_or(|label| *label == region.label)
                && id.as_ref().is_none_or(|id| *id == region.id)
        };
        let region = regions.iter().find(fits);
        region
            .map(|region| region.id.clone())
            .ok_or_else(|| format!("no span is at {start}–{end}"))
    };
    Ok(Relation::new(kind, end("head_span")?, end("child_span")?))
}

/// Writes a task for what is accepted, and one for what is rejected.
struct Tasks;

impl Writer for Tasks {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let (rejected, kept): (Vec<&Region>, Vec<&Region>) = example
            .regions
            .iter()
            .partition(|region| region.state == State::Rejected);
        let mut lines = format!("{}\n", task(example, &kept, "accept"));
        if !rejected.is_empty() {
            let task = task(example, &rejected, "reject");
            let _ = writeln!(lines, "{task}");
        }
        files.append("", lines.as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append("", b"")
    }
}

fn task(example: &Example, regions: &[&Region], answer: &str) -> Value {
    let text = Text::new(example.text.as_str());
    let ruler = Ruler::new(&text, Unit::CodePoints);
    let place = |region: &&Region| {
        Some(Span::new(
            ruler.offset(region.start())?,
            ruler.offset(region.end())?,
        ))
    };
    let places: Vec<Span> = regions.iter().filter_map(place).collect();
    let tiles = tiles(&text, &places);
    let tokens = tiles.iter().enumerate().map(|(id, tile)| {
        json!({"text": text.slice(tile.span), "start": ruler.units(tile.span.start()),
               "end": ruler.units(tile.span.end()), "id": id, "ws": tile.space})
    });
    let spans: BTreeMap<&str, Value> = regions
        .iter()
        .map(|region| (region.id.as_str(), span_of(region, &tiles, &ruler)))
        .collect();
    let relations = example.relations.iter().filter_map(|relation| {
        let (head, child) = (
            spans.get(relation.from.as_str())?,
            spans.get(relation.to.as_str())?,
        );
        Some(
            json!({"head": head["token_end"], "child": child["token_end"], "head_span": head,
                    "child_span": child, "label": relation.kind}),
        )
    });
    let relations: Vec<Value> = relations.collect();
    let view = match (relations.is_empty(), overlap(places)) {
        (false, _) => "relations",
        (true, true) => "spans_manual",
        (true, false) => "ner_manual",
    };
    let in_order = regions
        .iter()
        .filter_map(|region| spans.get(region.id.as_str()));
    let mut task = Map::new();
    let mut put = |field: &str, value: Value| drop(task.insert(field.to_owned(), value));
    put("text", Value::from(example.text.as_str()));
    put("meta", Value::Object(example.meta.clone()));
    put("tokens", tokens.collect());
    put("spans", in_order.cloned().collect());
    put("relations", Value::Array(relations.clone()));
    put("answer", Value::from(answer));
    put("_view_id", Value::from(view));
    put("accept", json!(example.labels));
    if let Some(id) = &example.id {
        put("id", Value::from(id.as_str()));
    }
    if let Some(note) = &example.note {
        put("note", Value::from(note.as_str()));
    }
    Value::Object(task)
}

fn span_of(region: &Region, tiles: &[Tile], ruler: &Ruler<'_>) -> Value {
    let (start, end) = (region.start(), region.end());
    let first = tiles.partition_point(|tile| ruler.units(tile.span.start()) < start);
    let after = tiles.partition_point(|tile| ruler.units(tile.span.start()) < end);
    let mut span = json!({"start": start, "end": end, "token_start": first,
        "token_end": after.saturating_sub(1), "label": region.label, "id": region.id});
    if !region.attributes.is_empty() {
        span["attributes"] = json!(region.attributes);
    }
    if let Some(note) = &region.note {
        span["note"] = Value::from(note.as_str());
    }
    span
}

#[cfg(test)]
mod tests {
    use super::super::input::Place;
    use super::super::properties::{drawn, read_all};
    use super::*;

    #[test]
    fn tasks_are_read_and_answers_kept() {
        let lines = "{\"text\": \"Kessia stalls\", \"spans\": [{\"start\": 0, \"end\": 6, \"label\": \"ORG\"}, {\"start\": 7, \"end\": 13, \"label\": \"CUE\"}], \
             \"relations\": [{\"head\": 1, \"child\": 0, \"label\": \"by\", \"head_span\": {\"start\": 7, \"end\": 13, \"label\": \"CUE\"}, \"child_span\": {\"start\": 0, \"end\": 6, \"label\": \"ORG\"}}], \"answer\": \"accept\"}\n\
            {\"text\": \"Kessia stalls\", \"spans\": [{\"start\": 7, \"end\": 13, \"label\": \"ORG\"}], \"answer\": \"reject\"}\n\
            {\"text\": \"Other\", \"label\": \"NEWS\", \"answer\": \"accept\"}\n\
            {\"label\": \"GPE\", \"pattern\": [{\"lower\": \"kessia\"}]}\n";
        let found = read_all(&FORMAT, lines.as_bytes());
        let drawn: Vec<String> = found.iter().map(drawn).collect();
        assert_eq!(
            drawn,
            [
                "[Kessia|ORG] [[stalls|ORG rejected]|CUE] by(stalls, Kessia)",
                "Other #NEWS",
                "line 4: this is a match pattern, not a text with annotations",
            ]
        );
        assert_eq!(found[1].place, Place::Line(3));
    }
}
