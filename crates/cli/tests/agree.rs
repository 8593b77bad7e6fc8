//! `standpoint agree` as it is run.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod command;

use std::fs;
use std::path::Path;

use command::run;
use serde_json::{Value, json};

const TEXT: &str = "Kessia 😀 rejected a joint inspection.";

/// A document with one actor and one position at these characters.
fn document(id: &str, text: &str, position: (usize, usize), stance: &str) -> Value {
    json!({
        "format": "standpoint/1", "id": id, "offsets": "code_points", "text": text,
        "marks": [
            {"id": "m1", "label": "actor", "spans": [{"start": 0, "end": 6}]},
            {"id": "m2", "label": "position", "attributes": {"stance": stance},
             "spans": [{"start": position.0, "end": position.1}]},
            {"id": "m3", "label": "cue", "state": "suggested", "spans": [{"start": 9, "end": 17}]},
        ],
    })
}

fn write(folder: &Path, file: &str, document: &Value) {
    fs::write(folder.join(file), document.to_string()).unwrap();
}

#[test]
fn two_files_of_one_text_are_compared_whatever_their_ids() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "ada.json",
        &document("a", TEXT, (18, 36), "opposes"),
    );
    write(
        folder.path(),
        "ben.json",
        &document("b", TEXT, (20, 36), "opposes"),
    );
    let ran = run(folder.path(), &["agree", "ada.json", "ben.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    // Of 37 characters 18 and 16 are in the positions, 2 of them in one only: with the pairs of a
    // unit with itself left out, alpha is 1 − 2 · (74 − (18² + 16² + 40) / 74) / (34 · 40).
    let expected = "\
ada.json, ben.json
1 article, 5 words, 37 characters; marks: 2 / 2

marks             by annotator  exact F1  matched F1   alpha
actor                    1 / 1     1.000       1.000   1.000
position                 1 / 1     0.000       1.000   0.903
uncertainty              0 / 0         –           –       –
cue                      0 / 0         –           –       –

attributes of matched marks                    alike   kappa
stance                                        1 of 1       –
";
    assert_eq!(ran.out, expected);
}

#[test]
fn figures_come_as_json_and_suggestions_count_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for (name, position) in [("ada", (18, 36)), ("ben", (18, 36)), ("cy", (0, 17))] {
        fs::create_dir(folder.path().join(name)).unwrap();
        let document = document("dam", TEXT, position, "opposes");
        write(&folder.path().join(name), "dam.json", &document);
    }
    let arguments = ["agree", "ada", "ben", "cy", "--json", "--suggested"];
    let ran = run(folder.path(), &arguments);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let agreement: Value = serde_json::from_str(&ran.out).unwrap();
    let labels = &agreement["overall"]["labels"];
    assert_eq!(labels["cue"]["matched_f1"], json!(1.0));
    assert_eq!(labels["position"]["marks"], json!([1, 1, 1]));
    // One of the three pairs agrees.
    assert_eq!(labels["position"]["exact_f1"], json!(1.0 / 3.0));
    assert_eq!(agreement["articles"][0]["id"], json!("dam"));
    assert_eq!(agreement["left"], json!([]));
}

#[test]
fn what_has_no_partner_is_said_and_left_out() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["ada", "ben"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        write(
            &folder.path().join(name),
            "dam.json",
            &document("dam", TEXT, (18, 36), "asks"),
        );
    }
    let other = "Kessia 😀 refused a joint inspection.";
    write(
        &folder.path().join("ada"),
        "wall.json",
        &document("wall", TEXT, (18, 36), "asks"),
    );
    write(
        &folder.path().join("ben"),
        "wall.json",
        &document("wall", other, (18, 35), "asks"),
    );
    let ran = run(folder.path(), &["agree", "ada", "ben"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.errors,
        "“wall” of ada has the same text as an earlier document of theirs, which counts\n\
         “wall” of ben has another text than “wall” of ada, from character 12 on; agreement needs \
         the same text to the letter, so it was left out\n"
    );
    assert!(ran.out.contains("\n1 article, "), "{}", ran.out);
    write(
        folder.path(),
        "only.json",
        &document("only", other, (18, 35), "asks"),
    );
    let ran = run(folder.path(), &["agree", "ada/dam.json", "only.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let last =
        "standpoint: there is no text that all of them annotated, so there is nothing to compare";
    assert_eq!(ran.errors.lines().last(), Some(last));
    assert!(
        ran.errors
            .starts_with("only.json has no document with the text of “dam” of ada/dam.json")
    );
}
