//! What errands on a whole project take and bring back.

use serde::{Deserialize, Serialize};
use standpoint_annotation::Summary;

pub use super::kept::Kept;
use crate::Bytes;

/// What is known of a project beside its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What it is called in the database.
    pub id: String,
    /// What a person calls it; empty where nobody has said.
    pub name: String,
    /// The `standpoint-project/1` JSON that came with what was merged into it.
    pub project: Option<String>,
    /// The codebook of new documents, as JSON.
    pub codebook: Option<String>,
}

/// A project in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// The archive.
    pub bytes: Bytes,
    /// How many articles are not in it, or not with all that was done to them, since what is stored
    /// of them is damaged.
    pub incomplete: u32,
}

/// A project that was read from a file, and what is known of both projects now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpacked {
    /// What the project is called.
    pub name: String,
    /// Both projects' `standpoint-project/1` JSON in one, without documents.
    pub project: String,
    /// The codebook of new documents, as its file has it.
    pub codebook: Option<String>,
    /// The documents that can be opened.
    pub articles: Vec<Article>,
    /// Files that hold no document: their paths, and why in English.
    pub refused: Vec<(String, String)>,
    /// What both projects have otherwise; it stays as it was.
    pub disagreements: Vec<Said>,
}

/// A document of a project that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its row, should it be new here.
    pub row: Summary,
    /// A key that this text always gets, should the row's own be another text's here.
    pub beside: String,
    /// The document as `standpoint/1` JSON on one line.
    pub base: String,
}

/// Two states of a document made one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct United {
    /// The entry for the journal, as JSON, and the row after it; `None` where there is nothing new.
    pub step: Option<(String, Summary)>,
    /// What both have otherwise.
    pub disagreements: Vec<Said>,
}

/// A sentence for people: the id of a message and what is put into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The message's id in the locales.
    pub id: String,
    /// Its arguments by name.
    pub with: Vec<(String, String)>,
}

impl Said {
    /// A sentence with its arguments.
    pub fn new<const N: usize>(id: &str, with: [(&str, &str); N]) -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Self {
            id: id.to_owned(),
            with: with.into_iter().map(owned).collect(),
        }
    }
}

/// An article, made ready to be looked through for words. All but [`text`](Self::text) is
/// [folded](fold).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searchable {
    /// What it is called in the database.
    pub key: String,
    /// The text as it is.
    pub text: String,
    /// The text, of the same length.
    pub folded: String,
    /// A line a mark: its words, its label and values, whom it mentions, its note.
    pub marks: Vec<String>,
    /// What is said of the whole.
    pub about: String,
}

/// Small letters, where these are as long as the others: so that places in what comes out are places
/// in what went in.
pub fn fold(text: &str) -> String {
    let small = |letter: char| {
        let mut small = letter.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
            _ => letter,
        }
    };
    text.chars().map(small).collect()
}
