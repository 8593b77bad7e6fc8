//! `standpoint convert` as it is run.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod command;

use std::fs;
use std::path::Path;

use command::{run, run_with};
use standpoint_formats::project::archive::{Packed, pack};

const LINES: &str = "{\"id\": 1, \"text\": \"😀 Kessia stalls\", \"label\": [[3, 9, \"ORG\"], [10, 16, \"CUE\"], [3, 16, \"S\"]]}\n\
    {\"text\": \"broken\"\n\
    {\"id\": 3, \"text\": \"Ode waits\", \"entities\": [{\"id\": 0, \"start_offset\": 0, \"end_offset\": 3, \"label\": \"PER\"}], \"relations\": []}\n";

fn folder(name: &str, content: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    folder
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn labels_become_the_codebooks_and_a_bad_line_is_named() {
    let folder = folder("a.jsonl", LINES);
    let arguments = [
        "convert",
        "a.jsonl",
        "--to",
        "standpoint",
        "-o",
        "b.jsonl",
        "--save-map",
        "map.json",
    ];
    let ran = run(folder.path(), &arguments);
    assert_eq!(ran.code, 1);
    assert!(
        ran.errors
            .starts_with("a.jsonl: line 2: the line is not whole JSON"),
        "{}",
        ran.errors
    );
    assert!(
        ran.errors
            .contains("2 texts written as standpoint/1\n1 could not be read and is left out")
    );
    let recognised = "recognised as doccano JSONL; --from overrules that";
    assert!(ran.errors.contains(recognised), "{}", ran.errors);
    let told = ["convert", "a.jsonl", "--from", "doccano", "--to", "doccano"];
    let told = run(folder.path(), &told);
    assert!(!told.errors.contains("recognised"), "{}", told.errors);
    let documents = read(folder.path(), "b.jsonl");
    let first: serde_json::Value = serde_json::from_str(documents.lines().next().unwrap()).unwrap();
    let labels: Vec<&str> = first["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["S", "actor", "cue"]);
    assert_eq!(first["marks"][1]["attributes"]["kind"], "organisation");
    assert_eq!(first["marks"][1]["spans"][0]["start"], 2);
    let map = read(folder.path(), "map.json");
    assert!(map.contains("\"PER\"") && !map.contains("\"S\""), "{map}");
    let checked = run(folder.path(), &["validate", "b.jsonl"]);
    assert_eq!(
        (checked.code, checked.out.lines().last()),
        (0, Some("2 documents, no problems"))
    );
}

#[test]
fn what_a_format_cannot_say_is_said_and_the_rest_reads_back() {
    let folder = folder("a.jsonl", LINES.lines().next().unwrap());
    let dry = run(
        folder.path(),
        &["convert", "a.jsonl", "--to", "conll", "--dry-run"],
    );
    assert!(
        dry.errors
            .contains("2 marks that overlap others are left out"),
        "{}",
        dry.errors
    );
    let ran = run(
        folder.path(),
        &["convert", "a.jsonl", "--to", "conll", "-o", "a.conll"],
    );
    assert_eq!(ran.code, 0);
    assert!(
        ran.errors
            .contains("1 text written as CoNLL, and read back identically"),
        "{}",
        ran.errors
    );
    assert!(
        read(folder.path(), "a.conll")
            .ends_with("😀 -X- _ O\nKessia -X- _ B-S\nstalls -X- _ I-S\n\n")
    );
    let arguments = [
        "convert",
        "a.jsonl",
        "--to",
        "conll",
        "-o",
        "a.conll",
        "--overlap",
        "per-label",
    ];
    let ran = run(folder.path(), &arguments);
    assert!(
        ran.errors.contains("read back identically"),
        "{}",
        ran.errors
    );
    assert!(read(folder.path(), "a.CUE.conll").contains("stalls -X- _ B-CUE"));
}

#[test]
fn folders_of_files_come_and_go() {
    let folder = folder("a.jsonl", LINES);
    let ran = run(
        folder.path(),
        &["convert", "a.jsonl", "--to", "brat", "-o", "brat"],
    );
    assert!(
        ran.errors
            .contains("2 texts written as brat standoff, and read back identically"),
        "{}",
        ran.errors
    );
    assert_eq!(read(folder.path(), "brat/3.ann"), "T1\tPER 0 3\tOde\n");
    let ran = run(folder.path(), &["convert", "brat", "--to", "doccano"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(
        ran.out
            .contains("\"label\":[[3,16,\"S\"],[3,9,\"ORG\"],[10,16,\"CUE\"]]"),
        "{}",
        ran.out
    );
}

#[test]
fn another_unit_is_offered_and_taken() {
    let task = "[{\"data\": {\"text\": \"😀 Kessia\"}, \"annotations\": [{\"result\": [{\"id\": \"a\", \"type\": \"labels\", \
        \"value\": {\"start\": 2, \"end\": 8, \"text\": \"Kessia\", \"labels\": [\"ORG\"]}}]}]}]";
    let folder = folder("a.json", task);
    let ran = run(folder.path(), &["convert", "a.json", "--to", "prodigy"]);
    assert!(
        ran.errors.contains("try --unit code_points"),
        "{}",
        ran.errors
    );
    let ran = run_with(
        folder.path(),
        &["convert", "-", "--to", "prodigy", "--unit", "code_points"],
        task.as_bytes(),
    );
    assert!(
        ran.out.contains("\"start\":2") && !ran.errors.contains("--unit"),
        "{}",
        ran.errors
    );
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = folder("a.jsonl", LINES);
    let table: [(&[&str], &str, i32); 5] = [
        (&["convert", "a.jsonl"], "needs --to with a format", 2),
        (
            &["convert", "a.jsonl", "--to", "word"],
            "there is no format “word”",
            2,
        ),
        (
            &["convert", "a.jsonl", "--to", "brat"],
            "needs -o with a folder",
            2,
        ),
        (
            &["convert", "a.jsonl", "--to", "doccano", "-o", "a.jsonl"],
            "it would be overwritten",
            1,
        ),
        (
            &["convert", "a.jsonl", "--to", "standpoint", "-o", "a.json"],
            "holds one document, and there are more",
            1,
        ),
    ];
    for (arguments, sentence, code) in table {
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.errors);
        assert!(
            ran.errors.contains(sentence),
            "{arguments:?}: {}",
            ran.errors
        );
    }
}

#[test]
fn losses_are_said_before_anything_is_written() {
    let folder = folder("a.jsonl", LINES.lines().next().unwrap());
    let lossless = [
        "convert",
        "a.jsonl",
        "--to",
        "conll",
        "-o",
        "a.conll",
        "--lossless",
    ];
    let ran = run(folder.path(), &lossless);
    assert_eq!(ran.code, 1);
    assert!(
        ran.errors
            .contains("to choose: --overlap longest, or LABEL,LABEL…")
            && ran
                .errors
                .ends_with("nothing was written, since that would be lost\n"),
        "{}",
        ran.errors
    );
    assert!(!folder.path().join("a.conll").exists());
    let ran = run(folder.path(), &lossless[..6]);
    let lost = ran.errors.find("2 marks that overlap").unwrap();
    assert!(
        lost < ran.errors.find("written as CoNLL").unwrap(),
        "{}",
        ran.errors
    );
    assert_eq!(ran.errors.matches("2 marks that overlap").count(), 1);
}

#[test]
fn parquet_folders_come_and_go() {
    let folder = folder("a.jsonl", LINES);
    let ran = run(
        folder.path(),
        &["convert", "a.jsonl", "--to", "parquet", "-o", "set"],
    );
    assert!(
        ran.errors
            .contains("2 texts written as Hugging Face Parquet, and read back identically"),
        "{}",
        ran.errors
    );
    assert!(
        read(folder.path(), "set/README.md").contains("path: data/train-00000-of-00001.parquet")
    );
    let ran = run(folder.path(), &["convert", "set", "--to", "doccano"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(ran.out.contains("\"Ode waits\""), "{}", ran.out);
}

#[test]
fn archives_are_read_and_bad_ones_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = |path: &str, text: &str| Packed {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let whole = pack([
        file("deep/a.txt", "Ode waits"),
        file("deep/a.ann", "T1\tPER 0 3\tOde\n"),
        file("notes.md", "# Dam\n\nIt *stays*."),
        file("__MACOSX/deep/._a.txt", "x"),
    ]);
    fs::write(folder.path().join("a.zip"), whole.unwrap()).unwrap();
    let ran = run(folder.path(), &["convert", "a.zip", "--to", "doccano"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let texts: Vec<&str> = ran.out.lines().collect();
    assert!(
        texts.len() == 2 && texts[0].contains("[[0,3,\"PER\"]]"),
        "{}",
        ran.out
    );
    assert!(texts[1].contains("It stays."), "{}", ran.out);

    let mut climbing = pack([file("aa/bb/etc/a.txt", "x")]).unwrap();
    while let Some(at) = climbing.windows(5).position(|bytes| bytes == b"aa/bb") {
        climbing[at..at + 5].copy_from_slice(b"../..");
    }
    let cut = &climbing[..climbing.len() - 9];
    for (bytes, sentence) in [
        (
            &climbing[..],
            "“../../etc/a.txt” is no path inside an archive",
        ),
        (cut, "the archive is damaged"),
    ] {
        fs::write(folder.path().join("b.zip"), bytes).unwrap();
        let ran = run(folder.path(), &["convert", "b.zip", "--to", "doccano"]);
        assert!(
            ran.code == 1 && ran.errors.contains(sentence),
            "{}",
            ran.errors
        );
    }
}

#[test]
fn reports_are_written_and_not_read() {
    let folder = folder("a.jsonl", LINES);
    for (id, beginning) in [
        ("dna", "\"statement_id\";"),
        ("graphml", "<?xml"),
        ("positions", "\u{feff}article,"),
        ("report", "<!DOCTYPE html>"),
    ] {
        let ran = run(folder.path(), &["convert", "a.jsonl", "--to", id]);
        assert!(ran.out.starts_with(beginning), "{id}: {}", ran.out);
    }
    let ran = run(
        folder.path(),
        &["convert", "a", "--from", "dna", "--to", "brat"],
    );
    assert!(
        ran.code == 2 && ran.errors.contains("cannot be read"),
        "{}",
        ran.errors
    );
}
