//! Sequences of features, numbered.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Features are hashes already.
#[derive(Default)]
pub struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A map from features that is only asked, never walked through: its order is nobody's.
pub type FeatureMap<T> = HashMap<u64, T, BuildHasherDefault<Plain>>;

/// Features with the numbers under which they are learned.
#[derive(Debug, Default)]
pub struct Alphabet {
    numbers: FeatureMap<u32>,
    /// The features by number.
    pub features: Vec<u64>,
    /// How often each of them came.
    pub counts: Vec<u32>,
}

impl Alphabet {
    /// The features that come at least `least` times, numbered in the order in which they come.
    pub fn new(features: impl Iterator<Item = u64> + Clone, least: u32) -> Self {
        let mut counts: FeatureMap<u32> = FeatureMap::default();
        for feature in features.clone() {
            *counts.entry(feature).or_default() += 1;
        }
        let mut alphabet = Self::default();
        for feature in features {
            let count = counts.get(&feature).copied().unwrap_or_default();
            if count >= least {
                alphabet.add(feature, count);
            }
        }
        alphabet
    }

    fn add(&mut self, feature: u64, count: u32) {
        let next = self.features.len() as u32;
        if *self.numbers.entry(feature).or_insert(next) == next {
            self.features.push(feature);
            self.counts.push(count);
        }
    }

    /// The number of a feature.
    pub fn number(&self, feature: u64) -> Option<u32> {
        self.numbers.get(&feature).copied()
    }
}

/// Features of the places of a sequence, as numbers.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The features of all places.
    pub features: Vec<u32>,
    /// Where each place's features end.
    pub ends: Vec<u32>,
    /// The right label of each place.
    pub gold: Vec<u8>,
}

impl Sequence {
    /// How many places it has.
    pub fn len(&self) -> usize {
        self.gold.len()
    }

    /// The features of a place.
    pub fn at(&self, index: usize) -> &[u32] {
        let start = index
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.features[start..self.ends[index] as usize]
    }
}

/// Raw features of the places of a sequence, and their right labels.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// The features of all places.
    pub features: Vec<u64>,
    /// Where each place's features end.
    pub ends: Vec<u32>,
    /// The right label of each place.
    pub gold: Vec<u8>,
}

impl Raw {
    /// Ends a place.
    pub fn end_place(&mut self, gold: u8) {
        self.ends.push(self.features.len() as u32);
        self.gold.push(gold);
    }
}

/// Numbers the features of sequences; those that come less than `least` times are left out.
pub fn number(raws: Vec<Raw>, least: u32) -> (Alphabet, Vec<Sequence>) {
    let alphabet = Alphabet::new(
        raws.iter().flat_map(|raw| raw.features.iter().copied()),
        least,
    );
    let sequences = raws
        .into_iter()
        .map(|raw| numbered(&alphabet, &raw))
        .collect();
    (alphabet, sequences)
}

/// One sequence with its features numbered.
pub fn numbered(alphabet: &Alphabet, raw: &Raw) -> Sequence {
    let mut sequence = Sequence {
        gold: raw.gold.clone(),
        ..Sequence::default()
    };
    let mut start = 0;
    for end in &raw.ends {
        let own = &raw.features[start..*end as usize];
        sequence
            .features
            .extend(own.iter().filter_map(|f| alphabet.number(*f)));
        sequence.ends.push(sequence.features.len() as u32);
        start = *end as usize;
    }
    sequence
}
