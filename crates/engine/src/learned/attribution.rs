//! Sources, cues and contents in the edges of PolNeAR (Newell, Margolin and Ruths 2018).
//!
//! Two readings, each a chain over the words of a paragraph. The second sees what the first found
//! (stacked learning, Cohen and Carvalho 2005): which words are probably cues, what was found
//! around, and who was a source before in the text. It leaves alone what the first one is sure of.

mod around;
pub mod features;
pub mod occlusion;
pub mod second;
mod tree;

use std::ops::Range;

use super::calibration::Calibration;
use super::chain::kind;
use super::linker::Linker;
use super::passage::Passage;
use super::tagger::Tagger;
use super::weights::{Lexemes, Reader, WeightsError, Writer};
use features::Context;
use second::{First, Memory, Second};

/// The columns of the attribution tables: seven labels, and one to make eight.
pub const WIDTH: usize = 8;
/// Outside, and begin and inside of source, cue and content.
pub const LABELS: usize = 7;

/// What a span is in an attribution; the number is the kind in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Role {
    /// Who says or holds it.
    Source,
    /// The words that show it.
    Cue,
    /// What is said or held.
    Content,
}

impl Role {
    /// All three, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Source, Self::Cue, Self::Content];

    /// The role's name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Content => "content",
        }
    }
}

/// A stretch of words with a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its words, by their index in the passage.
    pub words: Range<usize>,
    /// What it is.
    pub role: Role,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The weights of the attribution layer.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How often a word is part of a cue, in classes from 1 (hardly ever) to 6 (nearly always).
    pub cues: Lexemes,
    /// The first reading.
    pub first: Tagger<WIDTH>,
    /// The second one, for words that are not settled; its chain is that of both together.
    pub second: Tagger<WIDTH>,
    /// What a unit of the first reading's scores is worth in those of the second, in 256ths.
    pub share: i32,
    /// Which source and contents belong to which cue.
    pub linker: Linker,
    /// How sure the spans of each role are, by [`Role::ALL`].
    pub calibrations: [Calibration; 3],
}

impl Attribution {
    /// Reads a passage that has its parts of speech and heads; `memory` is what was read before in
    /// the same text, and learns of this passage.
    pub fn read(&self, passage: &Passage, memory: &mut Memory) -> Vec<Piece> {
        let context = self.context(passage);
        let first = First::read(&self.first, &context, passage.len());
        if first.is_empty() {
            memory.learn(passage, &first);
            return Vec::new();
        }
        let scores = self.second_scores(passage, context, &first, memory);
        memory.learn(passage, &first);
        let labels = self.second.chain.best(&scores);
        let marginals = self.second.chain.marginals(&scores);
        let stretches = stretches(&labels);
        let piece = |(words, role): (Range<usize>, Role)| Piece {
            confidence: self.calibrations[role as usize].of(marginals.of_span(
                words.start,
                words.end,
                role as u8,
            )),
            words,
            role,
        };
        stretches.into_iter().map(piece).collect()
    }

    /// The scores of both readings together: they err differently, and are better than either. What
    /// the first one settled is not read again, and counts twice.
    fn second_scores(
        &self,
        passage: &Passage,
        context: Context<'_>,
        first: &First,
        memory: &Memory,
    ) -> Vec<[i32; WIDTH]> {
        let seen = Second::new(passage, context, first, memory);
        let mut sink = Vec::with_capacity(256);
        let mut read = |index: usize, own: [i32; WIDTH]| {
            if first.settled[index] {
                return own;
            }
            sink.clear();
            seen.features(index, &mut sink);
            self.second.table.sum(&sink)
        };
        let together = |(index, own): (usize, &[i32; WIDTH])| {
            let mut scores = own.map(|score| (score * self.share) >> 8);
            let other = read(index, scores);
            for (score, other) in scores.iter_mut().zip(other) {
                *score += other;
            }
            scores
        };
        first.scores.iter().enumerate().map(together).collect()
    }

    /// What the first reading finds.
    pub fn first_reading(&self, passage: &Passage) -> First {
        First::read(&self.first, &self.context(passage), passage.len())
    }

    /// A passage with the words that are cues most often.
    fn context<'p>(&self, passage: &'p Passage) -> Context<'p> {
        let words = passage.words.iter();
        let classes = words.map(|word| self.cues.of(word.lower) as u8);
        Context::new(passage, classes.collect())
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.cues.write(writer);
        self.first.write(writer);
        self.second.write(writer);
        writer.number(self.share.unsigned_abs());
        self.linker.write(writer);
        for calibration in &self.calibrations {
            calibration.write(writer);
        }
    }

    /// Reads what [`Attribution::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            cues: Lexemes::read(reader)?,
            first: Tagger::read(reader)?,
            second: Tagger::read(reader)?,
            share: share(reader)?,
            linker: Linker::read(reader)?,
            calibrations: [
                Calibration::read(reader)?,
                Calibration::read(reader)?,
                Calibration::read(reader)?,
            ],
        })
    }
}

fn share(reader: &mut Reader<'_>) -> Result<i32, WeightsError> {
    match i32::try_from(reader.number("the share of the first reading")?) {
        Ok(share) if share < 1 << 14 => Ok(share),
        _ => Err(reader.damaged("the share of the first reading is too high")),
    }
}

/// The stretches that labels draw.
pub fn stretches(labels: &[u8]) -> Vec<(Range<usize>, Role)> {
    let mut stretches: Vec<(Range<usize>, Role)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let Some((number, begins)) = kind(*label) else {
            continue;
        };
        match stretches.last_mut() {
            Some((words, role)) if !begins && words.end == index && *role as u8 == number => {
                words.end += 1;
            }
            _ => {
                if let Some(role) = Role::ALL.get(usize::from(number)) {
                    stretches.push((index..index + 1, *role));
                }
            }
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_draw_stretches() {
        let drawn = stretches(&[1, 2, 3, 0, 5, 6, 5, 0]);
        let expected = [
            (0..2, Role::Source),
            (2..3, Role::Cue),
            (4..6, Role::Content),
            (6..7, Role::Content),
        ];
        assert_eq!(drawn, expected);
        assert!(stretches(&[]).is_empty());
    }
}
