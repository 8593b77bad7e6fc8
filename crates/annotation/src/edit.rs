//! The smallest changes of a document. Each knows what was before and what is after, so its inverse
//! is itself turned round.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::codebook::Codebook;
use crate::contents::Held;
use crate::document::{Details, Document};
use crate::entity::Entity;
use crate::link::Link;
use crate::mark::Mark;

/// One change of one thing: `None` before makes it, `None` after removes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// A mark.
    Mark(Change<Mark>),
    /// A link.
    Link(Change<Link>),
    /// A link that somebody said and that did not stand.
    RejectedLink(Change<Link>),
    /// An entity.
    Entity(Change<Entity>),
    /// Title, source, tags, note; both sides are there.
    Details(Change<Details>),
    /// The codebook; both sides are there.
    Codebook(Change<Codebook>),
    /// What an opened file held that had no place; both sides are there.
    Unplaced(Change<Vec<Value>>),
}

/// What was before and what is after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change<T> {
    /// What was there.
    pub before: Option<Arc<T>>,
    /// What is there now.
    pub after: Option<Arc<T>>,
}

impl<T> Change<T> {
    /// Nothing becomes this.
    pub fn add(after: impl Into<Arc<T>>) -> Self {
        Self {
            before: None,
            after: Some(after.into()),
        }
    }

    /// This becomes nothing.
    pub fn remove(before: impl Into<Arc<T>>) -> Self {
        Self {
            before: Some(before.into()),
            after: None,
        }
    }

    /// One becomes the other.
    pub fn replace(before: impl Into<Arc<T>>, after: impl Into<Arc<T>>) -> Self {
        Self {
            before: Some(before.into()),
            after: Some(after.into()),
        }
    }

    fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// What is to be there instead of what is held, if that is what it expects.
    fn replacement(&self, held: &T, name: &str) -> Result<&Arc<T>, EditError>
    where
        T: PartialEq,
    {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return Err(EditError::Empty);
        };
        if **before == *held {
            Ok(after)
        } else {
            Err(EditError::Stale {
                id: name.to_owned(),
            })
        }
    }

    /// What is left by one change is what the next begins with. Ids are unique, so equal things are
    /// the same thing. What was made and is taken away stays two changes: there is no empty one.
    fn absorb(&mut self, next: &Self) -> bool
    where
        T: PartialEq,
    {
        let goes_on = self.after.is_some() && same(self.after.as_ref(), next.before.as_ref());
        let goes_on = goes_on && (self.before.is_some() || next.after.is_some());
        if goes_on {
            self.after.clone_from(&next.after);
        }
        goes_on
    }

    /// The id of what it changes, if what is held is what it expects and the id stays the same.
    fn fits<I>(&self, held: &Held<I, T>, id: impl Fn(&T) -> &I) -> Result<&I, EditError>
    where
        I: Ord + fmt::Display,
        T: PartialEq,
    {
        let either = self.before.as_deref().or(self.after.as_deref());
        let key = id(either.ok_or(EditError::Empty)?);
        let renamed = self.after.as_deref().is_some_and(|after| id(after) != key);
        if renamed || !same(held.get(key), self.before.as_ref()) {
            return Err(EditError::Stale {
                id: key.to_string(),
            });
        }
        Ok(key)
    }
}

/// Whether two are equal; mostly they are the same allocation, which is asked first.
fn same<T: PartialEq>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
        (None, None) => true,
        _ => false,
    }
}

/// Why an edit does not fit the document.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum EditError {
    /// What is there is not what the edit expects to find.
    #[error("“{id}” has changed meanwhile, so this step no longer fits; nothing was changed")]
    Stale {
        /// The id of the mark, link or entity.
        id: String,
    },
    /// An edit that says nothing.
    #[error("a step in the journal is empty; it was left out")]
    Empty,
}

impl Edit {
    /// The edit that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Mark(c) => Self::Mark(c.inverse()),
            Self::Link(c) => Self::Link(c.inverse()),
            Self::RejectedLink(c) => Self::RejectedLink(c.inverse()),
            Self::Entity(c) => Self::Entity(c.inverse()),
            Self::Details(c) => Self::Details(c.inverse()),
            Self::Codebook(c) => Self::Codebook(c.inverse()),
            Self::Unplaced(c) => Self::Unplaced(c.inverse()),
        }
    }
}

impl Edit {
    /// Whether it makes something that was not there.
    pub(crate) fn makes(&self) -> bool {
        match self {
            Self::Mark(c) => c.before.is_none(),
            Self::Link(c) | Self::RejectedLink(c) => c.before.is_none(),
            Self::Entity(c) => c.before.is_none(),
            Self::Details(_) | Self::Codebook(_) | Self::Unplaced(_) => false,
        }
    }

    /// Becomes this change and the next in one, if the next goes on with the same thing.
    pub(crate) fn absorb(&mut self, next: &Self) -> bool {
        match (self, next) {
            (Self::Mark(a), Self::Mark(b)) => a.absorb(b),
            (Self::Link(a), Self::Link(b)) | (Self::RejectedLink(a), Self::RejectedLink(b)) => {
                a.absorb(b)
            }
            (Self::Entity(a), Self::Entity(b)) => a.absorb(b),
            (Self::Details(a), Self::Details(b)) => a.absorb(b),
            (Self::Codebook(a), Self::Codebook(b)) => a.absorb(b),
            (Self::Unplaced(a), Self::Unplaced(b)) => a.absorb(b),
            _ => false,
        }
    }
}

impl Document {
    /// Makes one change.
    ///
    /// # Errors
    /// When what is there is not what the edit expects; the document is then as before.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        match edit {
            Edit::Mark(c) => {
                let id = c.fits(self.contents.marks(), |mark| &mark.id)?;
                self.contents.change_mark(id, c);
                Ok(())
            }
            Edit::Link(c) => {
                let id = c.fits(self.contents.links(), |link| &link.id)?;
                self.contents.change_link(id, c);
                Ok(())
            }
            Edit::RejectedLink(c) => {
                let id = c.fits(self.contents.rejected_links(), |link| &link.id)?;
                self.contents.change_rejected_link(id, c);
                Ok(())
            }
            Edit::Entity(c) => {
                let id = c.fits(self.contents.entities(), |entity| &entity.id)?;
                self.contents.change_entity(id, c);
                Ok(())
            }
            Edit::Details(c) => {
                let after = c.replacement(&self.details, &self.id)?;
                self.details = Details::clone(after);
                Ok(())
            }
            Edit::Codebook(c) => {
                let after = c.replacement(&self.codebook, &self.codebook.name)?;
                self.codebook = Arc::clone(after);
                Ok(())
            }
            Edit::Unplaced(c) => {
                let after = c.replacement(&self.unplaced, &self.id)?;
                self.unplaced = Vec::clone(after);
                Ok(())
            }
        }
    }

    /// Makes all changes or none.
    ///
    /// # Errors
    /// As [`Document::apply`]; the document is then as before.
    pub fn apply_all(&mut self, edits: &[Edit]) -> Result<(), EditError> {
        for (done, edit) in edits.iter().enumerate() {
            if let Err(error) = self.apply(edit) {
                for made in edits[..done].iter().rev() {
                    // What was just made can always be unmade.
                    let _ = self.apply(&made.inverse());
                }
                return Err(error);
            }
        }
        Ok(())
    }
}
