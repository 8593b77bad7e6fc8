//! What a comparison comes to.

use std::collections::HashSet;
use std::ops::AddAssign;

use serde::Serialize;

use crate::calibration::Forecasts;
use crate::counts::{Answers, Counts};
use crate::extent::{Extent, shared};
use crate::matching::{identical, matched};
use crate::tally::Tally;

/// How the marks of one label agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LabelCounts {
    /// Marks with the same pieces, character by character.
    pub exact: Counts,
    /// Marks paired one to one that share at least half of the union of their characters.
    pub matched: Counts,
    /// Marks that lie over any of the other side.
    pub overlap: Counts,
}

impl LabelCounts {
    /// Counts the extents of one label, and says which of them are matched (gold, predicted).
    pub(crate) fn of<M>(
        gold: &[Extent<M>],
        predicted: &[Extent<M>],
    ) -> (Self, Vec<(usize, usize)>) {
        let (n_gold, n_predicted) = (gold.len(), predicted.len());
        let common = shared(gold, predicted);
        let pairs = matched(gold, predicted, &common);
        let touched_gold: HashSet<usize> = common.iter().map(|s| s.gold).collect();
        let touched_predicted: HashSet<usize> = common.iter().map(|s| s.predicted).collect();
        let counts = Self {
            exact: Counts::one_to_one(identical(gold, predicted), n_predicted, n_gold),
            matched: Counts::one_to_one(pairs.len(), n_predicted, n_gold),
            overlap: Counts {
                right_predicted: touched_predicted.len(),
                predicted: n_predicted,
                right_gold: touched_gold.len(),
                gold: n_gold,
            },
        };
        (counts, pairs)
    }
}

impl AddAssign for LabelCounts {
    fn add_assign(&mut self, other: Self) {
        self.exact += other.exact;
        self.matched += other.matched;
        self.overlap += other.overlap;
    }
}

/// How two annotations agree, summed over documents. Prints as a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// How many gold documents were compared, those without a prediction included.
    pub documents: usize,
    /// Gold documents that have no prediction: counted as if nothing had been found.
    pub missing: Vec<String>,
    /// Predicted documents that are not in the gold: left out.
    pub unexpected: Vec<String>,
    /// Documents whose two sides have not the same text: compared, though offsets may be off.
    pub different_texts: Vec<String>,
    /// Marks by label.
    pub labels: Tally<LabelCounts>,
    /// How sure predicted marks were, and which of them were matched, by label.
    pub confidences: Tally<Forecasts>,
    /// Attributes of matched marks that have a fixed set of values.
    pub attributes: Tally<Answers>,
    /// Links by type; right where both ends are matched to the ends of a gold link of that type.
    pub links: Tally<Counts>,
}

impl Report {
    /// Both reports as one, counts added up.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.documents += other.documents;
        self.missing.extend(other.missing);
        self.unexpected.extend(other.unexpected);
        self.different_texts.extend(other.different_texts);
        for (name, counts) in other.labels.iter() {
            *self.labels.entry(name) += *counts;
        }
        for (name, forecasts) in other.confidences.iter() {
            let own = &mut self.confidences.entry(name).0;
            own.extend_from_slice(&forecasts.0);
        }
        for (name, answers) in other.attributes.iter() {
            *self.attributes.entry(name) += *answers;
        }
        for (name, counts) in other.links.iter() {
            *self.links.entry(name) += *counts;
        }
        self
    }
}
