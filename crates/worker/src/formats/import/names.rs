//! The labels and relations that files have, counted.

use std::collections::BTreeMap;

use standpoint_formats::exchange::Example;

/// Names with how often they are there, the commonest first.
pub(super) type Counted = Vec<(String, u32)>;

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
    pub(super) fn into_lists(self) -> (Counted, Counted) {
        (by_count(self.labels), by_count(self.relations))
    }
}

fn add(counts: &mut BTreeMap<String, u32>, name: &str) {
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(counts.insert(name.to_owned(), 1)),
    }
}

fn by_count(counts: BTreeMap<String, u32>) -> Counted {
    let mut list: Counted = counts.into_iter().collect();
    list.sort_by(|(_, one), (_, other)| other.cmp(one));
    list
}
