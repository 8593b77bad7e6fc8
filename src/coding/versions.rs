//! What versions of a codebook have different, in words.

use serde_json::Value;
use standpoint_annotation::Codebook;
use standpoint_annotation::codebook::Difference;

use crate::i18n::{Message, words};

/// What the fields of a codebook are called; the page has the same names for them.
const FIELDS: [(&str, &str); 10] = [
    ("name", "codebook-name"),
    ("key", "codebook-key"),
    ("channel", "codebook-channel"),
    ("entities", "codebook-entities"),
    ("colour", "codebook-colour"),
    ("definition", "codebook-definition"),
    ("examples", "codebook-examples"),
    ("retired", "codebook-retired"),
    ("from", "codebook-from"),
    ("to", "codebook-to"),
];

/// Differences as sentences.
pub fn sentences(book: &Codebook, found: &[Difference]) -> Vec<String> {
    found.iter().map(|found| sentence(book, found)).collect()
}

fn sentence(book: &Codebook, found: &Difference) -> String {
    let of_list = matches!(found.at.as_slice(), [only] if only == "labels" || only == "links");
    let said = match (&found.before, &found.after) {
        _ if of_list => Message::new("difference-order"),
        (None, Some(after)) if after.is_object() => Message::new("difference-new"),
        (Some(before), None) if before.is_object() => Message::new("difference-gone"),
        (before, after) => Message::new("difference-changed")
            .with("before", shown(before.as_ref()))
            .with("after", shown(after.as_ref())),
    };
    said.with("place", place(book, found)).words()
}

/// The way to a difference: names of labels, attributes and values where the codebook has them. A
/// label may be called like a link.
fn place(book: &Codebook, found: &Difference) -> String {
    let id = match found.at.as_slice() {
        [list, _] if list == "labels" => "codebook-label",
        [list, _] if list == "links" => "codebook-link",
        _ => return path(book, found),
    };
    Message::new(id).with("name", path(book, found)).words()
}

fn path(book: &Codebook, found: &Difference) -> String {
    let lists = ["labels", "links", "attributes", "values"];
    let own = found.after.as_ref().or(found.before.as_ref());
    let own = own.and_then(|it| it.get("name")?.as_str());
    let mut names = Vec::new();
    for (number, step) in found.at.iter().enumerate() {
        if lists.contains(&step.as_str()) {
            continue;
        }
        let in_list = number > 0 && lists.contains(&found.at[number - 1].as_str());
        let is_last = number + 1 == found.at.len();
        let field = FIELDS.iter().find(|(field, _)| !in_list && field == step);
        names.push(match (field, own.filter(|_| is_last)) {
            (Some((_, id)), _) => words(id),
            (None, Some(own)) => own.to_owned(),
            (None, None) => name_of(book, &found.at[..=number]),
        });
    }
    names.join(" › ")
}

/// What the label or link type of this id is called now; others go by their ids.
fn name_of(book: &Codebook, way: &[String]) -> String {
    let name = match way {
        [list, id] if list == "labels" => book.label(&id.as_str().into()).map(|it| it.name.clone()),
        [list, id] if list == "links" => book.link(&id.as_str().into()).map(|it| it.name.clone()),
        _ => None,
    };
    name.unwrap_or_else(|| way.last().cloned().unwrap_or_default())
}

/// A value as it stands in a sentence.
fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => words("difference-nothing"),
        Some(Value::String(words)) if words.is_empty() => self::words("difference-nothing"),
        Some(Value::String(words)) => Message::new("codebook-quoted")
            .with("name", words.as_str())
            .words(),
        Some(Value::Bool(true)) => words("difference-yes"),
        Some(Value::Bool(false)) => words("difference-no"),
        Some(Value::Array(list)) => list
            .iter()
            .map(|it| it.as_str().unwrap_or("…"))
            .collect::<Vec<_>>()
            .join(", "),
        Some(Value::Object(fields)) => fields
            .values()
            .map(|it| it.as_str().unwrap_or("…"))
            .collect::<Vec<_>>()
            .join(", "),
        Some(Value::Number(number)) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::codebook::{Label, differences};

    #[test]
    fn differences_are_said_by_names() {
        let before = Codebook::clone(&Codebook::standard());
        let mut after = before.clone();
        after.labels[0].name = "Stakeholder".to_owned();
        after.labels[0].retired = true;
        after.labels.push(Label::new("place", "Place"));
        after.links.remove(3);
        after.labels.swap(1, 2);
        let said = sentences(&after, &differences(&before, &after));
        let has = |parts: &[&str]| {
            said.iter()
                .any(|said| parts.iter().all(|part| said.contains(part)))
        };
        for parts in [
            ["Name", "“Actor” → “Stakeholder”"],
            ["Place", "new"],
            ["About", "gone"],
            ["order", ""],
        ] {
            assert!(has(&parts), "{parts:?} in {said:?}");
        }
    }
}
