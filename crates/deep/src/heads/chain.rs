//! The best tags for a chain of words (Viterbi 1967).

use crate::weights::{Tensors, WeightsError};

/// How much a tag is worth behind another, and at the start.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    tags: usize,
    /// From each tag to each, row by row.
    transition: Vec<f32>,
    start: Vec<f32>,
}

impl Chain {
    pub(super) fn read(
        tensors: &Tensors<'_>,
        name: &str,
        tags: usize,
    ) -> Result<Self, WeightsError> {
        Ok(Self {
            tags,
            transition: tensors.matrix(&format!("{name}.transition"), tags, tags)?,
            start: tensors.vector(&format!("{name}.start"), tags)?,
        })
    }

    /// The tags with the highest sum of scores, one for each row of them; where two are as high, the
    /// first. Of what a step is worth, `weight` counts.
    pub(super) fn best(&self, scores: &[Vec<f32>], weight: f32) -> Vec<usize> {
        let Some((first, rest)) = scores.split_first() else {
            return Vec::new();
        };
        let starts = first.iter().zip(&self.start);
        let mut sums: Vec<f32> = starts
            .map(|(score, start)| score + start * weight)
            .collect();
        let mut ways = Vec::with_capacity(rest.len());
        for scores in rest {
            let steps = (0..self.tags).map(|tag| self.step(&sums, tag, weight));
            let steps: Vec<(usize, f32)> = steps.collect();
            let next = steps
                .iter()
                .zip(scores)
                .map(|((_, sum), score)| sum + score);
            sums = next.collect();
            ways.push(steps);
        }
        let mut tag = highest(sums.iter().copied()).0;
        let mut tags = vec![tag];
        for steps in ways.iter().rev() {
            tag = steps[tag].0;
            tags.push(tag);
        }
        tags.reverse();
        tags
    }

    /// From which tag `to` is best reached, and the sum there.
    fn step(&self, sums: &[f32], to: usize, weight: f32) -> (usize, f32) {
        let row = self.transition.chunks_exact(self.tags);
        highest(
            sums.iter()
                .zip(row)
                .map(|(sum, row)| sum + row[to] * weight),
        )
    }
}

/// The first of the highest numbers and its place; the first of all where none is a number.
pub(super) fn highest(numbers: impl Iterator<Item = f32>) -> (usize, f32) {
    let mut best: Option<(usize, f32)> = None;
    for (place, number) in numbers.enumerate() {
        if best.is_none_or(|(_, highest)| number > highest || highest.is_nan()) {
            best = Some((place, number));
        }
    }
    best.unwrap_or((0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Outside, begin and inside, where an inside cannot follow outside or start.
    fn chain() -> Chain {
        let never = -1e4;
        Chain {
            tags: 3,
            transition: vec![0.0, 0.0, never, 0.0, 0.0, 0.5, 0.0, -0.5, 0.5],
            start: vec![0.0, 0.0, never],
        }
    }

    #[test]
    fn the_best_way_is_not_that_of_the_best_steps() {
        let scores = [[1.0, 0.5, 2.0], [0.0, 0.0, 3.0], [1.0, 0.0, 0.6]];
        let scores = scores.map(|row| row.to_vec());
        assert_eq!(chain().best(&scores, 1.0), [1, 2, 2]);
        assert_eq!(chain().best(&scores[2..], 1.0), [0]);
        assert!(chain().best(&[], 1.0).is_empty());
    }

    #[test]
    fn steps_that_count_less_say_less() {
        let scores = [[0.0, 1.0, -9.0], [0.3, -9.0, 0.0]].map(|row| row.to_vec());
        assert_eq!(chain().best(&scores, 1.0), [1, 2]);
        assert_eq!(chain().best(&scores, 0.5), [1, 0]);
    }

    #[test]
    fn what_is_no_number_is_passed_over() {
        let scores = vec![vec![f32::NAN; 3], vec![f32::NAN, 1.0, f32::INFINITY]];
        assert_eq!(chain().best(&scores, 1.0).len(), 2);
        assert_eq!(highest([f32::NAN, -1.0, 2.0, 2.0].into_iter()).0, 2);
    }
}
