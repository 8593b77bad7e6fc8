//! Eight numbers in one register. Only work that `x86` runs where it has seen `AVX2` gets this type.

#![expect(unsafe_code, reason = "instructions that not every processor has")]

use std::arch::x86_64::{
    __m256, _mm256_add_epi32, _mm256_add_ps, _mm256_and_ps, _mm256_castps_si256,
    _mm256_castps256_ps128, _mm256_castsi256_ps, _mm256_div_ps, _mm256_extractf128_ps,
    _mm256_loadu_ps, _mm256_max_ps, _mm256_min_ps, _mm256_mul_ps, _mm256_set1_epi32,
    _mm256_set1_ps, _mm256_slli_epi32, _mm256_storeu_ps, _mm256_sub_epi32, _mm256_sub_ps,
};

use super::eight::{Eight, LANES};
use super::four::Register;

/// A register of eight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole(__m256);

macro_rules! instructions {
    ($($name:ident: $instruction:ident),*) => {
        $(#[inline(always)]
        fn $name(self, other: Self) -> Self {
            // SAFETY: the type is only used where there is AVX2.
            Self(unsafe { $instruction(self.0, other.0) })
        })*
    };
}

impl Eight for Whole {
    const ROOMY: bool = true;

    instructions!(
        add: _mm256_add_ps,
        sub: _mm256_sub_ps,
        mul: _mm256_mul_ps,
        div: _mm256_div_ps,
        // They give the second operand where one is no number.
        min: _mm256_min_ps,
        max: _mm256_max_ps
    );

    #[inline(always)]
    fn splat(number: f32) -> Self {
        // SAFETY: the type is only used where there is AVX2.
        Self(unsafe { _mm256_set1_ps(number) })
    }

    #[inline(always)]
    fn load(numbers: &[f32; LANES]) -> Self {
        // SAFETY: as above, and eight numbers are there. Loads need no alignment.
        Self(unsafe { _mm256_loadu_ps(numbers.as_ptr()) })
    }

    #[inline(always)]
    fn store(self) -> [f32; LANES] {
        let mut numbers = [0.0; LANES];
        // SAFETY: as above, and there is room for eight numbers. Stores need no alignment.
        unsafe { _mm256_storeu_ps(numbers.as_mut_ptr(), self.0) };
        numbers
    }

    #[inline(always)]
    fn halves(self) -> [Register; 2] {
        // SAFETY: as above.
        unsafe {
            [
                _mm256_castps256_ps128(self.0),
                _mm256_extractf128_ps::<1>(self.0),
            ]
        }
    }

    #[inline(always)]
    fn abs(self) -> Self {
        // SAFETY: as above.
        unsafe {
            let all_but_sign = _mm256_castsi256_ps(_mm256_set1_epi32(i32::MAX));
            Self(_mm256_and_ps(self.0, all_but_sign))
        }
    }

    #[inline(always)]
    fn scale(self, powers: Self, zero: f32) -> Self {
        // SAFETY: as above.
        unsafe {
            let zero = _mm256_castps_si256(_mm256_set1_ps(zero));
            let whole = _mm256_sub_epi32(_mm256_castps_si256(powers.0), zero);
            let digits = _mm256_castps_si256(self.0);
            let sum = _mm256_add_epi32(digits, _mm256_slli_epi32::<23>(whole));
            Self(_mm256_castsi256_ps(sum))
        }
    }
}
