//! Whether what was read back is what was written.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::json;

use super::example::{Example, Region};

/// A number for what an example says, the same for all that say the same: the names of its marks,
/// their order and their quotes are no part of it.
pub fn fingerprint(example: &Example) -> u64 {
    let mut hasher = DefaultHasher::new();
    canonical(example).hash(&mut hasher);
    hasher.finish()
}

/// What an example says, in one order; relations name what is said of their ends.
pub(super) fn canonical(example: &Example) -> String {
    let mut regions: Vec<String> = example.regions.iter().map(of_region).collect();
    let said: BTreeMap<&str, String> = example
        .regions
        .iter()
        .map(|region| (region.id.as_str(), of_region(region)))
        .collect();
    let mut relations: Vec<_> = example
        .relations
        .iter()
        .map(|link| {
            (
                &link.kind,
                said.get(link.from.as_str()),
                said.get(link.to.as_str()),
            )
        })
        .collect();
    relations.sort();
    let mut labels = example.labels.clone();
    labels.sort();
    regions.sort();
    json!([
        example.id,
        example.text,
        regions,
        relations,
        labels,
        example.note,
        example.meta
    ])
    .to_string()
}

fn of_region(region: &Region) -> String {
    let pieces: Vec<(i64, i64)> = region.pieces.iter().map(|p| (p.start, p.end)).collect();
    let state = format!("{:?}", region.state);
    json!([
        pieces,
        region.label,
        region.attributes,
        region.note,
        state,
        region.confidence
    ])
    .to_string()
}

/// Compares what is read back with what was written, in the order of writing.
#[derive(Debug, Default)]
pub struct Comparison {
    written: Vec<u64>,
    read: usize,
    different: Vec<usize>,
}

impl Comparison {
    /// Remembers an example that was written: eight bytes each.
    pub fn written(&mut self, example: &Example) {
        self.written.push(fingerprint(example));
    }

    /// Compares an example that was read back.
    pub fn read(&mut self, example: &Example) {
        if self.written.get(self.read) != Some(&fingerprint(example)) {
            self.different.push(self.read + 1);
        }
        self.read += 1;
    }

    /// How many were written.
    pub fn count(&self) -> usize {
        self.written.len()
    }

    /// A sentence about what differs; `None` where all reads back identically.
    pub fn difference(&self) -> Option<String> {
        if self.read != self.written.len() {
            let written = self.written.len();
            return Some(format!(
                "{written} texts were written, and {} read back",
                self.read
            ));
        }
        let first = self.different.first()?;
        let count = self.different.len();
        Some(format!(
            "{count} of {} texts read back otherwise than they were written, number {first} first",
            self.read
        ))
    }
}
