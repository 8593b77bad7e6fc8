//! Whose file it is, told from its shape.

use std::fmt;

use serde_json::{Map, Value};

/// Another annotation tool, or an exchange format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Label Studio's tasks.
    LabelStudio,
    /// doccano's examples.
    Doccano,
    /// Prodigy's tasks and patterns.
    Prodigy,
    /// spaCy's documents and training data.
    Spacy,
    /// The W3C's Web Annotation model.
    WebAnnotation,
    /// `PubAnnotation`.
    PubAnnotation,
    /// UIMA's Common Analysis System, as `INCEpTION` writes it.
    UimaCas,
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LabelStudio => "Label Studio",
            Self::Doccano => "doccano",
            Self::Prodigy => "Prodigy",
            Self::Spacy => "spaCy",
            Self::WebAnnotation => "W3C Web Annotation",
            Self::PubAnnotation => "PubAnnotation",
            Self::UimaCas => "UIMA CAS",
        })
    }
}

/// The tool whose file has this shape; for an array its elements are asked in turn.
pub fn recognise(value: &Value) -> Option<Tool> {
    match value {
        Value::Object(object) => of_object(object),
        Value::Array(elements) => elements.iter().take(8).find_map(recognise),
        _ => None,
    }
}

/// Whether an object has a tool's shape.
type Shape = fn(&Map<String, Value>) -> bool;

fn of_object(object: &Map<String, Value>) -> Option<Tool> {
    // From the most telling shape to the least.
    let shapes: [(Shape, Tool); 7] = [
        (is_uima_cas, Tool::UimaCas),
        (is_web_annotation, Tool::WebAnnotation),
        (is_label_studio, Tool::LabelStudio),
        (is_pub_annotation, Tool::PubAnnotation),
        (is_prodigy, Tool::Prodigy),
        (is_spacy, Tool::Spacy),
        (is_doccano, Tool::Doccano),
    ];
    shapes
        .into_iter()
        .find(|(is, _)| is(object))
        .map(|(_, tool)| tool)
}

fn has_any(object: &Map<String, Value>, fields: &[&str]) -> bool {
    fields.iter().any(|field| object.contains_key(*field))
}

fn is_array(object: &Map<String, Value>, field: &str) -> bool {
    object.get(field).is_some_and(Value::is_array)
}

fn is_object(object: &Map<String, Value>, field: &str) -> bool {
    object.get(field).is_some_and(Value::is_object)
}

fn is_uima_cas(object: &Map<String, Value>) -> bool {
    has_any(object, &["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"])
}

fn is_web_annotation(object: &Map<String, Value>) -> bool {
    let context = object
        .get("@context")
        .map(Value::to_string)
        .unwrap_or_default();
    context.contains("anno.jsonld")
        || (object.contains_key("target") && has_any(object, &["body", "bodyValue"]))
}

fn is_label_studio(object: &Map<String, Value>) -> bool {
    let work = ["annotations", "predictions", "completions"];
    let task = is_object(object, "data") && (has_any(object, &work) || object.len() <= 3);
    let results = |field: &str| {
        let first = object.get(field).and_then(|list| list.get(0));
        first.is_some_and(|first| first.get("result").is_some_and(Value::is_array))
    };
    task || work.iter().any(|field| results(field)) || is_array(object, "result")
}

fn is_pub_annotation(object: &Map<String, Value>) -> bool {
    is_array(object, "denotations") || (object.contains_key("text") && is_array(object, "tracks"))
}

fn is_prodigy(object: &Map<String, Value>) -> bool {
    let task = has_any(object, &["_input_hash", "_task_hash", "_view_id"]);
    let spans = object.contains_key("text") && is_array(object, "spans");
    task || spans || (object.contains_key("label") && is_array(object, "pattern"))
}

fn is_spacy(object: &Map<String, Value>) -> bool {
    let text = object.contains_key("text");
    let layers = is_array(object, "ents") || is_array(object, "tokens");
    (text && (layers || is_object(object, "spans"))) || is_array(object, "paragraphs")
}

fn is_doccano(object: &Map<String, Value>) -> bool {
    let text = has_any(object, &["text", "data"]);
    text && has_any(object, &["label", "labels", "entities", "cats", "Comments"])
}
