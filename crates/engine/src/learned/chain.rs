//! Linear chains: the best labels for a sequence, and how sure each is.
//!
//! Conditional random fields after Lafferty, `McCallum` and Pereira (2001). Scores are whole numbers;
//! only confidences are real, and they are made of additions, multiplications and divisions alone,
//! so that every machine gives the same.

use super::weights::{Reader, WeightsError, Writer};

/// A score below every real one: what may not be.
const NEVER: i32 = i32::MIN / 4;

/// How labels follow one another, and what a whole number is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain<const W: usize> {
    /// How many labels there are; the columns behind them are empty.
    pub labels: usize,
    /// The score of label `j` after label `i`, at `[i][j]`.
    pub steps: [[i16; W]; W],
    /// The score of each label at the start.
    pub start: [i16; W],
    /// What one unit of score is worth in the exponent.
    pub unit: f32,
}

/// The labels of spans: outside, or begin and inside of each of `W / 2` kinds, in the order
/// O, B1, I1, B2, I2 …
pub const OUTSIDE: u8 = 0;

/// The label that begins a span of kind `kind`, counted from 0.
pub const fn begin(kind: u8) -> u8 {
    2 * kind + 1
}

/// The kind of a label, and whether it begins a span; none outside.
pub const fn kind(label: u8) -> Option<(u8, bool)> {
    match label {
        OUTSIDE => None,
        _ => Some(((label - 1) / 2, label % 2 == 1)),
    }
}

/// Whether `next` may follow `label`: the inside of a span follows its begin or inside.
pub const fn may_follow(label: u8, next: u8) -> bool {
    match kind(next) {
        Some((own, false)) => match kind(label) {
            Some((other, _)) => own == other,
            None => false,
        },
        _ => true,
    }
}

impl<const W: usize> Chain<W> {
    fn step(&self, from: usize, to: usize) -> i32 {
        i32::from(self.steps[from][to])
    }

    /// The labels with the highest sum (Viterbi 1967), as allowed by [`may_follow`]; of equal ones
    /// the first.
    pub fn best(&self, scores: &[[i32; W]]) -> Vec<u8> {
        let Some(first) = scores.first() else {
            return Vec::new();
        };
        let labels = self.labels.min(W);
        let mut sums = [NEVER; W];
        for label in 0..labels {
            if may_follow(OUTSIDE, label as u8) {
                sums[label] = first[label] + i32::from(self.start[label]);
            }
        }
        let allowed = self.allowed();
        let mut back: Vec<[u8; W]> = Vec::with_capacity(scores.len());
        for score in &scores[1..] {
            let mut next = [NEVER; W];
            let mut from = [0_u32; W];
            // Label beside label, so that a processor can take several at once.
            for (before, row) in allowed.iter().enumerate().take(labels) {
                for to in 0..W {
                    let sum = sums[before] + row[to];
                    let is_better = sum > next[to];
                    next[to] = if is_better { sum } else { next[to] };
                    from[to] = if is_better { before as u32 } else { from[to] };
                }
            }
            for to in 0..W {
                next[to] = next[to].max(NEVER) + score[to];
            }
            back.push(from.map(|before| before as u8));
            sums = next;
        }
        let mut last = 0;
        for label in 1..labels {
            if sums[label] > sums[last] {
                last = label;
            }
        }
        let mut path = vec![last as u8];
        for from in back.iter().rev() {
            last = usize::from(from[last]);
            path.push(last as u8);
        }
        path.reverse();
        path
    }

    /// Raises the given labels by `by` in the exponent wherever they stand.
    pub fn raise(&mut self, labels: &[u8], by: f32) {
        let units = (by / self.unit) as i16;
        for row in self.steps.iter_mut().chain([&mut self.start]) {
            for label in labels {
                if let Some(score) = row.get_mut(usize::from(*label)) {
                    *score = score.saturating_add(units);
                }
            }
        }
    }

    /// Writes the chain.
    pub fn write(&self, writer: &mut Writer) {
        writer.byte(u8::try_from(self.labels).unwrap_or(u8::MAX));
        writer.real(self.unit);
        for row in std::iter::once(&self.start).chain(self.steps.iter().take(self.labels)) {
            for score in &row[..self.labels.min(W)] {
                writer.raw(&score.to_le_bytes());
            }
        }
    }

    /// Reads what [`Chain::write`] wrote.
    ///
    /// # Errors
    /// When the file ends too early, or there are more labels than columns.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let labels = usize::from(reader.byte("the number of labels")?);
        if labels == 0 || labels > W {
            return Err(reader.damaged("a chain has more labels than the layer"));
        }
        let unit = reader.real("what a score is worth")?;
        let mut rows = [[0_i16; W]; W];
        let mut start = [0_i16; W];
        for row in std::iter::once(&mut start).chain(rows.iter_mut().take(labels)) {
            for score in row.iter_mut().take(labels) {
                let bytes = reader.raw(2, "the steps of a chain")?;
                *score = bytes.try_into().map_or(0, i16::from_le_bytes);
            }
        }
        Ok(Self {
            labels,
            steps: rows,
            start,
            unit,
        })
    }

    /// The scores of steps, with what may not follow far below.
    fn allowed(&self) -> [[i32; W]; W] {
        let mut allowed = [[NEVER; W]; W];
        for (from, row) in allowed.iter_mut().enumerate().take(self.labels) {
            for (to, score) in row.iter_mut().enumerate().take(self.labels) {
                if may_follow(from as u8, to as u8) {
                    *score = self.step(from, to);
                }
            }
        }
        allowed
    }

    /// The probabilities of the chain for the given scores (forward–backward, Rabiner 1989).
    // All loops go over whole rows, whose empty columns stay 0: a processor takes several at once.
    pub fn marginals(&self, scores: &[[i32; W]]) -> Marginals<W> {
        let steps = self.factors();
        let weights: Vec<[f32; W]> = scores.iter().map(|s| self.weights(s)).collect();
        let mut forward: Vec<[f32; W]> = Vec::with_capacity(scores.len());
        let mut scales = Vec::with_capacity(scores.len());
        for weight in &weights {
            let mut row = match forward.last() {
                Some(before) => times(before, &steps),
                None => self.first(),
            };
            for (value, weight) in row.iter_mut().zip(weight) {
                *value *= weight;
            }
            scales.push(normalise(&mut row));
            forward.push(row);
        }
        let onto = transposed(&steps);
        let mut backward = vec![[1.0; W]; scores.len()];
        for index in (1..scores.len()).rev() {
            let mut row = [0.0; W];
            let behind = weights[index].iter().zip(&backward[index]);
            for ((weight, behind), steps) in behind.zip(&onto) {
                for (value, step) in row.iter_mut().zip(steps) {
                    *value += step * weight * behind;
                }
            }
            backward[index - 1] = row.map(|value| value / scales[index]);
        }
        Marginals {
            steps,
            weights,
            forward,
            backward,
            scales,
        }
    }

    /// What each step multiplies the probability of a path with; 0 where none may be.
    fn factors(&self) -> [[f32; W]; W] {
        let mut factors = [[0.0; W]; W];
        for (own, allowed) in factors.iter_mut().zip(self.allowed()) {
            let powers = exps(allowed.map(|step| step as f32 * self.unit));
            for (to, step) in allowed.iter().enumerate() {
                if *step > NEVER {
                    own[to] = powers[to];
                }
            }
        }
        factors
    }

    /// The same for the labels at the start.
    fn first(&self) -> [f32; W] {
        let mut row = exps(self.start.map(|score| f32::from(score) * self.unit));
        for (label, value) in row.iter_mut().enumerate() {
            if label >= self.labels || !may_follow(OUTSIDE, label as u8) {
                *value = 0.0;
            }
        }
        row
    }

    /// The weights of a place's labels, the highest being 1.
    fn weights(&self, scores: &[i32; W]) -> [f32; W] {
        let labels = self.labels.min(W);
        let best = scores[..labels].iter().max().copied().unwrap_or(0);
        let mut weights = exps(scores.map(|score| (score - best) as f32 * self.unit));
        weights[labels..].fill(0.0);
        weights
    }
}

/// A row times a matrix.
fn times<const W: usize>(row: &[f32; W], matrix: &[[f32; W]; W]) -> [f32; W] {
    let mut sums = [0.0; W];
    for (value, row) in row.iter().zip(matrix) {
        for (sum, factor) in sums.iter_mut().zip(row) {
            *sum += value * factor;
        }
    }
    sums
}

fn transposed<const W: usize>(matrix: &[[f32; W]; W]) -> [[f32; W]; W] {
    std::array::from_fn(|column| std::array::from_fn(|row| matrix[row][column]))
}

/// Divides a row by its sum, and gives the sum; never 0.
fn normalise<const W: usize>(row: &mut [f32; W]) -> f32 {
    let sum: f32 = row.iter().sum();
    let sum = if sum > f32::MIN_POSITIVE {
        sum
    } else {
        f32::MIN_POSITIVE
    };
    for value in row.iter_mut() {
        *value /= sum;
    }
    sum
}

/// The probabilities of a chain.
#[derive(Clone, Debug)]
pub struct Marginals<const W: usize> {
    steps: [[f32; W]; W],
    weights: Vec<[f32; W]>,
    forward: Vec<[f32; W]>,
    backward: Vec<[f32; W]>,
    scales: Vec<f32>,
}

impl<const W: usize> Marginals<W> {
    /// The probability of `label` at `index`, from 0 to 1.
    pub fn of_label(&self, index: usize, label: u8) -> f32 {
        let label = usize::from(label);
        match (self.forward.get(index), self.backward.get(index)) {
            (Some(forward), Some(backward)) if label < W => {
                (forward[label] * backward[label]).clamp(0.0, 1.0)
            }
            _ => 0.0,
        }
    }

    /// The probability that just the places from `from` up to, not including, `to` are a span of
    /// kind `kind`, from 0 to 1.
    pub fn of_span(&self, from: usize, to: usize, kind: u8) -> f32 {
        let (begin, inside) = (usize::from(begin(kind)), usize::from(begin(kind)) + 1);
        if from >= to || to > self.forward.len() || inside >= W {
            return 0.0;
        }
        let mut value = self.forward[from][begin];
        let mut last = begin;
        for index in from + 1..to {
            value *= self.steps[last][inside] * self.weights[index][inside] / self.scales[index];
            last = inside;
        }
        let after = match (self.weights.get(to), self.backward.get(to)) {
            (Some(weights), Some(backward)) => {
                let others = (0..W).filter(|label| *label != inside);
                let others = others.map(|l| self.steps[last][l] * weights[l] * backward[l]);
                others.sum::<f32>() / self.scales[to]
            }
            _ => 1.0,
        };
        (value * after).clamp(0.0, 1.0)
    }
}

/// The exponential function, by powers of two and a polynomial: within a millionth, and the same on
/// every machine, which the one of the system is not.
pub fn exp(x: f32) -> f32 {
    let [power] = exps([x]);
    power
}

/// The natural logarithm of a number, to a ten-millionth, and the same on every machine; of 0 and what is
/// below it that of the least number that is not 0.
pub fn ln(x: f32) -> f32 {
    let bits = x.max(f32::MIN_POSITIVE).to_bits();
    let exponent = (bits >> 23).cast_signed() - 127;
    // From 1 up to 2; twice the series of the inverse hyperbolic tangent of (m − 1) / (m + 1).
    let mantissa = f64::from(f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000));
    let part = (mantissa - 1.0) / (mantissa + 1.0);
    let square = part * part;
    let series = [13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0];
    let sum = series.iter().fold(0.0, |sum, odd| sum * square + 1.0 / odd);
    (f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * part * sum) as f32
}

/// [`exp`] of several numbers at once.
fn exps<const W: usize>(row: [f32; W]) -> [f32; W] {
    let scaled = row.map(|x| f64::from(x.clamp(-80.0, 80.0)) * std::f64::consts::LOG2_E);
    let whole = scaled.map(floor);
    let mut parts = [0.0; W];
    for (part, (scaled, whole)) in parts.iter_mut().zip(scaled.iter().zip(&whole)) {
        *part = ((scaled - f64::from(*whole)) * std::f64::consts::LN_2) as f32;
    }
    // Taylor's series up to the seventh power: each part is below 0.7.
    let mut series = [1.0; W];
    for power in (1_u8..=7).rev() {
        for (sum, part) in series.iter_mut().zip(&parts) {
            *sum = 1.0 + part / f32::from(power) * *sum;
        }
    }
    for (value, whole) in series.iter_mut().zip(&whole) {
        let exponent = (whole + 127).clamp(1, 254).cast_unsigned();
        *value *= f32::from_bits(exponent << 23);
    }
    series
}

/// The greatest whole number that is not above `x`, which is far from where those of 32 bits end. Not
/// the system's function: that is a call, and one that cannot take several at once.
fn floor(x: f64) -> i32 {
    let cut = x as i32;
    cut - i32::from(f64::from(cut) > x)
}

#[cfg(test)]
mod tests;
