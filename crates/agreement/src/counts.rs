//! What is counted, and the shares made of it.

use std::ops::AddAssign;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// Precision, recall and their harmonic mean, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// The share of what was predicted that is right; 0 where nothing was predicted.
    pub precision: f64,
    /// The share of the gold that was found; 0 where there is none.
    pub recall: f64,
    /// The harmonic mean of the two; 0 where both are.
    pub f1: f64,
}

impl Score {
    /// Both shares and their harmonic mean.
    pub(crate) fn of(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Self {
            precision,
            recall,
            f1,
        }
    }
}

/// How many were predicted, how many there are, and how many of each are right.
///
/// The two kinds of right are the same number where each prediction stands for one gold mark. By
/// overlap they differ: one long prediction can lie over many gold marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Predictions that are right.
    pub right_predicted: usize,
    /// All predictions.
    pub predicted: usize,
    /// Gold that was found.
    pub right_gold: usize,
    /// All gold.
    pub gold: usize,
}

impl Counts {
    /// Counts where each right prediction stands for one of the gold.
    pub fn one_to_one(right: usize, predicted: usize, gold: usize) -> Self {
        Self {
            right_predicted: right,
            predicted,
            right_gold: right,
            gold,
        }
    }

    /// The shares.
    pub fn score(self) -> Score {
        Score::of(
            share(self.right_predicted, self.predicted),
            share(self.right_gold, self.gold),
        )
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right_predicted += other.right_predicted;
        self.predicted += other.predicted;
        self.right_gold += other.right_gold;
        self.gold += other.gold;
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let score = self.score();
        let mut fields = serializer.serialize_struct("Counts", 7)?;
        fields.serialize_field("right_predicted", &self.right_predicted)?;
        fields.serialize_field("predicted", &self.predicted)?;
        fields.serialize_field("right_gold", &self.right_gold)?;
        fields.serialize_field("gold", &self.gold)?;
        fields.serialize_field("precision", &score.precision)?;
        fields.serialize_field("recall", &score.recall)?;
        fields.serialize_field("f1", &score.f1)?;
        fields.end()
    }
}

/// How often an attribute was the same on both sides of a matched pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Pairs where both sides say the same.
    pub right: usize,
    /// Pairs where the gold says something.
    pub compared: usize,
}

impl Answers {
    /// The share that is right, 0 to 1; 0 where nothing was compared.
    pub fn accuracy(self) -> f64 {
        share(self.right, self.compared)
    }
}

impl AddAssign for Answers {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.compared += other.compared;
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Answers", 3)?;
        fields.serialize_field("right", &self.right)?;
        fields.serialize_field("compared", &self.compared)?;
        fields.serialize_field("accuracy", &self.accuracy())?;
        fields.end()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of marks stay far below 2^52"
)]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_nothing_are_nothing() {
        for counts in [
            Counts::default(),
            Counts::one_to_one(0, 3, 0),
            Counts::one_to_one(0, 0, 3),
        ] {
            assert_eq!(counts.score(), Score::default());
        }
        assert!(Answers::default().accuracy().abs() < f64::EPSILON);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let score = Counts::one_to_one(1, 1, 3).score();
        assert!((score.precision - 1.0).abs() < 1e-12);
        assert!((score.recall - 1.0 / 3.0).abs() < 1e-12);
        assert!((score.f1 - 0.5).abs() < 1e-12);
    }
}
