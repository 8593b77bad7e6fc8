//! Attention: each piece becomes a mixture of what all pieces of its window have to say, several times
//! over (Vaswani et al. 2017).

#![expect(clippy::inline_always, reason = "compiled for each kernel")]

use std::ops::Range;

use super::scratch::Scratch;
use crate::kernels::lanes::{LANES, Lanes};
use crate::kernels::weighted::{Sums, TOGETHER, Weighted};
use crate::kernels::{Kernel, Work};
use crate::weights::Shape;

/// How many eights of sums are made at once.
const EIGHTS: usize = 2;

/// The numbers of one head of attention in rows that hold those of all.
#[derive(Clone, Copy)]
struct Head {
    /// Where in a row they start.
    start: usize,
    /// How many they are.
    width: usize,
    /// How many numbers a row has.
    row: usize,
    /// How many pieces listen: there are so many rows of queries.
    listeners: usize,
    /// How many pieces there are: there are so many rows of keys and values.
    pieces: usize,
}

impl Head {
    /// The head's numbers in one of the rows.
    #[inline(always)]
    fn of<'r>(&self, rows: &'r [f32], row: usize) -> &'r [f32] {
        let start = row * self.row + self.start;
        &rows[start..start + self.width]
    }
}

/// Mixes the values into `scratch.mixed`, by queries and keys.
pub(super) fn attend(kernel: Kernel, shape: &Shape, scratch: &mut Scratch) {
    let width = shape.hidden / shape.heads;
    for number in 0..shape.heads {
        let head = Head {
            start: number * width,
            width,
            row: shape.hidden,
            listeners: scratch.query.len() / shape.hidden,
            pieces: scratch.key.len() / shape.hidden,
        };
        turn(head, &scratch.key, &mut scratch.turned);
        kernel.run(Attend {
            kernel,
            head,
            scratch,
        });
    }
}

/// What one head of attention does, for all pieces.
struct Attend<'s> {
    kernel: Kernel,
    head: Head,
    scratch: &'s mut Scratch,
}

impl Work for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn work(self) {
        let Self {
            kernel,
            head,
            scratch,
        } = self;
        for first in (0..head.listeners).step_by(TOGETHER) {
            weigh(kernel, head, first, scratch);
            soften(head.pieces, &mut scratch.weights);
            mix(kernel, head, first, scratch);
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

/// How much each of some pieces attends to all: the product of its query with their keys. Behind the
/// end it is the last one again.
#[inline(always)]
fn weigh(kernel: Kernel, head: Head, first: usize, scratch: &mut Scratch) {
    let across = head.pieces.next_multiple_of(LANES);
    let queries: [&[f32]; TOGETHER] = std::array::from_fn(|i| {
        let listener = (first + i).min(head.listeners - 1);
        head.of(&scratch.query, listener)
    });
    beside(&queries, &mut scratch.beside);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a head is a few dozen numbers wide"
    )]
    let part = Lanes::splat(1.0 / (head.width as f32).sqrt());
    let products = Weighted {
        rows: &scratch.turned,
        width: across,
        weights: &scratch.beside,
    };
    in_eights(kernel, products, 0..across, |place, at, eight| {
        let start = place * across + at;
        let weighed = Lanes::of(eight) * part;
        scratch.weights[start..start + LANES].copy_from_slice(&weighed.get());
    });
}

/// Hands over all eights of the sums in a range of numbers: which sum it is of, where it starts, and
/// the eight.
#[inline(always)]
fn in_eights(
    kernel: Kernel,
    weighted: Weighted<'_>,
    range: Range<usize>,
    mut put: impl FnMut(usize, usize, &[f32; LANES]),
) {
    let mut at = range.start;
    while at + EIGHTS * LANES <= range.end {
        give(&weighted.sums::<EIGHTS>(kernel, at), at, &mut put);
        at += EIGHTS * LANES;
    }
    while at < range.end {
        give(&weighted.sums::<1>(kernel, at), at, &mut put);
        at += LANES;
    }
}

#[inline(always)]
fn give<const N: usize>(
    sums: &Sums<N>,
    at: usize,
    put: &mut impl FnMut(usize, usize, &[f32; LANES]),
) {
    for (place, eights) in sums.iter().enumerate() {
        for (number, eight) in eights.iter().enumerate() {
            put(place, at + number * LANES, eight);
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
fn mix(kernel: Kernel, head: Head, first: usize, scratch: &mut Scratch) {
    let across = head.pieces.next_multiple_of(LANES);
    let weights: [&[f32]; TOGETHER] =
        std::array::from_fn(|i| &scratch.weights[i * across..][..head.pieces]);
    beside(&weights, &mut scratch.beside);
    let values = Weighted {
        rows: &scratch.value,
        width: head.row,
        weights: &scratch.beside,
    };
    let range = head.start..head.start + head.width;
    in_eights(kernel, values, range, |place, at, eight| {
        let listener = first + place;
        if listener < head.listeners {
            let start = listener * head.row + at;
            scratch.mixed[start..start + LANES].copy_from_slice(eight);
        }
    });
}
