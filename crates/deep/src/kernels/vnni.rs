//! The kernel for processors with `AVX-512` and `VNNI`. Rows of weights lie side by side, a sum in each
//! lane, so that nothing has to be added up across lanes.

#![expect(unsafe_code, reason = "instructions that not every processor has")]

use std::arch::x86_64::{
    __m512, __m512i, __mmask16, _mm512_add_ps, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32,
    _mm512_loadu_si512, _mm512_mask_storeu_ps, _mm512_maskz_loadu_ps, _mm512_mul_ps,
    _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_si512, _mm512_sub_epi32,
};

use super::Product;
use super::x86::has_vnni;

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
    for first in (0..rows).step_by(BESIDE) {
        put_beside(product, first, &mut groups);
        let learned = Learned::of(product, first);
        for token in (0..tokens).step_by(TOKENS) {
            let sums = tile(some_rows(product, token), &groups);
            for (token, sums) in (token..tokens).zip(sums) {
                let sums = _mm512_sub_epi32(sums, _mm512_set1_epi32(excess[token]));
                let result = &mut product.result[token * rows..][first..rows];
                learned.put(sums, product.scales[token], result);
            }
        }
    }
}

/// What is too much in the sums of each row of activations, since weights are unsigned.
fn excess(product: &Product<'_>) -> Vec<i32> {
    let rows = product.activations.chunks_exact(product.columns.max(1));
    rows.map(|row| MORE * row.iter().map(|byte| i32::from(*byte)).sum::<i32>())
        .collect()
}

/// Puts the rows of weights from `first` on beside one another; those that are not there stay whatever
/// they were. Done for each product anew: the matrix stays in the file, without a second copy, and all
/// rows of activations pass by what lies here.
fn put_beside(product: &Product<'_>, first: usize, groups: &mut [Groups]) {
    let start = first * product.columns;
    let rows = product.weights[start..].chunks_exact(product.columns);
    for (place, row) in rows.take(BESIDE).enumerate() {
        let (fours, rest) = row.as_chunks::<GROUP>();
        for (groups, four) in groups.iter_mut().zip(fours) {
            groups[place] = four.map(|byte| byte ^ UNSIGNED);
        }
        if !rest.is_empty() {
            groups[fours.len()][place] = padded(rest).map(|byte| byte ^ UNSIGNED);
        }
    }
}

/// The last bytes of a row, noughts behind them.
fn padded<T: Copy + Default>(rest: &[T]) -> [T; GROUP] {
    std::array::from_fn(|i| rest.get(i).copied().unwrap_or_default())
}

/// A row of activations in groups, and what is left of it.
type Row<'p> = (&'p [[i8; GROUP]], &'p [i8]);

/// Some rows of activations; at the end some of them twice, rather than having a kernel of their own.
/// (What is handed to the standard library is only inlined there if it needs no more instructions than
/// that.)
#[inline]
fn some_rows<'p>(product: &Product<'p>, token: usize) -> [Row<'p>; TOKENS] {
    std::array::from_fn(|i| {
        let start = (token + i).min(product.scales.len() - 1) * product.columns;
        product.activations[start..start + product.columns].as_chunks()
    })
}

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
