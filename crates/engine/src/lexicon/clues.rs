//! Words by which names and descriptions are told.

use crate::lexicon::table::HashMap;

use super::entries;

/// The list of them.
const CLUES: &str = include_str!("../../../../models/lexicons/clues.txt");

/// What a word is a clue to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clue {
    /// A verb whose subject is a person or a body.
    Speaks,
    /// A word of moving and being, behind which a capital is a city.
    Moves,
    /// Stands before a city.
    Located,
    /// A preposition before a government.
    Towards,
    /// A small word inside the name of a person.
    Particle,
    /// A surname that is also a word for a law, a place or a thing.
    Surname,
    /// A noun before which a nationality holds a position.
    Stance,
    /// A noun by which a person just named is spoken of again.
    Judging,
    /// The head of a thing that is named after an actor.
    Generic,
    /// Opens no name at the start of a sentence.
    Opens,
    /// The first word of a place.
    Saint,
    /// A word for a country.
    Country,
    /// A noun of time.
    Time,
    /// Somebody sent to somebody.
    Sent,
    /// Somebody who knows or decides on something.
    Expert,
    /// What only a state has.
    Office,
    /// A water or a land that has a name.
    Water,
    /// A verb whose object is moved about.
    Sends,
}

/// All classes with their names in the list.
const CLASSES: [(&str, Clue); 18] = [
    ("speaks", Clue::Speaks),
    ("moves", Clue::Moves),
    ("located", Clue::Located),
    ("towards", Clue::Towards),
    ("particle", Clue::Particle),
    ("surname", Clue::Surname),
    ("stance", Clue::Stance),
    ("judging", Clue::Judging),
    ("generic", Clue::Generic),
    ("opens", Clue::Opens),
    ("saint", Clue::Saint),
    ("country", Clue::Country),
    ("time", Clue::Time),
    ("sent", Clue::Sent),
    ("expert", Clue::Expert),
    ("office", Clue::Office),
    ("water", Clue::Water),
    ("sends", Clue::Sends),
];

/// The clues of the list; a word can be several.
#[derive(Debug, Default)]
pub struct Clues {
    words: HashMap<&'static str, u32>,
}

impl Clues {
    /// Reads the list.
    pub(super) fn read() -> Self {
        let mut clues = Self::default();
        for entry in entries(CLUES) {
            let [class, words] = entry[..] else { continue };
            let Some((_, clue)) = CLASSES.iter().find(|(name, _)| *name == class) else {
                continue;
            };
            for word in words.split(' ') {
                *clues.words.entry(word).or_default() |= bit(*clue);
            }
        }
        clues
    }

    /// Whether a word in lower case is such a clue.
    pub fn has(&self, word: &str, clue: Clue) -> bool {
        self.words
            .get(word)
            .is_some_and(|clues| clues & bit(clue) != 0)
    }
}

const fn bit(clue: Clue) -> u32 {
    1 << clue as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn words_can_be_several_clues() {
        let clues = &Lexicon::standard().clues;
        assert!(clues.has("state", Clue::Country) && !clues.has("state", Clue::Speaks));
        assert!(clues.has("states", Clue::Country) && clues.has("states", Clue::Speaks));
        assert!(!clues.has("dam", Clue::Moves));
    }

    #[test]
    fn every_class_of_the_list_is_known() {
        for entry in entries(CLUES) {
            assert!(
                CLASSES.iter().any(|(name, _)| Some(name) == entry.first()),
                "{entry:?}"
            );
        }
    }
}
