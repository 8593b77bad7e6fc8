//! Changes of labels.

use super::super::CommandError;
use super::super::marks::{give_label, label_in_use};
use super::{Pick, RecodeError, Rewrite};
use crate::codebook::{Attribute, Label};
use crate::id::{LabelId, LinkId, MarkId};
use crate::mark::Mark;

/// The list of labels, as the way to a place in a codebook begins.
const LABELS: &str = "labels";

pub(super) fn add(to: &mut Rewrite, label: &Label) -> Result<(), RecodeError> {
    to.is_free(&label.id)?;
    to.book.labels.push(label.clone());
    Ok(())
}

pub(super) fn edit(to: &mut Rewrite, label: &Label) -> Result<(), RecodeError> {
    let held = to.label(&label.id)?;
    let attributes = std::mem::take(&mut held.attributes);
    *held = Label {
        attributes,
        retired: held.retired,
        ..label.clone()
    };
    Ok(())
}

pub(super) fn move_to(to: &mut Rewrite, label: &LabelId, id: &LabelId) -> Result<(), RecodeError> {
    to.label(label)?;
    to.is_free(id)?;
    to.label(label)?.id = id.clone();
    replace_ends(to, label, id);
    relabel_all(to, label, id);
    Ok(())
}

pub(super) fn order(to: &mut Rewrite, order: &[LabelId]) {
    let place = |label: &Label| order.iter().position(|id| *id == label.id);
    standpoint_text::order::sort_by_key(&mut to.book.labels, |label| {
        place(label).unwrap_or(order.len())
    });
}

pub(super) fn merge(to: &mut Rewrite, from: &LabelId, into: &LabelId) -> Result<(), RecodeError> {
    if from == into {
        return Err(CommandError::NothingToDo.into());
    }
    label_in_use(to.draft.document, into)?;
    let goes = to.label(from)?.clone();
    let stays = to.label(into)?;
    stays.entities |= goes.entities;
    for attribute in goes.attributes {
        take_over(stays, attribute);
    }
    to.book.labels.retain(|label| label.id != *from);
    replace_ends(to, from, into);
    relabel_all(to, from, into);
    Ok(())
}

/// Gives a label an attribute, or the values that its own of that id does not have.
fn take_over(label: &mut Label, other: Attribute) {
    let Some(own) = label.attributes.iter_mut().find(|own| own.id == other.id) else {
        label.attributes.push(other);
        return;
    };
    if own.values.is_empty() || other.values.is_empty() {
        // Free words in one of them: all that marks say must remain sayable.
        own.values.clear();
        return;
    }
    for value in other.values {
        if own.values.iter().all(|known| known.id != value.id) {
            own.values.push(value);
        }
    }
}

pub(super) fn split(
    to: &mut Rewrite,
    label: &LabelId,
    part: &Label,
    pick: &Pick,
) -> Result<(), RecodeError> {
    let attributes = to.label(label)?.attributes.clone();
    to.is_free(&part.id)?;
    let place = to.book.labels.iter().position(|known| known.id == *label);
    let behind = place.map_or(to.book.labels.len(), |place| place + 1);
    to.book.labels.insert(
        behind,
        Label {
            attributes,
            ..part.clone()
        },
    );
    for link in &mut to.book.links {
        for ends in [&mut link.from, &mut link.to] {
            if ends.contains(label) {
                ends.push(part.id.clone());
            }
        }
    }
    let document = to.draft.document;
    let marks = to.marks_of(label).into_iter();
    let picked: Vec<Mark> = marks.filter(|mark| pick.picks(document, mark)).collect();
    for mark in picked {
        to.put_mark(Mark {
            label: part.id.clone(),
            ..mark
        });
    }
    to.carry(&[LABELS], label.as_str(), part.id.as_str());
    Ok(())
}

pub(super) fn retire(
    to: &mut Rewrite,
    label: &LabelId,
    into: Option<&LabelId>,
) -> Result<(), RecodeError> {
    to.label(label)?.retired = true;
    let Some(into) = into else { return Ok(()) };
    if into == label {
        return Err(CommandError::Retired(into.clone()).into());
    }
    let meaning = label_in_use(to.draft.document, into)?;
    let marks = to.marks_of(label);
    let moved = |end: &MarkId| marks.binary_search_by(|mark| mark.id.cmp(end)).is_ok();
    for link in forbidden_links(to, &moved, into) {
        to.draft.drop_link(&link);
    }
    for mut mark in marks {
        give_label(&mut mark, meaning);
        to.put_mark(mark);
    }
    to.carry(&[LABELS], label.as_str(), into.as_str());
    Ok(())
}

/// The links of marks that move to a label which they may not join there.
fn forbidden_links(to: &Rewrite, moved: &impl Fn(&MarkId) -> bool, label: &LabelId) -> Vec<LinkId> {
    let document = to.draft.document;
    let label_at = |end: &MarkId| {
        if moved(end) {
            Some(label)
        } else {
            document.mark(end).map(|mark| &mark.label)
        }
    };
    let links = document.links();
    let touched = links.filter(|link| moved(&link.from) || moved(&link.to));
    let forbidden = touched.filter(|link| {
        let ends = label_at(&link.from).zip(label_at(&link.to));
        !ends.is_some_and(|(from, to)| document.codebook.allows(&link.kind, from, to))
    });
    forbidden.map(|link| link.id.clone()).collect()
}

pub(super) fn remove(to: &mut Rewrite, label: &LabelId) -> Result<(), RecodeError> {
    to.label(label)?;
    let count = to.marks_of(label).len();
    if count > 0 {
        return Err(RecodeError::InUse {
            label: label.clone(),
            count,
        });
    }
    to.book.labels.retain(|known| known.id != *label);
    for link in &mut to.book.links {
        link.from.retain(|end| end != label);
        link.to.retain(|end| end != label);
    }
    Ok(())
}

/// Lets links join the one label where they joined the other.
fn replace_ends(to: &mut Rewrite, label: &LabelId, with: &LabelId) {
    for link in &mut to.book.links {
        for ends in [&mut link.from, &mut link.to] {
            let Some(place) = ends.iter().position(|end| end == label) else {
                continue;
            };
            if ends.contains(with) {
                ends.remove(place);
            } else {
                ends[place] = with.clone();
            }
        }
    }
}

/// Gives the marks of a label another one; all that they say stays.
fn relabel_all(to: &mut Rewrite, from: &LabelId, into: &LabelId) {
    for mark in to.marks_of(from) {
        to.put_mark(Mark {
            label: into.clone(),
            ..mark
        });
    }
    to.carry(&[LABELS], from.as_str(), into.as_str());
}
