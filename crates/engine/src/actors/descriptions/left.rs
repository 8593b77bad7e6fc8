//! What stands left of the noun that heads a description.

use super::{Description, Reader};
use crate::lexicon::Name;
use crate::sentence::Word;
use crate::tag::{Form, Tag};

/// Whether a phrase points at somebody who is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    /// "the", "his", "Russia's".
    Definite,
    /// "a".
    Indefinite,
    /// None of both.
    None,
}

/// What stands left of a head noun.
pub(super) struct Left {
    /// The first word of the phrase.
    pub start: usize,
    /// Whether it points at somebody who is known.
    pub article: Article,
    /// Whether it has a number.
    pub number: bool,
    /// Whether it has an adjective or another noun.
    pub modified: bool,
    /// Whether an adjective or name says whose: "Russian", "Western", "NATO".
    pub belongs: bool,
}

/// Whether the walk goes on behind a word.
enum Step {
    On(usize),
    Last(usize),
    Stop,
}

impl Reader<'_, '_> {
    /// Walks left from the head over what belongs to its phrase, at most to the end of `last`, the
    /// description before it.
    pub(super) fn left(&self, head: usize, last: Option<&Description>) -> Left {
        let from = last.map_or(0, |last| last.words.end);
        let mut left = Left {
            start: head,
            article: Article::None,
            number: false,
            modified: false,
            belongs: false,
        };
        let mut at = head;
        while at > from {
            match self.step(at - 1, head, last, &mut left) {
                Step::On(start) => {
                    left.start = start;
                    at = start;
                }
                Step::Last(start) => {
                    left.start = start;
                    break;
                }
                Step::Stop => break,
            }
        }
        if self.tag(left.start) == Tag::Adverb {
            left.start += 1;
        }
        left
    }

    /// Looks at word `at`, left of what belongs to the phrase so far.
    fn step(&self, at: usize, head: usize, last: Option<&Description>, left: &mut Left) -> Step {
        let from = last.map_or(0, |last| last.words.end);
        if let Some(name) = self.name_at(at) {
            let apart = self.tag(name.words.end) == Tag::Punctuation
                && !self.sentence.words[name.words.end].is_hyphen();
            if name.words.start < from || apart {
                return Step::Stop;
            }
            left.belongs = true;
            return Step::On(name.words.start);
        }
        let word = &self.sentence.words[at];
        match word.tag {
            Tag::Verb(Form::Participle | Form::Gerund) if !self.is_attributive(at) => Step::Stop,
            Tag::ProperNoun if self.lexicon.names.word(word.text) == Some(Name::Time) => Step::Stop,
            Tag::Adjective
            | Tag::Noun
            | Tag::ProperNoun
            | Tag::Verb(Form::Participle | Form::Gerund) => {
                left.belongs |= word.is_capitalised() && word.tag == Tag::Adjective;
                left.modified = true;
                Step::On(at)
            }
            Tag::Adverb if left.modified && self.is_modifier(at + 1) => Step::On(at),
            Tag::Number => {
                left.number = true;
                Step::On(at)
            }
            // "said that 98 senators voted": no determiner before a plural.
            Tag::Determiner if word.is("that") && self.lower(head).ends_with('s') => Step::Stop,
            Tag::Determiner if word.is("own") => Step::On(at),
            Tag::Determiner => determiner(word, at, left),
            Tag::Possessive => {
                left.article = Article::Definite;
                Step::Last(at)
            }
            Tag::Genitive => {
                left.article = Article::Definite;
                Step::Last(match last {
                    Some(last) if last.words.end == at => last.words.start,
                    _ => self.owner(at, from),
                })
            }
            Tag::Punctuation if at > from && self.is_tight_hyphen(at) => {
                left.modified = true;
                Step::On(at - 1)
            }
            _ => Step::Stop,
        }
    }

    fn is_modifier(&self, index: usize) -> bool {
        matches!(
            self.tag(index),
            Tag::Adjective | Tag::Verb(Form::Participle)
        )
    }

    /// Whether a participle stands before the noun and belongs to it: "armed groups", "the
    /// visiting minister", not "arrested protesters" as verb and object.
    fn is_attributive(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(Tag::Punctuation, |i| self.tag(i));
        let inside = matches!(
            before,
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Genitive
        );
        let opens = matches!(
            before,
            Tag::Preposition | Tag::Conjunction | Tag::Punctuation
        );
        let hyphen = at.checked_sub(1).is_some_and(|i| self.is_tight_hyphen(i));
        inside || hyphen || (opens && self.tag(at) == Tag::Verb(Form::Participle))
    }

    /// The start of the phrase that a genitive at `at` belongs to.
    fn owner(&self, at: usize, from: usize) -> usize {
        let mut start = at;
        while start > from {
            let previous = start - 1;
            if let Some(name) = self.name_at(previous) {
                start = name.words.start.max(from);
                continue;
            }
            match self.tag(previous) {
                Tag::Noun | Tag::Adjective | Tag::ProperNoun => start = previous,
                Tag::Determiner | Tag::Possessive => {
                    // "the U.S.'s" and "the country's" keep their article, "the Kremlin's" too.
                    start = previous;
                    break;
                }
                _ => break,
            }
        }
        start
    }
}

/// A determiner: most of them open the phrase, "some" and "no" stand outside.
fn determiner(word: &Word<'_>, at: usize, left: &mut Left) -> Step {
    match &*word.lower {
        "some" | "no" | "any" | "enough" => Step::Stop,
        "other" | "several" | "many" | "few" | "most" | "various" | "certain" | "same" | "such"
        | "more" => Step::On(at),
        lower => {
            left.article = match lower {
                "a" | "an" | "another" | "one" => Article::Indefinite,
                "the" | "this" | "that" | "these" | "those" | "both" => Article::Definite,
                _ => Article::None,
            };
            Step::Last(at)
        }
    }
}
