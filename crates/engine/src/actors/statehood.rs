//! States that no list has, by what a text says they have: a foreign ministry, an ambassador, a
//! border; and places, by the water or the valley that has their name.

use crate::actors::Knowledge;
use crate::lexicon::{Clue, Lexicon, Name};
use crate::sentence::{Sentence, Shape};
use crate::tag::Tag;

/// Remembers which unknown names of the sentence are spoken of as states or as places.
pub(super) fn listen(sentence: &Sentence<'_>, lexicon: &Lexicon, knowledge: &mut Knowledge) {
    for (at, word) in sentence.words.iter().enumerate() {
        if word.shape != Shape::Capitalised || word.tag != Tag::ProperNoun {
            continue;
        }
        let around = Around {
            sentence,
            lexicon,
            at,
        };
        if !around.stands_alone() || lexicon.names.word(word.text).is_some() {
            continue;
        }
        if around.names_water() {
            knowledge.note_place(word.text);
        } else if around.owns_offices() || around.is_represented() || around.is_paired() {
            knowledge.note_state(word.text);
        }
    }
}

/// A name of one word and what stands around it.
struct Around<'a, 't> {
    sentence: &'a Sentence<'t>,
    lexicon: &'a Lexicon,
    at: usize,
}

impl Around<'_, '_> {
    fn clue(&self, index: usize, clue: Clue) -> bool {
        self.lexicon.clues.has(self.sentence.lower(index), clue)
    }

    fn before(&self, words: usize) -> &str {
        self.at
            .checked_sub(words)
            .map_or("", |i| self.sentence.lower(i))
    }

    /// Whether no other name and no title stands beside it.
    fn stands_alone(&self) -> bool {
        let named = |index: usize| self.sentence.tag(index) == Tag::ProperNoun;
        let titled = self.lexicon.roles.is_title(self.before(1));
        !named(self.at + 1) && !self.at.checked_sub(1).is_some_and(named) && !titled
    }

    /// "the Vessa dam", "the lower Vessa basin", "the Vessa": a state has no article.
    fn names_water(&self) -> bool {
        self.clue(self.at + 1, Clue::Water)
            || matches!(self.before(1), "lower" | "upper" | "middle") && self.before(2) == "the"
    }

    /// "Varnia's foreign ministry", "the Varnia government".
    fn owns_offices(&self) -> bool {
        let genitive = self.sentence.tag(self.at + 1) == Tag::Genitive;
        let from = self.at + if genitive { 2 } else { 1 };
        let office = (from..from + 2)
            .find(|i| !matches!(self.sentence.tag(*i), Tag::Adjective))
            .filter(|i| self.is_office(*i));
        office.is_some() && (genitive || self.before(1) == "the")
    }

    /// What only states have; "foreign minister" is read from its first word.
    fn is_office(&self, index: usize) -> bool {
        let next = self.sentence.lower(index + 1);
        let of_state = matches!(
            self.sentence.lower(index),
            "prime" | "foreign" | "defence" | "defense" | "interior" | "finance"
        );
        self.clue(index, Clue::Office) || of_state && next.starts_with("minist")
    }

    /// "the ambassador of Varnia", "the border with Varnia", "the government in Varnia".
    fn is_represented(&self) -> bool {
        let office = self
            .at
            .checked_sub(2)
            .is_some_and(|i| self.clue(i, Clue::Office));
        // A company and a club have a president too.
        office && self.before(2) != "president" && matches!(self.before(1), "of" | "with" | "to")
    }

    /// "Kenya and Varnia agreed", "talks between Varnia and Kenya".
    fn is_paired(&self) -> bool {
        let state = |index: usize| {
            matches!(
                self.sentence
                    .words
                    .get(index)
                    .and_then(|w| self.lexicon.names.word(w.text)),
                Some(Name::State(_))
            )
        };
        let second = self.before(1) == "and" && self.at > 1 && state(self.at - 2);
        let first = self.sentence.lower(self.at + 1) == "and" && state(self.at + 2);
        let end = if second { self.at + 1 } else { self.at + 3 };
        let start = if second { self.at - 2 } else { self.at };
        let between = start
            .checked_sub(1)
            .is_some_and(|i| self.sentence.lower(i) == "between");
        (second || first) && (between || self.sentence.tag(end).is_finite())
    }
}
