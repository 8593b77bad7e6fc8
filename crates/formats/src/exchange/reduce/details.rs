//! What is said of marks and of the text.

use serde_json::Value;

use super::super::example::{Example, Region};
use super::super::format::Format;
use super::super::loss::{Aspect, Losses};
use super::super::of_document::ENTITY;
use crate::csv;

/// Takes from each mark what the format has no place for.
pub(super) fn drop_details(example: &mut Example, format: &Format, losses: &mut Losses) {
    for region in &mut example.regions {
        if !format.says(Aspect::Entities) && region.attributes.remove(ENTITY).is_some() {
            losses.add(Aspect::Entities, 1);
        }
        if !format.says(Aspect::Attributes) {
            let before = region.attributes.len();
            region.attributes.retain(|attribute, _| attribute == ENTITY);
            losses.add(Aspect::Attributes, before - region.attributes.len());
        }
        if !format.says(Aspect::Values) {
            losses.add(Aspect::Values, to_lines_of_words(region));
        }
        if !format.says(Aspect::Notes) && region.note.take().is_some() {
            losses.add(Aspect::Notes, 1);
        }
    }
    if !format.says(Aspect::Relations) {
        losses.add(Aspect::Relations, example.relations.len());
        example.relations.clear();
    }
}

/// Writes values and the note as words on one line, but for what is just true; how many changed.
fn to_lines_of_words(region: &mut Region) -> usize {
    let mut count = 0;
    let mut line = |words: &str| {
        let blanks = |c: char| c.is_whitespace() || c.is_control();
        let parts: Vec<&str> = words
            .split(blanks)
            .filter(|part| !part.is_empty())
            .collect();
        let line = if parts.is_empty() {
            "_".to_owned()
        } else {
            parts.join(" ")
        };
        count += usize::from(line != words);
        line
    };
    for value in region.attributes.values_mut() {
        let words = match &*value {
            Value::Bool(true) => continue,
            Value::String(words) => line(words),
            // A number or list as words is another value: the blank makes it count.
            other => line(&format!("{other} ")),
        };
        *value = Value::from(words);
    }
    region.note = region.note.as_deref().map(&mut line);
    count
}

/// Takes from the text as a whole what the format has no place for.
pub(super) fn drop_of_text(example: &mut Example, format: &Format, losses: &mut Losses) {
    if !format.says(Aspect::DocumentLabels) {
        losses.add(Aspect::DocumentLabels, example.labels.len());
        example.labels.clear();
    }
    if !format.says(Aspect::DocumentNote) && example.note.take().is_some() {
        losses.add(Aspect::DocumentNote, 1);
    }
    if !format.says(Aspect::Metadata) {
        losses.add(Aspect::Metadata, example.meta.len());
        example.meta.clear();
    }
    let meta = std::mem::take(&mut example.meta);
    for (mut field, value) in meta {
        while format.reserved.contains(&field.as_str()) {
            losses.add(Aspect::Names, 1);
            field.push('_');
        }
        example.meta.insert(field, value);
    }
    if !format.says(Aspect::Id) && example.id.take().is_some() {
        losses.add(Aspect::Id, 1);
    }
}

/// Cells of a table: nothing that is carried out, and labels that one cell can hold.
pub(super) fn make_harmless(example: &mut Example, losses: &mut Losses) {
    for label in &mut example.labels {
        losses.add(Aspect::Names, usize::from(label.contains('|')));
        *label = label.replace('|', "/");
    }
    example.labels.retain(|label| !label.is_empty());
    let cells = example
        .id
        .iter_mut()
        .chain([&mut example.text])
        .chain(example.labels.first_mut());
    for cell in cells.filter(|cell| csv::is_formula(cell)) {
        losses.add(Aspect::Formulas, 1);
        cell.insert(0, '\'');
    }
}
