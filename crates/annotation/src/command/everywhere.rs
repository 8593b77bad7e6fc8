//! The same mark wherever the same words stand.

use serde_json::Value;
use standpoint_text::{Span, Wording};

use super::CommandError;
use super::draft::Draft;
use super::marks::label_in_use;
use crate::document::Document;
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{LabelId, MarkId};
use crate::mark::{Decided, Mark, Origin, Spans, State};
use crate::numbers::Numbers;
use crate::project::RejectedWords;

/// A place where the same words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where.
    pub span: Span,
    /// Whether they are letter for letter the same, rather than another form.
    pub equal: bool,
    /// Whether an engine has suggested just this mark, and nobody has decided on it.
    pub suggested: bool,
}

/// The places in a document where these words stand and could get this label: those are left out
/// that touch a mark of the label, unless it is an open suggestion of just these words; those that
/// were rejected there; and those whose words are rejected for the label in the whole project.
pub fn offers(
    document: &Document,
    label: &LabelId,
    wording: &Wording,
    rejected: &[RejectedWords],
) -> Vec<Offer> {
    let of_label = document.marks().filter(|mark| mark.label == *label);
    let taken: Vec<&Mark> = of_label.map(AsRef::as_ref).collect();
    let refused = |span: Span| {
        let words = document.text.slice(span);
        rejected.iter().any(|entry| entry.is(label, words))
    };
    let found = wording.find(&document.text).into_iter();
    let offered = found.filter_map(|occurrence| {
        let span = occurrence.span;
        let twin = Spans::one(span);
        let mut suggested = false;
        for mark in taken.iter().filter(|mark| mark.spans.overlaps(span)) {
            match (mark.spans == twin, mark.state) {
                (true, State::Suggested) => suggested = true,
                (false, State::Rejected) => {}
                _ => return None,
            }
        }
        (suggested || !refused(span)).then_some(Offer {
            span,
            equal: occurrence.equal,
            suggested,
        })
    });
    offered.collect()
}

/// Gives places the mark that other words have: its label, attributes and entity. What was left out
/// becomes rejected there, so that it is not offered again.
#[derive(Clone, Debug, PartialEq)]
pub struct Everywhere {
    /// The mark that is to be there too, by label and attributes.
    pub like: Mark,
    /// Whom it mentions; in another document the entity of that name, or a new one.
    pub entity: Option<Entity>,
    /// Where it is to be.
    pub places: Vec<Span>,
    /// Where it is not to be.
    pub left_out: Vec<Span>,
    /// Who decides, and when.
    pub decided: Decided,
}

impl Everywhere {
    /// What would change: a step to be played on a history. The document stays as it is.
    ///
    /// # Errors
    /// When the codebook has no such label in use, a place lies outside the text, or nothing would
    /// change.
    pub fn plan(&self, document: &Document) -> Result<Step, CommandError> {
        label_in_use(document, &self.like.label)?;
        let mut draft = Draft::of(document);
        let entity = self
            .entity
            .as_ref()
            .map(|entity| entity_here(document, entity));
        if let Some(entity) = entity
            .as_ref()
            .filter(|entity| document.entity(&entity.id).is_none())
        {
            draft.put_entity(entity.clone());
        }
        let mut numbers = Numbers::from("m", [draft.fresh_mark_id().as_str()]);
        for (spans, state) in [
            (&self.places, State::Accepted),
            (&self.left_out, State::Rejected),
        ] {
            for span in spans {
                let mut mark = self.mark_at(document, *span, &mut numbers);
                if !draft.holds(&mark.spans) {
                    return Err(CommandError::OutsideText);
                }
                if state == State::Accepted {
                    mark.attributes.extend(self.attributes());
                    mark.entity = entity.as_ref().map(|e| e.id.clone()).or(mark.entity);
                }
                mark.state = state;
                mark.decided = Some(self.decided.clone());
                draft.put_mark(mark);
            }
        }
        draft.finish("step-everywhere", self.places.len())
    }

    fn attributes(&self) -> impl Iterator<Item = (String, Value)> + '_ {
        let said = self.like.attributes.iter();
        said.map(|(name, value)| (name.clone(), value.clone()))
    }

    /// The mark of the label that is there already, or a new one.
    fn mark_at(&self, document: &Document, span: Span, numbers: &mut Numbers) -> Mark {
        let mut mark = Mark::new("", self.like.label.clone(), span);
        if let Some(twin) = document.twin(&mark) {
            return Mark::clone(twin);
        }
        mark.id = MarkId::new(numbers.next());
        mark.origin = Some(Origin {
            by: self.decided.by.clone(),
            ..Origin::default()
        });
        mark
    }
}

/// The entity of this id and name, or of this name and kind; else one to be made.
fn entity_here(document: &Document, entity: &Entity) -> Entity {
    let same = |other: &Entity| other.name == entity.name && other.kind == entity.kind;
    let held = document.entity(&entity.id).filter(|other| same(other));
    let held = held.or_else(|| document.entities().find(|other| same(other)));
    held.map_or_else(
        || Entity {
            id: document.fresh_entity_id(),
            settled: true,
            ..entity.clone()
        },
        |held| Entity::clone(held),
    )
}
