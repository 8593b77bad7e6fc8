//! A data set as files of what people train with.

mod card;
mod conll;
mod csv_table;
mod fast_text;
mod hugging_face;
mod json_lines;
#[cfg(feature = "parquet")]
mod parquet;
mod spacy;
mod yaml;

use std::io;

use super::build::{Dataset, Part};
use super::fate::{Fate, Fates};
use super::task::Task;
use crate::exchange::{Files, Scheme};

pub use card::{Agreement, CardDetails};
pub use json_lines::JSON_LINES;
#[cfg(feature = "parquet")]
pub use parquet::PARQUET;

/// What people train with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A folder for `datasets`.
    HuggingFace,
    /// A `DocBin` for each part and a `config.cfg`.
    Spacy,
    /// A token a line, its tag behind it.
    Conll,
    /// A text a line, its labels before it.
    FastText,
    /// A table for scikit-learn.
    Csv,
}

/// How a table of rows is written: what another kind of file for the Hugging Face folder plugs in.
pub struct RowFormat {
    /// The ending of its files.
    pub extension: &'static str,
    /// A writer for a file with these columns.
    pub writer: fn(&[super::Column]) -> Box<dyn RowWriter>,
}

/// Takes rows one after the other.
pub trait RowWriter {
    /// Writes one more row: a cell for each column.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn row(
        &mut self,
        cells: &[super::Cell],
        file: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()>;

    /// Writes what remains when all rows are there.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn finish(&mut self, file: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()>;
}

/// How it is written.
pub struct Layout<'l> {
    /// For what.
    pub format: Format,
    /// The kind of files in a Hugging Face folder.
    pub rows: &'l RowFormat,
    /// The tags of `CoNLL`.
    pub scheme: Scheme,
    /// What the card says beside what the data set knows.
    pub details: &'l CardDetails,
}

/// Why a data set cannot be written so.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The format has no place for what the task is about.
    #[error("{format} has no place for “{task}”; these have: {others}")]
    NoPlace {
        /// The format.
        format: &'static str,
        /// The task.
        task: &'static str,
        /// Those that have one.
        others: String,
    },
    /// spaCy trains against a validation part.
    #[error("spaCy needs something to train on and something to validate with, and {0} is empty")]
    EmptyPart(String),
    /// The files cannot be written.
    #[error(transparent)]
    Files(#[from] io::Error),
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::HuggingFace,
        Self::Spacy,
        Self::Conll,
        Self::FastText,
        Self::Csv,
    ];

    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::HuggingFace => "huggingface",
            Self::Spacy => "spacy",
            Self::Conll => "conll",
            Self::FastText => "fasttext",
            Self::Csv => "csv",
        }
    }

    /// The format of this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// Whether it has a place for what this task is about.
    pub fn takes(self, task: Task) -> bool {
        match self {
            Self::HuggingFace => true,
            Self::Spacy => task != Task::Relations,
            Self::Conll => task == Task::Tokens,
            Self::FastText | Self::Csv => {
                !matches!(task, Task::Tokens | Task::Spans | Task::Relations)
            }
        }
    }
}

impl Dataset {
    /// Writes all of it with its card (`README.md`) and its test set (`test-set.json`). What the
    /// format could not say is given back.
    ///
    /// # Errors
    /// When the format has no place for the task, or the files cannot be written.
    pub fn write(&self, layout: &Layout<'_>, files: &mut dyn Files) -> Result<Fates, WriteError> {
        let (format, task) = (layout.format, self.recipe.task);
        if !format.takes(task) {
            let others = Format::ALL.into_iter().filter(|format| format.takes(task));
            return Err(WriteError::NoPlace {
                format: format.id(),
                task: task.id(),
                others: others.map(Format::id).collect::<Vec<_>>().join(", "),
            });
        }
        let mut fates = Fates::default();
        match format {
            Format::HuggingFace => hugging_face::write(self, layout.rows, files)?,
            Format::Spacy => spacy::write(self, files, &mut fates)?,
            Format::Conll => conll::write(self, layout.scheme, files, &mut fates)?,
            Format::FastText => fast_text::write(self, files, &mut fates)?,
            Format::Csv => csv_table::write(self, files, &mut fates)?,
        }
        let mut all = self.report.fates.clone();
        all.extend(&fates);
        files.append("README.md", card::card(self, layout, &all).as_bytes())?;
        files.append("test-set.json", self.frozen.to_json().as_bytes())?;
        Ok(fates)
    }

    /// Parts that have rows.
    fn full_parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| !part.rows.is_empty())
    }
}

/// Counts what a format without weights does not say of a row, and that without negatives.
fn count_unsaid(sample: &super::Sample, fates: &mut Fates) {
    fates.add(Fate::Weight, usize::from(sample.trust.weight() < 1.0));
    fates.add(Fate::Rejected, sample.rejected.len());
}

/// What a format of one text has of a row: actor and issue before the words, and all on one line.
fn one_text(sample: &super::Sample, fates: &mut Fates) -> String {
    let before = [&sample.actor, &sample.issue];
    let before: Vec<&str> = before.into_iter().flatten().map(String::as_str).collect();
    fates.add(Fate::Joined, usize::from(!before.is_empty()));
    before
        .into_iter()
        .chain([sample.text.as_str()])
        .collect::<Vec<_>>()
        .join(" · ")
}
