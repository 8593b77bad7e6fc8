//! Sources, cues and contents in the edges of PolNeAR (Newell, Margolin and Ruths 2018).

pub mod features;
mod tree;

use super::chain::Chain;
use super::weights::{Lexemes, Reader, Table, WeightsError, Writer};
use features::Context;

use super::passage::Passage;

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

/// The weights of the attribution layer.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How often a word is part of a cue, in classes from 1 (hardly ever) to 6 (nearly always).
    pub cues: Lexemes,
    /// The weights of the features.
    pub table: Table<WIDTH>,
    /// How labels follow one another.
    pub chain: Chain<WIDTH>,
}

impl Attribution {
    /// The scores of each word's labels.
    pub fn scores(&self, passage: &Passage) -> Vec<[i32; WIDTH]> {
        let context = Context::new(passage, |word| self.cues.of(word) as u8);
        let mut features = Vec::with_capacity(96);
        let mut scores = Vec::with_capacity(passage.len());
        for index in 0..passage.len() {
            features.clear();
            context.features(index, &mut features);
            let mut score = [0; WIDTH];
            for feature in &features {
                self.table.add(*feature, &mut score);
            }
            scores.push(score);
        }
        scores
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.cues.write(writer);
        self.table.write(LABELS, writer);
        self.chain.write(writer);
    }

    /// Reads what [`Attribution::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            cues: Lexemes::read(reader)?,
            table: Table::read(reader)?,
            chain: Chain::read(reader)?,
        })
    }
}
