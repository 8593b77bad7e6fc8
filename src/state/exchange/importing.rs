//! Files in the formats of others on their way in.
//!
//! The worker looks through them first: what format they are in, what does not fit, which labels they
//! have and what these likely are here. All of that can be changed, and is looked at again; only then
//! are they taken in, in parts, while the page goes on.

use std::collections::BTreeSet;
use std::rc::Rc;

use standpoint_formats::exchange::Mapping;
use standpoint_protocol::formats::import::{Import, Imported};
use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{File, Outcome, Progress};

use crate::formats_client::Problem;
use crate::i18n::Message;

/// What is to be taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Importing {
    /// The files, and how they are to be read.
    pub import: Import,
    /// Whether names were mapped by hand: then nothing is proposed any more.
    pub by_hand: bool,
    /// Numbers what the worker is asked for: what it answers to an earlier wish is dropped.
    pub number: u32,
    /// How far the worker is; none while nothing is asked of it.
    pub progress: Option<Progress>,
    /// What is in the files.
    pub found: Option<Rc<Imported>>,
    /// What went wrong.
    pub problem: Option<Message>,
    /// What is said where the files are of no format that is known: they were opened like any other.
    pub otherwise: Option<Message>,
    /// How many articles have come in.
    pub came: usize,
    /// Their keys.
    pub keys: BTreeSet<String>,
    /// The first of them.
    pub first: Option<String>,
}

/// Something that happens on the way in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAction {
    /// Files have come; with what is said of them where they are of no format that is known.
    Files(Vec<File>, Option<Message>),
    /// They could not be read.
    Refused(Message),
    /// They are in this format.
    Format(String),
    /// Their offsets count this.
    Unit(String),
    /// This column or field holds the text.
    Column(String),
    /// Their names are these in the codebook.
    Map(Mapping),
    /// The worker gets on with the wish of this number.
    Progress(u32, Progress),
    /// It hands over articles.
    Articles(u32, Vec<Article>),
    /// It has answered.
    Answered(u32, Result<Outcome, Problem>),
    /// Stop the worker.
    Stop,
    /// Take the articles in.
    Take,
}

/// What the browser has to do on the way in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportEffect {
    /// Let a person choose files.
    Pick {
        /// Whether a folder is chosen, with all files in it.
        folder: bool,
    },
    /// Have the files read.
    Read(u32, Import),
    /// Have it given up.
    Stop,
    /// Store new articles.
    Store(Vec<Article>),
    /// List them, and remember what names were mapped to.
    Done(Mapping),
}
