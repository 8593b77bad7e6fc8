//! A conditional random field over a linear chain, learned sequence by sequence.
//!
//! The step sizes are `AdaGrad`'s with regularised dual averaging (Duchi, Hazan and Singer 2011;
//! Xiao 2010): weights follow from the sum of the gradients, and small ones are exactly zero. The
//! loss is softmax-margin (Gimpel and Smith 2010): a wrong label has to be beaten by its cost.

use standpoint_engine::learned::chain::{Chain, exp, may_follow};
use standpoint_engine::learned::tagger::Tagger;
use standpoint_engine::learned::weights::Table;

use super::grid::{self, weight};
use super::random::Random;
use super::sequence::{Alphabet, Sequence};

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many times each sequence is seen.
    pub epochs: usize,
    /// The step size of `AdaGrad`.
    pub rate: f32,
    /// What pulls weights to zero, for each sequence.
    pub lasso: f32,
    /// What keeps weights small, for each sequence.
    pub ridge: f32,
    /// The cost of missing a label that is not the first, and of setting one where there is none.
    pub costs: (f32, f32),
    /// Which share of the features is left out each time, so that no single one is leant on
    /// (Srivastava et al. 2014).
    pub dropout: f32,
    /// The seed for the order of sequences.
    pub seed: u64,
}

/// The sum of gradients and that of their squares, for each column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums<const W: usize> {
    gradient: [f32; W],
    square: [f32; W],
}

impl<const W: usize> Sums<W> {
    pub(super) const ZERO: Self = Self {
        gradient: [0.0; W],
        square: [0.0; W],
    };

    /// The weights after `time` sequences.
    #[inline]
    pub(super) fn weights(&self, settings: &Settings, time: f32) -> [f32; W] {
        let mut weights = [0.0; W];
        let threshold = settings.lasso * time;
        let ridge = settings.ridge * time * settings.rate;
        let sums = self.gradient.iter().zip(&self.square);
        for (weight, (gradient, square)) in weights.iter_mut().zip(sums) {
            let over = (gradient.abs() - threshold).max(0.0);
            let scale = settings.rate / (square.sqrt() + ridge + 1e-3);
            *weight = -over.copysign(*gradient) * scale;
        }
        weights
    }

    #[inline]
    pub(super) fn add(&mut self, gradient: &[f32; W]) {
        for (sum, value) in self.gradient.iter_mut().zip(gradient) {
            *sum += value;
        }
        for (sum, value) in self.square.iter_mut().zip(gradient) {
            *sum += value * value;
        }
    }
}

/// What is learned.
#[derive(Debug)]
pub struct Crf<const W: usize> {
    labels: usize,
    settings: Settings,
    rows: Vec<Sums<W>>,
    steps: Vec<Sums<W>>,
    time: f32,
    random: Random,
}

/// The weights, as numbers with a point.
#[derive(Debug)]
pub struct Learned<const W: usize> {
    /// A row of weights for each feature.
    pub rows: Vec<[f32; W]>,
    /// Label after label; the last row is the start.
    pub steps: Vec<[f32; W]>,
    labels: usize,
}

impl<const W: usize> Crf<W> {
    /// Learns from sequences.
    pub fn learn(
        features: usize,
        labels: usize,
        sequences: &[Sequence],
        settings: Settings,
    ) -> Learned<W> {
        let mut crf = Self {
            labels,
            settings,
            rows: vec![Sums::ZERO; features],
            steps: vec![Sums::ZERO; W + 1],
            time: 0.0,
            random: Random::new(settings.seed + 1),
        };
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        let mut random = Random::new(settings.seed);
        for _ in 0..settings.epochs {
            random.shuffle(&mut order);
            for index in &order {
                let thinned = crf.thinned(&sequences[*index]);
                crf.see(&thinned);
            }
        }
        let weights = |sums: &Sums<W>| sums.weights(&settings, crf.time);
        Learned {
            rows: crf.rows.iter().map(weights).collect(),
            steps: crf.steps.iter().map(weights).collect(),
            labels,
        }
    }

    /// A sequence without the features that are left out this time.
    fn thinned(&mut self, sequence: &Sequence) -> Sequence {
        let limit = (self.settings.dropout * 65_536.0) as u64;
        let mut thinned = Sequence {
            gold: sequence.gold.clone(),
            ..Sequence::default()
        };
        let mut bits = 0;
        let mut left = 0;
        for index in 0..sequence.len() {
            for feature in sequence.at(index) {
                if left == 0 {
                    (bits, left) = (self.random.next(), 4);
                }
                if bits & 0xFFFF >= limit {
                    thinned.features.push(*feature);
                }
                bits >>= 16;
                left -= 1;
            }
            thinned.ends.push(thinned.features.len() as u32);
        }
        thinned
    }

    /// Learns from one sequence.
    fn see(&mut self, sequence: &Sequence) {
        let length = sequence.len();
        if length == 0 {
            return;
        }
        self.time += 1.0;
        let steps: Vec<[f32; W]> = self
            .steps
            .iter()
            .map(|s| s.weights(&self.settings, self.time))
            .collect();
        let mut scores = vec![[0.0_f32; W]; length];
        for (index, score) in scores.iter_mut().enumerate() {
            for feature in sequence.at(index) {
                let weights = self.rows[*feature as usize].weights(&self.settings, self.time);
                for column in 0..W {
                    score[column] += weights[column];
                }
            }
            // What is left stands for what is left out.
            for value in score.iter_mut() {
                *value /= 1.0 - self.settings.dropout;
            }
            let gold = usize::from(sequence.gold[index]);
            let (missed, added) = self.settings.costs;
            for (label, score) in score.iter_mut().enumerate().take(self.labels) {
                if label != gold {
                    *score += match (label, gold) {
                        (0, _) => missed,
                        (_, 0) => added,
                        _ => missed.max(added),
                    };
                }
            }
        }
        let paths = Paths::new(&scores, &steps, self.labels);
        self.update(sequence, &paths);
    }

    fn update(&mut self, sequence: &Sequence, paths: &Paths<W>) {
        for index in 0..sequence.len() {
            let gold = usize::from(sequence.gold[index]);
            let mut gradient = paths.labels[index];
            gradient[gold] -= 1.0;
            if gradient.iter().all(|value| value.abs() < 1e-4) {
                continue;
            }
            for feature in sequence.at(index) {
                self.rows[*feature as usize].add(&gradient);
            }
        }
        let mut steps = paths.steps.clone();
        let mut before = W;
        for gold in &sequence.gold {
            steps[before][usize::from(*gold)] -= 1.0;
            before = usize::from(*gold);
        }
        for (sums, gradient) in self.steps.iter_mut().zip(&steps) {
            sums.add(gradient);
        }
    }
}

/// The probabilities of labels and steps.
struct Paths<const W: usize> {
    labels: Vec<[f32; W]>,
    steps: Vec<[f32; W]>,
}

impl<const W: usize> Paths<W> {
    fn new(scores: &[[f32; W]], steps: &[[f32; W]], labels: usize) -> Self {
        let length = scores.len();
        let mut factors = vec![[0.0_f32; W]; W + 1];
        for from in 0..=W {
            for to in 0..labels {
                let before = if from == W { 0 } else { from as u8 };
                if (from < labels || from == W) && may_follow(before, to as u8) {
                    factors[from][to] = exp(steps[from][to]);
                }
            }
        }
        let mut weights = vec![[0.0_f32; W]; length];
        for (weight, score) in weights.iter_mut().zip(scores) {
            let best = score[..labels].iter().copied().fold(f32::MIN, f32::max);
            for label in 0..labels {
                weight[label] = exp(score[label] - best);
            }
        }
        let mut forward = vec![[0.0_f32; W]; length];
        let mut scales = vec![1.0_f32; length];
        for index in 0..length {
            let mut row = [0.0_f32; W];
            if index == 0 {
                row = factors[W];
            } else {
                let before = forward[index - 1];
                for from in 0..labels {
                    for to in 0..W {
                        row[to] += before[from] * factors[from][to];
                    }
                }
            }
            let mut sum = 0.0;
            for label in 0..W {
                row[label] *= weights[index][label];
                sum += row[label];
            }
            let sum = sum.max(f32::MIN_POSITIVE);
            for value in &mut row {
                *value /= sum;
            }
            scales[index] = sum;
            forward[index] = row;
        }
        let mut backward = [1.0_f32; W];
        let mut marginals = vec![[0.0_f32; W]; length];
        let mut totals = vec![[0.0_f32; W]; W + 1];
        for index in (0..length).rev() {
            for label in 0..labels {
                marginals[index][label] = forward[index][label] * backward[label];
            }
            if index == 0 {
                totals[W] = marginals[0];
                break;
            }
            let mut behind = [0.0_f32; W];
            for label in 0..labels {
                behind[label] = weights[index][label] * backward[label] / scales[index];
            }
            let mut row = [0.0_f32; W];
            for from in 0..labels {
                let before = forward[index - 1][from];
                for to in 0..labels {
                    let path = factors[from][to] * behind[to];
                    row[from] += path;
                    totals[from][to] += before * path;
                }
            }
            backward = row;
        }
        Self {
            labels: marginals,
            steps: totals,
        }
    }
}

impl<const W: usize> Learned<W> {
    /// The weights in eight bits: a chain and a table with the heaviest `most` rows.
    pub fn quantise(&self, alphabet: &Alphabet, most: usize) -> Tagger<W> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.retain(|index| weight(&self.rows[*index]) > 0.0);
        // What matters is how heavy a feature is and how often it comes.
        let worth = |index: usize| {
            let count = alphabet.counts[index].min(100) as f32;
            weight(&self.rows[index]) * count.sqrt()
        };
        order.sort_by(|a, b| worth(*b).total_cmp(&worth(*a)).then(a.cmp(b)));
        order.truncate(most);
        let (rows, unit) = grid::quantise(&order, &self.rows, alphabet);
        let (table, _) = Table::new(&rows);
        let whole =
            |row: &[f32; W]| row.map(|w| (w / unit).round().clamp(-30_000.0, 30_000.0) as i16);
        let mut chain = Chain {
            labels: self.labels,
            steps: [[0; W]; W],
            start: whole(&self.steps[W]),
            unit,
        };
        for (to, from) in chain.steps.iter_mut().zip(&self.steps) {
            *to = whole(from);
        }
        Tagger { table, chain }
    }
}
