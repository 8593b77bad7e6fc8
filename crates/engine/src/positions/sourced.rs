//! Positions whose source is named beside the clause: "according to …", "in the view of …".

use super::extent::Mode;
use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use crate::draft::Stance;

impl Reading<'_, '_> {
    /// The position whose source a preposition at `i` names, and where its cue ends.
    pub(crate) fn sourced(&self, i: usize) -> Option<(Proposal, usize)> {
        let end = self.source_words(i)?;
        let (holder, source_end) = self.source(end)?;
        let (from, to) = self.sourced_content(i, source_end)?;
        let words = (i..end)
            .map(|j| self.lower(j))
            .collect::<Vec<_>>()
            .join(" ");
        let proposal = Proposal {
            cue: std::iter::once(i..end).collect(),
            content: vec![self.content(from, to)?],
            made: Made::Clause,
            stance: Stance::States,
            holder,
            about: Vec::new(),
            hearsay: false,
            confidence: 0.85,
            reason: format!("“{words}”, source after it"),
        };
        Some((proposal, end))
    }

    fn source_words(&self, i: usize) -> Option<usize> {
        const WORDS: &[&[&str]] = &[
            &["according", "to"],
            &["in", "the", "view", "of"],
            &["in", "the", "opinion", "of"],
            &["in", "the", "words", "of"],
            &["in", "the", "eyes", "of"],
        ];
        WORDS
            .iter()
            .find(|words| self.sentence.has(i, words))
            .map(|words| i + words.len())
    }

    /// The source after the words; a document's holder is whoever issued it.
    fn source(&self, from: usize) -> Option<(Holder, usize)> {
        let end = self.long_source(from)?;
        let inside = self
            .actors
            .iter()
            .filter(|actor| actor.words.start >= from && actor.words.end <= end);
        let longest =
            inside.max_by_key(|actor| (actor.words.len(), std::cmp::Reverse(actor.words.start)));
        let holder = match longest {
            Some(actor) => Holder::Actors(vec![actor.index]),
            None if self.is(from, &["him", "her", "them"]) => Holder::Pronoun(from),
            None => Holder::Phrase(from..end),
        };
        Some((holder, end))
    }

    fn long_source(&self, from: usize) -> Option<usize> {
        let mut end = match self.actor_starting_at(from) {
            Some(actor) => actor.words.end,
            None => self.long_noun_phrase(from)?,
        };
        // "a report released on Monday by the agency", "Ada Brandt, the mayor of Orlen".
        while end < self.len()
            && !self.is_comma(end)
            && !self.is_end(end)
            && !self.is_quote_mark(end)
            && !self.is(end, &[";", "and", "but"])
        {
            end += 1;
        }
        Some(end)
    }

    /// The clause after the source where it opens the sentence, otherwise the one before.
    fn sourced_content(&self, i: usize, source_end: usize) -> Option<(usize, usize)> {
        let opens = i == 0 || i == 1 && !self.is_comma(0);
        if opens && self.is_comma(source_end) {
            let from = self.after_second_comma(source_end + 1);
            return Some((from, self.content_end(from, Mode::Clause)));
        }
        if i > 0
            && self.is_comma(i - 1)
            && self.is_comma(source_end)
            && !self.has_verb_between(0, i)
        {
            let from = source_end + 1;
            return Some((from, self.content_end(from, Mode::Clause)));
        }
        let from = self.skip_bullet(0);
        let to = if i > 0 && self.is_comma(i - 1) {
            i - 1
        } else {
            i
        };
        (to > from).then_some((from, to))
    }

    /// Past an apposition: "According to Ada Brandt, the mayor, the dam …".
    fn after_second_comma(&self, from: usize) -> usize {
        let comma = (from..self.len().min(from + 12)).find(|i| self.is_comma(*i));
        match comma {
            Some(comma)
                if !self.has_verb_between(from, comma)
                    && self.clause_at(comma + 1)
                    && !self.clause_at(from) =>
            {
                comma + 1
            }
            _ => from,
        }
    }

    pub(super) fn has_verb_between(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.is_finite(i))
    }

    pub(super) fn skip_bullet(&self, from: usize) -> usize {
        let mut start = from;
        while self.is(start, &["-", "•", "*", "–", "—", "but", "and"])
            || self.tag(start) == crate::tag::Tag::Number && start > 0
        {
            start += 1;
        }
        start
    }
}
