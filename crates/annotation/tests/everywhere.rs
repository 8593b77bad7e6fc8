//! The same mark wherever the same words stand: what is offered, what is done, and that it is undone.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_annotation::command::everywhere::offers;
use standpoint_annotation::{
    Decided, Document, Entity, Everywhere, LabelId, Mark, MarkId, Origin, RejectedWords, State,
};
use standpoint_text::{Span, Text, Wording};

const TEXT: &str =
    "So officials met. Officials left; an official of Orlen's officials spoke to old officials.";

/// The nth of these words.
fn nth(words: &str, nth: usize) -> Span {
    let (start, _) = TEXT.match_indices(words).nth(nth).unwrap();
    Span::from_bytes(start, start + words.len())
}

fn marked(id: &str, span: Span, state: State) -> Mark {
    Mark {
        state,
        ..Mark::new(id, "actor", span)
    }
}

/// The first officials are marked, the last are part of a longer mark.
fn document(marks: Vec<Mark>) -> Document {
    let mut document = Document::new("d", Text::new(TEXT));
    let own = [
        marked("m1", nth("officials", 0), State::Accepted).with("kind", "group"),
        marked("m2", nth("old officials", 0), State::Accepted),
    ];
    for mark in own.into_iter().chain(marks) {
        let change = standpoint_annotation::Change::add(mark);
        document
            .apply(&standpoint_annotation::Edit::Mark(change))
            .unwrap();
    }
    document
}

fn offered(document: &Document, rejected: &[&str]) -> Vec<(String, bool, bool)> {
    let wording = Wording::of(&document.text, nth("officials", 0)).unwrap();
    let rejected: Vec<RejectedWords> = rejected
        .iter()
        .map(|words| RejectedWords {
            label: "actor".to_owned(),
            words: (*words).to_owned(),
            ..RejectedWords::default()
        })
        .collect();
    let offers = offers(document, &LabelId::from("actor"), &wording, &rejected);
    let drawn = offers.into_iter().map(|offer| {
        let words = document.text.slice(offer.span).to_owned();
        (words, offer.equal, offer.suggested)
    });
    drawn.collect()
}

fn drawn(words: &str, equal: bool, suggested: bool) -> (String, bool, bool) {
    (words.to_owned(), equal, suggested)
}

#[test]
fn what_is_marked_already_is_not_offered_and_a_suggestion_is() {
    let all = [
        drawn("Officials", false, false),
        drawn("official", false, false),
        drawn("officials", true, false),
    ];
    assert_eq!(offered(&document(vec![]), &[]), all);
    let suggested = marked("s1", nth("Officials", 0), State::Suggested);
    let elsewhere = Mark::new("s2", "uncertainty", nth("official", 1));
    let with = document(vec![suggested, elsewhere]);
    assert_eq!(offered(&with, &[])[0], drawn("Officials", false, true));
    assert_eq!(
        offered(&with, &[]).len(),
        3,
        "marks of other labels do not count"
    );
}

#[test]
fn what_was_rejected_is_not_offered_again() {
    let here = marked("r1", nth("Officials", 0), State::Rejected);
    let words: Vec<_> = offered(&document(vec![here]), &["official"])
        .into_iter()
        .map(|(words, ..)| words)
        .collect();
    assert_eq!(words, ["officials"]);
}

fn everywhere(places: Vec<Span>, left_out: Vec<Span>) -> Everywhere {
    Everywhere {
        like: Mark::new("m1", "actor", nth("officials", 0)).with("kind", "group"),
        entity: Some(Entity::new("e9", "officials")),
        places,
        left_out,
        decided: Decided {
            by: "me".to_owned(),
            at: "2026-03-05T09:12:44Z".to_owned(),
            unknown: standpoint_annotation::Unknown::new(),
        },
    }
}

#[test]
fn places_get_label_attributes_and_entity_and_left_out_ones_are_rejected() {
    let suggested = Mark {
        origin: Some(Origin {
            by: "engine".to_owned(),
            ..Origin::default()
        }),
        ..marked("m7", nth("Officials", 0), State::Suggested).with("mention", "description")
    };
    let mut document = document(vec![suggested]);
    let before = document.clone();
    let (there, out) = (nth("officials", 1), nth("official", 1));
    let step = everywhere(vec![nth("Officials", 0), there], vec![out])
        .plan(&document)
        .unwrap();
    assert_eq!((step.name.as_str(), step.count), ("step-everywhere", 2));
    document.apply_all(&step.edits).unwrap();
    let accepted = document.mark(&MarkId::from("m7")).unwrap();
    assert_eq!(accepted.state, State::Accepted);
    assert!(accepted.is_by_engine(), "where it came from stays");
    assert_eq!(
        accepted.attribute("mention"),
        Some("description"),
        "what was said stays"
    );
    assert_eq!(accepted.attribute("kind"), Some("group"));
    let entity = document.entity(accepted.entity.as_ref().unwrap()).unwrap();
    assert_eq!((entity.name.as_str(), entity.settled), ("officials", true));
    let state = |span| {
        document
            .twin(&Mark::new("x", "actor", span))
            .map(|mark| mark.state)
    };
    assert_eq!(state(there), Some(State::Accepted));
    assert_eq!(state(out), Some(State::Rejected));
    document.apply_all(&step.inverse()).unwrap();
    assert_eq!(document, before);
}

#[test]
fn an_entity_of_the_same_name_is_the_same_in_another_document() {
    let mut document = document(vec![]);
    let known = Entity::new("e4", "officials");
    let change = standpoint_annotation::Change::add(known);
    document
        .apply(&standpoint_annotation::Edit::Entity(change))
        .unwrap();
    let step = everywhere(vec![nth("officials", 1)], vec![])
        .plan(&document)
        .unwrap();
    document.apply_all(&step.edits).unwrap();
    let new = document
        .twin(&Mark::new("x", "actor", nth("officials", 1)))
        .unwrap();
    assert_eq!(
        new.entity
            .as_ref()
            .map(standpoint_annotation::EntityId::as_str),
        Some("e4")
    );
    assert_eq!(document.entities().count(), 1);
}

#[test]
fn a_place_outside_the_text_and_no_place_at_all_are_refused() {
    let document = document(vec![]);
    assert!(
        everywhere(vec![Span::from_bytes(3, 999)], vec![])
            .plan(&document)
            .is_err()
    );
    let nowhere = Everywhere {
        entity: None,
        ..everywhere(vec![], vec![])
    };
    assert!(nowhere.plan(&document).is_err());
}
