//! Whether what was read back is what was written.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::example::{Example, Region};

/// A number for what an example says, the same for all that say the same: the names of its marks,
/// their order and their quotes are no part of it.
///
/// Parts that come in any order are hashed each by itself, and these hashes in their own order, so
/// that nothing is copied: this is done twice for every example that is converted.
pub fn fingerprint(example: &Example) -> u64 {
    let regions: Vec<u64> = example.regions.iter().map(of_region).collect();
    let relations = of_relations(example, &regions);
    let labels = example.labels.iter().map(hash);
    hash(&(
        &example.id,
        &example.text,
        in_order(regions),
        in_order(relations),
        in_order(labels.collect()),
        &example.note,
        &example.meta,
    ))
}

fn of_region(region: &Region) -> u64 {
    let mut hasher = DefaultHasher::new();
    region.pieces.len().hash(&mut hasher);
    for piece in &region.pieces {
        (piece.start, piece.end).hash(&mut hasher);
    }
    let confidence = region.confidence.map(f64::to_bits);
    let said = (&region.label, &region.attributes, &region.note);
    (said, region.state, confidence).hash(&mut hasher);
    hasher.finish()
}

/// Relations by what is said of their ends.
fn of_relations(example: &Example, regions: &[u64]) -> Vec<u64> {
    if example.relations.is_empty() {
        return Vec::new();
    }
    let ids = example.regions.iter().map(|region| region.id.as_str());
    let said: BTreeMap<&str, &u64> = ids.zip(regions).collect();
    let relations = example.relations.iter().map(|link| {
        let (from, to) = (said.get(link.from.as_str()), said.get(link.to.as_str()));
        hash(&(&link.kind, from, to))
    });
    relations.collect()
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn in_order(mut hashes: Vec<u64>) -> Vec<u64> {
    hashes.sort_unstable();
    hashes
}

/// Compares what is read back with what was written, in the order of writing.
///
/// A clone is the same comparison: one thread may write while another reads back. Kept is only what
/// was written and is not read back yet, eight bytes each.
#[derive(Clone, Debug, Default)]
pub struct Comparison(Arc<Mutex<Tally>>);

#[derive(Debug, Default)]
struct Tally {
    /// Fingerprints of what is not read back yet.
    waiting: VecDeque<u64>,
    written: usize,
    read: usize,
    different: usize,
    /// The number of the first that is different.
    first: Option<usize>,
}

impl Comparison {
    /// Remembers an example, before it is written.
    pub fn written(&self, example: &Example) {
        let fingerprint = fingerprint(example);
        let mut tally = self.tally();
        tally.waiting.push_back(fingerprint);
        tally.written += 1;
    }

    /// Compares an example that was read back.
    pub fn read(&self, example: &Example) {
        let fingerprint = fingerprint(example);
        let mut tally = self.tally();
        tally.read += 1;
        if tally.waiting.pop_front() != Some(fingerprint) {
            tally.different += 1;
            tally.first = tally.first.or(Some(tally.read));
        }
    }

    /// A sentence about what differs, once all is written and read; `None` where all reads back
    /// identically.
    pub fn difference(&self) -> Option<String> {
        let tally = self.tally();
        let (written, read) = (tally.written, tally.read);
        if read != written {
            return Some(format!(
                "{written} texts were written, and {read} read back"
            ));
        }
        let (first, count) = (tally.first?, tally.different);
        Some(format!(
            "{count} of {read} texts read back otherwise than they were written, number {first} first"
        ))
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use standpoint_annotation::State;

    use super::super::example::{Piece, Relation};
    use super::*;

    fn example() -> Example {
        let regions = vec![
            Region::new("a", "actor", 0, 4),
            Region::new("b", "cue", 5, 9),
        ];
        Example {
            text: "Ode said so".to_owned(),
            regions,
            relations: vec![Relation::new("by", "b", "a")],
            labels: vec!["news".to_owned(), "dam".to_owned()],
            ..Example::default()
        }
    }

    #[test]
    fn names_order_and_quotes_are_no_part_of_it() {
        let mut other = example();
        other.regions.reverse();
        other.labels.reverse();
        for (region, id) in other.regions.iter_mut().zip(["2", "1"]) {
            id.clone_into(&mut region.id);
            region.pieces[0].quote = Some("x".to_owned());
        }
        other.relations = vec![Relation::new("by", "2", "1")];
        assert_eq!(fingerprint(&other), fingerprint(&example()));
    }

    #[test]
    fn what_differs_is_counted_while_more_is_written() {
        let (comparison, other) = (Comparison::default(), Example::default());
        let same = comparison.clone();
        for read in [example(), other.clone(), example(), other] {
            comparison.written(&example());
            same.read(&read);
        }
        let sentence = comparison.difference().unwrap();
        assert!(sentence.starts_with("2 of 4 ") && sentence.ends_with("number 2 first"));
        comparison.written(&example());
        let sentence = comparison.difference().unwrap();
        assert_eq!(sentence, "5 texts were written, and 4 read back");
    }

    #[test]
    fn everything_else_is() {
        type Change = fn(&mut Example);
        let changes: [Change; 14] = [
            |e| e.id = Some("1".to_owned()),
            |e| e.text.push('!'),
            |e| e.note = Some("n".to_owned()),
            |e| drop(e.labels.pop()),
            |e| drop(e.meta.insert("title".to_owned(), json!("Dam"))),
            |e| drop(e.regions.pop()),
            |e| e.regions[0].label.push('s'),
            |e| e.regions[0].pieces[0].end = 3,
            |e| e.regions[0].pieces.push(Piece::new(5, 6)),
            |e| e.regions[0].note = Some("n".to_owned()),
            |e| e.regions[0].state = State::Rejected,
            |e| e.regions[0].confidence = Some(0.5),
            |e| drop(e.regions[0].attributes.insert("k".to_owned(), json!(1))),
            |e| e.relations[0].from = "a".to_owned(),
        ];
        let mut seen = vec![fingerprint(&example())];
        for change in changes {
            let mut other = example();
            change(&mut other);
            let found = fingerprint(&other);
            assert!(!seen.contains(&found), "change {}", seen.len());
            seen.push(found);
        }
    }
}
