//! The deep reader: whether it is on this computer, and how far it has read.

use std::collections::BTreeMap;

use standpoint_annotation::EntityId;
use standpoint_protocol::RequestId;
use standpoint_text::{Span, Text};

use crate::engine_client::EngineEvent;
use crate::i18n::Message;

/// The deep reader as the workbench sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deep {
    /// How much of it is on this computer.
    pub stage: Stage,
    /// Whether articles are read with it as soon as the instant engine has read them.
    pub used: bool,
    /// How far it is in the open article.
    pub reading: Option<Reading>,
    /// What went wrong.
    pub problem: Option<Message>,
}

/// How much of the deep reader is on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not looked yet.
    Unknown,
    /// It cannot run in this browser.
    Unsupported,
    /// Some of it, or nothing.
    Part(Size),
    /// It is on its way.
    Fetching(Size),
    /// All of it.
    Whole(Size),
}

/// How many bytes are here, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Bytes on this computer.
    pub here: usize,
    /// Bytes in all.
    pub of: usize,
}

/// The open article under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Which request; none before the worker has been asked.
    pub request: Option<RequestId>,
    /// How many bytes have been read.
    pub read: usize,
    /// What entities of this reading are called here.
    pub adopted: BTreeMap<EntityId, EntityId>,
}

/// Something that happens to the deep reader.
#[derive(Clone, Debug, PartialEq)]
pub enum DeepAction {
    /// See whether it is here.
    Look,
    /// It is so; and whether it is used.
    Found(Stage, bool),
    /// Fetch what is not here.
    Fetch,
    /// So much is here now.
    Fetched(Size),
    /// Fetch no more for now.
    Pause,
    /// That did not work.
    Broken(Message),
    /// Take it off this computer.
    Remove,
    /// Read articles with it, or not.
    Use(bool),
    /// Read the open article with it.
    Read,
    /// Read no further.
    Stop,
    /// Its worker has something to tell.
    Heard(EngineEvent),
}

/// What the browser has to do for it.
#[derive(Clone, Debug, PartialEq)]
pub enum DeepEffect {
    /// See what is here.
    Look,
    /// Fetch the rest.
    Fetch,
    /// Fetch no more.
    Pause,
    /// Remove it.
    Remove,
    /// Remember whether it is used.
    Use(bool),
    /// Read this text.
    Read(Text),
    /// Ask it why there is a cue at this place.
    Why(Text, Span),
    /// Give this up.
    Cancel(RequestId),
}

impl Default for Deep {
    fn default() -> Self {
        Self {
            stage: Stage::Unknown,
            used: true,
            reading: None,
            problem: None,
        }
    }
}

impl Deep {
    /// Whether it can read.
    pub const fn is_here(&self) -> bool {
        matches!(self.stage, Stage::Whole(_))
    }
}
