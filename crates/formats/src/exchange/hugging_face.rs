//! Hugging Face `datasets`: a folder with a card and its rows, as JSON Lines or Parquet.
//!
//! Source: the documentation of `datasets` on loading folders and on dataset cards. Three kinds of
//! rows are read: texts with `spans` (and `relations` between them, by number), `tokens` with tags,
//! and texts with a label. Tags and labels that are numbers are named by the card beside the file
//! (`README.md`, or `README.dataset_info.yaml`), or in the head of a Parquet file. Rows with spans are
//! written, in `train.jsonl` or `data/train-00000-of-00001.parquet`.

mod card;
#[cfg(feature = "parquet")]
mod parquet;
mod read;

#[cfg(feature = "parquet")]
pub(super) use parquet::FORMAT as PARQUET;

use std::io;

use serde::Serialize;
use serde_json::Value;
use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::example::Example;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::loss::Aspect;
use super::record::put;
use super::unit::Unit;

/// A folder of `datasets`.
pub(super) static FORMAT: Format = Format {
    id: "huggingface",
    name: "Hugging Face JSONL",
    extensions: &["jsonl"],
    unit: Unit::CodePoints,
    is_folder: true,
    names_files: false,
    cannot: &CANNOT,
    in_names: any_letter,
    reserved: &[],
    score,
    read: read::read,
    writer: |_: &Codebook, _: &Choices| Box::<Folder>::default(),
};

/// What rows with spans have no place for.
const CANNOT: [Aspect; 9] = [
    Aspect::Rejected,
    Aspect::Suggested,
    Aspect::Confidence,
    Aspect::Split,
    Aspect::Entities,
    Aspect::Attributes,
    Aspect::Notes,
    Aspect::DocumentNote,
    Aspect::Metadata,
];

/// The file of rows; its folder keeps the card apart from the data.
const ROWS: &str = "train.jsonl";

/// The card, whose head tells `datasets` which file is which split and what its columns hold.
const CARD: &str = include_str!("hugging_face/card.md");

fn score(head: &Head<'_>) -> u8 {
    if head.has("tokens") && (head.has("ner_tags") || head.has("tags")) {
        return 90;
    }
    let relations = head
        .object
        .as_ref()
        .and_then(|object| object.get("relations"));
    let by_number = relations
        .and_then(Value::as_array)
        .is_some_and(|relations| {
            relations
                .iter()
                .all(|relation| relation["head"].is_i64() && relation["head_span"].is_null())
        });
    let is_row =
        head.has("text") && head.has("spans") && !head.has("answer") && !head.has("_view_id");
    if is_row && by_number { 90 } else { 0 }
}

/// Writes a row for each text.
#[derive(Default)]
struct Folder {
    line: Vec<u8>,
}

impl Writer for Folder {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        self.line.clear();
        put(&mut self.line, &Row::of(example));
        self.line.push(b'\n');
        files.append(ROWS, &self.line)
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append(ROWS, b"")?;
        files.append("README.md", CARD.as_bytes())
    }
}

/// An example as a row; the fields are in the order of their names.
#[derive(Serialize)]
struct Row<'e> {
    id: Option<&'e str>,
    labels: &'e [String],
    relations: Vec<Link<'e>>,
    spans: Vec<Marked<'e>>,
    text: &'e str,
}

/// An element of `relations`, its ends by the numbers of their spans.
#[derive(Serialize)]
struct Link<'e> {
    child: Option<usize>,
    head: Option<usize>,
    label: &'e str,
}

/// An element of `spans`.
#[derive(Serialize)]
struct Marked<'e> {
    end: i64,
    label: &'e str,
    start: i64,
}

impl<'e> Row<'e> {
    fn of(example: &'e Example) -> Self {
        let number = |id: &String| example.regions.iter().position(|region| region.id == *id);
        let relations = example.relations.iter().map(|relation| Link {
            child: number(&relation.to),
            head: number(&relation.from),
            label: &relation.kind,
        });
        let spans = example.regions.iter().map(|region| Marked {
            end: region.end(),
            label: &region.label,
            start: region.start(),
        });
        Self {
            id: example.id.as_deref(),
            labels: &example.labels,
            relations: relations.collect(),
            spans: spans.collect(),
            text: &example.text,
        }
    }
}
