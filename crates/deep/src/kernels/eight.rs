//! Eight numbers in registers, of whichever size there are.

use super::four::{self, Register};

/// How many numbers go together.
pub const LANES: usize = 8;

/// Eight numbers in registers. What is done with them gives the same to the last bit in all.
#[expect(
    clippy::return_self_not_must_use,
    reason = "it is `Lanes` whose methods are called"
)]
pub trait Eight: Copy {
    /// Whether there are registers for the sums of two eights and more, rather than of one.
    const ROOMY: bool;

    /// Eight times the same number.
    fn splat(number: f32) -> Self;
    /// These eight numbers.
    fn load(numbers: &[f32; LANES]) -> Self;
    /// The numbers.
    fn store(self) -> [f32; LANES];
    /// The first four and the others.
    fn halves(self) -> [Register; 2];
    /// The sum of each pair.
    fn add(self, other: Self) -> Self;
    /// The difference of each pair.
    fn sub(self, other: Self) -> Self;
    /// The product of each pair.
    fn mul(self, other: Self) -> Self;
    /// The quotient of each pair.
    fn div(self, other: Self) -> Self;
    /// The smaller one of each pair; the other one's where that is no number.
    fn min(self, other: Self) -> Self;
    /// The larger one of each pair; the other one's where that is no number.
    fn max(self, other: Self) -> Self;
    /// Without their signs.
    fn abs(self) -> Self;
    /// Times two to the power of what is more in the digits of `powers` than in those of `zero`.
    fn scale(self, powers: Self, zero: f32) -> Self;
}

/// Two registers of four, which there are everywhere.
#[derive(Clone, Copy, Debug)]
pub struct Fours(Register, Register);

macro_rules! both {
    ($($name:ident),*) => {
        $(#[inline(always)]
        fn $name(self, other: Self) -> Self {
            Self(four::$name(self.0, other.0), four::$name(self.1, other.1))
        })*
    };
}

impl Eight for Fours {
    const ROOMY: bool = false;

    both!(add, sub, mul, div, min, max);

    #[inline(always)]
    fn splat(number: f32) -> Self {
        Self(four::splat(number), four::splat(number))
    }

    #[inline(always)]
    fn load(numbers: &[f32; LANES]) -> Self {
        let [a, b, c, d, rest @ ..] = numbers;
        Self(four::load(&[*a, *b, *c, *d]), four::load(rest))
    }

    #[inline(always)]
    fn store(self) -> [f32; LANES] {
        let mut numbers = [0.0; LANES];
        numbers[..LANES / 2].copy_from_slice(&four::store(self.0));
        numbers[LANES / 2..].copy_from_slice(&four::store(self.1));
        numbers
    }

    #[inline(always)]
    fn halves(self) -> [Register; 2] {
        [self.0, self.1]
    }

    #[inline(always)]
    fn abs(self) -> Self {
        Self(four::abs(self.0), four::abs(self.1))
    }

    #[inline(always)]
    fn scale(self, powers: Self, zero: f32) -> Self {
        let low = four::scale(self.0, powers.0, zero);
        Self(low, four::scale(self.1, powers.1, zero))
    }
}
