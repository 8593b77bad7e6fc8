//! How tests draw what was read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::json;
use standpoint_annotation::State;
use standpoint_text::Text;

use super::choice::Choices;
use super::example::{Example, Region};
use super::format::Format;
use super::input::{Found, Input};
use super::unit::{Ruler, Unit};

/// All that a reader hands over.
pub(super) fn read_all(format: &Format, bytes: &[u8]) -> Vec<Found> {
    read_with(format, "a.json", bytes, &|_| None)
}

/// The same of a file with this name and others beside it.
pub(super) fn read_with(
    format: &Format,
    name: &str,
    mut bytes: &[u8],
    beside: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<Found> {
    let choices = Choices::default();
    let mut input = Input {
        name,
        bytes: &mut bytes,
        beside,
        choices: &choices,
    };
    let mut all = Vec::new();
    let ended = (format.read)(&mut input, &mut |found| {
        all.push(found);
        Ok(())
    });
    assert!(ended.is_ok(), "{ended:?}");
    for found in &mut all {
        count_in_code_points(found, format);
    }
    all
}

/// So that what was read can be drawn without knowing the format.
fn count_in_code_points(found: &mut Found, format: &Format) {
    let Ok(example) = &mut found.example else {
        return;
    };
    let text = Text::new(example.text.as_str());
    let (from, to) = (
        Ruler::new(&text, format.unit),
        Ruler::new(&text, Unit::CodePoints),
    );
    for piece in example
        .regions
        .iter_mut()
        .flat_map(|region| &mut region.pieces)
    {
        if let (Some(start), Some(end)) = (from.offset(piece.start), from.offset(piece.end)) {
            (piece.start, piece.end) = (to.units(start), to.units(end));
        }
    }
}

/// The text with `[words|label and what is said]` where marks are (a `+` where one goes on), then
/// `#labels`, relations, the note, and `!` what does not fit.
pub(super) fn drawn(found: &Found) -> String {
    let example = match &found.example {
        Ok(example) => example,
        Err(why) => return format!("{}: {why}", found.place),
    };
    let mut drawn = marked(example);
    for label in &example.labels {
        let _ = write!(drawn, " #{label}");
    }
    let words = |id: &str| {
        let region = example.regions.iter().find(|region| region.id == id);
        region.map_or_else(|| format!("?{id}"), |region| words_of(example, region))
    };
    for link in &example.relations {
        let _ = write!(
            drawn,
            " {}({}, {})",
            link.kind,
            words(&link.from),
            words(&link.to)
        );
    }
    if let Some(note) = &example.note {
        let _ = write!(drawn, " note({note})");
    }
    for flaw in &found.flaws {
        let _ = write!(drawn, " !{flaw}");
    }
    drawn
}

fn marked(example: &Example) -> String {
    let mut opening: BTreeMap<i64, Vec<(i64, usize)>> = BTreeMap::new();
    let mut closing: BTreeMap<i64, Vec<(i64, usize, String)>> = BTreeMap::new();
    for (number, region) in example.regions.iter().enumerate() {
        for (place, piece) in region.pieces.iter().enumerate() {
            opening
                .entry(piece.start)
                .or_default()
                .push((-piece.end, number));
            let goes_on = if place + 1 < region.pieces.len() {
                "+"
            } else {
                ""
            };
            let end = format!("|{}]{goes_on}", said_of(region));
            closing
                .entry(piece.end)
                .or_default()
                .push((-piece.start, usize::MAX - number, end));
        }
    }
    let mut drawn = String::new();
    for (at, character) in (0..).zip(example.text.chars().map(Some).chain([None])) {
        let mut closed = closing.remove(&at).unwrap_or_default();
        closed.sort();
        drawn.extend(closed.into_iter().map(|(_, _, end)| end));
        drawn.extend(opening.get(&at).into_iter().flatten().map(|_| '['));
        drawn.extend(character);
    }
    drawn
}

fn said_of(region: &Region) -> String {
    let mut said = region.label.clone();
    for (name, value) in &region.attributes {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let _ = write!(said, " {name}={value}");
    }
    match region.state {
        State::Accepted => {}
        State::Suggested => said.push_str(" suggested"),
        State::Rejected => said.push_str(" rejected"),
    }
    if let Some(confidence) = region.confidence {
        let _ = write!(said, " {confidence}");
    }
    if let Some(note) = &region.note {
        let _ = write!(said, " note({note})");
    }
    said
}

fn words_of(example: &Example, region: &Region) -> String {
    let characters: Vec<char> = example.text.chars().collect();
    let words = region.pieces.iter().map(|piece| {
        let place = usize::try_from(piece.start).unwrap()..usize::try_from(piece.end).unwrap();
        characters[place].iter().collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What an example says, in one order; relations name what is said of their ends.
pub(super) fn canonical(example: &Example) -> String {
    let mut regions: Vec<String> = example.regions.iter().map(of_region).collect();
    let said: BTreeMap<&str, String> = example
        .regions
        .iter()
        .map(|region| (region.id.as_str(), of_region(region)))
        .collect();
    let mut relations: Vec<_> = example
        .relations
        .iter()
        .map(|link| {
            (
                &link.kind,
                said.get(link.from.as_str()),
                said.get(link.to.as_str()),
            )
        })
        .collect();
    relations.sort();
    let mut labels = example.labels.clone();
    labels.sort();
    regions.sort();
    json!([
        example.id,
        example.text,
        regions,
        relations,
        labels,
        example.note,
        example.meta
    ])
    .to_string()
}

fn of_region(region: &Region) -> String {
    let pieces: Vec<(i64, i64)> = region.pieces.iter().map(|p| (p.start, p.end)).collect();
    let state = format!("{:?}", region.state);
    json!([
        pieces,
        region.label,
        region.attributes,
        region.note,
        state,
        region.confidence
    ])
    .to_string()
}
