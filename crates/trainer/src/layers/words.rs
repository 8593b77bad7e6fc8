//! Clusters of words that are used alike: vectors grouped in two steps.

use std::path::Path;

use standpoint_engine::learned::hash;
use standpoint_engine::learned::weights::Lexemes;

use crate::corpora::CorpusError;
use crate::corpora::glove::{self, DIMENSIONS};

/// How many words are kept.
const WORDS: usize = 50_000;
/// How many families there are, and how many clusters in each.
const FAMILIES: usize = 64;
const IN_FAMILY: usize = 16;
/// How often the centres are moved.
const ROUNDS: usize = 15;

type Point = [f32; DIMENSIONS];

/// Groups the words.
///
/// # Errors
/// When the vectors cannot be read.
pub fn train(data: &Path) -> Result<Lexemes, CorpusError> {
    let words = glove::vectors(data, WORDS)?;
    let points: Vec<Point> = words
        .iter()
        .map(|(_, vector)| of_length_one(vector))
        .collect();
    let all: Vec<usize> = (0..points.len()).collect();
    let mut cluster = vec![0_u16; points.len()];
    for (number, family) in group(&points, &all, FAMILIES).iter().enumerate() {
        for (inner, members) in group(&points, family, IN_FAMILY).iter().enumerate() {
            for member in members {
                cluster[*member] = (number * IN_FAMILY + inner + 1) as u16;
            }
        }
    }
    let numbered = words.iter().zip(&cluster);
    let numbered: Vec<(u64, u16)> = numbered
        .map(|((word, _), cluster)| (hash::bytes(word.as_bytes()), *cluster))
        .collect();
    Ok(Lexemes::new(&numbered))
}

fn of_length_one(point: &Point) -> Point {
    let length = point.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-6);
    point.map(|value| value / length)
}

/// Groups members by nearness (Lloyd 1982); the first centres are spread over the members, the
/// commonest words first.
fn group(points: &[Point], members: &[usize], groups: usize) -> Vec<Vec<usize>> {
    let spread = members.len().min(groups * 20);
    let mut centres: Vec<Point> = (0..groups)
        .filter_map(|group| members.get(group * spread / groups))
        .map(|member| points[*member])
        .collect();
    let mut grouped = vec![Vec::new(); groups];
    for _ in 0..ROUNDS {
        grouped = vec![Vec::new(); groups];
        for member in members {
            grouped[nearest(&points[*member], &centres)].push(*member);
        }
        for (centre, own) in centres.iter_mut().zip(&grouped) {
            let mut sum = [0.0; DIMENSIONS];
            for member in own {
                for (total, value) in sum.iter_mut().zip(&points[*member]) {
                    *total += value;
                }
            }
            if !own.is_empty() {
                *centre = of_length_one(&sum);
            }
        }
    }
    grouped
}

fn nearest(point: &Point, centres: &[Point]) -> usize {
    let mut best = (0, f32::MIN);
    for (index, centre) in centres.iter().enumerate() {
        let likeness = point.iter().zip(centre).map(|(a, b)| a * b).sum();
        if likeness > best.1 {
            best = (index, likeness);
        }
    }
    best.0
}
