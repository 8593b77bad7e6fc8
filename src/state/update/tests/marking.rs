//! A label that sticks, numbers, pieces, values, entities, and suggestions that are marked by hand.

use super::*;
use crate::state::Dialog;
use crate::state::marking::{MarkingAction, Somebody};

fn label(id: &str) -> LabelId {
    LabelId::from(id)
}

#[test]
fn a_label_that_sticks_goes_to_what_is_selected_clicked_or_entered_until_escape() {
    let mut bench = Bench::new();
    bench.press(&[C::Stick]);
    assert_eq!(bench.state.marking.sticky, Some(label("actor")));
    bench.select("Kessia");
    bench.press(&[C::Accept]);
    bench.act(Action::Click(span("Orlen").start()));
    bench.press(&[C::Label(4)]);
    assert_eq!(
        bench.state.marking.sticky,
        Some(label("cue")),
        "a number changes it"
    );
    bench.select("rejected");
    bench.act(Action::Marking(MarkingAction::TagSticky));
    bench.act(Action::Caret(Caret::at(span("offered").start())));
    bench.press(&[C::Accept]);
    let expected = [
        "actor:Kessia:accepted",
        "cue:rejected:accepted",
        "actor:Orlen:accepted",
        "cue:offered:accepted",
    ];
    assert_eq!(bench.marks(), expected);
    bench.act(Action::Click(span("offered").start()));
    assert_eq!(bench.marks().len(), 4, "its own mark is looked at");
    bench.press(&[C::Escape]);
    assert_eq!(bench.state.marking.sticky, None);
}

#[test]
fn the_other_end_of_a_link_is_picked_by_its_number() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    bench.press(&[C::PickHolder]);
    let numbered = bench.state.marking.numbered.clone();
    let numbers: Vec<(u8, &str)> = numbered.iter().map(|(n, id)| (*n, id.as_str())).collect();
    assert_eq!(numbers, [(1, "s1"), (2, "s4")], "the nearest first");
    bench.act(Action::Marking(MarkingAction::Digit(7)));
    assert!(bench.state.picking.is_some(), "no mark has this number");
    bench.act(Action::Marking(MarkingAction::Digit(2)));
    assert_eq!(bench.links("held_by"), [("s3".to_owned(), "s4".to_owned())]);
    assert!(bench.state.picking.is_none());
}

#[test]
fn what_is_selected_is_cut_out_of_a_mark_and_a_piece_at_the_caret_goes() {
    let mut bench = Bench::new();
    bench.select("Kessia rejected a joint inspection");
    bench.press(&[C::Label(2)]);
    bench.select("rejected");
    bench.press(&[C::CutPiece]);
    assert_eq!(
        bench.marks(),
        ["position:Kessia … a joint inspection:accepted"]
    );
    bench.act(Action::Caret(Caret::at(span("Kessia").start())));
    bench.press(&[C::CutPiece]);
    assert_eq!(bench.marks(), ["position:a joint inspection:accepted"]);
    bench.act(Action::Caret(Caret::at(span("joint").start())));
    assert!(!applies(&bench.state, C::CutPiece), "nothing would be left");
    bench.select("Monday");
    assert!(!applies(&bench.state, C::CutPiece), "it is outside");
}

#[test]
fn the_words_of_a_suggestion_marked_by_hand_accept_it() {
    let mut bench = Bench::read();
    bench.select("Orlen");
    bench.press(&[C::Label(1)]);
    assert_eq!(bench.marks()[3], "actor:Orlen:accepted");
    assert_eq!((bench.marks().len(), bench.inspected()), (4, Some("s4")));
    bench.press(&[C::Reject]);
    bench.select("Orlen");
    bench.press(&[C::Label(1)]);
    assert_eq!(
        bench.marks()[3],
        "actor:Orlen:accepted",
        "a rejected one too"
    );
    assert_eq!(bench.marks().len(), 4);
    bench.select("Orlen offered");
    bench.press(&[C::Label(1)]);
    assert_eq!(bench.marks().len(), 5, "other words are another mark");
}

#[test]
fn a_key_asks_for_each_attribute_that_the_label_has() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    let asked = |bench: &mut Bench, command| {
        bench.press(&[command]);
        match bench.state.dialog.take() {
            Some(Dialog::Choose(mark, attribute)) => format!("{mark} {attribute}"),
            _ => String::new(),
        }
    };
    assert_eq!(asked(&mut bench, C::Choose(1)), "s3 stance");
    assert_eq!(asked(&mut bench, C::Choose(2)), "s3 certainty");
    assert_eq!(asked(&mut bench, C::ChooseWords), "s3 issue");
    bench.act(Action::Inspect("s2".into()));
    for command in [C::Choose(1), C::Choose(2), C::ChooseWords, C::Who] {
        assert!(
            !applies(&bench.state, command),
            "a cue has none: {command:?}"
        );
    }
}

#[test]
fn the_caret_and_the_selection_go_by_clauses() {
    let mut bench = Bench::new();
    bench.act(Action::Caret(Caret::at(Offset::ZERO)));
    bench.press(&[C::Extend(Motion::ClauseRight)]);
    let first = span("Kessia rejected a joint inspection on Monday");
    assert_eq!(bench.state.selection(), Some(first));
    bench.press(&[C::Caret(Motion::ClauseRight), C::Caret(Motion::ClauseLeft)]);
    assert_eq!(bench.state.caret, Some(Caret::at(span("Orlen").start())));
    bench.press(&[C::SelectClause]);
    assert_eq!(
        bench.state.selection(),
        Some(span("Orlen offered to send engineers"))
    );
}

/// The names of the entities, each with its mentions.
fn entities(bench: &Bench) -> Vec<(String, usize)> {
    let document = &bench.state.article.as_ref().unwrap().document;
    let entities = document.entities();
    entities
        .map(|entity| (entity.name.clone(), document.mentions(&entity.id).count()))
        .collect()
}

#[test]
fn actors_are_renamed_parted_and_made_one() {
    let mut bench = Bench::new();
    for words in ["Kessia", "Orlen", "engineers"] {
        bench.select(words);
        bench.press(&[C::Label(1)]);
    }
    let to = |bench: &mut Bench, marks: &[&str], to| {
        let marks = marks.iter().map(|id| MarkId::from(*id)).collect();
        bench.act(Action::Marking(MarkingAction::MoveMentions { marks, to }));
    };
    let new = |name: &str| Somebody::New(name.to_owned(), None);
    to(&mut bench, &["m1", "m2", "m3"], new("Basin"));
    assert_eq!(entities(&bench), [("Basin".to_owned(), 3)]);
    to(&mut bench, &["m1", "m2", "m3"], new("The basin"));
    assert_eq!(
        entities(&bench),
        [("The basin".to_owned(), 3)],
        "all: renamed"
    );
    to(&mut bench, &["m2", "m3"], new("Orlen"));
    assert_eq!(
        entities(&bench),
        [("The basin".to_owned(), 1), ("Orlen".to_owned(), 2)]
    );
    to(&mut bench, &["m3"], Somebody::Known("e1".into()));
    assert_eq!(
        entities(&bench),
        [("The basin".to_owned(), 2), ("Orlen".to_owned(), 1)]
    );
    to(&mut bench, &["m1", "m3"], Somebody::Known("e2".into()));
    assert_eq!(entities(&bench), [("Orlen".to_owned(), 3)], "made one");
    to(&mut bench, &["m1"], Somebody::Nobody);
    assert_eq!(entities(&bench), [("Orlen".to_owned(), 2)]);
    bench.press(&[C::Undo, C::Undo]);
    assert_eq!(entities(&bench).len(), 2, "each is one step");
}
