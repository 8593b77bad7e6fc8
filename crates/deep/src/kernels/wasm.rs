//! The kernel for WebAssembly with SIMD.

#![expect(unsafe_code, reason = "loads are by address")]

use std::arch::wasm32::{
    i16x8_load_extend_i8x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128,
};

use super::portable;
use super::{ROWS, TOKENS, Tile};

/// Bytes that a step takes of each row.
const STEP: usize = 8;

/// Eight sums at once are as many as fit into the sixteen registers of most processors, with what
/// they are made of.
#[inline(always)]
pub(super) fn tile(x: [&[i8]; TOKENS], w: [&[u8]; ROWS]) -> Tile {
    let columns = x[0].len();
    assert!(x.iter().all(|x| x.len() == columns) && w.iter().all(|w| w.len() == columns));
    let whole = columns - columns % STEP;
    let mut tile = portable::tile(x.map(|x| &x[whole..]), w.map(|w| &w[whole..]));
    for half in (0..ROWS).step_by(2) {
        let mut sums = [[i32x4_splat(0); 2]; TOKENS];
        for at in (0..whole).step_by(STEP) {
            let mut rows = [i32x4_splat(0); 2];
            for (row, w) in rows.iter_mut().zip(&w[half..]) {
                // SAFETY: all rows have `columns` bytes, and `at + STEP` is no more than that. Loads
                // need no alignment.
                *row = unsafe { i16x8_load_extend_i8x8(w.as_ptr().add(at).cast()) };
            }
            for (sums, x) in sums.iter_mut().zip(x) {
                // SAFETY: as above.
                let x = unsafe { i16x8_load_extend_i8x8(x.as_ptr().add(at)) };
                for (sum, row) in sums.iter_mut().zip(rows) {
                    *sum = i32x4_add(*sum, i32x4_dot_i16x8(x, row));
                }
            }
        }
        for (results, sums) in tile.iter_mut().zip(sums) {
            for (result, sum) in results[half..].iter_mut().zip(sums) {
                *result = result.wrapping_add(sum_of_4(sum));
            }
        }
    }
    tile
}

fn sum_of_4(four: v128) -> i32 {
    let left = i32x4_extract_lane::<0>(four).wrapping_add(i32x4_extract_lane::<2>(four));
    let right = i32x4_extract_lane::<1>(four).wrapping_add(i32x4_extract_lane::<3>(four));
    left.wrapping_add(right)
}
