//! The kinds of curve.

use standpoint_engine::learned::calibration::Calibration;

use super::Judged;
use super::logistic::{Example, fit, odds};

/// A kind of curve, the simplest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is said itself.
    AsSaid,
    /// A logistic curve over the logarithm of the odds.
    Platt,
    /// The same with a weight each for the two ends.
    Beta,
    /// Straight pieces through bins of equal count.
    Isotonic,
}

impl Kind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::AsSaid, Self::Platt, Self::Beta, Self::Isotonic];
}

/// A rising curve from what is said to how often it is right.
#[derive(Clone, Debug)]
pub enum Curve {
    /// What the logarithm of `said` counts, that of `1 - said`, and what is added.
    Logistic([f64; 3]),
    /// Straight pieces.
    Pieces(Calibration),
}

/// Bins of equal weight behind straight pieces, and points of a smooth curve that are kept.
const BINS: usize = 10;
const POINTS: usize = 16;

/// Nothing is said to be surer than this, so that its logarithm exists.
const END: f64 = 1e-4;

impl Curve {
    /// The curve of a kind that fits predictions best; what is said itself where there are none.
    pub fn fit(kind: Kind, judged: &[Judged]) -> Self {
        // A calibration of no points leaves what is said as it is.
        let as_said = Self::Pieces(Calibration::default());
        match kind {
            Kind::AsSaid => as_said,
            _ if judged.is_empty() => as_said,
            Kind::Platt => Self::Logistic(platt(judged)),
            Kind::Beta => Self::Logistic(beta(judged)),
            Kind::Isotonic => Self::Pieces(isotonic(judged)),
        }
    }

    /// How often what is said is right, from 0 to 1.
    pub fn of(&self, said: f64) -> f64 {
        match self {
            Self::Logistic([low, high, shift]) => {
                let [above, below] = ends(said);
                odds(low * above + high * below + shift)
            }
            Self::Pieces(pieces) => f64::from(pieces.of(said as f32)),
        }
    }

    /// The curve as straight pieces, their ends among what was said.
    pub fn calibration(&self, judged: &[Judged]) -> Calibration {
        match self {
            Self::Pieces(pieces) => pieces.clone(),
            Self::Logistic(_) => {
                let mut said: Vec<f64> = judged.iter().map(|judged| judged.said).collect();
                said.sort_by(f64::total_cmp);
                let last = said.len().saturating_sub(1);
                let at = |point: usize| said.get(point * last / (POINTS - 1)).copied();
                let mut ends: Vec<f64> = (0..POINTS).filter_map(at).collect();
                ends.dedup();
                let point = |said: f64| (said as f32, self.of(said) as f32);
                Calibration::new(&ends.into_iter().map(point).collect::<Vec<_>>())
            }
        }
    }
}

/// The logarithms of what is said and, turned round, of what is left.
fn ends(said: f64) -> [f64; 2] {
    let said = said.clamp(END, 1.0 - END);
    [said.ln(), -(1.0 - said).ln()]
}

fn platt(judged: &[Judged]) -> [f64; 3] {
    let [slope, _, shift] = logistic(judged, |[above, below]| [above + below, 0.0]);
    if slope < 0.0 {
        return level(judged);
    }
    [slope, slope, shift]
}

/// The same for all: how often they are right.
fn level(judged: &[Judged]) -> [f64; 3] {
    logistic(judged, |_| [0.0, 0.0])
}

/// A weight below 0 would let the curve fall: the end is left out then, as its authors do.
fn beta(judged: &[Judged]) -> [f64; 3] {
    let [low, high, shift] = logistic(judged, |ends| ends);
    if low < 0.0 {
        let one = logistic(judged, |[_, below]| [0.0, below]);
        return if one[1] < 0.0 { level(judged) } else { one };
    }
    if high < 0.0 {
        let one = logistic(judged, |[above, _]| [above, 0.0]);
        return if one[0] < 0.0 { level(judged) } else { one };
    }
    [low, high, shift]
}

fn logistic(judged: &[Judged], features: impl Fn([f64; 2]) -> [f64; 2]) -> [f64; 3] {
    let example = |judged: &Judged| {
        let [first, second] = features(ends(judged.said));
        Example {
            features: [first, second, 1.0],
            right: judged.right,
            weight: judged.weight,
        }
    };
    fit(&judged.iter().map(example).collect::<Vec<_>>())
}

fn isotonic(judged: &[Judged]) -> Calibration {
    let mut ordered = judged.to_vec();
    ordered.sort_by(|a, b| a.said.total_cmp(&b.said));
    let all: f64 = ordered.iter().map(|judged| judged.weight).sum();
    // What was said and was right in each bin, and what they weigh.
    let mut bins = [(0.0, 0.0, 0.0); BINS];
    let mut before = 0.0;
    for judged in &ordered {
        let bin = &mut bins[((before / all * BINS as f64) as usize).min(BINS - 1)];
        bin.0 += judged.weight * judged.said;
        bin.1 += judged.weight * f64::from(u8::from(judged.right));
        bin.2 += judged.weight;
        before += judged.weight;
    }
    let filled = bins.into_iter().filter(|(_, _, weight)| *weight > 0.0);
    let point = |(said, right, weight)| ((said / weight) as f32, (right / weight) as f32);
    Calibration::new(&filled.map(point).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::super::tests::judged;
    use super::*;

    const FITTED: [Kind; 3] = [Kind::Platt, Kind::Beta, Kind::Isotonic];

    #[test]
    fn every_kind_learns_that_what_is_said_is_twice_too_much() {
        let judged = judged(5000, 5, |said| said / 2.0);
        for kind in FITTED {
            let curve = Curve::fit(kind, &judged);
            let drawn = curve.calibration(&judged);
            for said in [0.2, 0.5, 0.8] {
                assert!(
                    (curve.of(said) - said / 2.0).abs() < 0.06,
                    "{kind:?} {said}"
                );
                let gap = f64::from(drawn.of(said as f32)) - curve.of(said);
                assert!(gap.abs() < 0.02, "{kind:?} {said}");
            }
        }
    }

    #[test]
    fn no_curve_falls() {
        let judged = judged(500, 6, |said| 1.0 - said);
        for kind in FITTED {
            let curve = Curve::fit(kind, &judged);
            let values: Vec<f64> = (0..=20).map(|n| curve.of(f64::from(n) / 20.0)).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            assert!((mean - 0.5).abs() < 0.05, "{kind:?} {mean}");
            assert!(
                values.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9),
                "{kind:?}"
            );
        }
    }
}
