//! Which words are cues, and how often: counted in the training articles.

use super::super::hash;
use super::super::weights::{Reader, Table, WeightsError, Writer};

/// How often a word is part of a cue, in classes from 1 (hardly ever) to [`Cues::MOST`]; 0 for
/// words that never were or are too rare to tell.
#[derive(Clone, Debug)]
pub struct Cues {
    table: Table<1>,
}

impl Default for Cues {
    /// No word is a cue.
    fn default() -> Self {
        Self {
            table: Table::new(&[]).0,
        }
    }
}

impl Cues {
    /// The class of words that are nearly always part of a cue.
    pub const MOST: u8 = 6;

    /// From a table of words, by [`Cues::feature`], and classes.
    pub const fn new(table: Table<1>) -> Self {
        Self { table }
    }

    /// Under which feature a word (its lower-case letters) stands in the table.
    pub const fn feature(lower: u64) -> u64 {
        hash::feature(1, lower)
    }

    /// The class of a word.
    pub fn class(&self, lower: u64) -> u8 {
        let row = self.table.get(Self::feature(lower));
        row.map_or(0, |row| row[0].cast_unsigned())
    }

    /// Writes the table.
    pub fn write(&self, writer: &mut Writer) {
        self.table.write(1, writer);
    }

    /// Reads what [`Cues::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Table::read(reader).map(Self::new)
    }
}
