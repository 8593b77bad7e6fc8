//! Uncertainties: words that make a statement less than plain fact.
//!
//! Hearsay in the passive ("is thought to") is cue and uncertainty at once and is found with the
//! positions.

mod context;
mod lexicon;
pub(crate) mod second;
pub(crate) mod weasel;

use standpoint_annotation::Spans;

use crate::draft::{Found, Ground, Uncertainty, UncertaintyKind};
use crate::learned::{layers, uncertainty::Uncertain};
use crate::positions::LONGEST_SENTENCE;
use crate::positions::reading::{Places, Reading};
use crate::sentence::{Paragraph, Sentence};
use context::Place;
use lexicon::Phrases;

/// Finds the uncertainties of a batch and appends them; weasels are made of actors found before.
/// `learned` are the cues of a learner, in text order; without any the word list decides alone.
pub fn find(paragraphs: &[Paragraph<'_>], learned: &[layers::Found<Uncertain>], found: &mut Found) {
    let mut places = Places::new(&found.actors);
    let mut uncertainties = Vec::new();
    for sentence in paragraphs.iter().flat_map(|paragraph| &paragraph.sentences) {
        let mut actors = places.of(sentence);
        if sentence.words.len() > LONGEST_SENTENCE {
            actors.clear();
        }
        let reading = Reading::new(sentence, actors);
        words(sentence, &reading, &mut uncertainties);
    }
    uncertainties.retain(|uncertainty| !second::only_thinks(uncertainty, learned));
    found.uncertainties.append(&mut uncertainties);
}

/// Whether a word begins one that makes a statement possible or probable, and no more: "appears".
pub(crate) fn is_epistemic(word: &str) -> bool {
    let mut phrases = Phrases::standard().starting_with(word).iter();
    phrases.any(|phrase| phrase.kind == UncertaintyKind::Epistemic && phrase.rest.is_empty())
}

/// Appends what the word list has in a sentence, from left to right, the longest first.
fn words(sentence: &Sentence<'_>, reading: &Reading<'_, '_>, out: &mut Vec<Uncertainty>) {
    let mut from = 0;
    while from < sentence.words.len() {
        let end = match phrase_at(sentence, reading, from) {
            Some((uncertainty, end)) => {
                out.push(uncertainty);
                end
            }
            None => from + 1,
        };
        from = end;
    }
}

/// The longest phrase that starts at this word and stands in its neighbourhood, and where it ends.
fn phrase_at(
    sentence: &Sentence<'_>,
    reading: &Reading<'_, '_>,
    from: usize,
) -> Option<(Uncertainty, usize)> {
    let candidates = Phrases::standard().starting_with(sentence.lower(from));
    let phrase = candidates.iter().find(|phrase| {
        let at = Place {
            sentence,
            from,
            to: from + 1 + phrase.rest.len(),
        };
        sentence.has(from + 1, &phrase.rest)
            && phrase.context.holds(at, || reading.actor_acts(from))
    })?;
    let end = from + 1 + phrase.rest.len();
    let kind = phrase.kind;
    let words: Vec<&str> = sentence
        .words
        .get(from..end)?
        .iter()
        .map(|word| word.text)
        .collect();
    let ground = Ground::new(
        confidence(kind),
        format!("word of uncertainty “{}”", words.join(" ")),
    );
    let spans = Spans::one(sentence.cover(from, end));
    Some((
        Uncertainty {
            spans,
            kind,
            ground,
        },
        end,
    ))
}

/// How often a word of this type is one, by experience with annotated news.
fn confidence(kind: UncertaintyKind) -> f64 {
    match kind {
        UncertaintyKind::Epistemic | UncertaintyKind::Doxastic => 0.85,
        UncertaintyKind::Conditional => 0.8,
        UncertaintyKind::Investigative | UncertaintyKind::Weasel => 0.75,
        UncertaintyKind::Hedge => 0.7,
    }
}

#[cfg(test)]
mod tests;
