//! Entities of two documents: the same one has the same name, or the same id and a common mention.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Conflict, Merging, both};
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::entity::Entity;
use crate::id::EntityId;
use crate::mark::Spans;
use crate::numbers::Numbers;

impl Merging {
    /// Takes in the other side's entities; says under which id each of them is here.
    pub(super) fn entities(
        &mut self,
        mine: &Document,
        theirs: &Document,
    ) -> BTreeMap<EntityId, EntityId> {
        let fresh = [mine.fresh_entity_id(), theirs.fresh_entity_id()];
        let mut numbers = Numbers::from("e", [fresh[0].as_str(), fresh[1].as_str()]);
        let by_name: BTreeMap<String, &Arc<Entity>> = mine
            .entities()
            .map(|entity| (entity.name.to_lowercase(), entity))
            .collect();
        let mut names = BTreeMap::new();
        for entity in theirs.entities() {
            let same_name = by_name.get(&entity.name.to_lowercase()).copied();
            let same = mine
                .entity(&entity.id)
                .filter(|known| is_same(mine, theirs, known, entity))
                .or(same_name);
            let here = match same {
                Some(known) => self.unite(known, entity),
                None => self.add(mine, entity, &mut numbers),
            };
            names.insert(entity.id.clone(), here);
        }
        names
    }

    fn add(&mut self, mine: &Document, theirs: &Entity, numbers: &mut Numbers) -> EntityId {
        let mut entity = theirs.clone();
        if mine.entity(&entity.id).is_some() {
            entity.id = EntityId::new(numbers.next());
        }
        let id = entity.id.clone();
        self.edits.push(Edit::Entity(Change::add(entity)));
        id
    }

    fn unite(&mut self, mine: &Arc<Entity>, theirs: &Entity) -> EntityId {
        let mut entity = Entity::clone(mine);
        // What a person settled counts more than what an engine calls it.
        if theirs.settled && !mine.settled {
            entity.name.clone_from(&theirs.name);
            entity.kind.clone_from(&theirs.kind);
            entity.settled = true;
        }
        entity.kind = entity.kind.or_else(|| theirs.kind.clone());
        let overruled = mine.settled && !theirs.settled;
        let other_name = entity.name.to_lowercase() != theirs.name.to_lowercase();
        let other_kind = theirs.kind.is_some() && entity.kind != theirs.kind;
        if !overruled && (other_name || other_kind) {
            self.conflicts.push(Conflict::Entity {
                mine: described(&entity),
                theirs: described(theirs),
            });
        }
        match both(&mine.unknown, &theirs.unknown) {
            Some(all) => entity.unknown = all,
            None => self.fields(&mine.unknown, &theirs.unknown),
        }
        if entity != **mine {
            self.edits
                .push(Edit::Entity(Change::replace(Arc::clone(mine), entity)));
        }
        mine.id.clone()
    }
}

/// Whether two entities of one id are one: they have the same name, or a mention in common. Engines
/// number what they find, so equal ids alone say nothing.
fn is_same(mine: &Document, theirs: &Document, known: &Entity, entity: &Entity) -> bool {
    if known.name.to_lowercase() == entity.name.to_lowercase() {
        return true;
    }
    let here: BTreeSet<&Spans> = mine.mentions(&known.id).map(|mark| &mark.spans).collect();
    theirs
        .mentions(&entity.id)
        .any(|mark| here.contains(&mark.spans))
}

fn described(entity: &Entity) -> String {
    match &entity.kind {
        Some(kind) => format!("{} ({kind})", entity.name),
        None => entity.name.clone(),
    }
}
