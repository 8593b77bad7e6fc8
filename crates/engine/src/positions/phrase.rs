//! Noun phrases and clauses, as far as neighbours tell.

use super::reading::Reading;
use crate::tag::{Form, Tag};

impl Reading<'_, '_> {
    /// Where the noun phrase that starts at `from` ends, without what follows a preposition.
    pub(crate) fn noun_phrase(&self, from: usize) -> Option<usize> {
        if let Some(end) = self.pronoun(from) {
            return Some(end);
        }
        let (mut i, mut head) = (from, None);
        while i < self.len() && i < from + MAX_PHRASE {
            match self.part_of_phrase(i, head.is_some()) {
                Part::Head => head = Some(i + 1),
                Part::Genitive => head = None,
                Part::Modifier => {}
                Part::Joint if i > from => {}
                Part::Joint | Part::None => break,
            }
            i += 1;
        }
        head
    }

    fn pronoun(&self, i: usize) -> Option<usize> {
        let alone = self.tag(i) == Tag::Pronoun
            || self.is(i, &["this", "that", "these", "those"]) && !self.opens_phrase(i + 1);
        alone.then_some(i + 1)
    }

    fn opens_phrase(&self, i: usize) -> bool {
        self.is_nominal(i) || matches!(self.tag(i), Tag::Adjective | Tag::Number)
    }

    fn part_of_phrase(&self, i: usize, has_head: bool) -> Part {
        match self.tag(i) {
            Tag::Noun | Tag::ProperNoun | Tag::Number => Part::Head,
            Tag::Genitive if has_head => Part::Genitive,
            Tag::Determiner | Tag::Possessive | Tag::Symbol if !has_head => Part::Modifier,
            Tag::Adjective => Part::Modifier,
            Tag::Verb(Form::Participle | Form::Gerund | Form::Past)
                if !has_head && self.opens_phrase(i + 1) =>
            {
                Part::Modifier
            }
            // A verb's form after a determiner is a noun: "the noise", "the timing".
            Tag::Verb(_)
                if !has_head
                    && i > 0
                    && matches!(
                        self.tag(i - 1),
                        Tag::Determiner | Tag::Possessive | Tag::Genitive
                    ) =>
            {
                Part::Head
            }
            Tag::Verb(Form::Participle | Form::Past) if i > 0 && self.is_hyphen(i - 1) => {
                Part::Modifier
            }
            Tag::Adverb
                if !has_head
                    && matches!(
                        self.tag(i + 1),
                        Tag::Adjective | Tag::Verb(Form::Participle)
                    ) =>
            {
                Part::Modifier
            }
            Tag::Punctuation
                if self.is_hyphen(i) && self.sentence.joined(i) && self.sentence.joined(i + 1) =>
            {
                Part::Joint
            }
            _ => Part::None,
        }
    }

    /// Where the noun phrase with its complements ("of …", "in …", "and …") ends.
    pub(crate) fn long_noun_phrase(&self, from: usize) -> Option<usize> {
        let mut end = self.noun_phrase(from)?;
        for _ in 0..4 {
            let joint = self.tag(end) == Tag::Preposition || self.is(end, &["of", "to", "and"]);
            match self.noun_phrase(end + 1) {
                Some(next) if joint => end = next,
                _ => break,
            }
        }
        Some(end)
    }

    /// Whether a clause with a subject and a finite verb starts at `from`.
    pub(crate) fn clause_at(&self, from: usize) -> bool {
        let start = self.skip_adverbs(from);
        if self.is_subject_pronoun(start) {
            return self.verb_follows(start + 1);
        }
        self.long_noun_phrase(start).is_some_and(|end| {
            self.verb_follows(end) || self.verb_follows(self.after_apposition(end))
        })
    }

    /// Past ", the foreign minister,".
    fn after_apposition(&self, end: usize) -> usize {
        if !self.is_comma(end) {
            return self.len();
        }
        let close = (end + 1..self.len().min(end + 12)).find(|i| self.is_comma(*i));
        close.map_or(self.len(), |close| close + 1)
    }

    fn verb_follows(&self, i: usize) -> bool {
        let i = if self.is_opening_mark(i) { i + 1 } else { i };
        let verb = self.skip_adverbs(i);
        let transitive = self.tag(verb) == Tag::Verb(Form::Participle)
            && matches!(
                self.tag(verb + 1),
                Tag::Determiner | Tag::Possessive | Tag::Pronoun
            );
        verb < self.len()
            && (self.is_finite(verb)
                || transitive
                || self.is(verb, &["'s", "'d", "'ll", "'re", "'ve", "'m"])
                    && self.tag(verb) != Tag::Genitive)
    }

    /// Where the noun phrase that ends before `end` starts: back over its heads and modifiers.
    pub(crate) fn phrase_start(&self, end: usize) -> usize {
        let mut start = end;
        while start > 0 {
            let i = start - 1;
            let inside = match self.tag(i) {
                Tag::Noun
                | Tag::ProperNoun
                | Tag::Adjective
                | Tag::Number
                | Tag::Genitive
                | Tag::Symbol => true,
                Tag::Determiner | Tag::Possessive => {
                    return i;
                }
                Tag::Verb(Form::Participle | Form::Gerund) => {
                    start < end && self.part_of_phrase(i, false) == Part::Modifier
                }
                Tag::Punctuation => {
                    start < end
                        && self.is_hyphen(i)
                        && self.sentence.joined(i)
                        && self.sentence.joined(start)
                }
                _ => false,
            };
            if !inside || end - start >= MAX_PHRASE {
                break;
            }
            start = i;
        }
        start
    }
}

/// No noun phrase without prepositions is longer.
const MAX_PHRASE: usize = 14;

/// What a word is to the noun phrase that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Modifier,
    Genitive,
    /// A hyphen inside a word.
    Joint,
    None,
}
