//! Comparing annotators and settling where they differ.

use std::rc::Rc;

use standpoint_protocol::formats::comparing::{Compared, Comparison, Difference};
use standpoint_protocol::formats::{Errand, File, Outcome};

use super::*;
use crate::commands::Adjudicate as A;
use crate::formats_client::Problem;
use crate::state::comparing::{CompareAction, Page};

fn compare(bench: &mut Bench, action: CompareAction) {
    bench.act(Action::Compare(action));
}

fn answered(bench: &mut Bench, outcome: Outcome) {
    compare(bench, CompareAction::Answered(Ok(outcome)));
}

fn press(bench: &mut Bench, commands: &[A]) {
    for command in commands {
        bench.press(&[C::Adjudicate(*command)]);
    }
}

fn problem(bench: &Bench) -> Option<&str> {
    let problem = bench.state.comparing.problem.as_ref();
    problem.map(|message| message.id.as_ref())
}

/// The open article beside one file of somebody else's.
fn set_up() -> Bench {
    let mut bench = Bench::new();
    bench.press(&[C::Compare]);
    let file = File {
        name: "bo.json".to_owned(),
        bytes: Vec::new().into(),
    };
    compare(&mut bench, CompareAction::Add(vec![file]));
    bench
}

/// Compared, with as many differences.
fn compared(count: usize) -> Bench {
    let mut bench = set_up();
    compare(&mut bench, CompareAction::Start);
    let of = Rc::new(Comparison::default());
    compare(&mut bench, CompareAction::Gathered(of, Vec::new()));
    answered(&mut bench, Outcome::Compared(Box::default()));
    compare(&mut bench, CompareAction::Show(Page::Differences));
    let differences = vec![Difference::default(); count];
    answered(&mut bench, Outcome::Differences(differences));
    bench
}

#[test]
fn two_with_names_of_their_own_are_asked_for() {
    let mut bench = Bench::new();
    bench.press(&[C::Compare]);
    compare(&mut bench, CompareAction::Start);
    assert_eq!(problem(&bench), Some("compare-too-few"));
    let mut bench = set_up();
    let names: Vec<&str> = bench
        .state
        .comparing
        .sides
        .iter()
        .map(|s| s.name.as_str())
        .collect();
    assert_eq!(names, ["me", "bo"]);
    compare(&mut bench, CompareAction::Rename(1, " me ".to_owned()));
    compare(&mut bench, CompareAction::Start);
    assert_eq!(problem(&bench), Some("compare-same-name"));
    compare(&mut bench, CompareAction::Rename(1, "Bo".to_owned()));
    compare(&mut bench, CompareAction::Start);
    assert_eq!(problem(&bench), None);
    assert!(matches!(
        bench.effects[..],
        [Effect::Gather { project: false, .. }]
    ));
}

#[test]
fn what_is_found_is_asked_for_one_after_the_other() {
    let bench = compared(2);
    let comparing = &bench.state.comparing;
    assert_eq!(comparing.compared.as_deref(), Some(&Compared::default()));
    assert_eq!(
        (comparing.page, comparing.count()),
        (Page::Differences, (0, 2))
    );
    assert_eq!(comparing.work, None);
}

#[test]
fn a_choice_is_stored_goes_on_and_is_undone() {
    let mut bench = compared(2);
    press(&mut bench, &[A::TakeNone]);
    let stored =
        |effect: &Effect| matches!(effect, Effect::StoreChoices { made, .. } if made.len() == 1);
    assert!(bench.effects.iter().any(stored));
    assert_eq!(bench.state.comparing.at, 1);
    press(&mut bench, &[A::TakeAll]);
    assert_eq!(bench.state.comparing.count(), (2, 2));
    assert!(
        !applies(&bench.state, C::Adjudicate(A::NextOpen)),
        "nothing is left"
    );
    press(&mut bench, &[A::Undo, A::Undo, A::Redo]);
    assert_eq!(bench.state.comparing.count(), (1, 2));
    assert_eq!(bench.state.comparing.at, 0, "one sees what was made again");
    press(&mut bench, &[A::TakeAll]);
    assert!(
        !applies(&bench.state, C::Adjudicate(A::Redo)),
        "another choice was made"
    );
}

#[test]
fn what_cannot_be_done_is_said_and_what_was_stopped_is_not() {
    let mut bench = compared(1);
    press(&mut bench, &[A::Save]);
    let asked = |effect: &Effect| matches!(effect, Effect::Errand(errand) if matches!(**errand, Errand::Settle { .. }));
    assert!(bench.effects.iter().any(asked));
    compare(&mut bench, CompareAction::Answered(Err(Problem::Cancelled)));
    assert_eq!((problem(&bench), bench.state.comparing.work), (None, None));
    press(&mut bench, &[A::Save]);
    compare(&mut bench, CompareAction::Answered(Err(Problem::Outdated)));
    assert_eq!(problem(&bench), Some("why-errand-outdated"));
    assert_eq!(
        bench.state.comparing.count(),
        (0, 1),
        "the choices are still to be made"
    );
}
