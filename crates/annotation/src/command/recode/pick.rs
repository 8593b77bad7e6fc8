//! Which marks a person means.

use crate::document::Document;
use crate::id::{EntityId, LinkTypeId, MarkId};
use crate::mark::{Mark, State};

/// A question that a mark answers with yes or no.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// Whether it is one of these.
    Marks(Vec<MarkId>),
    /// Whether it has this value; `None`: says nothing of the attribute.
    Attribute {
        /// The attribute's id.
        attribute: String,
        /// The value's id, or the free words.
        value: Option<String>,
    },
    /// Whether these words are in it, letters' case aside.
    Words(String),
    /// Whether it is in this state.
    State(State),
    /// Whether it comes from this person, or from the `engine`.
    By(String),
    /// Whether it mentions this entity.
    Entity(EntityId),
    /// Whether a link of this type starts at it.
    LinksTo(LinkTypeId),
    /// Whether a link of this type ends at it.
    LinkedFrom(LinkTypeId),
    /// Whether the answer is no.
    Not(Box<Pick>),
    /// Whether all answers are yes.
    All(Vec<Pick>),
    /// Whether any answer is.
    Any(Vec<Pick>),
}

impl Pick {
    /// The mark's answer.
    pub fn picks(&self, document: &Document, mark: &Mark) -> bool {
        match self {
            Self::Marks(ids) => ids.contains(&mark.id),
            Self::Attribute { attribute, value } => match value {
                Some(value) => mark.attribute(attribute) == Some(value),
                None => mark
                    .attributes
                    .get(attribute)
                    .is_none_or(serde_json::Value::is_null),
            },
            Self::Words(words) => {
                let quote = document.quote(mark).to_lowercase();
                quote.contains(&words.to_lowercase())
            }
            Self::State(state) => mark.state == *state,
            Self::By(by) => mark.origin.as_ref().is_some_and(|origin| origin.by == *by),
            Self::Entity(entity) => mark.entity.as_ref() == Some(entity),
            Self::LinksTo(kind) => document.links_from(&mark.id).any(|link| link.kind == *kind),
            Self::LinkedFrom(kind) => document.links_to(&mark.id).any(|link| link.kind == *kind),
            Self::Not(other) => !other.picks(document, mark),
            Self::All(all) => all.iter().all(|pick| pick.picks(document, mark)),
            Self::Any(any) => any.iter().any(|pick| pick.picks(document, mark)),
        }
    }
}
