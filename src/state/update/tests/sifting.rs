//! How sure the engine has to be, and what follows when that changes.

use standpoint_annotation::{Entity, Link};

use super::*;

/// An actor that the engine is hardly sure of holds a position that it is sure of.
fn heard(bench: &mut Bench, request: u32) {
    let mut unsure = suggestion("s1", "actor", "Kessia");
    unsure.origin.as_mut().unwrap().confidence = Some(0.3);
    unsure.entity = Some("se1".into());
    let sure = suggestion("s2", "position", "a joint inspection");
    let other = suggestion("s3", "actor", "Orlen");
    let batch = Batch {
        marks: vec![unsure, sure, other],
        links: vec![Link::new("sl1", "held_by", "s2", "s1")],
        entities: vec![Entity::new("se1", "Kessia")],
        ..Batch::default()
    };
    bench.hear(request, News::Read(batch));
    bench.done(request);
}

fn read() -> Bench {
    let mut bench = Bench::new();
    heard(&mut bench, 1);
    bench
}

fn threshold(label: &str, least: f64) -> Action {
    Action::Threshold(label.into(), least)
}

#[test]
fn what_is_unsure_is_withheld_until_the_threshold_falls_and_comes_with_its_links() {
    let mut bench = read();
    let before = bench.marks();
    assert_eq!(before.len(), 2);
    assert!(bench.links("held_by").is_empty());
    bench.act(threshold("actor", 0.3));
    assert!(bench.marks().contains(&"actor:Kessia:suggested".to_owned()));
    assert_eq!(bench.links("held_by").len(), 1);
    let document = &bench.state.article.as_ref().unwrap().document;
    assert_eq!(document.entities().count(), 1);
    let stored = |effect: &Effect| matches!(effect, Effect::StoreThresholds(_));
    bench.act(threshold("actor", 0.5));
    assert!(bench.effects.iter().any(stored));
    assert_eq!(bench.marks(), before);
    bench.press(&[C::Undo]);
    assert_eq!(bench.links("held_by").len(), 1, "the step is undone whole");
}

#[test]
fn what_goes_out_by_one_threshold_comes_back_by_another() {
    let mut bench = read();
    bench.act(threshold("actor", 0.0));
    let all = bench.marks();
    bench.act(threshold("actor", 1.0));
    assert_eq!(bench.marks(), ["position:a joint inspection:suggested"]);
    bench.act(threshold("actor", 0.0));
    assert_eq!(bench.marks(), all);
    assert_eq!(bench.links("held_by").len(), 1);
    bench.act(Action::UsualThresholds);
    assert_eq!(bench.marks().len(), 2);
    assert!(bench.state.thresholds.changed().is_empty());
}

#[test]
fn nothing_goes_that_somebody_decided_on_or_that_a_decided_position_points_to() {
    let mut bench = read();
    bench.act(threshold("actor", 0.0));
    bench.act(Action::Inspect("s2".into()));
    bench.press(&[C::Accept]);
    bench.act(threshold("actor", 1.0));
    bench.act(threshold("position", 1.0));
    assert_eq!(
        bench.marks(),
        [
            "actor:Kessia:suggested",
            "position:a joint inspection:accepted"
        ]
    );
}

#[test]
fn what_was_deleted_by_hand_stays_away_when_the_threshold_falls() {
    let mut bench = read();
    bench.act(Action::Edit(Command::DeleteMarks(vec!["s3".into()])));
    bench.act(threshold("actor", 0.0));
    assert!(!bench.marks().iter().any(|mark| mark.contains("Orlen")));
}

#[test]
fn after_a_reload_the_engine_is_asked_what_it_withholds_and_shows_nothing_new_by_that() {
    let mut bench = read();
    bench.state.withheld = std::rc::Rc::default();
    bench.act(Action::Gather);
    assert!(
        bench
            .effects
            .iter()
            .any(|e| matches!(e, Effect::Analyse(_)))
    );
    bench.act(Action::Engine(EngineEvent::Asked(RequestId(2))));
    let before = bench.marks();
    heard(&mut bench, 2);
    assert_eq!(bench.marks(), before);
    assert!(bench.state.withheld.is_complete());
    bench.act(Action::Gather);
    assert!(bench.effects.is_empty(), "once is enough");
    bench.act(threshold("actor", 0.3));
    assert_eq!(bench.marks().len(), 3);
}
