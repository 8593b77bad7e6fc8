//! What completes a description on its right.

use super::Reader;
use crate::lexicon::{Clue, Name};
use crate::tag::{Form, Tag};

impl Reader<'_, '_> {
    /// The end with what completes the phrase: "officials in Kyiv", "the chairman of the panel".
    pub(super) fn completed(&self, end: usize, plural: bool) -> usize {
        let preposition = self.lower(end);
        let fits = match preposition {
            "of" | "at" | "for" => true,
            "from" => !self.lower(end + 1).ends_with("ing"),
            "in" => {
                self.starts_name(end + 1)
                    || (plural && self.tag(end + 1) == Tag::Determiner && self.verb_after(end + 1))
            }
            "to" => self.clue(self.lower(end.wrapping_sub(1)), Clue::Sent),
            "on" => self.clue(self.lower(end.wrapping_sub(1)), Clue::Expert),
            _ => false,
        };
        if !fits {
            return end;
        }
        let noun_phrase = self.noun_phrase_end(end + 1);
        let Some(to) = noun_phrase else { return end };
        let time = self.sentence.words[end + 1..to]
            .iter()
            .any(|w| self.lexicon.names.word(w.text) == Some(Name::Time))
            || self.clue(self.lower(to - 1), Clue::Time);
        if time {
            return end;
        }
        if self.lower(to) == "of"
            && preposition != "in"
            && let Some(further) = self.noun_phrase_end(to + 1)
        {
            return further;
        }
        to
    }

    fn starts_name(&self, at: usize) -> bool {
        let at = if self.lower(at) == "the" { at + 1 } else { at };
        self.tag(at) == Tag::ProperNoun
            && self
                .sentence
                .words
                .get(at)
                .is_some_and(|w| self.lexicon.names.word(w.text) != Some(Name::Time))
    }

    /// Whether a verb that carries the clause follows the noun phrase that starts at `at`.
    fn verb_after(&self, at: usize) -> bool {
        self.noun_phrase_end(at)
            .is_some_and(|end| self.tag(end).is_finite())
    }

    /// The end of the noun phrase that starts at `at`: article, modifiers, nouns.
    fn noun_phrase_end(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut noun = None;
        while end < self.sentence.words.len() {
            let word = &self.sentence.words[end];
            match word.tag {
                Tag::Noun | Tag::ProperNoun => noun = Some(end + 1),
                _ if self.goes_on(word.tag, at, end, noun.is_some()) => {}
                _ => break,
            }
            end += 1;
        }
        noun
    }

    /// Whether a word that is no noun belongs to the noun phrase from `at` and leads on to a noun.
    fn goes_on(&self, tag: Tag, at: usize, end: usize, has_noun: bool) -> bool {
        let next = self.tag(end + 1);
        let noun_follows = next.is_nominal() || next == Tag::Adjective;
        match tag {
            Tag::Determiner | Tag::Possessive => end == at,
            Tag::Number => !has_noun,
            Tag::Adjective => !has_noun || noun_follows,
            Tag::Verb(Form::Participle | Form::Gerund) | Tag::Genitive => noun_follows,
            Tag::Punctuation => self.is_tight_hyphen(end),
            Tag::Conjunction => self.name_at(end).is_some(),
            _ => false,
        }
    }
}
