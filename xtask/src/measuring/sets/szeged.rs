//! The Szeged Uncertainty Corpus, Wikipedia part: cues with their type (Szarvas, Vincze, Farkas,
//! Móra and Gurevych, Computational Linguistics 2012).
//!
//! It has no split of its own: documents whose FNV-1a hash (32 bits) of the id is a multiple of five
//! are held out. A document's parts are lines, the sentences of a part are joined by a space.

use std::path::Path;

use standpoint_agreement::layer::{LabelledSpan, LayerDocument};

use super::compressed;
use super::rebuilt::Rebuilt;
use crate::failure::Outcome;

/// The four types of cue, in the order of the corpus's own figures.
pub const TYPES: [&str; 4] = ["epistemic", "doxastic", "condition", "investigation"];

/// The documents held out, and those to learn a dictionary from.
pub struct Split {
    /// To report on.
    pub held_out: Vec<LayerDocument>,
    /// The rest.
    pub rest: Vec<LayerDocument>,
    /// Of the rest, the documents that uncertainty is tuned on: their hash leaves one.
    pub tuning: Vec<LayerDocument>,
}

/// The Wikipedia part, split by document.
pub fn wiki(data: &Path) -> Outcome<Split> {
    let xml = compressed::text(data, "szeged_uncertainty/wiki.xml.gz")?;
    let left = |document: &LayerDocument| fnv1a(document.id.as_bytes()) % 5;
    let (held_out, rest): (Vec<_>, Vec<_>) =
        (documents(&xml).into_iter()).partition(|document| left(document) == 0);
    let tuning = rest.iter().filter(|document| left(document) == 1);
    Ok(Split {
        tuning: tuning.cloned().collect(),
        held_out,
        rest,
    })
}

/// The 32-bit FNV-1a hash (Fowler, Noll and Vo; RFC 9923).
fn fnv1a(bytes: &[u8]) -> u32 {
    let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811C_9DC5, mix)
}

fn documents(xml: &str) -> Vec<LayerDocument> {
    let documents = xml
        .split("</Document>")
        .filter(|part| part.contains("<DocID"));
    documents.map(document).collect()
}

/// A document is read tag by tag: the corpus has no entities but the five of XML, and its elements
/// nest in one way only.
fn document(xml: &str) -> LayerDocument {
    let mut reading = Reading::default();
    let mut rest = xml;
    while let Some((text, behind)) = rest.split_once('<') {
        reading.text(text);
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        reading.tag(tag);
        rest = behind;
    }
    let mut document = LayerDocument::new(reading.id, reading.rebuilt.into_text());
    document.spans = reading.spans;
    document
}

/// What has been read of a document.
#[derive(Default)]
struct Reading {
    id: String,
    rebuilt: Rebuilt,
    spans: Vec<LabelledSpan>,
    /// The element whose text counts: `DocID`, `Sentence` or `ccue`.
    inside: Inside,
    /// What goes before the next sentence.
    space: &'static str,
}

#[derive(Default)]
enum Inside {
    #[default]
    Nothing,
    Id,
    Sentence,
    Cue(&'static str),
}

impl Reading {
    fn tag(&mut self, tag: &str) {
        match tag.split_whitespace().next().unwrap_or_default() {
            "DocID" => self.inside = Inside::Id,
            "DocumentPart" if !self.rebuilt.is_empty() => self.space = "\n",
            "Sentence" => {
                self.rebuilt.space(self.space);
                self.inside = Inside::Sentence;
            }
            "/Sentence" => {
                self.space = " ";
                self.inside = Inside::Nothing;
            }
            "ccue" => self.inside = Inside::Cue(kind(tag)),
            "/ccue" => self.inside = Inside::Sentence,
            "/DocID" => self.inside = Inside::Nothing,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = unescaped(text);
        match self.inside {
            Inside::Nothing => {}
            Inside::Id => self.id.push_str(&text),
            Inside::Sentence => self.rebuilt.space(&text),
            Inside::Cue(kind) => {
                let (start, end) = self.rebuilt.token(&text);
                self.spans.push(LabelledSpan::new(start, end, kind));
            }
        }
    }
}

/// The type in a cue's tag: `speculation_hypo_doxastic _` and its like.
fn kind(tag: &str) -> &'static str {
    let of_hypothesis = TYPES.into_iter().find(|kind| tag.contains(kind));
    of_hypothesis.unwrap_or(TYPES[0])
}

fn unescaped(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let mut text = text.to_owned();
    for (entity, character) in entities {
        text = text.replace(entity, character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_read_with_their_types() {
        let xml = "<DocumentSet> <Document type=\"x\"><DocID type=\"y\">Ærø &amp; co_1</DocID>\
            <DocumentPart type=\"Title\"><Sentence id=\"S1.1\">Ærø</Sentence></DocumentPart>\n\
            <DocumentPart type=\"Text\"><Sentence id=\"S1.2\">It <ccue type=\"speculation_modal_probable_\">may</ccue> rain.</Sentence>\
            <Sentence id=\"S1.3\"><ccue type=\"speculation_hypo_condition _\">If</ccue> so &lt;</Sentence></DocumentPart></Document></DocumentSet>";
        let documents = documents(xml);
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].id, "Ærø & co_1");
        assert_eq!(documents[0].text, "Ærø\nIt may rain. If so <");
        let expected = [
            LabelledSpan::new(7, 10, "epistemic"),
            LabelledSpan::new(17, 19, "condition"),
        ];
        assert_eq!(documents[0].spans, expected);
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of RFC 9923.
        assert_eq!(fnv1a(b""), 0x811C_9DC5);
        assert_eq!(fnv1a(b"a"), 0xE40C_292C);
        assert_eq!(fnv1a(b"foobar"), 0xBF9C_F968);
    }
}
