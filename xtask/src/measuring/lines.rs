//! JSON Lines, one text or one document each.

use serde_json::Value;
use standpoint_agreement::layer::LayerDocument;

use crate::failure::{Doing, Outcome};

/// `{"id", "text"}` for each text.
pub fn of(texts: &[LayerDocument]) -> String {
    let line = |text: &LayerDocument| {
        serde_json::json!({"id": text.id, "text": text.text}).to_string() + "\n"
    };
    texts.iter().map(line).collect()
}

/// The JSON value on each line that is not blank.
///
/// # Errors
///
/// The first line that is no JSON.
pub fn values(lines: &str) -> serde_json::Result<Vec<Value>> {
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    lines.map(serde_json::from_str).collect()
}

/// The layer document on each line that is not blank.
pub fn documents(lines: &str) -> Outcome<Vec<LayerDocument>> {
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    let documents: serde_json::Result<_> = lines.map(serde_json::from_str).collect();
    documents.doing("read spans and attributions, one document a line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_out_one_a_line_and_documents_come_in() {
        let texts = [
            LayerDocument::new("a", "one\ntwo"),
            LayerDocument::new("b", ""),
        ];
        let lines = of(&texts);
        assert_eq!(lines.lines().count(), 2);
        assert_eq!(documents(&lines).unwrap(), texts);
        assert_eq!(values(&lines).unwrap()[0]["text"], "one\ntwo");
        assert!(documents("{}").is_err());
    }
}
