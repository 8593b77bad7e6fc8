//! Where marks are, in code points, and which of two sides' marks lie over one another.

use std::collections::HashMap;

use standpoint_annotation::{Document, Mark};

/// A stretch in code points, end excluded.
pub type Piece = (usize, usize);

/// Something annotated, with its pieces in code points, the unit in which shares of a union are
/// counted.
#[derive(Clone, Debug)]
pub(crate) struct Extent<M> {
    /// What lies there: a mark, or nothing more than the place.
    pub(crate) mark: M,
    pub(crate) pieces: Vec<Piece>,
    /// Code points in all pieces together.
    pub(crate) size: usize,
}

impl<'a> Extent<&'a Mark> {
    pub(crate) fn of(document: &Document, mark: &'a Mark) -> Self {
        let text = &document.text;
        let pieces: Vec<Piece> = (mark.spans.pieces().iter())
            .map(|s| (text.to_code_point(s.start()), text.to_code_point(s.end())))
            .collect();
        Self::new(mark, pieces)
    }
}

impl<M> Extent<M> {
    /// What lies at `pieces`; one that ends before it starts has no size.
    pub(crate) fn new(mark: M, pieces: Vec<Piece>) -> Self {
        let size = pieces
            .iter()
            .map(|(start, end)| end.saturating_sub(*start))
            .sum();
        Self { mark, pieces, size }
    }
}

/// What a gold and a predicted mark, each by its place in its list, share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
    /// Code points in both; 0 where a zero-width piece lies inside the other mark.
    pub(crate) size: usize,
}

/// All pairs that lie over one another, by one sweep from the text's start to its end: the work
/// grows with the marks and the pairs, not with their product.
pub(crate) fn shared<M>(gold: &[Extent<M>], predicted: &[Extent<M>]) -> Vec<Shared> {
    let mut found: HashMap<(usize, usize), usize> = HashMap::new();
    let mut open: [Vec<(Piece, usize)>; 2] = [Vec::new(), Vec::new()];
    for ((piece, owner), side) in in_text_order(gold, predicted) {
        let (own, other) = match &mut open {
            [gold, predicted] if side == 0 => (gold, predicted),
            [gold, predicted] => (predicted, gold),
        };
        other.retain(|((_, end), _)| *end > piece.0);
        for (candidate, candidate_owner) in &*other {
            if touch(piece, *candidate) {
                let pair = if side == 0 {
                    (owner, *candidate_owner)
                } else {
                    (*candidate_owner, owner)
                };
                *found.entry(pair).or_default() += common(piece, *candidate);
            }
        }
        own.push((piece, owner));
    }
    let pairs = found.into_iter();
    pairs
        .map(|((gold, predicted), size)| Shared {
            gold,
            predicted,
            size,
        })
        .collect()
}

/// The pieces of both sides by where they start, each with the place of its mark and its side.
fn in_text_order<M>(gold: &[Extent<M>], predicted: &[Extent<M>]) -> Vec<((Piece, usize), usize)> {
    let sides = [gold, predicted];
    let mut pieces: Vec<_> = (sides.iter().enumerate())
        .flat_map(|(side, extents)| {
            (extents.iter().enumerate()).flat_map(move |(owner, extent)| {
                extent
                    .pieces
                    .iter()
                    .map(move |piece| ((*piece, owner), side))
            })
        })
        .collect();
    pieces.sort_unstable();
    pieces
}

/// Whether each starts before the other ends: a zero-width piece touches what it lies inside.
fn touch(a: Piece, b: Piece) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn common(a: Piece, b: Piece) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}
