//! Multinomial logistic regression, learned example by example.
//!
//! The step sizes are those of [`super::crf`]: `AdaGrad` with regularised dual averaging.

use standpoint_engine::learned::chain::exp;
use standpoint_engine::learned::weights::Table;

use super::crf::{Settings, Sums};
use super::grid::{self, weight};
use super::random::Random;
use super::sequence::Alphabet;

/// Features, and the class that is right.
#[derive(Clone, Debug)]
pub struct Example {
    /// The features by number.
    pub features: Vec<u32>,
    /// The class.
    pub gold: u8,
}

/// Weights as numbers with a point.
#[derive(Debug)]
pub struct Learned<const W: usize> {
    /// A row for each feature.
    pub rows: Vec<[f32; W]>,
}

/// Numbers the features of examples; those that come less than `least` times are left out.
pub fn number(raws: &[(Vec<u64>, u8)], least: u32) -> (Alphabet, Vec<Example>) {
    let alphabet = Alphabet::new(raws.iter().flat_map(|raw| raw.0.iter().copied()), least);
    let example = |(features, gold): &(Vec<u64>, u8)| Example {
        features: features
            .iter()
            .filter_map(|f| alphabet.number(*f))
            .collect(),
        gold: *gold,
    };
    let examples = raws.iter().map(example).collect();
    (alphabet, examples)
}

/// Learns weights for `features` features; `settings.costs` are not used.
pub fn learn<const W: usize>(
    features: usize,
    examples: &[Example],
    settings: Settings,
) -> Learned<W> {
    let mut rows = vec![Sums::<W>::ZERO; features];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(settings.seed);
    let mut time = 0.0;
    for _ in 0..settings.epochs {
        random.shuffle(&mut order);
        for index in &order {
            time += 1.0;
            let example = &examples[*index];
            let kept = thinned(&example.features, settings.dropout, &mut random);
            let mut gradient = softmax(scores(&rows, &kept, &settings, time));
            gradient[usize::from(example.gold)] -= 1.0;
            for feature in &kept {
                rows[*feature as usize].add(&gradient);
            }
        }
    }
    let weights = |sums: &Sums<W>| sums.weights(&settings, time);
    Learned {
        rows: rows.iter().map(weights).collect(),
    }
}

/// The features that are not left out this time.
fn thinned(features: &[u32], dropout: f32, random: &mut Random) -> Vec<u32> {
    let limit = (dropout * 65_536.0) as u64;
    let mut kept = Vec::with_capacity(features.len());
    for four in features.chunks(4) {
        let bits = random.next();
        let own = four.iter().enumerate();
        let own = own.filter(|(place, _)| (bits >> (16 * place)) & 0xFFFF >= limit);
        kept.extend(own.map(|(_, feature)| *feature));
    }
    kept
}

/// The scores by the features that are left, which stand for all.
fn scores<const W: usize>(
    rows: &[Sums<W>],
    features: &[u32],
    settings: &Settings,
    time: f32,
) -> [f32; W] {
    let mut scores = [0.0; W];
    for feature in features {
        let weights = rows[*feature as usize].weights(settings, time);
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += weight / (1.0 - settings.dropout);
        }
    }
    scores
}

fn softmax<const W: usize>(scores: [f32; W]) -> [f32; W] {
    let best = scores.iter().copied().fold(f32::MIN, f32::max);
    let weights = scores.map(|score| exp(score - best));
    let sum: f32 = weights.iter().sum();
    weights.map(|weight| weight / sum)
}

impl<const W: usize> Learned<W> {
    /// The weights in eight bits, the heaviest `most` rows, and what one unit of them is worth.
    pub fn quantise(&self, alphabet: &Alphabet, most: usize) -> (Table<W>, f32) {
        let mut order: Vec<usize> = (0..self.rows.len())
            .filter(|i| weight(&self.rows[*i]) > 0.0)
            .collect();
        order.sort_by(|a, b| {
            weight(&self.rows[*b])
                .total_cmp(&weight(&self.rows[*a]))
                .then(a.cmp(b))
        });
        order.truncate(most);
        let (rows, unit) = grid::quantise(&order, &self.rows, alphabet);
        (Table::new(&rows).0, unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_engine::learned::hash::bytes;

    const WORDS: [&[u8]; 3] = [b"met", b"praised", b"blamed"];

    #[test]
    fn what_tells_classes_apart_is_learned() {
        let raws: Vec<(Vec<u64>, u8)> = (0..60)
            .map(|n| (vec![bytes(b"all"), bytes(WORDS[n % 3])], (n % 3) as u8))
            .collect();
        let (alphabet, examples) = number(&raws, 2);
        let settings = Settings {
            epochs: 20,
            rate: 0.1,
            lasso: 1e-5,
            ridge: 0.0,
            costs: (0.0, 0.0),
            dropout: 0.2,
            seed: 1,
        };
        let learned = learn::<3>(alphabet.features.len(), &examples, settings);
        let (table, unit) = learned.quantise(&alphabet, 10);
        assert!(unit > 0.0);
        for (class, word) in WORDS.into_iter().enumerate() {
            let sums = table.sum(&[bytes(b"all"), bytes(word)]);
            let best = (0..3).max_by_key(|column| sums[*column]);
            assert_eq!(best, Some(class), "{sums:?}");
        }
    }
}
