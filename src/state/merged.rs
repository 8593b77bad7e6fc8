//! What came of merging a project into this one.

use crate::i18n::Message;

/// What was done with each of its articles, and what did not agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Articles that were not here.
    pub added: usize,
    /// Articles that were here and have got something new.
    pub merged: usize,
    /// Articles that had nothing new.
    pub same: usize,
    /// Articles of a known name with another text: both are here, by their titles.
    pub beside: Vec<String>,
    /// Files that could not be opened: their paths, and why, as whoever read them says it.
    pub refused: Vec<(String, String)>,
    /// Where both sides say something else, with the article's key and title.
    pub conflicts: Vec<Disagreement>,
}

/// A place where both sides say something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The article.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What does not agree.
    pub said: Message,
}

impl Report {
    /// Whether there is more to say than how many articles there were.
    pub fn has_news(&self) -> bool {
        !(self.beside.is_empty() && self.refused.is_empty() && self.conflicts.is_empty())
    }

    /// In a sentence.
    pub fn message(&self) -> Message {
        Message::new("notice-merged")
            .with("added", self.added + self.beside.len())
            .with("merged", self.merged)
            .with("same", self.same)
            .with("conflicts", self.conflicts.len())
    }
}
