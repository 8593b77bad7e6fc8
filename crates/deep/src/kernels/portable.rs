//! The kernel that says what the others have to give.

use super::{ROWS, TOKENS, Tile};

#[inline(always)]
pub(super) fn tile(x: [&[i8]; TOKENS], w: [&[u8]; ROWS]) -> Tile {
    x.map(|x| w.map(|w| dot(x, w)))
}

#[inline(always)]
fn dot(x: &[i8], w: &[u8]) -> i32 {
    let products = x.iter().zip(w);
    products
        .map(|(x, w)| i32::from(*x) * i32::from(w.cast_signed()))
        .sum()
}
