//! Whether what was found was also given the right label.

use super::document::LayerDocument;
use super::spans::extents;
use crate::counts::Answers;
use crate::extent::Piece;
use crate::report::LabelCounts;

/// Over spans matched one to one whatever their labels: how often the labels are the same.
pub(super) fn types(gold: &LayerDocument, predicted: &LayerDocument, labels: &[&str]) -> Answers {
    let (golds, predictions) = (labelled(gold, labels), labelled(predicted, labels));
    let pieces = |side: &[(Piece, usize)]| -> Vec<Piece> { side.iter().map(|s| s.0).collect() };
    let extents = |side| extents(&pieces(side));
    let (_, pairs) = LabelCounts::of(&extents(&golds), &extents(&predictions));
    let same = pairs
        .iter()
        .filter(|(g, p)| golds[*g].1 == predictions[*p].1);
    Answers {
        right: same.count(),
        compared: pairs.len(),
    }
}

/// Each span with its label's place in `labels`.
fn labelled(document: &LayerDocument, labels: &[&str]) -> Vec<(Piece, usize)> {
    let all = labels.iter().enumerate();
    let spans = all.flat_map(|(number, label)| {
        let pieces = document.pieces(label).into_iter();
        pieces.map(move |piece| (piece, number))
    });
    let mut spans: Vec<(Piece, usize)> = spans.collect();
    spans.sort_unstable();
    spans
}
