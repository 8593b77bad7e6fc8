//! The encoder's rows for the words of a window.

use std::ops::Range;

use crate::encoder::Read;
use crate::kernels::lanes::{LANES, Plain};
use crate::windows::Word;

/// The encoder's rows for a window: a row of numbers for each word that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'r> {
    read: Read<'r>,
    words: &'r [Word],
}

impl<'r> Rows<'r> {
    /// What the encoder gave, and where the words begin among the window's pieces.
    pub const fn new(read: Read<'r>, words: &'r [Word]) -> Self {
        Self { read, words }
    }

    /// How many numbers a row has.
    pub const fn width(&self) -> usize {
        self.read.width()
    }

    /// The row of a word: that of its first piece.
    pub fn word(&self, word: usize) -> &'r [f32] {
        self.words
            .get(word)
            .map_or(&[], |word| self.read.row(word.piece))
    }

    /// The row of what the window starts with, which stands for all of it.
    pub fn start(&self) -> &'r [f32] {
        self.read.row(0)
    }

    /// The mean of the rows of these words; zeros if there are none.
    pub fn mean(&self, words: Range<usize>) -> Vec<f32> {
        let mut mean = vec![0.0; self.width()];
        #[expect(clippy::cast_precision_loss, reason = "a window has few words")]
        let count = words.len().max(1) as f32;
        for word in words {
            for (sum, number) in mean.iter_mut().zip(self.word(word)) {
                *sum += number;
            }
        }
        for sum in &mut mean {
            *sum /= count;
        }
        mean
    }
}

/// A matrix and what is added to its products, all in floating point.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    weight: Vec<f32>,
    bias: Vec<f32>,
    columns: usize,
}

impl Matrix {
    pub(super) const fn new(weight: Vec<f32>, bias: Vec<f32>, columns: usize) -> Self {
        Self {
            weight,
            bias,
            columns,
        }
    }

    /// The product of each row with these numbers.
    pub(super) fn apply(&self, numbers: &[f32]) -> Vec<f32> {
        let rows = self.weight.chunks_exact(self.columns);
        let products = rows.map(|row| dot(row, numbers));
        products
            .zip(&self.bias)
            .map(|(dot, bias)| dot + bias)
            .collect()
    }
}

/// The sum of the products of two rows, eight by eight.
pub(super) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let (eights, rest) = one.as_chunks::<LANES>();
    let (others, others_rest) = other.as_chunks::<LANES>();
    let mut sum = Plain::splat(0.0);
    for (one, other) in eights.iter().zip(others) {
        sum = sum + Plain::of(one) * Plain::of(other);
    }
    let rest = rest.iter().zip(others_rest);
    rest.fold(sum.sum(), |sum, (one, other)| sum + one * other)
}
