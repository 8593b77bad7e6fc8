//! Content before its cue: "…," she said; the plan failed, the minister said.

use super::lexicon::Frames;
use super::proposal::Holder;
use super::reading::Reading;
use super::verb::{Verb, Voice};
use crate::tag::Tag;

/// A content before its cue, perhaps going on after it, as ranges of words.
#[derive(Clone, Debug)]
pub(crate) struct Spoken {
    pub(crate) pieces: Vec<(usize, usize)>,
    pub(crate) holder: Holder,
    /// Who was told, by their place among the drafts.
    pub(crate) addressed: Option<usize>,
    /// Whether quotation marks hold it.
    pub(crate) quoted: bool,
}

impl Reading<'_, '_> {
    /// What was said before this verb, if the verb stands behind its content.
    pub(crate) fn spoken_before(&self, verb: &Verb) -> Option<Spoken> {
        let inside = self.is_quoted(verb.word);
        if inside
            || !verb.entry.takes(Frames::QUOTE)
            || !matches!(verb.voice, Voice::Active | Voice::Participial)
        {
            return None;
        }
        self.inverted(verb).or_else(|| self.postposed(verb))
    }

    /// `"…," said the minister`.
    fn inverted(&self, verb: &Verb) -> Option<Spoken> {
        let before = verb.group.checked_sub(1);
        let closed = before.is_none_or(|b| self.closes_speech(b));
        if !closed || verb.voice == Voice::Participial {
            return None;
        }
        let (holder, end) = self.subject_after(verb.end)?;
        let before = before.unwrap_or(0);
        self.spoken(before, end, holder)
    }

    /// `"…," the minister said`, `…, the minister told the farmers`.
    fn postposed(&self, verb: &Verb) -> Option<Spoken> {
        let subject = self.subject_before(verb.group)?;
        let before = subject.start.checked_sub(1).map(|b| self.before_title(b))?;
        if !self.closes_speech(before) || subject.holder == Holder::Same {
            return None;
        }
        let told = verb.entry.takes(Frames::TOLD);
        let end = told.then(|| self.told(verb.end)).flatten();
        let spoken = self.spoken(before, end.unwrap_or(verb.end), subject.holder)?;
        Some(Spoken {
            addressed: end.and_then(|end| self.addressee(verb.end, end)),
            ..spoken
        })
    }

    /// Whether what was said can end with this word.
    fn closes_speech(&self, i: usize) -> bool {
        let closing =
            self.is_quote_mark(i) && (i == 0 || self.is_quoted(i - 1) || self.is_quote_mark(i - 1));
        closing || self.is_comma(i) || self.is(i, &["?", "!"])
    }

    /// Back over a title that belongs to no name: ", President Ada Brandt said".
    fn before_title(&self, mut i: usize) -> usize {
        while i > 0
            && (self.is_nominal(i)
                || matches!(
                    self.tag(i),
                    Tag::Determiner | Tag::Possessive | Tag::Adjective
                ))
        {
            i -= 1;
        }
        i
    }

    /// The words up to `before`, and what goes on after the attribution that ends at `end`.
    fn spoken(&self, before: usize, end: usize, holder: Holder) -> Option<Spoken> {
        let quoted = (before.saturating_sub(1)..=before).any(|i| self.is_quote_mark(i));
        let from = if quoted {
            self.quote_start(before)
        } else {
            self.clause_start(before)
        };
        let to = if quoted { before + 1 } else { before };
        let whole = quoted || self.has_verb(from, to);
        let mut pieces = vec![(from, to)];
        let after = self.skip_asides(end);
        let next = self.pause(after);
        if let Some(next) = next {
            if self.is_quote_mark(next) {
                let close = (next + 1..self.len())
                    .find(|i| self.is_quote_mark(*i))
                    .map_or(self.len(), |i| i + 1);
                pieces.push((next, close));
            } else if !whole {
                pieces.push((next, self.content_end(next, super::extent::Mode::Clause)));
            }
        }
        let ends = quoted || pieces.len() > 1 || self.is_end(after) || next.is_some();
        (ends && to > from && (whole || pieces.len() > 1)).then_some(Spoken {
            pieces,
            holder,
            addressed: None,
            quoted,
        })
    }

    /// Where the content goes on behind the attribution that ends at `i`: after a comma, or after an
    /// apposition to the speaker.
    fn pause(&self, i: usize) -> Option<usize> {
        if self.is_quote_mark(i) {
            return Some(i);
        }
        if !self.is_comma(i) && !self.is(i, &[":", ";"]) {
            return None;
        }
        let apposed = (i + 1..self.len().min(i + 16))
            .find(|j| self.is_comma(*j) && self.is_opening_mark(j + 1));
        match apposed {
            Some(comma) if !self.is_quote_mark(i + 1) => Some(comma + 1),
            _ => Some(i + 1),
        }
    }

    fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.is_finite(i) || self.tag(i).is_verb())
    }

    /// Where the quotation that closes at `close` opens; the start of the sentence if it opened before.
    fn quote_start(&self, close: usize) -> usize {
        let mark = if self.is_quote_mark(close) {
            close
        } else {
            close.saturating_sub(1)
        };
        (0..mark)
            .rev()
            .find(|i| self.is_quote_mark(*i))
            .unwrap_or(0)
    }

    /// The start of the main clause before `before`: the sentence's, without bullet or conjunction.
    fn clause_start(&self, before: usize) -> usize {
        let mut start = 0;
        while start < before && self.opens_line(start) {
            start += 1;
        }
        start
    }

    /// A bullet, the time of an entry ("12:00 The army …"), or a conjunction before the clause.
    fn opens_line(&self, i: usize) -> bool {
        let bullet = self.is(i, &["-", "•", "*", "–", "—", "and", "but"]);
        let time = self.tag(i) == Tag::Number && !self.is_plain(i + 1);
        bullet || time || self.is_quote_mark(i) && i == 0
    }
}
