//! From what a layer says to how often it is right then: a rising curve for each label.
//!
//! What is to come is like none of the sets that there are, so the kind of curve is chosen by what
//! it is worth on sets that it was not fitted to: each set is left out in turn. The kinds are what
//! is said itself; Platt's curve, which has two numbers (Platt 1999); the beta curve, which has
//! three (Kull, Silva Filho and Flach 2017); and isotonic regression over bins (Zadrozny and Elkan
//! 2002).

mod curve;
mod logistic;

use standpoint_agreement::calibration::{Forecast, Forecasts};
use standpoint_engine::learned::calibration::Calibration;

use curve::{Curve, Kind};

/// A prediction that has been judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// What was said of it, from 0 to 1.
    pub said: f64,
    /// Whether it was right.
    pub right: bool,
    /// How much it counts.
    pub weight: f64,
}

impl Judged {
    /// A prediction that counts once.
    pub const fn new(forecast: Forecast) -> Self {
        Self {
            said: forecast.confidence,
            right: forecast.right,
            weight: 1.0,
        }
    }
}

/// The curve of a label from its predictions, set by set.
pub fn calibrate(sets: &[Vec<Judged>]) -> Calibration {
    let worth = |kind: Kind| (error_left_out(kind, sets), kind);
    let [first, others @ ..] = Kind::ALL.map(worth);
    // Of equal ones the simplest.
    let best = |best: (f64, Kind), other: (f64, Kind)| if other.0 < best.0 { other } else { best };
    let (_, kind) = others.into_iter().fold(first, best);
    let all = balanced(sets.iter());
    Curve::fit(kind, &all).calibration(&all)
}

/// The expected calibration error in a set by the curve that is fitted to the others, from 0 to 1;
/// its mean over the sets.
fn error_left_out(kind: Kind, sets: &[Vec<Judged>]) -> f64 {
    let numbered = || sets.iter().enumerate();
    let errors = numbered().map(|(out, set)| {
        let others = numbered().filter(|(number, _)| *number != out);
        let curve = Curve::fit(kind, &balanced(others.map(|(_, set)| set)));
        let forecasts = set.iter().map(|judged| Forecast {
            confidence: curve.of(judged.said),
            right: judged.right,
        });
        Forecasts(forecasts.collect()).error()
    });
    errors.sum::<f64>() / sets.len().max(1) as f64
}

/// All predictions, each set as heavy as the others: a text to come is as likely to be like the one
/// as like the other, however large they are.
fn balanced<'s>(sets: impl Iterator<Item = &'s Vec<Judged>>) -> Vec<Judged> {
    let sets: Vec<&Vec<Judged>> = sets.filter(|set| !set.is_empty()).collect();
    let mean = sets.iter().map(|set| set.len()).sum::<usize>() as f64 / sets.len() as f64;
    let heavy = |set: &&Vec<Judged>| -> Vec<Judged> {
        let weight = mean / set.len() as f64;
        let judged = set.iter().map(|judged| Judged { weight, ..*judged });
        judged.collect()
    };
    sets.iter().flat_map(heavy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::random::Random;

    /// Predictions of a layer that is right as often as `truth` says.
    pub(super) fn judged(count: usize, seed: u64, truth: impl Fn(f64) -> f64) -> Vec<Judged> {
        let mut random = Random::new(seed);
        let mut share = || random.below(10_000) as f64 / 10_000.0;
        (0..count)
            .map(|_| {
                let said = share();
                Judged::new(Forecast {
                    confidence: said,
                    right: share() < truth(said),
                })
            })
            .collect()
    }

    #[test]
    fn a_label_gets_the_curve_that_all_its_sets_show() {
        let square = |seed| judged(3000, seed, |said| said * said);
        let curve = calibrate(&[square(1), square(2), square(3)]);
        for (said, right) in [(0.3, 0.09), (0.6, 0.36), (0.9, 0.81)] {
            assert!((curve.of(said) - right).abs() < 0.05, "{said}");
        }
    }

    #[test]
    fn what_is_said_stands_where_sets_err_to_both_sides() {
        let sets = [
            judged(2000, 4, |said| (said + 0.2).min(1.0)),
            judged(2000, 5, |said| (said - 0.2).max(0.0)),
        ];
        assert_eq!(calibrate(&sets), Calibration::default());
    }

    #[test]
    fn a_small_set_counts_as_much_as_a_large_one() {
        let sets = [judged(30, 5, |said| said), judged(10, 6, |said| said)];
        let all = balanced(sets.iter());
        let weight = |own: &[Judged]| own.iter().map(|judged| judged.weight).sum::<f64>();
        assert!((weight(&all[..30]) - 20.0).abs() < 1e-9);
        assert!((weight(&all[30..]) - 20.0).abs() < 1e-9);
    }

    #[test]
    fn without_predictions_what_is_said_stands() {
        assert_eq!(calibrate(&[Vec::new()]), Calibration::default());
        assert_eq!(calibrate(&[]), Calibration::default());
    }
}
