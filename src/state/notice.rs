//! Sentences that the workbench says: what happened, where, and what to do.

use std::rc::Rc;

use standpoint_annotation::{Codebook, Step};
use standpoint_formats::Encoding;

use super::merged::Report;
use super::update::Raw;
use crate::i18n::Message;

/// A sentence on the screen that stays until it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Names it, so that it can be dismissed.
    pub id: u32,
    /// How serious it is.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
    /// What can be done about it.
    pub remedies: Vec<Remedy>,
}

impl Notice {
    /// A notice without remedies; it gets its number when it is shown.
    pub fn new(tone: Tone, message: Message) -> Self {
        Self {
            id: 0,
            tone,
            message,
            remedies: Vec::new(),
        }
    }
}

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Information,
    /// Something was not as expected, and was dealt with.
    Warning,
    /// Something could not be done.
    Problem,
}

/// A way out that a notice offers as a button.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// Move marks to where their quotes are.
    Reanchor(Rc<Step>),
    /// Read the file again in another encoding.
    Decode {
        /// The file as it came.
        raw: Raw,
        /// The encoding to read it in.
        encoding: Encoding,
    },
    /// Wait no longer for the article of a page: take its text as the app alone can.
    ReadSimply,
    /// Bring the article that was deleted back.
    Restore(String),
    /// Open an article of the project.
    OpenArticle(String),
    /// Write what could not be written.
    RetrySaving,
    /// Save the open article as a file.
    SaveFile,
    /// Read the text with the engine (again).
    Analyse,
    /// Take the document over from the other tab.
    TakeOver,
    /// Load the page again.
    Reload,
    /// Open another article of the project.
    Open(String),
    /// Take an article away again that has just come in.
    Discard(String),
    /// Save the project to a file.
    SaveProject,
    /// Do not suggest a backup for a day.
    NoBackup,
    /// Begin with the newer version of the app.
    UseVersion,
    /// Show what a merge came to.
    ShowMerge(Rc<Report>),
    /// Take this codebook for the open article.
    TakeCodebook(Rc<Codebook>),
    /// Mark new articles with this codebook.
    KeepCodebook(Rc<Codebook>),
    /// See what is different with this codebook.
    CompareCodebooks(Rc<Codebook>),
}
