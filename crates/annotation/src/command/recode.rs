//! Changes of the codebook, with the marks that follow from them.
//!
//! Each makes a new version of the codebook with a [`Revision`] that lists what is different. A
//! command is data: played on each document of a project it changes them all alike.

mod adopt;
mod attributes;
mod labels;
mod links;
mod pick;

use super::CommandError;
use super::draft::Draft;
use crate::codebook::{
    Attribute, Carried, Codebook, Label, LinkType, Revision, Value, differences,
};
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::history::Step;
use crate::id::{LabelId, LinkTypeId};
use crate::mark::Mark;

pub use pick::Pick;

/// A change of the codebook as a person thinks of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Recode {
    /// Calls the codebook something else.
    Rename(String),
    /// Adds a label at the end.
    AddLabel(Label),
    /// Gives the label of this id another name, channel, colour, key, definition and examples, and
    /// says whether its marks mention entities. Its attributes stay, and whether it is retired.
    EditLabel(Label),
    /// Gives a label another id in the file; its marks and the ends of links follow.
    MoveLabel {
        /// Which.
        label: LabelId,
        /// Its new id.
        to: LabelId,
    },
    /// Puts labels in another order; those that are not named stay behind the others.
    OrderLabels(Vec<LabelId>),
    /// Puts what can be said of a label's marks in another order; what is not named stays behind the
    /// others.
    OrderAttributes {
        /// The label.
        label: LabelId,
        /// Attributes by their ids.
        order: Vec<String>,
    },
    /// Puts the values of an attribute in another order, in the same way.
    OrderValues {
        /// The label.
        label: LabelId,
        /// The attribute.
        attribute: String,
        /// Values by their ids.
        order: Vec<String>,
    },
    /// Makes two labels one: marks of the one get the other, which gets the attributes, values and
    /// links that it did not have. An attribute that was free words in one of them is so then.
    MergeLabels {
        /// The one that goes.
        from: LabelId,
        /// The one that stays.
        into: LabelId,
    },
    /// Makes a label of a part of another's marks. It has the other's attributes and links.
    SplitLabel {
        /// The label that is split.
        label: LabelId,
        /// The new label; attributes of its own are left out.
        part: Box<Label>,
        /// Which of the marks get it.
        pick: Pick,
    },
    /// Keeps a label from new marks. Its marks get another label, which takes over what it knows,
    /// or stay as they are.
    RetireLabel {
        /// Which.
        label: LabelId,
        /// What its marks become.
        into: Option<LabelId>,
    },
    /// Lets a retired label have new marks again.
    ReviveLabel(LabelId),
    /// Takes away a label that no mark has.
    RemoveLabel(LabelId),
    /// Gives a label one more attribute.
    AddAttribute {
        /// The label.
        label: LabelId,
        /// The attribute.
        attribute: Attribute,
    },
    /// Gives an attribute another name on the screen.
    RenameAttribute {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// Its new name.
        name: String,
    },
    /// Gives an attribute another id in the file; what marks say follows.
    MoveAttribute {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// Its new id.
        to: String,
    },
    /// Takes an attribute away, and from the marks what they said of it.
    RemoveAttribute {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
    },
    /// Gives an attribute one more value.
    AddValue {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// The value.
        value: Value,
    },
    /// Gives the value of this id another name, colour and definition.
    EditValue {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// The value as it is to be.
        value: Value,
    },
    /// Gives a value another id; where there is a value of that id, the two become one. Marks follow.
    MoveValue {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// The value's id.
        from: String,
        /// Its new id.
        to: String,
    },
    /// Takes a value away, and from the marks that had it.
    RemoveValue {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
        /// The value's id.
        value: String,
    },
    /// Adds a link type.
    AddLinkType(LinkType),
    /// Gives the link type of this id another name and definition, and says what it may join; links
    /// that it may not join any more go.
    EditLinkType(LinkType),
    /// Takes a link type away, and its links.
    RemoveLinkType(LinkTypeId),
    /// Takes another codebook, or another version of this one. Marks go where its versions say that
    /// their labels and values went. Nothing that somebody has said is lost: what marks and links
    /// have and it lacks is kept in it, labels as retired ones. Suggestions of labels that it lacks
    /// go, unless somebody has decided on them.
    Adopt(Box<Codebook>),
}

/// Why a codebook cannot be changed so.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum RecodeError {
    /// As with any command.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// The label has no such attribute.
    #[error("{label} has no attribute “{attribute}”")]
    NoSuchAttribute {
        /// The label.
        label: LabelId,
        /// The attribute's id.
        attribute: String,
    },
    /// The codebook has one of this id.
    #[error("the codebook has “{0}” already")]
    InCodebook(String),
    /// Marks have the label.
    #[error("marks with the label “{label}”: {count}; retire it, or make it one with another")]
    InUse {
        /// The label.
        label: LabelId,
        /// How many marks.
        count: usize,
    },
    /// What is made has no id.
    #[error("it needs an id of at least one letter")]
    NoId,
}

impl Recode {
    /// What would change, with all that follows from it: a step to be played on a history. The
    /// document stays as it is.
    ///
    /// # Errors
    /// When it cannot be done, or would change nothing.
    pub fn plan(&self, document: &Document) -> Result<Step, RecodeError> {
        if let Self::Adopt(book) = self {
            return adopt::plan(document, book);
        }
        let mut rewrite = Rewrite::of(document);
        self.write(&mut rewrite)?;
        rewrite.finish(self.name())
    }

    fn write(&self, to: &mut Rewrite) -> Result<(), RecodeError> {
        match self {
            Self::Rename(name) => name.clone_into(&mut to.book.name),
            Self::AddLabel(label) => return labels::add(to, label),
            Self::EditLabel(label) => return labels::edit(to, label),
            Self::MoveLabel { label, to: id } => return labels::move_to(to, label, id),
            Self::OrderLabels(order) => labels::order(to, order),
            Self::MergeLabels { from, into } => return labels::merge(to, from, into),
            Self::SplitLabel { label, part, pick } => return labels::split(to, label, part, pick),
            Self::RetireLabel { label, into } => return labels::retire(to, label, into.as_ref()),
            Self::ReviveLabel(label) => to.label(label)?.retired = false,
            Self::RemoveLabel(label) => return labels::remove(to, label),
            Self::AddLinkType(kind) => return links::add(to, kind),
            Self::EditLinkType(kind) => return links::edit(to, kind),
            Self::RemoveLinkType(kind) => return links::remove(to, kind),
            of_attributes => return attributes::write(to, of_attributes),
        }
        Ok(())
    }

    /// What a person would call it: the id of a message.
    fn name(&self) -> &'static str {
        match self {
            Self::Rename(_) => "step-codebook",
            Self::AddLabel(_) => "step-add-label",
            Self::EditLabel(_) | Self::MoveLabel { .. } => "step-edit-label",
            Self::OrderLabels(_) => "step-order-labels",
            Self::OrderAttributes { .. } => "step-order-attributes",
            Self::OrderValues { .. } => "step-order-values",
            Self::MergeLabels { .. } => "step-merge-labels",
            Self::SplitLabel { .. } => "step-split-label",
            Self::RetireLabel { .. } => "step-retire-label",
            Self::ReviveLabel(_) => "step-revive-label",
            Self::RemoveLabel(_) => "step-remove-label",
            Self::AddAttribute { .. } => "step-add-attribute",
            Self::RenameAttribute { .. } | Self::MoveAttribute { .. } => "step-edit-attribute",
            Self::RemoveAttribute { .. } => "step-remove-attribute",
            Self::AddValue { .. } => "step-add-value",
            Self::EditValue { .. } => "step-edit-value",
            Self::MoveValue { .. } => "step-move-value",
            Self::RemoveValue { .. } => "step-remove-value",
            Self::AddLinkType(_) => "step-add-link-type",
            Self::EditLinkType(_) => "step-edit-link-type",
            Self::RemoveLinkType(_) => "step-remove-link-type",
            Self::Adopt(_) => "step-adopt-codebook",
        }
    }
}

/// A new version of the codebook under way.
struct Rewrite<'d> {
    draft: Draft<'d>,
    book: Codebook,
    carried: Vec<Carried>,
    /// Marks and links that follow.
    count: usize,
}

impl<'d> Rewrite<'d> {
    fn of(document: &'d Document) -> Self {
        Self {
            draft: Draft::of(document),
            book: Codebook::clone(&document.codebook),
            carried: Vec::new(),
            count: 0,
        }
    }

    fn label(&mut self, id: &LabelId) -> Result<&mut Label, RecodeError> {
        let label = self.book.labels.iter_mut().find(|label| label.id == *id);
        Ok(label.ok_or_else(|| CommandError::NoLabel(id.clone()))?)
    }

    fn attribute(&mut self, label: &LabelId, id: &str) -> Result<&mut Attribute, RecodeError> {
        let attributes = &mut self.label(label)?.attributes;
        let attribute = attributes.iter_mut().find(|attribute| attribute.id == id);
        attribute.ok_or_else(|| RecodeError::NoSuchAttribute {
            label: label.clone(),
            attribute: id.to_owned(),
        })
    }

    /// Whether the id of a new label is one, and free.
    fn is_free(&self, id: &LabelId) -> Result<(), RecodeError> {
        free(
            id.as_str(),
            self.book.labels.iter().map(|label| label.id.as_str()),
        )
    }

    /// The marks of a label, as the document has them.
    fn marks_of(&self, label: &LabelId) -> Vec<Mark> {
        let marks = self.draft.document.marks();
        let marks = marks.filter(|mark| mark.label == *label);
        marks.map(|mark| Mark::clone(mark)).collect()
    }

    fn put_mark(&mut self, mark: Mark) {
        self.draft.put_mark(mark);
        self.count += 1;
    }

    /// Writes down where marks went.
    fn carry(&mut self, at: &[&str], from: &str, to: &str) {
        self.carried.push(Carried {
            at: at.iter().map(|&step| step.to_owned()).collect(),
            from: from.to_owned(),
            to: to.to_owned(),
        });
    }

    /// The new version, with all that follows from it.
    fn finish(mut self, name: &str) -> Result<Step, RecodeError> {
        let before = &self.draft.document.codebook;
        if self.book == **before {
            return Err(CommandError::NothingToDo.into());
        }
        let version = before.version.saturating_add(1);
        self.book.version = version;
        let revision = Revision {
            version,
            changes: differences(before, &self.book),
            carried: self.carried,
        };
        // Strings and JSON can always be written as JSON.
        self.book.revisions.extend(serde_json::to_value(revision));
        let edit = Edit::Codebook(Change::replace(before.clone(), self.book));
        Ok(self.draft.finish_after(edit, name, self.count)?)
    }
}

/// Whether the id of something new is one, and none of these.
fn free<'a>(id: &str, mut taken: impl Iterator<Item = &'a str>) -> Result<(), RecodeError> {
    if id.trim().is_empty() {
        return Err(RecodeError::NoId);
    }
    if taken.any(|other| other == id) {
        return Err(RecodeError::InCodebook(id.to_owned()));
    }
    Ok(())
}
