//! What can happen to the workbench.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{
    Codebook, Command, Details, Document, JournalEntry, LabelId, MarkId, Status, Step,
};
use standpoint_engine::Thresholds;
use standpoint_formats::Opened;
use standpoint_protocol::formats::File;
use standpoint_text::Offset;

use super::caret::Caret;
use super::coding::CodingAction;
use super::comparing::CompareAction;
use super::deep::DeepAction;
use super::exchange::ExchangeAction;
use super::find::FindAction;
use super::keeping::{Backups, Storage};
use super::list::{Found, ListView};
use super::look::Look;
use super::marking::MarkingAction;
use super::merged::Report;
use super::notice::{Notice, Remedy};
use super::review::Order;
use super::update::Raw;
use super::views::{MapView, TableView};
use super::workspace::{Dialog, Panel};
use crate::commands::CommandId;
use crate::commands::keymap::KeySettings;
use crate::engine_client::EngineEvent;
use crate::files::Saved;
use crate::store::{Access, SaveStatus, StoreError, Stored, Summary};

/// Something a person did, or something that arrived.
#[derive(Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "an action is one value that lives for one call; on wasm32 it is small enough"
)]
pub enum Action {
    /// A command of the table, by key, button, menu or palette.
    Run(CommandId),
    /// A change of the open article.
    Edit(Command),
    /// Changes of several articles, by their keys: each is a step in its article's own history.
    EditEverywhere(Command),
    /// The caret was put somewhere by mouse, touch or the browser.
    Caret(Caret),
    /// A click in the text at this place. A second one at the same place goes to the next mark.
    Click(Offset),
    /// A mark was chosen in a list or picked; the text goes there.
    Inspect(MarkId),
    /// Tag what is selected.
    Tag {
        /// With what.
        label: LabelId,
        /// As it is, or snapped to words.
        exact: bool,
    },
    /// An edge of a mark was dragged.
    Drag {
        /// Which mark.
        mark: MarkId,
        /// The start or the end.
        edge: Edge,
        /// Where to.
        to: Offset,
        /// As it is, or snapped to words.
        exact: bool,
        /// Numbers the gesture, so that it is one step to undo.
        gesture: u32,
    },
    /// Something about marking by hand.
    Marking(MarkingAction),
    /// The list of holders was closed with these chosen.
    Hold {
        /// The position.
        position: MarkId,
        /// Its holders.
        holders: Vec<MarkId>,
    },
    /// The order in which suggestions are gone through.
    Order(Order),
    /// Accept these together.
    AcceptAll(Vec<MarkId>),
    /// Go to where the work on an article was left, if nothing else is looked at.
    ReturnTo {
        /// Which article.
        key: String,
        /// The mark that was looked at.
        mark: MarkId,
    },
    /// Sort or filter the table of positions.
    Table(TableView),
    /// Show the matrix in another way, or another part of it.
    Map(MapView),
    /// The project's articles have been read for the matrix, with their keys.
    ProjectRead(Vec<(String, Rc<Document>)>),
    /// A mark of any article of the project was chosen; its article is opened first.
    InspectIn {
        /// Which article.
        key: String,
        /// Which mark.
        mark: MarkId,
    },
    /// Show a panel.
    Show(Panel),
    /// Lay something over everything.
    Ask(Dialog),
    /// Take it away.
    CloseDialog,
    /// A notice was read.
    Dismiss(u32),
    /// A notice's way out was taken.
    Remedy(u32, Remedy),
    /// Open an article of the project.
    OpenArticle(String),
    /// A name for the open article.
    Rename(String),
    /// What is said of the open article as a whole, after it was changed in its form.
    Describe(Box<Details>),
    /// How far the work on it is; `None` lets the review say so.
    SetStatus(Option<Status>),
    /// Show the list of articles in another way.
    List(ListView),
    /// A search for words has found something, or come to its end.
    Found(Found),
    /// The browser has said how full its storage is.
    Storage(Storage),
    /// What is remembered of backups has been read.
    Backups(Backups),
    /// There is a newer version of the app.
    Version(Version),
    /// The project was saved to a file, or not.
    ProjectSaved {
        /// What became of the file.
        saved: Saved,
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// Another project was merged into this one.
    Merged(Report),
    /// The open article's part of that.
    MergeOpen {
        /// Which article it was planned for.
        key: String,
        /// The change.
        step: Step,
    },
    /// The keys were changed.
    Keys(KeySettings),
    /// How the app looks.
    Look(Look),
    /// The engine's suggestions of a label need at least this confidence, 0 to 1.
    Threshold(LabelId, f64),
    /// The thresholds are as they are by default.
    UsualThresholds,
    /// Let the engine say what it withholds, where that is not known.
    Gather,
    /// Something about looking for words in the article.
    Finding(FindAction),
    /// Undo or do again until so many steps of the history are done.
    GoToStep(usize),
    /// Look at a mark that a changed text has lost, counted from 0.
    ChooseLost(usize),
    /// Take this in as a new version of the article.
    TakeVersion(String),
    /// A note on the article; blank takes it back.
    NoteOnArticle(String),
    /// Something about what may be marked.
    Coding(CodingAction),
    /// Say something to eye and ear.
    Say(Notice),
    /// What was stored has been read.
    Started {
        /// The project's name.
        project: String,
        /// Its articles.
        articles: Vec<Summary>,
        /// Changed keys.
        keys: KeySettings,
        /// How the app looks.
        look: Look,
        /// How sure the engine has to be.
        thresholds: Thresholds,
        /// What new articles are marked with.
        codebook: Arc<Codebook>,
        /// Whether what is stored outlives the page.
        lasting: bool,
    },
    /// Take this text in as if it had been pasted: it was put into the box for it.
    Take(String),
    /// Something that can be opened is dragged over the page, or no more.
    Dragging(bool),
    /// Something is coming in.
    Arriving {
        /// Halves of characters in it that were replaced.
        replaced: usize,
    },
    /// A text or a document came in, by paste, file or drop.
    Arrived {
        /// What it is.
        opened: Rc<Opened>,
        /// The file that it was, where it was one.
        raw: Option<Raw>,
    },
    /// The same, but the article that is open stays open: one of several files.
    ArrivedAside {
        /// What it is.
        opened: Rc<Opened>,
        /// The file that it was, where it was one.
        raw: Option<Raw>,
    },
    /// A file that may hold a project has come in.
    ArrivedProject(File),
    /// A stored article has been read.
    Loaded {
        /// What was stored.
        stored: Box<Stored>,
        /// Whether this tab may change it.
        access: Access,
    },
    /// Another tab took the pen, or gave it back.
    Access(String, Access),
    /// Another tab has written this many entries of an article's journal.
    ChangedElsewhere {
        /// Which article.
        key: String,
        /// How many entries it has now.
        entries: u32,
    },
    /// What another tab did to an article that is only read here.
    Followed {
        /// Which article.
        key: String,
        /// The number of the first entry.
        from: u32,
        /// What was done, in order.
        journal: Vec<JournalEntry>,
    },
    /// What was done here while another tab wrote too, to be done again on top of that.
    DoAgain {
        /// Which article.
        key: String,
        /// What was done, in order.
        journal: Vec<JournalEntry>,
    },
    /// Delete the open article, after it was asked whether.
    DeleteArticle,
    /// Another tab changed the list of articles.
    Articles(Vec<Summary>),
    /// The engine says something.
    Engine(EngineEvent),
    /// How storing goes.
    Saving(SaveStatus),
    /// Storing or loading went wrong.
    StoreFailed(StoreError),
    /// A file was saved, or not.
    FileSaved(Saved),
    /// Something about the formats of others.
    Exchange(ExchangeAction),
    /// The deep reader.
    Deep(DeepAction),
    /// Something in the comparison of annotators.
    Compare(CompareAction),
}

/// Where a newer version of the app is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// It waits here until somebody wants it.
    Ready,
    /// Another tab uses it already.
    Elsewhere,
}

/// The two edges of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}
