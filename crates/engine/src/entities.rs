//! Who is who: the entities met so far, and which one a mention belongs to.

use crate::draft::{Actor, EntityKey, Kind, Mention};

/// The entities met so far in a text.
#[derive(Debug, Default)]
pub struct Memory {
    known: Vec<Known>,
}

/// An entity of the memory.
#[derive(Debug)]
pub struct Known {
    /// Its fullest name so far.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it is new or got a better name since the last batch.
    pub changed: bool,
}

impl Memory {
    /// The entity with this key.
    pub fn get(&self, key: EntityKey) -> Option<&Known> {
        self.known.get(key.0)
    }

    /// A new entity.
    pub fn add(&mut self, name: &str, kind: Kind) -> EntityKey {
        self.known.push(Known { name: name.to_owned(), kind, changed: true });
        EntityKey(self.known.len() - 1)
    }

    /// Gives a draft without an entity the one that its words name, or a new one.
    pub fn settle(&mut self, actor: &mut Actor, words: &str) -> EntityKey {
        let key = actor.entity.unwrap_or_else(|| self.add(words, actor.kind));
        if actor.mention != Mention::Pronoun {
            actor.entity = Some(key);
        }
        key
    }

    /// The entities that changed since this was last asked.
    pub fn take_changed(&mut self) -> Vec<EntityKey> {
        let mut changed = Vec::new();
        for (index, known) in self.known.iter_mut().enumerate() {
            if std::mem::take(&mut known.changed) {
                changed.push(EntityKey(index));
            }
        }
        changed
    }
}
