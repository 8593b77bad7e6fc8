//! Writing a `DocBin`.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rmpv::Value;
use rmpv::encode::write_value;
use serde_json::Value as Json;
use standpoint_text::{Span, Text};

use super::super::example::{Example, Region};
use super::super::format::{Files, Writer};
use super::super::of_document::ENTITY;
use super::super::spacy::overlap;
use super::super::tokens::{Tile, tiles};
use super::super::unit::{Ruler, Unit};
use super::strings::number;
use super::{BEGIN, ENT_IOB, ENT_TYPE, INSIDE, ORTH, OUTSIDE, SPAN};

/// The span group that spaCy's span categoriser looks at.
pub(crate) const GROUP: &str = "sc";

/// A span group: its name, and what is in it.
pub(crate) struct Group<'g> {
    pub(crate) name: &'g str,
    pub(crate) regions: &'g [Region],
}

/// All texts so far: the file is written when they are there.
#[derive(Default)]
pub(crate) struct Bin {
    tokens: Vec<u8>,
    spaces: Vec<u8>,
    lengths: Vec<u8>,
    strings: BTreeSet<String>,
    cats: Vec<Value>,
    groups: Vec<Value>,
}

impl Writer for Bin {
    fn write(&mut self, example: &Example, _: &mut dyn Files) -> io::Result<()> {
        let cats = example.labels.iter().map(|label| (label.as_str(), 1.0));
        let marks = Group {
            name: GROUP,
            regions: &example.regions,
        };
        let groups: &[Group<'_>] = if example.regions.is_empty() {
            &[]
        } else {
            &[marks]
        };
        self.push(example, cats, groups)
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
    /// Adds a text with its classes, each with how true it is, and these span groups. Its regions are
    /// its entities where none overlap.
    pub(crate) fn push<'c>(
        &mut self,
        example: &Example,
        cats: impl Iterator<Item = (&'c str, f64)>,
        groups: &[Group<'_>],
    ) -> io::Result<()> {
        let text = Text::new(example.text.as_str());
        let ruler = Ruler::new(&text, Unit::CodePoints);
        let place = |region: &Region| {
            let place = ruler.offset(region.start()).zip(ruler.offset(region.end()));
            place.map_or(Span::from_bytes(0, 0), |(start, end)| Span::new(start, end))
        };
        let places: Vec<Span> = example.regions.iter().map(place).collect();
        let grouped = groups
            .iter()
            .map(|group| group.regions.iter().map(place).collect());
        let grouped: Vec<Vec<Span>> = grouped.collect();
        let all: Vec<Span> = grouped.iter().flatten().chain(&places).copied().collect();
        let tiles = tiles(&text, &all);
        self.push_tokens(example, &text, &tiles, &places);
        let length = i32::try_from(tiles.len()).map_err(io::Error::other)?;
        self.lengths.extend(length.to_le_bytes());
        let cats = cats.map(|(label, value)| (Value::from(label), Value::from(value)));
        self.cats.push(Value::Map(cats.collect()));
        let groups = self.groups(groups, &grouped, &tiles)?;
        self.groups.push(Value::Binary(groups));
        Ok(())
    }

    /// Writes the file.
    pub(crate) fn finished(mut self, name: &str, files: &mut dyn Files) -> io::Result<()> {
        let mut whole = Vec::new();
        self.finish(&mut Whole(&mut whole))?;
        files.append(name, &whole)
    }

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

    /// The span groups of a text, or nothing where it has none.
    fn groups(
        &mut self,
        groups: &[Group<'_>],
        places: &[Vec<Span>],
        tiles: &[Tile],
    ) -> io::Result<Vec<u8>> {
        if groups.is_empty() {
            return Ok(Vec::new());
        }
        let mut all = Vec::with_capacity(groups.len());
        for (group, places) in groups.iter().zip(places) {
            let bytes = self.group(group, places, tiles)?;
            let names = Value::Array(vec![Value::from(group.name)]);
            all.push((Value::Binary(bytes), names));
        }
        packed(&Value::Map(all))
    }

    fn group(&mut self, group: &Group<'_>, places: &[Span], tiles: &[Tile]) -> io::Result<Vec<u8>> {
        let mut spans = Vec::with_capacity(places.len());
        for (region, place) in group.regions.iter().zip(places) {
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
        packed(&Value::Map(vec![
            (Value::from("name"), Value::from(group.name)),
            (Value::from("attrs"), Value::Map(Vec::new())),
            (Value::from("spans"), Value::Array(spans)),
        ]))
    }
}

/// One file in memory.
struct Whole<'w>(&'w mut Vec<u8>);

impl Files for Whole<'_> {
    fn append(&mut self, _: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.extend(bytes);
        Ok(())
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
