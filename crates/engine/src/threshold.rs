//! How sure an engine has to be of a suggestion for it to be shown.

use std::collections::{BTreeMap, BTreeSet};

use standpoint_annotation::{Entity, EntityId, LabelId, Mark, MarkId};
use standpoint_text::order::gathered;

use crate::engine::Batch;

/// The thresholds of best F1, one a line: label and confidence in percent. Whole numbers: reading
/// others is twenty kilobytes of program in the browser.
const BEST: &str = include_str!("../../../models/thresholds.tsv");

/// The least confidence, 0 to 1, that a suggestion of a label needs.
///
/// ```
/// use standpoint_engine::Thresholds;
/// let thresholds = Thresholds::none().with("actor".into(), 0.8);
/// assert_eq!(thresholds.of(&"actor".into()), 0.8);
/// assert_eq!(thresholds.of(&"cue".into()), 0.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Thresholds {
    by_label: BTreeMap<LabelId, f64>,
    /// Of labels that are not named.
    others: f64,
}

/// Those at which F1 was best on the articles that the engine is developed on; labels that it does
/// not know need an even chance.
impl Default for Thresholds {
    fn default() -> Self {
        let lines = BEST.lines().filter_map(|line| line.split_once('\t'));
        let values = lines.filter_map(|(label, percent)| {
            let percent: u8 = percent.parse().ok()?;
            Some((label.into(), f64::from(percent) / 100.0))
        });
        Self {
            by_label: gathered(values),
            others: 0.5,
        }
    }
}

impl Thresholds {
    /// Every suggestion is let through.
    pub fn none() -> Self {
        Self {
            by_label: BTreeMap::new(),
            others: 0.0,
        }
    }

    /// The threshold of a label.
    pub fn of(&self, label: &LabelId) -> f64 {
        self.by_label.get(label).copied().unwrap_or(self.others)
    }

    /// The same with another threshold for a label, brought between 0 and 1; none where it is no
    /// number.
    #[must_use]
    pub fn with(mut self, label: LabelId, least: f64) -> Self {
        let least = if least.is_nan() { 0.0 } else { least };
        self.by_label.insert(label, least.clamp(0.0, 1.0));
        self
    }

    /// Those that are not as they are by default, by label.
    pub fn changed(&self) -> BTreeMap<&LabelId, f64> {
        let usual = Self::default();
        let changed = self.by_label.iter().map(|(label, least)| (label, *least));
        gathered(changed.filter(|(label, least)| usual.of(label).to_bits() != least.to_bits()))
    }

    /// Whether a mark is sure enough; one that has no confidence is.
    pub fn let_through(&self, mark: &Mark) -> bool {
        mark.confidence()
            .is_none_or(|sure| sure >= self.of(&mark.label))
    }
}

/// Lets the marks of one analysis through that are sure enough, batch by batch: with them the links
/// between them, and the entities that they mention.
#[derive(Debug)]
pub struct Sieve {
    thresholds: Thresholds,
    /// Entities that no mark has mentioned yet that came through.
    held: BTreeMap<EntityId, Entity>,
    given: BTreeSet<EntityId>,
}

impl Sieve {
    /// A sieve with these thresholds.
    pub fn new(thresholds: Thresholds) -> Self {
        Self {
            thresholds,
            held: BTreeMap::new(),
            given: BTreeSet::new(),
        }
    }

    /// What of a batch comes through.
    #[must_use]
    pub fn sift(&mut self, mut batch: Batch) -> Batch {
        batch.marks.retain(|mark| self.thresholds.let_through(mark));
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
    use standpoint_annotation::{Codebook, Link, Origin};
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
    fn every_label_of_the_default_codebook_has_a_threshold_and_no_other() {
        let book = Codebook::standard();
        let labels = book.labels.iter().map(|label| label.id.clone());
        let known: BTreeSet<LabelId> = labels.collect();
        let named: BTreeSet<LabelId> = Thresholds::default().by_label.into_keys().collect();
        assert_eq!(named, known);
        let least = BEST.lines().map(|line| line.split_once('\t').unwrap().1);
        assert!(
            least
                .map(|percent| percent.parse::<u8>().unwrap())
                .all(|percent| percent <= 100)
        );
    }

    #[test]
    fn what_has_exactly_the_threshold_is_let_through_and_what_has_no_confidence() {
        let thresholds = Thresholds::none().with("actor".into(), 0.5);
        assert!(thresholds.let_through(&mark("s1", 0.5, None)));
        assert!(!thresholds.let_through(&mark("s1", 0.499, None)));
        let by_hand = Mark::new("m1", "actor", Span::from_bytes(0, 1));
        assert!(thresholds.let_through(&by_hand));
    }

    #[test]
    fn only_what_was_changed_is_named_as_changed() {
        let usual = Thresholds::default();
        assert!(usual.changed().is_empty());
        let same = usual.clone().with("cue".into(), usual.of(&"cue".into()));
        assert!(same.changed().is_empty());
        let other = usual.with("cue".into(), 7.0);
        assert_eq!(other.changed().into_values().collect::<Vec<_>>(), [1.0]);
        assert!(other.with("cue".into(), f64::NAN).of(&"cue".into()) == 0.0);
    }

    #[test]
    fn an_entity_comes_with_its_first_mark_that_comes_through_and_then_with_every_better_name() {
        let mut sieve = Sieve::new(Thresholds::none().with("actor".into(), 0.5));
        let first = sieve.sift(Batch {
            marks: vec![mark("s1", 0.5, None), mark("s2", 0.4, Some("se1"))],
            links: vec![Link::new("sl1", "held_by", "s1", "s2")],
            entities: vec![Entity::new("se1", "Brandt")],
            ..Batch::default()
        });
        assert_eq!(names(&first), (vec!["s1".into()], vec![], vec![]));
        let second = sieve.sift(Batch {
            marks: vec![mark("s3", 0.9, Some("se1"))],
            ..Batch::default()
        });
        assert_eq!(
            names(&second),
            (vec!["s3".into()], vec![], vec!["Brandt".into()])
        );
        let third = sieve.sift(Batch {
            entities: vec![Entity::new("se1", "Ada Brandt")],
            ..Batch::default()
        });
        assert_eq!(names(&third), (vec![], vec![], vec!["Ada Brandt".into()]));
    }
}
