//! The corpora of names, with their labels put together as person, organisation, place and other.
//!
//! - Groningen Meaning Bank, the csv of it (Bos et al. 2017): texts in the public domain, licence of
//!   the annotation not stated ("freely available for research"). Silver, and put right where it
//!   contradicts itself; `per` swallows titles, which are cut off here, `gpe` is nationalities for
//!   the most part, which are other names here.
//! - `CrossNER`, politics (Liu et al. 2021): MIT, sentences from Wikipedia.
//! - Wikigold (Balasuriya et al. 2009): CC BY 4.0.
//! - `re3d` (Dstl 2017): each part under its own open licence. Descriptions without a capital are
//!   left out.
//! - GUM, its open genres: CC BY 4.0, texts partly CC BY-SA 3.0. Names are mentions of persons,
//!   organisations and places whose head is a proper noun.

mod gmb;
mod gum;
mod re3d;

use std::path::Path;

use standpoint_engine::learned::names::{Named, OTHER};
use standpoint_text::{Span, Text};

use super::labelled::{Labelled, columns};
use super::{CorpusError, Part, read};

pub use gmb::{Voices, gmb};
pub use gum::gum;
pub use re3d::{Spans, re3d};

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
        if !is_title(word) {
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

/// Whether a name is nothing but a title.
fn is_title(name: &str) -> bool {
    TITLES.contains(&name.to_lowercase().as_str())
}

fn without_titles(mut sentences: Vec<Labelled>) -> Vec<Labelled> {
    for sentence in &mut sentences {
        let spans = std::mem::take(&mut sentence.spans);
        let trim = |(span, kind): (Span, u8)| Some((trimmed(&sentence.text, span)?, kind));
        sentence.spans = spans.into_iter().filter_map(trim).collect();
    }
    sentences
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
