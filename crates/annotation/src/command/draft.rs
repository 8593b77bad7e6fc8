//! A plan under way: what would be different, over a document that stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;
use standpoint_text::Offset;
use standpoint_text::order::gathered;

use super::CommandError;
use crate::certainty::{self, CERTAINTY, QUALIFIED_BY};
use crate::contents::Held;
use crate::document::{Document, fresh};
use crate::edit::{Change, Edit};
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{EntityId, LinkId, MarkId};
use crate::link::Link;
use crate::mark::{Mark, Spans};

/// What is to be there by id; `None` is to go.
type Changed<I, T> = BTreeMap<I, Option<Arc<T>>>;

pub(super) struct Draft<'d> {
    pub(super) document: &'d Document,
    marks: Changed<MarkId, Mark>,
    links: Changed<LinkId, Link>,
    rejected_links: Changed<LinkId, Link>,
    entities: Changed<EntityId, Entity>,
    /// The changed links by the mark at which they start or started: without it a suggestion with
    /// many links would look through all of them for each.
    outgoing: BTreeMap<MarkId, BTreeSet<LinkId>>,
}

impl<'d> Draft<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self {
            document,
            marks: BTreeMap::new(),
            links: BTreeMap::new(),
            rejected_links: BTreeMap::new(),
            entities: BTreeMap::new(),
            outgoing: BTreeMap::new(),
        }
    }

    pub(super) fn mark(&self, id: &MarkId) -> Option<&Arc<Mark>> {
        match self.marks.get(id) {
            Some(changed) => changed.as_ref(),
            None => self.document.mark(id),
        }
    }

    pub(super) fn require(&self, id: &MarkId) -> Result<Mark, CommandError> {
        let mark = self
            .mark(id)
            .ok_or_else(|| CommandError::NoMark(id.clone()))?;
        Ok(Mark::clone(mark))
    }

    pub(super) fn entity(&self, id: &EntityId) -> Option<&Arc<Entity>> {
        match self.entities.get(id) {
            Some(changed) => changed.as_ref(),
            None => self.document.entity(id),
        }
    }

    pub(super) fn has_link(&self, id: &LinkId) -> bool {
        match self.links.get(id) {
            Some(changed) => changed.is_some(),
            None => self.document.link(id).is_some(),
        }
    }

    /// The links that will start at the mark.
    pub(super) fn links_from<'a>(&'a self, mark: &'a MarkId) -> Vec<&'a Arc<Link>> {
        let kept = self
            .document
            .links_from(mark)
            .filter(|l| !self.links.contains_key(&l.id));
        let changed = self.outgoing.get(mark).into_iter().flatten();
        let changed = changed.filter_map(|id| self.links.get(id)?.as_ref());
        kept.chain(changed.filter(|l| l.from == *mark)).collect()
    }

    pub(super) fn put_mark(&mut self, mut mark: Mark) {
        // JSON has no word for a number that is none, and an order that is not total breaks undo.
        if let Some(origin) = &mut mark.origin {
            origin.confidence = origin.confidence.filter(|c| c.is_finite());
        }
        self.marks.insert(mark.id.clone(), Some(Arc::new(mark)));
    }

    pub(super) fn put_link(&mut self, link: Link) {
        let siblings = self.outgoing.entry(link.from.clone()).or_default();
        siblings.insert(link.id.clone());
        self.links.insert(link.id.clone(), Some(Arc::new(link)));
    }

    /// Takes a link among those that did not stand.
    pub(super) fn put_rejected_link(&mut self, link: Link) {
        self.rejected_links
            .insert(link.id.clone(), Some(Arc::new(link)));
    }

    pub(super) fn put_entity(&mut self, entity: Entity) {
        self.entities
            .insert(entity.id.clone(), Some(Arc::new(entity)));
    }

    pub(super) fn drop_mark(&mut self, id: &MarkId) {
        self.marks.insert(id.clone(), None);
    }

    pub(super) fn drop_link(&mut self, id: &LinkId) {
        self.links.insert(id.clone(), None);
    }

    pub(super) fn drop_rejected_link(&mut self, id: &LinkId) {
        self.rejected_links.insert(id.clone(), None);
    }

    pub(super) fn drop_entity(&mut self, id: &EntityId) {
        self.entities.insert(id.clone(), None);
    }

    pub(super) fn fresh_mark_id(&self) -> MarkId {
        let given = self.document.contents.given().marks;
        MarkId::new(fresh("m", given, self.marks.keys().map(MarkId::as_str)))
    }

    pub(super) fn fresh_link_id(&self) -> LinkId {
        let given = self.document.contents.given().links;
        LinkId::new(fresh("l", given, self.links.keys().map(LinkId::as_str)))
    }

    pub(super) fn fresh_entity_id(&self) -> EntityId {
        let given = self.document.contents.given().entities;
        let ids = self.entities.keys().map(EntityId::as_str);
        EntityId::new(fresh("e", given, ids))
    }

    /// Whether every piece lies in the text and starts and ends between characters.
    pub(super) fn holds(&self, spans: &Spans) -> bool {
        let text = &self.document.text;
        let stands = |at: Offset| text.floor_char(at) == at;
        spans
            .pieces()
            .iter()
            .all(|piece| stands(piece.start()) && stands(piece.end()))
    }

    /// The entities that new and changed marks will mention.
    pub(super) fn mentioned(&self) -> BTreeSet<EntityId> {
        let marks = self.marks.values().flatten();
        gathered(marks.filter_map(|mark| mark.entity.clone()))
    }

    /// Everything as a step, with what follows from it: entities that nothing mentions any more go,
    /// and the certainty of positions follows their uncertainties.
    pub(super) fn finish(mut self, name: &str, count: usize) -> Result<Step, CommandError> {
        self.drop_unmentioned();
        self.follow_certainty();
        self.step(name, count)
    }

    /// Everything as a step after a change of the codebook; entities that nothing mentions any
    /// more go.
    pub(super) fn finish_after(
        mut self,
        codebook: Edit,
        name: &str,
        count: usize,
    ) -> Result<Step, CommandError> {
        self.drop_unmentioned();
        let mut edits = vec![codebook];
        edits.extend(self.edits());
        step(name, count, edits)
    }

    /// Everything as a step; entities that nothing mentions any more go, and certainties stay.
    pub(super) fn finish_settled(mut self, name: &str, count: usize) -> Result<Step, CommandError> {
        self.drop_unmentioned();
        self.step(name, count)
    }

    /// Everything as a step, just as it is.
    pub(super) fn step(self, name: &str, count: usize) -> Result<Step, CommandError> {
        step(name, count, self.edits())
    }

    fn edits(self) -> Vec<Edit> {
        let contents = &self.document.contents;
        let mut edits = Vec::new();
        edits.extend(changes(self.entities, contents.entities()).map(Edit::Entity));
        edits.extend(changes(self.marks, contents.marks()).map(Edit::Mark));
        edits.extend(changes(self.links, contents.links()).map(Edit::Link));
        let rejected = changes(self.rejected_links, contents.rejected_links());
        edits.extend(rejected.map(Edit::RejectedLink));
        edits
    }

    pub(super) fn drop_unmentioned(&mut self) {
        let before = self
            .marks
            .keys()
            .filter_map(|id| self.document.mark(id)?.entity.clone());
        let before: BTreeSet<EntityId> = gathered(before);
        for entity in before.difference(&self.mentioned()) {
            let is_there = self.entity(entity).is_some();
            if is_there && !self.is_mentioned_elsewhere(entity) {
                self.drop_entity(entity);
            }
        }
    }

    /// Whether a mark that does not change mentions the entity.
    pub(super) fn is_mentioned_elsewhere(&self, entity: &EntityId) -> bool {
        let mut mentions = self.document.mentions(entity);
        mentions.any(|mark| !self.marks.contains_key(&mark.id))
    }

    fn follow_certainty(&mut self) {
        for position in self.requalified() {
            let Some(mark) = self.mark(&position).filter(|mark| self.has_certainty(mark)) else {
                continue;
            };
            let before = certainty::derive(self.document, &position);
            let after = self.derive(&position);
            // Somebody has said otherwise.
            if mark
                .attributes
                .get(CERTAINTY)
                .is_some_and(|value| value != before)
            {
                continue;
            }
            if before != after {
                let mut mark = Mark::clone(mark);
                mark.attributes
                    .insert(CERTAINTY.to_owned(), Value::from(after));
                self.put_mark(mark);
            }
        }
    }

    /// The positions whose uncertainties may have changed.
    fn requalified(&self) -> BTreeSet<MarkId> {
        let links = self
            .links
            .iter()
            .flat_map(|(id, after)| self.document.link(id).into_iter().chain(after.as_ref()));
        let doubts = self.marks.keys().flat_map(|id| self.document.links_to(id));
        let qualifying = links
            .chain(doubts)
            .filter(|link| link.kind.as_str() == QUALIFIED_BY);
        gathered(qualifying.map(|link| link.from.clone()))
    }

    fn has_certainty(&self, mark: &Mark) -> bool {
        let label = self.document.codebook.label(&mark.label);
        label.is_some_and(|label| label.attribute(CERTAINTY).is_some())
    }

    fn derive(&self, position: &MarkId) -> &'static str {
        let links = self.links_from(position);
        let doubts = links
            .iter()
            .filter(|link| link.kind.as_str() == QUALIFIED_BY);
        let doubts = doubts.filter_map(|link| self.mark(&link.to));
        certainty::weakest(self.document, doubts.map(AsRef::as_ref))
    }
}

/// A step of these edits.
pub(super) fn step(name: &str, count: usize, edits: Vec<Edit>) -> Result<Step, CommandError> {
    if edits.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    Ok(Step {
        name: name.to_owned(),
        count,
        join: None,
        at: None,
        edits,
    })
}

fn changes<I: Ord, T: PartialEq>(
    changed: Changed<I, T>,
    held: &Held<I, T>,
) -> impl Iterator<Item = Change<T>> {
    changed.into_iter().filter_map(|(id, after)| {
        let before = held.get(&id).cloned();
        (before != after).then_some(Change { before, after })
    })
}
