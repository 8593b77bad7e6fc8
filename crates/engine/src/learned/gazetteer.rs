//! Known names: of places, organisations and people, as phrases and as words.

use super::hash;
use super::passage::Passage;
use super::weights::{Lexemes, Reader, WeightsError, Writer};
use super::words::Form;

/// What a phrase is known as: the bits of its number.
pub mod known {
    /// A place.
    pub const PLACE: u16 = 1;
    /// An organisation.
    pub const ORGANISATION: u16 = 2;
    /// A person.
    pub const PERSON: u16 = 4;
    /// A first name.
    pub const FIRST_NAME: u16 = 8;
    /// A family name.
    pub const FAMILY_NAME: u16 = 16;
    /// A longer phrase begins with it.
    pub const BEGINS_LONGER: u16 = 32;
    /// On a word: it is not the first of its phrase.
    pub const INSIDE: u16 = 64;
}

/// Phrases of at most this many words are known.
pub const LONGEST: usize = 6;

/// Known names.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    phrases: Lexemes,
}

/// The number of a phrase, by its words in lower case.
pub fn phrase(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().fold(0, |phrase, word| match phrase {
        0 => word,
        _ => hash::pair(phrase, word),
    })
}

impl Gazetteer {
    /// From phrases with the bits of [`known`].
    pub const fn new(phrases: Lexemes) -> Self {
        Self { phrases }
    }

    /// What each word of a passage is known as: the bits of the longest phrases that begin at a
    /// capital, on all of their words.
    pub fn read(&self, passage: &Passage) -> Vec<u16> {
        let mut found = vec![0; passage.len()];
        let mut free_from = 0;
        for index in 0..passage.len() {
            let is_lower = matches!(passage.words[index].form, Form::Lower);
            if is_lower || passage.words[index].form > Form::Dotted {
                continue;
            }
            let own = self.phrases.of(passage.words[index].lower);
            found[index] |= own & (known::FIRST_NAME | known::FAMILY_NAME);
            if index < free_from {
                continue;
            }
            let (length, bits) = self.longest(passage, index);
            for (place, found) in found.iter_mut().enumerate().skip(index).take(length) {
                *found |= bits | if place > index { known::INSIDE } else { 0 };
            }
            free_from = index + length;
        }
        found
    }

    /// The longest phrase that begins at a word: how many words it has, and its bits.
    fn longest(&self, passage: &Passage, start: usize) -> (usize, u16) {
        const KINDS: u16 = known::PLACE | known::ORGANISATION | known::PERSON;
        let mut best = (0, 0);
        let mut so_far = 0;
        for (length, word) in passage.words.iter().skip(start).take(LONGEST).enumerate() {
            so_far = phrase([so_far, word.lower].into_iter().filter(|word| *word != 0));
            let bits = self.phrases.of(so_far);
            if bits & KINDS > 0 {
                best = (length + 1, bits & KINDS);
            }
            if bits & known::BEGINS_LONGER == 0 {
                break;
            }
        }
        best
    }

    /// Writes the phrases.
    pub fn write(&self, writer: &mut Writer) {
        self.phrases.write(writer);
    }

    /// Reads what [`Gazetteer::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Lexemes::read(reader).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash::bytes;
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        let number = |words: &[&str]| phrase(words.iter().map(|word| bytes(word.as_bytes())));
        let phrases = [
            (number(&["vessa"]), known::PLACE | known::BEGINS_LONGER),
            (number(&["vessa", "river"]), known::BEGINS_LONGER),
            (number(&["vessa", "river", "board"]), known::ORGANISATION),
            (number(&["ada"]), known::FIRST_NAME),
        ];
        let gazetteer = Gazetteer::new(Lexemes::new(&phrases));
        let read = |line: &str| {
            let words = line.split(' ').collect();
            gazetteer.read(&Passage::of_words(&[words], &Lexemes::default()))
        };
        let (org, inside) = (known::ORGANISATION, known::INSIDE);
        assert_eq!(
            read("The Vessa River Board met"),
            [0, org, org | inside, org | inside, 0]
        );
        assert_eq!(read("Vessa River floods"), [known::PLACE, 0, 0]);
        assert_eq!(read("Ada met vessa"), [known::FIRST_NAME, 0, 0]);
    }
}
