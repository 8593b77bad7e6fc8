//! What the errand takes and brings back that reads the formats of others.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use standpoint_formats::exchange::Mapping;

use super::File;

/// Files to be read in a format of others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The files as they came; an archive stands for what is in it.
    pub files: Rc<Vec<File>>,
    /// The format's name, one of [`FORMATS`](super::exchange::FORMATS); none to tell it from each
    /// file's content.
    pub format: Option<String>,
    /// What offsets count; none for what they usually count in the format.
    pub unit: Option<String>,
    /// Which column or field holds the text; none where its name says so.
    pub text_field: Option<String>,
    /// What the names in the files become in the codebook.
    pub mapping: Mapping,
    /// Whether names without a place in the mapping are given what they likely mean.
    pub proposes: bool,
    /// Whether the articles are handed over, in parts, rather than only looked at.
    pub takes: bool,
    /// Now, RFC 3339 in UTC.
    pub now: String,
}

/// What is in files of others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The format, of the first file where there are several; empty where none is known.
    pub format: String,
    /// What offsets were taken to count.
    pub unit: String,
    /// What they count more likely, where they fit the quotes better then.
    pub better_unit: Option<String>,
    /// How many articles are in them.
    pub articles: u32,
    /// How many marks these have.
    pub marks: u32,
    /// How many were expected and cannot be read.
    pub refused: u32,
    /// What does not fit, a sentence each, beginning with where it is; no more than
    /// [`MOST_SENTENCES`].
    pub said: Vec<String>,
    /// How many sentences are left out.
    pub unsaid: u32,
    /// The labels in the files, and how many marks have each.
    pub labels: Vec<(String, u32)>,
    /// The relations in the files, and how often each is there.
    pub relations: Vec<(String, u32)>,
    /// What these became.
    pub mapping: Mapping,
}

/// How many sentences on what does not fit are brought back.
pub const MOST_SENTENCES: usize = 200;
