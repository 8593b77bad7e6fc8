//! A second opinion: names that a learner found, beside those of the rules.
//!
//! The rules know the codebook and its lists of states and bodies, and where they are sure they are
//! right more often. What they have to guess, a layer that has read millions of words knows better:
//! whether a name that no list has is a body's or a person's ([`kind`]), that there is a name at all
//! ([`missed`]), and how far it goes ([`longer`]). That it says nothing of a name says nothing: it
//! passes over parties and names in compounds.

mod kind;
mod longer;
mod missed;

use std::ops::Range;

use super::knowledge::Knowledge;
use super::names::{Named, Who};
use crate::learned::layers::{Found, beginning_in};
use crate::learned::names::Named as Kind;
use crate::lexicon::Lexicon;
use crate::sentence::{Sentence, Word};

/// How sure the layer has to be of a name that the rules do not have, or have shorter, 0 to 1.
const SURE: f32 = 0.7;

/// How sure it has to be of whose name it is that the rules have, too: surer than not.
const SURER: f32 = 0.5;

/// Up to so much confidence a rule has only guessed whose name it found, 0 to 1.
const GUESSED: f64 = 0.75;

/// How sure it is that a name is an actor's of which the layer was sure enough, 0 to 1: on news read by
/// hand nine of ten were. How sure the layer is itself is of its corpora's kinds and edges.
pub(super) const SAID: f64 = 0.85;

/// Under so much confidence a rule does not believe itself that it found a name, 0 to 1.
const DOUBTED: f64 = 0.5;

/// What the names of one sentence are weighed with.
pub(super) struct Second<'a, 't> {
    pub sentence: &'a Sentence<'t>,
    pub lexicon: &'a Lexicon,
    pub knowledge: &'a Knowledge,
}

/// A person's or a body's name in a sentence, as the layer has it, without titles.
struct Heard {
    words: Range<usize>,
    who: Who,
    confidence: f32,
}

impl Second<'_, '_> {
    /// Adds what the layer found, in text order, to the names of a rule, and mends those.
    pub(super) fn weigh(&self, learned: &[Found<Kind>], names: &mut Vec<Named>) {
        for one in beginning_in(learned, self.sentence.span) {
            if let Some(heard) = self.heard(one) {
                self.take(&heard, names);
            }
        }
        names.sort_by_key(|name| name.words.start);
    }

    /// A name of the layer; none that is a place's, for those are no actors, and whether one stands
    /// for its government the rules say.
    fn heard(&self, one: &Found<Kind>) -> Option<Heard> {
        let who = match one.kind {
            Kind::Person => Who::Person,
            Kind::Organisation => Who::Organisation,
            Kind::Place => return None,
        };
        let inside = self.sentence.span.contains_span(one.span);
        let mut words = inside.then(|| self.sentence.words_in(one.span))?;
        while words.len() > 1 && self.is_title(words.start) {
            words.start += 1;
        }
        let confidence = one.confidence;
        (!words.is_empty()).then_some(Heard {
            words,
            who,
            confidence,
        })
    }

    /// Makes of one name what it says of those of the rules.
    fn take(&self, heard: &Heard, names: &mut Vec<Named>) {
        let same = |name: &&mut Named| name.words == heard.words && name.confidence >= DOUBTED;
        if let Some(same) = names.iter_mut().find(same) {
            kind::mend(heard, same);
            return;
        }
        let touches =
            |name: &Named| name.words.start < heard.words.end && heard.words.start < name.words.end;
        let known: Vec<Named> = names.iter().filter(|name| touches(name)).cloned().collect();
        let better = if known.iter().all(|name| name.confidence < DOUBTED) {
            self.missed(heard)
        } else {
            self.longer(heard, &known)
        };
        if let Some(better) = better {
            names.retain(|name| !touches(name));
            names.push(better);
        }
    }

    /// Whether the first and the last word have the capitals of a name; behind a hyphen it needs none
    /// ("Wu Chi-wai"). In a title where all words have capitals they say nothing.
    fn has_capitals(&self, words: &Range<usize>) -> bool {
        let capital = |index: usize| {
            let word = self.sentence.words.get(index);
            word.is_some_and(Word::is_capitalised)
        };
        let last = words.end - 1;
        let hyphen = last > words.start && self.sentence.words[last - 1].is_hyphen();
        capital(words.start) && (capital(last) || hyphen) && !self.sentence.title_case
    }

    /// Whether a word is a title, which belongs to no name: "Rev.".
    fn is_title(&self, index: usize) -> bool {
        self.lexicon.roles.is_title(self.sentence.lower(index))
    }
}

#[cfg(test)]
mod tests;
