//! What a settlement does, and that it is undone.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_annotation::{
    Command, CommandError, Document, Entity, Link, Mark, Settlement, State,
};
use standpoint_text::{Span, Text};

fn mark(id: &str, label: &str, start: usize, end: usize) -> Mark {
    Mark {
        said_by: vec!["ada".to_owned()],
        ..Mark::new(id, label, Span::from_bytes(start, end))
    }
}

/// A position with two possible holders; the link to the second did not stand.
fn settled() -> Document {
    let mut document = Document::new("d", Text::new("Kessia and Orlen said no."));
    let settlement = Settlement {
        marks: vec![
            mark("p", "position", 22, 24),
            mark("a", "actor", 0, 6),
            mark("b", "actor", 11, 16),
        ],
        links: vec![Link::new("l1", "held_by", "p", "a")],
        rejected_links: vec![Link::new("l2", "held_by", "p", "b")],
        ..Settlement::default()
    };
    run(&mut document, &settlement);
    document
}

/// Settles, undoes it, checks that nothing is left of it, and settles again.
fn run(document: &mut Document, settlement: &Settlement) {
    let before = document.clone();
    let step = settlement.plan(document).unwrap();
    document.apply_all(&step.edits).unwrap();
    document.apply_all(&step.inverse()).unwrap();
    assert_eq!(*document, before);
    document.apply_all(&step.edits).unwrap();
}

fn links(document: &Document) -> [Vec<String>; 2] {
    let drawn = |link: &Link| format!("{} {}–{}", link.id, link.from, link.to);
    let rejected = document.rejected_links();
    [
        document.links().map(|link| drawn(link)).collect(),
        rejected.map(|link| drawn(link)).collect(),
    ]
}

#[test]
fn a_link_stands_or_does_not() {
    let mut document = settled();
    assert_eq!(links(&document), [["l1 p–a"], ["l2 p–b"]]);
    run(
        &mut document,
        &Settlement {
            links: vec![Link::new("l2", "held_by", "p", "b")],
            rejected_links: vec![Link::new("l1", "held_by", "p", "a")],
            ..Settlement::default()
        },
    );
    assert_eq!(links(&document), [["l2 p–b"], ["l1 p–a"]]);
}

#[test]
fn a_mark_that_goes_takes_both_kinds_of_links_along() {
    for by_hand in [true, false] {
        let mut document = settled();
        let marks = vec!["p".into()];
        if by_hand {
            let step = Command::DeleteMarks(marks).plan(&document).unwrap();
            document.apply_all(&step.edits).unwrap();
        } else {
            let dropped = Settlement {
                dropped: marks,
                ..Settlement::default()
            };
            run(&mut document, &dropped);
        }
        assert_eq!(links(&document), [const { Vec::<String>::new() }; 2]);
    }
}

#[test]
fn a_certainty_that_was_said_stays_and_entities_come_with_their_mentions() {
    let mut document = settled();
    let said = mark("p", "position", 22, 24).with("certainty", "unknown");
    let mention = Mark {
        state: State::Rejected,
        entity: Some("e1".into()),
        ..mark("a", "actor", 0, 6)
    };
    run(
        &mut document,
        &Settlement {
            marks: vec![said, mention.clone()],
            entities: vec![Entity::new("e1", "Kessia"), Entity::new("e2", "Orlen")],
            ..Settlement::default()
        },
    );
    let position = document.mark(&"p".into()).unwrap();
    assert_eq!(position.attribute("certainty"), Some("unknown"));
    assert_eq!(document.entities().len(), 1);
    let without = Settlement {
        marks: vec![Mark {
            entity: None,
            ..mention
        }],
        ..Settlement::default()
    };
    run(&mut document, &without);
    assert_eq!(document.entities().len(), 0);
}

#[test]
fn what_has_no_place_is_refused() {
    let document = settled();
    let table = [
        (
            Settlement {
                marks: vec![mark("x", "actor", 20, 99)],
                ..Settlement::default()
            },
            CommandError::OutsideText,
        ),
        (
            Settlement {
                links: vec![Link::new("l9", "held_by", "p", "x")],
                ..Settlement::default()
            },
            CommandError::NoMark("x".into()),
        ),
        (
            Settlement {
                marks: vec![Mark {
                    entity: Some("e9".into()),
                    ..mark("a", "actor", 0, 6)
                }],
                ..Settlement::default()
            },
            CommandError::NoEntity("e9".into()),
        ),
        (Settlement::default(), CommandError::NothingToDo),
    ];
    for (settlement, expected) in table {
        let refused = settlement.plan(&document).unwrap_err();
        assert_eq!(refused, expected);
    }
}
