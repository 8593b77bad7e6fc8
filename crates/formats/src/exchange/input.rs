//! What a reader is given, and what it hands over.

use std::fmt;
use std::io::{self, BufRead};

use super::choice::Choices;
use super::example::Example;
use super::flaw::Flaw;
use crate::decode::{DecodeError, decode};
use crate::open::LARGEST_DOCUMENT;

/// A file to read.
pub struct Input<'i> {
    /// Its name without folders; for sentences, and for what lies beside it.
    pub name: &'i str,
    /// What is in it.
    pub bytes: &'i mut dyn BufRead,
    /// The content of another file of the same folder, by its name; `None` where there is none.
    pub beside: &'i dyn Fn(&str) -> Option<Vec<u8>>,
    /// How to read where a format leaves a choice.
    pub choices: &'i Choices,
}

/// Where in a file an example stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On this line, counted from 1.
    Line(u64),
    /// The one of this number, counted from 1.
    Number(u64),
    /// The file holds just one.
    Whole,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Number(number) => write!(f, "number {number}"),
            Self::Whole => f.write_str("the file"),
        }
    }
}

/// An example, or why there is none where one was expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it stands.
    pub place: Place,
    /// The example, or a sentence that says what is wrong with it.
    pub example: Result<Example, String>,
    /// What in it was passed over.
    pub flaws: Vec<Flaw>,
}

impl Found {
    /// An example without flaws.
    pub fn at(place: Place, example: Example) -> Self {
        Self {
            place,
            example: Ok(example),
            flaws: Vec::new(),
        }
    }

    /// No example, and why.
    pub fn refused(place: Place, why: impl Into<String>) -> Self {
        Self {
            place,
            example: Err(why.into()),
            flaws: Vec::new(),
        }
    }
}

/// Nothing more is wanted of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

/// Takes one example after the other; it may want no more.
pub type Each<'e> = dyn FnMut(Found) -> Result<(), Stopped> + 'e;

/// Why a file cannot be read further.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be read.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Its bytes are no text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// It is not of this format, or breaks off.
    #[error("{0}")]
    Broken(String),
    /// None of a table's columns is called as one that holds texts; these are its columns.
    #[error("it has no column for the text; say which of its columns holds it ({0})")]
    NoText(String),
    /// Whoever takes the examples wants no more.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl Input<'_> {
    /// All of the file as text, its encoding told from its bytes.
    ///
    /// # Errors
    /// When it cannot be read, is larger than can be opened, or is no text.
    pub fn text(&mut self) -> Result<String, ReadError> {
        Ok(decode(&self.all()?)?.text)
    }

    /// All of its bytes.
    ///
    /// # Errors
    /// When it cannot be read or is larger than can be opened.
    pub fn all(&mut self) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let limit = LARGEST_DOCUMENT as u64 + 1;
        io::Read::read_to_end(&mut io::Read::take(&mut self.bytes, limit), &mut bytes)?;
        if bytes.len() > LARGEST_DOCUMENT {
            let megabytes = LARGEST_DOCUMENT / 1_000_000;
            return Err(ReadError::Broken(format!(
                "it has more than {megabytes} MB, and the format cannot be read in parts"
            )));
        }
        Ok(bytes)
    }

    /// Its name without ending.
    pub fn stem(&self) -> &str {
        self.name
            .rsplit_once('.')
            .map_or(self.name, |(stem, _)| stem)
    }
}
