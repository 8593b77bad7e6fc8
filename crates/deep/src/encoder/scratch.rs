//! Where numbers are while a window is read; used again for the next one.

use super::linear::{Quantised, keep};
use crate::kernels::lanes::LANES;
use crate::kernels::weighted::TOGETHER;
use crate::weights::Shape;

/// Where numbers are while a window is read; used again for the next one.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// The pieces whose rows are wanted in the end, by their place in the window, rising.
    pub(super) wanted: Vec<usize>,
    pub(super) hidden: Vec<f32>,
    pub(super) query: Vec<f32>,
    pub(super) key: Vec<f32>,
    pub(super) value: Vec<f32>,
    pub(super) mixed: Vec<f32>,
    pub(super) middle: Vec<f32>,
    pub(super) narrow: Quantised,
    pub(super) wide: Quantised,
    /// The keys of one head of attention: a row for each of its numbers.
    pub(super) turned: Vec<f32>,
    /// The values of one head of attention: a row for each piece.
    pub(super) gathered: Vec<f32>,
    /// How much some pieces attend to each.
    pub(super) weights: Vec<f32>,
}

impl Scratch {
    /// Makes room for a window of so many pieces.
    pub(super) fn fit(&mut self, shape: &Shape, pieces: usize) {
        let rows = [
            &mut self.hidden,
            &mut self.query,
            &mut self.key,
            &mut self.value,
            &mut self.mixed,
        ];
        for numbers in rows {
            numbers.resize(pieces * shape.hidden, 0.0);
        }
        self.middle.resize(pieces * shape.intermediate, 0.0);
        let across = pieces.next_multiple_of(LANES);
        self.turned.clear();
        self.turned
            .resize(across * shape.hidden / shape.heads.max(1), 0.0);
        self.weights.resize(across * TOGETHER, 0.0);
    }

    /// Takes down which of so many pieces are wanted; one that comes after a later one is left out.
    pub(super) fn want(&mut self, wanted: impl IntoIterator<Item = usize>, pieces: usize) {
        self.wanted.clear();
        for piece in wanted {
            if piece < pieces && self.wanted.last().is_none_or(|last| *last < piece) {
                self.wanted.push(piece);
            }
        }
    }

    /// Keeps only the wanted pieces in all but keys and values, which the others have for them.
    pub(super) fn keep_wanted(&mut self, shape: &Shape) {
        let count = self.wanted.len();
        keep(&mut self.hidden, &self.wanted, shape.hidden);
        self.narrow.keep(&self.wanted, shape.hidden);
        self.query.truncate(count * shape.hidden);
        self.mixed.truncate(count * shape.hidden);
        self.middle.truncate(count * shape.intermediate);
    }
}
