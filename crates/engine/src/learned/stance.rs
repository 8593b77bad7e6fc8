//! What stance a sentence takes towards somebody in it: its target.
//!
//! A linear classifier over hashed features (multinomial logistic regression; the task is target
//! dependent sentiment, Hamborg and Donnay 2021, and with a holder directed sentiment, Park, Pan and
//! Joo 2021). Names are no features: whom a sentence is about says nothing of what it says.

mod clause;
mod features;
mod lexicon;
mod tree;

use std::ops::Range;

use super::chain::exp;
use super::passage::Passage;
use super::weights::{Reader, Table, WeightsError, Writer};

pub use features::features;
pub use lexicon::Tones;

/// The columns of the table: one for each side.
pub const WIDTH: usize = 3;
/// So many features a table sums up at once.
const AT_ONCE: usize = 255;

/// Which side is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Side {
    /// None.
    Neither,
    /// For the target.
    Supports,
    /// Against it.
    Opposes,
}

impl Side {
    /// All sides, by their numbers.
    pub const ALL: [Self; WIDTH] = [Self::Neither, Self::Supports, Self::Opposes];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neither => "neither",
            Self::Supports => "supports",
            Self::Opposes => "opposes",
        }
    }
}

/// What is asked: words of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who would hold the stance; nobody in particular if the sentence itself does.
    pub holder: Option<Range<usize>>,
    /// Towards whom. At least one word.
    pub target: Range<usize>,
}

/// How scores become answers. There are two: one for questions with a holder, one for those without.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// What one unit of score is worth in the exponent.
    pub unit: f32,
    /// What is added to each side's score before the highest is taken: rare sides would otherwise
    /// hardly ever be.
    pub lift: [i16; WIDTH],
}

/// A side, and how likely it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Which side.
    pub side: Side,
    /// How likely it is, from 0 to 1; not always the highest, since rare sides are lifted.
    pub confidence: f32,
}

/// The weights of the layer.
#[derive(Clone, Debug)]
pub struct Stance {
    /// The tones of words.
    pub tones: Tones,
    /// The weights of the features.
    pub table: Table<WIDTH>,
    /// Without a holder, and with one.
    pub decisions: [Decision; 2],
}

impl Stance {
    /// From a table, one unit of whose weights is worth `unit` in the exponent; no side is lifted.
    pub const fn new(tones: Tones, table: Table<WIDTH>, unit: f32) -> Self {
        let lift = [0; WIDTH];
        let decisions = [Decision { unit, lift }; 2];
        Self {
            tones,
            table,
            decisions,
        }
    }

    /// Which side a passage, whose words have tags and heads, takes.
    pub fn read(&self, passage: &Passage, question: &Question) -> Answer {
        let decision = &self.decisions[usize::from(question.holder.is_some())];
        decision.answer(self.scores(passage, question))
    }

    /// The scores of the sides.
    pub fn scores(&self, passage: &Passage, question: &Question) -> [i32; WIDTH] {
        let mut sink = Vec::with_capacity(512);
        features(passage, question, &self.tones, &mut sink);
        let mut scores = [0; WIDTH];
        for some in sink.chunks(AT_ONCE) {
            for (score, sum) in scores.iter_mut().zip(self.table.sum(some)) {
                *score += sum;
            }
        }
        scores
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.tones.write(writer);
        self.table.write(WIDTH, writer);
        for decision in &self.decisions {
            writer.real(decision.unit);
            for lift in decision.lift {
                writer.raw(&lift.to_le_bytes());
            }
        }
    }

    /// Reads what [`Stance::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            tones: Tones::read(reader)?,
            table: Table::read(reader)?,
            decisions: [Decision::read(reader)?, Decision::read(reader)?],
        })
    }
}

impl Decision {
    /// The side with the highest score after lifting; of equal ones the first.
    pub fn answer(&self, scores: [i32; WIDTH]) -> Answer {
        let lifted = |side: Side| scores[side as usize] + i32::from(self.lift[side as usize]);
        let mut best = Side::Neither;
        for side in Side::ALL {
            if lifted(side) > lifted(best) {
                best = side;
            }
        }
        Answer {
            side: best,
            confidence: self.probabilities(scores)[best as usize],
        }
    }

    /// How likely each side is.
    pub fn probabilities(&self, scores: [i32; WIDTH]) -> [f32; WIDTH] {
        let highest = scores.iter().copied().max().unwrap_or_default();
        let weights = scores.map(|score| exp((score - highest) as f32 * self.unit));
        let sum: f32 = weights.iter().sum();
        weights.map(|weight| weight / sum)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let unit = reader.real("what a score is worth")?;
        let mut lift = [0_i16; WIDTH];
        for lift in &mut lift {
            let bytes = reader.raw(2, "how sides are lifted")?;
            *lift = bytes.try_into().map_or(0, i16::from_le_bytes);
        }
        Ok(Self { unit, lift })
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::{Layer, Lexemes};
    use super::*;
    use crate::learned::pos;
    use crate::learned::weights::Row;

    fn passage(words: &str) -> Passage {
        Passage::of_words(&[words.split(' ').collect()], &Lexemes::default())
    }

    fn question(holder: Option<Range<usize>>, target: Range<usize>) -> Question {
        Question { holder, target }
    }

    fn sink(passage: &Passage, question: &Question) -> Vec<u64> {
        let mut sink = Vec::new();
        features(passage, question, &Tones::new(&[]), &mut sink);
        sink
    }

    /// Weights that know what the first passage has and the second has not.
    fn knowing(against: &str, not: &str, question: &Question) -> Stance {
        let other = sink(&passage(not), question);
        let own = sink(&passage(against), question).into_iter();
        let rows: Vec<Row<WIDTH>> = own
            .filter(|feature| !other.contains(feature))
            .map(|feature| Row {
                feature,
                weights: [0, -2, 5],
            })
            .collect();
        Stance::new(Tones::new(&[]), Table::new(&rows).0, 0.1)
    }

    #[test]
    fn what_was_seen_decides() {
        let asked = question(None, 2..3);
        let stance = knowing("they blamed Kessia again", "they met Kessia again", &asked);
        let blamed = stance.read(&passage("they blamed Vessa again"), &asked);
        assert_eq!(blamed.side, Side::Opposes);
        assert!(blamed.confidence > 0.9);
        let met = stance.read(&passage("they met Kessia again"), &asked);
        assert!(met.side == Side::Neither || met.confidence < blamed.confidence);
    }

    #[test]
    fn a_file_keeps_the_answers_and_a_cut_one_is_refused() {
        let asked = question(Some(0..1), 2..3);
        let mut stance = knowing("Orlen blamed Kessia", "Orlen met Kessia", &asked);
        stance.decisions[1].lift = [0, 40, -3];
        let mut writer = Writer::new(Layer::Stance);
        stance.write(&mut writer);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes).unwrap();
        let again = Stance::read_weights(&mut reader).unwrap();
        reader.finish().unwrap();
        for words in ["Orlen blamed Kessia", "Orlen met Kessia"] {
            let passage = passage(words);
            assert_eq!(
                again.read(&passage, &asked),
                stance.read(&passage, &asked),
                "{words}"
            );
        }
        for length in 6..bytes.len() {
            let mut reader = Reader::new(&bytes[..length]).unwrap();
            assert!(Stance::read_weights(&mut reader).is_err(), "{length}");
        }
    }

    #[test]
    fn a_lifted_side_wins_without_growing_surer() {
        let plain = Decision {
            unit: 0.1,
            lift: [0; WIDTH],
        };
        let lifted = Decision {
            lift: [0, 0, 9],
            ..plain
        };
        let scores = [10, 0, 5];
        assert_eq!(plain.answer(scores).side, Side::Neither);
        assert_eq!(lifted.answer(scores).side, Side::Opposes);
        assert!((lifted.answer(scores).confidence - plain.probabilities(scores)[2]).abs() < 1e-6);
    }

    #[test]
    fn any_question_has_an_answer() {
        let stance = knowing(
            "Orlen blamed Kessia",
            "Orlen met Kessia",
            &question(None, 2..3),
        );
        for words in ["", "Orlen", "not not , ’ Orlen blamed"] {
            let passage = passage(words);
            for asked in [
                question(None, 0..1),
                question(None, 4..9),
                question(Some(7..8), 0..0),
                question(Some(0..2), 1..2),
            ] {
                let answer = stance.read(&passage, &asked);
                assert!(
                    (0.0..=1.0).contains(&answer.confidence),
                    "{words} {asked:?}"
                );
            }
        }
    }

    #[test]
    fn names_say_nothing() {
        let tagged = |words: &str| {
            let mut passage = passage(words);
            let [name, verb] = [("PROPN", "NNP"), ("VERB", "VBD")].map(|(u, x)| pos::tag(u, x));
            passage.tags = vec![name, verb, name];
            passage
        };
        let asked = question(Some(0..1), 2..3);
        let one = sink(&tagged("Kessia blamed Orlen"), &asked);
        assert_eq!(one, sink(&tagged("Vessa blamed Kessia"), &asked));
        assert_ne!(one, sink(&tagged("Vessa praised Kessia"), &asked));
    }
}
