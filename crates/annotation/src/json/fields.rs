//! Reading an object field by field, knowing where in the file one is.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::LoadError;
use crate::Unknown;

/// The fields of an object that are not read yet, and the object's path.
pub(super) struct Fields {
    map: Map<String, Value>,
    path: String,
}

impl Fields {
    /// The fields of this value, which stands at `path`; the document itself has an empty path.
    pub(super) fn of(value: Value, path: impl Into<String>) -> Result<Self, LoadError> {
        let path = path.into();
        match value {
            Value::Object(map) => Ok(Self { map, path }),
            other => Err(LoadError::WrongType {
                at: path,
                detail: format!("expected an object in braces, found {}", name(&other)),
            }),
        }
    }

    /// The path of a field.
    pub(super) fn at(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.path)
        }
    }

    /// A field's value as it is; `null` counts as absent.
    pub(super) fn raw(&mut self, field: &str) -> Option<Value> {
        self.map.remove(field).filter(|value| !value.is_null())
    }

    /// A field that may be absent.
    pub(super) fn optional<T: DeserializeOwned>(
        &mut self,
        field: &str,
    ) -> Result<Option<T>, LoadError> {
        let Some(value) = self.raw(field) else {
            return Ok(None);
        };
        let read = serde_json::from_value(value).map_err(|error| LoadError::WrongType {
            at: self.at(field),
            detail: error.to_string(),
        });
        read.map(Some)
    }

    /// A field that other tools may use for something else: what cannot be read stays among the
    /// fields that nobody has read.
    pub(super) fn familiar<T: DeserializeOwned>(&mut self, field: &str) -> Option<T> {
        self.familiar_as(field, |value| serde_json::from_value(value.clone()).ok())
    }

    /// The same, read in this way.
    pub(super) fn familiar_as<T>(
        &mut self,
        field: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let read = read(self.map.get(field)?)?;
        self.map.remove(field);
        Some(read)
    }

    /// A field that must be there.
    pub(super) fn required<T: DeserializeOwned>(&mut self, field: &str) -> Result<T, LoadError> {
        self.optional(field)?.ok_or_else(|| self.missing(field))
    }

    /// The elements of an array that may be absent, each with its path.
    pub(super) fn elements(&mut self, field: &str) -> Result<Vec<(Value, String)>, LoadError> {
        let elements: Vec<Value> = self.optional(field)?.unwrap_or_default();
        let path = self.at(field);
        let paths = (0..elements.len()).map(|number| format!("{path}[{number}]"));
        Ok(elements.into_iter().zip(paths).collect())
    }

    /// That a field is missing.
    pub(super) fn missing(&self, field: &str) -> LoadError {
        let at = if self.path.is_empty() {
            "the document"
        } else {
            &self.path
        };
        LoadError::Missing {
            field: field.to_owned(),
            at: at.to_owned(),
        }
    }

    /// What nobody has read.
    pub(super) fn rest(self) -> Unknown {
        self.map
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array in brackets",
        Value::Object(_) => "an object in braces",
    }
}
