//! Putting in what an engine found, around what is there already.

use std::collections::{HashMap, HashSet};

use super::CommandError;
use super::draft::Draft;
use super::marks::keep_what_it_has;
use crate::document::Document;
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{EntityId, MarkId};
use crate::link::Link;
use crate::mark::{Mark, State};

pub(super) fn suggest(
    document: &Document,
    marks: &[Mark],
    links: &[Link],
    entities: &[Entity],
) -> Result<Step, CommandError> {
    let mut arrival = Arrival::at(document);
    arrival.recognise(marks);
    arrival.place_entities(entities);
    let count = arrival.place_marks(marks);
    arrival.drop_unmentioned(entities);
    arrival.place_links(links);
    arrival.draft.step("step-suggest", count)
}

/// Where the parts of a suggestion go: what they are called here.
pub(super) struct Arrival<'d> {
    pub(super) draft: Draft<'d>,
    /// Suggested marks that are here already, under another's id.
    pub(super) known: HashMap<MarkId, MarkId>,
    /// Those of them that a second reading speaks of anew, as the suggestion calls them.
    pub(super) renewed: HashSet<MarkId>,
    /// Suggested marks that are put in, and their ids here.
    placed: HashMap<MarkId, MarkId>,
    /// Suggested entities that have another id here.
    pub(super) entities: HashMap<EntityId, EntityId>,
}

impl<'d> Arrival<'d> {
    pub(super) fn at(document: &'d Document) -> Self {
        Self {
            draft: Draft::of(document),
            known: HashMap::new(),
            renewed: HashSet::new(),
            placed: HashMap::new(),
            entities: HashMap::new(),
        }
    }

    /// Finds the marks that are here already. What they mention is what the suggestion means, too.
    pub(super) fn recognise(&mut self, marks: &[Mark]) {
        let document = self.draft.document;
        for mark in marks {
            let Some(twin) = document.twin(mark) else {
                continue;
            };
            self.known.insert(mark.id.clone(), twin.id.clone());
            if let (Some(suggested), Some(held)) = (&mark.entity, &twin.entity)
                && document.entity(suggested).is_none()
            {
                self.entities.insert(suggested.clone(), held.clone());
            }
        }
    }

    /// Puts in those entities that something new mentions, and better names for those that are here.
    pub(super) fn place_entities(&mut self, entities: &[Entity]) {
        for entity in entities {
            if self.entities.contains_key(&entity.id) {
                continue;
            }
            match self.draft.entity(&entity.id) {
                Some(held) if held.settled && !is_same(held, entity) => {
                    let fresh = self.draft.fresh_entity_id();
                    self.entities.insert(entity.id.clone(), fresh.clone());
                    self.draft.put_entity(Entity {
                        id: fresh,
                        ..entity.clone()
                    });
                }
                Some(held) if held.settled => {}
                Some(held) => {
                    let unknown = held.unknown.clone();
                    self.draft.put_entity(Entity {
                        unknown,
                        ..entity.clone()
                    });
                }
                None => self.draft.put_entity(entity.clone()),
            }
        }
    }

    pub(super) fn place_marks(&mut self, marks: &[Mark]) -> usize {
        let codebook = &self.draft.document.codebook;
        for mark in marks {
            let label = codebook.label(&mark.label).filter(|label| !label.retired);
            let label = label.filter(|_| self.draft.holds(&mark.spans));
            let Some(label) = label.filter(|_| !self.known.contains_key(&mark.id)) else {
                continue;
            };
            // The id of what has just gone is another mark's, too.
            let document = self.draft.document;
            let is_taken = self.draft.mark(&mark.id).is_some() || document.mark(&mark.id).is_some();
            let id = if is_taken {
                self.draft.fresh_mark_id()
            } else {
                mark.id.clone()
            };
            let entity = mark
                .entity
                .as_ref()
                .filter(|_| label.entities)
                .map(|entity| self.entity_here(entity, mark));
            self.placed.insert(mark.id.clone(), id.clone());
            let mut mark = Mark {
                id,
                entity,
                ..mark.clone()
            };
            keep_what_it_has(&mut mark, label);
            self.draft.put_mark(mark);
        }
        self.placed.len()
    }

    /// The entity's id here; one that nobody has named is called by the words of its mention.
    fn entity_here(&mut self, entity: &EntityId, mention: &Mark) -> EntityId {
        let here = self.entities.get(entity).unwrap_or(entity).clone();
        if self.draft.entity(&here).is_none() {
            let name = self.draft.document.quote(mention);
            self.draft.put_entity(Entity::new(here.clone(), name));
        }
        here
    }

    /// Takes back new entities whose mentions turned out to be here already.
    pub(super) fn drop_unmentioned(&mut self, entities: &[Entity]) {
        let mentioned = self.draft.mentioned();
        for entity in entities {
            let here = self.entities.get(&entity.id).unwrap_or(&entity.id).clone();
            let is_new = self.draft.document.entity(&here).is_none();
            let is_mentioned =
                mentioned.contains(&here) || self.draft.is_mentioned_elsewhere(&here);
            if is_new && !is_mentioned {
                self.draft.drop_entity(&here);
            }
        }
    }

    /// Links have an end that is new here: what older marks link to is left as it is, and so is
    /// all that a mark links to on which somebody has decided.
    pub(super) fn place_links(&mut self, links: &[Link]) {
        for link in links {
            let is_new = |id: &MarkId| self.placed.contains_key(id) || self.renewed.contains(id);
            let from = self
                .mark_here(&link.from)
                .filter(|from| is_new(&link.from) || (is_new(&link.to) && self.is_open(from)));
            let ends = from.zip(self.mark_here(&link.to));
            let Some((from, to)) = ends.filter(|(from, to)| self.may_link(link, from, to)) else {
                continue;
            };
            let id = if self.draft.has_link(&link.id) {
                self.draft.fresh_link_id()
            } else {
                link.id.clone()
            };
            self.draft.put_link(Link {
                id,
                from,
                to,
                ..link.clone()
            });
        }
    }

    fn is_open(&self, mark: &MarkId) -> bool {
        let mark = self.draft.mark(mark);
        mark.is_some_and(|mark| mark.state == State::Suggested)
    }

    /// The id here of a suggested mark, or of one that an earlier suggestion brought.
    pub(super) fn mark_here(&self, id: &MarkId) -> Option<MarkId> {
        let here = self
            .placed
            .get(id)
            .or_else(|| self.known.get(id))
            .unwrap_or(id);
        self.draft.mark(here).map(|mark| mark.id.clone())
    }

    fn may_link(&self, link: &Link, from: &MarkId, to: &MarkId) -> bool {
        let labels = self.draft.mark(from).zip(self.draft.mark(to));
        let codebook = &self.draft.document.codebook;
        let allowed = labels.is_some_and(|(a, b)| codebook.allows(&link.kind, &a.label, &b.label));
        let mut others = self.draft.links_from(from).into_iter();
        allowed && from != to && !others.any(|other| other.kind == link.kind && other.to == *to)
    }
}

/// Whether two names share a word: the fuller name of the same, rather than somebody else.
fn is_same(held: &Entity, suggested: &Entity) -> bool {
    let words =
        |name: &str| -> Vec<String> { name.split_whitespace().map(str::to_lowercase).collect() };
    let held = words(&held.name);
    words(&suggested.name)
        .iter()
        .any(|word| held.contains(word))
}
