//! Changes of attributes and their values.

use serde_json::Value as Json;
use standpoint_text::order::sort_by_key;

use super::super::CommandError;
use super::{Recode, RecodeError, Rewrite, free};
use crate::codebook::{Attribute, Value};
use crate::entity::Entity;
use crate::id::LabelId;

/// The attribute that an entity has from its mentions.
const KIND: &str = "kind";

/// Writes what the change says of attributes, if it says anything of them.
pub(super) fn write(to: &mut Rewrite, change: &Recode) -> Result<(), RecodeError> {
    match change {
        Recode::AddAttribute { label, attribute } => add(to, label, attribute),
        Recode::RenameAttribute {
            label,
            attribute,
            name,
        } => {
            to.attribute(label, attribute)?.name.clone_from(name);
            Ok(())
        }
        Recode::MoveAttribute {
            label,
            attribute,
            to: id,
        } => move_to(to, label, attribute, id),
        Recode::OrderAttributes { label, order } => {
            let attributes = &mut to.label(label)?.attributes;
            sort_by_key(attributes, |attribute| place(order, &attribute.id));
            Ok(())
        }
        Recode::OrderValues {
            label,
            attribute,
            order,
        } => {
            let values = &mut to.attribute(label, attribute)?.values;
            sort_by_key(values, |value| place(order, &value.id));
            Ok(())
        }
        Recode::RemoveAttribute { label, attribute } => remove(to, label, attribute),
        Recode::AddValue {
            label,
            attribute,
            value,
        } => add_value(to, label, attribute, value),
        Recode::EditValue {
            label,
            attribute,
            value,
        } => {
            *held(to, label, attribute, &value.id)? = value.clone();
            Ok(())
        }
        Recode::MoveValue {
            label,
            attribute,
            from,
            to: id,
        } => move_value(to, label, attribute, from, id),
        Recode::RemoveValue {
            label,
            attribute,
            value,
        } => remove_value(to, label, attribute, value),
        _ => Ok(()),
    }
}

/// Where an id stands in an order; behind all others where it is not named.
fn place(order: &[String], id: &str) -> usize {
    let named = order.iter().position(|named| named == id);
    named.unwrap_or(order.len())
}

fn add(to: &mut Rewrite, label: &LabelId, attribute: &Attribute) -> Result<(), RecodeError> {
    let attributes = &mut to.label(label)?.attributes;
    free(&attribute.id, attributes.iter().map(|a| a.id.as_str()))?;
    attributes.push(attribute.clone());
    Ok(())
}

fn move_to(to: &mut Rewrite, label: &LabelId, from: &str, id: &str) -> Result<(), RecodeError> {
    to.attribute(label, from)?;
    free(
        id,
        to.label(label)?.attributes.iter().map(|a| a.id.as_str()),
    )?;
    id.clone_into(&mut to.attribute(label, from)?.id);
    for mut mark in to.marks_of(label) {
        if let Some(value) = mark.attributes.remove(from) {
            mark.attributes.insert(id.to_owned(), value);
            to.put_mark(mark);
        }
    }
    to.carry(&["labels", label.as_str(), "attributes"], from, id);
    Ok(())
}

fn remove(to: &mut Rewrite, label: &LabelId, attribute: &str) -> Result<(), RecodeError> {
    to.attribute(label, attribute)?;
    to.label(label)?.attributes.retain(|a| a.id != attribute);
    for mut mark in to.marks_of(label) {
        if mark.attributes.remove(attribute).is_some() {
            to.put_mark(mark);
        }
    }
    Ok(())
}

fn add_value(
    to: &mut Rewrite,
    label: &LabelId,
    attribute: &str,
    value: &Value,
) -> Result<(), RecodeError> {
    let values = &mut to.attribute(label, attribute)?.values;
    free(&value.id, values.iter().map(|v| v.id.as_str()))?;
    values.push(value.clone());
    Ok(())
}

fn held<'r>(
    to: &'r mut Rewrite,
    label: &LabelId,
    attribute: &str,
    value: &str,
) -> Result<&'r mut Value, RecodeError> {
    let values = &mut to.attribute(label, attribute)?.values;
    let held = values.iter_mut().find(|held| held.id == value);
    let missing = || CommandError::NoAttribute {
        label: label.clone(),
        attribute: attribute.to_owned(),
        value: value.to_owned(),
    };
    Ok(held.ok_or_else(missing)?)
}

fn move_value(
    to: &mut Rewrite,
    label: &LabelId,
    attribute: &str,
    from: &str,
    id: &str,
) -> Result<(), RecodeError> {
    held(to, label, attribute, from)?;
    let values = &to.attribute(label, attribute)?.values;
    match free(id, values.iter().map(|v| v.id.as_str())) {
        Ok(()) => id.clone_into(&mut held(to, label, attribute, from)?.id),
        Err(RecodeError::InCodebook(_)) if id != from => {
            let values = &mut to.attribute(label, attribute)?.values;
            values.retain(|value| value.id != from);
        }
        Err(RecodeError::InCodebook(_)) => return Err(CommandError::NothingToDo.into()),
        Err(error) => return Err(error),
    }
    say_instead(to, label, attribute, from, Some(id));
    let way = ["labels", label.as_str(), "attributes", attribute, "values"];
    to.carry(&way, from, id);
    Ok(())
}

fn remove_value(
    to: &mut Rewrite,
    label: &LabelId,
    attribute: &str,
    value: &str,
) -> Result<(), RecodeError> {
    held(to, label, attribute, value)?;
    let values = &mut to.attribute(label, attribute)?.values;
    values.retain(|held| held.id != value);
    say_instead(to, label, attribute, value, None);
    Ok(())
}

/// Has the marks of a label say something else, or nothing, where they say this; what they mention
/// follows.
fn say_instead(to: &mut Rewrite, label: &LabelId, attribute: &str, from: &str, id: Option<&str>) {
    let document = to.draft.document;
    for mut mark in to.marks_of(label) {
        let follows = (attribute == KIND).then_some(mark.entity.as_ref());
        if let Some(entity) = follows.flatten().and_then(|entity| document.entity(entity))
            && entity.kind.as_deref() == Some(from)
        {
            to.draft.put_entity(with_kind(entity, id));
        }
        if mark.attribute(attribute) == Some(from) {
            match id {
                Some(id) => mark.attributes.insert(attribute.to_owned(), Json::from(id)),
                None => mark.attributes.remove(attribute),
            };
            to.put_mark(mark);
        }
    }
}

fn with_kind(entity: &Entity, kind: Option<&str>) -> Entity {
    Entity {
        kind: kind.map(str::to_owned),
        ..entity.clone()
    }
}
