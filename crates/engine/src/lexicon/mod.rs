//! The word lists: text files in `models/lexicons`, read once, when first needed.

use std::sync::LazyLock;

use crate::tag::Tag;

/// All word lists.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The lists that the engine comes with.
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        &STANDARD
    }

    /// The tag of a word of a closed class, in lower case.
    pub fn closed_class(&self, _word: &str) -> Option<Tag> {
        None
    }
}

/// The entries of a list: its lines without comments and blanks, each cut at its tabs.
pub fn entries(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
}
