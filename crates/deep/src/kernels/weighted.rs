//! Sums of rows, each taken as often as its weight says: what attention is made of. Every kernel adds
//! row after row to the sum, lane by lane and never fused, so that all give the same to the last bit.

use super::lanes::{Eight, LANES, Lanes};

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
    /// For each of the sums the weight of every row.
    pub weights: [&'r [f32]; TOGETHER],
}

impl Weighted<'_> {
    /// Some eights of the sums, from the number `at` of each row on; rows have to reach so far. The
    /// more eights, the more sums are under way, and the less it matters how long each addition takes.
    #[inline(always)]
    pub fn sums<E: Eight, const EIGHTS: usize>(self, at: usize) -> Sums<EIGHTS> {
        let mut sums = [[Lanes::<E>::splat(0.0); EIGHTS]; TOGETHER];
        let [a, b, c, d] = self.weights;
        let weights = a.iter().zip(b).zip(c.iter().zip(d));
        let reaches = at + EIGHTS * LANES <= self.width;
        let rows = self.rows.get(at..).filter(|_| reaches).unwrap_or_default();
        // A row from `at` on, with what stands before that in the next one.
        let rows = rows.chunks(self.width.max(1));
        for (row, ((a, b), (c, d))) in rows.zip(weights) {
            let (eights, _) = row.as_chunks::<LANES>();
            // So many that the compiler knows how many: they stay in registers.
            let Some(eights) = eights.first_chunk::<EIGHTS>() else {
                break;
            };
            for (sums, weight) in sums.iter_mut().zip([a, b, c, d]) {
                let weight = Lanes::splat(*weight);
                for (sum, eight) in sums.iter_mut().zip(eights) {
                    *sum = *sum + weight * Lanes::of(eight);
                }
            }
        }
        let mut found = [[[0.0; LANES]; EIGHTS]; TOGETHER];
        for (found, sums) in found.iter_mut().zip(sums) {
            for (eight, sum) in found.iter_mut().zip(sums) {
                *eight = sum.get();
            }
        }
        found
    }
}
