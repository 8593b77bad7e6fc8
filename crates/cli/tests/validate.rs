//! `standpoint validate` and `standpoint evaluate` as they are run.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod command;

use std::fs;

use command::{run, run_with};
use serde_json::{Value, json};

/// A document with one actor and one position that it holds.
fn document() -> Value {
    json!({
        "format": "standpoint/1", "id": "dam", "offsets": "code_points",
        "text": "Kessia 😀 rejected a joint inspection.",
        "marks": [
            {"id": "m1", "label": "actor", "attributes": {"kind": "state"},
             "spans": [{"start": 0, "end": 6, "quote": "Kessia"}]},
            {"id": "m2", "label": "position", "attributes": {"stance": "opposes"},
             "spans": [{"start": 18, "end": 36, "quote": "a joint inspection"}]},
        ],
        "links": [{"id": "l1", "type": "held_by", "from": "m2", "to": "m1"}],
    })
}

/// The document with one place changed.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = document();
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

#[test]
fn a_good_document_has_no_problems() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), document().to_string()).unwrap();
    let ran = run(folder.path(), &["validate", "a.json"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "1 document, no problems\n")
    );
    let pretty = serde_json::to_string_pretty(&document()).unwrap();
    let ran = run_with(folder.path(), &["validate", "-"], pretty.as_bytes());
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "1 document, no problems\n")
    );
    let lines = format!("{0}\n{0}\n", document());
    let ran = run_with(folder.path(), &["validate", "-"], lines.as_bytes());
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "2 documents, no problems\n")
    );
}

#[test]
fn what_is_wrong_is_said_with_its_mark() {
    let folder = tempfile::tempdir().unwrap();
    let quote = |quote| with("/marks/0/spans/0/quote", json!(quote));
    let table: [(Value, &str); 9] = [
        (
            quote("Kessie"),
            "mark “m1” is at “Kessia”, but its quote is “Kessie”",
        ),
        (
            with("/marks/0/spans/0/end", json!(99)),
            "mark “m1” is at 0–99, but the text has only 37 characters",
        ),
        (
            with("/marks/0/spans/0", json!({"start": 6, "end": 0})),
            "mark “m1” ends at 0, before its start at 6",
        ),
        (
            with("/marks/0/spans", json!([])),
            "mark “m1” has no place in the text",
        ),
        (
            with("/links/0/to", json!("m9")),
            "link “l1” leads to “m9”, which is not there",
        ),
        (with("/marks/1/id", json!("m1")), "“m1” is there twice"),
        (with("/marks/0/label", json!(5)), "marks[0].label"),
        (with("/offsets", json!("bytes")), "its offsets are “bytes”"),
        (
            with("/format", json!("standpoint/2")),
            "from a newer Standpoint",
        ),
    ];
    for (document, sentence) in table {
        fs::write(folder.path().join("a.json"), document.to_string()).unwrap();
        let ran = run(folder.path(), &["validate", "a.json"]);
        assert_eq!(ran.code, 1, "{sentence}");
        let first = ran.out.lines().next().unwrap();
        assert!(
            first.starts_with("a.json: ") && first.contains(sentence),
            "{}",
            ran.out
        );
    }
}

#[test]
fn lines_are_numbered_and_files_counted() {
    let folder = tempfile::tempdir().unwrap();
    let bad = with("/marks/1/spans/0/quote", json!("another inspection"));
    let lines = format!("{}\n\n{{\"format\":\n{bad}\n", document());
    fs::write(folder.path().join("a.jsonl"), lines).unwrap();
    fs::write(folder.path().join("b.json"), "{}").unwrap();
    let ran = run(
        folder.path(),
        &["validate", "a.jsonl", "b.json", "none.json"],
    );
    assert_eq!(ran.code, 1);
    let said: Vec<&str> = ran.out.lines().collect();
    let beginnings = [
        "a.jsonl:3: the file is not whole JSON: ",
        "a.jsonl:4: mark “m2” is at “a joint inspection”, but its quote is “another inspection”",
        "b.json: this is JSON, but no Standpoint document",
        "none.json: cannot be read: ",
        "2 documents, 4 problems",
    ];
    assert_eq!(said.len(), beginnings.len(), "{}", ran.out);
    for (said, beginning) in said.iter().zip(beginnings) {
        assert!(said.starts_with(beginning), "{said}");
    }
}

#[test]
fn what_the_codebook_lacks_is_remarked_and_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let table = [
        (
            with("/marks/0/label", json!("place")),
            "mark “m1” has the label “place”, which the codebook lacks",
        ),
        (
            with("/marks/0/attributes", json!({"kind": "river"})),
            "mark “m1” has \"river\" as its kind, which is none of its values",
        ),
        (
            with("/marks/0/attributes", json!({"size": "big"})),
            "mark “m1” has “size”, which actor does not have",
        ),
        (
            with("/links/0/type", json!("held_on")),
            "link “l1” is of type “held_on”, which the codebook lacks",
        ),
        (
            with(
                "/links/0",
                json!({"id": "l1", "type": "held_by", "from": "m1", "to": "m2"}),
            ),
            "link “l1” is held_by, which cannot lead from actor to position",
        ),
    ];
    for (document, remark) in table {
        fs::write(folder.path().join("a.json"), document.to_string()).unwrap();
        let ran = run(folder.path(), &["validate", "a.json"]);
        let expected = format!("a.json: remark: {remark}\n1 document, no problems\n");
        assert_eq!((ran.code, ran.out), (0, expected));
    }
}

#[test]
fn files_and_folders_are_scored() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("gold")).unwrap();
    fs::write(folder.path().join("gold/dam.json"), document().to_string()).unwrap();
    fs::write(folder.path().join("gold/figures.json"), "{\"actor\": 0.8}").unwrap();
    let rejected = with(
        "/marks/1",
        json!({"id": "m2", "label": "position", "state": "rejected",
        "spans": [{"start": 18, "end": 36}]}),
    );
    fs::write(folder.path().join("found.jsonl"), format!("{rejected}\n")).unwrap();
    let arguments = ["evaluate", "--gold", "gold", "--pred", "found.jsonl"];
    let ran = run(folder.path(), &arguments);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(ran.out.starts_with("1 document compared\n"), "{}", ran.out);
    let ran = run(folder.path(), &[&arguments[..], &["--json"]].concat());
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["labels"]["actor"]["matched"]["f1"], json!(1.0));
    assert_eq!(report["labels"]["position"]["matched"]["f1"], json!(0.0));
    assert_eq!(report["links"]["held_by"]["gold"], json!(1));
}

#[test]
fn nothing_to_compare_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::write(folder.path().join("a.json"), document().to_string()).unwrap();
    fs::write(
        folder.path().join("b.json"),
        with("/id", json!("other")).to_string(),
    )
    .unwrap();
    let table = [
        (
            ["empty", "a.json"],
            "standpoint: empty: has no standpoint/1 document in it\n",
        ),
        (
            ["a.json", "b.json"],
            "standpoint: no document of b.json has the id of one of a.json, so there is nothing to compare\n",
        ),
    ];
    for ([gold, predicted], sentence) in table {
        let ran = run(
            folder.path(),
            &["evaluate", "--gold", gold, "--pred", predicted],
        );
        assert_eq!((ran.code, ran.errors.as_str()), (1, sentence));
    }
}

#[test]
fn what_is_not_understood_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["marc"][..],
        &["mark", "--fast"],
        &["validate"],
        &["evaluate", "--gold", "a"],
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            ran.errors
                .ends_with("standpoint --help says how it is used\n"),
            "{}",
            ran.errors
        );
    }
    let ran = run(folder.path(), &["--version"]);
    assert_eq!(
        ran.out,
        concat!("standpoint ", env!("CARGO_PKG_VERSION"), "\n")
    );
    assert_eq!(run(folder.path(), &["mark", "--help"]).code, 0);
}
