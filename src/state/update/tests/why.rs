//! Asking why, mark by mark.

use super::*;
use crate::state::deep::{DeepAction, DeepEffect, Size, Stage};
use crate::state::workspace::Why;

fn asked(bench: &Bench) -> Option<&str> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::Why(text, cue) => Some(text.slice(*cue)),
        _ => None,
    })
}

#[test]
fn a_position_asks_about_its_cue_and_the_next_mark_asks_anew() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    assert_eq!(asked(&bench), None, "nobody wants to know");
    bench.press(&[C::Why]);
    assert_eq!(asked(&bench), Some("rejected"));
    bench.act(Action::Engine(EngineEvent::Why {
        id: RequestId(2),
        why: None,
    }));
    let answered = Why::Answered {
        mark: "s3".into(),
        learned: None,
    };
    assert_eq!(bench.state.why, answered);
    bench.act(Action::Inspect("s2".into()));
    assert_eq!(asked(&bench), Some("rejected"));
    bench.act(Action::Inspect("s1".into()));
    assert_eq!(asked(&bench), None, "an actor rests on no cue");
    assert!(!applies(&bench.state, C::Why));
}

#[test]
fn a_click_on_a_mark_asks_as_a_key_does() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s1".into()));
    bench.state.why_open = true;
    let article = bench.state.article.as_ref().unwrap();
    let cue = article.document.mark(&"s2".into()).unwrap().spans.hull();
    bench.act(Action::Click(cue.start()));
    assert_eq!(bench.state.inspected, Some("s2".into()));
    assert_eq!(asked(&bench), Some("rejected"));
    bench.act(Action::Inspect("s2".into()));
    assert_eq!(
        asked(&bench),
        Some("rejected"),
        "looked at again, asked again"
    );
}

/// The same marks, found by the deep reader.
fn read_deeply() -> Bench {
    let mut bench = Bench::new();
    let by_deep = |mut mark: Mark| {
        let origin = mark.origin.take().unwrap();
        let version = Some("0.1.0+deep-1".to_owned());
        mark.origin = Some(Origin { version, ..origin });
        mark
    };
    let cue = by_deep(suggestion("s1", "cue", "rejected"));
    let other = suggestion("s2", "cue", "offered");
    let batch = Batch {
        marks: vec![cue, other],
        ..Batch::default()
    };
    bench.hear(1, News::Read(batch));
    bench.done(1);
    bench
}

fn asked_deep(bench: &Bench) -> Option<&str> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::Deep(DeepEffect::Why(text, cue)) => Some(text.slice(*cue)),
        _ => None,
    })
}

fn deep_comes(bench: &mut Bench) {
    let size = Size { here: 16, of: 16 };
    let found = DeepAction::Found(Stage::Whole(size), false);
    bench.act(Action::Deep(found));
}

fn deep_says(bench: &mut Bench, event: EngineEvent) {
    bench.act(Action::Deep(DeepAction::Heard(event)));
}

#[test]
fn a_mark_of_the_deep_reader_asks_the_deep_reader_or_nobody() {
    let mut bench = read_deeply();
    bench.act(Action::Inspect("s1".into()));
    bench.press(&[C::Why]);
    assert_eq!((asked(&bench), asked_deep(&bench)), (None, None));
    assert_eq!(bench.state.why, Why::NotHere { mark: "s1".into() });
    deep_comes(&mut bench);
    assert_eq!(asked_deep(&bench), Some("rejected"), "it has come");
    bench.act(Action::Inspect("s2".into()));
    assert_eq!((asked(&bench), asked_deep(&bench)), (Some("offered"), None));
}

#[test]
fn what_one_engine_says_late_is_not_taken_for_the_other_ones_answer() {
    let mut bench = read_deeply();
    deep_comes(&mut bench);
    bench.act(Action::Inspect("s1".into()));
    bench.press(&[C::Why]);
    bench.act(Action::Inspect("s2".into()));
    let asking = bench.state.why.clone();
    let late = EngineEvent::Why {
        id: RequestId(1),
        why: None,
    };
    deep_says(&mut bench, late.clone());
    assert_eq!(bench.state.why, asking);
    bench.act(Action::Engine(late.clone()));
    let answered = Why::Answered {
        mark: "s2".into(),
        learned: None,
    };
    assert_eq!(bench.state.why, answered);
    deep_says(&mut bench, late);
    assert_eq!(bench.state.why, answered);
}

#[test]
fn a_reader_that_stops_or_is_removed_leaves_nobody_waiting() {
    let unanswered = Why::Unanswered { mark: "s1".into() };
    let ends = [
        DeepAction::Heard(EngineEvent::Unanswered(RequestId(1))),
        DeepAction::Remove,
    ];
    for end in ends {
        let mut bench = read_deeply();
        deep_comes(&mut bench);
        bench.act(Action::Inspect("s1".into()));
        bench.press(&[C::Why]);
        assert_eq!(asked_deep(&bench), Some("rejected"));
        bench.act(Action::Deep(end));
        assert_eq!(bench.state.why, unanswered);
    }
}
