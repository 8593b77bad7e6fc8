//! A table of weights and a chain: what labels a sequence.

use super::chain::{Chain, OUTSIDE};
use super::weights::{Reader, Table, WeightsError, Writer};

/// A score above all that weights add up to.
const CERTAIN: i32 = 1 << 15;

/// The weights of a layer that labels words.
#[derive(Clone, Debug)]
pub struct Tagger<const W: usize> {
    /// The weights of the features.
    pub table: Table<W>,
    /// How labels follow one another.
    pub chain: Chain<W>,
}

impl<const W: usize> Tagger<W> {
    /// The scores of the labels of `length` words; `features` adds those of one word to a list. A
    /// word without features is outside.
    pub fn scores(
        &self,
        length: usize,
        mut features: impl FnMut(usize, &mut Vec<u64>),
    ) -> Vec<[i32; W]> {
        let mut sink = Vec::with_capacity(256);
        let mut outside = [0; W];
        outside[usize::from(OUTSIDE)] = CERTAIN;
        let word = |index| {
            sink.clear();
            features(index, &mut sink);
            if sink.is_empty() {
                outside
            } else {
                self.table.sum(&sink)
            }
        };
        (0..length).map(word).collect()
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.table.write(self.chain.labels, writer);
        self.chain.write(writer);
    }

    /// Reads what [`Tagger::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            table: Table::read(reader)?,
            chain: Chain::read(reader)?,
        })
    }
}
