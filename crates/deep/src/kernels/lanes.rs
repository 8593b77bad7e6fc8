//! Eight numbers at once: what is done with each of them, and in which order they are summed, is the
//! same on every machine.

use std::ops::{Add, Div, Mul, Sub};

pub use super::eight::{Eight, Fours, LANES};
use super::four;

/// Eight numbers, in the registers that a kernel has.
#[derive(Clone, Copy, Debug)]
pub struct Lanes<E>(E);

/// Eight numbers in what every processor has, for what is not compiled for each kernel.
pub type Plain = Lanes<Fours>;

impl<E: Eight> Lanes<E> {
    /// Eight times the same number.
    #[inline(always)]
    pub fn splat(number: f32) -> Self {
        Self(E::splat(number))
    }

    /// These eight numbers.
    #[inline(always)]
    pub fn of(numbers: &[f32; LANES]) -> Self {
        Self(E::load(numbers))
    }

    /// The numbers.
    #[inline(always)]
    pub fn get(self) -> [f32; LANES] {
        self.0.store()
    }

    /// The larger one of each pair; the other one's where that is no number.
    #[inline(always)]
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The smaller one of each pair; the other one's where that is no number.
    #[inline(always)]
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// Without their signs.
    #[inline(always)]
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The sum of all: of each with the one four behind it, then of those two apart, then of the
    /// last two.
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [low, high] = self.0.halves();
        let [a, b, c, d] = four::store(four::add(low, high));
        (a + c) + (b + d)
    }

    /// The largest of all.
    #[inline(always)]
    pub fn largest(self) -> f32 {
        let [low, high] = self.0.halves();
        let [a, b, c, d] = four::store(four::max(low, high));
        let (a, b) = (if a > c { a } else { c }, if b > d { b } else { d });
        if a > b { a } else { b }
    }

    /// Rounded to whole numbers, halves to even ones; of numbers up to four million.
    #[inline(always)]
    #[must_use]
    pub fn round(self) -> Self {
        self + Self::splat(ROUNDER) - Self::splat(ROUNDER)
    }

    /// The whole numbers nearest to these, as [`Lanes::round`] has them, cut to what a signed byte
    /// holds but for its least. What is no number becomes one of the ends.
    #[inline(always)]
    pub fn to_bytes(self) -> [i8; LANES] {
        let most = Self::splat(127.0);
        let within = self.min(most).max(Self::splat(-127.0));
        // What is left of the sum's digits when those of the rounder are taken away.
        four::to_bytes((within + Self::splat(ROUNDER)).0.halves(), ROUNDER)
    }

    /// e to the power of each, to the last two bits; of numbers under -87 that of -87, of those over
    /// 88 that of 88. (Cody and Waite's reduction; the polynomial is that of the Cephes library.)
    #[inline(always)]
    #[must_use]
    pub fn exp(self) -> Self {
        let x = self.min(Self::splat(88.0)).max(Self::splat(-87.0));
        let twos = (x * Self::splat(std::f32::consts::LOG2_E)).round();
        let rest = x - twos * Self::splat(LN_2_HIGH) - twos * Self::splat(LN_2_LOW);
        let sum = rest.polynomial(&EXP) * rest * rest + rest + Self::splat(1.0);
        let powers = twos + Self::splat(ROUNDER);
        Self(sum.0.scale(powers.0, ROUNDER))
    }

    /// The error function of each, to 5 in ten million: a quotient of polynomials, as Eigen and XLA
    /// have it.
    #[inline(always)]
    #[must_use]
    pub fn erf(self) -> Self {
        let x = self.min(Self::splat(4.0)).max(Self::splat(-4.0));
        let square = x * x;
        x * square.polynomial(&ERF_ABOVE) / square.polynomial(&ERF_BELOW)
    }

    /// A polynomial, its factors from that of the highest power on.
    #[inline(always)]
    fn polynomial<const N: usize>(self, factors: &[f32; N]) -> Self {
        let mut sum = Self::splat(factors[0]);
        for factor in &factors[1..] {
            sum = sum * self + Self::splat(*factor);
        }
        sum
    }

    /// `x · Φ(x)` of each, Φ being the normal distribution (Hendrycks and Gimpel 2016).
    #[inline(always)]
    #[must_use]
    pub fn gelu(self) -> Self {
        let erf = (self * Self::splat(std::f32::consts::FRAC_1_SQRT_2)).erf();
        self * Self::splat(0.5) * (Self::splat(1.0) + erf)
    }
}

/// Added to a number it leaves no digits for what is behind the point: 1.5 · 2^23.
const ROUNDER: f32 = 12_582_912.0;
/// The logarithm of two, its first bits and the rest.
const LN_2_HIGH: f32 = 0.693_359_4;
const LN_2_LOW: f32 = -2.121_944_4e-4;

const EXP: [f32; 6] = [
    1.987_569_1e-4,
    1.398_2e-3,
    8.333_452e-3,
    4.166_579_6e-2,
    1.666_666_5e-1,
    5e-1,
];

const ERF_ABOVE: [f32; 7] = [
    -2.726_142_3e-10,
    2.770_681_4e-8,
    -2.101_024e-6,
    -5.692_506_5e-5,
    -7.349_906_3e-4,
    -2.954_6e-3,
    -1.609_603_3e-2,
];

const ERF_BELOW: [f32; 5] = [
    -1.456_607_2e-5,
    -2.133_740_6e-4,
    -1.682_827e-3,
    -7.373_329e-3,
    -1.426_473_9e-2,
];

macro_rules! lane_by_lane {
    ($operation:ident, $method:ident) => {
        impl<E: Eight> $operation for Lanes<E> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(self.0.$method(other.0))
            }
        }
    };
}

lane_by_lane!(Add, add);
lane_by_lane!(Sub, sub);
lane_by_lane!(Mul, mul);
lane_by_lane!(Div, div);

#[cfg(test)]
mod tests {
    use super::*;

    /// The error function by its series, in double precision.
    fn erf(x: f64) -> f64 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            let n = f64::from(n);
            term *= -x * x / n;
            sum += term / (2.0 * n + 1.0);
        }
        sum * std::f64::consts::FRAC_2_SQRT_PI
    }

    fn steps(from: f32, to: f32) -> impl Iterator<Item = f32> {
        (0..=2000_u16).map(move |n| from + (to - from) * f32::from(n) / 2000.0)
    }

    #[test]
    fn functions_are_as_exact_as_they_say() {
        for x in steps(-4.5, 4.5) {
            let found = f64::from(Plain::splat(x).erf().get()[3]);
            assert!(
                (found - erf(f64::from(x))).abs() < 5e-7,
                "erf({x}) = {found}"
            );
        }
        for x in steps(-87.0, 88.0) {
            let found = f64::from(Plain::splat(x).exp().get()[5]);
            let right = f64::from(x).exp();
            assert!((found / right - 1.0).abs() < 2.5e-7, "exp({x}) = {found}");
        }
        for (x, right) in [
            (0.0, 0.0),
            (1.0, 0.841_344_7),
            (-1.0, -0.158_655_3),
            (9.0, 9.0),
        ] {
            let found = Plain::splat(x).gelu().get()[0];
            assert!((found - right).abs() < 1e-6, "gelu({x}) = {found}");
        }
    }

    #[test]
    fn whole_numbers_are_the_nearest_or_the_even_one() {
        let numbers = [0.5, 1.5, -0.5, -2.5, 126.6, 300.0, -300.0, f32::NAN];
        let bytes = Plain::of(&numbers).to_bytes();
        assert_eq!(bytes[..7], [0, 2, 0, -2, 127, 127, -127]);
        assert_eq!(bytes[7].unsigned_abs(), 127);
    }

    #[test]
    fn all_are_summed_and_the_largest_is_found() {
        let lanes = Plain::of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, -8.0]);
        assert!((lanes.sum() - 20.0).abs() < 1e-6);
        assert!((lanes.largest() - 7.0).abs() < 1e-6);
        assert!((lanes.abs().largest() - 8.0).abs() < 1e-6);
    }
}
