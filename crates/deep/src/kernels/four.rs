//! Four numbers in a register. Each operation is one instruction where there is such a register, and
//! gives the same to the last bit where there is none.

#[cfg(target_arch = "x86_64")]
mod own {
    #![expect(
        unsafe_code,
        reason = "instructions, which are told apart by processor"
    )]

    use std::arch::x86_64::{
        __m128, _mm_add_epi32, _mm_add_ps, _mm_and_ps, _mm_castps_si128, _mm_castsi128_ps,
        _mm_div_ps, _mm_loadu_ps, _mm_max_ps, _mm_min_ps, _mm_mul_ps, _mm_packs_epi16,
        _mm_packs_epi32, _mm_set1_epi32, _mm_set1_ps, _mm_slli_epi32, _mm_storel_epi64,
        _mm_storeu_ps, _mm_sub_epi32, _mm_sub_ps,
    };

    pub type Register = __m128;

    #[inline(always)]
    pub fn splat(number: f32) -> Register {
        // SAFETY: every processor of this architecture has SSE2.
        unsafe { _mm_set1_ps(number) }
    }

    #[inline(always)]
    pub fn load(numbers: &[f32; 4]) -> Register {
        // SAFETY: four numbers are there. Loads need no alignment.
        unsafe { _mm_loadu_ps(numbers.as_ptr()) }
    }

    #[inline(always)]
    pub fn store(register: Register) -> [f32; 4] {
        let mut numbers = [0.0; 4];
        // SAFETY: there is room for four numbers. Stores need no alignment.
        unsafe { _mm_storeu_ps(numbers.as_mut_ptr(), register) };
        numbers
    }

    macro_rules! instruction {
        ($name:ident, $instruction:ident) => {
            #[inline(always)]
            pub fn $name(a: Register, b: Register) -> Register {
                // SAFETY: every processor of this architecture has SSE2.
                unsafe { $instruction(a, b) }
            }
        };
    }

    instruction!(add, _mm_add_ps);
    instruction!(sub, _mm_sub_ps);
    instruction!(mul, _mm_mul_ps);
    instruction!(div, _mm_div_ps);
    // They give the second operand where one is no number.
    instruction!(min, _mm_min_ps);
    instruction!(max, _mm_max_ps);

    #[inline(always)]
    pub fn abs(a: Register) -> Register {
        // SAFETY: every processor of this architecture has SSE2.
        unsafe { _mm_and_ps(a, _mm_castsi128_ps(_mm_set1_epi32(i32::MAX))) }
    }

    #[inline(always)]
    pub fn scale(a: Register, powers: Register, zero: f32) -> Register {
        // SAFETY: every processor of this architecture has SSE2.
        unsafe {
            let zero = _mm_castps_si128(_mm_set1_ps(zero));
            let whole = _mm_sub_epi32(_mm_castps_si128(powers), zero);
            let sum = _mm_add_epi32(_mm_castps_si128(a), _mm_slli_epi32::<23>(whole));
            _mm_castsi128_ps(sum)
        }
    }

    #[inline(always)]
    pub fn to_bytes([a, b]: [Register; 2], zero: f32) -> [i8; 8] {
        let mut bytes = [0; 8];
        // SAFETY: every processor of this architecture has SSE2, and there is room for eight bytes.
        unsafe {
            let zero = _mm_castps_si128(_mm_set1_ps(zero));
            let a = _mm_sub_epi32(_mm_castps_si128(a), zero);
            let b = _mm_sub_epi32(_mm_castps_si128(b), zero);
            let words = _mm_packs_epi32(a, b);
            _mm_storel_epi64(bytes.as_mut_ptr().cast(), _mm_packs_epi16(words, words));
        }
        bytes
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod own {
    #![expect(unsafe_code, reason = "loads and stores are by address")]

    pub use std::arch::wasm32::{
        f32x4_abs as abs, f32x4_add as add, f32x4_div as div, f32x4_mul as mul,
        f32x4_splat as splat, f32x4_sub as sub,
    };
    use std::arch::wasm32::{
        f32x4_pmax, f32x4_pmin, i8x16_narrow_i16x8, i16x8_narrow_i32x4, i32x4_add, i32x4_shl,
        i32x4_sub, v128, v128_load, v128_store, v128_store64_lane,
    };

    pub type Register = v128;

    #[inline(always)]
    pub fn load(numbers: &[f32; 4]) -> Register {
        // SAFETY: four numbers are there. Loads need no alignment.
        unsafe { v128_load(numbers.as_ptr().cast()) }
    }

    #[inline(always)]
    pub fn store(register: Register) -> [f32; 4] {
        let mut numbers = [0.0; 4];
        // SAFETY: there is room for four numbers. Stores need no alignment.
        unsafe { v128_store(numbers.as_mut_ptr().cast(), register) };
        numbers
    }

    // The pseudo-minimum gives its first operand unless the second one is less.
    #[inline(always)]
    pub fn min(a: Register, b: Register) -> Register {
        f32x4_pmin(b, a)
    }

    #[inline(always)]
    pub fn max(a: Register, b: Register) -> Register {
        f32x4_pmax(b, a)
    }

    #[inline(always)]
    pub fn scale(a: Register, powers: Register, zero: f32) -> Register {
        i32x4_add(a, i32x4_shl(i32x4_sub(powers, splat(zero)), 23))
    }

    #[inline(always)]
    pub fn to_bytes([a, b]: [Register; 2], zero: f32) -> [i8; 8] {
        let words = i16x8_narrow_i32x4(i32x4_sub(a, splat(zero)), i32x4_sub(b, splat(zero)));
        let mut bytes = [0; 8];
        // SAFETY: there is room for eight bytes. Stores need no alignment.
        unsafe {
            v128_store64_lane::<0>(i8x16_narrow_i16x8(words, words), bytes.as_mut_ptr().cast());
        }
        bytes
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
mod own {
    pub type Register = [f32; 4];

    macro_rules! each {
        ($name:ident, $a:ident, $b:ident, $result:expr) => {
            #[inline(always)]
            pub fn $name(one: Register, other: Register) -> Register {
                std::array::from_fn(|i| {
                    let ($a, $b) = (one[i], other[i]);
                    $result
                })
            }
        };
    }

    each!(add, a, b, a + b);
    each!(sub, a, b, a - b);
    each!(mul, a, b, a * b);
    each!(div, a, b, a / b);
    each!(min, a, b, if a < b { a } else { b });
    each!(max, a, b, if a > b { a } else { b });

    #[inline(always)]
    pub fn splat(number: f32) -> Register {
        [number; 4]
    }

    #[inline(always)]
    pub fn load(numbers: &[f32; 4]) -> Register {
        *numbers
    }

    #[inline(always)]
    pub fn store(register: Register) -> [f32; 4] {
        register
    }

    #[inline(always)]
    pub fn abs(a: Register) -> Register {
        a.map(f32::abs)
    }

    #[inline(always)]
    pub fn scale(a: Register, powers: Register, zero: f32) -> Register {
        std::array::from_fn(|i| {
            let whole = powers[i].to_bits().wrapping_sub(zero.to_bits());
            f32::from_bits(a[i].to_bits().wrapping_add(whole << 23))
        })
    }

    #[inline(always)]
    pub fn to_bytes([a, b]: [Register; 2], zero: f32) -> [i8; 8] {
        std::array::from_fn(|i| {
            let digits = if i < 4 { a[i] } else { b[i - 4] }.to_bits();
            let whole = digits.wrapping_sub(zero.to_bits()).cast_signed();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "it is cut to a byte's bounds"
            )]
            let byte = whole.clamp(-128, 127) as i8;
            byte
        })
    }
}

pub(super) use own::{
    Register, abs, add, div, load, max, min, mul, scale, splat, store, sub, to_bytes,
};
