//! re3d, UK Government: names and descriptions in press releases on Syria and Iraq (Defence Science
//! and Technology Laboratory, 2017).
//!
//! Offsets are into the documents' text. People and organisations are marked as descriptions and
//! pronouns too; a name here is a span that has a capital letter after its article and titles, and
//! of two that lie over one another the longer. Other types are no names of the layer.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use standpoint_agreement::layer::{LabelledSpan, LayerDocument, names};

use super::compressed;
use crate::failure::Outcome;

/// Words that are written with a capital letter and name nobody.
const PRONOUNS: &[&str] = &[
    "I", "We", "They", "He", "She", "It", "My", "Our", "You", "Who",
];

/// The press releases of the UK Government.
pub fn uk_government(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let documents = compressed::json_lines(data, "re3d/UK_Government/documents.json")?;
    let entities = compressed::json_lines(data, "re3d/UK_Government/entities.json")?;
    Ok(joined(&documents, &entities))
}

fn joined(documents: &[Value], entities: &[Value]) -> Vec<LayerDocument> {
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut spans: HashMap<String, Vec<LabelledSpan>> = HashMap::new();
    for entity in entities {
        let of_document = spans.entry(string(&entity["documentId"])).or_default();
        of_document.extend(span(entity));
    }
    let documents = documents.iter().map(|document| {
        let id = string(&document["_id"]);
        let found = spans.remove(&id).unwrap_or_default();
        let mut document = LayerDocument::new(id, string(&document["text"]));
        document.spans = named(&document.text, found);
        document
    });
    documents.collect()
}

fn span(entity: &Value) -> Option<LabelledSpan> {
    let offset = |name: &str| entity[name].as_u64().and_then(|o| usize::try_from(o).ok());
    let label = match entity["type"].as_str()? {
        "Person" => "PER",
        "Organisation" => "ORG",
        "Location" => "LOC",
        _ => names::OTHER,
    };
    Some(LabelledSpan::new(offset("begin")?, offset("end")?, label))
}

/// The spans that are names, and those of another type.
fn named(text: &str, spans: Vec<LabelledSpan>) -> Vec<LabelledSpan> {
    let characters: Vec<char> = text.chars().collect();
    let is_name = |span: &LabelledSpan| {
        let (start, end) = names::normalise(&characters, span.piece());
        let name: String = characters[start..end].iter().collect();
        let is_capital = name.chars().any(char::is_uppercase);
        is_capital && !PRONOUNS.contains(&name.as_str()) && !names::is_title(&name)
    };
    let (others, mut names): (Vec<_>, Vec<_>) = spans
        .into_iter()
        .partition(|span| span.label == names::OTHER);
    names.retain(is_name);
    // The longest first, so that what is kept is never inside what comes later.
    names.sort_by_key(|span| (std::cmp::Reverse(span.end - span.start), span.start));
    let mut kept: Vec<LabelledSpan> = Vec::new();
    for name in names {
        let touches = |other: &LabelledSpan| other.start < name.end && name.start < other.end;
        if !kept.iter().any(touches) {
            kept.push(name);
        }
    }
    kept.extend(others);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_descriptions_and_pronouns_are_not() {
        let text = "I said the minister Ada Ørn met Kessians, the NATO allies";
        let entity = |begin: usize, end: usize, kind: &str| serde_json::json!({"documentId": "d", "begin": begin, "end": end, "type": kind});
        let entities = [
            entity(0, 1, "Person"),
            entity(7, 19, "Person"),
            entity(20, 27, "Person"),
            entity(24, 27, "Person"),
            entity(32, 40, "Nationality"),
            entity(42, 57, "Organisation"),
        ];
        let documents = joined(&[serde_json::json!({"_id": "d", "text": text})], &entities);
        let expected = [
            LabelledSpan::new(42, 57, "ORG"),
            LabelledSpan::new(20, 27, "PER"),
            LabelledSpan::new(32, 40, names::OTHER),
        ];
        assert_eq!(documents[0].spans, expected);
    }
}
