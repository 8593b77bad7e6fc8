//! One answer of a fixed set for each question: stance, polarity, certain or not.

use std::collections::BTreeMap;

use crate::counts::{Answers, Counts};

/// A question's right class and the one that was given.
pub type Answer<L> = (L, L);

/// How each class was found, under every class that either side has.
pub fn by_class<L: Ord + Clone>(answers: &[Answer<L>]) -> BTreeMap<L, Counts> {
    let mut classes: BTreeMap<L, Counts> = BTreeMap::new();
    for (gold, predicted) in answers {
        let right = usize::from(gold == predicted);
        *classes.entry(gold.clone()).or_default() += Counts::one_to_one(right, 0, 1);
        *classes.entry(predicted.clone()).or_default() += Counts::one_to_one(0, 1, 0);
    }
    for counts in classes.values_mut() {
        counts.right_predicted = counts.right_gold;
    }
    classes
}

/// The mean of the classes' F1, from 0 to 1: each class counts the same, however rare (Sebastiani,
/// "Machine Learning in Automated Text Categorization", ACM Computing Surveys 2002). 0 without
/// answers.
#[expect(clippy::cast_precision_loss, reason = "there are a handful of classes")]
pub fn macro_f1<L: Ord + Clone>(answers: &[Answer<L>]) -> f64 {
    let classes = by_class(answers);
    let sum: f64 = classes.values().map(|counts| counts.score().f1).sum();
    if classes.is_empty() {
        0.0
    } else {
        sum / classes.len() as f64
    }
}

/// How often the right class was given.
pub fn accuracy<L: PartialEq>(answers: &[Answer<L>]) -> Answers {
    Answers {
        right: answers.iter().filter(|(gold, given)| gold == given).count(),
        compared: answers.len(),
    }
}

/// The same questions answered with the commonest class throughout (of several the first in order):
/// what there is to be had without reading.
pub fn by_majority<L: Ord + Clone>(answers: &[Answer<L>]) -> Vec<Answer<L>> {
    let classes = by_class(answers);
    // The last of equals is taken by `max_by_key`: looked at backwards, that is the first.
    let commonest = classes.iter().rev().max_by_key(|(_, counts)| counts.gold);
    let Some((commonest, _)) = commonest else {
        return Vec::new();
    };
    let answers = answers.iter();
    answers
        .map(|(gold, _)| (gold.clone(), commonest.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_count_the_same_however_rare() {
        // F1 of a: 2·2/(3+2) = 0.8; of b: 2·1/(1+2) = 0.667; of c: 0.
        let answers = [("a", "a"), ("a", "a"), ("b", "b"), ("b", "a"), ("c", "d")];
        let expected = (0.8 + 2.0 / 3.0) / 4.0;
        assert!((macro_f1(&answers) - expected).abs() < 1e-12);
        assert_eq!(
            accuracy(&answers),
            Answers {
                right: 3,
                compared: 5
            }
        );
    }

    #[test]
    fn the_majority_answers_everything_alike() {
        let answers = [("b", "a"), ("a", "b"), ("b", "b")];
        assert_eq!(by_majority(&answers), [("b", "b"), ("a", "b"), ("b", "b")]);
        assert_eq!(by_majority(&[("b", "a"), ("a", "b")])[0].1, "a");
        assert!(by_majority::<&str>(&[]).is_empty());
        assert!(macro_f1::<&str>(&[]).abs() < 1e-12);
    }
}
