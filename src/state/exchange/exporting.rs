//! Articles on their way into a format of others.
//!
//! The worker writes them into memory as soon as a format is chosen, and again with every other
//! choice: so what the format cannot say, and whether it reads back, stands there before anything is
//! saved, and saving is at once, as browsers want it in answer to a click.

use std::rc::Rc;

use standpoint_formats::exchange::Choices;
use standpoint_protocol::formats::exchange::{Exported, FORMATS};
use standpoint_protocol::formats::project::Kept;
use standpoint_protocol::formats::{Outcome, Progress};

use crate::files::Saved;
use crate::formats_client::Problem;
use crate::i18n::Message;

/// What is to be written, and what was.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// The format's name.
    pub format: String,
    /// Whether all articles of the project are written, not only the open one.
    pub whole_project: bool,
    /// What was chosen where the format leaves a choice.
    pub choices: Choices,
    /// Numbers what the worker is asked for: what it answers to an earlier wish is dropped.
    pub number: u32,
    /// How far the worker is; none while nothing is asked of it.
    pub progress: Option<Progress>,
    /// What was written last.
    pub written: Option<Rc<Exported>>,
    /// What went wrong.
    pub problem: Option<Message>,
    /// What became of the file.
    pub said: Option<Message>,
}

impl Default for Exporting {
    fn default() -> Self {
        Self {
            format: FORMATS[0].to_owned(),
            whole_project: false,
            choices: Choices::default(),
            number: 0,
            progress: None,
            written: None,
            problem: None,
            said: None,
        }
    }
}

/// Something that happens on the way out.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportAction {
    /// Write in this format.
    Format(String),
    /// Whether the whole project is written.
    WholeProject(bool),
    /// Something was chosen.
    Choose(Choices),
    /// The worker gets on with the wish of this number.
    Progress(u32, Progress),
    /// It has answered.
    Answered(u32, Result<Outcome, Problem>),
    /// The articles cannot be gathered.
    Refused(u32, Message),
    /// Stop the worker.
    Stop,
    /// Save what was written.
    Save,
    /// It was saved, or not.
    Saved(Saved),
}

/// What the browser has to do on the way out.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEffect {
    /// Gather the articles and have them written.
    Write {
        /// The wish's number.
        number: u32,
        /// The format's name.
        format: String,
        /// What was chosen.
        choices: Choices,
        /// The open article.
        open: Option<Kept>,
        /// Whether all others are written, too.
        whole_project: bool,
    },
    /// Have it given up.
    Stop,
    /// Save a file.
    Save {
        /// The name to propose, with its ending.
        name: String,
        /// The file.
        written: Rc<Exported>,
    },
}
