//! The word lists: text files in `models/lexicons`, read once, when first needed.

mod clues;
mod names;
mod roles;
pub(crate) mod table;
mod words;

use std::sync::LazyLock;

pub use clues::{Clue, Clues};
pub use names::{Gender, Name, Names, StateNumber};
pub use roles::{Role, Roles};
pub use words::{Classes, Words};

/// The word lists that several layers share.
#[derive(Debug)]
pub struct Lexicon {
    /// Words and their parts of speech.
    pub words: Words,
    /// Names of states, organisations, persons and places.
    pub names: Names,
    /// Nouns for people and bodies that act.
    pub roles: Roles,
    /// Words by which names and descriptions are told.
    pub clues: Clues,
}

impl Lexicon {
    /// The lists that the engine comes with.
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
            words: Words::read(),
            names: Names::read(),
            roles: Roles::read(),
            clues: Clues::read(),
        });
        &STANDARD
    }
}

/// The entries of a list: its lines without comments and blanks, each cut at its tabs.
pub fn entries(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
}
