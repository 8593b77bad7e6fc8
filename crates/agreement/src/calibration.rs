//! Whether a confidence means what it says.

/// A suggestion: how probable the engine thought it, and whether it was right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// From 0 to 1.
    pub confidence: f64,
    /// Whether it came true.
    pub right: bool,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn forecasts(pairs: &[(f64, bool)]) -> Vec<Forecast> {
        let pairs = pairs.iter();
        pairs
            .map(|&(confidence, right)| Forecast { confidence, right })
            .collect()
    }

    #[test]
    fn the_certain_and_right_are_calibrated_the_certain_and_wrong_are_not() {
        for (right, expected) in [(true, 0.0), (false, 1.0)] {
            let error = expected_calibration_error(&forecasts(&[(1.0, right); 25]), 10);
            assert!((error - expected).abs() < 1e-12, "{error}");
        }
    }

    #[test]
    fn errors_of_opposite_sign_cancel_within_a_bin_only() {
        let pairs = forecasts(&[(0.2, true), (0.8, false)]);
        assert!(expected_calibration_error(&pairs, 1).abs() < 1e-12);
        assert!((expected_calibration_error(&pairs, 2) - 0.8).abs() < 1e-12);
    }

    #[test]
    fn fewer_forecasts_than_bins_are_bins_of_their_own() {
        let pairs = forecasts(&[(0.7, true), (0.4, false)]);
        assert!((expected_calibration_error(&pairs, 10) - 0.35).abs() < 1e-12);
        assert!(expected_calibration_error(&[], 10).abs() < 1e-12);
        assert!(expected_calibration_error(&pairs, 0).abs() < 1e-12);
    }
}
