//! `evaluate`: the engine's suggestions against articles annotated by people.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Doing, Failure, Outcome};
use crate::measuring::errors::{Asked, errors};
use crate::measuring::{Reader, WithPeers, measure};
use crate::steps::step;
use crate::{places, shell};

/// Marks the texts of `--gold DIR` (our own golden articles by default) and scores the result; with
/// `--data DIR` measures the layers on the sets in that folder too, beside the peers; with `--engine deep` the deep
/// reader stands beside the instant one in all of that. With `--errors LAYER` lists the engine's commonest
/// errors instead, on what is there for tuning.
pub fn evaluate(arguments: &[String]) -> Outcome {
    let options = options(arguments)?;
    let work = places::target().join("evaluate");
    fs::create_dir_all(&work).doing(format!("make {}", work.display()))?;
    if let Some(asked) = options.errors {
        let (data, gold) = (options.data.as_deref(), &options.gold);
        return errors(asked, options.engine, data, gold, &work);
    }
    articles(&options.gold, Reader::Instant, &work)?;
    if options.engine == Reader::Deep {
        articles(&options.gold, Reader::Deep, &work)?;
    }
    match &options.data {
        Some(data) => measure(data, options.engine, options.with_peers, &work),
        None => Ok(()),
    }
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    gold: PathBuf,
    data: Option<PathBuf>,
    engine: Reader,
    with_peers: WithPeers,
    errors: Option<Asked>,
}

fn options(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options {
        gold: places::root().join("tests").join("golden"),
        data: None,
        engine: Reader::default(),
        with_peers: WithPeers::default(),
        errors: None,
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--gold" => options.gold = folder(arguments.next(), argument)?,
            "--data" => options.data = Some(folder(arguments.next(), argument)?),
            "--engine" => options.engine = engine(arguments.next())?,
            "--errors" => options.errors = Some(layer(arguments.next())?),
            "--peers" => options.with_peers = WithPeers::Always,
            "--no-peers" => options.with_peers = WithPeers::Never,
            _ => {
                return Err(Failure::new(format!(
                    "The options are `--gold DIR`, `--data DIR`, `--engine E`, `--errors LAYER`, `--peers` and `--no-peers`, not `{argument}`."
                )));
            }
        }
    }
    Ok(options)
}

fn engine(named: Option<&String>) -> Outcome<Reader> {
    let known = named.and_then(|name| Reader::named(name));
    known.ok_or_else(|| Failure::new("`--engine` is instant or deep."))
}

fn layer(named: Option<&String>) -> Outcome<Asked> {
    let known = named.and_then(|name| Asked::named(name));
    known.ok_or_else(|| {
        Failure::new("`--errors` is of attribution, names, uncertainty or codebook.")
    })
}

/// Scores the engine's suggestions on the annotated articles in a folder.
fn articles(gold: &Path, reader: Reader, work: &Path) -> Outcome {
    let texts = work.join("texts.jsonl");
    let predicted = work.join("predicted.jsonl");
    fs::write(&texts, texts_of(gold)?).doing(format!("write {}", texts.display()))?;
    step("Building the command line tool", || {
        shell::run(shell::cargo().args(["build", "--release", "-p", "standpoint-cli"]))
    })?;
    let engine = reader.name();
    step(
        &format!("Marking the texts with the {engine} engine"),
        || {
            let mut mark = standpoint();
            mark.args(["mark", "--engine", engine, "--jsonl"])
                .arg(&texts);
            shell::run(mark.arg("-o").arg(&predicted))
        },
    )?;
    step("Scoring", || {
        let mut evaluate = standpoint();
        evaluate.arg("evaluate").arg("--gold").arg(gold);
        shell::run(evaluate.arg("--pred").arg(&predicted))
    })
}

/// A folder named by the person who typed the command is relative to where they are.
fn folder(named: Option<&String>, option: &str) -> Outcome<PathBuf> {
    let Some(folder) = named else {
        return Err(Failure::new(format!("`{option}` needs a folder.")));
    };
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
    fn options_are_read_in_any_order() {
        let read = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            options(&words).map_err(|failure| failure.to_string())
        };
        let both = read("--no-peers --data . --gold .").unwrap();
        assert_eq!(both.data.as_ref(), Some(&both.gold));
        assert_eq!(both.with_peers, WithPeers::Never);
        assert_eq!(read("--engine deep").unwrap().engine, Reader::Deep);
        assert_eq!(
            read("--engine slow").unwrap_err(),
            "`--engine` is instant or deep."
        );
        let none = read("").unwrap();
        assert_eq!(
            (none.data, none.with_peers),
            (None, WithPeers::WherePossible)
        );
        assert_eq!(read("--data").unwrap_err(), "`--data` needs a folder.");
        assert_eq!(
            read("--errors codebook").unwrap().errors,
            Some(Asked::Codebook)
        );
        assert!(
            read("--errors words")
                .unwrap_err()
                .contains("attribution, names")
        );
        assert!(read("--fast").unwrap_err().contains("not `--fast`"));
        assert!(read("--gold no/such/folder").is_err());
    }

    #[test]
    fn only_documents_become_lines() {
        let document = r#"{"format": "standpoint/1", "text": "Kessia\nwaits."}"#;
        let line = text_line(document, "vessa").unwrap().unwrap();
        assert_eq!(line, r#"{"id":"vessa","text":"Kessia\nwaits."}"#);
        assert_eq!(text_line(r#"{"actor": 0.8}"#, "scores").unwrap(), None);
        assert!(text_line("{", "broken").is_err());
    }
}
