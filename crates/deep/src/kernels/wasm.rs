//! The kernel for WebAssembly with SIMD. Rows lie side by side in fours, a sum of each in a lane, so
//! that nothing has to be added up across lanes.

#![expect(unsafe_code, reason = "loads and stores are by address")]

use std::arch::wasm32::{
    f32x4_convert_i32x4, i16x8_load_extend_i8x8, i32x4_add, i32x4_dot_i16x8, i32x4_shuffle,
    i32x4_splat, i64x2_shuffle, v128, v128_store,
};

use super::{Product, four, padded, some_rows};

/// Rows side by side.
const BESIDE: usize = 4;
/// How many such fours of weights are multiplied at once with one of activations: their sums are as
/// many as fit into the sixteen registers of most processors, with what they are made of.
const FOURS: usize = 2;
/// Rows of weights that are multiplied at once.
const ROWS: usize = BESIDE * FOURS;
/// Bytes of a row that are widened at once, to twice as many; they make half as many pairs.
const STEP: usize = 8;
const PAIRS: usize = STEP / 2;

/// Works the product out. Both sides are widened but once, and not again wherever they meet.
#[inline(never)]
pub(super) fn multiply(product: &mut Product<'_>) {
    let (tokens, rows) = (product.scales.len(), product.weight_scales.len());
    let pairs = product.columns.div_ceil(STEP) * PAIRS;
    let activations = activations(product, pairs);
    let mut weights = vec![[i32x4_splat(0); FOURS]; pairs];
    for first in (0..rows).step_by(ROWS) {
        take_weights(product, first, &mut weights);
        for (number, activations) in activations.chunks_exact(pairs).enumerate() {
            let sums = tile(activations, &weights);
            for (token, sums) in (number * BESIDE..tokens).zip(sums) {
                for (four, sums) in sums.into_iter().enumerate() {
                    put(product, token, first + four * BESIDE, sums);
                }
            }
        }
    }
}

/// All rows of activations side by side in fours, so many pairs each.
fn activations(product: &Product<'_>, pairs: usize) -> Vec<[i32; BESIDE]> {
    let tokens = product.scales.len();
    let mut activations = Vec::with_capacity(pairs * tokens.div_ceil(BESIDE));
    for token in (0..tokens).step_by(BESIDE) {
        let rows = some_rows(product.activations, product.columns, token..tokens);
        put_beside(rows, |step| activations.extend(step.map(stored)));
    }
    activations
}

/// Puts the rows of weights from `first` on side by side.
fn take_weights(product: &Product<'_>, first: usize, weights: &mut [[v128; FOURS]]) {
    let rows = product.weight_scales.len();
    for four in 0..FOURS {
        let start = (first + four * BESIDE).min(rows - 1);
        let mut places = weights.iter_mut();
        let beside = some_rows(product.weights, product.columns, start..rows);
        put_beside(beside, |step| {
            for (pairs, place) in step.into_iter().zip(places.by_ref()) {
                place[four] = pairs;
            }
        });
    }
}

/// Hands over step after step of four rows of signed bytes; noughts stand behind their end.
#[inline(always)]
fn put_beside<T: Byte>(rows: [&[T]; BESIDE], mut put: impl FnMut([v128; PAIRS])) {
    let rows = rows.map(|row| row.as_chunks::<STEP>());
    for step in 0..rows[0].0.len() {
        put(turned(rows.map(|(steps, _)| widened(&steps[step]))));
    }
    if !rows[0].1.is_empty() {
        put(turned(rows.map(|(_, rest)| widened(&padded(rest)))));
    }
}

/// A byte that a signed one is in.
trait Byte: Copy + Default {}
impl Byte for i8 {}
impl Byte for u8 {}

#[inline(always)]
fn widened<T: Byte>(bytes: &[T; STEP]) -> v128 {
    // SAFETY: eight bytes are there. Loads need no alignment.
    unsafe { i16x8_load_extend_i8x8(bytes.as_ptr().cast()) }
}

/// From four pairs of each row the first ones of all, the second ones, and so on.
#[inline(always)]
fn turned([a, b, c, d]: [v128; BESIDE]) -> [v128; PAIRS] {
    let (low, other_low) = (
        i32x4_shuffle::<0, 4, 1, 5>(a, b),
        i32x4_shuffle::<0, 4, 1, 5>(c, d),
    );
    let (high, other_high) = (
        i32x4_shuffle::<2, 6, 3, 7>(a, b),
        i32x4_shuffle::<2, 6, 3, 7>(c, d),
    );
    [
        i64x2_shuffle::<0, 2>(low, other_low),
        i64x2_shuffle::<1, 3>(low, other_low),
        i64x2_shuffle::<0, 2>(high, other_high),
        i64x2_shuffle::<1, 3>(high, other_high),
    ]
}

#[inline(always)]
fn stored(four: v128) -> [i32; BESIDE] {
    let mut numbers = [0; BESIDE];
    // SAFETY: there is room for four numbers. Stores need no alignment.
    unsafe { v128_store(numbers.as_mut_ptr().cast(), four) };
    numbers
}

/// The sums of four rows of activations with all rows of weights that lie side by side: pair after pair,
/// for what V8 makes of more at once does not fit into registers.
#[inline(always)]
fn tile(activations: &[[i32; BESIDE]], weights: &[[v128; FOURS]]) -> [[v128; FOURS]; BESIDE] {
    let mut sums = [[i32x4_splat(0); FOURS]; BESIDE];
    for (pairs, weights) in activations.iter().zip(weights) {
        for (sums, pair) in sums.iter_mut().zip(pairs) {
            let pair = i32x4_splat(*pair);
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = i32x4_add(*sum, i32x4_dot_i16x8(pair, *weights));
            }
        }
    }
    sums
}

/// Takes the sums of a row of activations with four rows of weights into the result, in the order in
/// which all kernels do it.
#[inline(always)]
fn put(product: &mut Product<'_>, token: usize, row: usize, sums: v128) {
    let rows = product.weight_scales.len();
    let some = row.min(rows)..(row + BESIDE).min(rows);
    let scale = four::splat(product.scales[token]);
    let scale = four::mul(scale, four_of(&product.weight_scales[some.clone()]));
    let bias = four_of(&product.bias[some.clone()]);
    let numbers = four::add(four::mul(f32x4_convert_i32x4(sums), scale), bias);
    let result = &mut product.result[token * rows..][some];
    match result.first_chunk_mut() {
        Some(result) => *result = four::store(numbers),
        None => result.copy_from_slice(&four::store(numbers)[..result.len()]),
    }
}

/// Four numbers, or as many as there are and noughts.
#[inline(always)]
fn four_of(numbers: &[f32]) -> v128 {
    match numbers.first_chunk() {
        Some(numbers) => four::load(numbers),
        None => four::load(&padded(numbers)),
    }
}
