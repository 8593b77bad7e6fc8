//! The versions of a mark that annotators have.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use standpoint_annotation::{Mark, MarkId, State};
use standpoint_text::Span;

use super::entities::Entities;
use super::groups::Members;
use super::{MarkVersion, Subject};

/// In what respect annotators differ on a mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differ {
    /// Not all of them marked it.
    Presence,
    /// Its edges or pieces.
    Edges,
    /// Its label.
    Label,
    /// What they say of it: the attribute of this id.
    Attribute(String),
    /// Whom it mentions.
    Entity,
}

/// Marks that mean the same, and the versions of it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// By annotator, the id of their mark in their own document.
    pub(super) members: Vec<Option<MarkId>>,
    /// At least one.
    pub(super) versions: Vec<Version>,
    /// What the mark is called whose edges are none of theirs, should somebody draw it.
    pub(super) redrawn: MarkId,
}

/// A mark as one or more annotators have it.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// With its id and entity in the document to settle in; accepted if any of them accepted it.
    pub(super) mark: Mark,
    pub(super) by: Vec<usize>,
}

/// The groups in text order, with the versions of each.
pub(super) fn of(groups: &[Members], entities: &Entities) -> Vec<Group> {
    let groups = groups.iter().map(|members| Group::of(members, entities));
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by_key(|group| {
        let spans = &group.versions[0].mark.spans;
        (spans.start(), Reverse(spans.end()))
    });
    let versions = groups.iter_mut().flat_map(|group| &mut group.versions);
    for (number, version) in (1..).zip(versions) {
        version.mark.id = MarkId::from(format!("m{number}"));
    }
    for (number, group) in (1..).zip(&mut groups) {
        // Not an id that a mark could get which somebody adds meanwhile.
        group.redrawn = MarkId::from(format!("redrawn-{number}"));
    }
    groups
}

impl Group {
    fn of(members: &Members, entities: &Entities) -> Self {
        let mut versions: Vec<Version> = Vec::new();
        for (side, mark) in members.iter().enumerate() {
            let Some(mark) = mark else { continue };
            let mark = Mark {
                entity: mark
                    .entity
                    .as_ref()
                    .and_then(|e| entities.here(side, e))
                    .cloned(),
                ..Mark::clone(mark)
            };
            match versions
                .iter_mut()
                .find(|version| says_the_same(&version.mark, &mark))
            {
                Some(version) => {
                    version.by.push(side);
                    if mark.state == State::Accepted {
                        version.mark.state = State::Accepted;
                    }
                    version.mark.note = joined(version.mark.note.take(), mark.note);
                }
                None => versions.push(Version {
                    mark,
                    by: vec![side],
                }),
            }
        }
        Self {
            members: members
                .iter()
                .map(|mark| mark.map(|mark| mark.id.clone()))
                .collect(),
            versions,
            redrawn: MarkId::from(""),
        }
    }

    /// Whether all annotators say the same.
    pub(super) fn is_agreed(&self) -> bool {
        self.versions.len() == 1 && self.members.iter().all(Option::is_some)
    }

    /// All that any version covers, and what is between.
    pub(super) fn place(&self) -> Span {
        let hulls = self
            .versions
            .iter()
            .map(|version| version.mark.spans.hull());
        let first = self.versions[0].mark.spans.hull();
        hulls.fold(first, Span::cover)
    }

    /// The version of an annotator.
    pub(super) fn version_of(&self, side: usize) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.by.contains(&side))
    }

    pub(super) fn subject(&self) -> Subject {
        let silent = self
            .members
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.is_none());
        let versions = self.versions.iter().map(|version| MarkVersion {
            mark: version.mark.id.clone(),
            by: version.by.clone(),
        });
        Subject::Mark {
            differ: self.differ(),
            versions: versions.collect(),
            silent: silent.map(|(side, _)| side).collect(),
        }
    }

    fn differ(&self) -> Vec<Differ> {
        let mut found = BTreeSet::new();
        if self.members.iter().any(Option::is_none) {
            found.insert(Differ::Presence);
        }
        let marks: Vec<&Mark> = self.versions.iter().map(|version| &version.mark).collect();
        for pair in marks.windows(2) {
            let [one, other] = pair else { continue };
            if one.spans != other.spans {
                found.insert(Differ::Edges);
            }
            if one.label != other.label {
                found.insert(Differ::Label);
            }
            if one.entity != other.entity {
                found.insert(Differ::Entity);
            }
            let (one, other) = (said(one), said(other));
            let ids = one.keys().chain(other.keys());
            let different = ids.filter(|id| one.get(*id) != other.get(*id));
            found.extend(different.map(|id| Differ::Attribute((*id).to_owned())));
        }
        found.into_iter().collect()
    }
}

fn says_the_same(one: &Mark, other: &Mark) -> bool {
    one.label == other.label
        && one.spans == other.spans
        && one.entity == other.entity
        && said(one) == said(other)
}

/// What a mark says in its attributes; in free words neither case nor blanks around them matter.
fn said(mark: &Mark) -> BTreeMap<&str, Value> {
    let plain = |value: &Value| match value.as_str() {
        Some(words) => Value::from(words.trim().to_lowercase()),
        None => value.clone(),
    };
    let attributes = mark.attributes.iter();
    let attributes = attributes.map(|(id, value)| (id.as_str(), plain(value)));
    attributes
        .filter(|(_, value)| !value.is_null() && value.as_str() != Some(""))
        .collect()
}

/// Both notes, if they are not the same.
fn joined(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}\n{other}")),
        (one, other) => one.or(other),
    }
}
