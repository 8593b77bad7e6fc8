//! Files of others come in whole, and what does not fit is said with its place.

use std::rc::Rc;

use standpoint_annotation::json;
use standpoint_formats::project::archive::{Packed, pack};
use standpoint_protocol::formats::import::{Import, Imported};
use standpoint_protocol::formats::{Errand, Failure, File, Outcome};

use crate::formats::Ended;
use crate::formats::tests::{Looking, run_now};

/// Two lines of doccano with names of corpora, and one that is broken between them.
const LINES: &str = concat!(
    r#"{"id":1,"text":"Kessia rejected it.","entities":[{"id":1,"label":"PER","start_offset":0,"end_offset":6},"#,
    r#"{"id":2,"label":"Opinion","start_offset":16,"end_offset":18}],"relations":[{"id":3,"from_id":2,"to_id":1,"type":"holder"}]}"#,
    "\n{\"id\": 2, \"text\":\n",
    r#"{"id":3,"text":"Orlen left.","entities":[{"id":9,"label":"Weather","start_offset":0,"end_offset":5}],"relations":[]}"#,
    "\n"
);

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> File {
    File {
        name: name.to_owned(),
        bytes: bytes.into().into(),
    }
}

fn of(files: Vec<File>) -> Import {
    Import {
        files: Rc::new(files),
        proposes: true,
        now: "2026-03-05T09:12:44.000Z".to_owned(),
        ..Import::default()
    }
}

fn run(import: Import, watch: &Looking) -> Imported {
    match run_now(&Errand::Import(import), watch) {
        Ok(Outcome::Imported(imported)) => *imported,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bad_line_is_named_and_the_rest_is_there_with_a_proposal() {
    let watch = Looking::for_parts(9);
    let found = run(of(vec![file("a.jsonl", LINES)]), &watch);
    assert_eq!(
        (found.format.as_str(), found.unit.as_str()),
        ("doccano", "utf16")
    );
    assert_eq!((found.articles, found.marks, found.refused), (2, 3, 1));
    assert_eq!(found.said.len(), 1);
    assert!(
        found.said[0].starts_with("a.jsonl, line 2: "),
        "{:?}",
        found.said
    );
    let names: Vec<&str> = found.labels.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Opinion", "PER", "Weather"]);
    assert_eq!(found.relations, [("holder".to_owned(), 1)]);
    assert_eq!(found.mapping.labels["PER"].label.as_str(), "actor");
    assert_eq!(found.mapping.labels["Opinion"].label.as_str(), "position");
    assert!(!found.mapping.labels.contains_key("Weather"));
    assert!(watch.articles.borrow().is_empty(), "it only looks");
}

#[test]
fn articles_are_handed_over_as_they_were_mapped() {
    let watch = Looking::for_parts(9);
    let mut import = of(vec![file("a.jsonl", LINES)]);
    import.takes = true;
    let found = run(import, &watch);
    let articles = watch.articles.borrow();
    assert_eq!(articles.len(), found.articles as usize);
    let first = json::from_json(&articles[0].base).unwrap().document;
    let labels: Vec<&str> = first
        .marks_in_order()
        .map(|mark| mark.label.as_str())
        .collect();
    assert_eq!(labels, ["actor", "position"]);
    let link = first.links().next().unwrap();
    assert_eq!(
        (link.kind.as_str(), articles[0].row.id.as_str()),
        ("held_by", "1")
    );
    assert!(!first.details.title.is_empty());
}

#[test]
fn offsets_that_fit_otherwise_are_said_and_read_so_when_asked() {
    // UTF-16 numbers in a format that counts code points, with quotes to tell by.
    let line = concat!(
        r#"{"text":"😀😀 Kessia left. Orlen stayed.","spans":["#,
        r#"{"start":5,"end":11,"label":"PER","text":"Kessia"},{"start":18,"end":23,"label":"PER","text":"Orlen"}],"#,
        r#""answer":"accept","_input_hash":1}"#,
    );
    let mut import = of(vec![file("a.jsonl", line)]);
    let found = run(import.clone(), &Looking::for_parts(9));
    assert_eq!(found.format, "prodigy");
    assert_eq!(found.better_unit.as_deref(), Some("utf16"));
    import.unit = found.better_unit;
    let found = run(import, &Looking::for_parts(9));
    assert_eq!((found.unit.as_str(), found.better_unit), ("utf16", None));
    assert!(found.said.is_empty(), "{:?}", found.said);
}

#[test]
fn a_folder_in_an_archive_is_read_and_a_text_in_it_too() {
    let packed = [
        ("x/a.txt", "Kessia left."),
        ("x/a.ann", "T1\tPER 0 6\tKessia\n"),
        ("x/b.md", "# Orlen\n\nOrlen stayed, and said so."),
    ];
    let packed = packed.map(|(path, content)| Packed {
        path: path.to_owned(),
        bytes: content.as_bytes().to_vec(),
    });
    let archive = pack(packed).unwrap();
    let mut import = of(vec![file("x.zip", archive)]);
    import.takes = true;
    let watch = Looking::for_parts(9);
    let found = run(import, &watch);
    assert_eq!(
        (found.format.as_str(), found.articles, found.marks),
        ("brat", 2, 1)
    );
    assert_eq!(watch.articles.borrow().len(), 2);
}

#[test]
fn a_large_file_tells_how_far_it_is_and_hands_over_in_parts() {
    let line = format!(
        "{{\"text\":\"{}\",\"entities\":[],\"relations\":[]}}\n",
        "word ".repeat(200)
    );
    let mut import = of(vec![file("a.jsonl", line.repeat(3000))]);
    import.format = Some("doccano".to_owned());
    import.takes = true;
    let watch = Looking::for_parts(9);
    let found = run(import, &watch);
    assert_eq!(found.articles, 3000);
    assert_eq!(watch.articles.borrow().len(), 3000);
    assert!(watch.told.get() >= 50, "{}", watch.told.get());
}

#[test]
fn what_is_in_no_format_is_refused() {
    let ended = run_now(
        &Errand::Import(of(vec![file("a.json", "{\"a\": 1}")])),
        &Looking::for_parts(9),
    );
    assert!(matches!(
        ended,
        Err(Ended::Failed(Failure::UnknownFormat { .. }))
    ));
}

#[test]
fn an_archive_may_hold_one_text_alone() {
    let packed = Packed {
        path: "news/rain.txt".to_owned(),
        bytes: b"Rain may fall in Orlen.".to_vec(),
    };
    let archive = pack([packed]).unwrap();
    let mut import = of(vec![file("x.zip", archive)]);
    import.takes = true;
    let watch = Looking::for_parts(9);
    let found = run(import, &watch);
    assert_eq!((found.articles, found.refused), (1, 0));
    assert_eq!(
        watch.articles.borrow()[0].row.title,
        "Rain may fall in Orlen."
    );
}
