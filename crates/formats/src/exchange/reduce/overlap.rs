//! Marks that share characters, for formats in which a character has one label.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::choice::Overlap;
use super::super::example::{Example, Region};
use super::super::loss::{Aspect, Losses};
use super::{Part, drop_dangling};

/// An example for each of these labels, and for any other that is there, with its marks alone: a
/// text without a mark of a label is a text for it, too. One without a label where there is none.
pub(super) fn by_label(example: &Example, labels: &[String]) -> Vec<Part> {
    let mut labels: BTreeMap<String, Vec<Region>> = labels
        .iter()
        .map(|label| (label.clone(), Vec::new()))
        .collect();
    if labels.is_empty() && example.regions.is_empty() {
        labels.insert(String::new(), Vec::new());
    }
    for region in &example.regions {
        labels
            .entry(region.label.clone())
            .or_default()
            .push(region.clone());
    }
    let parts = labels.into_iter().map(|(name, regions)| Part {
        name,
        example: Example {
            regions,
            ..example.clone()
        },
    });
    parts.collect()
}

/// Leaves out marks until none share a character, the better ones staying.
pub(super) fn keep_apart(mut example: Example, overlap: &Overlap, losses: &mut Losses) -> Example {
    let mut best: Vec<usize> = (0..example.regions.len()).collect();
    best.sort_by_key(|number| {
        let region = &example.regions[*number];
        (
            rank(region, overlap),
            -(region.end() - region.start()),
            region.start(),
            *number,
        )
    });
    // Kept places by their start; they do not overlap, so one look to each side is enough.
    let mut places: BTreeMap<i64, i64> = BTreeMap::new();
    let mut is_kept = vec![false; example.regions.len()];
    for number in best {
        let (start, end) = (
            example.regions[number].start(),
            example.regions[number].end(),
        );
        let before = places.range(..end).next_back();
        if before.is_none_or(|(_, other_end)| *other_end <= start) {
            places.insert(start, end);
            is_kept[number] = true;
        }
    }
    let before = example.regions.len();
    let mut kept = is_kept.into_iter();
    example.regions.retain(|_| kept.next().unwrap_or(false));
    losses.add(Aspect::Overlaps, before - example.regions.len());
    drop_dangling(&mut example, losses);
    example
}

/// Leaves out marks on the words of another of their label; links go to that.
pub(super) fn drop_twins(example: &mut Example, losses: &mut Losses) {
    let mut first: BTreeMap<(Vec<(i64, i64)>, String), String> = BTreeMap::new();
    let mut twins: BTreeMap<String, String> = BTreeMap::new();
    example.regions.retain(|region| {
        let places = region
            .pieces
            .iter()
            .map(|piece| (piece.start, piece.end))
            .collect();
        match first.entry((places, region.label.clone())) {
            Entry::Vacant(place) => {
                place.insert(region.id.clone());
                true
            }
            Entry::Occupied(other) => {
                twins.insert(region.id.clone(), other.get().clone());
                false
            }
        }
    });
    losses.add(Aspect::Duplicates, twins.len());
    for relation in &mut example.relations {
        for end in [&mut relation.from, &mut relation.to] {
            if let Some(other) = twins.get(end) {
                end.clone_from(other);
            }
        }
    }
}

/// The place of a label in the order that was chosen.
fn rank(region: &Region, overlap: &Overlap) -> usize {
    match overlap {
        Overlap::ByLabel(order) => {
            let place = order.iter().position(|label| *label == region.label);
            place.unwrap_or(order.len())
        }
        Overlap::Longest | Overlap::FilePerLabel => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Example {
        let regions = vec![
            Region::new("a", "actor", 0, 4),
            Region::new("p", "position", 2, 12),
            Region::new("b", "actor", 10, 12),
            Region::new("c", "cue", 12, 15),
        ];
        Example {
            regions,
            ..Example::default()
        }
    }

    fn kept(overlap: &Overlap) -> (String, usize) {
        let mut losses = Losses::default();
        let example = keep_apart(example(), overlap, &mut losses);
        let ids: Vec<&str> = example
            .regions
            .iter()
            .map(|region| region.id.as_str())
            .collect();
        (ids.join(" "), losses.of(Aspect::Overlaps))
    }

    #[test]
    fn the_longest_or_the_label_named_first_stays() {
        assert_eq!(kept(&Overlap::Longest), ("p c".to_owned(), 2));
        let actors_first = Overlap::ByLabel(vec!["actor".to_owned()]);
        assert_eq!(kept(&actors_first), ("a b c".to_owned(), 1));
    }

    #[test]
    fn each_label_has_a_part() {
        let parts = by_label(&example(), &["actor".to_owned(), "doubt".to_owned()]);
        let names: Vec<(&str, usize)> = parts
            .iter()
            .map(|part| (part.name.as_str(), part.example.regions.len()))
            .collect();
        assert_eq!(
            names,
            [("actor", 2), ("cue", 1), ("doubt", 0), ("position", 1)]
        );
    }
}
