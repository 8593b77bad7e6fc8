//! Sums of rows, each taken as often as its weight says: what attention is made of. Every kernel adds
//! row after row to the sum, lane by lane and never fused, so that all give the same to the last bit.

use super::Kernel;
use super::lanes::{LANES, Lanes};

/// How many sums of the same rows are made at once.
pub const TOGETHER: usize = 4;

/// Some numbers of each of the sums, in eights.
pub type Sums<const EIGHTS: usize> = [[[f32; LANES]; EIGHTS]; TOGETHER];

/// Rows of numbers, one after another, and the weights that each has in the sums. What is more of one
/// than of the other is left out.
#[derive(Clone, Copy, Debug)]
pub struct Weighted<'r> {
    /// The rows.
    pub rows: &'r [f32],
    /// How many numbers a row has.
    pub width: usize,
    /// For each row its weight in each of the sums.
    pub weights: &'r [[f32; TOGETHER]],
}

impl Weighted<'_> {
    /// Some eights of the sums, from the number `at` of each row on; rows have to reach so far.
    #[inline(always)]
    pub fn sums<const EIGHTS: usize>(self, kernel: Kernel, at: usize) -> Sums<EIGHTS> {
        match kernel {
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 | Kernel::Vnni => super::x86::weighted_sums(self, at),
            Kernel::Portable => self.portable_sums(at),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Kernel::Simd128 => self.portable_sums(at),
        }
    }

    #[inline(always)]
    fn portable_sums<const EIGHTS: usize>(self, at: usize) -> Sums<EIGHTS> {
        let mut sums = [[[0.0; LANES]; EIGHTS]; TOGETHER];
        for eight in 0..EIGHTS {
            for (sum, found) in sums.iter_mut().zip(self.eight(at + eight * LANES)) {
                sum[eight] = found;
            }
        }
        sums
    }

    /// The eight of each sum that starts at `at`.
    #[inline(always)]
    fn eight(self, at: usize) -> [[f32; LANES]; TOGETHER] {
        let mut sums = [Lanes::splat(0.0); TOGETHER];
        for (row, weights) in self.rows.chunks_exact(self.width).zip(self.weights) {
            let Some(numbers) = row.get(at..).and_then(|row| row.first_chunk()) else {
                continue;
            };
            let numbers = Lanes::of(numbers);
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = *sum + Lanes::splat(*weight) * numbers;
            }
        }
        sums.map(Lanes::get)
    }
}
