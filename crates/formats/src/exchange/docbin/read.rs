//! Reading a `DocBin`.

use std::collections::{BTreeSet, HashMap};
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use rmpv::Value;
use rmpv::decode::read_value_with_max_depth;
use serde_json::Value as Json;

use super::super::example::{Example, Region};
use super::super::flaw::Flaw;
use super::super::input::{Each, Found, Input, Place, ReadError};
use super::super::of_document::ENTITY;
use super::super::tags::Chunk;
use super::strings::number;
use super::{BEGIN, ENT_IOB, ENT_TYPE, INSIDE, ORTH, SPAN};
use crate::open::LARGEST_DOCUMENT;

/// The most bytes that a file may unfold to.
const LARGEST: usize = 2 * LARGEST_DOCUMENT;

/// How deep lists may stand in lists.
const DEPTH: usize = 32;

/// Reads all texts of a bin.
pub(super) fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let compressed = input.all()?;
    let bin = Bin::of(&compressed, LARGEST).map_err(ReadError::Broken)?;
    let mut at = 0;
    for (place, length) in bin.lengths.iter().enumerate() {
        let mut flaws = Vec::new();
        let example = bin.example(place, at, *length, &mut flaws);
        at += length;
        let place = Place::Number(place as u64 + 1);
        each(Found {
            place,
            example: Ok(example),
            flaws,
        })?;
    }
    Ok(())
}

/// A file unfolded.
struct Bin {
    /// Columns of the token attributes that matter.
    orth: usize,
    iob: Option<usize>,
    kind: Option<usize>,
    width: usize,
    tokens: Vec<u64>,
    spaces: Vec<u8>,
    lengths: Vec<usize>,
    words: HashMap<u64, String>,
    cats: Vec<Value>,
    flags: Vec<Value>,
    groups: Vec<Value>,
}

impl Bin {
    /// Unfolds a file, if it has not more than so many bytes then.
    fn of(compressed: &[u8], largest: usize) -> Result<Self, String> {
        let mut bytes = Vec::new();
        let limit = largest as u64 + 1;
        let unfolded = ZlibDecoder::new(compressed)
            .take(limit)
            .read_to_end(&mut bytes);
        unfolded.map_err(|error| format!("it is no DocBin, or is damaged: {error}"))?;
        if bytes.len() > largest {
            let megabytes = largest / 1_000_000;
            return Err(format!("it unfolds to more than {megabytes} MB"));
        }
        let message = message(&bytes)?;
        let field = |name: &str| field(&message, name);
        let attributes: Vec<u64> = list(field("attrs"))
            .iter()
            .filter_map(Value::as_u64)
            .collect();
        let column = |wanted: u64| attributes.iter().position(|attribute| *attribute == wanted);
        let (tokens, _) = bytes_of(field("tokens")).as_chunks::<8>();
        let (lengths, _) = bytes_of(field("lengths")).as_chunks::<4>();
        let lengths = lengths.iter().map(|length| {
            usize::try_from(i32::from_le_bytes(*length))
                .map_err(|_| "a text has less than no tokens".to_owned())
        });
        let lengths: Vec<usize> = lengths.collect::<Result<_, String>>()?;
        let bin = Self {
            orth: column(ORTH).ok_or("it has no words")?,
            iob: column(ENT_IOB),
            kind: column(ENT_TYPE),
            width: attributes.len(),
            tokens: tokens
                .iter()
                .map(|token| u64::from_le_bytes(*token))
                .collect(),
            spaces: bytes_of(field("spaces")).to_vec(),
            words: words(list(field("strings"))),
            cats: list(field("cats")).to_vec(),
            flags: list(field("flags")).to_vec(),
            groups: list(field("span_groups")).to_vec(),
            lengths,
        };
        let all = bin
            .lengths
            .iter()
            .fold(0_usize, |sum, length| sum.saturating_add(*length));
        if all.checked_mul(bin.width) != Some(bin.tokens.len()) || bin.spaces.len() != all {
            return Err(
                "it is damaged: its texts have more or fewer tokens than the file".to_owned(),
            );
        }
        Ok(bin)
    }

    /// The text whose tokens begin at this one.
    fn example(&self, place: usize, first: usize, length: usize, flaws: &mut Vec<Flaw>) -> Example {
        let of_text = self.flags.get(place);
        let is_unknown = of_text
            .and_then(|flags| field(flags, "has_unknown_spaces"))
            .and_then(Value::as_bool);
        let mut example = Example::default();
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        let mut at = 0_i64;
        let mut strange = 0;
        for token in first..first + length {
            let word = self.words.get(&self.tokens[token * self.width + self.orth]);
            strange += usize::from(word.is_none());
            let word = word.map_or("\u{fffd}", String::as_str);
            starts.push(at);
            example.text.push_str(word);
            at += count(word);
            ends.push(at);
            if self.spaces[token] != 0 || is_unknown == Some(true) {
                example.text.push(' ');
                at += 1;
            }
        }
        if strange > 0 {
            flaws.push(Flaw::Passed(format!(
                "{strange} words are not among the file's strings"
            )));
        }
        example.labels = self.categories(place);
        let mut seen = BTreeSet::new();
        let spans = self.spans(place, flaws).into_iter();
        let entities = self
            .entities(first, length)
            .into_iter()
            .map(|chunk| Region::new("", chunk.label, starts[chunk.start], ends[chunk.end - 1]));
        for region in spans.chain(entities) {
            if seen.insert((region.start(), region.end(), region.label.clone())) {
                let id = format!("s{}", example.regions.len());
                example.regions.push(Region { id, ..region });
            }
        }
        example
    }

    fn entities(&self, first: usize, length: usize) -> Vec<Chunk> {
        let (Some(iob), Some(kind)) = (self.iob, self.kind) else {
            return Vec::new();
        };
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut open = None;
        for place in 0..length {
            let token = (first + place) * self.width;
            let (state, kind) = (self.tokens[token + iob], self.tokens[token + kind]);
            let goes_on = state == INSIDE && open == Some(kind);
            open = (state == INSIDE || state == BEGIN).then_some(kind);
            if let Some(last) = chunks.last_mut().filter(|_| goes_on) {
                last.end = place + 1;
            } else if open.is_some() {
                let (start, end, label) = (place, place + 1, self.word(kind));
                chunks.push(Chunk { start, end, label });
            }
        }
        chunks
    }

    fn word(&self, number: u64) -> String {
        self.words
            .get(&number)
            .cloned()
            .unwrap_or_else(|| number.to_string())
    }

    /// The categories that are more likely than not.
    fn categories(&self, place: usize) -> Vec<String> {
        let cats = self.cats.get(place).and_then(Value::as_map);
        let likely = cats.into_iter().flatten().filter(|(_, share)| {
            share
                .as_bool()
                .unwrap_or_else(|| share.as_f64().is_some_and(|share| share > 0.5))
        });
        likely
            .filter_map(|(label, _)| label.as_str().map(str::to_owned))
            .collect()
    }

    fn spans(&self, place: usize, flaws: &mut Vec<Flaw>) -> Vec<Region> {
        let packed = self
            .groups
            .get(place)
            .and_then(Value::as_slice)
            .unwrap_or_default();
        if packed.is_empty() {
            return Vec::new();
        }
        let groups = match message(packed) {
            // A list of groups, or of groups and the names that each has.
            Ok(Value::Array(groups)) => groups,
            Ok(Value::Map(groups)) => groups.into_iter().map(|(group, _)| group).collect(),
            _ => {
                flaws.push(Flaw::Passed(
                    "its span groups are damaged and left out".to_owned(),
                ));
                return Vec::new();
            }
        };
        let groups = groups
            .iter()
            .filter_map(|group| message(group.as_slice()?).ok());
        let groups: Vec<Value> = groups.collect();
        let spans = groups.iter().flat_map(|group| list(field(group, "spans")));
        spans
            .filter_map(|span| self.span(span.as_slice()?))
            .collect()
    }

    fn span(&self, packed: &[u8]) -> Option<Region> {
        let packed: &[u8; SPAN] = packed.try_into().ok()?;
        let (longs, _) = packed[8..24].as_chunks::<8>();
        let (ints, _) = packed[32..].as_chunks::<4>();
        let (entity, label) = (u64::from_be_bytes(longs[0]), u64::from_be_bytes(longs[1]));
        let (start, end) = (i32::from_be_bytes(ints[0]), i32::from_be_bytes(ints[1]));
        let mut region = Region::new("", self.word(label), start.into(), end.into());
        if entity != 0 {
            region
                .attributes
                .insert(ENTITY.to_owned(), Json::from(self.word(entity)));
        }
        Some(region)
    }
}

fn count(word: &str) -> i64 {
    i64::try_from(word.chars().count()).unwrap_or(i64::MAX)
}

/// Every word by its number.
fn words(strings: &[Value]) -> HashMap<u64, String> {
    let words = strings.iter().filter_map(Value::as_str);
    words.map(|word| (number(word), word.to_owned())).collect()
}

fn message(mut bytes: &[u8]) -> Result<Value, String> {
    let read = read_value_with_max_depth(&mut bytes, DEPTH);
    read.map_err(|error| format!("it is damaged: {error}"))
}

fn field<'v>(message: &'v Value, name: &str) -> Option<&'v Value> {
    let fields = message.as_map()?;
    let found = fields
        .iter()
        .find(|(field, _)| field.as_str() == Some(name));
    found.map(|(_, value)| value)
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn bytes_of(value: Option<&Value>) -> &[u8] {
    value.and_then(Value::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests;
