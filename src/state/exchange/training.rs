//! A training set on its way out: what is wanted, and what came of it.
//!
//! As with the formats of others, the worker makes all of it in memory with every choice: so counts
//! and first rows are those of the files, and saving is at once.

use std::rc::Rc;

use standpoint_protocol::formats::training::{Trained, Training};
use standpoint_protocol::formats::{Outcome, Progress};

use crate::files::Saved;
use crate::formats_client::Problem;
use crate::i18n::Message;

/// What is wanted, and what was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Train {
    /// What is wanted, without the articles.
    pub training: Training,
    /// The name of the file with the test set that stays.
    pub frozen: Option<String>,
    /// Numbers what the worker is asked for: what it answers to an earlier wish is dropped.
    pub number: u32,
    /// How far the worker is; none while nothing is asked of it.
    pub progress: Option<Progress>,
    /// What was made last.
    pub made: Option<Rc<Trained>>,
    /// What went wrong.
    pub problem: Option<Message>,
    /// What became of the file.
    pub said: Option<Message>,
}

/// Something that happens to a training set.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainAction {
    /// This is wanted.
    Want(Box<Training>),
    /// Ask for the file of an earlier test set.
    PickFrozen,
    /// It was chosen: its name and what is in it.
    Frozen(String, String),
    /// The worker gets on with the wish of this number.
    Progress(u32, Progress),
    /// It has answered.
    Answered(u32, Result<Outcome, Problem>),
    /// Something could not be read.
    Refused(Message),
    /// Stop the worker.
    Stop,
    /// Save what was made.
    Save,
    /// It was saved, or not.
    Saved(Saved),
}

/// What the browser has to do for it.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainEffect {
    /// Gather the articles and have the set made.
    Make(u32, Box<Training>),
    /// Have it given up.
    Stop,
    /// Ask for the file of an earlier test set.
    PickFrozen,
    /// Save a file of this name.
    Save(String, Rc<Trained>),
}
