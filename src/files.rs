//! Texts and documents on their way in and out: files picked and dropped, the clipboard, saving.
//!
//! What comes in is told as [`Arrival`]s and read no further here: what it is and how it becomes a
//! document is decided by `standpoint_formats`.

mod clipboard;
mod drop;
mod folder;
mod paste;
mod picker;
mod read;
mod save;
mod wording;

pub use clipboard::read_clipboard;
pub use picker::{pick, pick_folder, pick_others, pick_together};
pub use save::{Saved, Written, save};

use standpoint_formats::OpenError;

use crate::listener::Listener;

/// Endings of files that hold nothing but what other tools have annotated.
const OTHERS: [&str; 12] = [
    ".jsonl", ".ndjson", ".jsonld", ".csv", ".tsv", ".conll", ".iob", ".iob2", ".bio", ".ann",
    ".spacy", ".parquet",
];

/// Whether a file of this name is in a format of others.
pub fn is_of_others(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    OTHERS.iter().any(|ending| name.ends_with(ending))
}

/// The most that is read of a file with this name, in bytes: what could be opened at all, since more
/// would freeze the page for nothing.
fn limit(name: &str) -> usize {
    let ends_in = |ending: &str| {
        let end = name.len().checked_sub(ending.len());
        let end = end.and_then(|at| name.get(at..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let is_annotated = [".json", ".zip"].into_iter().chain(OTHERS).any(ends_in);
    if is_annotated {
        // Annotations are many times as long as their text.
        standpoint_formats::LARGEST_DOCUMENT
    } else {
        standpoint_formats::LARGEST_TEXT
    }
}

/// Something comes in, or might.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// Something that can be taken in is being dragged over the page, or no more.
    Dragging(bool),
    /// Something has come in.
    Incoming(Incoming),
    /// The same, as a further one of several files.
    Aside(Incoming),
    /// A folder, with all files in it, which are called by their paths.
    Folder(Result<Vec<Incoming>, FileError>),
    /// Something could not be taken in.
    Refused(FileError),
}

/// What has come in.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The file's name, where it was one.
    pub name: Option<String>,
    /// What it is.
    pub content: Content,
    /// Lone surrogates, which no file can hold: each was replaced by U+FFFD.
    pub replaced: usize,
}

impl Incoming {
    /// How many bytes it has.
    fn weight(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes) => bytes.len(),
            Content::Html { html, .. } => html.len(),
            Content::Text(text) => text.len(),
        }
    }
}

/// What something that came in is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A file, as it came.
    Bytes(Vec<u8>),
    /// Formatted text, to be read as HTML.
    Html {
        /// The markup.
        html: String,
        /// The same as plain text, should the markup hold none; may be empty.
        plain: String,
    },
    /// Plain text; may be empty.
    Text(String),
}

/// Why something could not be taken in.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FileError {
    /// It is larger than what can be opened.
    #[error("{why}")]
    TooLarge {
        /// The file's name, where it was one.
        name: Option<String>,
        /// By how much.
        why: OpenError,
    },
    /// The browser could not read it: a folder, a file that has gone or is not for this person.
    #[error("“{name}” could not be read ({detail})")]
    Unreadable {
        /// The file's name.
        name: String,
        /// What the browser said.
        detail: String,
    },
}

impl FileError {
    /// The file's name, where the sentence does not have it.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::TooLarge { name, .. } => name.clone(),
            Self::Unreadable { .. } => None,
        }
    }
}

impl Arrival {
    /// The arrival of the nth of several files that were read.
    fn nth(number: usize, read: Result<Incoming, FileError>) -> Self {
        match read {
            Ok(incoming) if number > 0 => Self::Aside(incoming),
            read => read.into(),
        }
    }
}

impl From<Result<Incoming, FileError>> for Arrival {
    fn from(read: Result<Incoming, FileError>) -> Self {
        match read {
            Ok(incoming) => Self::Incoming(incoming),
            Err(error) => Self::Refused(error),
        }
    }
}

/// Listens to pasting and dropping until it is dropped.
pub struct Listening {
    _listeners: Vec<Listener>,
}

/// Takes in what is pasted into the page or dropped on it; what goes into a field of a form is the
/// field's.
pub fn listen(on_arrival: impl Fn(Arrival) + Clone + 'static) -> Listening {
    let mut listeners = drop::listen(on_arrival.clone());
    listeners.extend(paste::listen(on_arrival));
    Listening {
        _listeners: listeners,
    }
}
