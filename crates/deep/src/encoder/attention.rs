//! Attention: each piece becomes a mixture of what all pieces of its window have to say, several times
//! over (Vaswani et al. 2017).

#![expect(clippy::inline_always, reason = "compiled for each kernel")]

use super::scratch::Scratch;
use crate::kernels::lanes::{LANES, Lanes};
use crate::kernels::{Kernel, Work};
use crate::weights::Shape;

/// How many pieces attend at once.
pub(super) const TOGETHER: usize = 4;

/// The numbers of one head of attention in rows that hold those of all.
#[derive(Clone, Copy)]
struct Head {
    /// Where in a row they start.
    start: usize,
    /// How many they are.
    width: usize,
    /// How many numbers a row has.
    row: usize,
    /// How many rows there are.
    pieces: usize,
}

impl Head {
    /// The head's numbers in the row of a piece; those of the last one behind the end.
    #[inline(always)]
    fn of<'r>(&self, rows: &'r [f32], piece: usize) -> &'r [f32] {
        let start = piece.min(self.pieces - 1) * self.row + self.start;
        &rows[start..start + self.width]
    }
}

/// Mixes the values into `scratch.mixed`, by queries and keys.
pub(super) fn attend(kernel: Kernel, shape: &Shape, scratch: &mut Scratch) {
    let pieces = scratch.query.len() / shape.hidden;
    let width = shape.hidden / shape.heads;
    for number in 0..shape.heads {
        let head = Head {
            start: number * width,
            width,
            row: shape.hidden,
            pieces,
        };
        turn(head, &scratch.key, &mut scratch.turned);
        kernel.run(Attend { head, scratch });
    }
}

/// What one head of attention does, for all pieces.
struct Attend<'s> {
    head: Head,
    scratch: &'s mut Scratch,
}

impl Work for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        let Self { head, scratch } = self;
        for first in (0..head.pieces).step_by(TOGETHER) {
            weigh(head, first, scratch);
            soften(head.pieces, &mut scratch.weights);
            mix(head, first, scratch);
        }
    }
}

/// A row for each number of the head, with that of each piece's key.
fn turn(head: Head, keys: &[f32], turned: &mut [f32]) {
    let across = head.pieces.next_multiple_of(LANES);
    for piece in 0..head.pieces {
        for (row, number) in head.of(keys, piece).iter().enumerate() {
            turned[row * across + piece] = *number;
        }
    }
}

/// How much each of some pieces attends to all: the product of its query with their keys.
#[inline(always)]
fn weigh(head: Head, first: usize, scratch: &mut Scratch) {
    let across = head.pieces.next_multiple_of(LANES);
    let queries: [&[f32]; TOGETHER] = std::array::from_fn(|i| head.of(&scratch.query, first + i));
    beside(&queries, &mut scratch.beside);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a head is a few dozen numbers wide"
    )]
    let part = Lanes::splat(1.0 / (head.width as f32).sqrt());
    for at in (0..across).step_by(LANES) {
        let mut sums = [Lanes::splat(0.0); TOGETHER];
        for (row, queries) in scratch.turned.chunks_exact(across).zip(&scratch.beside) {
            let keys = Lanes::of(eight(row, at));
            for (sum, query) in sums.iter_mut().zip(queries) {
                *sum = *sum + Lanes::splat(*query) * keys;
            }
        }
        let rows = scratch.weights.chunks_exact_mut(across);
        for (row, sum) in rows.zip(sums) {
            row[at..at + LANES].copy_from_slice(&(sum * part).get());
        }
    }
}

/// Writes the rows so that numbers of one place stand beside one another.
#[inline(always)]
fn beside(rows: &[&[f32]; TOGETHER], all: &mut Vec<[f32; TOGETHER]>) {
    all.clear();
    all.resize(rows[0].len(), [0.0; TOGETHER]);
    for (place, row) in rows.iter().enumerate() {
        for (numbers, number) in all.iter_mut().zip(*row) {
            numbers[place] = *number;
        }
    }
}

/// Makes shares of one whole of the weights (softmax); nothing of what is behind the last piece.
#[inline(always)]
fn soften(pieces: usize, weights: &mut [f32]) {
    let across = pieces.next_multiple_of(LANES);
    for row in weights.chunks_exact_mut(across) {
        row[pieces..].fill(f32::MIN);
        let (eights, _) = row.as_chunks_mut::<LANES>();
        let mut largest = Lanes::splat(f32::MIN);
        for eight in eights.iter() {
            largest = largest.max(Lanes::of(eight));
        }
        let largest = Lanes::splat(largest.largest());
        for eight in eights.iter_mut() {
            *eight = (Lanes::of(eight) - largest).exp().get();
        }
        row[pieces..].fill(0.0);
        let (eights, _) = row.as_chunks_mut::<LANES>();
        let mut sum = Lanes::splat(0.0);
        for eight in eights.iter() {
            sum = sum + Lanes::of(eight);
        }
        let whole = Lanes::splat(sum.sum());
        for eight in eights.iter_mut() {
            *eight = (Lanes::of(eight) / whole).get();
        }
    }
}

/// The mixture of all values for each of some pieces.
#[inline(always)]
fn mix(head: Head, first: usize, scratch: &mut Scratch) {
    let across = head.pieces.next_multiple_of(LANES);
    let weights: [&[f32]; TOGETHER] =
        std::array::from_fn(|i| &scratch.weights[i * across..][..head.pieces]);
    beside(&weights, &mut scratch.beside);
    for at in (head.start..head.start + head.width).step_by(LANES) {
        let mut sums = [Lanes::splat(0.0); TOGETHER];
        for (row, weights) in scratch.value.chunks_exact(head.row).zip(&scratch.beside) {
            let values = Lanes::of(eight(row, at));
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = *sum + Lanes::splat(*weight) * values;
            }
        }
        let last = head.pieces.min(first + TOGETHER);
        for (piece, sum) in (first..last).zip(sums) {
            let start = piece * head.row + at;
            scratch.mixed[start..start + LANES].copy_from_slice(&sum.get());
        }
    }
}

/// Eight numbers of a row.
#[inline(always)]
fn eight(row: &[f32], at: usize) -> &[f32; LANES] {
    match row[at..].first_chunk() {
        Some(eight) => eight,
        None => &[0.0; LANES],
    }
}
