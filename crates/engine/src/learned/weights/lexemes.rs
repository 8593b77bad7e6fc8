//! Words with a number each.

use super::{Reader, Row, Table, WeightsError, Writer};
use crate::learned::hash;

/// Which words there are, and a number for each.
///
/// A word is known by sixteen bits beside its place, so a strange one is taken for a known one in
/// about one case of ten thousand.
#[derive(Clone, Debug)]
pub struct Lexemes {
    table: Table<3>,
}

impl Default for Lexemes {
    /// No words.
    fn default() -> Self {
        Self::new(&[])
    }
}

/// The second byte by which a word is known.
const fn check(word: u64) -> i8 {
    ((word >> 40) as u8).cast_signed()
}

impl Lexemes {
    /// From words (by [`hash::bytes`] of their letters) and numbers above 0, most important first.
    pub fn new(words: &[(u64, u16)]) -> Self {
        let row = |(word, number): &(u64, u16)| {
            let [low, high] = number.to_le_bytes().map(u8::cast_signed);
            let feature = hash::feature(0, *word);
            Row {
                feature,
                weights: [low, high, check(feature)],
            }
        };
        let rows: Vec<Row<3>> = words.iter().map(row).collect();
        Self {
            table: Table::new(&rows).0,
        }
    }

    /// The number of a word; 0 for one that is not known.
    #[inline]
    pub fn of(&self, word: u64) -> u16 {
        let feature = hash::feature(0, word);
        match self.table.get(feature) {
            Some([low, high, second]) if second == check(feature) => {
                u16::from_le_bytes([low.cast_unsigned(), high.cast_unsigned()])
            }
            _ => 0,
        }
    }

    /// Writes the words.
    pub fn write(&self, writer: &mut Writer) {
        self.table.write(3, writer);
    }

    /// Reads what [`Lexemes::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let table = Table::read(reader)?;
        Ok(Self { table })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::*;

    #[test]
    fn words_are_known_again_and_strangers_are_not() {
        let words: Vec<(u64, u16)> = (1..5000_u16)
            .map(|n| (hash::bytes(&n.to_le_bytes()), n))
            .collect();
        let lexemes = Lexemes::new(&words);
        let known = words
            .iter()
            .filter(|(word, number)| lexemes.of(*word) == *number);
        assert!(known.count() > 4700);
        let strangers = (0..20_000_u32).filter(|n| lexemes.of(hash::bytes(&n.to_le_bytes())) > 0);
        assert!(strangers.count() < 10);
        let mut writer = Writer::new(Layer::Words);
        lexemes.write(&mut writer);
        let bytes = writer.finish();
        let again = Lexemes::read(&mut Reader::new(&bytes).unwrap()).unwrap();
        assert!(
            words
                .iter()
                .all(|(word, _)| again.of(*word) == lexemes.of(*word))
        );
    }
}
