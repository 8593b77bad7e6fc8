//! Marks carried over to a changed text: along the words that stayed, else to where their words were
//! moved. What has no place any more is kept with what stood around it, to be placed by hand.
//!
//! Words are compared by a patience diff (Bram Cohen's: words that occur once on both sides anchor
//! the rest), so a long article costs little more than its length.

mod diff;
mod lost;
mod placing;

use standpoint_text::Text;

use crate::document::Document;
use crate::edit::Change;
use crate::id::MarkId;
use crate::link::Link;
use crate::mark::Mark;

pub use lost::{Lost, lost};
pub(crate) use lost::{all, without};
use placing::{Place, Placing};

/// The field of a document that names the document that it is a later version of.
pub const PREVIOUS: &str = "previous_version";

/// A document on a changed text.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The new document, with the marks that have a place in it; the others are among what has
    /// none: see [`lost`](crate::carry::lost).
    pub document: Document,
    /// How many marks are on the same words in the same surroundings.
    pub stayed: usize,
    /// The marks whose words were moved to another place.
    pub moved: Vec<MarkId>,
    /// The marks whose edges stayed while words between them changed.
    pub changed: Vec<MarkId>,
}

/// Carries everything in a document over to another text. The new document has this id; the old one
/// stays as it is, and is named in the new one.
pub fn carry(old: &Document, text: Text, id: impl Into<String>) -> Carried {
    let placing = Placing::of(&old.text, &text);
    let mut carried = Carried {
        document: Document {
            id: id.into(),
            text,
            contents: crate::contents::Contents::default(),
            ..old.clone()
        },
        stayed: 0,
        moved: Vec::new(),
        changed: Vec::new(),
    };
    let previous = old.id.as_str().into();
    let unknown = &mut carried.document.unknown;
    unknown.insert(PREVIOUS.to_owned(), previous);
    let lost = carried.take_marks(old, &placing);
    carried.take_links(old);
    carried.take_entities(old);
    for mark in lost {
        let near = placing.near(mark.spans.start());
        let near = carried.document.text.to_code_point(near);
        let value = lost::value(old, mark, &placing, near);
        carried.document.unplaced.push(value);
    }
    carried
}

impl Carried {
    /// Puts the marks in that have a place; gives back the others.
    fn take_marks<'d>(&mut self, old: &'d Document, placing: &Placing<'_>) -> Vec<&'d Mark> {
        let mut lost = Vec::new();
        for mark in old.marks_in_order() {
            let Some((spans, place)) = placing.place(&mark.spans) else {
                lost.push(mark.as_ref());
                continue;
            };
            match place {
                Place::Stayed => self.stayed += 1,
                Place::Changed => self.changed.push(mark.id.clone()),
                Place::Moved => self.moved.push(mark.id.clone()),
            }
            let mut mark = Mark::clone(mark);
            mark.move_to(spans);
            let id = mark.id.clone();
            self.document.contents.change_mark(&id, &Change::add(mark));
        }
        lost
    }

    fn take_links(&mut self, old: &Document) {
        for link in old.links() {
            if self.has_ends(link) {
                let change = Change::add(Link::clone(link));
                self.document.contents.change_link(&link.id, &change);
            }
        }
        for link in old.rejected_links() {
            if self.has_ends(link) {
                let change = Change::add(Link::clone(link));
                let contents = &mut self.document.contents;
                contents.change_rejected_link(&link.id, &change);
            }
        }
    }

    fn has_ends(&self, link: &Link) -> bool {
        let is_here = |end| self.document.mark(end).is_some();
        is_here(&link.from) && is_here(&link.to)
    }

    /// Those that a mark mentions, and those that none mentioned before.
    fn take_entities(&mut self, old: &Document) {
        for entity in old.entities() {
            let mentioned = |document: &Document| document.mentions(&entity.id).next().is_some();
            if mentioned(&self.document) || !mentioned(old) {
                let change = Change::add(crate::Entity::clone(entity));
                self.document.contents.change_entity(&entity.id, &change);
            }
        }
    }
}

#[cfg(test)]
mod tests;
