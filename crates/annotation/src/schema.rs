//! The JSON Schema of `standpoint/1`, made from the types that are written.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::Value;

use crate::json::wire::DocumentWire;

/// The name of the schema, by which other schemas and editors can refer to it.
const ID: &str = "urn:standpoint:schema:standpoint-1";

/// The JSON Schema (draft 2020-12) of a `standpoint/1` file, pretty-printed.
///
/// # Errors
/// When it cannot be written as JSON, which would be a mistake in the types.
pub fn standpoint_1() -> Result<String, serde_json::Error> {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<DocumentWire>();
    schema.insert("$id".to_owned(), Value::from(ID));
    schema.insert(
        "title".to_owned(),
        Value::from("Standpoint document, version 1"),
    );
    let mut json = serde_json::to_string_pretty(&schema)?;
    json.push('\n');
    Ok(json)
}
