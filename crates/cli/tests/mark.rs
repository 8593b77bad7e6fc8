//! `standpoint mark` as it is run.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod command;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use command::{Ran, run, run_with};
use standpoint_annotation::Document;
use standpoint_annotation::json::from_json;

const STORY: &str = "Kessia on Tuesday rejected a joint inspection of the Vessa dam.\n\n\
    “We may come back to it,” Prime Minister Ada Brandt said.\n";

fn document(json: &str) -> Document {
    from_json(json).unwrap().document
}

fn documents(ran: &Ran) -> Vec<Document> {
    ran.out.lines().map(document).collect()
}

#[test]
fn a_file_becomes_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vessa-dam.txt");
    fs::write(&file, STORY).unwrap();
    let ran = run(folder.path(), &["mark", "vessa-dam.txt"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 1);
    let document = document(&ran.out);
    assert_eq!(document.id, "vessa-dam");
    assert_eq!(document.text.as_str(), STORY);
    assert_eq!(document.details.language.as_deref(), Some("en"));
    let title = "Kessia on Tuesday rejected a joint inspection of the Vessa dam.";
    assert_eq!(document.details.title, title);
    assert!(document.marks().len() > 0);
}

#[test]
fn pretty_is_the_same_on_many_lines() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    let plain = run(folder.path(), &["mark", "a.txt"]);
    let pretty = run(folder.path(), &["mark", "a.txt", "--pretty"]);
    assert!(pretty.out.lines().count() > 10);
    assert_eq!(document(&plain.out), document(&pretty.out));
}

#[test]
fn standard_input_is_read_with_a_dash_or_without_a_file() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["mark", "-"][..], &["mark"]] {
        let ran = run_with(folder.path(), arguments, STORY.as_bytes());
        assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
        assert_eq!(document(&ran.out).id, "stdin");
    }
    let page = "<!DOCTYPE html><title>Dam</title><nav>Menu</nav><p>Kessia <b>rejected</b> it.</p>";
    let ran = run_with(folder.path(), &["mark", "-"], page.as_bytes());
    assert_eq!(document(&ran.out).text.as_str(), "Kessia rejected it.");
}

#[test]
fn several_files_are_a_line_each_or_a_file_each_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["b.txt", "a.md", "c.html"];
    for (name, words) in names.iter().zip(["*b*", "*a*", "<p><b>c</b>"]) {
        fs::write(folder.path().join(name), words).unwrap();
    }
    let ran = run(folder.path(), &["mark", "b.txt", "a.md", "c.html"]);
    let texts: Vec<(String, String)> = documents(&ran)
        .into_iter()
        .map(|document| (document.id.clone(), document.text.as_str().to_owned()))
        .collect();
    let expected = [("b", "*b*"), ("a", "a"), ("c", "c")];
    assert_eq!(
        texts,
        expected.map(|(id, text)| (id.to_owned(), text.to_owned()))
    );

    let ran = run(
        folder.path(),
        &["mark", "b.txt", "a.md", "c.html", "-o", "out", "--pretty"],
    );
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.errors.as_str()),
        (0, "", "")
    );
    for (id, text) in expected {
        let json = fs::read_to_string(folder.path().join(format!("out/{id}.json"))).unwrap();
        assert_eq!(document(&json).text.as_str(), text);
    }
    // A folder that is there takes a single file too.
    fs::write(folder.path().join("d.txt"), "d").unwrap();
    assert_eq!(run(folder.path(), &["mark", "d.txt", "-o", "out"]).code, 0);
    assert!(folder.path().join("out/d.json").is_file());
}

#[test]
fn the_files_of_a_folder_are_marked() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("in/deeper")).unwrap();
    for name in ["in/b.txt", "in/deeper/a.html", "in/notes.conf"] {
        fs::write(folder.path().join(name), "<p>words</p>").unwrap();
    }
    let ran = run(folder.path(), &["mark", "in"]);
    let ids: Vec<String> = documents(&ran).into_iter().map(|d| d.id).collect();
    assert_eq!((ran.code, ids), (0, vec!["b".to_owned(), "a".to_owned()]));
    let ran = run(folder.path(), &["mark", "in/deeper", "-o", "out"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(folder.path().join("out/a.json").is_file());
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (arguments, sentence) in [
        (
            &["mark", "in", "--pretty"][..],
            "in: is a folder; with --pretty",
        ),
        (&["mark", "empty"], "empty: has no file in it"),
        (&["mark", "in", "--jsonl"], "in: cannot be read: "),
    ] {
        let ran = run(folder.path(), arguments);
        assert!(
            ran.code == 1 && ran.errors.contains(sentence),
            "{}",
            ran.errors
        );
    }
}

/// A page that says nothing of where its article is.
fn page() -> String {
    let paragraph = "<p>Ministers of Kessia, who met Orlen's envoys on Monday, said that the dam, \
        which has stood for years, would stall until the water, the rain and the vote were counted.</p>";
    let links = "<div><a href=\"/a\">Sport</a> <a href=\"/b\">Weather</a></div>";
    format!(
        "<!DOCTYPE html><html><head><title>Dam</title></head><body><div>{links}</div>\
         <div><h1>Dam</h1>{}</div><div>{links}</div></body></html>",
        paragraph.repeat(5)
    )
}

#[test]
fn a_page_has_the_text_that_convert_has_of_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.html"), page()).unwrap();
    let marked = run(folder.path(), &["mark", "a.html"]);
    let arguments = ["convert", "a.html", "--to", "standpoint"];
    let converted = run(folder.path(), &arguments);
    let text = document(&marked.out).text.as_str().to_owned();
    assert_eq!(text, document(&converted.out).text.as_str());
    assert!(
        text.contains("Ministers") && !text.contains("Sport"),
        "{text}"
    );
}

#[test]
fn columns_of_tags_are_pointed_out() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Kessia\tB-LOC\nstalls\tO\n").unwrap();
    let ran = run(folder.path(), &["mark", "a.txt"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.errors.starts_with("a.txt: looks like CoNLL"),
        "{}",
        ran.errors
    );
    let ran = run(folder.path(), &["convert", "a.txt", "--to", "standpoint"]);
    assert_eq!(document(&ran.out).text.as_str(), "Kessia stalls");
}

#[test]
fn one_file_can_be_written_to_another() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    let ran = run(folder.path(), &["mark", "a.txt", "-o", "marked.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let json = fs::read_to_string(folder.path().join("marked.json")).unwrap();
    assert_eq!(document(&json).text.as_str(), STORY);
}

#[test]
fn nothing_is_overwritten_by_mistake() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("x")).unwrap();
    for name in ["a.json", "a.txt", "x/a.txt"] {
        fs::write(folder.path().join(name), "words").unwrap();
    }
    let table = [
        (&["mark", "a.txt", "-o", "a.txt"][..], "a.txt is an input"),
        (
            &["mark", "--jsonl", "a.txt", "-o", "a.txt"],
            "a.txt is an input",
        ),
        (&["mark", "a.json", "-o", "./"], "a.json is an input"),
        (
            &["mark", "a.txt", "x/a.txt", "-o", "out"],
            "would both be written to out",
        ),
    ];
    for (arguments, sentence) in table {
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.code, 1, "{arguments:?}");
        assert!(ran.errors.contains(sentence), "{}", ran.errors);
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("a.txt")).unwrap(),
        "words"
    );
}

#[test]
fn a_bad_file_is_named_and_the_others_are_marked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    fs::write(folder.path().join("pdf.txt"), "%PDF-1.7").unwrap();
    fs::write(folder.path().join("empty.txt"), " ").unwrap();
    fs::write(
        folder.path().join("broken.json"),
        "{\"format\":\n \"standpoint/1\",",
    )
    .unwrap();
    fs::write(folder.path().join("news.jsonl"), "{}").unwrap();
    let arguments = [
        "mark",
        "news.jsonl",
        "none.txt",
        "pdf.txt",
        "empty.txt",
        "broken.json",
        "a.txt",
    ];
    let ran = run(folder.path(), &arguments);
    assert_eq!(ran.code, 1);
    assert_eq!(documents(&ran).len(), 1);
    let sentences: Vec<&str> = ran.errors.lines().collect();
    let beginnings = [
        "news.jsonl: holds one text a line; add --jsonl",
        "none.txt: cannot be read: ",
        "pdf.txt: the file is a PDF document, not a text; ",
        "empty.txt: there are no words in it",
        "broken.json: the file is not whole JSON: line 2, ",
    ];
    assert_eq!(sentences.len(), beginnings.len(), "{}", ran.errors);
    for (sentence, beginning) in sentences.iter().zip(beginnings) {
        assert!(sentence.starts_with(beginning), "{sentence}");
    }
}

#[test]
fn what_was_assumed_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.txt"),
        b"M\xFCnster said \x93no\x94.\r\n",
    )
    .unwrap();
    let ran = run(folder.path(), &["mark", "a.txt"]);
    assert_eq!(ran.code, 0);
    assert_eq!(document(&ran.out).text.as_str(), "Münster said “no”.\n");
    assert!(
        ran.errors
            .starts_with("a.txt: read as windows-1252, which it seems to be; ")
    );
    assert_eq!(ran.errors.lines().count(), 1);
}

#[test]
fn lines_come_out_in_their_order_however_many_are_under_way() {
    let folder = tempfile::tempdir().unwrap();
    // Every tenth is long, so that the others overtake it.
    let text = |n| STORY.repeat(if n % 10 == 0 { 20 } else { 1 });
    let lines = (0..300).map(|n| serde_json::json!({"id": n, "text": text(n)}).to_string());
    let lines = lines.collect::<Vec<_>>().join("\n");
    fs::write(folder.path().join("news.jsonl"), lines).unwrap();
    let one = run(
        folder.path(),
        &["mark", "--jsonl", "news.jsonl", "--jobs", "1"],
    );
    let many = run(
        folder.path(),
        &["mark", "--jsonl", "news.jsonl", "--jobs", "8"],
    );
    assert_eq!((one.code, one.errors.as_str()), (0, ""));
    let ids: Vec<String> = documents(&many)
        .into_iter()
        .map(|document| document.id)
        .collect();
    assert_eq!(ids, (0..300).map(|n| n.to_string()).collect::<Vec<_>>());
    assert_eq!(one.out, many.out);
}

#[test]
fn bad_lines_are_named_and_the_others_are_marked() {
    let folder = tempfile::tempdir().unwrap();
    let lines = concat!(
        "{\"id\": \"a\", \"text\": \"One.\"}\n",
        "{\"id\": \"b\", \"text\": \n",
        "\n",
        "{\"id\": \"c\"}\n",
        "{\"id\": \"d\", \"text\": 4}\n",
        "[1]\n",
        "{\"id\": [], \"text\": \"x\"}\n",
        "{\"text\": \"No id.\\r\\n\"}\n",
        "{\"format\": \"standpoint/9\"}\n",
        "{\"id\": \"e\", \"text\": \"\"}",
    );
    let lines = [
        lines.as_bytes(),
        b"\n\"\xFF\"\n{\"id\": \"f\", \"text\": \"Last.\"}",
    ]
    .concat();
    fs::write(folder.path().join("news.jsonl"), lines).unwrap();
    let ran = run(folder.path(), &["mark", "--jsonl", "news.jsonl"]);
    assert_eq!(ran.code, 1);
    let ids: Vec<String> = documents(&ran)
        .into_iter()
        .map(|document| document.id)
        .collect();
    assert_eq!(ids, ["a", "8", "e", "f"]);
    // The text of a line is not changed: offsets are those of the line's own text.
    assert_eq!(documents(&ran)[1].text.as_str(), "No id.\r\n");
    let sentences: Vec<&str> = ran.errors.lines().collect();
    let beginnings = [
        "news.jsonl:2: the line is not whole JSON: EOF while parsing a value at column ",
        "news.jsonl:4: “text” is missing",
        "news.jsonl:5: “text” is not a string",
        "news.jsonl:6: the line is no object with “id” and “text”",
        "news.jsonl:7: “id” is neither a string nor a number",
        "news.jsonl:9: this file is “standpoint/9”, from a newer Standpoint",
        "news.jsonl:11: the line is not UTF-8: ",
    ];
    assert_eq!(sentences.len(), beginnings.len(), "{}", ran.errors);
    for (sentence, beginning) in sentences.iter().zip(beginnings) {
        assert!(sentence.starts_with(beginning), "{sentence}");
    }
}

#[test]
fn a_marked_document_keeps_what_a_person_decided() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    let first = run(folder.path(), &["mark", "a.txt", "-o", "a.json"]);
    assert_eq!(first.code, 0);
    let json = fs::read_to_string(folder.path().join("a.json")).unwrap();
    let rejected = json.replace("\"suggested\"", "\"rejected\"");
    fs::write(folder.path().join("a.json"), &rejected).unwrap();
    let again = run(folder.path(), &["mark", "a.json"]);
    assert_eq!(document(&again.out), document(&rejected));
}

#[test]
fn all_has_what_is_left_out_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/golden/grain-wire.txt"
    );
    let some = run(folder.path(), &["mark", golden]);
    let all = run(folder.path(), &["mark", golden, "--all"]);
    let (some, all) = (document(&some.out), document(&all.out));
    let usual = standpoint_engine::Thresholds::default();
    assert!(some.marks().all(|mark| usual.let_through(mark)));
    assert!(some.marks().all(|mark| all.mark(&mark.id).is_some()));
    assert!(all.marks().len() >= some.marks().len());
}

#[test]
fn a_threshold_is_one_labels_own() {
    let folder = tempfile::tempdir().unwrap();
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/golden/grain-wire.txt"
    );
    let labels = |arguments: &[&str]| {
        let ran = run(folder.path(), &[&["mark", golden], arguments].concat());
        let document = document(&ran.out);
        let count = |label| {
            document
                .marks()
                .filter(|mark| mark.label.as_str() == label)
                .count()
        };
        ["actor", "cue", "position", "uncertainty"].map(count)
    };
    let plain = labels(&[]);
    let without_cues = labels(&["--threshold", "cue=1"]);
    assert_eq!(without_cues, [plain[0], 0, plain[2], plain[3]]);
    let more_actors = labels(&["--threshold", "actor=0"]);
    assert!(more_actors[0] > plain[0], "{more_actors:?} {plain:?}");
    assert_eq!(more_actors[1..], plain[1..]);
}

#[test]
fn each_suggestion_says_why_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let text = "“É, the dam may fail,” Ada Brandt said.";
    let ran = run_with(folder.path(), &["mark", "--why"], text.as_bytes());
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("34-38 cue “said” "));
    let cue = at.unwrap();
    assert!(lines[cue].ends_with(" %"), "{}", lines[cue]);
    assert_eq!(lines[cue + 1], "    verb “say”, quotation beside it");
    let learned = lines[cue + 2];
    assert!(learned.starts_with("    learned: a cue with "), "{learned}");
    assert!(learned.contains("“said” itself ("), "{learned}");
    let actor = lines
        .iter()
        .position(|line| line.contains(" actor “Ada Brandt” "));
    assert!(lines[actor.unwrap() + 1].starts_with("    "));
}

#[test]
fn another_language_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let words = "Der Minister lehnte den Vorschlag ab und sagte, dass er mit der Regierung nicht \
        über die Pläne sprechen werde, weil sie nicht in dem Land sind. "
        .repeat(3);
    fs::write(folder.path().join("a.txt"), words).unwrap();
    let ran = run(folder.path(), &["mark", "a.txt"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.errors,
        "a.txt: seems not to be in English, so nothing is suggested\n"
    );
    assert_eq!(document(&ran.out).marks().len(), 0);
}

#[test]
fn lines_are_passed_on_as_they_come_and_the_reader_may_leave() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["mark", "--jsonl", "--jobs", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(
            input,
            "{}",
            serde_json::json!({"id": number, "text": STORY})
        )
        .unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(document(&line).id, number.to_string());
    }
    drop(output);
    // The pipe is broken now: the command ends, and that is no error.
    let line = serde_json::json!({"id": "x", "text": STORY}).to_string();
    while writeln!(input, "{line}").is_ok() {}
    drop(input);
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success());
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}

#[test]
fn nobody_need_listen_to_what_it_says() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["mark", "there-is-no-such.txt"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_layer_is_written_as_spans_in_code_points() {
    let folder = tempfile::tempdir().unwrap();
    let line = r#"{"id": "a", "text": "“É, the dam may fail,” Ada Brandt said."}"#;
    let layer = |name: &str| {
        let arguments = ["mark", "--jsonl", "--layer", name, "-"];
        let ran = run_with(folder.path(), &arguments, line.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.errors);
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    let names = layer("names");
    assert_eq!(names["id"], "a");
    let span = &names["spans"][0];
    assert_eq!(span["label"], "PER");
    assert_eq!((&span["start"], &span["end"]), (&23.into(), &33.into()));
    let attribution = layer("attribution");
    let expected =
        serde_json::json!([{"source": [[23, 33]], "cue": [[34, 38]], "content": [[0, 22]]}]);
    assert_eq!(attribution["attributions"], expected);
    assert_eq!(layer("uncertainty")["spans"][0]["label"], "epistemic");
}

#[test]
fn stance_is_told_towards_the_target_of_each_line() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [
        r#"{"id": "a", "text": "Ærø’s voters praised Ada Brandt for her courage.", "target": [21, 31]}"#,
        r#"{"id": "b", "text": "The union accused Orlen of lying.", "target": [18, 23], "holder": [4, 9]}"#,
        r#"{"id": "c", "text": "Nobody is asked about."}"#,
        r#"{"id": "d", "text": "Too short.", "target": [4, 99]}"#,
    ];
    let arguments = ["mark", "--jsonl", "--layer", "stance", "-"];
    let ran = run_with(folder.path(), &arguments, lines.join("\n").as_bytes());
    let found: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let told: Vec<&str> = found
        .iter()
        .map(|line| line["stance"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["supports", "opposes"]);
    assert!(
        found
            .iter()
            .all(|line| line["confidence"].as_f64().unwrap() > 0.3)
    );
    assert!(
        ran.errors.contains(":3: “target” is missing")
            && ran.errors.contains(":4: “target” is not")
    );
    assert_eq!(ran.code, 1);
}

/// The deep reader's tiny model of random numbers.
const TINY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../deep/tests/tiny/tiny.weights"
);

#[test]
fn the_deep_reader_marks_with_the_weights_that_are_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    let ran = run(
        folder.path(),
        &["mark", "a.txt", "--engine", "deep", "--model", TINY],
    );
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let document = document(&ran.out);
    let mark = document.marks().next().unwrap();
    let version = mark.origin.as_ref().and_then(|o| o.version.as_deref());
    assert!(version.unwrap().ends_with("+tiny"), "{version:?}");
}

#[test]
fn the_deep_reader_says_why_it_made_its_suggestions() {
    let folder = tempfile::tempdir().unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/deep.weights");
    let text = "Ada Brandt said the dam is safe.";
    let deep = ["mark", "--why", "--engine", "deep", "--model", shipped];
    let ran = run_with(folder.path(), &deep, text.as_bytes());
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    let explanation = |start: &str| {
        let at = lines.iter().position(|line| line.starts_with(start));
        lines[at.unwrap() + 2]
    };
    let cue = explanation("11-15 cue “said” ");
    assert!(cue.starts_with("    learned: a cue with "), "{cue}");
    assert!(cue.contains("; rests on “"), "{cue}");
    assert!(cue.ends_with(" % without)"), "{cue}");
    let position = explanation("16-31 position “the dam is safe” ");
    assert_eq!(position, cue, "it has the same cue");
}

#[test]
fn the_deep_reader_has_layers_too_and_threads_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // Doubts that the chain beside the model knows, too.
    let text = format!("{STORY}It is unclear whether the dam may fail.\n");
    let line = format!("{}\n", serde_json::json!({"id": "a", "text": text}));
    fs::write(folder.path().join("a.jsonl"), line.repeat(4)).unwrap();
    for layer in ["attribution", "names", "uncertainty", "actors"] {
        let deep = [
            "mark", "a.jsonl", "--jsonl", "--engine", "deep", "--model", TINY,
        ];
        let one = run(
            folder.path(),
            &[&deep[..], &["--layer", layer, "--jobs", "1"]].concat(),
        );
        let four = run(
            folder.path(),
            &[&deep[..], &["--layer", layer, "--jobs", "4"]].concat(),
        );
        assert_eq!((one.code, one.errors.as_str()), (0, ""));
        assert_eq!(one.out, four.out);
        assert!(
            one.out.lines().all(|line| line.contains("\"label\":\"")),
            "{}",
            one.out
        );
    }
}

#[test]
fn deep_weights_that_are_not_there_or_are_none_are_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    let ran = run(folder.path(), &["mark", "a.txt", "--engine", "deep"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.errors.contains("models/deep.weights cannot be read"),
        "{}",
        ran.errors
    );
    assert!(ran.errors.contains("--model"));
    let ran = run(
        folder.path(),
        &["mark", "a.txt", "--engine", "deep", "--model", "a.txt"],
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.errors.contains("a.txt: this is no file of the deep"),
        "{}",
        ran.errors
    );
}
