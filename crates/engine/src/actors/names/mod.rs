//! Names: runs of capitalised words, cut into persons, states, organisations and what is no actor.

use std::ops::Range;

mod cut;
mod listed;
mod run;
mod unknown;

use crate::actors::Knowledge;
use crate::draft::Kind;
use crate::lexicon::{Clue, Lexicon, Name, StateNumber};
use crate::sentence::{Sentence, Shape, Word};
use crate::tag::Tag;

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// Its words, by their indices.
    pub words: Range<usize>,
    /// Whose name it is.
    pub who: Who,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// Why.
    pub reason: &'static str,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A state, by its name, seat or adjective.
    State(StateNumber),
    /// An organisation or another body of the list.
    Body(usize, Kind),
    /// A person.
    Person,
    /// An organisation that is in no list.
    Organisation,
    /// A state that is in no list, by the ending of its name.
    Land,
    /// A people.
    People,
}

impl Who {
    /// The codebook's kind.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::State(_) | Self::Land => Kind::State,
            Self::Body(_, kind) => kind,
            Self::Person => Kind::Person,
            Self::Organisation => Kind::Organisation,
            Self::People => Kind::Group,
        }
    }
}

/// The reason of a name that is no actor but a place, kept to know it again.
pub(crate) const PLACE: &str = "name of a place";

/// The reason of a name that a title goes before.
pub(crate) const TITLED: &str = "name behind a title";

/// What the names of one sentence are found with.
pub(crate) struct Scan<'a, 't> {
    pub sentence: &'a Sentence<'t>,
    pub lexicon: &'a Lexicon,
    pub knowledge: &'a Knowledge,
}

impl Scan<'_, '_> {
    /// The names of the sentence, in text order, none overlapping.
    pub(crate) fn names(&self) -> Vec<Named> {
        let mut names = Vec::new();
        let mut at = 0;
        while at < self.sentence.words.len() {
            let next = self.step(at, &mut names);
            // An abbreviation in brackets is read together with the name before it.
            at = names.last().map_or(next, |name| next.max(name.words.end));
        }
        names
    }

    pub(super) fn word(&self, index: usize) -> Option<&Word<'_>> {
        self.sentence.words.get(index)
    }

    /// Whether word `index` can be part of a name.
    pub(super) fn in_name(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| {
            matches!(word.tag, Tag::ProperNoun)
                || (word.is_capitalised()
                    && word.shape != Shape::Lower
                    && matches!(word.tag, Tag::Noun | Tag::Adjective)
                    && !self.sentence.title_case
                    && index > 0
                    && !self.starts_clause(index))
        })
    }

    /// Whether an ordinary word with the capital of its place opens an organisation's name:
    /// "National Security Council" at the start of a sentence.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        word.is_capitalised()
            && self.starts_clause(at)
            && !self.sentence.title_case
            && matches!(word.tag, Tag::Adjective | Tag::Noun | Tag::Verb(_))
            && !self.clue(&word.lower, Clue::Opens)
            && self.lexicon.roles.role(&word.lower).is_none()
            && self.in_name(at + 1)
            && self.ends_in_organisation(at + 1)
    }

    /// Whether the run of capitalised words from `at` ends with the head of an organisation and is
    /// the name of no person.
    pub(super) fn ends_in_organisation(&self, at: usize) -> bool {
        let end = self.run_end(at);
        self.lexicon
            .names
            .first_name(self.sentence.lower(at))
            .is_none()
            && self
                .word(end - 1)
                .is_some_and(|last| self.lexicon.names.ends_organisation(last.text))
    }

    /// Whether word `index` has its capital perhaps only from where it stands.
    pub(super) fn starts_clause(&self, index: usize) -> bool {
        index == 0
            || self.word(index - 1).is_some_and(|before| {
                before.tag == Tag::Punctuation
                    && !matches!(before.text, "," | "-" | "." | "'" | "’" | ")" | "/" | ";")
            })
    }

    /// Reads what starts at `at` and gives the index where to go on.
    pub(super) fn step(&self, at: usize, names: &mut Vec<Named>) -> usize {
        let words = &self.sentence.words;
        let known = self.lexicon.names.longest(words, at, self.all_capitals(at));
        if let Some((Name::Seat(_) | Name::Place | Name::Other | Name::Area, length)) = known
            && let Some(person) = self.knowledge.longest(words, at)
            && person.who == Who::Person
            && person.words >= length
        {
            names.push(person.named(at, 0.85, "surname used before"));
            return at + person.words;
        }
        if let Some((name, length)) = known
            && (length > 1 || words[at].tag != Tag::Modal)
            && !self.lengthens(at, length, name)
        {
            return self.listed(at, length, name, names);
        }
        if !self.in_name(at) && !self.opens_sentence(at) {
            return at + 1;
        }
        if self.sentence.title_case {
            return self.in_title(at, names);
        }
        let end = self.run_end(at);
        let end = self.with_of(at, end);
        self.cut(at..end, names);
        end.max(at + 1)
    }

    /// Whether the line is in capitals at `at`, so that names are compared without them.
    pub(super) fn all_capitals(&self, at: usize) -> bool {
        let long = if self.sentence.title_case { 3 } else { 4 };
        self.word(at)
            .is_some_and(|w| w.shape == Shape::Capitals && w.text.len() > long)
    }

    /// A name in a title where all words have capitals.
    pub(super) fn in_title(&self, at: usize, names: &mut Vec<Named>) -> usize {
        if let Some(known) = self.knowledge.longest(&self.sentence.words, at) {
            names.push(known.named(at, 0.85, "name used elsewhere in the text"));
            return at + known.words;
        }
        let word = &self.sentence.words[at];
        let next = self.word(at + 1);
        let surname = next
            .is_some_and(|w| w.tag == Tag::ProperNoun && !self.lexicon.words.is_ordinary(&w.lower));
        if surname && self.lexicon.names.first_name(&word.lower).is_some() {
            names.push(Named {
                words: at..at + 2,
                who: Who::Person,
                confidence: 0.7,
                reason: "first name in a title",
            });
            return at + 2;
        }
        let speaks = next.is_some_and(|w| self.speaks(w));
        if speaks && !self.lexicon.words.is_ordinary(&word.lower) {
            names.push(Named {
                words: at..at + 1,
                who: Who::Person,
                confidence: 0.55,
                reason: "name before a verb of saying",
            });
        }
        at + 1
    }

    /// Whether a word is a verb whose subject is a person or a body.
    pub(super) fn speaks(&self, word: &Word<'_>) -> bool {
        self.clue(&word.lower, Clue::Speaks)
    }

    /// Whether a word in lower case is such a clue.
    pub(super) fn clue(&self, word: &str, clue: Clue) -> bool {
        self.lexicon.clues.has(word, clue)
    }
}
