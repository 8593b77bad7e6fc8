//! From letters to a JSON value that is a document of this version.

use serde_json::Value;

use super::FORMAT;
use super::codebook as book;
use super::error::LoadError;
use super::recognise::recognise;
use super::surrogate::mend;

/// The file's object, and how many lone surrogates in it were replaced.
pub(super) fn parse(json: &str) -> Result<(Value, usize), LoadError> {
    let json = json.trim_start_matches('\u{feff}');
    let (value, mended) = match serde_json::from_str(json) {
        Ok(value) => (value, 0),
        Err(error) => mended(json).ok_or_else(|| broken(json, &error))?,
    };
    check_format(&value)?;
    Ok((value, mended))
}

fn mended(json: &str) -> Option<(Value, usize)> {
    let (json, count) = mend(json);
    let value = (count > 0)
        .then(|| serde_json::from_str(&json).ok())
        .flatten()?;
    Some((value, count))
}

/// Why it is no JSON: it may be JSON line by line.
fn broken(json: &str, error: &serde_json::Error) -> LoadError {
    let mut lines = json.lines().filter(|line| !line.trim().is_empty());
    let first = lines
        .next()
        .and_then(|line| serde_json::from_str::<Value>(line).ok());
    if let Some(first) = first.filter(Value::is_object) {
        if let Some(tool) = recognise(&first).filter(|_| first.get("format").is_none()) {
            return LoadError::OtherTool { tool };
        }
        let more = lines
            .clone()
            .next()
            .is_some_and(|line| line.starts_with('{'));
        if is_document(&first) && more {
            return LoadError::SeveralDocuments {
                count: 1 + lines.count(),
            };
        }
    }
    let detail = error.to_string();
    let detail = detail
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned();
    LoadError::NotJson {
        line: error.line(),
        column: error.column(),
        detail,
    }
}

fn format(value: &Value) -> Option<&str> {
    value.get("format").and_then(Value::as_str)
}

fn is_document(value: &Value) -> bool {
    format(value) == Some(FORMAT)
}

/// Whether a format is one of codebooks.
pub(super) fn is_codebook(format: &str) -> bool {
    format.starts_with("standpoint-codebook/")
}

fn check_format(value: &Value) -> Result<(), LoadError> {
    match format(value) {
        Some(FORMAT) => return Ok(()),
        Some(found) if found.starts_with("standpoint-project/") => return Err(LoadError::AProject),
        Some(book::FORMAT) => return Err(LoadError::ACodebook),
        Some(found) if found.starts_with("standpoint/") || is_codebook(found) => {
            return Err(LoadError::NewerVersion {
                found: found.to_owned(),
            });
        }
        _ => {}
    }
    if let Some(list) = value.as_array().filter(|list| list.iter().any(is_document)) {
        return Err(LoadError::SeveralDocuments { count: list.len() });
    }
    let is_ours = ["offsets", "text", "marks"]
        .iter()
        .all(|field| value.get(field).is_some());
    if is_ours && value.get("format").is_none() {
        let at = "the document".to_owned();
        return Err(LoadError::Missing {
            field: "format".to_owned(),
            at,
        });
    }
    Err(
        recognise(value).map_or(LoadError::NotADocument, |tool| LoadError::OtherTool {
            tool,
        }),
    )
}
