//! The engine on the project's own annotated articles: no label falls under the committed figures.
//!
//! The articles and `figures.json` are in `tests/golden` at the top of the project. Figures change
//! only in a commit that says why: `UPDATE_GOLDEN=1 cargo test -p standpoint-cli --test golden`
//! writes what the engine reaches now.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod command;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use command::run;
use standpoint_agreement::{Report, compare};
use standpoint_annotation::Document;
use standpoint_annotation::json::from_json;

/// Matched F1 by label, from 0 to 1.
type Figures = BTreeMap<String, f64>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden")
}

/// The names of the articles: those with a text and an annotation.
fn names() -> Vec<String> {
    let entries = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let texts = entries.filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let mut names: Vec<String> = texts
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn gold(name: &str) -> Document {
    let json = fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    let loaded = from_json(&json).unwrap();
    assert_eq!(loaded.problems, [], "{name}.json does not fit its own text");
    assert_eq!(
        loaded.document.id, name,
        "the id of {name}.json is not its name"
    );
    loaded.document
}

fn report(names: &[String]) -> Report {
    let golds: Vec<Document> = names.iter().map(|name| gold(name)).collect();
    let files: Vec<String> = names.iter().map(|name| format!("{name}.txt")).collect();
    let arguments: Vec<&str> = ["mark"]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    let ran = run(&folder(), &arguments);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let found: Vec<Document> = ran
        .out
        .lines()
        .map(|line| from_json(line).unwrap().document)
        .collect();
    let report = compare(
        &golds.iter().collect::<Vec<_>>(),
        &found.iter().collect::<Vec<_>>(),
    );
    assert_eq!(
        report.different_texts, [""; 0],
        "a text differs from the one in its annotation"
    );
    report
}

/// Rounded down to thousandths, so that the same counts always reach it again.
fn figures(report: &Report) -> Figures {
    let labels = report.labels.iter();
    labels
        .map(|(name, counts)| {
            (
                name.to_owned(),
                (counts.matched.score().f1 * 1000.0).floor() / 1000.0,
            )
        })
        .collect()
}

#[test]
fn no_label_falls_under_its_committed_figure() {
    let names = names();
    assert!(
        names.len() >= 6,
        "only {} articles in tests/golden",
        names.len()
    );
    let report = report(&names);
    let reached = figures(&report);
    let file = folder().join("figures.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let json = serde_json::to_string_pretty(&reached).unwrap() + "\n";
        fs::write(&file, json).unwrap();
        return;
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    let committed: Figures = serde_json::from_str(&committed).unwrap_or_default();
    let labels: Vec<&String> = committed.keys().collect();
    assert_eq!(
        labels,
        reached.keys().collect::<Vec<_>>(),
        "tests/golden/figures.json is not about these labels; UPDATE_GOLDEN=1 writes it anew"
    );
    let fallen: Vec<String> = (reached.iter())
        .filter(|(label, f1)| **f1 < committed[*label])
        .map(|(label, f1)| format!("{label}: {f1} is under {}", committed[label]))
        .collect();
    assert!(
        fallen.is_empty(),
        "matched F1 fell: {}\n\n{report}",
        fallen.join(", ")
    );
}
