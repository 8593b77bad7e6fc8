//! A codebook in a file of its own: `standpoint-codebook/1`.

use serde::Serialize;
use serde_json::Value;

use super::book;
use super::error::LoadError;
use super::parse::is_codebook;
use crate::codebook::Codebook;

/// What stands under `format` in a codebook's file of this version.
pub(super) const FORMAT: &str = "standpoint-codebook/1";

/// A codebook with its format before it.
#[derive(Serialize)]
struct File<'c> {
    format: &'static str,
    #[serde(flatten)]
    codebook: &'c Codebook,
}

/// The codebook as `standpoint-codebook/1`, with the versions that it has had.
pub fn codebook_to_json(codebook: &Codebook) -> String {
    // Strings and string-keyed maps can always be written.
    let mut json = serde_json::to_string_pretty(&File {
        format: FORMAT,
        codebook,
    })
    .unwrap_or_default();
    json.push('\n');
    json
}

/// Reads a `standpoint-codebook/1` file.
///
/// # Errors
/// When it is no JSON, no codebook, a newer version's, or lacks what a codebook needs.
pub fn codebook_from_json(json: &str) -> Result<Codebook, LoadError> {
    let json = json.trim_start_matches('\u{feff}');
    let mut value: Value = serde_json::from_str(json).map_err(|error| LoadError::NotJson {
        line: error.line(),
        column: error.column(),
        detail: error.to_string(),
    })?;
    let fields = value.as_object_mut();
    let format = fields.and_then(|fields| fields.remove("format"));
    match format.as_ref().and_then(Value::as_str) {
        Some(FORMAT) => book::codebook(value, String::new()),
        Some(found) if is_codebook(found) => Err(LoadError::NewerVersion {
            found: found.to_owned(),
        }),
        _ => Err(LoadError::NotADocument),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_codebook_comes_back_with_what_is_unknown() {
        let mut book = Codebook::clone(&Codebook::standard());
        book.unknown.insert("team".to_owned(), Value::from("east"));
        book.labels[0].key = Some("k".to_owned());
        book.labels[0].attributes[0].values[1].key = Some("v".to_owned());
        let written = codebook_to_json(&book);
        assert!(written.starts_with("{\n  \"format\": \"standpoint-codebook/1\""));
        assert_eq!(codebook_from_json(&written), Ok(book));
    }

    #[test]
    fn bare_ids_make_a_codebook() {
        let json = r#"{"format": "standpoint-codebook/1", "name": "News", "labels": ["PER", "ORG"],
            "links": [{"id": "works_for", "from": ["PER"], "to": ["ORG"]}]}"#;
        let book = codebook_from_json(json).unwrap();
        let names: Vec<_> = book
            .labels
            .iter()
            .map(|label| label.name.as_str())
            .collect();
        assert_eq!(names, ["PER", "ORG"]);
        assert!(book.allows(&"works_for".into(), &"PER".into(), &"ORG".into()));
    }

    #[test]
    fn what_is_no_codebook_is_refused() {
        let newer = r#"{"format": "standpoint-codebook/2"}"#;
        let found = "standpoint-codebook/2".to_owned();
        assert_eq!(
            codebook_from_json(newer),
            Err(LoadError::NewerVersion { found })
        );
        for other in ["{}", "[]", r#"{"format": "standpoint/1"}"#] {
            assert_eq!(codebook_from_json(other), Err(LoadError::NotADocument));
        }
        assert!(matches!(
            codebook_from_json("{"),
            Err(LoadError::NotJson { .. })
        ));
    }

    #[test]
    fn a_document_that_is_a_codebook_is_called_one() {
        let json = codebook_to_json(&Codebook::standard());
        assert_eq!(super::super::from_json(&json), Err(LoadError::ACodebook));
    }
}
