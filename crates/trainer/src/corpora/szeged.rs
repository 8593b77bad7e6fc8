//! The Szeged uncertainty corpus, Wikipedia part (Szarvas et al. 2012): CC BY-SA.
//!
//! Documents whose FNV-1a hash of the id is divisible by five are only reported on; of the others,
//! those with remainder one are for tuning.

use std::path::Path;

use standpoint_engine::learned::uncertainty::Uncertain;
use standpoint_text::{Span, Text};

use super::labelled::Labelled;
use super::{CorpusError, Part, read};

/// The sentences of one part.
///
/// # Errors
/// When the file cannot be read.
pub fn sentences(data: &Path, part: Part) -> Result<Vec<Labelled>, CorpusError> {
    let content = read(&data.join("szeged_uncertainty").join("wiki.xml.gz"))?;
    let mut sentences = Vec::new();
    for document in content.split("<Document ").skip(1) {
        let id = between(document, "<DocID", "</DocID>").and_then(|id| id.split_once('>'));
        let id = id.map_or("", |(_, id)| id);
        let own = match fnv1a(&unescaped(id)) % 5 {
            0 => Part::Report,
            1 => Part::Tune,
            _ => Part::Train,
        };
        if own == part {
            sentences.extend(document.split("<Sentence ").skip(1).filter_map(sentence));
        }
    }
    Ok(sentences)
}

fn between<'s>(string: &'s str, from: &str, to: &str) -> Option<&'s str> {
    let (_, rest) = string.split_once(from)?;
    rest.split_once(to).map(|(inside, _)| inside)
}

/// Fowler, Noll and Vo's hash in 32 bits.
fn fnv1a(string: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    string.bytes().fold(0x811C_9DC5, step)
}

fn sentence(block: &str) -> Option<Labelled> {
    let (_, rest) = block.split_once('>')?;
    let (inside, _) = rest.split_once("</Sentence>")?;
    let mut string = String::new();
    let mut spans = Vec::new();
    for (number, part) in inside.split("<ccue").enumerate() {
        let plain = if number == 0 {
            part
        } else {
            let (head, rest) = part.split_once('>')?;
            let (cue, after) = rest.split_once("</ccue>")?;
            let start = string.len();
            string.push_str(&unescaped(cue));
            if let Some(kind) = kind(head) {
                spans.push((Span::from_bytes(start, string.len()), kind as u8));
            }
            after
        };
        string.push_str(&unescaped(plain));
    }
    Some(Labelled {
        text: Text::new(string),
        spans,
    })
}

fn kind(attributes: &str) -> Option<Uncertain> {
    let kinds = [
        ("probable", Uncertain::Epistemic),
        ("doxastic", Uncertain::Doxastic),
        ("condition", Uncertain::Condition),
        ("investigation", Uncertain::Investigation),
    ];
    let found = kinds
        .into_iter()
        .find(|(name, _)| attributes.contains(name));
    found.map(|(_, kind)| kind)
}

fn unescaped(string: &str) -> String {
    let table = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    table.iter().fold(string.to_owned(), |string, (from, to)| {
        string.replace(from, to)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found() {
        let block = "id=\"S1\">It <ccue type=\"speculation_modal_probable_\">may</ccue> rain &amp; \
                     be <ccue type=\"speculation_hypo_doxastic _\">seen</ccue>.</Sentence>";
        let sentence = sentence(block).unwrap();
        let spans = sentence
            .spans
            .iter()
            .map(|(span, kind)| (sentence.text.slice(*span), *kind));
        assert_eq!(spans.collect::<Vec<_>>(), [("may", 0), ("seen", 1)]);
        assert_eq!(sentence.text.as_str(), "It may rain & be seen.");
    }

    /// From the authors' table of test values.
    #[test]
    fn the_hash_is_the_known_one() {
        assert_eq!(fnv1a(""), 0x811C_9DC5);
        assert_eq!(fnv1a("foobar"), 0xBF9C_F968);
    }
}
