//! From how sure a rule or a layer is of itself to how often such a mark is right.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::learned::calibration::Calibration;

/// What was measured on the articles that the engine is developed on: label, what was said, how
/// often it was right; one point a line.
const MEASURED: &str = include_str!("../../../models/sureness.tsv");

static STANDARD: LazyLock<Sureness> = LazyLock::new(|| Sureness::read(MEASURED));

/// A calibration for each label of the codebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sureness {
    labels: BTreeMap<String, Calibration>,
}

impl Sureness {
    /// The one that the engine speaks with.
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    /// Everything is as sure as it says.
    pub fn none() -> &'static Self {
        static NONE: Sureness = Sureness {
            labels: BTreeMap::new(),
        };
        &NONE
    }

    /// Reads lines of label, what was said and how often it was right, separated by tabs; a line
    /// that is no such line is passed over.
    pub fn read(lines: &str) -> Self {
        let mut points: BTreeMap<String, Vec<(f32, f32)>> = BTreeMap::new();
        for line in lines.lines() {
            let mut fields = line.split('\t');
            let label = fields.next().unwrap_or_default();
            let mut number = || fields.next()?.parse::<f32>().ok();
            if let (Some(said), Some(right)) = (number(), number()) {
                points
                    .entry(label.to_owned())
                    .or_default()
                    .push((said, right));
            }
        }
        let labels = points.into_iter();
        Self {
            labels: labels
                .map(|(label, points)| (label, Calibration::new(&points)))
                .collect(),
        }
    }

    /// How often a mark of this label is right of which it is said that it is, both from 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "of a probability, the first three digits are shown"
    )]
    pub fn of(&self, label: &str, said: f64) -> f64 {
        match self.labels.get(label) {
            Some(calibration) => f64::from(calibration.of(said as f32)),
            None => said.clamp(0.0, 1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_points_that_rise() {
        let labels: Vec<&str> = STANDARD.labels.keys().map(String::as_str).collect();
        assert_eq!(labels, ["actor", "cue", "position", "uncertainty"]);
        for label in labels {
            assert!(
                STANDARD.of(label, 0.2) <= STANDARD.of(label, 0.95),
                "{label}"
            );
        }
    }

    #[test]
    fn what_was_measured_is_said_and_what_was_not_stays() {
        let sureness = Sureness::read("cue\t0.5\t0.4\ncue\t0.9\t0.8\nno line\ncue\tx\t0.1\n");
        assert!((sureness.of("cue", 0.7) - 0.6).abs() < 1e-6);
        assert!((sureness.of("actor", 0.7) - 0.7).abs() < 1e-6);
        assert!((Sureness::none().of("cue", 0.7) - 0.7).abs() < 1e-6);
    }
}
