//! Writing Prodigy's tasks.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde_json::{Map, Value};
use standpoint_annotation::State;
use standpoint_text::{Span, Text};

use super::super::example::{Example, Region};
use super::super::format::{Files, Writer};
use super::super::record::{Record, put};
use super::super::spacy::overlap;
use super::super::tokens::tiles;
use super::super::unit::{Ruler, Unit};

/// Writes a task for what is accepted, and one for what is rejected.
#[derive(Default)]
pub(super) struct Tasks {
    lines: Vec<u8>,
}

impl Writer for Tasks {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let (rejected, kept): (Vec<&Region>, Vec<&Region>) = example
            .regions
            .iter()
            .partition(|region| region.state == State::Rejected);
        self.lines.clear();
        let text = Text::new(example.text.as_str());
        write_task(&mut self.lines, example, &text, &kept, "accept");
        if !rejected.is_empty() {
            write_task(&mut self.lines, example, &text, &rejected, "reject");
        }
        files.append("", &self.lines)
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append("", b"")
    }
}

/// An element of `tokens`.
struct Token<'t> {
    end: i64,
    id: usize,
    start: i64,
    text: &'t str,
    ws: bool,
}

/// An element of `spans`. Here and below, fields are in the order of their names.
#[derive(Clone, Copy, Serialize)]
struct Marked<'r> {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: &'r BTreeMap<String, Value>,
    end: i64,
    id: &'r str,
    label: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'r str>,
    start: i64,
    token_end: usize,
    token_start: usize,
}

/// An element of `relations`: its ends by their last tokens, and as they are.
#[derive(Serialize)]
struct Link<'r> {
    child: usize,
    child_span: Marked<'r>,
    head: usize,
    head_span: Marked<'r>,
    label: &'r str,
}

fn write_task(
    lines: &mut Vec<u8>,
    example: &Example,
    text: &Text,
    regions: &[&Region],
    answer: &str,
) {
    let ruler = Ruler::new(text, Unit::CodePoints);
    let place = |region: &&Region| {
        Some(Span::new(
            ruler.offset(region.start())?,
            ruler.offset(region.end())?,
        ))
    };
    let places: Vec<Span> = regions.iter().filter_map(place).collect();
    let tokens = tokens_of(text, &places);
    let spans: BTreeMap<&str, Marked<'_>> = regions
        .iter()
        .map(|region| (region.id.as_str(), marked(region, &tokens)))
        .collect();
    let relations = example.relations.iter().filter_map(|relation| {
        let head = *spans.get(relation.from.as_str())?;
        let child = *spans.get(relation.to.as_str())?;
        Some(Link {
            child: child.token_end,
            child_span: child,
            head: head.token_end,
            head_span: head,
            label: &relation.kind,
        })
    });
    let relations: Vec<Link<'_>> = relations.collect();
    let view = match (relations.is_empty(), overlap(places)) {
        (false, _) => "relations",
        (true, true) => "spans_manual",
        (true, false) => "ner_manual",
    };
    let in_order = regions
        .iter()
        .filter_map(|region| spans.get(region.id.as_str()));
    let no_others = Map::new();
    let mut task = Record::begin(lines, &no_others);
    task.field("_view_id", &view);
    task.field("accept", &example.labels);
    task.field("answer", &answer);
    if let Some(id) = &example.id {
        task.field("id", id);
    }
    task.field("meta", &example.meta);
    if let Some(note) = &example.note {
        task.field("note", note);
    }
    task.field("relations", &relations);
    task.field("spans", &in_order.collect::<Vec<_>>());
    task.field("text", &example.text);
    put_tokens(task.field_of("tokens"), &tokens);
    task.end();
}

fn tokens_of<'t>(text: &'t Text, marks: &[Span]) -> Vec<Token<'t>> {
    let tiles = tiles(text, marks).into_iter().enumerate();
    // Tokens follow one another with at most a blank between them, so they are counted as they come.
    let mut at = 0;
    let tokens = tiles.map(|(id, tile)| {
        let words = text.slice(tile.span);
        let start = at;
        let end = start + code_points(words);
        at = end + i64::from(tile.space);
        Token {
            end,
            id,
            start,
            text: words,
            ws: tile.space,
        }
    });
    tokens.collect()
}

fn code_points(words: &str) -> i64 {
    // A text is shorter than 2^32.
    i64::try_from(words.chars().count()).unwrap_or(i64::MAX)
}

/// Tokens are most of a line, and the names of their fields are most of these.
fn put_tokens(line: &mut Vec<u8>, tokens: &[Token<'_>]) {
    line.push(b'[');
    for token in tokens {
        line.extend(if token.id == 0 {
            &b"{\"end\":"[..]
        } else {
            b",{\"end\":"
        });
        put(line, &token.end);
        line.extend(b",\"id\":");
        put(line, &token.id);
        line.extend(b",\"start\":");
        put(line, &token.start);
        line.extend(b",\"text\":");
        put(line, &token.text);
        line.extend(if token.ws {
            &b",\"ws\":true}"[..]
        } else {
            b",\"ws\":false}"
        });
    }
    line.push(b']');
}

fn marked<'r>(region: &'r Region, tokens: &[Token<'_>]) -> Marked<'r> {
    let (start, end) = (region.start(), region.end());
    let first = tokens.partition_point(|token| token.start < start);
    let after = tokens.partition_point(|token| token.start < end);
    Marked {
        attributes: &region.attributes,
        end,
        id: &region.id,
        label: &region.label,
        note: region.note.as_deref(),
        start,
        token_end: after.saturating_sub(1),
        token_start: first,
    }
}
