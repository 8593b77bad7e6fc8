//! The averaged perceptron (Collins 2002), for decisions made one after the other.

use standpoint_engine::learned::weights::{Row, Table};

use super::sequence::FeatureMap;

/// A row of weights with what is needed to average it.
#[derive(Clone, Copy, Debug)]
struct Average<const W: usize> {
    now: [f32; W],
    total: [f64; W],
    stamp: u64,
}

/// Weights under way.
#[derive(Debug)]
pub struct Perceptron<const W: usize> {
    numbers: FeatureMap<u32>,
    features: Vec<u64>,
    rows: Vec<Average<W>>,
    time: u64,
}

impl<const W: usize> Default for Perceptron<W> {
    fn default() -> Self {
        Self {
            numbers: FeatureMap::default(),
            features: Vec::new(),
            rows: Vec::new(),
            time: 0,
        }
    }
}

impl<const W: usize> Perceptron<W> {
    /// The scores of all columns for the given features.
    pub fn scores(&self, features: &[u64]) -> [f32; W] {
        let mut scores = [0.0; W];
        for feature in features {
            let Some(number) = self.numbers.get(feature) else {
                continue;
            };
            let row = &self.rows[*number as usize].now;
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }

    /// Counts a decision: averages are over decisions.
    pub const fn tick(&mut self) {
        self.time += 1;
    }

    /// Raises the column that was right, lowers the one that was chosen.
    pub fn correct(&mut self, features: &[u64], right: usize, chosen: usize) {
        let mut change = [0.0; W];
        change[right] += 1.0;
        change[chosen] -= 1.0;
        for feature in features {
            self.change(*feature, &change);
        }
    }

    /// Changes the first column by `by`.
    pub fn raise(&mut self, features: &[u64], by: f32) {
        let mut change = [0.0; W];
        change[0] = by;
        for feature in features {
            self.change(*feature, &change);
        }
    }

    fn change(&mut self, feature: u64, by: &[f32; W]) {
        let time = self.time;
        let next = self.rows.len() as u32;
        let number = *self.numbers.entry(feature).or_insert(next);
        if number == next {
            self.features.push(feature);
            self.rows.push(Average {
                now: [0.0; W],
                total: [0.0; W],
                stamp: time,
            });
        }
        let row = &mut self.rows[number as usize];
        row.catch_up(time);
        for (weight, change) in row.now.iter_mut().zip(by) {
            *weight += change;
        }
    }

    /// The averaged weights in eight bits, the heaviest `most` rows of those above `least` of the
    /// heaviest one.
    pub fn quantise(mut self, most: usize) -> (Table<W>, f32) {
        let time = self.time.max(1);
        for row in &mut self.rows {
            row.catch_up(time);
        }
        let average = |row: &Average<W>| row.total.map(|total| (total / time as f64) as f32);
        let rows: Vec<[f32; W]> = self.rows.iter().map(average).collect();
        let heaviest = |row: &[f32; W]| row.iter().map(|w| w.abs()).fold(0.0, f32::max);
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| {
            heaviest(&rows[*b])
                .total_cmp(&heaviest(&rows[*a]))
                .then(a.cmp(b))
        });
        order.truncate(most);
        let heavy = order
            .get(order.len() / 2000)
            .map_or(1.0, |index| heaviest(&rows[*index]));
        let unit = (heavy / 127.0).max(1e-6);
        let rows: Vec<Row<W>> = order
            .iter()
            .map(|index| Row {
                feature: self.features[*index],
                weights: rows[*index].map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8),
            })
            .filter(|row| row.weights.iter().any(|weight| *weight != 0))
            .collect();
        (Table::new(&rows).0, unit)
    }
}

impl<const W: usize> Average<W> {
    fn catch_up(&mut self, time: u64) {
        let since = (time - self.stamp) as f64;
        for (total, now) in self.total.iter_mut().zip(&self.now) {
            *total += f64::from(*now) * since;
        }
        self.stamp = time;
    }
}
