//! Ids of marks and entities of one document.

use std::collections::{BTreeMap, BTreeSet};

use standpoint_annotation::{Entity, EntityId, MarkId};

/// Ids of marks: as the file has them, but each once.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<MarkId>,
    first: BTreeMap<String, MarkId>,
}

impl Names {
    /// The id of a mark that the file calls so.
    pub(super) fn of(&mut self, name: &str) -> MarkId {
        let names = (2..).map(|number| format!("{name}.{number}"));
        let mut names = std::iter::once(name.to_owned())
            .chain(names)
            .filter(|name| !name.is_empty());
        let free = names.find(|name| !self.taken.contains(name.as_str()));
        let id = MarkId::from(free.unwrap_or_default());
        self.taken.insert(id.clone());
        self.first
            .entry(name.to_owned())
            .or_insert_with(|| id.clone());
        id
    }

    /// The id of the first mark that the file calls so.
    pub(super) fn known(&self, name: &str) -> Option<MarkId> {
        self.first.get(name).cloned()
    }
}

/// Entities by their names.
#[derive(Default)]
pub(super) struct Entities(BTreeMap<String, Entity>);

impl Entities {
    /// The entity of this name; a new one is of this kind.
    pub(super) fn of(&mut self, name: &str, kind: Option<&str>) -> EntityId {
        let number = self.0.len() + 1;
        let entity = self.0.entry(name.to_owned()).or_insert_with(|| Entity {
            kind: kind.map(str::to_owned),
            ..Entity::new(format!("e{number}"), name)
        });
        entity.id.clone()
    }

    /// All of them.
    pub(super) fn into_all(self) -> impl Iterator<Item = Entity> {
        self.0.into_values()
    }
}
