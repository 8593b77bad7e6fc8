//! What single words say of a stance: cue words, and the tone that words are mostly used in.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::learned::hash::{self, feature};
use crate::learned::weights::{Reader, Row, Table, WeightsError, Writer};
use crate::positions::lexicon::{ADJECTIVE_TABLE, NOUN_TABLE, VERB_TABLE};

/// Written forms of cue words, by [`hash::bytes`], with the numbers of their stances, from 1. Where a
/// form is of several kinds, the verb counts.
static CUES: LazyLock<HashMap<u64, u64>> = LazyLock::new(|| {
    let tables = [&ADJECTIVE_TABLE, &NOUN_TABLE, &VERB_TABLE];
    let forms = tables.into_iter().flat_map(|table| table.stances());
    forms
        .map(|(form, stance)| (hash::bytes(form.as_bytes()), 1 + stance as u64))
        .collect()
});

/// The number of a cue word's stance; 0 for other words.
pub fn cue(word: u64) -> u64 {
    CUES.get(&word).copied().unwrap_or_default()
}

/// Tones of words: how those are spoken of beside whom a word stands.
#[derive(Clone, Debug)]
pub struct Tones {
    table: Table<1>,
}

impl Tones {
    /// From words (by [`hash::bytes`] of their lower-case letters) and tones from 1 to 127, the
    /// commonest words first.
    pub fn new(words: &[(u64, i8)]) -> Self {
        let row = |(word, tone): &(u64, i8)| Row {
            feature: feature(0, *word),
            weights: [*tone],
        };
        let rows: Vec<Row<1>> = words.iter().map(row).collect();
        Self {
            table: Table::new(&rows).0,
        }
    }

    /// The tone of a word; 0 for one without. A strange word has one in about one case of sixty.
    pub fn of(&self, word: u64) -> u64 {
        let tone = self.table.get(feature(0, word)).map_or(0, |row| row[0]);
        u64::from(tone.unsigned_abs())
    }

    /// Writes the tones.
    pub fn write(&self, writer: &mut Writer) {
        self.table.write(1, writer);
    }

    /// Reads what [`Tones::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Table::read(reader).map(|table| Self { table })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cue_words_have_stances_in_all_their_forms() {
        let number = |word: &str| cue(hash::bytes(word.as_bytes()));
        assert_ne!(number("criticised"), 0);
        assert_eq!(number("criticised"), number("criticises"));
        assert_ne!(number("praised"), number("criticised"));
        assert_eq!(number("table"), 0);
    }

    #[test]
    fn tones_are_found_again() {
        let words: Vec<(u64, i8)> = (1..=48)
            .map(|n| (hash::bytes(&[n]), n.cast_signed()))
            .collect();
        let tones = Tones::new(&words);
        let found = words
            .iter()
            .filter(|(word, tone)| tones.of(*word) == u64::from(tone.unsigned_abs()));
        assert!(found.count() > 40);
        assert_eq!(tones.of(hash::bytes(b"strange")), 0);
    }
}
