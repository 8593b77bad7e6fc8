//! The spans of one label, counted four ways.

use std::ops::AddAssign;

use serde::Serialize;

use super::tokens::touched;
use crate::counts::Counts;
use crate::extent::{Extent, Piece};
use crate::report::LabelCounts;

/// How the spans of one label agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SpanCounts {
    /// Spans with the same start and end.
    pub exact: Counts,
    /// Spans paired one to one that share at least half of the union of their characters.
    pub matched: Counts,
    /// Spans that lie over any of the other side.
    pub overlap: Counts,
    /// Words (`\w+|[^\w\s]`) that a span touches.
    pub token: Counts,
}

impl SpanCounts {
    /// Counts spans, each list in order and without repetitions, over a text with these tokens.
    pub(super) fn of(gold: &[Piece], predicted: &[Piece], tokens: &[Piece]) -> Self {
        let (counts, _) = LabelCounts::of(&extents(gold), &extents(predicted));
        Self {
            exact: counts.exact,
            matched: counts.matched,
            overlap: counts.overlap,
            token: by_token(&touched(tokens, gold), &touched(tokens, predicted)),
        }
    }
}

impl AddAssign for SpanCounts {
    fn add_assign(&mut self, other: Self) {
        self.exact += other.exact;
        self.matched += other.matched;
        self.overlap += other.overlap;
        self.token += other.token;
    }
}

/// Spans as what can be matched.
pub(crate) fn extents(pieces: &[Piece]) -> Vec<Extent<()>> {
    let extents = pieces.iter().map(|piece| Extent::new((), vec![*piece]));
    extents.collect()
}

fn by_token(gold: &[usize], predicted: &[usize]) -> Counts {
    let both = predicted.iter().filter(|t| gold.binary_search(t).is_ok());
    Counts::one_to_one(both.count(), predicted.len(), gold.len())
}
