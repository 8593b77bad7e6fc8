//! All that the workbench knows.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Codebook, Document, EntityId, LabelId, LinkTypeId, Mark, MarkId};
use standpoint_engine::Learned;
use standpoint_engine::Thresholds;
use standpoint_text::Offset;

use super::article::Article;
use super::caret::Caret;
use super::comparing::Comparing;
use super::deep::Deep;
use super::exchange::Exchange;
use super::find::Find;
use super::keeping::{Backups, Storage};
use super::list::{Found, ListView};
use super::look::Look;
use super::marking::Marking;
use super::merged::Report;
use super::notice::Notice;
use super::review::Order;
use super::views::{MapView, TableView};
use super::withheld::Withheld;
use crate::commands::{Keymap, Platform};
use crate::i18n::Message;
use crate::store::{SaveStatus, Summary};
use standpoint_protocol::RequestId;

/// All that the workbench knows. A clone is cheap: everything large is shared.
#[derive(Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Workspace {
    /// The project's name.
    pub project: Rc<str>,
    /// The project's articles, newest first.
    pub articles: Rc<Vec<Rc<Summary>>>,
    /// What is shown of them, and in which order.
    pub list: Rc<ListView>,
    /// What a search for words has found in them.
    pub found: Rc<Found>,
    /// How full the browser's storage is, once it has said so.
    pub storage: Option<Storage>,
    /// When the project was last saved to a file.
    pub backups: Backups,
    /// The article that is open.
    pub article: Option<Rc<Article>>,
    /// Where the caret is, once it is anywhere.
    pub caret: Option<Caret>,
    /// Whether the popover of a selection was sent away.
    pub popover_dismissed: bool,
    /// The mark that is looked at.
    pub inspected: Option<MarkId>,
    /// The marks under the last click: a second one there goes round them.
    pub clicked: Vec<MarkId>,
    /// A link of which the other end is being picked.
    pub picking: Option<Picking>,
    /// What marking by hand remembers.
    pub marking: Marking,
    /// The panel beside the text.
    pub panel: Panel,
    /// What new articles are marked with.
    pub codebook: Arc<Codebook>,
    /// The label whose guideline stands beside the text.
    pub guide: Option<LabelId>,
    /// The panel from which the text was gone to: the way back.
    pub back: Option<Panel>,
    /// How the table of positions is shown.
    pub table: Rc<TableView>,
    /// How the matrix is shown.
    pub map: Rc<MapView>,
    /// The project's articles with their keys, while the matrix is made from all of them.
    pub project_documents: Others,
    /// The mark of another article that is gone to, until that article is open.
    pub going: Option<(String, MarkId)>,
    /// What is looked for in the article.
    pub find: Rc<Find>,
    /// Which of the marks that a changed text has lost is looked at, counted from 0.
    pub lost: usize,
    /// The order in which suggestions are gone through.
    pub order: Order,
    /// What lies over everything.
    pub dialog: Option<Dialog>,
    /// Sentences that stay until they are dismissed.
    pub notices: Rc<Vec<Notice>>,
    /// What was said last to the ear, counted so that the same words can be said twice.
    pub spoken: (u32, Option<Message>),
    /// What the engine is doing.
    pub engine: EngineState,
    /// What a further reading of an article calls the entities that it has already.
    pub adopted: BTreeMap<EntityId, EntityId>,
    /// How sure the engine has to be of what is shown.
    pub thresholds: Rc<Thresholds>,
    /// What it found in the open article and was not sure enough of.
    pub withheld: Rc<Withheld>,
    /// Whether it reads only to say what it withholds.
    pub gathering: bool,
    /// Whether cards say on what a learned cue rests.
    pub why_open: bool,
    /// What the learned layer says of the cue that is looked at.
    pub why: Why,
    /// Whether the last change is stored; at no time while there was none.
    pub saving: SaveStatus,
    /// Which key does what.
    pub keymap: Rc<Keymap>,
    /// How the app looks.
    pub look: Look,
    /// How keys are called here.
    pub platform: Platform,
    /// Whether something that can be opened is being dragged over the page.
    pub dragging: bool,
    /// Whether what is stored outlives the page.
    pub lasting: bool,
    /// Whether what was stored has been read.
    pub ready: bool,
    /// Annotators compared.
    pub comparing: Rc<Comparing>,
    /// The formats of others; none before they are asked for, so that the first screen needs nothing
    /// of them.
    pub exchange: Option<Rc<Exchange>>,
    /// The deep reader; none before somebody asked for it, or had it on this computer.
    pub deep: Option<Rc<Deep>>,
    /// Counts notices and gestures, so that each has its own number.
    pub counter: u32,
}

/// Articles of the project by their keys.
pub type Others = Rc<Vec<(String, Rc<Document>)>>;

/// A link of which the other end is being picked in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Picking {
    /// The mark that it starts at.
    pub from: MarkId,
    /// Its type.
    pub kind: LinkTypeId,
}

/// The panels beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The mark that is looked at.
    #[default]
    Review,
    /// Entities with their mentions.
    Actors,
    /// Positions with who holds them.
    Positions,
    /// Uncertainties.
    Doubt,
    /// Who stands where.
    Map,
    /// What was done. It has no tab.
    History,
    /// Likely slips, and what a changed text has lost. It has no tab.
    Check,
}

/// What lies over everything.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// A box to paste an article into.
    Paste,
    /// Every key.
    Help,
    /// Commands by name.
    Palette,
    /// How the app looks.
    Settings,
    /// The suggestions of which the engine is surest, to be accepted together.
    AcceptSure,
    /// A note on a mark.
    Note(MarkId),
    /// A note on the article.
    ArticleNote,
    /// A box for a new version of the article.
    NewVersion,
    /// The hits, to be marked with a label.
    MarkHits,
    /// The actors, to choose who holds a position.
    Holders(MarkId),
    /// The values, or the words, of an attribute of a mark, to choose from.
    Choose(MarkId, String),
    /// Who mentions are; the first says whose mentions are listed.
    Who(Vec<MarkId>),
    /// Where else a mark is to be.
    Everywhere(MarkId),
    /// Whether to delete the open article.
    DeleteArticle,
    /// Source, date, tags, status and note of the open article.
    Details,
    /// What came of merging a project into this one.
    Merged(Rc<Report>),
    /// Annotators compared.
    Compare,
    /// Articles to be saved in a format of others.
    Export,
    /// A training set to be made.
    Train,
    /// The deep reader: fetched, used, removed.
    Deep,
    /// Files in a format of others to be taken in.
    Import,
    /// What may be marked, to be changed.
    Codebook,
    /// Whether to take this codebook.
    TakeCodebook(Rc<Codebook>),
}

impl Dialog {
    /// Whether it is of the app or the project, whatever article is open.
    pub const fn outlives_article(&self) -> bool {
        matches!(
            self,
            Self::Help | Self::Settings | Self::Train | Self::Deep | Self::Codebook
        )
    }
}

/// What the engine is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum EngineState {
    /// Nothing, and nothing was asked.
    #[default]
    Idle,
    /// Reading the open article.
    Reading {
        /// The request.
        request: RequestId,
        /// All before this has been read.
        read_to: Offset,
    },
    /// The article was read.
    Done {
        /// Time spent reading.
        milliseconds: f64,
        /// Words read.
        words: usize,
    },
    /// Reading was stopped.
    Cancelled,
    /// There is no engine in this browser, or it does not start.
    Unavailable,
}

/// What is known of why there is a cue.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Why {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// The engine is asked.
    Asking {
        /// Of which mark: a cue, or the position that it signals.
        mark: MarkId,
        /// Who is asked: whoever found it.
        finder: Finder,
    },
    /// It has answered.
    Answered {
        /// Of which mark.
        mark: MarkId,
        /// What the learned layer says; none where it has nothing to say.
        learned: Option<Rc<Learned>>,
    },
    /// It stopped instead.
    Unanswered {
        /// Of which mark.
        mark: MarkId,
    },
    /// The deep reader found the mark and is not here.
    NotHere {
        /// Of which mark.
        mark: MarkId,
    },
}

/// Which engine found a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finder {
    /// The instant one.
    Instant,
    /// The deep reader.
    Deep,
}

impl Workspace {
    /// A workbench on which nothing lies yet.
    pub fn new(platform: Platform) -> Self {
        Self {
            project: Rc::from(""),
            articles: Rc::default(),
            list: Rc::default(),
            found: Rc::default(),
            storage: None,
            backups: Backups::default(),
            article: None,
            caret: None,
            popover_dismissed: false,
            inspected: None,
            clicked: Vec::new(),
            picking: None,
            marking: Marking::default(),
            panel: Panel::Review,
            codebook: Codebook::standard(),
            guide: None,
            back: None,
            table: Rc::default(),
            map: Rc::default(),
            project_documents: Rc::default(),
            going: None,
            find: Rc::default(),
            lost: 0,
            order: Order::default(),
            dialog: None,
            notices: Rc::default(),
            spoken: (0, None),
            engine: EngineState::Idle,
            adopted: BTreeMap::new(),
            thresholds: Rc::default(),
            withheld: Rc::default(),
            gathering: false,
            why_open: false,
            why: Why::Unasked,
            saving: SaveStatus::Saved { at: String::new() },
            keymap: Rc::default(),
            look: Look::default(),
            platform,
            dragging: false,
            lasting: true,
            ready: false,
            comparing: Rc::default(),
            exchange: None,
            deep: None,
            counter: 0,
        }
    }

    /// The mark that is looked at.
    pub fn inspected_mark(&self) -> Option<&Mark> {
        let mark = self
            .article
            .as_ref()?
            .document
            .mark(self.inspected.as_ref()?)?;
        Some(mark.as_ref())
    }

    /// What is selected, if anything is.
    pub fn selection(&self) -> Option<standpoint_text::Span> {
        self.caret
            .filter(|caret| !caret.is_collapsed())
            .map(Caret::span)
    }

    /// The nth label in use of the open article's codebook, counted from 1.
    pub fn label(&self, number: u8) -> Option<LabelId> {
        let book = &self.article.as_ref()?.document.codebook;
        let index = usize::from(number).checked_sub(1)?;
        book.labels_in_use()
            .nth(index)
            .map(|label| label.id.clone())
    }

    /// The next number of its own.
    pub fn next_number(&mut self) -> u32 {
        self.counter = self.counter.wrapping_add(1);
        self.counter
    }
}
