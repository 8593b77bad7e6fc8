//! Multinomial logistic regression, learned example by example.
//!
//! The step sizes are those of [`super::crf`]: AdaGrad with regularised dual averaging.

use standpoint_engine::learned::chain::exp;
use standpoint_engine::learned::weights::{Row, Table};

use super::crf::{Settings, Sums};
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
        features: features.iter().filter_map(|f| alphabet.number(*f)).collect(),
        gold: *gold,
    };
    let examples = raws.iter().map(example).collect();
    (alphabet, examples)
}

/// Learns weights for `features` features; `settings.costs` are not used.
pub fn learn<const W: usize>(features: usize, examples: &[Example], settings: Settings) -> Learned<W> {
    let mut rows = vec![Sums::<W>::ZERO; features];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(settings.seed);
    let mut time = 0.0;
    let kept = ((1.0 - settings.dropout) * 65_536.0) as u64;
    for _ in 0..settings.epochs {
        random.shuffle(&mut order);
        for index in &order {
            time += 1.0;
            let example = &examples[*index];
            let mut seen = Vec::with_capacity(example.features.len());
            for chunk in example.features.chunks(4) {
                let bits = random.next();
                let lot = |place: usize| (bits >> (16 * place)) & 0xFFFF;
                seen.extend((0..chunk.len()).filter(|place| lot(*place) < kept).map(|place| chunk[place]));
            }
            let mut scores = [0.0; W];
            for feature in &seen {
                let weights = rows[*feature as usize].weights(&settings, time);
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += weight / (1.0 - settings.dropout);
                }
            }
            let mut gradient = softmax(scores);
            gradient[usize::from(example.gold)] -= 1.0;
            for feature in &seen {
                rows[*feature as usize].add(&gradient);
            }
        }
    }
    Learned {
        rows: rows.iter().map(|row| row.weights(&settings, time)).collect(),
    }
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
        let weight = |row: &[f32; W]| row.iter().map(|w| w.abs()).fold(0.0, f32::max);
        let mut order: Vec<usize> = (0..self.rows.len()).filter(|i| weight(&self.rows[*i]) > 0.0).collect();
        order.sort_by(|a, b| weight(&self.rows[*b]).total_cmp(&weight(&self.rows[*a])).then(a.cmp(b)));
        order.truncate(most);
        // The heaviest few may be clipped: a finer grid is worth more.
        let heavy = order.get(order.len() / 2000).map_or(1.0, |index| weight(&self.rows[*index]));
        let unit = (heavy / 127.0).max(1e-6);
        let rows: Vec<Row<W>> = order
            .iter()
            .map(|index| Row {
                feature: alphabet.features[*index],
                weights: self.rows[*index].map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8),
            })
            .filter(|row| row.weights.iter().any(|weight| *weight != 0))
            .collect();
        (Table::new(&rows).0, unit)
    }
}
