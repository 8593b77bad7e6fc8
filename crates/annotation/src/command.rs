//! What a person or an engine wants done, planned into edits.
//!
//! Planning looks at the document and changes nothing, so it also answers whether a command applies:
//! menus and keys grey out by asking [`Command::plan`].
//!
//! Changes of the codebook ([`Recode`]), what stands where annotators differ ([`Settlement`]), the
//! same mark wherever the same words stand ([`Everywhere`]) and what a second engine found
//! ([`Reread`]) are commands of their own, planned into the same steps: who has no use for them does not carry them.

mod dismiss;
mod draft;
mod entities;
pub mod everywhere;
mod links;
mod lost;
mod marks;
pub mod recode;
mod reread;
mod settle;
mod suggest;

use std::slice;

use crate::document::{Details, Document};
use crate::edit::{Change, Edit};
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{EntityId, LabelId, LinkId, LinkTypeId, MarkId};
use crate::link::Link;
use crate::mark::{Decided, Mark, Spans, State};

pub use everywhere::Everywhere;
pub use recode::{Pick, Recode, RecodeError};
pub use reread::Reread;
pub use settle::Settlement;

/// A change as a person thinks of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Puts in what an engine found: marks, links, entities (new ones, or ones to replace by id).
    /// What a person has already decided on is left as it is.
    Suggest {
        /// Marks to add.
        marks: Vec<Mark>,
        /// Links to add.
        links: Vec<Link>,
        /// Entities to add or to rename.
        entities: Vec<Entity>,
    },
    /// Marks by hand.
    AddMark(Mark),
    /// The same for several at once, all or none.
    AddMarks(Vec<Mark>),
    /// Takes marks away, with their links and the entities that nothing mentions any more.
    DeleteMarks(Vec<MarkId>),
    /// Accepts, rejects or reopens marks.
    Decide {
        /// Which.
        marks: Vec<MarkId>,
        /// What they become.
        state: State,
        /// Who, and when; `None` reopens.
        decided: Option<Decided>,
    },
    /// Gives a mark another label; attributes and links that the new label does not have go.
    Relabel {
        /// Which.
        mark: MarkId,
        /// The new label.
        label: LabelId,
    },
    /// Says something of marks; `None` takes it back.
    SetAttribute {
        /// Which.
        marks: Vec<MarkId>,
        /// The attribute's id.
        attribute: String,
        /// Its new value.
        value: Option<String>,
    },
    /// Another name for an issue, in all positions that are about it; under a name that is there
    /// already, the two become one.
    RenameIssue {
        /// The issue; letters' case and blanks aside. `""` is that of positions without one.
        from: String,
        /// What it is called from now on; `None` takes it from them.
        to: Option<String>,
    },
    /// Moves a mark's edges or pieces.
    SetSpans {
        /// Which.
        mark: MarkId,
        /// Where it is now.
        spans: Spans,
    },
    /// A remark on a mark; `None` or blank takes it back.
    SetNote {
        /// Which.
        mark: MarkId,
        /// The remark.
        note: Option<String>,
    },
    /// Says whom marks mention; an entity that is not there yet is made.
    SetEntity {
        /// Which.
        marks: Vec<MarkId>,
        /// Whom, or nobody.
        entity: Option<Entity>,
    },
    /// Calls an entity something else, or gives it another kind.
    EditEntity(Entity),
    /// Moves all mentions of one entity to another, and drops the first.
    MergeEntities {
        /// The one that goes.
        from: EntityId,
        /// The one that stays.
        into: EntityId,
    },
    /// Links two marks. An actor or position that stands only suggested stays so.
    AddLink {
        /// The codebook's type.
        kind: LinkTypeId,
        /// Where it starts.
        from: MarkId,
        /// Where it ends.
        to: MarkId,
    },
    /// Takes links away.
    DeleteLinks(Vec<LinkId>),
    /// Title, source, tags, note.
    SetDetails(Details),
    /// Says that a slip is none, or that it is one after all.
    Dismiss {
        /// The mark that it is found at.
        mark: MarkId,
        /// The slip's name: see [`Slip::key`](crate::slips::Slip::key).
        slip: String,
        /// Whether it is none.
        dismissed: bool,
    },
    /// Gives a mark that a changed text has lost a place in it, with its links to marks that are
    /// there.
    PlaceLost {
        /// Which of [`lost`](crate::carry::lost), from 0.
        lost: usize,
        /// Where it is now.
        spans: Spans,
    },
    /// Lets marks go that a changed text has lost: these of [`lost`](crate::carry::lost), from 0.
    DropLost(Vec<usize>),
}

/// Why a command cannot be done.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum CommandError {
    /// There is no such mark.
    #[error("the mark “{0}” is not there any more")]
    NoMark(MarkId),
    /// There is no such link.
    #[error("the link “{0}” is not there any more")]
    NoLink(LinkId),
    /// There is no such entity.
    #[error("the entity “{0}” is not there any more")]
    NoEntity(EntityId),
    /// The codebook has no such label.
    #[error("the codebook has no label “{0}”")]
    NoLabel(LabelId),
    /// The codebook has no such link type.
    #[error("the codebook has no link “{0}”")]
    NoLinkType(LinkTypeId),
    /// The codebook does not let this link join these labels.
    #[error("“{kind}” cannot lead from {from} to {to}")]
    Unlinkable {
        /// The link type.
        kind: LinkTypeId,
        /// The label it would start at.
        from: LabelId,
        /// The label it would end at.
        to: LabelId,
    },
    /// The codebook does not let marks of this label have this value in this attribute.
    #[error("the codebook has no value “{value}” for “{attribute}” of {label}")]
    NoAttribute {
        /// The mark's label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// The value that it should have had.
        value: String,
    },
    /// A mark may not lie outside the text.
    #[error("the mark lies outside the text")]
    OutsideText,
    /// There are not so many lost marks.
    #[error("that lost mark is not there any more")]
    NoLost,
    /// The id is taken.
    #[error("there is a mark “{0}” already")]
    Taken(MarkId),
    /// The label is retired.
    #[error("the label “{0}” is retired, so no more marks get it")]
    Retired(LabelId),
    /// It would change nothing.
    #[error("that is so already")]
    NothingToDo,
}

impl Command {
    /// What would change, with all that follows from it: a step to be played on a history.
    /// The document stays as it is.
    ///
    /// # Errors
    /// When it cannot be done, or would change nothing.
    pub fn plan(&self, document: &Document) -> Result<Step, CommandError> {
        match self {
            Self::Suggest {
                marks,
                links,
                entities,
            } => suggest::suggest(document, marks, links, entities),
            Self::AddMark(mark) => marks::add(document, slice::from_ref(mark)),
            Self::AddMarks(marks) => marks::add(document, marks),
            Self::DeleteMarks(marks) => marks::delete(document, marks),
            Self::Decide {
                marks,
                state,
                decided,
            } => marks::decide(document, marks, *state, decided.as_ref()),
            Self::Relabel { mark, label } => marks::relabel(document, mark, label),
            Self::RenameIssue { from, to } => marks::rename_issue(document, from, to.as_deref()),
            Self::SetAttribute {
                marks,
                attribute,
                value,
            } => marks::set_attribute(document, marks, attribute, value.as_deref()),
            Self::SetSpans { mark, spans } => marks::set_spans(document, mark, spans),
            Self::SetNote { mark, note } => marks::set_note(document, mark, note.as_deref()),
            Self::SetEntity { marks, entity } => entities::set(document, marks, entity.as_ref()),
            Self::EditEntity(entity) => entities::edit(document, entity),
            Self::MergeEntities { from, into } => entities::merge(document, from, into),
            Self::AddLink { kind, from, to } => links::add(document, kind, from, to),
            Self::DeleteLinks(links) => links::delete(document, links),
            Self::SetDetails(details) => set_details(document, details),
            Self::Dismiss {
                mark,
                slip,
                dismissed,
            } => dismiss::dismiss(document, mark, slip, *dismissed),
            Self::PlaceLost { lost, spans } => lost::place(document, *lost, spans),
            Self::DropLost(lost) => lost::drop(document, lost),
        }
    }
}

fn set_details(document: &Document, details: &Details) -> Result<Step, CommandError> {
    let before = &document.details;
    let changed = (before != details)
        .then(|| Edit::Details(Change::replace(before.clone(), details.clone())));
    let name = if before.note == details.note {
        "step-details"
    } else {
        "step-article-note"
    };
    draft::step(name, 1, changed.into_iter().collect())
}
