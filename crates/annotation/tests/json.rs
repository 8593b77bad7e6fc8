//! What a `standpoint/1` file is, and what is said of files that are none or do not fit.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use serde_json::{Value, json};
use standpoint_annotation::json::{
    LoadError, Loaded, Problem, Tool, Unit, from_json, from_json_as, to_json, to_json_line,
};
use standpoint_annotation::{Codebook, Document, History, JournalEntry, State};
use standpoint_text::Text;

/// The example of the design note.
fn vessa() -> Value {
    json!({
        "format": "standpoint/1", "id": "vessa-dam", "title": "Ministers stall on the Vessa dam",
        "language": "en",
        "source": {"url": null, "publisher": "The Orlen Courier", "published": "2026-03-04",
                   "added": "2026-03-05T09:12:44Z"},
        "offsets": "code_points", "text": "Kessia rejected a joint inspection, the 🦫 minister said.",
        "marks": [
            {"id": "m1", "label": "actor", "spans": [{"start": 0, "end": 6, "quote": "Kessia"}],
             "attributes": {"kind": "state"}, "entity": "e1", "state": "accepted",
             "origin": {"by": "engine", "version": "0.1.0", "confidence": 0.97,
                        "reason": "country name"}, "note": null},
            {"id": "m2", "label": "cue", "spans": [{"start": 7, "end": 15, "quote": "rejected"}],
             "attributes": {}, "state": "accepted"},
            {"id": "m3", "label": "position",
             "spans": [{"start": 16, "end": 34, "quote": "a joint inspection"}],
             "attributes": {"stance": "opposes"}, "state": "suggested"},
            {"id": "m4", "label": "actor", "spans": [{"start": 42, "end": 50, "quote": "minister"}]}],
        "links": [{"id": "l1", "type": "held_by", "from": "m3", "to": "m1"},
                  {"id": "l2", "type": "signalled_by", "from": "m3", "to": "m2"}],
        "entities": [{"id": "e1", "name": "Kessia", "kind": "state"}]
    })
}

/// The example with one place in it changed, named by its JSON pointer.
fn vessa_with(pointer: &str, value: Value) -> String {
    let mut file = vessa();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(object) => {
            object.insert(field.to_owned(), value);
        }
        Value::Array(list) if field == "-" => list.push(value),
        other => other[field.parse::<usize>().unwrap()] = value,
    }
    file.to_string()
}

fn load(json: &str) -> Loaded {
    let loaded = from_json(json).unwrap();
    let again = from_json(&to_json(&loaded.document)).unwrap();
    assert_eq!(
        again.document, loaded.document,
        "what is saved is what was loaded"
    );
    loaded
}

fn problems(json: &str) -> Vec<String> {
    load(json)
        .problems
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn a_file_becomes_a_document() {
    let Loaded {
        document, problems, ..
    } = load(&vessa().to_string());
    assert_eq!(problems, []);
    assert_eq!(document.id, "vessa-dam");
    assert_eq!(document.details.title, "Ministers stall on the Vessa dam");
    assert_eq!(
        document.details.source.publisher.as_deref(),
        Some("The Orlen Courier")
    );
    assert_eq!(*document.codebook, *Codebook::standard());
    let minister = document.mark(&"m4".into()).unwrap();
    assert_eq!(document.quote(minister), "minister");
    assert_eq!(minister.state, State::Accepted);
    assert_eq!(
        document.mark(&"m1".into()).unwrap().confidence(),
        Some(0.97)
    );
    assert_eq!(document.links_from(&"m3".into()).count(), 2);
    assert_eq!(document.mentions(&"e1".into()).count(), 1);
    let positions: Vec<_> = document
        .positions_of(&"e1".into())
        .map(|(m, l)| (m.id.as_str(), l.id.as_str()))
        .collect();
    assert_eq!(positions, [("m3", "l1")]);
}

#[test]
fn a_minimal_file_has_defaults() {
    let json = r#"{"format": "standpoint/1", "offsets": "code_points", "text": "é"}"#;
    let loaded = load(json);
    assert_eq!(loaded.document, Document::new("", Text::new("é")));
}

#[test]
fn a_mark_is_written_on_a_line_of_its_own() {
    let document = load(&vessa().to_string()).document;
    let json = to_json(&document);
    let expected = r#"  {"id": "m2", "label": "cue", "spans": [{"start": 7, "end": 15, "quote": "rejected"}], "attributes": {}, "state": "accepted"},"#;
    assert!(json.lines().any(|line| line == expected), "{json}");
    assert!(
        json.starts_with("{\n \"format\": \"standpoint/1\",\n \"id\": \"vessa-dam\",\n"),
        "{json}"
    );
    assert!(json.ends_with("\n ]\n}\n"), "{json}");
    let line = to_json_line(&document);
    assert_eq!(line.lines().count(), 1);
    assert_eq!(from_json(&line).unwrap().document, document);
}

#[test]
fn fields_that_are_unknown_are_kept_wherever_they_are() {
    let mut file = vessa();
    file["codebook"] = json!({"name": "Mine", "labels": ["plain", {"id": "actor", "name": "Actor",
        "attributes": [{"id": "kind", "name": "Kind", "values": [{"id": "state", "name": "State"}]}]}],
        "links": [{"id": "held_by", "name": "Held by", "from": ["position"], "to": ["actor"]}]});
    file["marks"][0]["decided"] = json!({"by": "ada", "at": "2026-03-05T09:12:44Z"});
    let places = [
        "",
        "/source",
        "/codebook",
        "/codebook/labels/1",
        "/codebook/labels/1/attributes/0",
        "/codebook/labels/1/attributes/0/values/0",
        "/codebook/links/0",
        "/marks/0",
        "/marks/0/spans/0",
        "/marks/0/origin",
        "/marks/0/decided",
        "/links/0",
        "/entities/0",
    ];
    for place in places {
        let object = file.pointer_mut(place).unwrap().as_object_mut().unwrap();
        object.insert(
            "x-new".to_owned(),
            json!({"at": place, "deep": [1, null, 2.5]}),
        );
    }
    let written: Value = serde_json::from_str(&to_json(&load(&file.to_string()).document)).unwrap();
    for place in places {
        let kept = written
            .pointer(place)
            .and_then(|object| object.get("x-new"));
        assert_eq!(
            kept,
            Some(&json!({"at": place, "deep": [1, null, 2.5]})),
            "{place}"
        );
    }
}

#[test]
fn files_that_are_no_documents_are_refused_in_a_sentence() {
    let newer = vessa_with("/format", json!("standpoint/2"));
    let utf16 = vessa_with("/offsets", json!("utf16"));
    let several = format!("{0}\n{0}\n", vessa());
    let list = format!("[{0}, {0}]", vessa());
    let label = vessa_with("/marks/1/label", json!(7));
    let table: &[(&str, &str)] = &[
        (
            "",
            "the file is not whole JSON: line 1, column 0: EOF while parsing a value",
        ),
        (
            "{\n \"format\": nothing\n}",
            "the file is not whole JSON: line 2, column 13: expected ident",
        ),
        (
            "[1, 2]",
            "this is JSON, but no Standpoint document: those are objects with \"format\": \"standpoint/1\"",
        ),
        (
            "\"standpoint/1\"",
            "this is JSON, but no Standpoint document: those are objects with \"format\": \"standpoint/1\"",
        ),
        (
            r#"{"format": "standpoint-project/1"}"#,
            "this is a Standpoint project; its documents are in files of their own",
        ),
        (
            &several,
            "this file holds 2 documents, one a line; save each as a file of its own",
        ),
        (
            &list,
            "this file holds 2 documents, one a line; save each as a file of its own",
        ),
        (
            &newer,
            "this file is “standpoint/2”, from a newer Standpoint than this one, which reads “standpoint/1”; update Standpoint to open it",
        ),
        (
            &utf16,
            "its offsets are “utf16”; a “standpoint/1” file counts in “code_points”",
        ),
        (
            r#"{"offsets": "code_points", "text": "", "marks": []}"#,
            "“format” is missing in the document",
        ),
        (
            r#"{"format": "standpoint/1", "text": ""}"#,
            "“offsets” is missing in the document",
        ),
        (
            r#"{"format": "standpoint/1", "offsets": "code_points"}"#,
            "“text” is missing in the document",
        ),
        (
            &label,
            "“marks[1].label” is not as it should be: invalid type: integer `7`, expected a string",
        ),
    ];
    for (json, expected) in table {
        assert_eq!(
            from_json(json).unwrap_err().to_string(),
            *expected,
            "{json}"
        );
    }
}

#[test]
fn a_field_that_is_missing_or_of_a_wrong_type_is_named_with_its_path() {
    for (pointer, field) in [
        ("/marks/2", "id"),
        ("/marks/2", "label"),
        ("/marks/2", "spans"),
        ("/marks/2/spans/0", "start"),
        ("/marks/2/spans/0", "end"),
        ("/links/0", "id"),
        ("/links/0", "type"),
        ("/links/0", "from"),
        ("/links/0", "to"),
        ("/entities/0", "id"),
    ] {
        let mut file = vessa();
        file.pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(field);
        let at = pointer[1..]
            .replace("/0", "[0]")
            .replace("/2", "[2]")
            .replace('/', ".");
        let expected = LoadError::Missing {
            field: field.to_owned(),
            at,
        };
        assert_eq!(from_json(&file.to_string()), Err(expected));
    }
    for (pointer, path) in [
        ("/title", "title"),
        ("/source", "source"),
        ("/source/url", "source.url"),
        ("/tags", "tags"),
        ("/marks", "marks"),
        ("/marks/0", "marks[0]"),
        ("/marks/0/spans", "marks[0].spans"),
        ("/marks/0/state", "marks[0].state"),
        ("/marks/0/spans/0/start", "marks[0].spans[0].start"),
        ("/marks/0/origin/confidence", "marks[0].origin.confidence"),
        ("/links/1/from", "links[1].from"),
        ("/entities/0/name", "entities[0].name"),
        ("/codebook", "codebook"),
    ] {
        match from_json(&vessa_with(pointer, json!(true))) {
            Err(LoadError::WrongType { at, .. }) => assert_eq!(at, path),
            other => panic!("{pointer}: {other:?}"),
        }
    }
}

#[test]
fn files_of_other_tools_are_called_by_their_names() {
    let table = [
        (
            r#"[{"id": 1, "data": {"text": "a"}, "annotations": [{"result": []}]}]"#,
            Tool::LabelStudio,
        ),
        (
            r#"{"id": 1, "text": "a", "label": [[0, 1, "ORG"]]}"#,
            Tool::Doccano,
        ),
        (
            "{\"id\": 1, \"text\": \"a\", \"label\": []}\n{\"id\": 2, \"text\": \"b\", \"label\": []}",
            Tool::Doccano,
        ),
        (
            r#"{"text": "a", "entities": [{"id": 0, "start_offset": 0}], "relations": []}"#,
            Tool::Doccano,
        ),
        (
            r#"{"text": "a", "tokens": [], "spans": [], "answer": "accept", "_task_hash": 1}"#,
            Tool::Prodigy,
        ),
        (
            r#"{"label": "GPE", "pattern": [{"lower": "orlen"}]}"#,
            Tool::Prodigy,
        ),
        (
            r#"{"text": "a", "ents": [], "tokens": [], "spans": {"sc": []}}"#,
            Tool::Spacy,
        ),
        (r#"[{"id": 0, "paragraphs": []}]"#, Tool::Spacy),
        (
            r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}"#,
            Tool::WebAnnotation,
        ),
        (r#"{"text": "a", "denotations": []}"#, Tool::PubAnnotation),
        (r#"{"%TYPES": {}, "%VIEWS": {}}"#, Tool::UimaCas),
    ];
    for (json, tool) in table {
        assert_eq!(
            from_json(json),
            Err(LoadError::OtherTool { tool }),
            "{json}"
        );
    }
}

#[test]
fn what_has_no_place_is_kept_aside_and_written_back() {
    let span = |start: i64, end: i64| json!([{"start": start, "end": end}]);
    let table = [
        (
            "/marks/0/spans",
            span(50, 90),
            "mark “m1” is at 50–90, but the text has only 56 characters",
        ),
        (
            "/marks/0/spans",
            span(-3, 4),
            "mark “m1” is at -3–4, but the text has only 56 characters",
        ),
        (
            "/marks/0/spans",
            span(9, 4),
            "mark “m1” ends at 9, before its start at 4",
        ),
        (
            "/marks/0/spans",
            json!([]),
            "mark “m1” has no place in the text",
        ),
    ];
    for (pointer, value, expected) in table {
        let loaded = load(&vessa_with(pointer, value.clone()));
        let expected = expected.replace("9, before its start at 4", "4, before its start at 9");
        let said: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                expected,
                "link “l1” leads to “m1”, which is not there".to_owned()
            ]
        );
        let kept = &loaded.document.unplaced;
        assert_eq!(kept[0]["mark"]["spans"], value);
        assert_eq!(kept[1], json!({"link": vessa()["links"][0]}));
        assert_eq!(kept.len(), 2);
    }
}

#[test]
fn doubles_and_loose_ends_are_told() {
    let twin = vessa()["marks"][1].clone();
    assert_eq!(
        problems(&vessa_with("/marks/-", twin)),
        ["“m2” is there twice; the second was set aside"]
    );
    let twin = vessa()["links"][1].clone();
    assert_eq!(
        problems(&vessa_with("/links/-", twin)),
        ["“l2” is there twice; the second was set aside"]
    );
    let twin = vessa()["entities"][0].clone();
    assert_eq!(
        problems(&vessa_with("/entities/-", twin)),
        ["“e1” is there twice; the second was set aside"]
    );
    assert_eq!(
        problems(&vessa_with("/marks/0/entity", json!("e9"))),
        ["mark “m1” mentions “e9”, which is not among the entities"]
    );
}

#[test]
fn a_quote_that_is_elsewhere_can_be_gone_after() {
    let file = vessa_with(
        "/marks/0/spans",
        json!([{"start": 3, "end": 9, "quote": "Kessia"}]),
    );
    let loaded = load(&file);
    assert_eq!(
        loaded.problems[0].to_string(),
        "mark “m1” is at “sia re”, but its quote is “Kessia”"
    );
    let mut document = loaded.document.clone();
    let before = document.clone();
    let step = loaded.reanchored().unwrap();
    assert_eq!((step.name.as_str(), step.count), ("step-reanchor", 1));
    let mut history = History::default();
    history.play(&mut document, JournalEntry::Do(step)).unwrap();
    assert_eq!(document, load(&vessa().to_string()).document);
    history.play(&mut document, JournalEntry::Undo).unwrap();
    assert_eq!(document, before);
}

#[test]
fn a_mark_past_the_end_comes_back_with_its_links_by_its_quote() {
    let file = vessa_with(
        "/marks/0/spans",
        json!([{"start": 300, "end": 306, "quote": "Kessia"}]),
    );
    let loaded = load(&file);
    let mut document = loaded.document.clone();
    document
        .apply_all(&loaded.reanchored().unwrap().edits)
        .unwrap();
    assert_eq!(document, load(&vessa().to_string()).document);
}

#[test]
fn a_quote_that_does_not_fit_outlives_saving() {
    let file = vessa_with(
        "/marks/0/spans",
        json!([{"start": 0, "end": 6, "quote": "Orlen"}]),
    );
    let loaded = load(&file);
    let again = from_json(&to_json(&loaded.document)).unwrap();
    assert_eq!(again.problems, loaded.problems);
    assert!(
        matches!(&again.problems[..], [Problem::QuoteMismatch { quote, .. }] if quote == "Orlen")
    );
    assert_eq!(again.reanchored(), None);
}

#[test]
fn offsets_in_another_unit_are_noticed_and_read_anew() {
    let text = "🦫 Kessia said no, 🦫 said Orlen";
    for (unit, [a, b]) in [
        (Unit::Utf16, [(3, 9), (27, 32)]),
        (Unit::Bytes, [(5, 11), (31, 36)]),
    ] {
        let mark = |id: &str, (start, end): (usize, usize), quote: &str| json!({"id": id, "label": "actor", "spans": [{"start": start, "end": end, "quote": quote}]});
        let file = json!({"format": "standpoint/1", "offsets": "code_points", "text": text,
                          "marks": [mark("m1", a, "Kessia"), mark("m2", b, "Orlen")]});
        let loaded = load(&file.to_string());
        assert_eq!(loaded.problems[0], Problem::OtherUnit { unit });
        let anew = from_json_as(&file.to_string(), unit).unwrap();
        assert_eq!(anew.problems, []);
        let quotes: Vec<String> = anew
            .document
            .marks()
            .map(|m| anew.document.quote(m))
            .collect();
        assert_eq!(quotes, ["Kessia", "Orlen"]);
    }
}

#[test]
fn lone_surrogates_are_replaced_and_told() {
    let json = r#"{"format": "standpoint/1", "offsets": "code_points", "text": "a\ud83db \ud83e\uddab",
        "marks": [{"id": "m1", "label": "cue", "spans": [{"start": 2, "end": 3, "quote": "b"}]}]}"#;
    let loaded = load(json);
    assert_eq!(loaded.problems, [Problem::LoneSurrogates { count: 1 }]);
    assert_eq!(loaded.document.text.as_str(), "a\u{fffd}b 🦫");
}

#[test]
fn a_codebooks_colours_keys_examples_and_revisions_come_back() {
    let label = json!({"id": "actor", "name": "Actor", "key": "a", "retired": true,
        "colour": {"light": "#2458C6", "dark": "#8fb4ff"}, "examples": ["“Kessia” is one."],
        "attributes": [{"id": "kind", "values": [
            {"id": "state", "colour": {"light": "#0b7a6b", "dark": "#5fd0bf"}}]}]});
    let revision = json!({"version": 2, "changes": [
        {"at": ["labels", "actor", "name"], "before": "Agent", "after": "Actor"}],
        "carried": [{"at": ["labels"], "from": "agent", "to": "actor"}]});
    let book = json!({"name": "b", "version": 2, "labels": [label], "revisions": [revision]});
    let document = load(&vessa_with("/codebook", book)).document;
    let label = &document.codebook.labels[0];
    assert_eq!(label.colour.unwrap().light.to_string(), "#2458c6");
    assert_eq!((label.key.as_deref(), label.retired), (Some("a"), true));
    assert!(label.attributes[0].values[0].colour.is_some());
    assert_eq!(document.codebook.versions()[0].carried[0].from, "agent");
    assert!(label.unknown.is_empty() && document.codebook.unknown.is_empty());
}

#[test]
fn what_another_tool_means_by_these_fields_stays_as_it_is() {
    let label = json!({"id": "actor", "colour": "red", "key": 1, "examples": "none"});
    let book = json!({"name": "b", "labels": [label], "revisions": {"last": "today"}});
    let document = load(&vessa_with("/codebook", book)).document;
    let label = &document.codebook.labels[0];
    assert_eq!((label.colour, &label.key), (None, &None));
    for kept in [
        r#""colour": "red""#,
        r#""key": 1"#,
        r#""examples": "none""#,
        r#""last": "today""#,
    ] {
        assert!(to_json(&document).contains(kept), "{kept}");
    }
}

#[test]
fn who_said_what_and_what_did_not_stand_comes_back() {
    let decided = json!({"by": "judge", "at": "2026-03-05T09:12:44Z"});
    let rejected = json!({"id": "l3", "type": "held_by", "from": "m3", "to": "m4",
        "said_by": ["ben"], "decided": decided});
    let mut file = vessa();
    file["marks"][0]["said_by"] = json!(["ada", "ben"]);
    file["links"][0]["said_by"] = json!(["ada"]);
    file["rejected_links"] = json!([rejected]);
    let document = load(&file.to_string()).document;
    assert_eq!(document.mark(&"m1".into()).unwrap().said_by, ["ada", "ben"]);
    assert_eq!(document.link(&"l1".into()).unwrap().said_by, ["ada"]);
    assert_eq!(document.links().len(), 2);
    let link = document.rejected_link(&"l3".into()).unwrap();
    assert_eq!(link.decided.as_ref().unwrap().by, "judge");
}

#[test]
fn a_rejected_link_without_its_ends_is_kept_aside() {
    for (place, value, problem) in [
        ("to", "m9", "link “l3” leads to “m9”, which is not there"),
        ("id", "l1", "“l1” is there twice; the second was set aside"),
    ] {
        let mut link = json!({"id": "l3", "type": "held_by", "from": "m3", "to": "m4"});
        link[place] = json!(value);
        let loaded = load(&vessa_with("/rejected_links", json!([link])));
        assert_eq!(loaded.problems[0].to_string(), problem);
        assert_eq!(loaded.document.unplaced, [json!({ "rejected_link": link })]);
    }
}
