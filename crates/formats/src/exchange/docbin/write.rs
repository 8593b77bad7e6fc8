//! Writing a `DocBin`.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rmpv::Value;
use rmpv::encode::write_value;
use serde_json::Value as Json;
use standpoint_text::{Span, Text};

use super::super::example::Example;
use super::super::format::{Files, Writer};
use super::super::of_document::ENTITY;
use super::super::spacy::overlap;
use super::super::tokens::{Tile, tiles};
use super::super::unit::{Ruler, Unit};
use super::strings::number;
use super::{BEGIN, ENT_IOB, ENT_TYPE, INSIDE, ORTH, OUTSIDE, SPAN};

/// The span group that spaCy's span categoriser looks at.
const GROUP: &str = "sc";

/// All texts so far: the file is written when they are there.
#[derive(Default)]
pub(super) struct Bin {
    tokens: Vec<u8>,
    spaces: Vec<u8>,
    lengths: Vec<u8>,
    strings: BTreeSet<String>,
    cats: Vec<Value>,
    groups: Vec<Value>,
}

impl Writer for Bin {
    fn write(&mut self, example: &Example, _: &mut dyn Files) -> io::Result<()> {
        let text = Text::new(example.text.as_str());
        let ruler = Ruler::new(&text, Unit::CodePoints);
        let places = example.regions.iter().map(|region| {
            let place = ruler.offset(region.start()).zip(ruler.offset(region.end()));
            place.map_or(Span::from_bytes(0, 0), |(start, end)| Span::new(start, end))
        });
        let places: Vec<Span> = places.collect();
        let tiles = tiles(&text, &places);
        self.push_tokens(example, &text, &tiles, &places);
        let length = i32::try_from(tiles.len()).map_err(io::Error::other)?;
        self.lengths.extend(length.to_le_bytes());
        let cats = example
            .labels
            .iter()
            .map(|label| (Value::from(label.as_str()), Value::from(1.0)));
        self.cats.push(Value::Map(cats.collect()));
        let group = self.group(example, &tiles, &places)?;
        self.groups.push(Value::Binary(group));
        Ok(())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        let attributes = [ORTH, ENT_IOB, ENT_TYPE].map(Value::from);
        let flags = Value::Map(vec![(
            Value::from("has_unknown_spaces"),
            Value::from(false),
        )]);
        let binary = |bytes: &mut Vec<u8>| Value::Binary(std::mem::take(bytes));
        let strings = self.strings.iter().map(|word| Value::from(word.as_str()));
        let message = vec![
            (Value::from("version"), Value::from("0.1")),
            (Value::from("attrs"), Value::Array(attributes.to_vec())),
            (Value::from("tokens"), binary(&mut self.tokens)),
            (Value::from("spaces"), binary(&mut self.spaces)),
            (Value::from("lengths"), binary(&mut self.lengths)),
            (Value::from("strings"), Value::Array(strings.collect())),
            (
                Value::from("flags"),
                Value::Array(vec![flags; self.cats.len()]),
            ),
            (
                Value::from("cats"),
                Value::Array(std::mem::take(&mut self.cats)),
            ),
            (
                Value::from("span_groups"),
                Value::Array(std::mem::take(&mut self.groups)),
            ),
        ];
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&packed(&Value::Map(message))?)?;
        files.append("", &encoder.finish()?)
    }
}

impl Bin {
    /// The number of a word that the file is to hold.
    fn number(&mut self, word: &str) -> u64 {
        if !self.strings.contains(word) {
            self.strings.insert(word.to_owned());
        }
        number(word)
    }

    /// Words and, where no marks overlap, entities.
    fn push_tokens(&mut self, example: &Example, text: &Text, tiles: &[Tile], places: &[Span]) {
        let is_flat = !overlap(places.to_vec());
        let mut rows: Vec<[u64; 3]> = tiles
            .iter()
            .map(|tile| [self.number(text.slice(tile.span)), OUTSIDE, 0])
            .collect();
        for (region, place) in example.regions.iter().zip(places).filter(|_| is_flat) {
            let label = self.number(&region.label);
            let (first, after) = covered(tiles, *place);
            for (token, row) in rows[first..after].iter_mut().enumerate() {
                (row[1], row[2]) = (if token == 0 { BEGIN } else { INSIDE }, label);
            }
        }
        let numbers = rows.into_iter().flatten();
        self.tokens.extend(numbers.flat_map(u64::to_le_bytes));
        self.spaces
            .extend(tiles.iter().map(|tile| u8::from(tile.space)));
    }

    /// The span groups of a text: one with all marks, or nothing.
    fn group(&mut self, example: &Example, tiles: &[Tile], places: &[Span]) -> io::Result<Vec<u8>> {
        if example.regions.is_empty() {
            return Ok(Vec::new());
        }
        let mut spans = Vec::with_capacity(example.regions.len());
        for (region, place) in example.regions.iter().zip(places) {
            let entity = region
                .attributes
                .get(ENTITY)
                .and_then(Json::as_str)
                .unwrap_or_default();
            let numbers = [0, self.number(entity), self.number(&region.label)];
            let (first, after) = covered(tiles, *place);
            let mut span = Vec::with_capacity(SPAN);
            span.extend(numbers.into_iter().flat_map(u64::to_be_bytes));
            for count in [first, after].map(i32::try_from) {
                span.extend(count.map_err(io::Error::other)?.to_be_bytes());
            }
            for count in [region.start(), region.end()].map(i32::try_from) {
                span.extend(count.map_err(io::Error::other)?.to_be_bytes());
            }
            spans.push(Value::Binary(span));
        }
        let group = Value::Map(vec![
            (Value::from("name"), Value::from(GROUP)),
            (Value::from("attrs"), Value::Map(Vec::new())),
            (Value::from("spans"), Value::Array(spans)),
        ]);
        let names = Value::Array(vec![Value::from(GROUP)]);
        packed(&Value::Map(vec![(Value::Binary(packed(&group)?), names)]))
    }
}

/// The tokens of a mark, half-open; marks begin and end where tokens do.
fn covered(tiles: &[Tile], place: Span) -> (usize, usize) {
    let first = tiles.partition_point(|tile| tile.span.start() < place.start());
    let after = tiles.partition_point(|tile| tile.span.start() < place.end());
    (first, after.max(first))
}

fn packed(value: &Value) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_value(&mut bytes, value).map_err(io::Error::other)?;
    Ok(bytes)
}
