//! Whether a confidence means what it says.
//!
//! What a confidence says is settled here, for the trainer, which puts confidences right, and for
//! whoever measures them: it is the probability that the suggestion is *right*, and right is what
//! is *matched* (one to one, the same label, at least half of the union of the characters), the
//! count by which suggestions are judged throughout. An edge that a reader would move is still a
//! find; one that covers less than half of what there is, is not.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::bootstrap::SplitMix;
use crate::extent::Piece;
use crate::layer::{LayerDocument, extents};
use crate::report::LabelCounts;

/// A suggestion: how probable the engine thought it, and whether it was right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// From 0 to 1.
    pub confidence: f64,
    /// Whether it came true.
    pub right: bool,
}

/// Forecasts of one label, over all documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecasts(pub Vec<Forecast>);

/// In how many bins of equal count forecasts are judged.
const BINS: usize = 10;
/// How often chance is asked what it would do, and from which seed.
const DRAWS: u32 = 200;
const SEED: u64 = 2016;

impl Forecasts {
    /// Their [`expected_calibration_error`] over ten bins, from 0 to 1.
    pub fn error(&self) -> f64 {
        expected_calibration_error(&self.0, BINS)
    }

    /// Their [`error_by_chance`] over ten bins, from 0 to 1.
    pub fn error_by_chance(&self) -> f64 {
        error_by_chance(&self.0, BINS, DRAWS, SEED)
    }
}

impl fmt::Display for Forecasts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (error, chance) = (self.error(), self.error_by_chance());
        write!(
            f,
            "{error:5.3} ({chance:5.3} by chance) over {}",
            self.0.len()
        )
    }
}

/// Only how many there are, and what they come to.
impl Serialize for Forecasts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Forecasts", 3)?;
        fields.serialize_field("forecasts", &self.0.len())?;
        fields.serialize_field("error", &self.error())?;
        fields.serialize_field("error_by_chance", &self.error_by_chance())?;
        fields.end()
    }
}

/// The forecasts that a layer makes of the spans of one label in one text. Spans that say nothing
/// of how sure they are make none, but are paired with the gold's like the others; of two with the
/// same edges the surer one counts.
pub fn of_spans(gold: &LayerDocument, predicted: &LayerDocument, label: &str) -> Vec<Forecast> {
    let mut sure: BTreeMap<Piece, Option<f64>> = BTreeMap::new();
    for span in predicted.spans.iter().filter(|span| span.label == label) {
        let known = sure.entry(span.piece()).or_default();
        // Nothing is less than any number.
        if span.confidence > *known {
            *known = span.confidence;
        }
    }
    let pieces: Vec<Piece> = sure.keys().copied().collect();
    let confidences: Vec<Option<f64>> = sure.into_values().collect();
    let (_, pairs) = LabelCounts::of(&extents(&gold.pieces(label)), &extents(&pieces));
    forecasts(&confidences, &pairs).collect()
}

/// What came of each prediction that says how sure it is; `pairs` are the matched ones (gold,
/// predicted), each by its place.
pub(crate) fn forecasts<'p>(
    confidences: &'p [Option<f64>],
    pairs: &'p [(usize, usize)],
) -> impl Iterator<Item = Forecast> + 'p {
    let mut right = vec![false; confidences.len()];
    for (_, matched) in pairs {
        right[*matched] = true;
    }
    let all = confidences.iter().zip(right);
    all.filter_map(|(confidence, right)| {
        confidence.map(|confidence| Forecast { confidence, right })
    })
}

/// The expected calibration error, from 0 (confidence is the share that is right) to 1.
///
/// Forecasts are put in the order of their confidence and cut into `bins` bins of equal count (or
/// one more or less); the error is the mean over all forecasts of the distance between their bin's
/// mean confidence and its share of right ones. After Naeini, Cooper and Hauskrecht, "Obtaining Well
/// Calibrated Probabilities Using Bayesian Binning", AAAI 2015, with bins of equal count after
/// Nguyen and O'Connor, "Posterior calibration and exploratory analysis for natural language
/// processing models", EMNLP 2015. Without forecasts or bins it is 0.
///
/// ```
/// use standpoint_agreement::calibration::{Forecast, expected_calibration_error};
/// let forecast = |confidence, right| Forecast { confidence, right };
/// // One bin at 0.6 with half of it right, one at 0.9 with all of it right: (0.1 + 0.1) / 2.
/// let forecasts = [(0.6, true), (0.9, true), (0.6, false), (0.9, true)];
/// let error = expected_calibration_error(&forecasts.map(|(c, r)| forecast(c, r)), 2);
/// assert!((error - 0.1).abs() < 1e-12);
/// ```
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of suggestions stay far below 2^52"
)]
pub fn expected_calibration_error(forecasts: &[Forecast], bins: usize) -> f64 {
    let mut ordered = forecasts.to_vec();
    ordered.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
    let count = ordered.len();
    let mut distance = 0.0;
    for bin in 0..bins {
        let bin = &ordered[bin * count / bins..(bin + 1) * count / bins];
        let confidence: f64 = bin.iter().map(|f| f.confidence).sum();
        let right = bin.iter().filter(|f| f.right).count() as f64;
        distance += (confidence - right).abs();
    }
    if count == 0 {
        0.0
    } else {
        distance / count as f64
    }
}

/// The calibration error that the same confidences would have by chance if each were exactly true:
/// the mean over `draws` draws in which a forecast comes true as often as it says. With few
/// forecasts it is far from 0, and an error near it is no sign of a wrong confidence (Bröcker and
/// Smith, "Increasing the Reliability of Reliability Diagrams", Weather and Forecasting 2007).
///
/// The same `seed` gives the same figure on every machine.
pub fn error_by_chance(forecasts: &[Forecast], bins: usize, draws: u32, seed: u64) -> f64 {
    let mut random = SplitMix::new(seed);
    let mut sum = 0.0;
    for _ in 0..draws {
        let by_chance: Vec<Forecast> = forecasts
            .iter()
            .map(|forecast| Forecast {
                right: random.share() < forecast.confidence,
                ..*forecast
            })
            .collect();
        sum += expected_calibration_error(&by_chance, bins);
    }
    sum / f64::from(draws.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::LabelledSpan;

    fn made(pairs: &[(f64, bool)]) -> Vec<Forecast> {
        let pairs = pairs.iter();
        pairs
            .map(|&(confidence, right)| Forecast { confidence, right })
            .collect()
    }

    #[test]
    fn the_certain_and_right_are_calibrated_the_certain_and_wrong_are_not() {
        for (right, expected) in [(true, 0.0), (false, 1.0)] {
            let error = expected_calibration_error(&made(&[(1.0, right); 25]), 10);
            assert!((error - expected).abs() < 1e-12, "{error}");
        }
    }

    #[test]
    fn errors_of_opposite_sign_cancel_within_a_bin_only() {
        let pairs = made(&[(0.2, true), (0.8, false)]);
        assert!(expected_calibration_error(&pairs, 1).abs() < 1e-12);
        assert!((expected_calibration_error(&pairs, 2) - 0.8).abs() < 1e-12);
    }

    #[test]
    fn fewer_forecasts_than_bins_are_bins_of_their_own() {
        let pairs = made(&[(0.7, true), (0.4, false)]);
        assert!((expected_calibration_error(&pairs, 10) - 0.35).abs() < 1e-12);
        assert!(expected_calibration_error(&[], 10).abs() < 1e-12);
        assert!(expected_calibration_error(&pairs, 0).abs() < 1e-12);
    }

    #[test]
    fn a_span_is_right_where_it_is_matched_one_to_one() {
        let mut gold = LayerDocument::new("d", "It may well rain in Kessia.");
        gold.spans = vec![LabelledSpan::new(3, 11, "content")];
        let sure = |start, end, label, confidence| LabelledSpan {
            confidence,
            ..LabelledSpan::new(start, end, label)
        };
        let mut found = gold.clone();
        found.spans = vec![
            sure(3, 11, "cue", Some(0.9)),
            sure(3, 7, "content", Some(0.8)),
            sure(3, 10, "content", Some(0.4)),
            sure(3, 10, "content", Some(0.6)),
            sure(0, 2, "content", None),
            sure(0, 27, "content", Some(0.3)),
        ];
        let found = of_spans(&gold, &found, "content");
        // The one with half of the union loses the gold's span to the one with more.
        let expected = [(0.3, false), (0.8, false), (0.6, true)];
        assert_eq!(found, made(&expected));
    }

    #[test]
    fn few_forecasts_have_an_error_by_chance_and_the_certain_have_none() {
        let few = error_by_chance(&made(&[(0.5, true); 10]), 10, 100, 1);
        assert!((few - 0.5).abs() < 1e-12, "{few}");
        let many = error_by_chance(&made(&vec![(0.5, true); 10_000]), 10, 20, 1);
        assert!(many > 0.0 && many < 0.02, "{many}");
        assert!(error_by_chance(&made(&[(1.0, false); 10]), 10, 5, 1).abs() < 1e-12);
        assert!(error_by_chance(&[], 10, 5, 1).abs() < 1e-12);
    }
}
