//! Two states of one document made one, without losing either side.
//!
//! There is no common ancestor to look at, so what one side has and the other lacks is taken as
//! made, never as deleted. Where both sides say something about the same thing and do not agree,
//! both are kept and the place is listed as a [`Conflict`]. Merging the same document again changes
//! nothing.

mod book;
mod details;
mod entities;
mod links;
mod marks;

use crate::Unknown;
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::history::Step;
use crate::id::{LabelId, MarkId};

/// What merging takes, and what did not agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// The change of the one document; `None` where it has all that the other has.
    pub step: Option<Step>,
    /// Where both sides said something else; both are kept.
    pub conflicts: Vec<Conflict>,
}

/// Where two sides do not agree.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A mark that both have decided or changed otherwise: it stands twice.
    Mark {
        /// As it was here.
        mine: MarkId,
        /// As the other side has it.
        theirs: MarkId,
        /// What differs.
        what: Differs,
    },
    /// An entity that both call otherwise or count as another kind: it keeps its own, and the
    /// document's note has the other.
    Entity {
        /// Name and kind here.
        mine: String,
        /// Name and kind on the other side.
        theirs: String,
    },
    /// Something said of the whole document: it stays, and the document's note has the other.
    Detail {
        /// The field's name in the file.
        field: &'static str,
        /// What the other side says.
        theirs: String,
    },
    /// A label or link type that the two codebooks explain otherwise: it stays as it is here.
    Codebook {
        /// Its id.
        id: LabelId,
    },
    /// A field of another program that has another value on the other side: it stays.
    Field {
        /// Its name in the file.
        name: String,
    },
}

/// What differs between two states of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Its place or its label.
    Place,
    /// Whether it was accepted.
    State,
    /// An attribute's value.
    Attributes,
    /// Whom it mentions.
    Entity,
    /// What another program says of it.
    Fields,
}

/// The two documents do not have the same text, so marks of one mean nothing in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the two documents have different texts; nothing was changed")]
pub struct OtherText;

/// What it takes to bring into `mine` what `theirs` has.
///
/// # Errors
/// When the texts differ.
pub fn merge(mine: &Document, theirs: &Document) -> Result<Merge, OtherText> {
    if mine.text != theirs.text {
        return Err(OtherText);
    }
    let mut merging = Merging::default();
    merging.codebook(mine, theirs);
    let entities = merging.entities(mine, theirs);
    let marks = merging.marks(mine, theirs, &entities);
    merging.links(mine, theirs, &marks);
    merging.unplaced(mine, theirs);
    merging.fields(&mine.unknown, &theirs.unknown);
    // Last: its note takes up what did not agree.
    merging.details(mine, theirs);
    Ok(merging.finish())
}

/// A merge under way.
#[derive(Default)]
struct Merging {
    edits: Vec<Edit>,
    conflicts: Vec<Conflict>,
}

impl Merging {
    fn finish(self) -> Merge {
        let marks = self
            .edits
            .iter()
            .filter(|edit| matches!(edit, Edit::Mark(_)));
        let step = Step {
            name: "step-merge".to_owned(),
            count: marks.count(),
            join: None,
            at: None,
            edits: self.edits,
        };
        Merge {
            step: (!step.edits.is_empty()).then_some(step),
            conflicts: self.conflicts,
        }
    }

    fn unplaced(&mut self, mine: &Document, theirs: &Document) {
        let mut all = mine.unplaced.clone();
        let new = theirs
            .unplaced
            .iter()
            .filter(|kept| !mine.unplaced.contains(kept));
        all.extend(new.cloned());
        if all != mine.unplaced {
            self.edits
                .push(Edit::Unplaced(Change::replace(mine.unplaced.clone(), all)));
        }
    }

    /// Fields of other programs are no part of the history, so nothing can be added to them: what is
    /// missing here is listed too.
    fn fields(&mut self, mine: &Unknown, theirs: &Unknown) {
        let other = theirs
            .iter()
            .filter(|(name, value)| mine.get(*name) != Some(value));
        self.conflicts
            .extend(other.map(|(name, _)| Conflict::Field { name: name.clone() }));
    }
}

/// What either side has of another program's fields; `None` where they do not agree.
fn both(mine: &Unknown, theirs: &Unknown) -> Option<Unknown> {
    let mut all = mine.clone();
    for (name, value) in theirs {
        if all.get(name).is_some_and(|known| known != value) {
            return None;
        }
        all.insert(name.clone(), value.clone());
    }
    Some(all)
}

/// Two remarks as one: a line that is in the one already is not said twice.
fn notes(mine: Option<&str>, theirs: Option<&str>) -> Option<String> {
    let (Some(mine), Some(theirs)) = (mine, theirs) else {
        return mine.or(theirs).map(str::to_owned);
    };
    let new = theirs
        .lines()
        .filter(|line| !mine.lines().any(|known| known == *line));
    let lines: Vec<&str> = [mine].into_iter().chain(new).collect();
    Some(lines.join("\n"))
}
