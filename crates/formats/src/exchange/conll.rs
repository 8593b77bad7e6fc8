//! `CoNLL` columns: a token a line, its tag last, an empty line after each sentence.
//!
//! Source: the shared task of 2003 (`word POS chunk NER`, `-DOCSTART- -X- O O` before each
//! document); WNUT has a tab between token and tag. Tags are read in every scheme; the text is made
//! of the tokens, a blank between them and a line for each sentence.

pub(crate) mod likeness;

use std::fmt::Write as _;
use std::io;

use standpoint_annotation::Codebook;
use standpoint_text::Text;

use super::choice::{Choices, Scheme};
use super::example::{Example, Region};
use super::flaw::Flaw;
use super::format::{Files, Format, Writer};
use super::input::{Each, Found, Input, Place, ReadError};
use super::loss::Aspect;
use super::tags::{self, Chunk};
use super::unit::{Ruler, Unit};
use crate::lines::Lines;

/// `CoNLL` columns.
pub(super) static FORMAT: Format = Format {
    id: "conll",
    name: "CoNLL",
    extensions: &["conll", "iob", "iob2", "bio", "tsv", "txt"],
    unit: Unit::CodePoints,
    is_folder: false,
    names_files: false,
    cannot: &[
        Aspect::Rejected,
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::ZeroWidth,
        Aspect::Split,
        Aspect::Spacing,
        Aspect::Edges,
        Aspect::Sentences,
        Aspect::Overlaps,
        Aspect::Entities,
        Aspect::Attributes,
        Aspect::Relations,
        Aspect::Notes,
        Aspect::DocumentLabels,
        Aspect::DocumentNote,
        Aspect::Metadata,
        Aspect::Id,
    ],
    in_names: |c| !c.is_whitespace() && !c.is_control(),
    reserved: &[],
    score: likeness::score,
    read,
    writer: |_: &Codebook, choices: &Choices| {
        Box::new(Columns {
            scheme: choices.scheme,
        })
    },
};

/// What stands before a document.
const DOCUMENT: &str = "-DOCSTART-";

/// Stands for the tag of a token that has none; no file of text holds it.
const UNTAGGED: &str = "\0";

/// The columns of a line: by tabs, where there are any, else by blanks.
fn columns(line: &str) -> Vec<&str> {
    let line = line.trim_end_matches(['\r', '\n']);
    if line.contains('\t') {
        line.split('\t').collect()
    } else {
        line.split(' ')
            .filter(|column| !column.is_empty())
            .collect()
    }
}

/// The tokens of a sentence on one line, `Ode|NNP|B-PER rules|VBZ|O`, as lines of their own.
fn piped(line: &str) -> Option<Vec<String>> {
    let tokens: Vec<&str> = line.split(' ').collect();
    let is_tagged = |token: &&str| {
        let tag = token.rsplit_once('|').map(|(_, tag)| tag);
        tag.is_some_and(|tag| tags::decode([tag]).1.is_empty())
    };
    let is_sentence = !line.contains('\t') && tokens.iter().all(is_tagged);
    is_sentence.then(|| {
        tokens
            .iter()
            .map(|token| token.replace('|', "\t"))
            .collect()
    })
}

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let mut document = Tokens::default();
    let mut number = 0;
    let mut begun = false;
    let mut last_line = 0;
    for line in Lines::new(&mut *input.bytes) {
        let line = line?;
        // Blank lines are passed over by the reader of lines; their numbers are missing.
        let sentence_ends = line.number > last_line + 1;
        last_line = line.number;
        let bytes = line.bytes.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        if text.starts_with(DOCUMENT) {
            if begun || !document.tags.is_empty() {
                number += 1;
                each(std::mem::take(&mut document).found(Place::Number(number)))?;
            }
            begun = true;
            continue;
        }
        match piped(&text) {
            Some(tokens) => {
                for (place, token) in tokens.iter().enumerate() {
                    document.add(token, line.number, place == 0);
                }
            }
            None => document.add(&text, line.number, sentence_ends),
        }
    }
    if begun || !document.tags.is_empty() {
        let place = if number == 0 {
            Place::Whole
        } else {
            Place::Number(number + 1)
        };
        each(document.found(place))?;
    }
    Ok(())
}

/// The tokens of a document so far.
#[derive(Default)]
struct Tokens {
    text: String,
    /// Length of the text in code points.
    length: i64,
    places: Vec<(i64, i64)>,
    tags: Vec<String>,
    lines: Vec<u64>,
    /// Chunks end with their sentence: tokens before each of these begin a new one.
    breaks: Vec<usize>,
}

impl Tokens {
    fn add(&mut self, line: &str, number: u64, sentence_ends: bool) {
        let columns = columns(line);
        let (Some(token), Some(tag)) = (columns.first(), columns.last()) else {
            return;
        };
        if !self.text.is_empty() {
            self.text.push(if sentence_ends { '\n' } else { ' ' });
            self.length += 1;
        }
        if sentence_ends {
            self.breaks.push(self.tags.len());
        }
        let start = self.length;
        self.text.push_str(token);
        self.length += i64::try_from(token.chars().count()).unwrap_or_default();
        self.places.push((start, self.length));
        self.tags.push(if columns.len() > 1 {
            (*tag).to_owned()
        } else {
            UNTAGGED.to_owned()
        });
        self.lines.push(number);
    }

    fn found(self, place: Place) -> Found {
        let mut regions = Vec::new();
        let mut flaws = Vec::new();
        let mut start = 0;
        let ends = self.breaks.iter().copied().chain([self.tags.len()]);
        for end in ends {
            let (chunks, strange) = tags::decode(self.tags[start..end].iter().map(String::as_str));
            for Chunk {
                start: first,
                end: after,
                label,
            } in chunks
            {
                let (from, to) = (
                    self.places[start + first].0,
                    self.places[start + after - 1].1,
                );
                regions.push(Region::new(format!("c{}", regions.len()), label, from, to));
            }
            flaws.extend(strange.into_iter().map(|token| {
                let (tag, line) = (&self.tags[start + token], self.lines[start + token]);
                Flaw::Passed(match tag.as_str() {
                    UNTAGGED => format!("line {line} has a token and no tag; it is read as O"),
                    tag => format!(
                        "line {line}: “{tag}” is no tag such as B-PER, I-PER or O; it is read as O"
                    ),
                })
            }));
            start = end;
        }
        let example = Ok(Example {
            text: self.text,
            regions,
            ..Example::default()
        });
        Found {
            place,
            example,
            flaws,
        }
    }
}

/// Writes four columns as of 2003, so that readers of either kind find token and tag.
struct Columns {
    scheme: Scheme,
}

impl Writer for Columns {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let mut written = format!("{DOCUMENT} -X- O O\n\n");
        let text = Text::new(example.text.as_str());
        let ruler = Ruler::new(&text, FORMAT.unit);
        let mut places: Vec<(i64, i64, &str)> = example
            .regions
            .iter()
            .map(|region| (region.start(), region.end(), region.label.as_str()))
            .collect();
        places.sort_unstable();
        let mut at = 0;
        for line in example.text.split('\n').filter(|line| !line.is_empty()) {
            let tokens: Vec<&str> = line.split(' ').collect();
            let mut starts = Vec::with_capacity(tokens.len() + 1);
            for token in &tokens {
                starts.push(ruler.units(standpoint_text::Offset::new(at)));
                at += token.len() + 1;
            }
            let here = starts[0]..ruler.units(standpoint_text::Offset::new(at));
            let first = places.partition_point(|(start, _, _)| *start < here.start);
            let after = places.partition_point(|(start, _, _)| *start < here.end);
            let chunks = places[first..after]
                .iter()
                .map(|(start, end, label)| Chunk {
                    start: starts.partition_point(|token| token < start),
                    end: starts.partition_point(|token| token < end),
                    label: (*label).to_owned(),
                });
            let chunks: Vec<Chunk> = chunks.collect();
            for (token, tag) in tokens
                .iter()
                .zip(tags::encode(&chunks, tokens.len(), self.scheme))
            {
                let _ = writeln!(written, "{token} -X- _ {tag}");
            }
            written.push('\n');
        }
        files.append("", written.as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append("", b"")
    }
}

#[cfg(test)]
mod tests;
