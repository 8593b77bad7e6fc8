//! Writing Prodigy's tasks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use serde_json::{Map, Value, json};
use standpoint_annotation::State;
use standpoint_text::{Span, Text};

use super::super::example::{Example, Region};
use super::super::format::{Files, Writer};
use super::super::spacy::overlap;
use super::super::tokens::{Tile, tiles};
use super::super::unit::{Ruler, Unit};

/// Writes a task for what is accepted, and one for what is rejected.
pub(super) struct Tasks;

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
