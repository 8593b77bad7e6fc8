//! What goes wrong, by kind: where two annotations of a text differ, and in what way.
//!
//! A figure says how good an engine is, its errors say why. Spans that are the same on both sides
//! are right; every other one is part of exactly one [`SpanError`]. Attributions whose cue is found
//! with another source are one more.

mod spans;
mod table;

use crate::extent::Piece;
use crate::layer::{Attribution, LayerDocument};

pub use table::{ErrorTable, Row};

/// In what way a span is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorKind {
    /// Nothing was found where the gold has a span.
    Missed,
    /// Something was found where the gold has nothing.
    False,
    /// It starts elsewhere and ends where it should.
    LeftEdge,
    /// It starts where it should and ends elsewhere.
    RightEdge,
    /// It starts and ends elsewhere.
    BothEdges,
    /// Several were found where the gold has one.
    Split,
    /// One was found where the gold has several.
    Merged,
    /// It lies where it should, under another label.
    Label,
    /// The cue was found, with somebody else as its source, or with nobody.
    Link,
}

impl ErrorKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Missed,
        Self::False,
        Self::LeftEdge,
        Self::RightEdge,
        Self::BothEdges,
        Self::Split,
        Self::Merged,
        Self::Label,
        Self::Link,
    ];

    /// What it is called in a table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::False => "false",
            Self::LeftEdge => "left edge",
            Self::RightEdge => "right edge",
            Self::BothEdges => "both edges",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Label => "wrong label",
            Self::Link => "wrong link",
        }
    }
}

/// One difference between gold and prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanError {
    /// In what way.
    pub kind: ErrorKind,
    /// The gold's label; the prediction's where the gold has nothing.
    pub label: String,
    /// The gold's span in code points; the prediction's where the gold has nothing.
    pub place: Piece,
}

/// The errors of a prediction for one document over these labels, label by label, then links.
pub fn errors(gold: &LayerDocument, predicted: &LayerDocument, labels: &[&str]) -> Vec<SpanError> {
    let mut errors = spans::errors(gold, predicted, labels);
    errors.extend(gold.attributions.iter().filter_map(|attribution| {
        let place = *attribution.cue.first()?;
        is_linked_wrong(attribution, &predicted.attributions).then(|| SpanError {
            kind: ErrorKind::Link,
            label: "cue".to_owned(),
            place,
        })
    }));
    errors
}

/// Whether a cue lies over the gold's, and no such one has a source over the gold's, or none where
/// the gold has none.
fn is_linked_wrong(gold: &Attribution, predicted: &[Attribution]) -> bool {
    let mut same_cue = predicted
        .iter()
        .filter(|found| touch(&found.cue, &gold.cue))
        .peekable();
    let right = |found: &Attribution| {
        let nobody = found.source.is_empty() && gold.source.is_empty();
        nobody || touch(&found.source, &gold.source)
    };
    same_cue.peek().is_some() && !same_cue.any(right)
}

fn touch(some: &[Piece], others: &[Piece]) -> bool {
    (some.iter()).any(|a| others.iter().any(|b| a.0 < b.1 && b.0 < a.1))
}

#[cfg(test)]
mod tests;
