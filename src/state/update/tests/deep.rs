//! The deep reader without a browser.

use std::rc::Rc;

use standpoint_annotation::{Command, Link};

use super::*;
use crate::state::deep::{Deep, DeepAction, DeepEffect, Size, Stage};

const HERE: Size = Size { here: 16, of: 16 };

fn deep(action: DeepAction) -> Action {
    Action::Deep(action)
}

/// What the deep reader found: the actor again, the position with other edges.
fn found(read_to: usize) -> Batch {
    Batch {
        marks: vec![
            suggestion("s1", "actor", "Kessia"),
            suggestion("s2", "position", "a joint inspection on Monday"),
        ],
        links: vec![Link::new("sl1", "held_by", "s2", "s1")],
        read: vec![Span::from_bytes(0, read_to)],
        ..Batch::default()
    }
}

impl Bench {
    fn hear_deep(&mut self, news: News) {
        let id = RequestId(7);
        self.act(deep(DeepAction::Heard(EngineEvent::News { id, news })));
    }

    /// With the deep reader here, asked about the open article.
    fn reading_deeply() -> Self {
        let mut bench = Self::read();
        bench.act(deep(DeepAction::Found(Stage::Whole(HERE), true)));
        assert!(matches!(
            bench.effects.as_slice(),
            [Effect::Deep(DeepEffect::Read(_))]
        ));
        bench.act(deep(DeepAction::Heard(EngineEvent::Asked(RequestId(7)))));
        bench
    }

    fn deep(&self) -> Rc<Deep> {
        self.state.deep.clone().unwrap_or_default()
    }
}

#[test]
fn what_it_confirms_keeps_its_place_what_it_does_not_find_goes() {
    let mut bench = Bench::reading_deeply();
    bench.hear_deep(News::Read(found(TEXT.len())));
    assert_eq!(
        bench.marks(),
        [
            "actor:Kessia:suggested",
            "position:a joint inspection on Monday:suggested"
        ]
    );
    bench.press(&[C::Undo]);
    assert_eq!(
        bench.marks().len(),
        4,
        "one undo, and the instant marks are back"
    );
}

#[test]
fn a_decision_or_a_change_by_hand_is_never_lost() {
    let mut bench = Bench::reading_deeply();
    bench.act(Action::Edit(Command::SetAttribute {
        marks: vec!["s4".into()],
        attribute: "kind".to_owned(),
        value: Some("state".to_owned()),
    }));
    bench.act(Action::Inspect("s3".into()));
    bench.press(&[C::Accept]);
    bench.hear_deep(News::Read(found(TEXT.len())));
    assert_eq!(
        bench.marks(),
        [
            "actor:Kessia:suggested",
            "cue:rejected:accepted",
            "position:a joint inspection:accepted",
            "actor:Orlen:suggested",
        ]
    );
}

#[test]
fn it_speaks_only_of_what_it_has_read() {
    let mut bench = Bench::reading_deeply();
    bench.hear_deep(News::Read(found(46)));
    assert!(bench.marks().contains(&"actor:Orlen:suggested".to_owned()));
    assert_eq!(bench.deep().reading.as_ref().map(|r| r.read), Some(46));
}

#[test]
fn what_comes_after_a_stop_is_dropped() {
    let mut bench = Bench::reading_deeply();
    let before = bench.marks();
    bench.act(deep(DeepAction::Stop));
    assert_eq!(
        bench.effects,
        [Effect::Deep(DeepEffect::Cancel(RequestId(7)))]
    );
    bench.hear_deep(News::Read(found(TEXT.len())));
    assert_eq!(bench.marks(), before);
}

#[test]
fn it_is_fetched_paused_and_gone_on_with() {
    let mut bench = Bench::empty();
    bench.press(&[C::Deep]);
    assert_eq!(bench.effects, [Effect::Deep(DeepEffect::Look)]);
    let nothing = Size { here: 0, of: 16 };
    bench.act(deep(DeepAction::Found(Stage::Part(nothing), true)));
    bench.act(deep(DeepAction::Fetch));
    assert_eq!(bench.effects, [Effect::Deep(DeepEffect::Fetch)]);
    let some = Size { here: 4, of: 16 };
    bench.act(deep(DeepAction::Fetched(some)));
    assert_eq!(bench.deep().stage, Stage::Fetching(some));
    bench.act(deep(DeepAction::Pause));
    assert_eq!(bench.deep().stage, Stage::Part(some));
    bench.act(deep(DeepAction::Fetch));
    bench.act(deep(DeepAction::Fetched(HERE)));
    assert!(bench.deep().is_here());
}

#[test]
fn a_reader_that_dies_says_so_and_the_marks_stay() {
    let mut bench = Bench::reading_deeply();
    let before = bench.marks();
    bench.act(deep(DeepAction::Heard(EngineEvent::Unavailable {
        detail: "no memory".to_owned(),
    })));
    assert_eq!(bench.marks(), before);
    assert!(bench.deep().problem.is_some() && bench.deep().reading.is_none());
}

#[test]
fn a_second_reading_gives_nobody_the_id_of_somebody_else() {
    let named = |name: &str| {
        let mut kessia = suggestion("s1", "actor", "Kessia");
        kessia.entity = Some("se1".into());
        Batch {
            marks: vec![kessia],
            entities: vec![standpoint_annotation::Entity::new("se1", name)],
            read: vec![Span::from_bytes(0, 20)],
            ..Batch::default()
        }
    };
    let orlen = |name: &str| {
        let mut orlen = suggestion("s2", "actor", "Orlen");
        orlen.entity = Some("se1".into());
        Batch {
            marks: vec![orlen],
            entities: vec![standpoint_annotation::Entity::new("se1", name)],
            read: vec![Span::from_bytes(20, TEXT.len())],
            ..Batch::default()
        }
    };
    let mut bench = Bench::new();
    bench.done(1);
    bench.act(deep(DeepAction::Found(Stage::Whole(HERE), true)));
    bench.act(deep(DeepAction::Heard(EngineEvent::Asked(RequestId(7)))));
    bench.hear_deep(News::Read(named("Kessia")));
    bench.act(deep(DeepAction::Read));
    bench.act(deep(DeepAction::Heard(EngineEvent::Asked(RequestId(7)))));
    bench.hear_deep(News::Read(orlen("Orlen")));
    let document = &bench.state.article.as_ref().unwrap().document;
    let whom = |words: &str| {
        let mark = document.marks().find(|mark| document.quote(mark) == words);
        let entity = mark.and_then(|mark| mark.entity.clone()).unwrap();
        document.entity(&entity).unwrap().name.clone()
    };
    assert_eq!(
        (whom("Kessia"), whom("Orlen")),
        ("Kessia".into(), "Orlen".into())
    );
}
