//! Kernels for 64-bit processors by Intel and AMD.

#![expect(unsafe_code, reason = "instructions that not every processor has")]

use std::arch::x86_64::{
    __m256i, _mm_add_epi32, _mm_cvtsi128_si32, _mm_loadu_si128, _mm_shuffle_epi32,
    _mm256_add_epi32, _mm256_castsi256_si128, _mm256_cvtepi8_epi16, _mm256_extracti128_si256,
    _mm256_madd_epi16, _mm256_setzero_si256,
};
use std::sync::LazyLock;

use super::portable;
use super::whole::Whole;
use super::{Product, ROWS, TOKENS, Tile, Work};

/// Bytes that an `AVX2` step takes of each row.
const STEP: usize = 16;

pub(super) fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2")
}

pub(super) fn has_vnni() -> bool {
    static HAS: LazyLock<bool> = LazyLock::new(|| {
        is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512vnni")
            && is_x86_feature_detected!("avx2")
    });
    *HAS
}

#[inline(always)]
pub(super) fn run_avx2<R>(work: impl Work<Output = R>) -> R {
    #[target_feature(enable = "avx2")]
    fn inner<R>(work: impl Work<Output = R>) -> R {
        work.work::<Whole>()
    }
    assert!(has_avx2(), "a processor without AVX2");
    // SAFETY: the processor has AVX2.
    unsafe { inner(work) }
}

#[inline(always)]
pub(super) fn run_vnni<R>(work: impl Work<Output = R>) -> R {
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
    fn inner<R>(work: impl Work<Output = R>) -> R {
        work.work::<Whole>()
    }
    assert!(has_vnni(), "a processor without AVX-512 and VNNI");
    // SAFETY: the processor has all of these.
    unsafe { inner(work) }
}

pub(super) fn multiply_avx2(product: &mut Product<'_>) {
    assert!(has_avx2(), "a processor without AVX2");
    // SAFETY: the processor has AVX2.
    unsafe { fill_avx2(product) }
}

#[target_feature(enable = "avx2")]
fn fill_avx2(product: &mut Product<'_>) {
    product.fill(|x, w| tile_avx2(x, w));
}

/// `AVX2` multiplies sixteen pairs of half words and adds neighbours; eight sums at once are as many as
/// fit into sixteen registers.
#[target_feature(enable = "avx2")]
#[inline]
fn tile_avx2(x: [&[i8]; TOKENS], w: [&[u8]; ROWS]) -> Tile {
    let columns = length(&x, &w);
    let whole = columns - columns % STEP;
    let mut tile = portable::tile(x.map(|x| &x[whole..]), w.map(|w| &w[whole..]));
    for half in (0..ROWS).step_by(2) {
        let mut sums = [[_mm256_setzero_si256(); 2]; TOKENS];
        for at in (0..whole).step_by(STEP) {
            let mut rows = [_mm256_setzero_si256(); 2];
            for (row, w) in rows.iter_mut().zip(&w[half..]) {
                // SAFETY: all rows have `columns` bytes, and `at + STEP` is no more than that. Loads
                // need no alignment.
                *row = _mm256_cvtepi8_epi16(unsafe { _mm_loadu_si128(w.as_ptr().add(at).cast()) });
            }
            for (sums, x) in sums.iter_mut().zip(x) {
                // SAFETY: as above.
                let x = _mm256_cvtepi8_epi16(unsafe { _mm_loadu_si128(x.as_ptr().add(at).cast()) });
                for (sum, row) in sums.iter_mut().zip(rows) {
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(x, row));
                }
            }
        }
        for (results, sums) in tile.iter_mut().zip(sums) {
            for (result, sum) in results[half..].iter_mut().zip(sums) {
                *result = result.wrapping_add(sum_of_8(sum));
            }
        }
    }
    tile
}

/// How many bytes each row has.
#[inline]
fn length(x: &[&[i8]; TOKENS], w: &[&[u8]; ROWS]) -> usize {
    let columns = x[0].len();
    assert!(x.iter().all(|x| x.len() == columns) && w.iter().all(|w| w.len() == columns));
    columns
}

#[target_feature(enable = "avx2")]
#[inline]
fn sum_of_8(eight: __m256i) -> i32 {
    let low = _mm256_castsi256_si128(eight);
    let four = _mm_add_epi32(low, _mm256_extracti128_si256::<1>(eight));
    let two = _mm_add_epi32(four, _mm_shuffle_epi32::<0b00_00_11_10>(four));
    let one = _mm_add_epi32(two, _mm_shuffle_epi32::<0b00_00_00_01>(two));
    _mm_cvtsi128_si32(one)
}
