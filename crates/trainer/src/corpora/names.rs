//! The corpora of names, with their labels put together as person, organisation, place and other.
//!
//! - Groningen Meaning Bank, the csv of it (Bos et al. 2017): texts in the public domain, licence of
//!   the annotation not stated ("freely available for research"). Silver; `per` swallows titles,
//!   which are cut off here, `gpe` is nationalities, which are other names here.
//! - `CrossNER`, politics (Liu et al. 2021): MIT, sentences from Wikipedia.
//! - Wikigold (Balasuriya et al. 2009): CC BY 4.0.
//! - `re3d` (Dstl 2017): each part under its own open licence. Descriptions without a capital are
//!   left out.
//! - GUM, its open genres: CC BY 4.0, texts partly CC BY-SA 3.0. Names are mentions of persons,
//!   organisations and places whose head is a proper noun.
//! - UNER PUD (Mayhew et al. 2024): CC BY-SA 3.0; only reported on.

mod gum;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use standpoint_engine::learned::names::{Named, OTHER};
use standpoint_text::{Span, Text};

use super::labelled::{Columns, Labelled, columns};
use super::{CorpusError, Part, read};

pub use gum::gum;

const PERSON: u8 = Named::Person as u8;
const ORGANISATION: u8 = Named::Organisation as u8;
const PLACE: u8 = Named::Place as u8;

/// Words before a name that belong to no name.
const TITLES: [&str; 64] = [
    "president",
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "dr.",
    "dr",
    "minister",
    "prime",
    "sen.",
    "senator",
    "rep.",
    "representative",
    "gov.",
    "governor",
    "gen.",
    "general",
    "secretary",
    "foreign",
    "defense",
    "vice",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "judge",
    "justice",
    "chief",
    "col.",
    "colonel",
    "lt.",
    "lieutenant",
    "capt.",
    "captain",
    "sgt.",
    "sergeant",
    "maj.",
    "major",
    "professor",
    "prof.",
    "ambassador",
    "premier",
    "sir",
    "lord",
    "lady",
    "congressman",
    "congresswoman",
    "mayor",
    "chairman",
    "spokesman",
    "spokeswoman",
    "director",
    "deputy",
    "former",
    "sheikh",
    "ayatollah",
    "rev.",
    "reverend",
    "then",
    "the",
];

/// A span without the articles and titles at its start and the genitive at its end, as names are
/// counted; none if nothing is left.
pub fn trimmed(text: &Text, span: Span) -> Option<Span> {
    let string = text.slice(span);
    let mut start = 0;
    while let Some((word, _)) = string[start..].split_once(' ') {
        if !TITLES.contains(&word.to_lowercase().as_str()) {
            break;
        }
        start += word.len() + 1;
    }
    let kept = string[start..].trim_end();
    let kept = kept
        .strip_suffix("'s")
        .or(kept.strip_suffix("’s"))
        .unwrap_or(kept)
        .trim_end();
    let begin = span.start().get() + start;
    (!kept.is_empty()).then(|| Span::from_bytes(begin, begin + kept.len()))
}

fn without_titles(mut sentences: Vec<Labelled>) -> Vec<Labelled> {
    for sentence in &mut sentences {
        let spans = std::mem::take(&mut sentence.spans);
        let trim = |(span, kind): (Span, u8)| Some((trimmed(&sentence.text, span)?, kind));
        sentence.spans = spans.into_iter().filter_map(trim).collect();
    }
    sentences
}

/// The Groningen Meaning Bank, each sentence once.
///
/// # Errors
/// When the file cannot be read.
pub fn gmb(data: &Path) -> Result<Vec<Labelled>, CorpusError> {
    let content = read(&data.join("gmb_ner").join("ner_dataset.csv.gz"))?;
    let mut sentences = Vec::new();
    let mut sentence = Columns::default();
    for line in content.lines().skip(1) {
        if line.starts_with("Sentence") {
            sentences.extend(std::mem::take(&mut sentence).finish());
        }
        let mut fields = line.rsplitn(3, ',');
        let (Some(tag), Some(_), Some(rest)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let letters = rest.split_once(',').map_or("", |(_, letters)| letters);
        let letters = letters.trim_matches('"');
        let letters = if letters.is_empty() { "\"" } else { letters };
        let kind = match tag.get(2..) {
            Some("per") => Some(PERSON),
            Some("org") => Some(ORGANISATION),
            Some("geo") => Some(PLACE),
            Some("gpe" | "art" | "eve" | "nat") => Some(OTHER),
            _ => None,
        };
        sentence.word(letters, kind, tag.starts_with('B'));
    }
    sentences.extend(sentence.finish());
    let mut seen = BTreeSet::new();
    sentences.retain(|sentence| seen.insert(sentence.text.as_str().to_owned()));
    Ok(without_titles(sentences))
}

/// `CrossNER`'s politics.
///
/// # Errors
/// When the file cannot be read.
pub fn crossner(data: &Path, part: Part) -> Result<Vec<Labelled>, CorpusError> {
    let name = match part {
        Part::Train => "train.txt",
        Part::Tune => "dev.txt",
        Part::Report => "test.txt",
    };
    let content = read(&data.join("crossner_politics").join(name))?;
    Ok(without_titles(columns(&content, |line| {
        let (letters, label) = line.split_once('\t')?;
        let kind = match label.trim().get(2..) {
            Some("politician" | "person") => Some(PERSON),
            Some("politicalparty" | "organisation") => Some(ORGANISATION),
            Some("location" | "country") => Some(PLACE),
            Some(_) => Some(OTHER),
            None => None,
        };
        Some((letters, kind, label.starts_with('B')))
    })))
}

/// Wikigold.
///
/// # Errors
/// When the file cannot be read.
pub fn wikigold(data: &Path) -> Result<Vec<Labelled>, CorpusError> {
    let content = read(&data.join("wikigold").join("wikigold.conll.txt"))?;
    Ok(without_titles(columns(&content, |line| {
        let (letters, label) = line.split_once(' ')?;
        let kind = match label.trim() {
            "I-PER" => Some(PERSON),
            "I-ORG" => Some(ORGANISATION),
            "I-LOC" => Some(PLACE),
            "I-MISC" => Some(OTHER),
            _ => None,
        };
        Some((letters, kind, false)).filter(|(letters, _, _)| *letters != "-DOCSTART-")
    })))
}

/// UNER's PUD; with `news` only the sentences from news.
///
/// # Errors
/// When the file cannot be read.
pub fn uner(data: &Path, news: bool) -> Result<Vec<Labelled>, CorpusError> {
    let content = read(&data.join("uner_pud").join("en_pud-ud-test.iob2"))?;
    let blocks = content
        .split("\n\n")
        .filter(|block| !news || block.lines().any(|line| line.starts_with("# sent_id = n")));
    let sentence = |block: &str| {
        let text = block
            .lines()
            .find_map(|line| line.strip_prefix("# text = "))?;
        let mut at = 0;
        let mut spans: Vec<(Span, u8)> = Vec::new();
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [_, letters, label, ..] = fields.as_slice() else {
                continue;
            };
            let start = at + text.get(at..)?.find(letters)?;
            at = start + letters.len();
            let kind = match label.get(2..) {
                Some("PER") => PERSON,
                Some("ORG") => ORGANISATION,
                Some("LOC") => PLACE,
                _ => continue,
            };
            let own = Span::from_bytes(start, at);
            match spans.last_mut() {
                Some((span, _)) if label.starts_with('I') => *span = span.cover(own),
                _ => spans.push((own, kind)),
            }
        }
        Some(Labelled {
            text: Text::new(text),
            spans,
        })
    };
    Ok(without_titles(blocks.filter_map(sentence).collect()))
}

/// The folders of `re3d`; the one that is only reported on comes last.
const RE3D: [&str; 6] = [
    "Australian_Department_of_Foreign_Affairs",
    "CENTCOM",
    "Delegation_of_the_European_Union_to_Syria",
    "US_State_Department",
    "Wikipedia",
    "UK_Government",
];

/// `re3d`: documents with names and descriptions, of which those with a capital are taken.
///
/// # Errors
/// When a file cannot be read or is not of its shape.
pub fn re3d(data: &Path, part: Part) -> Result<Vec<Labelled>, CorpusError> {
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
        for document in lines("documents.json")? {
            let text = Text::new(document["text"].as_str().unwrap_or_default());
            let own = entities
                .iter()
                .filter(|entity| entity["documentId"] == document["_id"]);
            let mut spans: Vec<(Span, u8)> =
                own.filter_map(|entity| re3d_span(&text, entity)).collect();
            // Descriptions hold names: of spans in spans the smallest is the name.
            spans.sort_by_key(|(span, _)| (span.len(), span.start()));
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

fn re3d_span(text: &Text, entity: &Value) -> Option<(Span, u8)> {
    let kind = match entity["type"].as_str()? {
        "Person" => PERSON,
        "Organisation" => ORGANISATION,
        "Location" => PLACE,
        "Nationality" => OTHER,
        _ => return None,
    };
    let place = |name: &str| text.from_code_point(usize::try_from(entity[name].as_u64()?).ok()?);
    let span = Span::new(place("begin")?, place("end")?);
    let string = text.slice(span);
    is_name(string).then_some((span, kind))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_articles_and_genitives_are_cut() {
        let table = [
            ("President Ada Brandt", Some("Ada Brandt")),
            ("the River Board's", Some("River Board")),
            ("Kessia", Some("Kessia")),
            ("The President", Some("President")),
        ];
        for (string, expected) in table {
            let text = Text::new(string);
            let kept = trimmed(&text, text.span());
            assert_eq!(kept.map(|span| text.slice(span)), expected, "{string}");
        }
    }
}
