//! `evaluate`: the engine's suggestions against articles annotated by people.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Doing, Failure, Outcome};
use crate::steps::step;
use crate::{places, shell};

/// Marks the texts of `--gold DIR` (our own golden articles by default) and scores the result.
pub fn evaluate(arguments: &[String]) -> Outcome {
    let gold = match arguments {
        [] => places::root().join("tests").join("golden"),
        [flag, folder] if flag == "--gold" => from_here(folder)?,
        _ => {
            return Err(Failure::new(format!(
                "The only option is `--gold DIR`, not `{}`.",
                arguments.join(" ")
            )));
        }
    };
    let work = places::root().join("target").join("evaluate");
    let texts = work.join("texts.jsonl");
    let predicted = work.join("predicted.jsonl");
    fs::create_dir_all(&work).doing("make target/evaluate")?;
    let lines = texts_of(&gold)?;
    fs::write(&texts, lines).doing("write target/evaluate/texts.jsonl")?;
    step("Building the command line tool", || {
        shell::run(shell::cargo().args(["build", "--release", "-p", "standpoint-cli"]))
    })?;
    step("Marking the texts", || {
        let mut mark = standpoint();
        mark.args(["mark", "--jsonl"]).arg(&texts);
        shell::run(mark.arg("-o").arg(&predicted))
    })?;
    step("Scoring", || {
        let mut evaluate = standpoint();
        evaluate.arg("evaluate").arg("--gold").arg(&gold);
        shell::run(evaluate.arg("--pred").arg(&predicted))
    })
}

/// A folder named by the person who typed the command is relative to where they are.
fn from_here(folder: &str) -> Outcome<PathBuf> {
    fs::canonicalize(folder).doing(format!("find the folder {folder}"))
}

fn standpoint() -> std::process::Command {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--release", "-p", "standpoint-cli", "--"]);
    cargo
}

/// The id and text of each annotated article in `folder`, one JSON object a line.
fn texts_of(folder: &Path) -> Outcome<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .doing(format!("read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let mut lines = String::new();
    for file in files {
        let json = fs::read_to_string(&file).doing(format!("read {}", file.display()))?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(line) = text_line(&json, &stem).doing(format!("read {}", file.display()))? {
            lines.push_str(&line);
            lines.push('\n');
        }
    }
    if lines.is_empty() {
        return Err(Failure::new(format!(
            "There are no annotated articles (standpoint/1 files) in {}.",
            folder.display()
        )));
    }
    Ok(lines)
}

/// The line for one file, or nothing if it holds no `standpoint/1` document.
fn text_line(json: &str, stem: &str) -> serde_json::Result<Option<String>> {
    let document: Value = serde_json::from_str(json)?;
    if document["format"] != "standpoint/1" {
        return Ok(None);
    }
    let id = document["id"].as_str().unwrap_or(stem);
    let line = serde_json::json!({"id": id, "text": document["text"]});
    Ok(Some(line.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_documents_become_lines() {
        let document = r#"{"format": "standpoint/1", "text": "Kessia\nwaits."}"#;
        let line = text_line(document, "vessa").unwrap().unwrap();
        assert_eq!(line, r#"{"id":"vessa","text":"Kessia\nwaits."}"#);
        assert_eq!(text_line(r#"{"actor": 0.8}"#, "scores").unwrap(), None);
        assert!(text_line("{", "broken").is_err());
    }
}
