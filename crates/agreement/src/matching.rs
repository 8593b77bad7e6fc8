//! Pairs of marks, one to one.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::extent::{Extent, Shared};

/// How many marks of two lists have the same pieces, each counted with one of the other side.
pub(crate) fn identical<M>(gold: &[Extent<M>], predicted: &[Extent<M>]) -> usize {
    let mut left: HashMap<&[(usize, usize)], usize> = HashMap::new();
    for extent in gold {
        *left.entry(&extent.pieces).or_default() += 1;
    }
    let mut same = 0;
    for extent in predicted {
        if let Some(count) = left.get_mut(extent.pieces.as_slice()).filter(|n| **n > 0) {
            *count -= 1;
            same += 1;
        }
    }
    same
}

/// The one-to-one pairs (gold, predicted) of marks that share at least half of the union of their
/// characters, all pieces together. The greatest share is paired first; among equal shares the
/// marks that come later in their lists.
pub(crate) fn matched<M>(
    gold: &[Extent<M>],
    predicted: &[Extent<M>],
    shared: &[Shared],
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(Share, usize, usize)> = shared
        .iter()
        .filter_map(|s| {
            let union = gold[s.gold].size + predicted[s.predicted].size - s.size;
            let enough = s.size > 0 && 2 * s.size >= union;
            enough.then_some((
                Share {
                    part: s.size,
                    whole: union,
                },
                s.gold,
                s.predicted,
            ))
        })
        .collect();
    candidates.sort_unstable_by(|a, b| b.cmp(a));
    let mut gold_free = vec![true; gold.len()];
    let mut predicted_free = vec![true; predicted.len()];
    let mut pairs = Vec::new();
    for (_, g, p) in candidates {
        if gold_free[g] && predicted_free[p] {
            gold_free[g] = false;
            predicted_free[p] = false;
            pairs.push((g, p));
        }
    }
    pairs
}

/// A fraction, compared without rounding.
#[derive(Clone, Copy, Debug)]
struct Share {
    part: usize,
    whole: usize,
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let across = |a: usize, b: usize| a as u128 * b as u128;
        across(self.part, other.whole).cmp(&across(other.part, self.whole))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}
