//! Texts and documents on their way in and out: files picked and dropped, the clipboard, saving.
//!
//! What comes in is told as [`Arrival`]s and read no further here: what it is and how it becomes a
//! document is decided by `standpoint_formats`.

mod clipboard;
mod drop;
mod paste;
mod picker;
mod read;
mod save;
mod wording;

pub use clipboard::read_clipboard;
pub use picker::pick;
pub use save::{Saved, save};

use crate::listener::Listener;

/// The most that is taken in, in bytes: 20 MB. More would freeze the page while it is read.
pub const LIMIT: u32 = 20_000_000;

/// Something comes in, or might.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// Something that can be taken in is being dragged over the page, or no more.
    Dragging(bool),
    /// Something has come in.
    Incoming(Incoming),
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
    /// It is larger than [`LIMIT`].
    #[error("this is too large ({bytes} bytes of at most {LIMIT}); open a part of it")]
    TooLarge {
        /// The file's name, where it was one.
        name: Option<String>,
        /// Its size.
        bytes: f64,
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
