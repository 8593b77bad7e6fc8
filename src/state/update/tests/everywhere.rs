//! The same mark elsewhere, and words that were rejected once.

use super::*;
use crate::state::marking::{Chosen, MarkingAction, MarkingEffect, Sought};

const TALKS: &str = "So Kessia met. Kessia's men left Kessia, and the Kessia of old.";

/// A text in which Kessia stands four times; the engine suggests the first and the last.
fn talks() -> Bench {
    let mut bench = Bench::empty();
    bench.arrive(TALKS);
    bench.act(Action::Engine(EngineEvent::Asked(RequestId(1))));
    let places: Vec<usize> = TALKS.match_indices("Kessia").map(|(at, _)| at).collect();
    let marks = [places[0], places[3]].map(|at| Mark {
        spans: Span::from_bytes(at, at + 6).into(),
        ..suggestion(&format!("s{at}"), "actor", "Kessia").with("kind", "state")
    });
    let batch = Batch {
        marks: marks.to_vec(),
        ..Batch::default()
    };
    bench.hear(1, News::Read(batch));
    bench.done(1);
    bench
}

fn mark_of(bench: &Bench, nth: usize) -> Mark {
    let document = &bench.state.article.as_ref().unwrap().document;
    Mark::clone(document.marks_in_order().nth(nth).unwrap())
}

fn sought(bench: &Bench, mark: &Mark) -> Sought {
    let document = &bench.state.article.as_ref().unwrap().document;
    Sought::like(document, mark, &bench.state.marking.rejected).unwrap()
}

/// Marks all the places but the nth, and some in another article.
fn everywhere(bench: &mut Bench, left_out: usize) {
    let mark = mark_of(bench, 0);
    let article = bench.state.article.clone().unwrap();
    let hits = sought(bench, &mark).hits(&article.document);
    let others = hits.iter().filter(|hit| !mark.spans.overlaps(hit.span));
    let mut places: Vec<Span> = others.map(|hit| hit.span).collect();
    let out = places.remove(left_out);
    let here = Chosen {
        key: article.key.clone(),
        entries: article.entries,
        places,
        left_out: vec![out],
    };
    let elsewhere = Chosen {
        key: "another".to_owned(),
        entries: 3,
        places: vec![Span::from_bytes(0, 6)],
        left_out: vec![],
    };
    bench.act(Action::Marking(MarkingAction::Everywhere {
        mark: mark.id,
        chosen: vec![here, elsewhere],
        refused: vec!["Kessians".to_owned()],
    }));
}

fn rejected(bench: &Bench) -> Vec<String> {
    let words = bench.state.marking.rejected.iter();
    words
        .map(|entry| format!("{} {}", entry.label, entry.words))
        .collect()
}

#[test]
fn the_same_words_are_marked_in_one_step_the_mark_itself_with_them() {
    let mut bench = talks();
    everywhere(&mut bench, 1);
    let states: Vec<String> = bench.marks();
    assert_eq!(
        states,
        [
            "actor:Kessia:accepted",
            "actor:Kessia:accepted",
            "actor:Kessia:rejected",
            "actor:Kessia:accepted"
        ]
    );
    assert_eq!(mark_of(&bench, 1).attribute("kind"), Some("state"));
    assert_eq!(
        rejected(&bench),
        ["actor Kessians"],
        "Kessia itself can be one"
    );
    let document = bench.state.article.as_ref().unwrap().document.clone();
    let hits = sought(&bench, &mark_of(&bench, 0)).hits(&document);
    assert!(hits.is_empty(), "what was left out is not offered again");
    bench.press(&[C::Undo]);
    assert_eq!(
        bench.marks(),
        ["actor:Kessia:suggested", "actor:Kessia:suggested"]
    );
}

#[test]
fn other_articles_are_changed_outside() {
    let mut bench = talks();
    everywhere(&mut bench, 0);
    let changed = bench.effects.iter().find_map(|effect| match effect {
        Effect::Marking(MarkingEffect::ChangeElsewhere(changes)) => Some(changes),
        _ => None,
    });
    let keys: Vec<&str> = changed
        .unwrap()
        .iter()
        .map(|(chosen, _)| chosen.key.as_str())
        .collect();
    assert_eq!(keys, ["another"]);
}

#[test]
fn of_a_rejected_mark_the_same_suggestions_are_rejected() {
    let mut bench = talks();
    let first = mark_of(&bench, 0).id;
    bench.act(Action::Inspect(first.clone()));
    bench.press(&[C::Reject]);
    let document = bench.state.article.as_ref().unwrap().document.clone();
    let hits = sought(&bench, &mark_of(&bench, 0)).hits(&document);
    assert_eq!(hits.len(), 1, "only what is suggested");
    let article = bench.state.article.clone().unwrap();
    bench.act(Action::Marking(MarkingAction::Everywhere {
        mark: first,
        chosen: vec![Chosen {
            key: article.key.clone(),
            entries: article.entries,
            places: vec![hits[0].span],
            left_out: vec![],
        }],
        refused: vec![],
    }));
    assert_eq!(
        bench.marks(),
        ["actor:Kessia:rejected", "actor:Kessia:rejected"]
    );
}

#[test]
fn words_that_were_rejected_once_are_not_suggested_again_until_they_are_wanted() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s1".into()));
    bench.press(&[C::Reject]);
    assert_eq!(rejected(&bench), ["actor Kessia"]);
    let stored = |effect: &Effect| matches!(effect, Effect::Marking(MarkingEffect::StoreRejected { words, .. }) if words.len() == 1);
    assert!(bench.effects.iter().any(stored));
    bench.press(&[C::Undo]);
    assert_eq!(
        rejected(&bench),
        Vec::<String>::new(),
        "undo offers them again"
    );
    bench.press(&[C::Redo]);

    bench.arrive(TALKS);
    bench.act(Action::Engine(EngineEvent::Asked(RequestId(2))));
    let at = TALKS.find("Kessia").unwrap();
    let kessia = Mark {
        spans: Span::from_bytes(at, at + 6).into(),
        ..suggestion("s1", "actor", "Kessia")
    };
    let batch = Batch {
        marks: vec![kessia],
        ..Batch::default()
    };
    bench.hear(2, News::Read(batch));
    bench.done(2);
    assert!(bench.marks().is_empty());
    let words = bench.state.marking.rejected[0].clone();
    let text = bench.state.article.as_ref().unwrap().document.text.clone();
    assert_eq!(bench.state.withheld.count_refused(&text, &words), 1);
    bench.act(Action::Marking(MarkingAction::OfferAgain(words)));
    assert_eq!(bench.marks(), ["actor:Kessia:suggested"]);
    assert_eq!(rejected(&bench), Vec::<String>::new());
}

#[test]
fn a_cue_that_goes_with_its_position_says_nothing_of_its_words() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    bench.press(&[C::Reject]);
    assert_eq!(bench.marks()[1], "cue:rejected:rejected");
    assert_eq!(rejected(&bench), ["position a joint inspection"]);
    bench.select("a joint inspection");
    bench.press(&[C::Label(2)]);
    assert_eq!(
        rejected(&bench),
        Vec::<String>::new(),
        "marked by hand they are wanted"
    );
}
