//! The kernel for processors with `AVX-512` and `VNNI`. Rows of weights lie side by side, a sum in each
//! lane, so that nothing has to be added up across lanes.

#![expect(unsafe_code, reason = "instructions that not every processor has")]

use std::arch::x86_64::{
    __m128i, __m512, __m512i, __mmask16, _MM_HINT_T0, _mm_loadu_si128, _mm_prefetch, _mm_set1_epi8,
    _mm_storeu_si128, _mm_unpackhi_epi32, _mm_unpackhi_epi64, _mm_unpacklo_epi32,
    _mm_unpacklo_epi64, _mm_xor_si128, _mm512_add_ps, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32,
    _mm512_loadu_si512, _mm512_mask_storeu_ps, _mm512_maskz_loadu_ps, _mm512_mul_ps,
    _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_si512, _mm512_sub_epi32,
};

use super::x86::has_vnni;
use super::{Product, padded, some_rows};

/// Rows of weights side by side, a sum of each in a register.
const BESIDE: usize = 16;
/// Bytes of a row that an instruction multiplies and adds to its sum.
const GROUP: usize = 4;
/// Rows of activations at once: with so many sums under way it is hidden how long each takes.
const TOKENS: usize = 8;
/// Makes a signed byte unsigned, and as much larger as [`MORE`] says: the instruction multiplies
/// unsigned with signed bytes.
const UNSIGNED: u8 = 0x80;
/// What a weight becomes larger by.
const MORE: i32 = 128;

/// Bytes that a cache fetches at once.
const LINE: usize = 64;
/// How many rows are put beside one another at once, and how many groups of each.
const FOUR: usize = 4;
/// So many bytes of a row are that.
const STEP: usize = FOUR * GROUP;

/// A group of each of four rows.
type Four = [[u8; GROUP]; FOUR];
/// A group of each of the rows of weights that lie side by side.
type Groups = [[u8; GROUP]; BESIDE];

/// Works the product out.
pub(super) fn multiply(product: &mut Product<'_>) {
    assert!(has_vnni(), "a processor without AVX-512 and VNNI");
    // SAFETY: the processor has all of these.
    unsafe { fill(product) }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
fn fill(product: &mut Product<'_>) {
    let (tokens, rows) = (product.scales.len(), product.weight_scales.len());
    let excess = excess(product);
    let mut groups = vec![Groups::default(); product.columns.div_ceil(GROUP)];
    // Of the rows of weights that are next some are fetched with each tile, so that nothing waits for them.
    let share = (BESIDE * product.columns).div_ceil(tokens.div_ceil(TOKENS).max(1));
    for first in (0..rows).step_by(BESIDE) {
        put_beside(product, first, &mut groups);
        let learned = Learned::of(product, first);
        let mut ahead = ahead(product, first + BESIDE).chunks(share);
        for token in (0..tokens).step_by(TOKENS) {
            fetch(ahead.next().unwrap_or_default());
            let some = some_rows(product.activations, product.columns, token..tokens);
            let sums = tile(some.map(<[i8]>::as_chunks), &groups);
            for (token, sums) in (token..tokens).zip(sums) {
                let sums = _mm512_sub_epi32(sums, _mm512_set1_epi32(excess[token]));
                let result = &mut product.result[token * rows..][first..rows];
                learned.put(sums, product.scales[token], result);
            }
        }
    }
}

/// The rows of weights that lie side by side from `first` on.
fn ahead<'p>(product: &Product<'p>, first: usize) -> &'p [u8] {
    let start = (first * product.columns).min(product.weights.len());
    let end = (start + BESIDE * product.columns).min(product.weights.len());
    &product.weights[start..end]
}

/// Has the processor fetch these bytes into the nearest cache.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn fetch(bytes: &[u8]) {
    for line in bytes.chunks(LINE) {
        _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast());
    }
}

/// What is too much in the sums of each row of activations, since weights are unsigned.
fn excess(product: &Product<'_>) -> Vec<i32> {
    let rows = product.activations.chunks_exact(product.columns.max(1));
    rows.map(|row| MORE * row.iter().map(|byte| i32::from(*byte)).sum::<i32>())
        .collect()
}

/// Puts the rows of weights from `first` on beside one another, at the end of all some of them twice.
/// Done for each product anew: the matrix stays in the file, without a second copy, and all rows of
/// activations pass by what lies here.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn put_beside(product: &Product<'_>, first: usize, groups: &mut [Groups]) {
    let last = product.weight_scales.len() - 1;
    for place in (0..BESIDE).step_by(FOUR) {
        let mut rows = [[].as_slice(); FOUR];
        for (row, number) in rows.iter_mut().zip(first + place..) {
            *row = &product.weights[number.min(last) * product.columns..][..product.columns];
        }
        put_four_beside(rows, place, groups);
    }
}

/// Puts four rows beside one another, the first of them at `place`: four groups of each at once, and one
/// after another what is left.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn put_four_beside(rows: [&[u8]; FOUR], place: usize, groups: &mut [Groups]) {
    let (fours, last) = groups.as_chunks_mut::<FOUR>();
    let [a, b, c, d] = rows.map(|row| row.as_chunks::<STEP>().0);
    let steps = a.iter().zip(b).zip(c.iter().zip(d));
    for (groups, ((a, b), (c, d))) in fours.iter_mut().zip(steps) {
        for (groups, four) in groups.iter_mut().zip(turned(a, b, c, d)) {
            groups[place..place + FOUR].copy_from_slice(&four);
        }
    }
    let whole = rows[0].len() / STEP * FOUR;
    let rest = fours.as_flattened_mut().iter_mut().chain(last).skip(whole);
    for (groups, start) in rest.zip((whole * GROUP..).step_by(GROUP)) {
        for (group, row) in groups[place..].iter_mut().zip(rows) {
            *group = padded(&row[start..]).map(|byte| byte ^ UNSIGNED);
        }
    }
}

/// From four groups of each of four rows the first ones of all, the second ones, and so on, unsigned.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn turned(a: &[u8; STEP], b: &[u8; STEP], c: &[u8; STEP], d: &[u8; STEP]) -> [Four; FOUR] {
    let (a, b, c, d) = (unsigned(a), unsigned(b), unsigned(c), unsigned(d));
    let (low, other_low) = (_mm_unpacklo_epi32(a, b), _mm_unpacklo_epi32(c, d));
    let (high, other_high) = (_mm_unpackhi_epi32(a, b), _mm_unpackhi_epi32(c, d));
    [
        stored(_mm_unpacklo_epi64(low, other_low)),
        stored(_mm_unpackhi_epi64(low, other_low)),
        stored(_mm_unpacklo_epi64(high, other_high)),
        stored(_mm_unpackhi_epi64(high, other_high)),
    ]
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn unsigned(bytes: &[u8; STEP]) -> __m128i {
    // SAFETY: sixteen bytes are there. Loads need no alignment.
    let bytes = unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) };
    _mm_xor_si128(bytes, _mm_set1_epi8(UNSIGNED.cast_signed()))
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn stored(four: __m128i) -> Four {
    let mut groups = Four::default();
    // SAFETY: there is room for sixteen bytes. Stores need no alignment.
    unsafe { _mm_storeu_si128(groups.as_mut_ptr().cast(), four) };
    groups
}

/// A row of activations in groups, and what is left of it.
type Row<'p> = (&'p [[i8; GROUP]], &'p [i8]);

/// The sums of some rows of activations with the rows of weights that lie side by side.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn tile(rows: [Row<'_>; TOKENS], groups: &[Groups]) -> [__m512i; TOKENS] {
    let mut sums = [_mm512_setzero_si512(); TOKENS];
    let whole = rows[0].0.len();
    for (place, groups) in groups[..whole].iter().enumerate() {
        let weights = load(groups);
        for (sum, (fours, _)) in sums.iter_mut().zip(&rows) {
            *sum = add_products(*sum, weights, fours[place]);
        }
    }
    if let Some(groups) = groups.get(whole) {
        for (sum, (_, rest)) in sums.iter_mut().zip(&rows) {
            *sum = add_products(*sum, load(groups), padded(rest));
        }
    }
    sums
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn load(groups: &Groups) -> __m512i {
    // SAFETY: sixteen groups are 64 bytes. Loads need no alignment.
    unsafe { _mm512_loadu_si512(groups.as_ptr().cast()) }
}

/// Adds to each sum the products of a row's group of weights with the group of activations.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
#[inline]
fn add_products(sums: __m512i, weights: __m512i, group: [i8; GROUP]) -> __m512i {
    let group = i32::from_ne_bytes(group.map(i8::cast_unsigned));
    _mm512_dpbusd_epi32(sums, weights, _mm512_set1_epi32(group))
}

/// What belongs to the rows of weights that lie side by side.
struct Learned {
    scales: __m512,
    bias: __m512,
    /// Which of the rows are there.
    there: __mmask16,
}

impl Learned {
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
    #[inline]
    fn of(product: &Product<'_>, first: usize) -> Self {
        let (scales, bias) = (&product.weight_scales[first..], &product.bias[first..]);
        assert!(bias.len() >= scales.len());
        let there = __mmask16::MAX >> BESIDE.saturating_sub(scales.len());
        // SAFETY: the mask leaves out what is behind the end of both. Loads need no alignment.
        unsafe {
            Self {
                scales: _mm512_maskz_loadu_ps(there, scales.as_ptr()),
                bias: _mm512_maskz_loadu_ps(there, bias.as_ptr()),
                there,
            }
        }
    }

    /// Takes sums into the result of their row of activations, which `scale` belongs to, in the order in
    /// which all kernels do it.
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2")]
    #[inline]
    fn put(&self, sums: __m512i, scale: f32, result: &mut [f32]) {
        let scale = _mm512_mul_ps(_mm512_set1_ps(scale), self.scales);
        let scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sums), scale);
        let numbers = _mm512_add_ps(scaled, self.bias);
        assert!(result.len() >= BESIDE || self.there >> result.len() == 0);
        // SAFETY: the mask leaves out what is behind the result's end. Stores need no alignment.
        unsafe { _mm512_mask_storeu_ps(result.as_mut_ptr(), self.there, numbers) };
    }
}
