//! Which entities of several annotators are the same.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use standpoint_annotation::{Document, Entity, EntityId};

use super::groups::Members;

/// All annotators' entities, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Entities {
    /// In the order of the annotators.
    pub(super) known: Vec<Entity>,
    /// By annotator, what each of their entities is called here.
    here: Vec<HashMap<EntityId, EntityId>>,
}

impl Entities {
    /// The first annotator's entities, and those of each next that are none of them. Two are the
    /// same, one to one, that have the most groups of marks in common; of those left, two of one name.
    pub(super) fn of(documents: &[&Document], groups: &[Members]) -> Self {
        let mut entities = Self::default();
        for (side, document) in documents.iter().enumerate() {
            entities.here.push(HashMap::new());
            let mut taken: HashSet<EntityId> = HashSet::new();
            for (known, entity) in entities.common(side, groups) {
                if !entities.here[side].contains_key(&entity) && taken.insert(known.clone()) {
                    entities.here[side].insert(entity, known);
                }
            }
            for entity in document.entities() {
                if !entities.here[side].contains_key(&entity.id) {
                    let known = entities.namesake(entity, &taken);
                    taken.insert(known.clone());
                    entities.here[side].insert(entity.id.clone(), known);
                }
            }
        }
        entities
    }

    /// What an annotator's entity is called here.
    pub(super) fn here(&self, side: usize, entity: &EntityId) -> Option<&EntityId> {
        self.here[side].get(entity)
    }

    /// Known entities beside this annotator's, those with the most groups in common first.
    fn common(&self, side: usize, groups: &[Members]) -> Vec<(EntityId, EntityId)> {
        let mut counts: BTreeMap<(EntityId, EntityId), usize> = BTreeMap::new();
        for group in groups {
            let entity = group[side].and_then(|mark| mark.entity.as_ref());
            let earlier = (0..side).find_map(|other| {
                let entity = group[other]?.entity.as_ref()?;
                self.here(other, entity)
            });
            if let Some((known, entity)) = earlier.zip(entity) {
                *counts.entry((known.clone(), entity.clone())).or_default() += 1;
            }
        }
        let mut pairs: Vec<_> = counts.into_iter().collect();
        pairs.sort_by_key(|(_, count)| Reverse(*count));
        pairs.into_iter().map(|(pair, _)| pair).collect()
    }

    /// The known entity of this name that is not taken; the entity itself, known from now on, where
    /// there is none.
    fn namesake(&mut self, entity: &Entity, taken: &HashSet<EntityId>) -> EntityId {
        let name = entity.name.to_lowercase();
        let mut known = self.known.iter();
        let same = known.find(|k| k.name.to_lowercase() == name && !taken.contains(&k.id));
        if let Some(same) = same {
            return same.id.clone();
        }
        let id = self.free_id(&entity.id);
        self.known.push(Entity {
            id: id.clone(),
            ..entity.clone()
        });
        id
    }

    /// This id, or the next that is free.
    fn free_id(&self, id: &EntityId) -> EntityId {
        let taken = |id: &EntityId| self.known.iter().any(|known| known.id == *id);
        let numbered = (1..).map(|number| EntityId::from(format!("e{number}")));
        let mut candidates = std::iter::once(id.clone()).chain(numbered);
        candidates
            .find(|id| !taken(id))
            .unwrap_or_else(|| id.clone())
    }
}
