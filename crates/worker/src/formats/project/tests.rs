//! Projects go into a file and come out of it; two states of an article become one.

use standpoint_annotation::{
    Change, Codebook, Document, Edit, JournalEntry, Mark, State, Step, Summary, json,
};
use standpoint_protocol::formats::project::{About, Kept, Packed, Said, United, Unpacked};
use standpoint_protocol::formats::{Errand, Failure, File, Outcome};
use standpoint_text::{Span, Text};

use crate::formats::Ended;
use crate::formats::tests::{Looking, run_now};

const TEXT: &str = "Kessia rejected a joint inspection.";
const NOW: &str = "2026-03-05T09:12:44.000Z";

fn document(text: &str) -> Document {
    let mut document = Document::new("dam", Text::new(text));
    document.details.title = "The dam".to_owned();
    document
}

fn kept(key: &str, document: &Document) -> Kept {
    Kept {
        key: key.to_owned(),
        base: json::to_json_line(document),
        journal: Vec::new(),
    }
}

/// An entry that adds a mark of these bytes.
fn adding(id: &str, from: usize, to: usize, state: State) -> String {
    let mut mark = Mark::new(id, "actor", Span::from_bytes(from, to));
    mark.state = state;
    let step = Step {
        name: "step-mark".to_owned(),
        count: 1,
        join: None,
        at: None,
        edits: vec![Edit::Mark(Change::add(mark))],
    };
    serde_json::to_string(&JournalEntry::Do(step)).unwrap()
}

fn run(errand: &Errand) -> Result<Outcome, Ended> {
    run_now(errand, &Looking::for_parts(99))
}

fn packed(about: About, articles: Vec<Kept>) -> Packed {
    match run(&Errand::Pack { about, articles }) {
        Ok(Outcome::Packed(packed)) => packed,
        other => panic!("{other:?}"),
    }
}

fn unpacked(packed: Packed, about: About) -> Unpacked {
    let file = File {
        name: "dam.zip".to_owned(),
        bytes: packed.bytes,
    };
    let now = NOW.to_owned();
    match run(&Errand::Unpack { file, about, now }) {
        Ok(Outcome::Unpacked(unpacked)) => *unpacked,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_project_comes_out_as_it_went_in_with_all_that_was_done() {
    let mut done = kept("dam", &document(TEXT));
    done.journal = vec![(0, adding("m1", 0, 6, State::Accepted))];
    let about = About {
        id: "first".to_owned(),
        name: "Vessa".to_owned(),
        ..About::default()
    };
    let packed = packed(about, vec![done, kept("ähre", &document("Orlen."))]);
    assert_eq!(packed.incomplete, 0);
    let opened = unpacked(packed, About::default());
    assert_eq!(opened.name, "Vessa");
    let codebook = json::codebook_from_json(&opened.codebook.unwrap());
    assert_eq!(codebook.as_ref(), Ok(&*Codebook::standard()));
    assert!(opened.refused.is_empty() && opened.disagreements.is_empty());
    let keys: Vec<&str> = opened.articles.iter().map(|a| a.row.id.as_str()).collect();
    assert_eq!(keys, ["dam", "ähre"]);
    let dam = &opened.articles[0];
    assert_eq!(
        (dam.row.title.as_str(), dam.row.added.as_str()),
        ("The dam", NOW)
    );
    assert!(dam.beside.starts_with("dam-") && dam.beside != dam.row.id);
    let document = json::from_json(&dam.base).unwrap().document;
    assert!(document.mark(&"m1".into()).is_some());
}

#[test]
fn what_is_damaged_is_counted_and_the_rest_is_written() {
    let broken = Kept {
        key: "broken".to_owned(),
        base: "{".to_owned(),
        ..Kept::default()
    };
    let mut gap = kept("gap", &document(TEXT));
    gap.journal = vec![(1, adding("m1", 0, 6, State::Accepted))];
    let packed = packed(About::default(), vec![broken, gap]);
    assert_eq!(packed.incomplete, 2);
    let opened = unpacked(packed, About::default());
    assert_eq!(opened.articles.len(), 1);
}

#[test]
fn what_both_projects_have_otherwise_is_listed_and_what_one_lacks_is_taken() {
    let theirs = About {
        name: "River".to_owned(),
        project: Some(r#"{"format": "standpoint-project/1", "x": 1, "y": 2}"#.to_owned()),
        ..About::default()
    };
    let mine = About {
        name: "Dam".to_owned(),
        project: Some(r#"{"format": "standpoint-project/1", "x": 3}"#.to_owned()),
        ..About::default()
    };
    let opened = unpacked(packed(theirs, vec![kept("dam", &document(TEXT))]), mine);
    let field = |name| Said::new("merge-field", [("name", name)]);
    assert_eq!(opened.disagreements, [field("name"), field("x")]);
    assert!(opened.project.contains("\"y\": 2") && opened.project.contains("\"Dam\""));
}

#[test]
fn a_file_that_is_no_project_is_refused_with_a_sentence() {
    let file = File {
        name: "a.zip".to_owned(),
        bytes: b"PK\x03\x04 and no more".to_vec().into(),
    };
    let (about, now) = (About::default(), NOW.to_owned());
    let refused = run(&Errand::Unpack { file, about, now });
    let Err(Ended::Failed(Failure::NoProject { why, .. })) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(why.id, "why-archive-broken");
}

#[test]
fn two_states_of_an_article_become_one_and_the_row_is_that_of_both() {
    let mut mine = kept("dam", &document(TEXT));
    mine.journal = vec![(0, adding("m1", 0, 6, State::Accepted))];
    let mut theirs = document(TEXT);
    let twin = |id, from, to, state| {
        let mut mark = Mark::new(id, "actor", Span::from_bytes(from, to));
        mark.state = state;
        Edit::Mark(Change::add(mark))
    };
    theirs.apply(&twin("m1", 0, 6, State::Rejected)).unwrap();
    theirs.apply(&twin("m2", 16, 34, State::Accepted)).unwrap();
    let row = Summary {
        id: "dam".to_owned(),
        added: "2026-01-01T00:00:00.000Z".to_owned(),
        seq: 1,
        ..Summary::default()
    };
    let errand = |theirs: &Document| Errand::Unite {
        mine: mine.clone(),
        row: Box::new(row.clone()),
        now: NOW.to_owned(),
        theirs: json::to_json_line(theirs),
    };
    let Ok(Outcome::United(united)) = run(&errand(&theirs)) else {
        panic!("united");
    };
    let United {
        step,
        disagreements,
    } = *united;
    let with = [("quote", "Kessia"), ("what", "state")];
    assert_eq!(disagreements, [Said::new("merge-mark", with)]);
    let (entry, after) = step.unwrap();
    assert!(matches!(
        serde_json::from_str(&entry).unwrap(),
        JournalEntry::Do(_)
    ));
    assert_eq!((after.seq, after.updated.as_str()), (2, NOW));
    assert_eq!(after.added, row.added);

    let other = run(&errand(&document("Another text.")));
    assert_eq!(other, Err(Ended::Failed(Failure::OtherText)));
}
