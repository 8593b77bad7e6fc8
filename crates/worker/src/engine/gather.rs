//! Batches gathered to fewer, larger ones: each message costs the app a change of its state.

use standpoint_engine::Batch;

/// Reading time after which what was gathered is sent, in milliseconds. The first batch goes at
/// the first pause: it is what the reader of the first screen waits for.
const INTERVAL: f64 = 100.0;

/// Marks after which what was gathered is sent, however early it is: the app takes in a message
/// without a pause, and must not be kept from its reader.
const LARGEST: usize = 80;

/// What was read and not sent.
#[derive(Debug, Default)]
pub struct Gatherer {
    gathered: Option<Batch>,
    since: Option<f64>,
}

impl Gatherer {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Joins a batch to what was gathered.
    pub fn add(&mut self, batch: Batch) {
        match &mut self.gathered {
            None => self.gathered = Some(batch),
            Some(gathered) => join(gathered, batch),
        }
    }

    /// Whether no more should be read before what was gathered is sent: it is much, or the first.
    pub fn is_full(&self) -> bool {
        let is_first = self.since.is_none();
        let is_enough = |batch: &Batch| is_first || batch.marks.len() >= LARGEST;
        self.gathered.as_ref().is_some_and(is_enough)
    }

    /// Whether everything that was read is sent.
    pub fn is_empty(&self) -> bool {
        self.gathered.is_none()
    }

    /// What is to be sent now, after `spent` milliseconds more of reading: nothing while it is too
    /// early, all of it at the end.
    pub fn take(&mut self, spent: f64, finished: bool) -> Option<Batch> {
        let since = self.since.map(|since| since + spent);
        self.since = since;
        if !finished && !self.is_full() && since.is_some_and(|since| since < INTERVAL) {
            return None;
        }
        let batch = self.gathered.take()?;
        self.since = Some(0.0);
        Some(batch)
    }
}

fn join(gathered: &mut Batch, batch: Batch) {
    gathered.marks.extend(batch.marks);
    gathered.links.extend(batch.links);
    for entity in batch.entities {
        match gathered
            .entities
            .iter_mut()
            .find(|known| known.id == entity.id)
        {
            // It came again because it has a fuller name now.
            Some(known) => *known = entity,
            None => gathered.entities.push(entity),
        }
    }
    for stretch in batch.read {
        match gathered.read.last_mut() {
            Some(last) if last.end() == stretch.start() => *last = last.cover(stretch),
            _ => gathered.read.push(stretch),
        }
    }
    gathered.read_to = gathered.read_to.max(batch.read_to);
    gathered.words += batch.words;
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::Entity;
    use standpoint_text::Offset;

    fn entity(id: &str, name: &str) -> Entity {
        Entity::new(id, name)
    }

    fn batch(read_to: usize, entities: Vec<Entity>) -> Batch {
        Batch {
            entities,
            read_to: Offset::new(read_to),
            words: 10,
            ..Batch::default()
        }
    }

    #[test]
    fn the_first_batch_goes_at_once_the_next_ones_together() {
        let mut gatherer = Gatherer::new();
        assert!(!gatherer.is_full());
        gatherer.add(batch(60, vec![]));
        assert!(gatherer.is_full(), "nothing is read before it is sent");
        assert_eq!(gatherer.take(12.0, false), Some(batch(60, vec![])));
        gatherer.add(batch(120, vec![]));
        assert!(!gatherer.is_full());
        assert_eq!(gatherer.take(60.0, false), None);
        gatherer.add(batch(180, vec![]));
        let joined = Batch {
            words: 20,
            ..batch(180, vec![])
        };
        assert_eq!(gatherer.take(60.0, false), Some(joined));
        assert_eq!(gatherer.take(200.0, false), None, "nothing was read since");
    }

    #[test]
    fn what_is_large_goes_early() {
        let mut gatherer = Gatherer::new();
        gatherer.add(batch(60, vec![]));
        gatherer.take(1.0, false);
        let mark = standpoint_annotation::Mark::new(
            "s1",
            "cue",
            standpoint_text::Span::from_bytes(60, 64),
        );
        let large = Batch {
            marks: vec![mark; LARGEST],
            ..batch(120, vec![])
        };
        gatherer.add(large.clone());
        assert_eq!(gatherer.take(1.0, false), Some(large));
    }

    #[test]
    fn at_the_end_all_goes() {
        let mut gatherer = Gatherer::new();
        gatherer.add(batch(60, vec![]));
        gatherer.take(1.0, false);
        gatherer.add(batch(70, vec![]));
        assert_eq!(gatherer.take(1.0, true), Some(batch(70, vec![])));
        assert_eq!(gatherer.take(1.0, true), None);
    }

    #[test]
    fn an_entity_that_comes_again_replaces_the_earlier_one() {
        let mut gatherer = Gatherer::new();
        gatherer.add(batch(
            10,
            vec![entity("se1", "Brandt"), entity("se2", "Kessia")],
        ));
        gatherer.add(batch(20, vec![entity("se1", "Ada Brandt")]));
        let sent = gatherer.take(1.0, true).unwrap();
        assert_eq!(
            sent.entities,
            vec![entity("se1", "Ada Brandt"), entity("se2", "Kessia")]
        );
    }
}
