//! How well our confidences are calibrated, label by label.

use std::collections::BTreeMap;

use standpoint_agreement::calibration::{Forecasts, of_spans};
use standpoint_agreement::layer::LayerDocument;

use super::layers::comparable;
use super::sets::LayerSet;

/// The table's head.
const HEAD: &str = "expected calibration error, ten bins of equal count (right: matched)";

/// Spans with their confidence, by layer and label.
#[derive(Default)]
pub struct Calibrations(BTreeMap<(&'static str, String), Forecasts>);

impl Calibrations {
    /// Adds what was found in a set, unless it does not calibrate.
    pub fn add(&mut self, set: &LayerSet, found: &[LayerDocument]) {
        if !set.calibrates {
            return;
        }
        let (gold, predicted) = comparable(set, found);
        let gold: BTreeMap<&str, &LayerDocument> = gold
            .iter()
            .map(|document| (document.id.as_str(), document))
            .collect();
        for document in &predicted {
            let Some(gold) = gold.get(document.id.as_str()) else {
                continue;
            };
            for label in set.labels {
                let key = (set.layer.name(), (*label).to_owned());
                let forecasts = of_spans(gold, document, label);
                self.0.entry(key).or_default().0.extend(forecasts);
            }
        }
    }

    /// The table: a line for each label that has confidences.
    pub fn rows(&self) -> Vec<String> {
        let labels = self
            .0
            .iter()
            .filter(|(_, forecasts)| !forecasts.0.is_empty());
        let mut rows: Vec<String> = labels
            .map(|((layer, label), forecasts)| format!("{layer:24}{label:22}{forecasts}"))
            .collect();
        if rows.is_empty() {
            rows.push("not there yet: no layer gives a confidence".to_owned());
        }
        rows.insert(0, HEAD.to_owned());
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measuring::sets::Layer;
    use standpoint_agreement::layer::LabelledSpan;

    #[test]
    fn sets_count_if_they_calibrate_and_spans_if_they_say_how_sure_they_are() {
        let mut gold = LayerDocument::new("d", "It may well rain.");
        gold.spans = vec![LabelledSpan::new(3, 6, "epistemic")];
        let mut found = gold.clone();
        found.spans.push(LabelledSpan::new(7, 11, "epistemic"));
        found.spans[0].confidence = Some(0.9);
        found.spans[1].confidence = Some(0.6);
        found.spans.push(LabelledSpan::new(0, 2, "epistemic"));
        let mut set = LayerSet {
            name: "sample",
            layer: Layer::Uncertainty,
            labels: &["epistemic"],
            calibrates: false,
            documents: vec![gold],
        };
        let mut calibrations = Calibrations::default();
        calibrations.add(&set, std::slice::from_ref(&found));
        assert!(calibrations.rows()[1].starts_with("not there yet"));
        set.calibrates = true;
        calibrations.add(&set, &[found]);
        let rows = calibrations.rows();
        // |0.9 - 1| and |0.6 - 0|, each a bin of its own.
        assert_eq!(rows.len(), 2);
        assert!(rows[1].contains("0.350 ("), "{}", rows[1]);
    }
}
