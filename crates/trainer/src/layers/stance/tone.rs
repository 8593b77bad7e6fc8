//! The tone of words: how those are spoken of beside whom a word stands.
//!
//! A plain classifier is learned on the mean word vectors (`GloVe`) near a target and farther away.
//! What it makes of a single vector is that word's tone, also of words that no corpus of stance has;
//! so a few bits a word carry over what vectors know.

use std::path::Path;

use standpoint_engine::learned::chain::exp;
use standpoint_engine::learned::hash;
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::pos;
use standpoint_engine::learned::stance::{Question, Side, Tones, WIDTH};

use crate::corpora::CorpusError;
use crate::corpora::glove::{self, DIMENSIONS};
use crate::learn::random::Random;
use crate::learn::sequence::FeatureMap;

/// How many words have a vector here.
const KNOWN: usize = 100_000;
/// How many of these, the commonest, get a tone.
const TONED: usize = 20_000;
/// Levels from against to for, and for each of them from neither to either.
const SIDES: usize = 12;
const FORCES: usize = 4;
/// So many words on either side are near.
const NEAR: usize = 8;
/// What is seen of a passage: the mean vectors near and far, and one.
const SEEN: usize = 2 * DIMENSIONS + 1;
const EPOCHS: usize = 30;
const RATE: f32 = 0.05;
const SEED: u64 = 9;

type Seen = [f32; SEEN];
type Weights = [[f32; SEEN]; WIDTH];

/// Learns the tones from passages with a target and its right side.
///
/// # Errors
/// When the vectors cannot be read.
pub fn train(data: &Path, examples: &[(Passage, Question, Side)]) -> Result<Tones, CorpusError> {
    let vectors = glove::vectors(data, KNOWN)?;
    let number =
        |(number, (word, _)): (usize, &glove::Vector)| (hash::bytes(word.as_bytes()), number);
    let numbers: FeatureMap<usize> = vectors.iter().enumerate().map(number).collect();
    let mut seen: Vec<(Seen, u8)> = examples
        .iter()
        .map(|(passage, question, side)| {
            (means(passage, question, &vectors, &numbers), *side as u8)
        })
        .collect();
    let spread = standardise(&mut seen);
    let weights = learn(&seen);
    let toned = &vectors[..TONED.min(vectors.len())];
    Ok(Tones::new(&levels(toned, &directions(&weights, &spread))))
}

fn means(
    passage: &Passage,
    question: &Question,
    vectors: &[glove::Vector],
    numbers: &FeatureMap<usize>,
) -> Seen {
    let mut seen = [0.0; SEEN];
    seen[SEEN - 1] = 1.0;
    let mut counts = [0.0_f32; 2];
    for (index, word) in passage.words.iter().enumerate() {
        let is_name = matches!(pos::TAGS[usize::from(passage.tag(index))], "NNP" | "NNPS");
        let Some(number) = numbers
            .get(&word.lower)
            .filter(|_| !is_name && !question.target.contains(&index))
        else {
            continue;
        };
        let is_near = index + NEAR >= question.target.start && index < question.target.end + NEAR;
        let part = usize::from(!is_near);
        counts[part] += 1.0;
        for (sum, value) in seen[part * DIMENSIONS..]
            .iter_mut()
            .zip(&vectors[*number].1)
        {
            *sum += value;
        }
    }
    for (part, count) in counts.into_iter().enumerate() {
        for sum in &mut seen[part * DIMENSIONS..(part + 1) * DIMENSIONS] {
            *sum /= count.max(1.0);
        }
    }
    seen
}

/// Moves each number to mean 0 and spread 1, but for the last, which is always one; gives the spreads.
fn standardise(seen: &mut [(Seen, u8)]) -> Seen {
    let count = seen.len().max(1) as f32;
    let mut spread = [1.0; SEEN];
    for column in 0..SEEN - 1 {
        let mean = seen.iter().map(|(row, _)| row[column]).sum::<f32>() / count;
        let squares: f32 = seen
            .iter()
            .map(|(row, _)| (row[column] - mean) * (row[column] - mean))
            .sum();
        spread[column] = (squares / count).sqrt().max(1e-6);
        for (row, _) in seen.iter_mut() {
            row[column] = (row[column] - mean) / spread[column];
        }
    }
    spread
}

/// Multinomial logistic regression by `AdaGrad`.
fn learn(seen: &[(Seen, u8)]) -> Weights {
    let mut weights = [[0.0; SEEN]; WIDTH];
    let mut squares = [[1.0_f32; SEEN]; WIDTH];
    let mut order: Vec<usize> = (0..seen.len()).collect();
    let mut random = Random::new(SEED);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let rate = RATE * (EPOCHS - epoch) as f32 / EPOCHS as f32;
        for index in &order {
            let (row, gold) = &seen[*index];
            let scores = weights
                .map(|own: [f32; SEEN]| own.iter().zip(row).map(|(w, x)| w * x).sum::<f32>());
            let best = scores.iter().copied().fold(f32::MIN, f32::max);
            let likely = scores.map(|score| exp(score - best));
            let sum: f32 = likely.iter().sum();
            for side in 0..WIDTH {
                let error = likely[side] / sum - f32::from(u8::from(side == usize::from(*gold)));
                for (column, value) in row.iter().enumerate() {
                    let gradient = error * value;
                    squares[side][column] += gradient * gradient;
                    weights[side][column] -= rate * gradient / squares[side][column].sqrt();
                }
            }
        }
    }
    weights
}

/// The directions in the space of words from against to for, and from neither to either.
fn directions(weights: &Weights, spread: &Seen) -> [[f32; DIMENSIONS]; 2] {
    let of = |side: usize, dimension: usize| {
        let part = |column: usize| weights[side][column] / spread[column];
        part(dimension) + part(DIMENSIONS + dimension)
    };
    [
        std::array::from_fn(|d| of(1, d) - of(2, d)),
        std::array::from_fn(|d| f32::midpoint(of(1, d), of(2, d)) - of(0, d)),
    ]
}

/// Each word with its level in both directions, in one number from 1.
fn levels(vectors: &[glove::Vector], directions: &[[f32; DIMENSIONS]; 2]) -> Vec<(u64, i8)> {
    let along = |direction: &[f32; DIMENSIONS]| -> Vec<f32> {
        let product =
            |vector: &[f32; DIMENSIONS]| vector.iter().zip(direction).map(|(a, b)| a * b).sum();
        vectors.iter().map(|(_, vector)| product(vector)).collect()
    };
    let sides = ranked(&along(&directions[0]), SIDES);
    let forces = ranked(&along(&directions[1]), FORCES);
    let level = |(word, (side, force)): (&glove::Vector, (&usize, &usize))| {
        let tone = i8::try_from(1 + side * FORCES + force).unwrap_or(i8::MAX);
        (hash::bytes(word.0.as_bytes()), tone)
    };
    vectors
        .iter()
        .zip(sides.iter().zip(&forces))
        .map(level)
        .collect()
}

/// The level of each value, so that each level has as many.
fn ranked(values: &[f32], levels: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let mut ranked = vec![0; values.len()];
    for (rank, index) in order.into_iter().enumerate() {
        ranked[index] = rank * levels / values.len().max(1);
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_as_many_values_each() {
        assert_eq!(ranked(&[0.3, -1.0, 0.1, 9.0], 2), [1, 0, 0, 1]);
        assert!(ranked(&[], 3).is_empty());
    }

    #[test]
    fn what_tells_sides_apart_gets_weight() {
        let row = |value: f32, side: u8| {
            let mut seen = [0.0; SEEN];
            (seen[3], seen[SEEN - 1]) = (value, 1.0);
            (seen, side)
        };
        let mut seen: Vec<(Seen, u8)> = (0..60)
            .map(|n| row([0.0, 1.0, -1.0][n % 3], (n % 3) as u8))
            .collect();
        let spread = standardise(&mut seen);
        let [sides, _] = directions(&learn(&seen), &spread);
        assert!(sides[3] > 0.5, "{}", sides[3]);
        assert!(sides[4].abs() < 1e-3, "{}", sides[4]);
    }
}
