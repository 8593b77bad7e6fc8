//! `re3d`: names and descriptions in press releases, reports and articles on Syria and Iraq.

use std::cmp::Reverse;
use std::path::Path;

use serde_json::Value;
use standpoint_text::{Span, Text};

use super::super::labelled::Labelled;
use super::super::{CorpusError, Part, read};
use super::{ORGANISATION, OTHER, PERSON, PLACE, is_title, without_titles};

/// The folders of `re3d`; the one that is only reported on comes last.
const RE3D: [&str; 6] = [
    "Australian_Department_of_Foreign_Affairs",
    "CENTCOM",
    "Delegation_of_the_European_Union_to_Syria",
    "US_State_Department",
    "Wikipedia",
    "UK_Government",
];

/// Which spans of `re3d` are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spans {
    /// To learn from: those that are names from end to end.
    Names,
    /// To measure on: those that have a capital, descriptions among them.
    Measured,
}

/// `re3d`: documents with names and descriptions. Every fourth is to tune on.
///
/// # Errors
/// When a file cannot be read or is not of its shape.
pub fn re3d(data: &Path, part: Part, which: Spans) -> Result<Vec<Labelled>, CorpusError> {
    let folders = match part {
        Part::Report => &RE3D[5..],
        Part::Train | Part::Tune => &RE3D[..5],
    };
    let mut documents = Vec::new();
    for folder in folders {
        let lines = |name: &str| -> Result<Vec<Value>, CorpusError> {
            let path = data.join("re3d").join(folder).join(name);
            let content = read(&path)?;
            let parsed: Result<Vec<Value>, _> = content.lines().map(serde_json::from_str).collect();
            parsed.map_err(|error| CorpusError::Shape {
                path,
                line: 1,
                what: error.to_string(),
            })
        };
        let entities = lines("entities.json")?;
        for (number, document) in lines("documents.json")?.into_iter().enumerate() {
            if part != Part::Report && (number % 4 == 3) != (part == Part::Tune) {
                continue;
            }
            let text = Text::new(document["text"].as_str().unwrap_or_default());
            let own = entities
                .iter()
                .filter(|entity| entity["documentId"] == document["_id"]);
            let mut spans: Vec<(Span, u8)> = own
                .filter_map(|entity| re3d_span(&text, entity, which))
                .collect();
            // Of spans in spans the longest counts: "Government of Iraq" is one name.
            spans.sort_by_key(|(span, _)| (Reverse(span.len()), span.start()));
            let mut kept: Vec<(Span, u8)> = Vec::new();
            for (span, kind) in spans {
                if kept.iter().all(|(other, _)| !other.overlaps(span)) {
                    kept.push((span, kind));
                }
            }
            kept.sort();
            documents.push(Labelled { text, spans: kept });
        }
    }
    Ok(without_titles(documents))
}

fn re3d_span(text: &Text, entity: &Value, which: Spans) -> Option<(Span, u8)> {
    let kind = match entity["type"].as_str()? {
        "Person" => PERSON,
        "Organisation" => ORGANISATION,
        "Location" => PLACE,
        "Nationality" => OTHER,
        _ if which == Spans::Names => return None,
        _ => OTHER,
    };
    let place = |name: &str| text.from_code_point(usize::try_from(entity[name].as_u64()?).ok()?);
    let span = Span::new(place("begin")?, place("end")?);
    let string = text.slice(span);
    let is_taken = match which {
        Spans::Names => is_name(string),
        Spans::Measured => kind == OTHER || is_measured(string),
    };
    is_taken.then_some((span, kind))
}

/// Whether all words have a capital but articles and the small words in names, and it is not a
/// pronoun at the start of a sentence.
fn is_name(string: &str) -> bool {
    const SMALL: [&str; 12] = [
        "the", "The", "of", "and", "for", "in", "al", "de", "s", "a", "A", "to",
    ];
    const PRONOUNS: [&str; 16] = [
        "I", "We", "He", "She", "It", "They", "You", "Our", "Their", "His", "Her", "This", "These",
        "Those", "All", "My",
    ];
    let words: Vec<&str> = string
        .split([' ', '-', '’', '\''])
        .filter(|w| !w.is_empty())
        .collect();
    let large = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase));
    large.clone().any(|word| !SMALL.contains(word))
        && !large.clone().any(|word| PRONOUNS.contains(word))
        && words
            .iter()
            .all(|word| SMALL.contains(word) || word.starts_with(|c: char| !c.is_lowercase()))
}

/// Whether it has a capital and is no pronoun.
fn is_measured(string: &str) -> bool {
    const PRONOUNS: [&str; 10] = [
        "I", "We", "They", "He", "She", "It", "My", "Our", "You", "Who",
    ];
    string.contains(char::is_uppercase) && !PRONOUNS.contains(&string) && !is_title(string)
}
