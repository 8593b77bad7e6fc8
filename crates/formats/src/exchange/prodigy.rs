//! Prodigy's JSON Lines: tasks with tokens, spans, relations and an answer.
//!
//! Source: Prodigy's documentation of its data formats. Rejected marks are a task of their own with
//! the answer `reject`; tasks on the same text that follow one another are one example. Attributes,
//! notes and ids are fields that Prodigy passes on as they are.

mod write;

use std::collections::BTreeMap;

use serde_json::Value;
use standpoint_annotation::{Codebook, State};

use super::choice::Choices;
use super::example::{Example, Region, Relation};
use super::fields::{list, name, named, object, others, whole, words};
use super::flaw::Flaw;
use super::format::{Format, Head, any_letter};
use super::input::{Each, Found, Input, ReadError};
use super::loss::Aspect;
use super::unit::Unit;
use super::values::each_value_without;

/// Prodigy's JSON Lines.
pub(super) static FORMAT: Format = Format {
    id: "prodigy",
    name: "Prodigy JSONL",
    extensions: &["jsonl"],
    unit: Unit::CodePoints,
    is_folder: false,
    names_files: false,
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
    writer: |_: &Codebook, _: &Choices| Box::<write::Tasks>::default(),
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

/// Those that Prodigy makes anew, and that say nothing that is not in the others.
const NEEDLESS: [&str; 5] = [
    "tokens",
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
    each_value_without(&NEEDLESS, input, &mut |place, value| {
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

#[cfg(test)]
mod tests;
