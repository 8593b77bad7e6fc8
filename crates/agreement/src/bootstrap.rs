//! How far a figure could have come out otherwise with other documents.
//!
//! The percentile bootstrap (Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter
//! 13): documents are drawn with replacement, as many as there are, and the figure is made again
//! from those. Where two engines are compared, the figure is their difference on the same draw
//! (paired, as in Berg-Kirkpatrick, Burkett and Klein, "An Empirical Investigation of Statistical
//! Significance in NLP", EMNLP 2012), so that hard documents are hard for both.

/// The middle 95 per cent of what came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The 95 per cent interval of a figure over `documents` documents, drawn `resamples` times.
///
/// `figure` is given the places of the documents drawn, some of them more than once. The same
/// `seed` gives the same interval on every machine. Without documents or resamples there is none.
pub fn interval(
    documents: usize,
    resamples: usize,
    seed: u64,
    figure: impl Fn(&[usize]) -> f64,
) -> Option<Interval> {
    if documents == 0 || resamples == 0 {
        return None;
    }
    let mut random = SplitMix::new(seed);
    let mut drawn = vec![0; documents];
    let mut figures: Vec<f64> = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        drawn.fill_with(|| random.below(documents));
        figures.push(figure(&drawn));
    }
    figures.sort_unstable_by(f64::total_cmp);
    let cut = resamples / 40;
    Some(Interval {
        low: figures[cut],
        high: figures[resamples - 1 - cut],
    })
}

/// `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
/// 2014): enough for draws, and a dozen lines.
pub(crate) struct SplitMix(u64);

impl SplitMix {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to but not 1, of 53 bits.
    #[expect(
        clippy::cast_precision_loss,
        reason = "the 53 bits that are left are those that fit"
    )]
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0: the high half of a product, as even as 64 bits allow.
    fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * bound as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_its_published_numbers() {
        // The reference implementation's first three outputs for the seed 1234567.
        let mut random = SplitMix::new(1_234_567);
        let numbers = [(); 3].map(|()| random.next());
        assert_eq!(
            numbers,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a hundred documents and their places"
    )]
    fn mean(drawn: &[usize]) -> f64 {
        drawn.iter().sum::<usize>() as f64 / drawn.len() as f64
    }

    #[test]
    fn a_mean_lies_in_its_interval_and_the_width_is_the_standard_errors() {
        // Places 0 to 99: mean 49.5, standard error 28.87 / 10.
        let found = interval(100, 2000, 7, mean).unwrap();
        assert!((found.low - (49.5 - 1.96 * 2.887)).abs() < 0.5, "{found:?}");
        assert!(
            (found.high - (49.5 + 1.96 * 2.887)).abs() < 0.5,
            "{found:?}"
        );
        assert_eq!(interval(100, 2000, 7, mean), Some(found));
        assert_ne!(interval(100, 2000, 8, mean), Some(found));
    }

    #[test]
    fn what_never_varies_has_no_width_and_nothing_has_no_interval() {
        let one = interval(1, 100, 1, mean).unwrap();
        assert!(one.low.abs() < f64::EPSILON && one.high.abs() < f64::EPSILON);
        assert_eq!(interval(0, 100, 1, mean), None);
        assert_eq!(interval(5, 0, 1, mean), None);
    }
}
