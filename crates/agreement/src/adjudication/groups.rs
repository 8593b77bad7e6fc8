//! Which marks of several annotators mean the same.

use std::collections::BTreeSet;

use standpoint_annotation::{Document, Mark};

use crate::compare::Counted;
use crate::extent::{Extent, shared};
use crate::matching::matched;

/// Marks that mean the same: at each annotator's place their mark, if they have one.
pub(super) type Members<'d> = Vec<Option<&'d Mark>>;

/// All marks that count, in groups. Each annotator's marks are matched with those groups that the
/// annotators before made, by the group's first mark.
pub(super) fn of<'d>(documents: &[&'d Document], counted: Counted) -> Vec<Members<'d>> {
    let mut firsts: Vec<Extent<&Mark>> = Vec::new();
    let mut groups: Vec<Members> = Vec::new();
    for (side, document) in documents.iter().enumerate() {
        let marks = document.marks_in_order();
        let marks = marks.filter(|mark| counted.includes(mark));
        let marks: Vec<Extent<&Mark>> = marks.map(|mark| Extent::of(document, mark)).collect();
        let mut home = vec![None; marks.len()];
        for (group, mark) in pairs(&firsts, &marks) {
            home[mark] = Some(group);
        }
        for (extent, home) in marks.into_iter().zip(home) {
            let mark = extent.mark;
            let home = home.unwrap_or_else(|| {
                firsts.push(extent);
                groups.push(vec![None; documents.len()]);
                groups.len() - 1
            });
            groups[home][side] = Some(mark);
        }
    }
    groups
}

/// The pairs (group, mark), one to one: those of one label first, then what is left across labels.
fn pairs(firsts: &[Extent<&Mark>], marks: &[Extent<&Mark>]) -> Vec<(usize, usize)> {
    let labels: BTreeSet<&str> = marks
        .iter()
        .map(|extent| extent.mark.label.as_str())
        .collect();
    let mut found = Vec::new();
    for label in labels {
        let of_label = |extent: &Extent<&Mark>| extent.mark.label.as_str() == label;
        found.extend(pairs_of(
            firsts,
            marks,
            |_, e| of_label(e),
            |_, e| of_label(e),
        ));
    }
    let paired: BTreeSet<usize> = found.iter().map(|(group, _)| *group).collect();
    let placed: BTreeSet<usize> = found.iter().map(|(_, mark)| *mark).collect();
    let group_left = |group, _: &Extent<&Mark>| !paired.contains(&group);
    let mark_left = |mark, _: &Extent<&Mark>| !placed.contains(&mark);
    found.extend(pairs_of(firsts, marks, group_left, mark_left));
    found
}

/// The matched pairs among those that are asked for.
fn pairs_of(
    firsts: &[Extent<&Mark>],
    marks: &[Extent<&Mark>],
    group: impl Fn(usize, &Extent<&Mark>) -> bool,
    mark: impl Fn(usize, &Extent<&Mark>) -> bool,
) -> Vec<(usize, usize)> {
    let (groups, ones) = some_of(firsts, group);
    let (places, others) = some_of(marks, mark);
    let pairs = matched(&ones, &others, &shared(&ones, &others)).into_iter();
    pairs
        .map(|(one, other)| (groups[one], places[other]))
        .collect()
}

/// Those that are asked for, with their places.
fn some_of<'d>(
    extents: &[Extent<&'d Mark>],
    wanted: impl Fn(usize, &Extent<&Mark>) -> bool,
) -> (Vec<usize>, Vec<Extent<&'d Mark>>) {
    let numbered = extents.iter().enumerate();
    let some = numbered.filter(|(place, extent)| wanted(*place, extent));
    some.map(|(place, extent)| (place, extent.clone())).unzip()
}
