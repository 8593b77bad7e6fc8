//! The products that nearly all of the time goes to, for the instructions that a processor has.
//!
//! Sums of products of bytes are exact, so every kernel gives the same; the portable one says what.
//! What is done in floating point is written once, in [`lanes`], and compiled for each: never fused,
//! always in the same order.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least of all processors"
)]

mod eight;
mod four;
pub mod lanes;
mod portable;
#[cfg(target_arch = "x86_64")]
mod vnni;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;
pub mod weighted;
#[cfg(target_arch = "x86_64")]
mod whole;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::ops::Range;

use lanes::{Eight, Fours};

/// Rows of activations that are multiplied at once.
const TOKENS: usize = 4;
/// Rows of weights that they are multiplied with at once.
const ROWS: usize = 4;
/// Rows of weights that stay in the nearest cache while all activations pass by.
const CHUNK: usize = 4 * ROWS;

/// The products of some rows of activations with some rows of weights.
type Tile = [[i32; ROWS]; TOKENS];

/// Something to be compiled for each kernel. `work` is always to be inlined, with all that it calls.
pub trait Work {
    /// What comes of it.
    type Output;

    /// Does it, eight numbers being in these registers.
    fn work<E: Eight>(self) -> Self::Output;
}

/// Which instructions are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Those that every processor has.
    Portable,
    /// `AVX2`.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// `AVX-512` with `VNNI`.
    #[cfg(target_arch = "x86_64")]
    Vnni,
    /// WebAssembly's SIMD.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd128,
}

impl Kernel {
    /// All that can be used here, the best one last.
    pub fn all() -> Vec<Self> {
        let all = [
            Some(Self::Portable),
            #[cfg(target_arch = "x86_64")]
            x86::has_avx2().then_some(Self::Avx2),
            #[cfg(target_arch = "x86_64")]
            x86::has_vnni().then_some(Self::Vnni),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Some(Self::Simd128),
        ];
        all.into_iter().flatten().collect()
    }

    /// The best one that can be used here.
    pub fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Portable)
    }

    /// Runs `work` compiled for these instructions, as far as it is inlined.
    #[inline(always)]
    pub fn run<R>(self, work: impl Work<Output = R>) -> R {
        match self {
            Self::Portable => work.work::<Fours>(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => x86::run_avx2(work),
            #[cfg(target_arch = "x86_64")]
            Self::Vnni => x86::run_vnni(work),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128 => work.work::<Fours>(),
        }
    }

    /// Multiplies each row of activations with each row of weights.
    pub fn multiply(self, product: &mut Product<'_>) {
        match self {
            Self::Portable => product.fill(portable::tile),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => x86::multiply_avx2(product),
            #[cfg(target_arch = "x86_64")]
            Self::Vnni => vnni::multiply(product),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128 => wasm::multiply(product),
        }
    }
}

/// What is to be multiplied, and where the result goes.
pub struct Product<'p> {
    /// Numbers a row of activations and of weights.
    pub columns: usize,
    /// Activations, row by row.
    pub activations: &'p [i8],
    /// What the activations of each row are multiplied by.
    pub scales: &'p [f32],
    /// Weights, row by row, as signed bytes.
    pub weights: &'p [u8],
    /// What the weights of each row are multiplied by.
    pub weight_scales: &'p [f32],
    /// What is added to the product with each row of weights.
    pub bias: &'p [f32],
    /// The result: for each row of activations a number for each row of weights.
    pub result: &'p mut [f32],
}

impl Product<'_> {
    /// Works the result out tile by tile.
    #[inline(always)]
    fn fill(&mut self, tile: impl Fn([&[i8]; TOKENS], [&[u8]; ROWS]) -> Tile) {
        let (tokens, rows) = (self.scales.len(), self.weight_scales.len());
        if tokens == 0 || rows == 0 {
            return;
        }
        for chunk in (0..rows).step_by(CHUNK) {
            for token in (0..tokens).step_by(TOKENS) {
                let x = some_rows(self.activations, self.columns, token..tokens);
                for row in (chunk..rows.min(chunk + CHUNK)).step_by(ROWS) {
                    let w = some_rows(self.weights, self.columns, row..rows);
                    let sums = tile(x, w);
                    self.put(token, row, &sums);
                }
            }
        }
    }

    /// Takes a tile of sums into the result.
    #[inline(always)]
    fn put(&mut self, token: usize, row: usize, sums: &Tile) {
        let (tokens, rows) = (self.scales.len(), self.weight_scales.len());
        for (token, sums) in (token..tokens).zip(sums) {
            let scale = self.scales[token];
            let results = &mut self.result[token * rows..][..rows];
            for (row, sum) in (row..rows).zip(sums) {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "it is rounded as everywhere; no row is long enough for 2^24"
                )]
                let exact = *sum as f32;
                results[row] = exact * (scale * self.weight_scales[row]) + self.bias[row];
            }
        }
    }
}

/// The first of these rows; at the end some of them twice, rather than having a kernel of their own.
#[inline(always)]
fn some_rows<T, const N: usize>(bytes: &[T], columns: usize, rows: Range<usize>) -> [&[T]; N] {
    std::array::from_fn(|i| {
        let start = (rows.start + i).min(rows.end - 1) * columns;
        &bytes[start..start + columns]
    })
}

/// The last numbers of a row, noughts behind them.
#[cfg(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
))]
#[inline(always)]
fn padded<T: Copy + Default, const N: usize>(rest: &[T]) -> [T; N] {
    std::array::from_fn(|i| rest.get(i).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests;
