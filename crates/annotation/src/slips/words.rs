//! Slips that show when the same words, places or names are laid side by side.

use std::collections::BTreeMap;

use super::{Slip, What, live};
use crate::command::Command;
use crate::document::Document;
use crate::id::LabelId;
use crate::mark::{Mark, State};

pub(super) fn check(document: &Document, slips: &mut Vec<Slip>) {
    doubled(document, slips);
    entities(document, slips);
    let mut same: BTreeMap<String, Vec<&Mark>> = BTreeMap::new();
    for mark in live(document).filter(|mark| !is_composed(document, mark)) {
        let words = document.quote(mark).to_lowercase();
        same.entry(words).or_default().push(mark);
    }
    for marks in same.values().filter(|marks| marks.len() > 1) {
        other_labels(marks, slips);
        other_values(document, marks, slips);
    }
}

/// Whether links start at marks of this label: what they mean is put together in their sentence, so
/// the same words elsewhere say nothing of it.
fn is_composed(document: &Document, mark: &Mark) -> bool {
    let mut kinds = document.codebook.links.iter();
    kinds.any(|kind| kind.from.contains(&mark.label))
}

/// What most of them are, if more than one of them is anything else; and whether that is plain.
fn usual<T: Ord + Clone>(all: impl Iterator<Item = T>) -> Option<(T, bool)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    if counts.len() < 2 {
        return None;
    }
    let total: usize = counts.values().sum();
    let most = counts.values().copied().max()?;
    // Of equally many the first one: a list must not change by itself.
    let (usual, _) = counts.into_iter().find(|(_, count)| *count == most)?;
    Some((usual, most * 2 > total))
}

/// Marks with another label than most on the same words. At one place words may have several labels.
fn other_labels(marks: &[&Mark], slips: &mut Vec<Slip>) {
    let Some((usual, plain)) = usual(marks.iter().map(|mark| mark.label.clone())) else {
        return;
    };
    let has_usual = |mark: &Mark| {
        let mut here = marks.iter().filter(|other| other.spans == mark.spans);
        here.any(|other| other.label == usual)
    };
    for mark in marks.iter().filter(|mark| !has_usual(mark)) {
        slips.push(Slip {
            mark: mark.id.clone(),
            what: What::OtherLabel {
                usual: usual.clone(),
            },
            mend: plain.then(|| Command::Relabel {
                mark: mark.id.clone(),
                label: usual.clone(),
            }),
        });
    }
}

/// Marks with another value than most with the same label on the same words.
fn other_values(document: &Document, marks: &[&Mark], slips: &mut Vec<Slip>) {
    let mut labels: Vec<&LabelId> = marks.iter().map(|mark| &mark.label).collect();
    labels.sort_unstable();
    labels.dedup();
    for label in labels
        .into_iter()
        .filter_map(|id| document.codebook.label(id))
    {
        let of_label = || marks.iter().filter(|mark| mark.label == label.id);
        let listed = label.attributes.iter().filter(|a| !a.values.is_empty());
        for attribute in listed.map(|attribute| attribute.id.as_str()) {
            let Some((Some(value), plain)) = usual(of_label().map(|m| m.attribute(attribute)))
            else {
                continue;
            };
            for mark in of_label().filter(|mark| mark.attribute(attribute) != Some(value)) {
                slips.push(Slip {
                    mark: mark.id.clone(),
                    what: What::OtherValue {
                        attribute: attribute.to_owned(),
                        usual: value.to_owned(),
                    },
                    mend: plain.then(|| Command::SetAttribute {
                        marks: vec![mark.id.clone()],
                        attribute: attribute.to_owned(),
                        value: Some(value.to_owned()),
                    }),
                });
            }
        }
    }
}

/// Marks with the label and the pieces of another.
fn doubled(document: &Document, slips: &mut Vec<Slip>) {
    let mut places: BTreeMap<(&LabelId, &crate::Spans), Vec<&Mark>> = BTreeMap::new();
    for mark in live(document) {
        let place = (&mark.label, &mark.spans);
        places.entry(place).or_default().push(mark);
    }
    for mut marks in places.into_values().filter(|marks| marks.len() > 1) {
        // The one to keep first: decided on before open, linked before alone.
        marks.sort_by_key(|mark| {
            let links = links_of(document, mark);
            (mark.state == State::Suggested, std::cmp::Reverse(links))
        });
        for mark in &marks[1..] {
            let alone = links_of(document, mark) == 0 && mark.note.is_none();
            slips.push(Slip {
                mark: mark.id.clone(),
                what: What::Doubled,
                mend: alone.then(|| Command::DeleteMarks(vec![mark.id.clone()])),
            });
        }
    }
}

fn links_of(document: &Document, mark: &Mark) -> usize {
    document.links_from(&mark.id).count() + document.links_to(&mark.id).count()
}

/// Entities with the name of another, letters' case aside, at their first mention.
fn entities(document: &Document, slips: &mut Vec<Slip>) {
    let mut named: BTreeMap<String, crate::EntityId> = BTreeMap::new();
    let mut seen: Vec<&crate::EntityId> = Vec::new();
    for mark in live(document) {
        let entity = mark.entity.as_ref().and_then(|id| document.entity(id));
        let Some(entity) = entity.filter(|entity| !seen.contains(&&entity.id)) else {
            continue;
        };
        seen.push(&entity.id);
        let name = entity.name.trim().to_lowercase();
        match named.get(&name) {
            None => {
                named.insert(name, entity.id.clone());
            }
            Some(first) => slips.push(Slip {
                mark: mark.id.clone(),
                what: What::EntityTwice {
                    name: entity.name.clone(),
                },
                mend: Some(Command::MergeEntities {
                    from: entity.id.clone(),
                    into: first.clone(),
                }),
            }),
        }
    }
}
