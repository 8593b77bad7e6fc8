//! Label Studio's JSON: tasks with annotations and predictions.
//!
//! Source: Label Studio's documentation of its task format and its converter. A choice or a text
//! with the id of a region is an attribute of it, called after the control (`from_name`); without, a
//! choice is a label of the task. Predictions are suggestions; those that were rejected say so in
//! `meta`. An annotator is an example: where several annotated a task, each of them.

mod config;
mod read;

use std::collections::BTreeSet;
use std::io;

use serde_json::{Map, Value, json};
use standpoint_annotation::{Codebook, State};

use super::choice::Choices;
use super::example::{Example, Region};
use super::fields::id_value;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::loss::Aspect;
use super::unit::Unit;

/// Label Studio's JSON.
pub(super) static FORMAT: Format = Format {
    id: "labelstudio",
    name: "Label Studio JSON",
    extensions: &["json"],
    unit: Unit::Utf16,
    is_folder: false,
    names_files: false,
    cannot: &[Aspect::ZeroWidth, Aspect::Split],
    in_names: any_letter,
    reserved: &["text", "note"],
    score,
    read: read::read,
    writer: |codebook: &Codebook, _: &Choices| {
        Box::new(Tasks {
            codebook: codebook.clone(),
            of_texts: BTreeSet::new(),
            count: 0,
        })
    },
};

/// The control that marks, and the one that marks texts as a whole.
const LABEL: &str = "label";
const DOCUMENT_LABEL: &str = "document_label";

/// What stands in the `meta` of a prediction that a person rejected.
const REJECTED: &str = "rejected";

/// The most characters that an attribute may have and still be a choice.
const LONGEST_CHOICE: usize = 40;

fn score(head: &Head<'_>) -> u8 {
    let data = head.object.as_ref().and_then(|object| object.get("data"));
    let is_task = data.is_some_and(|data| data.is_object() || data.is_null());
    let is_worked_on = ["annotations", "predictions", "completions"]
        .iter()
        .any(|field| head.has(field));
    match (is_task, is_worked_on) {
        (true, true) => 95,
        (true, false) if data.is_some_and(Value::is_object) => 60,
        (false, true) if head.has("annotations") => 40,
        _ => 0,
    }
}

/// Writes an array of tasks, and beside it the labelling configuration that shows them.
struct Tasks {
    codebook: Codebook,
    /// The labels of texts as a whole.
    of_texts: BTreeSet<String>,
    count: usize,
}

impl Writer for Tasks {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let before = if self.count == 0 { "[\n" } else { ",\n" };
        self.count += 1;
        self.of_texts.extend(example.labels.iter().cloned());
        files.append("", format!("{before}{}", task(example)).as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        let end: &[u8] = if self.count == 0 { b"[]\n" } else { b"\n]\n" };
        files.append("", end)?;
        let config = config::config(&self.codebook, &self.of_texts);
        files.append("config.xml", config.as_bytes())
    }
}

fn task(example: &Example) -> Value {
    let mut data = example.meta.clone();
    data.insert("text".to_owned(), Value::from(example.text.as_str()));
    if let Some(note) = &example.note {
        data.insert("note".to_owned(), Value::from(note.as_str()));
    }
    let is_accepted = |region: &&Region| region.state == State::Accepted;
    let (accepted, open): (Vec<&Region>, Vec<&Region>) =
        example.regions.iter().partition(is_accepted);
    let mut annotated: Vec<Value> = accepted.iter().flat_map(|region| results(region)).collect();
    annotated.extend(example.labels.iter().enumerate().map(|(number, label)| {
        json!({"id": format!("d{number}"), "from_name": DOCUMENT_LABEL, "to_name": "text",
               "type": "choices", "value": {"choices": [label]}})
    }));
    let is_in = |regions: &[&Region], id: &str| regions.iter().any(|region| region.id == id);
    let mut predicted: Vec<Value> = open.iter().flat_map(|region| results(region)).collect();
    for relation in &example.relations {
        let result = json!({"type": "relation", "from_id": relation.from, "to_id": relation.to,
                            "direction": "right", "labels": [relation.kind]});
        // A link to a suggestion is as open as the suggestion.
        if is_in(&accepted, &relation.from) && is_in(&accepted, &relation.to) {
            annotated.push(result);
        } else {
            predicted.push(result);
        }
    }
    let mut task = Map::new();
    if let Some(id) = &example.id {
        task.insert("id".to_owned(), id_value(id));
    }
    task.insert("data".to_owned(), Value::Object(data));
    task.insert("annotations".to_owned(), json!([{"result": annotated}]));
    let predictions = if predicted.is_empty() {
        json!([])
    } else {
        json!([{"result": predicted}])
    };
    task.insert("predictions".to_owned(), predictions);
    Value::Object(task)
}

/// A region and what is said of it, which has its id.
fn results(region: &Region) -> Vec<Value> {
    let (start, end) = (region.start(), region.end());
    let text = region
        .pieces
        .first()
        .and_then(|piece| piece.quote.as_deref())
        .unwrap_or_default();
    let place = json!({"start": start, "end": end, "text": text});
    let mut value = place.clone();
    value["labels"] = json!([region.label]);
    let mut result = json!({"id": region.id, "from_name": LABEL, "to_name": "text", "type": "labels", "value": value});
    if let Some(confidence) = region.confidence {
        result["score"] = Value::from(confidence);
    }
    let mut meta = Map::new();
    if let Some(note) = &region.note {
        meta.insert("text".to_owned(), json!([note]));
    }
    if region.state == State::Rejected {
        meta.insert("state".to_owned(), Value::from(REJECTED));
    }
    if !meta.is_empty() {
        result["meta"] = Value::Object(meta);
    }
    let mut results = vec![result];
    results.extend(region.attributes.iter().map(|(name, said)| {
        let mut value = place.clone();
        let kind = match said {
            Value::String(words) if is_choice(words) => "choices",
            Value::String(_) => "textarea",
            Value::Number(_) => "number",
            // What has no control of its own is written as JSON.
            _ => "json",
        };
        let (field, said) = match kind {
            "choices" => ("choices", json!([said])),
            "textarea" => ("text", json!([said])),
            "number" => ("number", said.clone()),
            _ => ("json", said.clone()),
        };
        value[field] = said;
        json!({"id": region.id, "from_name": name, "to_name": "text", "type": kind, "value": value})
    }));
    results
}

fn is_choice(words: &str) -> bool {
    !words.contains(char::is_whitespace) && words.chars().count() <= LONGEST_CHOICE
}
