//! The labels and relations that files have, counted.

use std::collections::BTreeMap;

use standpoint_formats::exchange::Example;

/// Names with how often they are there.
#[derive(Default)]
pub(super) struct Names {
    labels: BTreeMap<String, u32>,
    relations: BTreeMap<String, u32>,
}

impl Names {
    pub(super) fn count(&mut self, example: &Example) {
        for region in &example.regions {
            add(&mut self.labels, &region.label);
        }
        for relation in &example.relations {
            add(&mut self.relations, &relation.kind);
        }
    }

    /// Labels and relations, the commonest first.
    pub(super) fn into_lists(self) -> (Vec<(String, u32)>, Vec<(String, u32)>) {
        (by_count(self.labels), by_count(self.relations))
    }
}

fn add(counts: &mut BTreeMap<String, u32>, name: &str) {
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(counts.insert(name.to_owned(), 1)),
    }
}

fn by_count(counts: BTreeMap<String, u32>) -> Vec<(String, u32)> {
    let mut list: Vec<(String, u32)> = counts.into_iter().collect();
    list.sort_by(|(_, one), (_, other)| other.cmp(one));
    list
}
