//! Gold and findings as they were compared, left for another scorer to check.

use std::fs;
use std::path::Path;

use standpoint_agreement::layer::LayerDocument;

use super::layers::{Found, comparable};
use super::sets::LayerSet;
use crate::failure::{Doing, Outcome};

/// Writes `SET.gold.jsonl` and, for each engine, `SET.ENGINE.jsonl` into `work`: names normalised,
/// one document a line.
pub fn keep(work: &Path, set: &LayerSet, found: &[Found]) -> Outcome {
    for engine in found {
        if let Some(documents) = &engine.documents {
            let (gold, predicted) = comparable(set, documents);
            write(&work.join(file(set.name, "gold")), &gold)?;
            write(&work.join(file(set.name, engine.engine)), &predicted)?;
        }
    }
    Ok(())
}

fn write(path: &Path, documents: &[LayerDocument]) -> Outcome {
    let lines: serde_json::Result<Vec<String>> =
        documents.iter().map(serde_json::to_string).collect();
    let lines = lines.doing(format!("write {}", path.display()))?;
    fs::write(path, lines.join("\n") + "\n").doing(format!("write {}", path.display()))
}

/// `uner-pud-news.gold.jsonl`.
fn file(set: &str, what: &str) -> String {
    let words: Vec<&str> = set.split_whitespace().collect();
    format!("{}.{what}.jsonl", words.join("-").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_set_and_engine() {
        assert_eq!(file("UNER PUD news", "spaCy"), "uner-pud-news.spaCy.jsonl");
    }
}
