//! Cohen's kappa: agreement of two annotators on one of several answers, beyond chance.

use std::collections::BTreeMap;
use std::ops::AddAssign;

/// How often two annotators gave which two answers to the same question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered<L> {
    counts: BTreeMap<(L, L), usize>,
}

impl<L> Default for Answered<L> {
    fn default() -> Self {
        Self {
            counts: BTreeMap::new(),
        }
    }
}

impl<L: Ord + Clone> Answered<L> {
    /// Counts a question that the one answered with the first and the other with the second.
    pub fn add(&mut self, one: L, other: L) {
        self.add_times(one, other, 1);
    }

    fn add_times(&mut self, one: L, other: L, times: usize) {
        *self.counts.entry((one, other)).or_default() += times;
    }

    /// How many questions both answered.
    pub fn questions(&self) -> usize {
        self.counts.values().sum()
    }

    /// How many of them both answered alike.
    pub fn alike(&self) -> usize {
        let same = self.counts.iter().filter(|((one, other), _)| one == other);
        same.map(|(_, count)| count).sum()
    }

    /// Cohen's kappa, (pₒ − pₑ) / (1 − pₑ), from −1 to 1, where pₒ is the share answered alike and
    /// pₑ what it would be if each answered at random with their own frequencies (Cohen, "A
    /// Coefficient of Agreement for Nominal Scales", *Educational and Psychological Measurement* 20,
    /// 1960). `None` without questions, and where both gave one and the same answer throughout,
    /// which chance would do as well.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of marks stay far below 2^52"
    )]
    pub fn kappa(&self) -> Option<f64> {
        // Squares of counts are more than 32 bits hold, which is what a browser counts with.
        let questions = self.questions() as u64;
        let mut margins: BTreeMap<&L, (u64, u64)> = BTreeMap::new();
        for ((one, other), count) in &self.counts {
            margins.entry(one).or_default().0 += *count as u64;
            margins.entry(other).or_default().1 += *count as u64;
        }
        let by_chance: u64 = margins.values().map(|(one, other)| one * other).sum();
        let most = questions * questions;
        // Over the square of the questions, so that the one case without an answer is met exactly.
        (by_chance < most).then(|| {
            let observed = (self.alike() as u64 * questions) as f64;
            (observed - by_chance as f64) / (most as f64 - by_chance as f64)
        })
    }
}

impl<L: Ord + Clone> AddAssign<&Self> for Answered<L> {
    fn add_assign(&mut self, other: &Self) {
        for ((one, two), count) in &other.counts {
            self.add_times(one.clone(), two.clone(), *count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(table: &[[usize; 3]; 3]) -> Answered<usize> {
        let mut answered = Answered::default();
        for (one, row) in table.iter().enumerate() {
            for (other, count) in row.iter().enumerate() {
                answered.add_times(one, other, *count);
            }
        }
        answered
    }

    #[test]
    fn cohens_own_examples_come_out() {
        // Cohen 1960, page 37: pₒ = .29, pₑ = .35; page 45: κ = .492.
        let first = answered(&[[25, 12, 3], [13, 2, 15], [12, 16, 2]]);
        let expected = (0.29 - 0.35) / (1.0 - 0.35);
        assert_eq!((first.alike(), first.questions()), (29, 100));
        assert!((first.kappa().unwrap() - expected).abs() < 1e-12);
        let second = answered(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
        assert!((second.kappa().unwrap() - 0.492).abs() < 0.0005);
    }

    #[test]
    fn the_digits_of_krippendorff_1995_come_out() {
        // Bertha and Bill, page 57, coded character by character: κ = .385.
        let mut answered = Answered::default();
        let rows = "001111111100001111110000"
            .chars()
            .zip("000011110000000110000000".chars());
        rows.for_each(|(one, other)| answered.add(one, other));
        assert!((answered.kappa().unwrap() - 0.385).abs() < 0.0005);
    }

    #[test]
    fn one_answer_throughout_says_nothing() {
        assert_eq!(Answered::<u8>::default().kappa(), None);
        assert_eq!(answered(&[[9, 0, 0], [0; 3], [0; 3]]).kappa(), None);
        assert_eq!(answered(&[[4, 0, 0], [0, 5, 0], [0; 3]]).kappa(), Some(1.0));
        assert_eq!(
            answered(&[[0, 4, 0], [4, 0, 0], [0; 3]]).kappa(),
            Some(-1.0)
        );
        assert_eq!(answered(&[[0, 4, 0], [0; 3], [0; 3]]).kappa(), Some(0.0));
    }

    #[test]
    fn tables_add_up() {
        let mut sum = answered(&[[1, 2, 0], [0; 3], [3, 0, 0]]);
        sum += &answered(&[[1, 0, 0], [0, 5, 0], [1, 0, 0]]);
        assert_eq!(sum, answered(&[[2, 2, 0], [0, 5, 0], [4, 0, 0]]));
    }
}
