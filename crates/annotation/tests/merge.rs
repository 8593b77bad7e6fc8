//! Merging two states of a document: what is united, what is kept twice, and that nothing is lost.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_annotation::merge::{Conflict, Differs, Merge, OtherText, merge};
use standpoint_annotation::{
    Change, Details, Document, Edit, Entity, Link, Mark, State, Status, codebook::Label,
};
use standpoint_text::{Span, Text};

const TEXT: &str = "Kessia rejected a joint inspection. Orlen offered engineers.";

fn mark(id: &str, label: &str, words: &str) -> Mark {
    let start = TEXT.find(words).unwrap();
    Mark::new(id, label, Span::from_bytes(start, start + words.len()))
}

fn suggested(mut mark: Mark) -> Mark {
    mark.state = State::Suggested;
    mark
}

fn rejected(mut mark: Mark) -> Mark {
    mark.state = State::Rejected;
    mark
}

fn document(marks: impl IntoIterator<Item = Mark>) -> Document {
    let mut document = Document::new("d", Text::new(TEXT));
    for mark in marks {
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    document
}

/// The merged document, which a second merge leaves as it is.
fn merged(mine: &Document, theirs: &Document) -> (Document, Merge) {
    let merge_of = merge(mine, theirs).unwrap();
    let mut all = mine.clone();
    if let Some(step) = &merge_of.step {
        all.apply_all(&step.edits).unwrap();
    }
    assert_eq!(
        merge(&all, theirs).unwrap().step,
        None,
        "merged a second time"
    );
    (all, merge_of)
}

fn shown(document: &Document) -> Vec<String> {
    let shown = |mark: &Mark| {
        let stance = mark.attribute("stance").unwrap_or("-");
        format!(
            "{} {} {stance} {:?}",
            mark.id,
            document.quote(mark),
            mark.state
        )
    };
    document.marks_in_order().map(|mark| shown(mark)).collect()
}

#[test]
fn what_each_side_has_alone_is_there_afterwards() {
    let mine = document([mark("m1", "actor", "Kessia")]);
    let theirs = document([mark("m1", "actor", "Orlen"), mark("m2", "cue", "offered")]);
    let (all, merge_of) = merged(&mine, &theirs);
    assert_eq!(
        shown(&all),
        [
            "m1 Kessia - Accepted",
            "m3 Orlen - Accepted",
            "m2 offered - Accepted"
        ]
    );
    assert_eq!(
        merge_of.conflicts,
        [],
        "equal numbers on other words are chance"
    );
    assert_eq!(merge_of.step.unwrap().count, 2);
}

#[test]
fn the_same_mark_under_two_ids_is_one() {
    let mine = document([mark("m1", "actor", "Kessia")]);
    let theirs = document([mark("m7", "actor", "Kessia")]);
    let (all, merge_of) = merged(&mine, &theirs);
    assert_eq!(shown(&all), ["m1 Kessia - Accepted"]);
    assert_eq!(merge_of, Merge::default());
}

#[test]
fn a_decision_counts_more_than_a_suggestion_on_either_side() {
    let open = || suggested(mark("m1", "position", "a joint inspection").with("stance", "states"));
    let decided = || mark("m1", "position", "a joint inspection").with("stance", "opposes");
    for (mine, theirs) in [(open(), decided()), (decided(), open())] {
        let (all, merge_of) = merged(&document([mine]), &document([theirs]));
        assert_eq!(shown(&all), ["m1 a joint inspection opposes Accepted"]);
        assert_eq!(merge_of.conflicts, []);
    }
}

#[test]
fn two_decisions_that_differ_are_both_kept_and_listed() {
    let position = || mark("m1", "position", "a joint inspection");
    let table = [
        (position(), rejected(position()), Differs::State),
        (
            position().with("stance", "opposes"),
            position().with("stance", "denies"),
            Differs::Attributes,
        ),
        (
            position(),
            mark("m1", "position", "joint inspection"),
            Differs::Place,
        ),
        (
            position(),
            mark("m1", "cue", "a joint inspection"),
            Differs::Place,
        ),
    ];
    for (mine, theirs, differs) in table {
        let (all, merge_of) = merged(&document([mine.clone()]), &document([theirs.clone()]));
        let (first, second) = (
            all.mark(&"m1".into()).unwrap(),
            all.mark(&"m2".into()).unwrap(),
        );
        assert_eq!(**first, mine);
        assert_eq!(
            Mark {
                id: theirs.id.clone(),
                ..Mark::clone(second)
            },
            theirs
        );
        let listed = Conflict::Mark {
            mine: "m1".into(),
            theirs: "m2".into(),
            what: differs,
        };
        assert_eq!(merge_of.conflicts, [listed]);
    }
}

#[test]
fn attributes_and_notes_that_one_side_lacks_are_filled_in() {
    let mut mine = mark("m1", "position", "a joint inspection").with("stance", "opposes");
    mine.note = Some("ours".to_owned());
    let mut theirs = mark("m1", "position", "a joint inspection").with("issue", "inspection");
    theirs.note = Some("theirs".to_owned());
    let (all, merge_of) = merged(&document([mine]), &document([theirs]));
    let both = all.mark(&"m1".into()).unwrap();
    assert_eq!(both.attribute("stance"), Some("opposes"));
    assert_eq!(both.attribute("issue"), Some("inspection"));
    assert_eq!(both.note.as_deref(), Some("ours\ntheirs"));
    assert_eq!(merge_of.conflicts, []);
}

fn with_entity(id: &str, name: &str, kind: &str, words: &str) -> Document {
    let mut document = Document::new("d", Text::new(TEXT));
    let entity = Entity {
        kind: Some(kind.to_owned()),
        ..Entity::new(id, name)
    };
    let mention = Mark {
        entity: Some(id.into()),
        ..mark("m1", "actor", words)
    };
    document.apply(&Edit::Entity(Change::add(entity))).unwrap();
    document.apply(&Edit::Mark(Change::add(mention))).unwrap();
    document
}

#[test]
fn entities_are_known_again_by_name_and_by_mentions() {
    let mine = with_entity("e1", "Kessia", "state", "Kessia");
    let names = |document: &Document| -> Vec<String> {
        document
            .entities()
            .map(|entity| format!("{} {}", entity.id, entity.name))
            .collect()
    };
    // The engine numbered another actor the same.
    let (all, merge_of) = merged(&mine, &with_entity("e1", "Orlen", "state", "Orlen"));
    assert_eq!(names(&all), ["e1 Kessia", "e2 Orlen"]);
    assert_eq!(merge_of.conflicts, []);
    let orlen = all.marks().find(|mark| all.quote(mark) == "Orlen").unwrap();
    assert_eq!(orlen.entity, Some("e2".into()));
    // The same one under another number.
    let (all, _) = merged(&mine, &with_entity("e5", "kessia", "state", "Kessia"));
    assert_eq!(names(&all), ["e1 Kessia"]);
    // The same mention with another name: renamed on one side.
    let (all, merge_of) = merged(
        &mine,
        &with_entity("e1", "Republic of Kessia", "state", "Kessia"),
    );
    assert_eq!(names(&all), ["e1 Kessia"]);
    assert_eq!(
        all.details.note.as_deref(),
        Some("Kessia (state): Republic of Kessia (state)")
    );
    assert_eq!(merge_of.conflicts.len(), 1);
}

#[test]
fn links_follow_their_marks_and_are_not_doubled() {
    let marks = |from: &str, to: &str| {
        let mut document = document([
            mark(from, "position", "a joint inspection"),
            mark(to, "actor", "Kessia"),
        ]);
        document
            .apply(&Edit::Link(Change::add(Link::new(
                "l1", "held_by", from, to,
            ))))
            .unwrap();
        document
    };
    let (all, _) = merged(&marks("m1", "m2"), &marks("m8", "m9"));
    assert_eq!(all.links().len(), 1);
    let bare = document([mark("m1", "actor", "Kessia")]);
    let (all, _) = merged(&bare, &marks("m1", "m2"));
    let link = all.links().next().unwrap();
    assert_eq!((link.from.as_str(), link.to.as_str()), ("m3", "m1"));
}

#[test]
fn what_is_said_of_the_document_is_united_and_what_differs_is_noted() {
    let mut mine = document([]);
    mine.details = Details {
        title: "The dam".to_owned(),
        tags: vec!["water".to_owned()],
        ..Details::default()
    };
    let mut theirs = document([]);
    theirs.details = Details {
        title: "The Vessa dam".to_owned(),
        tags: vec!["water".to_owned(), "Orlen".to_owned()],
        note: Some("ask Ada".to_owned()),
        status: Some(Status::Done),
        ..Details::default()
    };
    let (all, merge_of) = merged(&mine, &theirs);
    assert_eq!(all.details.title, "The dam");
    assert_eq!(all.details.tags, ["water", "Orlen"]);
    assert_eq!(all.details.status, Some(Status::Done));
    assert_eq!(
        all.details.note.as_deref(),
        Some("ask Ada\ntitle: The Vessa dam")
    );
    let theirs = "The Vessa dam".to_owned();
    assert_eq!(
        merge_of.conflicts,
        [Conflict::Detail {
            field: "title",
            theirs
        }]
    );
}

#[test]
fn labels_of_the_other_codebook_come_along() {
    let mine = document([]);
    let mut theirs = document([mark("m1", "place", "Kessia")]);
    let mut book = (*theirs.codebook).clone();
    book.labels.push(Label {
        id: "place".into(),
        name: "Place".to_owned(),
        ..book.labels[0].clone()
    });
    "Who acts.".clone_into(&mut book.labels[0].definition);
    theirs.codebook = book.into();
    let (all, merge_of) = merged(&mine, &theirs);
    assert!(all.codebook.label(&"place".into()).is_some());
    let id = mine.codebook.labels[0].id.clone();
    assert_eq!(merge_of.conflicts, [Conflict::Codebook { id }]);
}

#[test]
fn another_text_is_refused() {
    let other = Document::new("d", Text::new("Another text."));
    assert_eq!(merge(&document([]), &other), Err(OtherText));
}
