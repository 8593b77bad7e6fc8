//! Where a stretch of the old text is in the new one.

use std::collections::HashMap;

use standpoint_text::{Offset, Span, Text, tokens};

use super::diff::matches;
use crate::mark::Spans;

/// How many words on each side of a moved quote are compared.
const AROUND: usize = 5;

/// A quote of so many words is known again without looking around it.
const KNOWN: usize = 3;

/// How a place was found, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// All its words stayed.
    Stayed,
    /// Its edges stayed; words between them changed.
    Changed,
    /// Its words stand where the old text had nothing.
    Moved,
}

/// Two texts laid side by side, word by word.
pub(super) struct Placing<'t> {
    text: &'t Text,
    old: Side,
    new: Side,
    /// For each old word the new one that it became.
    there: Vec<Option<usize>>,
    /// Whether a new word was there before.
    known: Vec<bool>,
}

/// The words of a text: where they are, and which they are.
struct Side {
    spans: Vec<Span>,
    words: Vec<u32>,
}

impl Side {
    fn of<'t>(text: &'t Text, numbers: &mut HashMap<&'t str, u32>) -> Self {
        let spans: Vec<Span> = tokens(text, text.span()).iter().map(|t| t.span).collect();
        let words = spans.iter().map(|span| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(text.slice(*span)).or_insert(next)
        });
        let words = words.collect();
        Self { spans, words }
    }

    /// The words that a stretch reaches into: the first and the last.
    fn over(&self, span: Span) -> Option<(usize, usize)> {
        let first = self
            .spans
            .partition_point(|word| word.end() <= span.start());
        let after = self.spans.partition_point(|word| word.start() < span.end());
        (first < after).then(|| (first, after - 1))
    }
}

impl<'t> Placing<'t> {
    pub(super) fn of(old: &'t Text, new: &Text) -> Self {
        // The numbers of words are only needed until both texts have theirs.
        let text = new.clone();
        let mut numbers = HashMap::new();
        let sides = (Side::of(old, &mut numbers), Side::of(&text, &mut numbers));
        let (old_side, new_side) = sides;
        let there = matches(&old_side.words, &new_side.words);
        let mut known = vec![false; new_side.words.len()];
        for at in there.iter().flatten() {
            known[*at] = true;
        }
        Self {
            text: old,
            old: old_side,
            new: new_side,
            there,
            known,
        }
    }

    /// Where the pieces of a mark are now; nothing unless all of them are found.
    pub(super) fn place(&self, spans: &Spans) -> Option<(Spans, Place)> {
        let mut pieces = Vec::with_capacity(spans.pieces().len());
        let mut worst = Place::Stayed;
        for piece in spans.pieces() {
            let (span, place) = self.along(*piece).or_else(|| self.elsewhere(*piece))?;
            worst = worst.max(place);
            pieces.push(span);
        }
        let in_order = pieces.windows(2).all(|two| two[0].end() <= two[1].start());
        Some((Spans::new(pieces).ok().filter(|_| in_order)?, worst))
    }

    /// Where a piece is whose first and last word stayed.
    fn along(&self, piece: Span) -> Option<(Span, Place)> {
        let (first, last) = self.old.over(piece)?;
        let (from, to) = (self.there[first]?, self.there[last]?);
        let (old, new) = (last - first + 1, to - from + 1);
        let kept = self.there[first..=last].iter().flatten().count();
        let place = match kept {
            kept if kept == old && kept == new => Place::Stayed,
            // Two edges that have little between them in common are two words, not one mark.
            kept if kept * 2 >= old.max(new) => Place::Changed,
            _ => return None,
        };
        Some((self.laid(piece, (first, last), (from, to)), place))
    }

    /// Where a piece is whose words stand somewhere that is new: the place that is most like the one
    /// where they stood.
    fn elsewhere(&self, piece: Span) -> Option<(Span, Place)> {
        let (first, last) = self.old.over(piece)?;
        let wanted = &self.old.words[first..=last];
        let windows = self.new.words.windows(wanted.len()).enumerate();
        let fresh = |at: usize| self.known[at..at + wanted.len()].iter().all(|known| !known);
        let found = windows.filter(|(at, words)| *words == wanted && fresh(*at));
        let rated = found.map(|(at, _)| (self.likeness(first, last, at), at));
        // Of equally good ones the first.
        let (likeness, at) =
            rated.max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at)))?;
        let sure = likeness >= 2 || wanted.len() >= KNOWN;
        let last_there = at + wanted.len() - 1;
        sure.then(|| {
            (
                self.laid(piece, (first, last), (at, last_there)),
                Place::Moved,
            )
        })
    }

    /// How many words around a stretch are the same as around a place in the new text.
    fn likeness(&self, first: usize, last: usize, at: usize) -> usize {
        let (old, new) = (&self.old.words, &self.new.words);
        let before = old[..first].iter().rev().zip(new[..at].iter().rev());
        let end = at + last - first + 1;
        let after = old[last + 1..].iter().zip(&new[end..]);
        let before = before.take(AROUND).take_while(|(a, b)| a == b).count();
        before + after.take(AROUND).take_while(|(a, b)| a == b).count()
    }

    /// A piece laid over new words: an edge inside a word is as far into it as it was.
    fn laid(&self, piece: Span, old: (usize, usize), new: (usize, usize)) -> Span {
        let (first, last) = (self.old.spans[old.0], self.old.spans[old.1]);
        let into = piece.start().get().saturating_sub(first.start().get());
        let short = last.end().get().saturating_sub(piece.end().get());
        Span::from_bytes(
            self.new.spans[new.0].start().get() + into,
            self.new.spans[new.1].end().get() - short,
        )
    }

    /// The place in the new text that is nearest to where something was in the old one.
    pub(super) fn near(&self, was: Offset) -> Offset {
        let at = self.old.spans.partition_point(|word| word.end() <= was);
        let before = self.there[..at].iter().rev().flatten().next();
        before.map_or(Offset::ZERO, |at| self.new.spans[*at].end())
    }

    /// The words before and after a stretch in its paragraph of the old text, so many of each.
    pub(super) fn around(&self, span: Span, count: usize) -> (&'t str, &'t str) {
        let text = self.text;
        let words = &self.old.spans;
        let first = words.partition_point(|word| word.end() <= span.start());
        let after = words.partition_point(|word| word.start() < span.end());
        let start = words
            .get(first.saturating_sub(count))
            .map_or(span.start(), |w| w.start());
        let end = words
            .get(..(after + count).min(words.len()))
            .and_then(<[Span]>::last);
        let end = end.map_or(span.end(), |word| word.end());
        let start = start
            .max(text.paragraph_at(span.start()).start())
            .min(span.start());
        let end = end.min(text.paragraph_at(span.end()).end()).max(span.end());
        (
            text.slice(Span::new(start, span.start())),
            text.slice(Span::new(span.end(), end)),
        )
    }
}
