//! Articles go out in every format, and what is said of them is so.

use std::rc::Rc;

use standpoint_annotation::{Change, Document, Edit, Mark, State, json};
use standpoint_formats::exchange::{Choices, FORMATS, Overlap};
use standpoint_formats::project::archive;
use standpoint_formats::report::REPORTS;
use standpoint_protocol::formats::exchange::{self as said, Export, Exported, ReadBack};
use standpoint_protocol::formats::project::Kept;
use standpoint_protocol::formats::{Errand, Failure, Outcome};
use standpoint_text::{Span, Text};

use crate::formats::Ended;
use crate::formats::tests::{Looking, run_now};

/// Three marks of which two overlap, and a rejected one, over letters that units count differently.
fn document(id: &str) -> Document {
    let mut document = Document::new(id, Text::new("😀 Kessia rejected a joint inspection."));
    document.details.title = "The dam".to_owned();
    let marks = [
        ("m1", "actor", 5, 11, State::Accepted),
        ("m2", "position", 21, 39, State::Accepted),
        ("m3", "uncertainty", 23, 28, State::Suggested),
        ("m4", "cue", 12, 20, State::Rejected),
    ];
    for (id, label, from, to, state) in marks {
        let mut mark = Mark::new(id, label, Span::from_bytes(from, to));
        mark.state = state;
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    document
}

fn kept(document: &Document) -> Kept {
    Kept {
        key: document.id.clone(),
        base: json::to_json_line(document),
        journal: Vec::new(),
    }
}

fn errand(format: &str, choices: Choices) -> Errand {
    // The order is not that of the names.
    let articles = vec![kept(&document("b")), kept(&document("a"))];
    Errand::Export(Export {
        format: format.to_owned(),
        choices,
        articles: Rc::new(articles),
    })
}

fn exported(format: &str, choices: Choices) -> Exported {
    match run_now(&errand(format, choices), &Looking::for_parts(99)) {
        Ok(Outcome::Exported(exported)) => *exported,
        other => panic!("{format}: {other:?}"),
    }
}

fn lost(exported: &Exported, aspect: &str) -> u32 {
    let found = exported.lost.iter().find(|(name, _)| name == aspect);
    found.map_or(0, |(_, count)| *count)
}

#[test]
fn the_app_knows_every_format_and_no_other() {
    let formats: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    let reports: Vec<&str> = REPORTS.iter().map(|report| report.id).collect();
    assert_eq!(formats, said::FORMATS);
    assert_eq!(reports, said::REPORTS);
}

#[test]
fn every_format_reads_back_identically_and_reports_are_written() {
    for format in said::FORMATS {
        let exported = exported(format, Choices::default());
        assert_eq!(exported.read_back, ReadBack::Same, "{format}");
        assert_eq!(exported.articles, 2, "{format}");
        assert!(!exported.bytes.0.is_empty(), "{format}");
    }
    for report in said::REPORTS {
        let exported = exported(report, Choices::default());
        assert_eq!(exported.read_back, ReadBack::Unread, "{report}");
        assert!(!exported.bytes.0.is_empty(), "{report}");
    }
}

#[test]
fn a_choice_changes_what_is_lost() {
    let longest = exported("conll", Choices::default());
    assert_eq!(lost(&longest, "overlaps"), 2);
    assert_eq!((longest.files, longest.extension.as_str()), (1, "conll"));
    assert!(longest.offers.overlap && longest.offers.scheme && !longest.offers.negatives);
    let choices = Choices {
        overlap: Overlap::FilePerLabel,
        ..Choices::default()
    };
    let parts = exported("conll", choices);
    assert_eq!(lost(&parts, "overlaps"), 0);
    assert_eq!(parts.extension, "zip");
    assert_eq!(parts.read_back, ReadBack::Same);
    let paths = archive::paths(&parts.bytes.0).unwrap();
    assert!(paths.contains(&"actor.conll".to_owned()), "{paths:?}");
    assert_eq!(parts.files as usize, paths.len());

    assert_eq!(
        lost(&exported("prodigy", Choices::default()), "rejected"),
        2
    );
    let choices = Choices {
        negatives: true,
        ..Choices::default()
    };
    assert_eq!(lost(&exported("prodigy", choices), "rejected"), 0);
}

#[test]
fn what_cannot_be_read_is_counted_and_an_unknown_format_refused() {
    let broken = Kept {
        key: "x".to_owned(),
        base: "{".to_owned(),
        journal: Vec::new(),
    };
    let errand = Errand::Export(Export {
        format: "brat".to_owned(),
        choices: Choices::default(),
        articles: Rc::new(vec![kept(&document("a")), broken]),
    });
    let Ok(Outcome::Exported(exported)) = run_now(&errand, &Looking::for_parts(9)) else {
        panic!("it is written");
    };
    assert_eq!((exported.articles, exported.incomplete), (1, 1));
    assert_eq!(exported.extension, "zip");
    let refused = run_now(
        &self::errand("papyrus", Choices::default()),
        &Looking::for_parts(9),
    );
    assert!(matches!(
        refused,
        Err(Ended::Failed(Failure::Unwritable { .. }))
    ));
}

#[test]
fn it_can_be_given_up() {
    let ended = run_now(&errand("spacy", Choices::default()), &Looking::for_parts(1));
    assert_eq!(ended, Err(Ended::Cancelled));
}
