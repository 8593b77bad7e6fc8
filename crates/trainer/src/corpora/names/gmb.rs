//! The Groningen Meaning Bank: news that a machine annotated and people mended in places.
//!
//! It calls one name one thing here and another there (`West Bank` is an organisation fourteen times
//! of fifteen, `Nepal` a nationality), which a model learns as doubt. So each name is given what
//! people say elsewhere that it is, or what most of its mentions are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use standpoint_text::Span;

use super::super::gazetteers::{self, fields};
use super::super::labelled::{Columns, Labelled, joined};
use super::super::{CorpusError, Part, read};
use super::{ORGANISATION, OTHER, PERSON, PLACE, is_title, without_titles};

/// How many sentences that follow one another are read as one text: about a short item of news.
const BLOCK: usize = 5;
/// How many blocks that follow one another are of the same part.
const RUN: usize = 20;
/// A time: no name, but votes.
const TIME: u8 = OTHER + 1;
/// How many kinds vote.
const KINDS: usize = TIME as usize + 1;
/// Mentions of a name that are needed for a vote.
const QUORUM: u32 = 5;

/// The Groningen Meaning Bank, each sentence once, in blocks: the file does not say where an
/// article ends. A tenth, in runs of a hundred sentences, is to tune on. `people` has the last word
/// on what a name is.
///
/// # Errors
/// When a file cannot be read.
pub fn gmb(data: &Path, part: Part, people: &Voices) -> Result<Vec<Labelled>, CorpusError> {
    let content = read(&data.join("gmb_ner").join("ner_dataset.csv.gz"))?;
    let mut sentences = sentences(&content);
    for sentence in &mut sentences {
        name_after_titles(sentence);
    }
    let mut sentences = without_titles(sentences);
    let countries: BTreeSet<String> = gazetteers::places(data)?.into_iter().collect();
    let own = Voices::of(sentences.iter());
    for sentence in &mut sentences {
        for (span, kind) in &mut sentence.spans {
            let name = sentence.text.slice(*span);
            let country = countries.contains(name).then_some(PLACE);
            let settled = country.or(people.consent(name)).or(own.majority(name));
            *kind = settled.unwrap_or(*kind);
        }
        sentence.spans.retain(|(_, kind)| *kind != TIME);
    }
    let blocks = sentences.chunks(BLOCK).enumerate();
    let own = blocks.filter(|(number, _)| (number / RUN % 10 == 9) == (part == Part::Tune));
    Ok(own.map(|(_, block)| joined(block)).collect())
}

fn sentences(content: &str) -> Vec<Labelled> {
    let mut sentences = Vec::new();
    let mut sentence = Columns::default();
    for line in content.lines().skip(1) {
        if line.starts_with("Sentence") {
            sentences.extend(std::mem::take(&mut sentence).finish());
        }
        let fields = fields(line);
        let [_, letters, _, tag] = fields.as_slice() else {
            continue;
        };
        let kind = match tag.get(2..) {
            Some("per") => Some(PERSON),
            Some("org") => Some(ORGANISATION),
            Some("geo") => Some(PLACE),
            Some("tim") => Some(TIME),
            Some("gpe" | "art" | "eve" | "nat") => Some(OTHER),
            _ => None,
        };
        sentence.word(letters, kind, tag.starts_with('B'));
    }
    sentences.extend(sentence.finish());
    let mut seen = BTreeSet::new();
    sentences.retain(|sentence| seen.insert(sentence.text.as_str().to_owned()));
    sentences
}

/// What stands behind `Mr.` is a person; a title alone is no name.
fn name_after_titles(sentence: &mut Labelled) {
    let text = &sentence.text;
    for (span, kind) in &mut sentence.spans {
        let before = text.as_str()[..span.start().get()].trim_end();
        if ["Mr.", "Mrs.", "Ms."]
            .iter()
            .any(|title| before.ends_with(title))
        {
            *kind = PERSON;
        }
    }
    sentence
        .spans
        .retain(|(span, _)| !is_title(text.slice(*span)));
}

/// What names are said to be, mention by mention.
#[derive(Debug, Default)]
pub struct Voices {
    votes: BTreeMap<String, [u32; KINDS]>,
}

impl Voices {
    /// Those of the mentions in the given texts.
    pub fn of<'l>(texts: impl Iterator<Item = &'l Labelled>) -> Self {
        let mut voices = Self::default();
        for labelled in texts {
            let names = labelled.spans.iter();
            for (name, kind) in names.map(|(span, kind)| (name(labelled, *span), *kind)) {
                let votes = voices.votes.entry(name).or_default();
                votes[usize::from(kind)] += 1;
            }
        }
        voices
    }

    /// The kind that all of at least two mentions have.
    fn consent(&self, name: &str) -> Option<u8> {
        let (kind, own, all) = self.most(name)?;
        (own == all && all >= 2).then_some(kind)
    }

    /// The kind of four mentions of five.
    fn majority(&self, name: &str) -> Option<u8> {
        let (kind, own, all) = self.most(name)?;
        (all >= QUORUM && own * 5 >= all * 4).then_some(kind)
    }

    /// The commonest kind of a name, how often it is that, and how often it is mentioned.
    fn most(&self, name: &str) -> Option<(u8, u32, u32)> {
        let votes = self.votes.get(name)?;
        let counted = votes.iter().enumerate();
        let (kind, own) = counted.rev().max_by_key(|(_, votes)| **votes)?;
        let kind = u8::try_from(kind).ok()?;
        Some((kind, *own, votes.iter().sum()))
    }
}

fn name(labelled: &Labelled, span: Span) -> String {
    labelled.text.slice(span).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_most_of_its_mentions_are() {
        let mentions = |kinds: &[u8]| -> Vec<Labelled> {
            let sentence = |kind: &u8| {
                let mut columns = Columns::default();
                columns.word("Kessia", Some(*kind), true);
                columns.finish()
            };
            kinds.iter().filter_map(sentence).collect()
        };
        let voices = |kinds: &[u8]| Voices::of(mentions(kinds).iter());
        assert_eq!(voices(&[PLACE, PLACE]).consent("Kessia"), Some(PLACE));
        assert_eq!(voices(&[PLACE, OTHER]).consent("Kessia"), None);
        assert_eq!(voices(&[PLACE; 4]).majority("Kessia"), None);
        let four = [PLACE, OTHER, PLACE, PLACE, PLACE];
        assert_eq!(voices(&four).majority("Kessia"), Some(PLACE));
        assert_eq!(voices(&four).majority("Vessa"), None);
    }

    #[test]
    fn what_follows_a_title_is_a_person() {
        let mut columns = Columns::default();
        columns.word("Mr.", Some(PERSON), true);
        columns.word("Brandt", Some(PLACE), true);
        let mut sentence = columns.finish().unwrap();
        name_after_titles(&mut sentence);
        assert_eq!(sentence.spans, [(Span::from_bytes(4, 10), PERSON)]);
    }
}
