//! Krippendorff's alpha for unitizing: agreement on which stretches of a text bear a label.
//!
//! Of the family of coefficients this is |<sub>u</sub>α, the one that tells units of one kind from
//! the gaps between them (Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of
//! unitizing textual continua: Further developments", *Quality & Quantity* 50, 2016; Krippendorff,
//! *Content Analysis*, 4th edition, 2019, sections 12.6.3 and 12.6.4, equations 32 to 35). Each
//! label is a continuum of its own, so that marks of several labels may lie over one another.
//!
//! It follows α<sub>U</sub> (Krippendorff, "On the reliability of unitizing contiguous data",
//! *Sociological Methodology* 25, 1995), whose definition the paper of 2016 mends because it
//! "turned out to behave not as expected when applied to more than two observers". Both ask for a
//! continuum on which the units of one annotator do not overlap. Marks of one label do now and
//! then: positions nest. Here an annotator's overlapping marks are one unit, as long as they reach
//! together; marks that merely touch stay two, and each piece of a mark in pieces is a unit. How
//! nested marks agree is seen in F1, not here.

use std::ops::AddAssign;

use crate::extent::Piece;

/// What several annotators marked with one label on one or more texts, as far as alpha needs it.
/// Continua of several texts add up to one, as if the texts stood one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Continuum {
    annotators: usize,
    /// Values given: each annotator gives one to each character.
    given: usize,
    /// How many of them say that the character is in a unit.
    marked: usize,
    /// Pairs of annotators, one who marked the character before one who did not, over all
    /// characters.
    apart: usize,
    /// The squared lengths of all units, added up: more than 32 bits hold, also in a browser.
    squares: u64,
}

impl Continuum {
    /// The continuum of a text of `length` characters, and each annotator's pieces in it, in any
    /// order and in the same unit as the length. What lies behind the end does not count.
    pub fn of(length: usize, annotators: &[Vec<Piece>]) -> Self {
        let units: Vec<Vec<Piece>> = annotators.iter().map(|p| units(p, length)).collect();
        let all = || units.iter().flatten().map(|(start, end)| end - start);
        Self {
            annotators: units.len(),
            given: units.len() * length,
            marked: all().sum(),
            apart: apart(&units),
            squares: all().map(|length| (length as u64).pow(2)).sum(),
        }
    }

    /// |<sub>u</sub>α: 1 where all annotators marked the same characters, 0 where they agree as
    /// often as by chance, below 0 where less. `None` where there is nothing to tell apart: fewer
    /// than two annotators, nothing marked, or everything.
    ///
    /// With the coincidences ℓ of equation 32 and their expectations ε of equation 33,
    /// 1 − ℓ(label, gap) / ε(label, gap); the expectation pairs no unit with itself and no character
    /// of a gap with itself.
    #[expect(clippy::cast_precision_loss, reason = "characters stay far below 2^52")]
    pub fn alpha(&self) -> Option<f64> {
        let gaps = self.given - self.marked;
        if self.annotators < 2 || self.marked == 0 || gaps == 0 {
            return None;
        }
        let given = self.given as f64;
        let observed = self.apart as f64 / (self.annotators - 1) as f64;
        let with_itself = self.squares as f64 + gaps as f64;
        let expected = self.marked as f64 * gaps as f64 / (given - with_itself / given);
        Some(1.0 - observed / expected)
    }
}

impl AddAssign for Continuum {
    fn add_assign(&mut self, other: Self) {
        self.annotators = self.annotators.max(other.annotators);
        self.given += other.given;
        self.marked += other.marked;
        self.apart += other.apart;
        self.squares += other.squares;
    }
}

/// One annotator's units in text order, those joined that overlap.
fn units(pieces: &[Piece], length: usize) -> Vec<Piece> {
    let within = pieces
        .iter()
        .map(|(start, end)| (*start, (*end).min(length)));
    let mut sorted: Vec<Piece> = within.filter(|(start, end)| start < end).collect();
    sorted.sort_unstable();
    let mut units: Vec<Piece> = Vec::with_capacity(sorted.len());
    for (start, end) in sorted {
        match units.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => units.push((start, end)),
        }
    }
    units
}

/// Over all characters, how many who marked it times how many who did not.
fn apart(annotators: &[Vec<Piece>]) -> usize {
    let all = annotators.iter().flatten();
    // An end before a start at the same place, so that no more mark it than there are.
    let mut edges: Vec<(usize, bool)> = all.flat_map(|(s, e)| [(*s, true), (*e, false)]).collect();
    edges.sort_unstable();
    let (mut marking, mut before, mut apart) = (0, 0, 0);
    for (at, begins) in edges {
        apart += (at - before) * marking * (annotators.len() - marking);
        before = at;
        marking = if begins { marking + 1 } else { marking - 1 };
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A unit and its value; gaps have none.
    type Valued = (Piece, u32);

    /// The example of Krippendorff 2019, figure 12.11: three annotators on sixty characters.
    fn published() -> [Vec<Valued>; 3] {
        [
            vec![
                ((0, 7), 1),
                ((7, 13), 2),
                ((30, 32), 5),
                ((32, 37), 6),
                ((37, 44), 6),
                ((44, 60), 7),
            ],
            vec![((0, 7), 1), ((7, 13), 3), ((13, 21), 5), ((32, 44), 6)],
            vec![
                ((0, 7), 1),
                ((7, 13), 4),
                ((13, 21), 5),
                ((32, 37), 6),
                ((37, 41), 6),
                ((41, 44), 6),
            ],
        ]
    }

    /// The nominal coefficient of any number of values, as equations 32 to 34 write it: coincidences
    /// counted character by character, expectations from the margins. A second way to the figure.
    #[expect(clippy::cast_precision_loss, reason = "a hundred characters")]
    fn by_character(length: usize, annotators: &[Vec<Valued>]) -> f64 {
        let value = |annotator: &[Valued], at: usize| {
            let unit = annotator.iter().find(|((s, e), _)| *s <= at && at < *e);
            unit.map_or(0, |(_, value)| *value)
        };
        let (mut coincident, mut different) = (0.0, 0.0);
        let mut margins = std::collections::BTreeMap::<u32, f64>::new();
        for at in 0..length {
            for (i, one) in annotators.iter().enumerate() {
                *margins.entry(value(one, at)).or_default() += 1.0;
                for other in annotators.iter().enumerate().filter(|(j, _)| *j != i) {
                    let same = value(one, at) == value(other.1, at);
                    let share = 1.0 / (annotators.len() - 1) as f64;
                    coincident += share;
                    different += if same { 0.0 } else { share };
                }
            }
        }
        let units = annotators.iter().flatten();
        let squares: f64 = units.map(|((s, e), _)| ((e - s) * (e - s)) as f64).sum();
        let with_itself = squares + margins.get(&0).copied().unwrap_or_default();
        let products: f64 = margins
            .iter()
            .flat_map(|(c, a)| {
                margins
                    .iter()
                    .filter(move |(k, _)| *k != c)
                    .map(move |(_, b)| a * b)
            })
            .sum();
        1.0 - different / (products / (coincident - with_itself / coincident))
    }

    fn pieces(annotators: &[Vec<Valued>]) -> Vec<Vec<Piece>> {
        let pieces = |units: &Vec<Valued>| units.iter().map(|(piece, _)| *piece).collect();
        annotators.iter().map(pieces).collect()
    }

    #[test]
    fn the_published_example_comes_out() {
        // The book prints .510 for units with values and .413 for units against gaps; the second
        // is .4136, which the formula gives here both ways.
        let example = published();
        let nominal = by_character(60, &example);
        assert!((nominal - 0.510).abs() < 0.0005, "{nominal}");
        let alpha = Continuum::of(60, &pieces(&example)).alpha().unwrap();
        assert!((alpha - 0.413).abs() < 0.001, "{alpha}");
    }

    #[test]
    fn units_of_one_character_give_the_alpha_of_coded_characters() {
        // Krippendorff 1995, the example of Bertha and Bill, coded character by character: α = .329.
        let coded = |row: &str| -> Vec<Piece> {
            let ones = row.bytes().enumerate().filter(|(_, digit)| *digit == b'1');
            ones.map(|(at, _)| (at, at + 1)).collect()
        };
        let bertha = coded("001111111100001111110000");
        let bill = coded("000011110000000110000000");
        let alpha = Continuum::of(24, &[bertha, bill]).alpha().unwrap();
        assert!((alpha - 0.329).abs() < 0.0005, "{alpha}");
    }

    #[test]
    fn overlapping_marks_are_one_unit_and_touching_ones_two() {
        let of = |pieces: &[Piece]| Continuum::of(20, &[pieces.to_vec(), vec![(0, 10)]]);
        assert_eq!(of(&[(0, 6), (4, 10), (5, 6)]), of(&[(0, 10)]));
        assert_eq!(of(&[(10, 25), (3, 3)]), of(&[(10, 20)]));
        assert_ne!(of(&[(0, 5), (5, 10)]), of(&[(0, 10)]));
        assert_eq!(of(&[(0, 5), (5, 10)]).alpha(), Some(1.0));
    }

    #[test]
    fn where_nothing_can_differ_there_is_no_alpha() {
        let table: [(usize, &[Vec<Piece>]); 4] = [
            (0, &[vec![], vec![]]),
            (9, &[vec![], vec![]]),
            (9, &[vec![(0, 9)], vec![(0, 9)]]),
            (9, &[vec![(2, 4)]]),
        ];
        for (length, annotators) in table {
            assert_eq!(Continuum::of(length, annotators).alpha(), None);
        }
    }

    #[test]
    fn texts_add_up_to_one_that_is_as_long() {
        let mut both = Continuum::of(30, &[vec![(2, 9)], vec![(4, 9), (20, 22)]]);
        both += Continuum::of(10, &[vec![(1, 3)], vec![]]);
        let joined = [vec![(2, 9), (31, 33)], vec![(4, 9), (20, 22)]];
        assert_eq!(both, Continuum::of(40, &joined));
    }

    proptest! {
        #[test]
        fn the_sweep_agrees_with_counting_characters(
            lengths in prop::collection::vec(prop::collection::vec((0_usize..6, 1_usize..8), 0..8), 2..5),
        ) {
            let annotators: Vec<Vec<Valued>> = lengths.iter().map(|units| {
                let mut at = 0;
                units.iter().map(|(gap, length)| {
                    let start = at + gap;
                    at = start + length;
                    ((start, at), 1)
                }).collect()
            }).collect();
            let continuum = Continuum::of(120, &pieces(&annotators));
            match continuum.alpha() {
                Some(alpha) => prop_assert!((alpha - by_character(120, &annotators)).abs() < 1e-9),
                None => prop_assert!(annotators.iter().all(Vec::is_empty)),
            }
        }
    }
}
