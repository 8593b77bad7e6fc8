//! The spans of one label, counted four ways.

use std::ops::AddAssign;

use serde::Serialize;

use super::document::LayerDocument;
use super::tokens::touched;
use crate::calibration::Forecast;
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

/// What became of each predicted span of a label that says how sure its engine was: it is right if
/// it is matched, one to one, to a gold span of the label. The same holds of a document's marks
/// ([`forecasts`](crate::forecasts)).
pub fn forecasts(gold: &LayerDocument, predicted: &LayerDocument, label: &str) -> Vec<Forecast> {
    let own = predicted.spans.iter().filter(|span| span.label == label);
    let own: Vec<_> = own.collect();
    let found: Vec<Piece> = own.iter().map(|span| span.piece()).collect();
    let (_, pairs) = LabelCounts::of(&extents(&gold.pieces(label)), &extents(&found));
    let mut right = vec![false; own.len()];
    for (_, found) in pairs {
        right[found] = true;
    }
    let said = own.into_iter().zip(right);
    said.filter_map(|(span, right)| {
        Some(Forecast {
            confidence: span.confidence?,
            right,
        })
    })
    .collect()
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
pub(super) fn extents(pieces: &[Piece]) -> Vec<Extent<()>> {
    let extents = pieces.iter().map(|piece| Extent::new((), vec![*piece]));
    extents.collect()
}

fn by_token(gold: &[usize], predicted: &[usize]) -> Counts {
    let both = predicted.iter().filter(|t| gold.binary_search(t).is_ok());
    Counts::one_to_one(both.count(), predicted.len(), gold.len())
}
