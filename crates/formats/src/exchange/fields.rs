//! Fields of JSON objects, each missing or wrong one a sentence.

use serde_json::{Map, Value};

/// A whole number that an offset can be.
pub(super) fn whole(object: &Map<String, Value>, field: &str) -> Result<i64, String> {
    match object.get(field) {
        Some(value) => {
            whole_of(value).ok_or_else(|| not(field, "a whole number below 2^63", value))
        }
        None => Err(format!("“{field}” is missing")),
    }
}

/// The same of a value by itself.
pub(super) fn whole_of(value: &Value) -> Option<i64> {
    value.as_i64()
}

/// Words.
pub(super) fn words<'v>(object: &'v Map<String, Value>, field: &str) -> Result<&'v str, String> {
    match object.get(field) {
        Some(Value::String(words)) => Ok(words),
        Some(value) => Err(not(field, "words", value)),
        None => Err(format!("“{field}” is missing")),
    }
}

/// The elements of an array; none where the field is missing or null.
pub(super) fn list<'v>(object: &'v Map<String, Value>, field: &str) -> Result<&'v [Value], String> {
    match object.get(field) {
        Some(Value::Array(list)) => Ok(list),
        None | Some(Value::Null) => Ok(&[]),
        Some(value) => Err(not(field, "a list", value)),
    }
}

/// An object, or a sentence about the thing that should be one.
pub(super) fn object<'v>(value: &'v Value, thing: &str) -> Result<&'v Map<String, Value>, String> {
    value
        .as_object()
        .ok_or_else(|| format!("{thing} is not an object but {}", shown(value)))
}

/// A name: words, or a number as words.
pub(super) fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The name in a field.
pub(super) fn named(object: &Map<String, Value>, field: &str) -> Option<String> {
    object.get(field).and_then(name)
}

/// A name as a number where it is one, so that tools that count find their numbers again.
pub(super) fn id_value(id: &str) -> Value {
    let number = id
        .parse::<i64>()
        .ok()
        .filter(|number| number.to_string() == id);
    number.map_or_else(|| Value::from(id), Value::from)
}

/// The fields that are not among these.
pub(super) fn others(object: &Map<String, Value>, known: &[&str]) -> Map<String, Value> {
    let others = object
        .iter()
        .filter(|(field, _)| !known.contains(&field.as_str()));
    others
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect()
}

fn not(field: &str, wanted: &str, value: &Value) -> String {
    format!("“{field}” is not {wanted} but {}", shown(value))
}

/// A value as it stands in the file, not too long.
fn shown(value: &Value) -> String {
    let json = value.to_string();
    match json.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}
