//! A second opinion: descriptions that a learner found, beside those of the rules.
//!
//! The rules know a list of nouns for people and bodies, and what completes a phrase. A layer that has
//! read more finds people by nouns of no list ("the surveyors", "herders") and knows better how far a
//! phrase goes ("gas workers from all over Belgium"). That it does not find somebody says nothing.

use std::ops::Range;

use super::{Description, Reader};
use crate::draft::Kind;
use crate::learned::layers::{Found, beginning_in};
use crate::lexicon::Role;
use crate::tag::Tag;

/// How sure the layer has to be of a description, 0 to 1. What it takes for a body is often a thing
/// that a body made ("the ad").
const fn least(kind: Kind) -> f32 {
    match kind {
        Kind::Organisation => 0.7,
        _ => 0.5,
    }
}

/// How sure it has to be of one that the rules do not think an actor, 0 to 1.
const CERTAIN: f32 = 0.8;

/// How sure it is then that it is an actor: of one who acts or speaks, and of others, 0 to 1.
const ACTS: f64 = 0.75;
const RESTS: f64 = 0.62;

/// A phrase that the layer takes for an actor, with the noun that heads it.
struct Heard {
    words: Range<usize>,
    head: usize,
    kind: Kind,
    confidence: f32,
}

impl Reader<'_, '_> {
    /// Adds what the layer found, in text order, to the descriptions of the rules, and mends those.
    pub(super) fn weigh(&self, learned: &[Found<Kind>], found: &mut Vec<Description>) {
        for one in beginning_in(learned, self.sentence.span) {
            if let Some(heard) = self.heard(one) {
                self.take(&heard, found);
            }
        }
        found.sort_by_key(|description| description.words.start);
    }

    /// A description of the layer, in the codebook's edges; none that is a name, which are asked about
    /// elsewhere, or of which the layer is not sure.
    fn heard(&self, one: &Found<Kind>) -> Option<Heard> {
        let is_sure = one.confidence >= least(one.kind) && one.kind != Kind::State;
        if !is_sure || self.sentence.title_case || !self.sentence.span.contains_span(one.span) {
            return None;
        }
        let mut words = self.sentence.words_in(one.span);
        let trails = |index: &usize| {
            matches!(self.lower(*index), "who" | "which" | "that" | ",") && *index > words.start
        };
        words.end = words.clone().find(trails).unwrap_or(words.end);
        // "researchers at".
        while !words.is_empty() && !self.may_end(words.end - 1) {
            words.end -= 1;
        }
        let head = self.head(&words)?;
        if words.end == head + 1 {
            // Where it has the noun alone, the rules know what completes it: "the children of Norland".
            words.end = self.completed(words.end, one.kind == Kind::Group);
        }
        let joined = words
            .clone()
            .any(|index| self.tag(index) == Tag::Conjunction);
        let phrase = Heard {
            words,
            head,
            kind: one.kind,
            confidence: one.confidence,
        };
        (!joined && self.is_description(&phrase)).then_some(phrase)
    }

    fn may_end(&self, index: usize) -> bool {
        self.tag(index).is_nominal() || matches!(self.tag(index), Tag::Adjective | Tag::Number)
    }

    /// The noun that heads a phrase: the last one before what follows it.
    fn head(&self, words: &Range<usize>) -> Option<usize> {
        let core = words
            .clone()
            .take_while(|index| !matches!(self.tag(*index), Tag::Preposition | Tag::Conjunction));
        core.filter(|index| self.tag(*index).is_nominal()).last()
    }

    /// Whether it is a noun that heads it and no name, and a determiner, a plural or what it does says
    /// that somebody is meant: no "Petrel smelter", "each minister", "a buyer", "two capitals".
    fn is_description(&self, heard: &Heard) -> bool {
        let word = &self.sentence.words[heard.head];
        let has_capital = word.is_capitalised() && heard.head > 0;
        let cuts = |name: &Range<usize>| {
            let shares = name.start < heard.words.end && heard.words.start < name.end;
            shares && !(heard.words.start <= name.start && name.end <= heard.words.end)
        };
        let first = self.lower(heard.words.start);
        let counts = self.tag(heard.words.start) == Tag::Number;
        let is_nobody =
            matches!(first, "each" | "every" | "any" | "no") || self.lower(heard.head) == "percent";
        let fits = heard.kind == Kind::Group && !counts
            || self.is_definite(&heard.words)
            || self.does(&heard.words);
        let is_plural = self.lower(heard.head).ends_with('s');
        let is_word_before = self.continues(heard.head, heard.head + 1, is_plural);
        !has_capital
            && !is_nobody
            && !is_word_before
            && fits
            && self.name_at(heard.head).is_none()
            && !self.names.iter().any(|name| cuts(&name.words))
    }

    /// Whether it points at somebody who is known: "the", "her", "the ministry's".
    fn is_definite(&self, words: &Range<usize>) -> bool {
        let first = self.lower(words.start);
        matches!(first, "the" | "this" | "that" | "these" | "those" | "both")
            || self.tag(words.start) == Tag::Possessive
            || words.clone().any(|index| self.tag(index) == Tag::Genitive)
    }

    /// Whether it acts or speaks.
    fn does(&self, words: &Range<usize>) -> bool {
        self.acts(words.end) || self.speaks(words.start, words.end)
    }

    /// Makes of one phrase what it says of the descriptions of the rules. By a noun of their list they
    /// know the codebook better: such a phrase may only go further, and is as sure as before, unless the
    /// layer is certain.
    fn take(&self, heard: &Heard, found: &mut Vec<Description>) {
        let touches = |known: &Description| {
            known.words.start < heard.words.end && heard.words.start < known.words.end
        };
        let inside = |known: &Description| {
            heard.words.start <= known.words.start && known.words.end <= heard.words.end
        };
        if !found.iter().filter(|known| touches(known)).all(inside) {
            return;
        }
        let own = match found.iter().find(|known| known.head == heard.head) {
            Some(known) => self.mended(known, heard),
            None if self.lexicon.roles.role(self.lower(heard.head)).is_some() => return,
            None => self.described(heard),
        };
        found.retain(|known| !touches(known));
        found.push(own);
    }

    /// The description of a rule as far as the layer has it.
    fn mended(&self, known: &Description, heard: &Heard) -> Description {
        let own = self.described(heard);
        let is_raised = heard.confidence >= CERTAIN && known.confidence < own.confidence;
        let confidence = if is_raised {
            own.confidence
        } else {
            known.confidence
        };
        let words = heard.words.clone();
        Description {
            learned: is_raised || words != known.words,
            words,
            confidence,
            ..known.clone()
        }
    }

    fn described(&self, heard: &Heard) -> Description {
        let role = match heard.kind {
            Kind::Organisation => Role::LooseBody,
            _ => Role::Party,
        };
        Description {
            words: heard.words.clone(),
            head: heard.head,
            role,
            plural: heard.kind == Kind::Group,
            definite: self.is_definite(&heard.words),
            confidence: if self.does(&heard.words) { ACTS } else { RESTS },
            learned: true,
        }
    }
}

#[cfg(test)]
mod tests;
