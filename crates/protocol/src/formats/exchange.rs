//! What errands take and bring back that speak the formats of others.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use standpoint_formats::exchange::Choices;

use super::project::Kept;
use crate::Bytes;

/// Articles to be written in a format of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Its name, one of [`FORMATS`] or of [`REPORTS`].
    pub format: String,
    /// What was chosen where it leaves a choice.
    pub choices: Choices,
    /// The articles, in their order.
    pub articles: Rc<Vec<Kept>>,
}

/// Articles as they were written, held in memory until somebody wants them as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// The file; a zip archive where the format writes several.
    pub bytes: Bytes,
    /// The ending of its name, without the dot.
    pub extension: String,
    /// How many files there are.
    pub files: u32,
    /// How many articles are in them.
    pub articles: u32,
    /// How many articles are not, or not with all that was done to them, since what is stored of
    /// them is damaged.
    pub incomplete: u32,
    /// What the format cannot say, by the names of aspects, and how many of it.
    pub lost: Vec<(String, u32)>,
    /// What came of reading it back.
    pub read_back: ReadBack,
    /// What can be chosen in this format.
    pub offers: Offers,
}

/// What came of reading back what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadBack {
    /// It says what was written.
    Same,
    /// It does not; in a sentence, how.
    Different(String),
    /// It is for people and other programs, and never read back.
    Unread,
}

/// Where a format leaves a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Offers {
    /// For marks that overlap.
    pub overlap: bool,
    /// For marks with several pieces.
    pub split: bool,
    /// For tags.
    pub scheme: bool,
    /// Whether rejected suggestions are written.
    pub negatives: bool,
    /// Whether suggestions are left out that nobody has looked at.
    pub accepted_only: bool,
}

/// The formats that are read and written, in the order in which they are offered.
pub const FORMATS: [&str; 12] = [
    "doccano",
    "labelstudio",
    "prodigy",
    "spacy",
    "docbin",
    "brat",
    "conll",
    "webannotation",
    "pubannotation",
    "huggingface",
    "parquet",
    "table",
];

/// What is written for people and network analysis, and never read back.
pub const REPORTS: [&str; 4] = ["dna", "graphml", "positions", "report"];
