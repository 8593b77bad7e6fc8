//! Leaving out what an engine is hardly sure of.

use std::collections::{BTreeMap, BTreeSet};

use standpoint_annotation::{Entity, EntityId, MarkId};

use crate::engine::Batch;

/// Lets the marks of one analysis through that reach a confidence, batch by batch: with them the
/// links between them, and the entities that they mention.
#[derive(Debug)]
pub struct Threshold {
    least: f64,
    /// Entities that no mark has mentioned yet that came through.
    held: BTreeMap<EntityId, Entity>,
    given: BTreeSet<EntityId>,
}

impl Threshold {
    /// A threshold at this confidence, 0 to 1; what has exactly it comes through.
    pub fn new(least: f64) -> Self {
        Self {
            least,
            held: BTreeMap::new(),
            given: BTreeSet::new(),
        }
    }

    /// What of a batch comes through.
    #[must_use]
    pub fn let_through(&mut self, mut batch: Batch) -> Batch {
        batch
            .marks
            .retain(|mark| mark.confidence().is_none_or(|sure| sure >= self.least));
        let kept: BTreeSet<&MarkId> = batch.marks.iter().map(|mark| &mark.id).collect();
        batch
            .links
            .retain(|link| kept.contains(&link.from) && kept.contains(&link.to));
        for entity in std::mem::take(&mut batch.entities) {
            if self.given.contains(&entity.id) {
                batch.entities.push(entity);
            } else {
                // One that comes again has a fuller name.
                self.held.insert(entity.id.clone(), entity);
            }
        }
        for id in batch.marks.iter().filter_map(|mark| mark.entity.as_ref()) {
            if let Some(entity) = self.held.remove(id) {
                self.given.insert(id.clone());
                batch.entities.push(entity);
            }
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use standpoint_annotation::{Link, Mark, Origin};
    use standpoint_text::Span;

    use super::*;

    fn mark(id: &str, confidence: f64, entity: Option<&str>) -> Mark {
        let mut mark = Mark::new(id, "actor", Span::from_bytes(0, 1));
        mark.entity = entity.map(EntityId::from);
        mark.origin = Some(Origin {
            confidence: Some(confidence),
            ..Origin::default()
        });
        mark
    }

    fn names(batch: &Batch) -> (Vec<String>, Vec<String>, Vec<String>) {
        let marks = batch.marks.iter().map(|mark| mark.id.to_string());
        let links = batch.links.iter().map(|link| link.id.to_string());
        let entities = batch.entities.iter().map(|entity| entity.name.clone());
        (marks.collect(), links.collect(), entities.collect())
    }

    #[test]
    fn an_entity_comes_with_its_first_mark_that_comes_through_and_then_with_every_better_name() {
        let mut threshold = Threshold::new(0.5);
        let first = threshold.let_through(Batch {
            marks: vec![mark("s1", 0.5, None), mark("s2", 0.4, Some("se1"))],
            links: vec![Link::new("sl1", "held_by", "s1", "s2")],
            entities: vec![Entity::new("se1", "Brandt")],
            ..Batch::default()
        });
        assert_eq!(names(&first), (vec!["s1".into()], vec![], vec![]));
        let second = threshold.let_through(Batch {
            marks: vec![mark("s3", 0.9, Some("se1"))],
            ..Batch::default()
        });
        assert_eq!(
            names(&second),
            (vec!["s3".into()], vec![], vec!["Brandt".into()])
        );
        let third = threshold.let_through(Batch {
            entities: vec![Entity::new("se1", "Ada Brandt")],
            ..Batch::default()
        });
        assert_eq!(names(&third), (vec![], vec![], vec!["Ada Brandt".into()]));
    }
}
