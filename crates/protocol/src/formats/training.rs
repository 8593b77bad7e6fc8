//! What the errand takes and brings back that makes training sets.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::project::Kept;
use crate::Bytes;

/// A training set that is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Training {
    /// The task's name.
    pub task: String,
    /// The format's name.
    pub format: String,
    /// Whether rows of a folder for `datasets` are in Parquet, rather than JSON Lines.
    #[serde(default)]
    pub parquet: bool,
    /// How much text a row holds, by name; none for what is usual in the task.
    pub window: Option<String>,
    /// What the articles are divided into.
    pub division: Division,
    /// Whether the earliest go to training and the latest to testing, rather than labels evenly.
    pub by_date: bool,
    /// Another seed gives another division that is as good.
    pub seed: u32,
    /// From which confidence on, 0 to 1, suggestions that nobody has looked at count.
    pub silver: Option<f64>,
    /// Whether rejected suggestions are written as negatives.
    pub negatives: bool,
    /// How many of the windows without anything to learn are kept, 0 to 1; none for what is usual.
    pub unlabelled: Option<f64>,
    /// The file of an earlier test set, whose articles are for testing again.
    pub frozen: Option<String>,
    /// What the set is called.
    pub name: String,
    /// Under which licence it may be used.
    pub licence: String,
    /// The articles.
    pub articles: Rc<Vec<Kept>>,
}

/// What articles are divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Division {
    /// Training, validation and test, in these proportions.
    Parts(u32, u32, u32),
    /// So many folds.
    Folds(u32),
}

impl Default for Training {
    fn default() -> Self {
        Self {
            task: "uncertainty".to_owned(),
            format: "huggingface".to_owned(),
            parquet: false,
            window: None,
            division: Division::Parts(80, 10, 10),
            by_date: false,
            seed: 0,
            silver: None,
            negatives: false,
            unlabelled: None,
            frozen: None,
            name: String::new(),
            licence: String::new(),
            articles: Rc::default(),
        }
    }
}

/// A training set as it was made, held in memory until somebody wants it as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trained {
    /// What is in each part.
    pub parts: Vec<Part>,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The first rows of each part: its name, and the cells.
    pub rows: Vec<(String, Vec<String>)>,
    /// What became of everything else, a sentence each.
    pub said: Vec<String>,
    /// How many articles are not in it, or not with all that was done to them, since what is stored
    /// of them is damaged.
    pub incomplete: u32,
    /// The files, in a zip archive.
    pub bytes: Bytes,
}

/// What is in a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// How many articles have rows in it.
    pub articles: u32,
    /// How many rows.
    pub rows: u32,
    /// How many of these rest on suggestions that nobody has looked at.
    pub silver: u32,
    /// How often each label is there.
    pub labels: Vec<(String, u32)>,
}
