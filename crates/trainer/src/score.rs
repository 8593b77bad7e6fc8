//! How predicted spans agree with right ones: exact and matched, as counted by the project's scorer.

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
        let share = |of: usize| if of == 0 { 0.0 } else { 100.0 * self.right as f64 / of as f64 };
        let (p, r) = (share(self.predicted), share(self.wanted));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
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
        let most = wanted.iter().chain(predicted).map(|(_, label)| *label).max().unwrap_or(0);
        let size = self.labels.len().max(usize::from(most) + 1);
        self.labels.resize(size, [Count::default(); 2]);
        for (label, counts) in self.labels.iter_mut().enumerate() {
            let own = |list: &[(Span, u8)]| -> Vec<Span> {
                let own = list.iter().filter(|(_, other)| usize::from(*other) == label);
                own.map(|(span, _)| *span).collect()
            };
            let (gold, found) = (own(wanted), own(predicted));
            let exact = found.iter().filter(|span| gold.contains(span)).count();
            let matched = found.iter().filter(|span| gold.iter().any(|g| is_match(*g, **span))).count();
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

fn is_match(a: Span, b: Span) -> bool {
    let shared = a.intersection(b).map_or(0, Span::len);
    shared > 0 && 2 * shared >= a.cover(b).len()
}
