//! `standpoint dataset` as it is run.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod command;

use std::fs;
use std::path::Path;

use command::{Ran, run};
use standpoint_annotation::{DocumentEntry, Project};
use standpoint_formats::project::write_project;

/// A document with one uncertainty in its second sentence.
fn document(id: &str) -> String {
    let text = format!("The {id} is full. It may rain. Nobody saw {id}.");
    let start = text.find("may").unwrap();
    let end = start + 3;
    format!(
        r#"{{"format": "standpoint/1", "id": "{id}", "title": "{id}", "offsets": "code_points", "text": "{text}",
        "marks": [{{"id": "m", "label": "uncertainty", "spans": [{{"start": {start}, "end": {end}, "quote": "may"}}],
        "attributes": {{"type": "epistemic"}}, "state": "accepted"}}], "links": [], "entities": []}}"#
    )
}

const NAMES: [&str; 4] = ["dam", "port", "reef", "road"];

/// A folder with a folder of documents in it, and a project of the same.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for name in NAMES {
        fs::write(
            folder.path().join(format!("articles/{name}.json")),
            document(name),
        )
        .unwrap();
    }
    let entry = |name: &&str| {
        let entry = DocumentEntry {
            id: (*name).to_owned(),
            ..DocumentEntry::default()
        };
        (entry, document(name))
    };
    let zip = write_project(&Project::default(), "{}", NAMES.iter().map(entry).collect());
    fs::write(folder.path().join("project.zip"), zip.unwrap()).unwrap();
    folder
}

fn dataset(folder: &Path, line: &str) -> Ran {
    let mut arguments = vec!["dataset"];
    arguments.extend(line.split_whitespace());
    run(folder, &arguments)
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_project_and_its_folder_give_the_same_set() {
    let folder = project();
    let options = "--task uncertainty --format csv --license mit --name Dams --shares 2,1,1 -o";
    for (input, output) in [("project.zip", "of-zip"), ("articles", "of-folder")] {
        let ran = dataset(folder.path(), &format!("{input} {options} {output}"));
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.errors);
        let table = "            articles  rows  certain  uncertain\n\
            train              2     6        4          2\n\
            validation         1     3        2          1\n\
            test               1     3        2          1\n";
        // “It may rain.” is in every article.
        let said = "1 row of validation has words that are also in training\n";
        assert!(ran.errors.starts_with(table), "{}", ran.errors);
        assert!(ran.errors.contains(said), "{}", ran.errors);
    }
    for name in [
        "train.csv",
        "validation.csv",
        "test.csv",
        "README.md",
        "test-set.json",
    ] {
        let (zip, plain) = (
            folder.path().join("of-zip"),
            folder.path().join("of-folder"),
        );
        assert_eq!(read(&zip, name), read(&plain, name), "{name}");
    }
    let card = read(folder.path(), "of-zip/README.md");
    assert!(
        card.starts_with("---\nlicense: mit\npretty_name: Dams\n"),
        "{card}"
    );
    // A second time the folder is not empty.
    let again = dataset(folder.path(), &format!("articles {options} of-zip"));
    assert_eq!(again.code, 1);
    assert!(
        again.errors.contains("of-zip: is not empty"),
        "{}",
        again.errors
    );
}

#[test]
fn a_frozen_test_set_is_that_of_the_export_before() {
    let folder = project();
    let options = "--license mit --shares 2,1,1 --format huggingface";
    let first = dataset(
        folder.path(),
        &format!("articles --task uncertainty {options} -o first"),
    );
    assert_eq!(first.code, 0, "{}", first.errors);
    let frozen = "--frozen first/test-set.json --seed 7";
    let line = format!("articles --task tokens {options} {frozen} -o second");
    assert_eq!(dataset(folder.path(), &line).code, 0);
    let tested = |name: &str| read(folder.path(), &format!("{name}/test-set.json"));
    assert_eq!(tested("first"), tested("second"));
    let line = format!("articles --task tokens {options} --frozen articles/dam.json -o third");
    let refused = dataset(folder.path(), &line);
    let said =
        "standpoint: articles/dam.json: this is “standpoint/1”, not “standpoint-test-set/1”\n";
    assert_eq!((refused.code, refused.errors.as_str()), (1, said));
}

#[test]
fn a_preview_writes_nothing_and_needs_no_licence() {
    let folder = project();
    let ran = dataset(folder.path(), "project.zip --task uncertainty --preview");
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(ran.out.contains("\ntrain\n  id="), "{}", ran.out);
    assert!(
        ran.out.contains("label=uncertain weight=1 source=person"),
        "{}",
        ran.out
    );
}

#[test]
fn the_engine_is_asked_where_that_is_wished() {
    let folder = tempfile::tempdir().unwrap();
    // “may” and “perhaps” are uncertain, and nobody marked the second.
    let document = document("dam").replace("Nobody saw dam.", "Perhaps it might not.");
    fs::write(folder.path().join("dam.json"), document).unwrap();
    let line = "dam.json --task uncertainty --preview --doubts --sure 0.5";
    let ran = dataset(folder.path(), line);
    assert!(
        ran.out
            .contains("the engine is sure of uncertainty “might”"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("uncertainty “may”"), "{}", ran.out);
}

#[test]
fn what_is_not_enough_is_said() {
    let folder = project();
    let table = [
        (
            "--task tokens",
            2,
            "“dataset” needs a project, document or folder",
        ),
        (
            "articles --preview",
            2,
            "“dataset” needs --task with what is to be learned",
        ),
        (
            "articles --task tokens --format conll -o x",
            2,
            "“dataset” needs --license with",
        ),
        (
            "articles --task tokens --format conll --license=",
            2,
            "“dataset” needs --license with",
        ),
        (
            "articles --task rhymes",
            2,
            "--task needs one of tokens, spans, uncertainty",
        ),
        (
            "articles --task tokens --window word",
            2,
            "--window needs sentence, paragraph",
        ),
        (
            "articles --task tokens --folds 3 --by-date",
            2,
            "either --folds or --by-date",
        ),
        (
            "articles --task tokens --rhyme",
            2,
            "invalid option '--rhyme'",
        ),
        (
            "articles --task stance --preview",
            1,
            "there is nothing to learn from",
        ),
        (
            "articles --task relations --format csv --license mit -o x",
            1,
            "csv has no place for “relations”; these have: huggingface",
        ),
        (
            "articles --task tokens --format spacy --license mit --shares 1,0,0 -o y",
            1,
            "spaCy needs something to train on and something to validate with",
        ),
    ];
    for (line, code, said) in table {
        let ran = dataset(folder.path(), line);
        assert!(ran.errors.contains(said), "{line}: {}", ran.errors);
        assert_eq!(ran.code, code, "{line}");
    }
}
