//! How predicted spans agree with right ones: exact and matched, as counted by the project's scorer.

use standpoint_agreement::calibration::{Forecast, Forecasts};
use standpoint_engine::learned::calibration::Calibration;
use standpoint_text::Span;

/// Right, predicted and wanted, summed up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Predicted ones that are right.
    pub right: usize,
    /// All predicted ones.
    pub predicted: usize,
    /// All that should be predicted.
    pub wanted: usize,
}

impl Count {
    /// Precision, recall and their harmonic mean, in percent.
    pub fn prf(self) -> (f64, f64, f64) {
        let share = |of: usize| {
            if of == 0 {
                0.0
            } else {
                100.0 * self.right as f64 / of as f64
            }
        };
        let (p, r) = (share(self.predicted), share(self.wanted));
        let f = if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        };
        (p, r, f)
    }
}

/// Counts by label and agreement.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// For each label: exact and matched.
    pub labels: Vec<[Count; 2]>,
}

impl Scores {
    /// Adds a document: spans with labels, each list sorted and without duplicates.
    pub fn add(&mut self, wanted: &[(Span, u8)], predicted: &[(Span, u8)]) {
        let most = wanted
            .iter()
            .chain(predicted)
            .map(|(_, label)| *label)
            .max()
            .unwrap_or(0);
        let size = self.labels.len().max(usize::from(most) + 1);
        self.labels.resize(size, [Count::default(); 2]);
        for (label, counts) in self.labels.iter_mut().enumerate() {
            let own = |list: &[(Span, u8)]| -> Vec<Span> {
                let own = list
                    .iter()
                    .filter(|(_, other)| usize::from(*other) == label);
                own.map(|(span, _)| *span).collect()
            };
            let (gold, found) = (own(wanted), own(predicted));
            let exact = found.iter().filter(|span| gold.contains(span)).count();
            let matched = found
                .iter()
                .filter(|span| gold.iter().any(|g| is_match(*g, **span)))
                .count();
            for (count, right) in counts.iter_mut().zip([exact, matched]) {
                count.right += right;
                count.predicted += found.len();
                count.wanted += gold.len();
            }
        }
    }

    /// All labels together: exact and matched.
    pub fn total(&self) -> [Count; 2] {
        let mut total = [Count::default(); 2];
        for counts in &self.labels {
            for (sum, count) in total.iter_mut().zip(counts) {
                sum.right += count.right;
                sum.predicted += count.predicted;
                sum.wanted += count.wanted;
            }
        }
        total
    }
}

/// Whether two spans share at least half of the union of their bytes.
pub fn is_match(a: Span, b: Span) -> bool {
    let shared = a.intersection(b).map_or(0, Span::len);
    shared > 0 && 2 * shared >= a.cover(b).len()
}

/// How sure predictions were, and which were right.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    list: Vec<(f32, bool)>,
}

/// How many bins of equal count a line goes through.
const BINS: usize = 10;

impl Judgements {
    /// Adds a prediction.
    pub fn add(&mut self, confidence: f32, is_right: bool) {
        self.list.push((confidence, is_right));
    }

    /// For each bin what was said on average, and how often it was right.
    fn bins(&self) -> Vec<(f32, f32)> {
        let mut list = self.list.clone();
        list.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut bins = Vec::new();
        for bin in 0..BINS {
            let own = &list[bin * list.len() / BINS..(bin + 1) * list.len() / BINS];
            if !own.is_empty() {
                let count = own.len() as f32;
                let said = own.iter().map(|(said, _)| said).sum::<f32>() / count;
                let right = own.iter().filter(|(_, is_right)| *is_right).count() as f32 / count;
                bins.push((said, right));
            }
        }
        bins
    }

    /// The line through the bins.
    pub fn calibration(&self) -> Calibration {
        Calibration::new(&self.bins())
    }

    /// The expected calibration error, from 0 to 1.
    pub fn error(&self) -> f64 {
        let forecast = |&(confidence, right): &(f32, bool)| Forecast {
            confidence: f64::from(confidence),
            right,
        };
        Forecasts(self.list.iter().map(forecast).collect()).error()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_and_matched() {
        let span = Span::from_bytes;
        let mut scores = Scores::default();
        scores.add(
            &[(span(0, 10), 0), (span(20, 30), 1)],
            &[(span(0, 8), 0), (span(20, 30), 1)],
        );
        let [exact, matched] = scores.total();
        assert_eq!((exact.right, matched.right, exact.wanted), (1, 2, 2));
        assert!(is_match(span(0, 10), span(0, 5)) && !is_match(span(0, 10), span(0, 4)));
    }

    #[test]
    fn calibration_brings_the_error_down() {
        let mut judgements = Judgements::default();
        // It says what it likes and is right half of the time.
        for n in 0..1000_u16 {
            judgements.add(f32::from(n) / 1000.0, n % 2 == 0);
        }
        assert!(judgements.error() > 0.2);
        let calibration = judgements.calibration();
        let mut again = Judgements::default();
        for (said, is_right) in &judgements.list {
            again.add(calibration.of(*said), *is_right);
        }
        assert!(again.error() < 0.05);
    }
}
