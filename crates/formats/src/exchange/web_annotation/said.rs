//! What is said of a target.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::fields::named;
use super::{ATTRIBUTE, VALUE};

/// A field that may hold one or several.
pub(super) fn several<'v>(object: &'v Map<String, Value>, field: &str) -> &'v [Value] {
    match object.get(field) {
        None => &[],
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
    }
}

/// What the bodies of an annotation say.
#[derive(Default)]
pub(super) struct Said {
    pub(super) tags: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) attributes: BTreeMap<String, Value>,
}

impl Said {
    /// All that they say.
    pub(super) fn of(annotation: &Map<String, Value>) -> Self {
        let mut said = Self::default();
        said.notes.extend(named(annotation, "bodyValue"));
        for body in several(annotation, "body") {
            match body {
                // An address of something that is said elsewhere.
                Value::String(_) => {}
                body => {
                    if let Some(body) = body.as_object() {
                        said.body(body);
                    }
                }
            }
        }
        said
    }

    fn body(&mut self, body: &Map<String, Value>) {
        let Some(value) = named(body, "value") else {
            return;
        };
        match (named(body, "purpose").as_deref(), named(body, ATTRIBUTE)) {
            (Some("tagging" | "classifying"), _) => self.tags.push(value),
            (_, Some(attribute)) => {
                let value = body.get(VALUE).cloned().unwrap_or(Value::from(value));
                self.attributes.insert(attribute, value);
            }
            _ => self.notes.push(value),
        }
    }
}
