//! The smallest changes of a document. Each knows what was before and what is after, so its inverse
//! is itself turned round.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::codebook::Codebook;
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
    /// An entity.
    Entity(Change<Entity>),
    /// Title, source, tags, note; both sides are there.
    Details(Change<Details>),
    /// The codebook; both sides are there.
    Codebook(Change<Codebook>),
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
        Self { before: None, after: Some(after.into()) }
    }

    /// This becomes nothing.
    pub fn remove(before: impl Into<Arc<T>>) -> Self {
        Self { before: Some(before.into()), after: None }
    }

    /// One becomes the other.
    pub fn replace(before: impl Into<Arc<T>>, after: impl Into<Arc<T>>) -> Self {
        Self { before: Some(before.into()), after: Some(after.into()) }
    }

    fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
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
            Self::Entity(c) => Self::Entity(c.inverse()),
            Self::Details(c) => Self::Details(c.inverse()),
            Self::Codebook(c) => Self::Codebook(c.inverse()),
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
            Edit::Mark(c) => put(&mut self.marks, c, |m| &m.id),
            Edit::Link(c) => put(&mut self.links, c, |l| &l.id),
            Edit::Entity(c) => put(&mut self.entities, c, |e| &e.id),
            Edit::Details(c) => {
                let (Some(before), Some(after)) = (&c.before, &c.after) else {
                    return Err(EditError::Empty);
                };
                if **before != self.details {
                    return Err(EditError::Stale { id: self.id.clone() });
                }
                self.details = (**after).clone();
                Ok(())
            }
            Edit::Codebook(c) => {
                let (Some(before), Some(after)) = (&c.before, &c.after) else {
                    return Err(EditError::Empty);
                };
                if **before != *self.codebook {
                    return Err(EditError::Stale { id: self.codebook.name.clone() });
                }
                self.codebook = Arc::clone(after);
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

fn put<I, T>(
    map: &mut std::collections::BTreeMap<I, Arc<T>>,
    change: &Change<T>,
    id: impl Fn(&T) -> &I,
) -> Result<(), EditError>
where
    I: Ord + Clone + std::fmt::Display,
    T: PartialEq,
{
    let (Some(key), held) = (match (&change.before, &change.after) {
        (Some(thing), _) | (None, Some(thing)) => {
            let key = id(thing);
            (Some(key), map.get(key))
        }
        (None, None) => (None, None),
    }) else {
        return Err(EditError::Empty);
    };
    if held.map(AsRef::as_ref) != change.before.as_deref() {
        return Err(EditError::Stale { id: key.to_string() });
    }
    let renamed = change.after.as_deref().is_some_and(|after| id(after) != key);
    match &change.after {
        Some(_) if renamed => return Err(EditError::Stale { id: key.to_string() }),
        Some(after) => {
            map.insert(key.clone(), Arc::clone(after));
        }
        None => {
            map.remove(key);
        }
    }
    Ok(())
}
