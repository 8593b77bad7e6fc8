//! Two and three annotators settled: what is found to differ, and what each choice leaves.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod desk;
mod properties;

use desk::{Desk, adjudication, decided, document, mark, marked, mention, place};
use standpoint_agreement::Counted;
use standpoint_agreement::adjudication::{
    Adjudication, AdjudicationError, Choice, Differ, Disagreement, LinkVersion, Subject,
};
use standpoint_annotation::edit::Change;
use standpoint_annotation::{Document, Edit, Entity, Mark, Spans, State};
use standpoint_text::Text;

fn differ(disagreement: &Disagreement) -> Vec<Differ> {
    match &disagreement.subject {
        Subject::Mark { differ, .. } => differ.clone(),
        Subject::Links { .. } => vec![],
    }
}

#[test]
fn what_differs_is_named() {
    let actor = |words| mark("a", "actor", words);
    let stance = |stance| mark("p", "position", "reject the dam").with("stance", stance);
    let entities = [("e1", "Kessia"), ("e2", "Orlen")];
    let mentions = |second| {
        let marks = vec![mention("a", "Kessia", "e1"), mention("b", "Orlen", second)];
        document(marks, &[], &entities)
    };
    let table = [
        (
            marked(vec![actor("Kessia")]),
            marked(vec![]),
            vec![Differ::Presence],
        ),
        (
            marked(vec![actor("critics")]),
            marked(vec![actor("critics said")]),
            vec![Differ::Edges],
        ),
        (
            marked(vec![mark("u", "uncertainty", "critics")]),
            marked(vec![mark("a", "actor", "critics")]),
            vec![Differ::Label],
        ),
        (
            marked(vec![stance("opposes")]),
            marked(vec![stance("denies").with("issue", "dam")]),
            vec![
                Differ::Attribute("issue".to_owned()),
                Differ::Attribute("stance".to_owned()),
            ],
        ),
        (mentions("e2"), mentions("e1"), vec![Differ::Entity]),
    ];
    for (ada, ben, expected) in table {
        let adjudication = adjudication(&[&ada, &ben]);
        let [disagreement] = adjudication.disagreements() else {
            panic!("{:?}", adjudication.disagreements())
        };
        assert_eq!(differ(disagreement), expected);
    }
}

#[test]
fn what_means_the_same_is_agreed_on() {
    // Other ids, other case in free words, another entity of the same mentions.
    let side = |prefix: &str, issue: &str, entity: &str| {
        let id = |name: &str| format!("{prefix}{name}");
        let position = mark(&id("p"), "position", "reject the dam").with("issue", issue);
        let marks = vec![position, mention(&id("a"), "Kessia", entity)];
        let links = [("held_by", &*id("p"), &*id("a"))];
        document(marks, &links, &[(entity, "Kessia")])
    };
    let (ada, ben) = (side("x", "the dam", "e1"), side("y", "The dam ", "e7"));
    let desk = Desk::of(&[&ada, &ben]);
    assert_eq!(desk.adjudication.disagreements(), []);
    assert_eq!(
        desk.drawn(),
        [
            "+ actor “Kessia” ada ben",
            "+ position “reject the dam” ada ben",
            "+ reject the dam held_by Kessia ada ben",
        ]
    );
    assert_eq!(desk.document.entities().len(), 1);
}

#[test]
fn a_suggestion_that_all_left_open_stays_open() {
    let actor = |state| Mark {
        state,
        ..mark("a", "actor", "critics")
    };
    let (open, accepted) = (State::Suggested, State::Accepted);
    for (one, other, expected) in [
        (open, open, open),
        (open, accepted, accepted),
        (accepted, open, accepted),
    ] {
        let (ada, ben) = (marked(vec![actor(one)]), marked(vec![actor(other)]));
        let both = [("ada", &ada), ("ben", &ben)];
        let adjudication = Adjudication::of(&both, Counted::Standing).unwrap();
        let document = adjudication.document("settled").unwrap();
        assert_eq!((document.marks().len(), document.count(expected)), (1, 1));
    }
}

#[test]
fn each_choice_keeps_who_said_what() {
    let ada = marked(vec![mark("a", "actor", "critics")]);
    let ben = marked(vec![mark("a", "actor", "critics said")]);
    let table: [(&[usize], [&str; 2]); 4] = [
        (
            &[0],
            ["- actor “critics said” ben", "+ actor “critics” ada"],
        ),
        (
            &[1],
            ["+ actor “critics said” ben", "- actor “critics” ada"],
        ),
        (
            &[0, 1],
            ["+ actor “critics said” ben", "+ actor “critics” ada"],
        ),
        (&[], ["- actor “critics said” ben", "- actor “critics” ada"]),
    ];
    for (sides, expected) in table {
        let mut desk = Desk::of(&[&ada, &ben]);
        assert_eq!(desk.open(), [0]);
        desk.take(0, sides);
        assert_eq!(desk.drawn(), expected);
        assert!(desk.open().is_empty());
        for mark in desk.document.marks() {
            assert_eq!(mark.decided, Some(decided()));
        }
    }
}

#[test]
fn other_edges_are_a_mark_of_the_one_who_settled() {
    let ada = document(
        vec![
            mark("a", "actor", "critics"),
            mark("p", "position", "reject the dam"),
        ],
        &[("held_by", "p", "a")],
        &[],
    );
    let ben = document(
        vec![
            mark("a", "actor", "critics said"),
            mark("p", "position", "reject the dam"),
        ],
        &[("held_by", "p", "a")],
        &[],
    );
    let mut desk = Desk::of(&[&ada, &ben]);
    let spans = Spans::one(place("critics sa"));
    desk.settle(0, &Choice::Edges { like: 1, spans });
    let expected = [
        "+ position “reject the dam” ada ben",
        "- actor “critics said” ben",
        "+ actor “critics sa” ",
        "- actor “critics” ada",
        "+ reject the dam held_by critics sa ada ben",
    ];
    assert_eq!(desk.drawn(), expected);
    let redrawn = desk.document.marks().find(|mark| mark.said_by.is_empty());
    assert_eq!(redrawn.unwrap().origin.as_ref().unwrap().by, "judge");
    // Settled otherwise, it goes, and its link is led back.
    desk.take(0, &[]);
    assert!(
        desk.drawn()
            .contains(&"+ reject the dam held_by critics ada ben".to_owned())
    );
    assert_eq!(desk.document.marks().len(), 3);
    desk.take(0, &[1]);
    assert!(
        desk.drawn()
            .contains(&"+ reject the dam held_by critics said ada ben".to_owned())
    );
}

#[test]
fn of_one_who_marked_nothing_nothing_stands() {
    let (ada, ben) = (marked(vec![mark("a", "actor", "Kessia")]), marked(vec![]));
    let mut desk = Desk::of(&[&ada, &ben]);
    desk.take(0, &[1]);
    assert_eq!(desk.drawn(), ["- actor “Kessia” ada"]);
    desk.take(0, &[0, 1]);
    assert_eq!(desk.drawn(), ["+ actor “Kessia” ada"]);
}

#[test]
fn links_are_settled_by_where_they_lead() {
    let marks = || {
        vec![
            mark("a", "actor", "Kessia"),
            mark("b", "actor", "Orlen"),
            mark("p", "position", "reject the dam"),
        ]
    };
    let ada = document(marks(), &[("held_by", "p", "a")], &[]);
    let ben = document(marks(), &[("held_by", "p", "b"), ("about", "p", "a")], &[]);
    let mut desk = Desk::of(&[&ada, &ben]);
    let [about, held_by] = desk.adjudication.disagreements() else {
        panic!()
    };
    let leads = |to: &[&str], by: usize| LinkVersion {
        to: to.iter().map(|id| (*id).into()).collect(),
        by: vec![by],
    };
    let expected = |kind: &str, versions| Subject::Links {
        kind: kind.into(),
        from: "m3".into(),
        versions,
    };
    assert_eq!(
        about.subject,
        expected("about", vec![leads(&[], 0), leads(&["m1"], 1)])
    );
    let versions = vec![leads(&["m1"], 0), leads(&["m2"], 1)];
    assert_eq!(held_by.subject, expected("held_by", versions));
    desk.take(1, &[1]);
    assert_eq!(desk.open(), [0]);
    let marks = 3;
    assert_eq!(
        desk.drawn()[marks..],
        [
            "+ reject the dam held_by Orlen ben",
            "- reject the dam held_by Kessia ada",
        ]
    );
    desk.take(1, &[0, 1]);
    desk.take(0, &[]);
    assert_eq!(
        desk.drawn()[marks..],
        [
            "+ reject the dam held_by Kessia ada",
            "+ reject the dam held_by Orlen ben",
            "- reject the dam about Kessia ben",
        ]
    );
}

#[test]
fn of_three_two_may_say_the_same() {
    let kind = |kind| marked(vec![mark("a", "actor", "critics").with("kind", kind)]);
    let (ada, ben, cy) = (kind("group"), kind("person"), kind("group"));
    let mut desk = Desk::of(&[&ada, &ben, &cy]);
    let drawn = desk.drawn();
    assert_eq!(drawn, ["? actor “critics” ada cy", "? actor “critics” ben"]);
    desk.take(0, &[2]);
    assert_eq!(
        desk.drawn(),
        ["+ actor “critics” ada cy", "- actor “critics” ben"]
    );
}

#[test]
fn what_was_renamed_meanwhile_stays_so() {
    let ada = document(vec![mention("a", "Kessia", "e1")], &[], &[("e1", "Kessia")]);
    let ben = marked(vec![]);
    let mut desk = Desk::of(&[&ada, &ben]);
    let republic = Entity::new("e1", "The Republic");
    let change = Change::replace(
        desk.document.entity(&"e1".into()).unwrap().clone(),
        republic,
    );
    desk.document.apply(&Edit::Entity(change)).unwrap();
    desk.take(0, &[0]);
    let names: Vec<&str> = desk.document.entities().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["The Republic"]);
}

#[test]
fn what_cannot_be_settled_is_said() {
    let ada = marked(vec![mark("a", "actor", "Kessia")]);
    let mut other = Document::new("d", Text::new("Kessia says"));
    other.details.title = "Another".to_owned();
    let of = |annotators: &[(&str, &Document)]| {
        Adjudication::of(annotators, Counted::Accepted)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        of(&[("ada", &ada)]),
        "two documents of one text are needed to compare"
    );
    assert_eq!(
        of(&[("ada", &ada), ("ada", &ada)]),
        "two of the documents are both by “ada”; each annotator needs a name of their own"
    );
    assert_eq!(
        of(&[("ada", &ada), ("ben", &other)]),
        "the document of “ben” has another text, from character 10 on; marks can be compared on \
         the same text only"
    );
    let desk = Desk::of(&[&ada, &marked(vec![])]);
    let spans = || Spans::one(place("Kessia"));
    let table = [
        (
            1,
            Choice::Annotators(vec![0]),
            AdjudicationError::NoDisagreement(1),
        ),
        (
            0,
            Choice::Annotators(vec![2]),
            AdjudicationError::NoVersion(2),
        ),
        (
            0,
            Choice::Edges {
                like: 1,
                spans: spans(),
            },
            AdjudicationError::NoVersion(1),
        ),
    ];
    for (number, choice, expected) in table {
        let refused = desk
            .adjudication
            .settle(&desk.document, number, &choice, &decided());
        assert_eq!(refused, Err(expected));
    }
}
