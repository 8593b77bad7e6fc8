//! Taking in what another engine found where one has read before.
//!
//! What both found is confirmed and keeps its id, so nothing on the screen jumps; what only the
//! engine before had found goes; what is new comes. Whatever a person had a hand in stays as it is.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use standpoint_text::Span;

use super::CommandError;
use super::marks::keep_what_it_has;
use super::suggest::Arrival;
use crate::document::Document;
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{LinkId, LinkTypeId, MarkId};
use crate::link::Link;
use crate::mark::{ENGINE, Mark, State};

/// What another engine found in stretches of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reread {
    /// The stretches: it speaks of all marks that start in them.
    pub stretches: Vec<Span>,
    /// Marks that a person had a hand in, though they are still only suggested.
    pub touched: BTreeSet<MarkId>,
    /// The marks.
    pub marks: Vec<Mark>,
    /// Links among them.
    pub links: Vec<Link>,
    /// Entities to add or to rename.
    pub entities: Vec<Entity>,
}

impl Reread {
    /// What would change, with all that follows from it: a step to be played on a history.
    ///
    /// # Errors
    /// When it would change nothing.
    pub fn plan(&self, document: &Document) -> Result<Step, CommandError> {
        let mut arrival = Arrival::at(document);
        arrival.recognise(&self.marks);
        arrival.confirm(&self.marks, &|mark| self.is_open(mark));
        arrival.withdraw(&|mark| self.speaks_of(mark) && self.is_open(mark));
        let marks = self.without_rivals(&arrival);
        arrival.place_entities(&self.entities);
        arrival.renew_kinds(&self.entities, &|mark| self.is_open(mark));
        arrival.place_marks(&marks);
        arrival.drop_unmentioned(&self.entities);
        arrival.draft.drop_unmentioned();
        arrival.withdraw_links(&self.links);
        arrival.place_links(&self.links);
        arrival.draft.step("step-reread", self.marks.len())
    }

    fn speaks_of(&self, mark: &Mark) -> bool {
        let start = mark.spans.start();
        let mut stretches = self.stretches.iter();
        stretches.any(|stretch| stretch.start() <= start && start < stretch.end())
    }

    /// Whether nobody but an engine had a hand in a mark.
    fn is_open(&self, mark: &Mark) -> bool {
        let by_engine = mark.origin.as_ref().is_some_and(|o| o.by == ENGINE);
        mark.state == State::Suggested
            && by_engine
            && mark.decided.is_none()
            && mark.note.is_none()
            && !self.touched.contains(&mark.id)
    }

    /// The marks without those that lie over one of the same label which stays though this reading
    /// does not know it: somebody has settled other edges there.
    fn without_rivals(&self, arrival: &Arrival<'_>) -> Vec<Mark> {
        let document = arrival.draft.document;
        let stays = |mark: &&Arc<Mark>| {
            let mut stretches = self.stretches.iter();
            !self.is_open(mark) && stretches.any(|stretch| mark.spans.hull().overlaps(*stretch))
        };
        let settled: Vec<&Arc<Mark>> = document.marks().filter(stays).collect();
        let has_rival = |mark: &Mark| {
            let over = |other: &&Arc<Mark>| {
                other.label == mark.label && other.spans.hull().overlaps(mark.spans.hull())
            };
            !arrival.known.contains_key(&mark.id) && settled.iter().any(over)
        };
        let marks = self.marks.iter().filter(|mark| !has_rival(mark));
        marks.cloned().collect()
    }
}

impl Arrival<'_> {
    /// Says of open marks that are here already what the new reading says of them.
    fn confirm(&mut self, marks: &[Mark], is_open: &impl Fn(&Mark) -> bool) {
        let document = self.draft.document;
        for mark in marks {
            let twin = self.known.get(&mark.id).and_then(|id| document.mark(id));
            let Some(twin) = twin.filter(|twin| is_open(twin)) else {
                continue;
            };
            self.renewed.insert(mark.id.clone());
            let mut confirmed = Mark {
                attributes: mark.attributes.clone(),
                origin: mark.origin.clone(),
                ..Mark::clone(twin)
            };
            if let Some(label) = document.codebook.label(&mark.label) {
                keep_what_it_has(&mut confirmed, label);
            }
            self.draft.put_mark(confirmed);
        }
    }

    /// Says of entities that are here already what kind the new reading takes them for, unless a
    /// person had a hand in them or in one of their mentions.
    fn renew_kinds(&mut self, entities: &[Entity], is_open: &impl Fn(&Mark) -> bool) {
        for entity in entities {
            let here = self.entities.get(&entity.id);
            let Some(held) = here.and_then(|id| self.draft.entity(id)) else {
                continue;
            };
            let mut mentions = self.draft.document.marks();
            let is_decided =
                mentions.any(|mark| mark.entity.as_ref() == Some(&held.id) && !is_open(mark));
            if held.settled || is_decided || held.kind == entity.kind {
                continue;
            }
            let renewed = Entity {
                kind: entity.kind.clone(),
                ..Entity::clone(held)
            };
            self.draft.put_entity(renewed);
        }
    }

    /// Takes away the marks of which this reading should know and does not, with their links.
    fn withdraw(&mut self, is_spoken_of: &impl Fn(&Mark) -> bool) {
        let document = self.draft.document;
        let confirmed: HashSet<&MarkId> = self.known.values().collect();
        let gone = document
            .marks()
            .filter(|mark| is_spoken_of(mark) && !confirmed.contains(&mark.id));
        for mark in gone {
            self.draft.drop_mark(&mark.id);
            let from = document.links_from(&mark.id);
            for link in from.chain(document.links_to(&mark.id)) {
                self.draft.drop_link(&link.id);
            }
        }
    }

    /// Takes away what confirmed marks linked to and the new reading does not.
    fn withdraw_links(&mut self, links: &[Link]) {
        let document = self.draft.document;
        let here = |link: &Link| -> Option<(LinkTypeId, MarkId, MarkId)> {
            let ends = self.mark_here(&link.from).zip(self.mark_here(&link.to));
            ends.map(|(from, to)| (link.kind.clone(), from, to))
        };
        let said: HashSet<_> = links.iter().filter_map(here).collect();
        let renewed = self.renewed.iter().filter_map(|id| self.known.get(id));
        let unsaid: Vec<LinkId> = renewed
            .flat_map(|from| document.links_from(from))
            .filter(|link| !said.contains(&(link.kind.clone(), link.from.clone(), link.to.clone())))
            .map(|link| link.id.clone())
            .collect();
        for link in unsaid {
            self.draft.drop_link(&link);
        }
    }
}
