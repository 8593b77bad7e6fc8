//! Spans that differ, each sorted into one kind of error.

use super::{ErrorKind, SpanError};
use crate::extent::Piece;
use crate::layer::LayerDocument;

/// A span under a label that the other side does not have, until it is part of an error.
struct Open<'l> {
    label: &'l str,
    place: Piece,
    free: bool,
}

/// The errors in spans, each span in one of them: first those that a wrong label explains, then
/// split and merged ones, then wrong edges; what is left was missed or is false.
pub(super) fn errors(
    gold: &LayerDocument,
    predicted: &LayerDocument,
    labels: &[&str],
) -> Vec<SpanError> {
    let mut golds = open(gold, predicted, labels);
    let mut found = open(predicted, gold, labels);
    let mut errors = Vec::new();
    wrong_labels(&mut golds, &mut found, &mut errors);
    several(&mut golds, &mut found, ErrorKind::Split, &mut errors);
    several(&mut found, &mut golds, ErrorKind::Merged, &mut errors);
    wrong_edges(&mut golds, &mut found, &mut errors);
    for (spans, kind) in [(golds, ErrorKind::Missed), (found, ErrorKind::False)] {
        let left = spans.into_iter().filter(|span| span.free);
        errors.extend(left.map(|span| error(kind, &span)));
    }
    errors
}

/// The spans of one side that the other has not got.
fn open<'l>(side: &LayerDocument, other: &LayerDocument, labels: &[&'l str]) -> Vec<Open<'l>> {
    let of_label = |label: &&'l str| {
        let right = other.pieces(label);
        let pieces = side.pieces(label).into_iter();
        let wrong = pieces.filter(move |piece| right.binary_search(piece).is_err());
        let label = *label;
        wrong.map(move |place| Open {
            label,
            place,
            free: true,
        })
    };
    labels.iter().flat_map(of_label).collect()
}

/// Spans that share at least half of their union under two labels.
fn wrong_labels(golds: &mut [Open<'_>], found: &mut [Open<'_>], errors: &mut Vec<SpanError>) {
    for gold in golds {
        let other = found.iter_mut().find(|found| {
            found.free && found.label != gold.label && matches(gold.place, found.place)
        });
        if let Some(other) = other {
            (gold.free, other.free) = (false, false);
            errors.push(error(ErrorKind::Label, gold));
        }
    }
}

/// Spans of one side with several of the other's under them. A merged one is told by the first
/// that it swallows.
fn several(
    whole: &mut [Open<'_>],
    parts: &mut [Open<'_>],
    kind: ErrorKind,
    errors: &mut Vec<SpanError>,
) {
    for whole in whole.iter_mut().filter(|span| span.free) {
        let mut under: Vec<&mut Open<'_>> = (parts.iter_mut())
            .filter(|part| is_candidate(part, whole))
            .collect();
        if under.len() < 2 {
            continue;
        }
        let told = match kind {
            ErrorKind::Merged => error(kind, under[0]),
            _ => error(kind, whole),
        };
        errors.push(told);
        whole.free = false;
        for part in &mut under {
            part.free = false;
        }
    }
}

fn wrong_edges(golds: &mut [Open<'_>], found: &mut [Open<'_>], errors: &mut Vec<SpanError>) {
    for gold in golds.iter_mut().filter(|span| span.free) {
        let Some(other) = found.iter_mut().find(|found| is_candidate(found, gold)) else {
            continue;
        };
        let kind = match (gold.place.0 == other.place.0, gold.place.1 == other.place.1) {
            (false, true) => ErrorKind::LeftEdge,
            (true, false) => ErrorKind::RightEdge,
            _ => ErrorKind::BothEdges,
        };
        (gold.free, other.free) = (false, false);
        errors.push(error(kind, gold));
    }
}

/// Whether a span is free, under the same label as another, and over it.
fn is_candidate(span: &Open<'_>, other: &Open<'_>) -> bool {
    span.free && span.label == other.label && common(span.place, other.place) > 0
}

fn error(kind: ErrorKind, span: &Open<'_>) -> SpanError {
    SpanError {
        kind,
        label: span.label.to_owned(),
        place: span.place,
    }
}

fn common(a: Piece, b: Piece) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

fn matches(a: Piece, b: Piece) -> bool {
    let union = a.1.max(b.1) - a.0.min(b.0);
    let common = common(a, b);
    common > 0 && 2 * common >= union
}
