//! Documents of a layer, paired and counted.

use std::collections::HashMap;

use super::attributions::linked;
use super::document::LayerDocument;
use super::spans::SpanCounts;
use super::tokens::tokens;
use super::types::types;
use crate::counts::{Answers, Counts};
use crate::tally::Tally;

/// How two sides agree on one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentCounts {
    /// Spans by label.
    pub labels: Tally<SpanCounts>,
    /// Attributions whose cue and source lie over the other side's.
    pub linked: Counts,
    /// The labels of spans matched whatever their label.
    pub types: Answers,
}

impl DocumentCounts {
    /// The spans of all labels together (micro-average).
    pub fn all(&self) -> SpanCounts {
        let mut sum = SpanCounts::default();
        for (_, counts) in self.labels.iter() {
            sum += *counts;
        }
        sum
    }

    fn add(&mut self, other: &Self) {
        for (label, counts) in other.labels.iter() {
            *self.labels.entry(label) += *counts;
        }
        self.linked += other.linked;
        self.types += other.types;
    }
}

/// How two sides agree on a set, document by document, so that documents can be drawn again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerReport {
    /// In the gold's order.
    pub documents: Vec<DocumentCounts>,
    /// How many gold documents had no prediction: counted as if nothing had been found.
    pub missing: usize,
}

impl LayerReport {
    /// The sum over all documents.
    pub fn total(&self) -> DocumentCounts {
        self.drawn(0..self.documents.len())
    }

    /// The sum over the documents drawn, each by its place; those out of range are left out.
    pub fn drawn(&self, places: impl IntoIterator<Item = usize>) -> DocumentCounts {
        let mut sum = DocumentCounts::default();
        for place in places {
            if let Some(document) = self.documents.get(place) {
                sum.add(document);
            }
        }
        sum
    }
}

/// Compares two sides of one document over these labels.
pub fn compare_layer(
    gold: &LayerDocument,
    predicted: &LayerDocument,
    labels: &[&str],
) -> DocumentCounts {
    let tokens = tokens(&gold.text);
    let mut counts = DocumentCounts {
        labels: Tally::new(),
        linked: linked(&gold.attributions, &predicted.attributions),
        types: types(gold, predicted, labels),
    };
    for label in labels {
        let (gold, predicted) = (gold.pieces(label), predicted.pieces(label));
        *counts.labels.entry(label) = SpanCounts::of(&gold, &predicted, &tokens);
    }
    counts
}

/// Compares each gold document with the prediction of the same id; of several the last counts.
/// Predictions without a gold document are left out.
pub fn compare_layers(
    gold: &[LayerDocument],
    predicted: &[LayerDocument],
    labels: &[&str],
) -> LayerReport {
    let predictions: HashMap<&str, &LayerDocument> =
        predicted.iter().map(|d| (d.id.as_str(), d)).collect();
    let nothing = LayerDocument::default();
    let mut report = LayerReport::default();
    for gold in gold {
        let found = predictions.get(gold.id.as_str());
        report.missing += usize::from(found.is_none());
        let found = found.copied().unwrap_or(&nothing);
        report.documents.push(compare_layer(gold, found, labels));
    }
    report
}
