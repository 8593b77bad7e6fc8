//! Attention: each piece becomes a mixture of what all pieces of its window have to say, several times
//! over (Vaswani et al. 2017).

#![expect(clippy::inline_always, reason = "compiled for each kernel")]

use super::scratch::Scratch;
use crate::kernels::lanes::{Eight, LANES, Lanes};
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
        gather(head, &scratch.value, &mut scratch.gathered);
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
    fn work<E: Eight>(self) {
        let Self { head, scratch } = self;
        for first in (0..head.listeners).step_by(TOGETHER) {
            weigh::<E>(head, first, scratch);
            soften::<E>(head.pieces, &mut scratch.weights);
            mix::<E>(head, first, scratch);
        }
    }
}

/// A row for each number of the head, with that of each piece's key.
fn turn(head: Head, keys: &[f32], turned: &mut [f32]) {
    let across = head.pieces.next_multiple_of(LANES);
    for first in (0..head.pieces).step_by(LANES) {
        // Behind the end the last one again: what comes of it has no weight.
        let keys: [&[f32]; LANES] =
            std::array::from_fn(|i| head.of(keys, (first + i).min(head.pieces - 1)));
        for (number, row) in turned.chunks_exact_mut(across).enumerate() {
            let eight = std::array::from_fn::<f32, LANES, _>(|i| keys[i][number]);
            row[first..first + LANES].copy_from_slice(&eight);
        }
    }
}

/// The head's numbers of all rows, one after another: they lie in the nearest cache together, where
/// whole rows would push one another out.
fn gather(head: Head, rows: &[f32], gathered: &mut Vec<f32>) {
    gathered.clear();
    for piece in 0..head.pieces {
        gathered.extend_from_slice(head.of(rows, piece));
    }
}

/// How much each of some pieces attends to all: the product of its query with their keys. Behind the
/// end it is the last one again.
#[inline(always)]
fn weigh<E: Eight>(head: Head, first: usize, scratch: &mut Scratch) {
    let across = head.pieces.next_multiple_of(LANES);
    let queries: [&[f32]; TOGETHER] = std::array::from_fn(|i| {
        let listener = (first + i).min(head.listeners - 1);
        head.of(&scratch.query, listener)
    });
    #[expect(
        clippy::cast_precision_loss,
        reason = "a head is a few dozen numbers wide"
    )]
    let part = Lanes::<E>::splat(1.0 / (head.width as f32).sqrt());
    let products = Weighted {
        rows: &scratch.turned,
        width: across,
        weights: queries,
    };
    in_eights::<E>(products, across, |place, at, eight| {
        let start = place * across + at;
        let weighed = Lanes::of(eight) * part;
        scratch.weights[start..start + LANES].copy_from_slice(&weighed.get());
    });
}

/// Hands over all eights of the sums, of so many numbers each: which sum it is of, where it starts, and
/// the eight.
#[inline(always)]
fn in_eights<E: Eight>(
    weighted: Weighted<'_>,
    width: usize,
    mut put: impl FnMut(usize, usize, &[f32; LANES]),
) {
    let mut at = 0;
    while E::ROOMY && at + EIGHTS * LANES <= width {
        give(&weighted.sums::<E, EIGHTS>(at), at, &mut put);
        at += EIGHTS * LANES;
    }
    while at < width {
        give(&weighted.sums::<E, 1>(at), at, &mut put);
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

/// Makes shares of one whole of the weights (softmax); nothing of what is behind the last piece.
#[inline(always)]
fn soften<E: Eight>(pieces: usize, weights: &mut [f32]) {
    let across = pieces.next_multiple_of(LANES);
    for row in weights.chunks_exact_mut(across) {
        row[pieces..].fill(f32::MIN);
        let (eights, _) = row.as_chunks_mut::<LANES>();
        let mut largest = Lanes::<E>::splat(f32::MIN);
        for eight in eights.iter() {
            largest = largest.max(Lanes::of(eight));
        }
        let largest = Lanes::<E>::splat(largest.largest());
        for eight in eights.iter_mut() {
            *eight = (Lanes::of(eight) - largest).exp().get();
        }
        row[pieces..].fill(0.0);
        let (eights, _) = row.as_chunks_mut::<LANES>();
        let mut sum = Lanes::<E>::splat(0.0);
        for eight in eights.iter() {
            sum = sum + Lanes::of(eight);
        }
        let whole = Lanes::<E>::splat(sum.sum());
        for eight in eights.iter_mut() {
            *eight = (Lanes::of(eight) / whole).get();
        }
    }
}

/// The mixture of all values for each of some pieces.
#[inline(always)]
fn mix<E: Eight>(head: Head, first: usize, scratch: &mut Scratch) {
    let across = head.pieces.next_multiple_of(LANES);
    let weights: [&[f32]; TOGETHER] =
        std::array::from_fn(|i| &scratch.weights[i * across..][..head.pieces]);
    let values = Weighted {
        rows: &scratch.gathered,
        width: head.width,
        weights,
    };
    in_eights::<E>(values, head.width, |place, at, eight| {
        let listener = first + place;
        if listener < head.listeners {
            let start = listener * head.row + head.start + at;
            scratch.mixed[start..start + LANES].copy_from_slice(eight);
        }
    });
}
