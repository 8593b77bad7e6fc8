//! Commands on marks.

use serde_json::Value;

use super::CommandError;
use super::draft::Draft;
use crate::codebook::Label;
use crate::document::Document;
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{LabelId, LinkId, MarkId};
use crate::mark::{Decided, Mark, Spans, State};
use crate::matrix::{self, ISSUE};

pub(super) fn add(document: &Document, marks: &[Mark]) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    for mark in marks {
        put(&mut draft, mark)?;
    }
    draft.finish("step-add-mark", marks.len())
}

/// Puts in a mark that was made by hand.
fn put(draft: &mut Draft<'_>, mark: &Mark) -> Result<(), CommandError> {
    let document = draft.document;
    if draft.mark(&mark.id).is_some() {
        return Err(CommandError::Taken(mark.id.clone()));
    }
    label_in_use(document, &mark.label)?;
    if !draft.holds(&mark.spans) {
        return Err(CommandError::OutsideText);
    }
    if let Some(entity) = &mark.entity
        && draft.entity(entity).is_none()
    {
        let kind = mark.attribute("kind").map(str::to_owned);
        draft.put_entity(Entity {
            kind,
            ..Entity::new(entity.clone(), document.quote(mark))
        });
    }
    draft.put_mark(mark.clone());
    Ok(())
}

pub(super) fn delete(document: &Document, marks: &[MarkId]) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    for id in marks {
        draft.require(id)?;
        draft.drop_mark(id);
        for link in document.links_from(id).chain(document.links_to(id)) {
            draft.drop_link(&link.id);
        }
    }
    for link in document.rejected_links() {
        if marks.contains(&link.from) || marks.contains(&link.to) {
            draft.drop_rejected_link(&link.id);
        }
    }
    draft.finish("step-delete", marks.len())
}

pub(super) fn decide(
    document: &Document,
    marks: &[MarkId],
    state: State,
    decided: Option<&Decided>,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    let mut count = 0;
    for id in marks {
        let mut mark = draft.require(id)?;
        if mark.state != state {
            mark.state = state;
            mark.decided = decided.cloned();
            draft.put_mark(mark);
            count += 1;
        }
    }
    let name = match state {
        State::Suggested => "step-reopen",
        State::Accepted => "step-accept",
        State::Rejected => "step-reject",
    };
    draft.finish(name, count)
}

pub(super) fn relabel(
    document: &Document,
    id: &MarkId,
    label: &LabelId,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    let mut mark = draft.require(id)?;
    let meaning = label_in_use(document, label)?;
    if mark.label == *label {
        return Err(CommandError::NothingToDo);
    }
    give_label(&mut mark, meaning);
    for link in forbidden_links(document, id, label) {
        draft.drop_link(&link);
    }
    draft.put_mark(mark);
    draft.finish("step-relabel", 1)
}

/// The label, if more marks may get it.
pub(super) fn label_in_use<'d>(
    document: &'d Document,
    id: &LabelId,
) -> Result<&'d Label, CommandError> {
    match document.codebook.label(id) {
        None => Err(CommandError::NoLabel(id.clone())),
        Some(label) if label.retired => Err(CommandError::Retired(id.clone())),
        Some(label) => Ok(label),
    }
}

/// Gives a mark a label, and takes from it what the label does not have.
pub(super) fn give_label(mark: &mut Mark, label: &Label) {
    mark.label = label.id.clone();
    keep_what_it_has(mark, label);
}

/// Takes from a mark what its label does not have.
pub(super) fn keep_what_it_has(mark: &mut Mark, label: &Label) {
    mark.attributes.retain(|attribute, value| {
        value
            .as_str()
            .is_some_and(|value| label.takes(attribute, value))
    });
    if !label.entities {
        mark.entity = None;
    }
}

/// The links of a mark that the codebook does not allow once it has this label.
fn forbidden_links(document: &Document, id: &MarkId, label: &LabelId) -> Vec<LinkId> {
    let label_of = |end: &MarkId| {
        if end == id {
            Some(label)
        } else {
            document.mark(end).map(|mark| &mark.label)
        }
    };
    let links = document.links_from(id).chain(document.links_to(id));
    let forbidden = links.filter(|link| {
        let ends = label_of(&link.from).zip(label_of(&link.to));
        !ends.is_some_and(|(from, to)| document.codebook.allows(&link.kind, from, to))
    });
    forbidden.map(|link| link.id.clone()).collect()
}

pub(super) fn set_attribute(
    document: &Document,
    marks: &[MarkId],
    attribute: &str,
    value: Option<&str>,
) -> Result<Step, CommandError> {
    let value = value.filter(|value| !value.trim().is_empty());
    let mut draft = Draft::of(document);
    let mut count = 0;
    for id in marks {
        let mut mark = draft.require(id)?;
        check_attribute(document, &mark, attribute, value)?;
        let before = match value {
            Some(value) => mark
                .attributes
                .insert(attribute.to_owned(), Value::from(value)),
            None => mark.attributes.remove(attribute),
        };
        if before.as_ref() != mark.attributes.get(attribute) {
            draft.put_mark(mark);
            count += 1;
        }
    }
    draft.finish("step-attribute", count)
}

/// Calls an issue something else. What was rejected is called so too; of what has no issue, it is left
/// without.
pub(super) fn rename_issue(
    document: &Document,
    from: &str,
    to: Option<&str>,
) -> Result<Step, CommandError> {
    let nameless = matrix::same_issue(from, "");
    let about = |mark: &Mark| {
        let issue = mark.attribute(ISSUE).unwrap_or_default();
        matrix::same_issue(issue, from) && !(nameless && mark.state == State::Rejected)
    };
    let marks = matrix::positions(document).filter(|mark| about(mark));
    let marks: Vec<MarkId> = marks.map(|mark| mark.id.clone()).collect();
    set_attribute(document, &marks, ISSUE, to)
}

/// What is taken back may be anything; what is said must be in the codebook.
fn check_attribute(
    document: &Document,
    mark: &Mark,
    attribute: &str,
    value: Option<&str>,
) -> Result<(), CommandError> {
    let (Some(value), Some(label)) = (value, document.codebook.label(&mark.label)) else {
        return Ok(());
    };
    if label.takes(attribute, value) {
        return Ok(());
    }
    Err(CommandError::NoAttribute {
        label: mark.label.clone(),
        attribute: attribute.to_owned(),
        value: value.to_owned(),
    })
}

pub(super) fn set_spans(
    document: &Document,
    id: &MarkId,
    spans: &Spans,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    let mut mark = draft.require(id)?;
    if !draft.holds(spans) {
        return Err(CommandError::OutsideText);
    }
    mark.move_to(spans.clone());
    draft.put_mark(mark);
    draft.finish("step-move", 1)
}

pub(super) fn set_note(
    document: &Document,
    id: &MarkId,
    note: Option<&str>,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    let mut mark = draft.require(id)?;
    mark.note = note
        .filter(|note| !note.trim().is_empty())
        .map(str::to_owned);
    draft.put_mark(mark);
    draft.finish("step-note", 1)
}
