//! The links that annotators drew between marks that mean the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use standpoint_annotation::{Document, Link, LinkId, LinkTypeId, MarkId};

use super::versions::Group;
use super::{LinkVersion, Subject};

/// A link between two groups that one or more annotators drew.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// With its id in the document to settle in; its ends follow what stands there.
    pub(super) link: Link,
    /// The number of the group where it starts.
    pub(super) from: usize,
    /// The number of the group where it ends.
    pub(super) to: usize,
    pub(super) by: Vec<usize>,
    /// Whether all who marked its start have the same links of this type from there.
    pub(super) is_agreed: bool,
}

/// All links of all annotators, in the order of the groups where they start and end. A link with an
/// end that does not count is none; the same link twice is one.
pub(super) fn of(documents: &[&Document], groups: &[Group]) -> Vec<Said> {
    let mut found: BTreeMap<(usize, LinkTypeId, usize), (Link, BTreeSet<usize>)> = BTreeMap::new();
    for (side, document) in documents.iter().enumerate() {
        let home = homes(groups, side);
        for link in document.links() {
            let ends = home.get(&link.from).zip(home.get(&link.to));
            if let Some((from, to)) = ends.filter(|(from, to)| from != to) {
                let said = found.entry((*from, link.kind.clone(), *to));
                let (_, by) = said.or_insert_with(|| (Link::clone(link), BTreeSet::new()));
                by.insert(side);
            }
        }
    }
    let said = found.into_iter().map(|((from, _, to), (link, by))| Said {
        link,
        from,
        to,
        by: by.into_iter().collect(),
        is_agreed: false,
    });
    let mut links: Vec<Said> = said.collect();
    agree(&mut links, groups);
    for (number, said) in (1..).zip(&mut links) {
        // What is disputed is not in the document yet: not an id that a link could get which
        // somebody adds meanwhile.
        let begins = if said.is_agreed { "l" } else { "disputed-" };
        said.link.id = LinkId::from(format!("{begins}{number}"));
    }
    links
}

/// Finds the links on which all agree who could have drawn them.
fn agree(links: &mut [Said], groups: &[Group]) {
    let starts: BTreeSet<(usize, LinkTypeId)> = links
        .iter()
        .map(|said| (said.from, said.link.kind.clone()))
        .collect();
    for (from, kind) in starts {
        let agreed = targets(from, &kind, groups, links).len() == 1;
        let here = links
            .iter_mut()
            .filter(|l| l.from == from && l.link.kind == kind);
        here.for_each(|said| said.is_agreed = agreed);
    }
}

/// In which group each of an annotator's marks is.
fn homes(groups: &[Group], side: usize) -> HashMap<&MarkId, usize> {
    let numbered = groups.iter().enumerate();
    let homes =
        numbered.filter_map(|(number, group)| Some((group.members[side].as_ref()?, number)));
    homes.collect()
}

/// Where links of a type lead from a group, and whom, by each annotator who marked it: groups that
/// they lead to, with those who say so.
fn targets(
    from: usize,
    kind: &LinkTypeId,
    groups: &[Group],
    links: &[Said],
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut found: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (side, member) in groups[from].members.iter().enumerate() {
        if member.is_none() {
            continue;
        }
        let said = links
            .iter()
            .filter(|l| l.from == from && l.link.kind == *kind);
        let to: Vec<usize> = said
            .filter(|l| l.by.contains(&side))
            .map(|l| l.to)
            .collect();
        match found.iter_mut().find(|(other, _)| *other == to) {
            Some((_, by)) => by.push(side),
            None => found.push((to, vec![side])),
        }
    }
    found
}

/// The link types of which annotators have different links from this group.
pub(super) fn differing(
    from: usize,
    groups: &[Group],
    links: &[Said],
) -> Vec<(LinkTypeId, Subject)> {
    let open = links
        .iter()
        .filter(|said| said.from == from && !said.is_agreed);
    let kinds: BTreeSet<&LinkTypeId> = open.map(|said| &said.link.kind).collect();
    let first = |group: &usize| groups[*group].versions[0].mark.id.clone();
    let subjects = kinds.into_iter().map(|kind| {
        let versions = targets(from, kind, groups, links).into_iter();
        let versions = versions.map(|(to, by)| LinkVersion {
            to: to.iter().map(first).collect(),
            by,
        });
        let subject = Subject::Links {
            kind: kind.clone(),
            from: first(&from),
            versions: versions.collect(),
        };
        (kind.clone(), subject)
    });
    subjects.collect()
}
