//! Ways into the text and back, the order of review, and what is accepted together.

use super::*;
use crate::state::review::Order;
use crate::state::views::{MapView, Scope};

#[test]
fn a_line_leads_to_the_text_and_a_key_back_to_the_line() {
    let mut bench = Bench::read();
    bench.press(&[C::ShowDoubt]);
    assert!(!applies(&bench.state, C::Back));
    bench.act(Action::Inspect("s3".into()));
    assert_eq!(bench.state.panel, Panel::Review);
    bench.press(&[C::Back]);
    assert_eq!(bench.state.panel, Panel::Doubt);
    assert_eq!(bench.inspected(), Some("s3"));
    assert!(bench.effects.contains(&Effect::FocusLine));
    // Whoever chooses a panel has not come from anywhere.
    bench.act(Action::Inspect("s3".into()));
    bench.press(&[C::ShowActors]);
    assert!(!applies(&bench.state, C::Back));
}

#[test]
fn undo_goes_to_what_it_undoes() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s1".into()));
    bench.press(&[C::Accept]);
    assert_ne!(bench.inspected(), Some("s1"));
    bench.press(&[C::Undo]);
    assert_eq!(bench.inspected(), Some("s1"));
    bench.act(Action::Inspect("s4".into()));
    bench.press(&[C::Redo]);
    assert_eq!(bench.inspected(), Some("s1"));
}

#[test]
fn suggestions_are_accepted_together_as_one_step() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s1".into()));
    bench.act(Action::AcceptAll(vec!["s1".into(), "s4".into()]));
    let accepted = |bench: &Bench| {
        let marks = bench.marks().into_iter();
        marks.filter(|mark| mark.ends_with("accepted")).count()
    };
    assert_eq!(accepted(&bench), 2);
    let next = bench.inspected().map(str::to_owned);
    assert!(next.is_some_and(|id| id == "s2" || id == "s3"));
    bench.press(&[C::Undo]);
    assert_eq!(accepted(&bench), 0);
}

#[test]
fn review_follows_the_order_that_was_chosen() {
    let mut bench = Bench::read();
    bench.act(Action::Order(Order::Label));
    let mut gone = Vec::new();
    for _ in 0..4 {
        bench.press(&[C::NextSuggestion]);
        gone.extend(bench.inspected().map(str::to_owned));
    }
    assert_eq!(gone, ["s1", "s4", "s3", "s2"]);
    bench.press(&[C::Order]);
    assert_eq!(bench.state.order, Order::Doubtful);
}

#[test]
fn marks_are_said_on_demand_and_that_there_is_none() {
    let mut bench = Bench::read();
    let said = |bench: &Bench| bench.state.spoken.1.as_ref().unwrap().words();
    bench.act(Action::Caret(Caret::at(span("joint").start())));
    bench.press(&[C::SayHere]);
    let heard = said(&bench);
    for part in ["Position", "opposes", "not reviewed", "a joint inspection"] {
        assert!(heard.contains(part), "{part} in: {heard}");
    }
    bench.act(Action::Caret(Caret::at(span("engineers").start())));
    bench.press(&[C::SayHere]);
    assert!(said(&bench).contains("no mark"), "{}", said(&bench));
}

#[test]
fn the_place_in_an_article_is_returned_to_unless_another_was_taken() {
    let mut bench = Bench::read();
    let key = bench.state.article.as_ref().unwrap().key.clone();
    let back = |mark: &str| Action::ReturnTo {
        key: key.clone(),
        mark: mark.into(),
    };
    bench.act(back("s3"));
    assert_eq!(bench.inspected(), Some("s3"));
    bench.act(back("s4"));
    assert_eq!(bench.inspected(), Some("s3"));
    let stored = Effect::StorePlace {
        key: key.clone(),
        mark: "s4".into(),
    };
    bench.act(Action::Inspect("s4".into()));
    assert!(bench.effects.contains(&stored));
}

#[test]
fn the_matrix_of_a_project_is_read_once_and_a_mark_elsewhere_opens_its_article() {
    let mut bench = Bench::read();
    let view = MapView {
        scope: Scope::Project,
        ..MapView::default()
    };
    bench.act(Action::Map(view.clone()));
    assert_eq!(bench.effects, [Effect::ReadProject]);
    bench.act(Action::Map(view));
    assert_eq!(bench.effects, []);
    bench.act(Action::InspectIn {
        key: "elsewhere".into(),
        mark: "s1".into(),
    });
    assert_eq!(bench.effects, [Effect::Load("elsewhere".into())]);
    let key = bench.state.article.as_ref().unwrap().key.clone();
    bench.act(Action::InspectIn {
        key,
        mark: "s3".into(),
    });
    assert_eq!(bench.inspected(), Some("s3"));
}

#[test]
fn an_issue_over_the_project_is_renamed_in_articles_that_nobody_has_read() {
    let mut bench = Bench::read();
    let rename = Command::RenameIssue {
        from: "the wall".to_owned(),
        to: Some("walls".to_owned()),
    };
    // The open article has no such issue; another may.
    bench.act(Action::EditEverywhere(rename.clone()));
    assert_eq!(bench.effects, [Effect::EditElsewhere(rename)]);
}

#[test]
fn the_matrix_is_saved_as_a_table_and_as_a_drawing() {
    let mut bench = Bench::read();
    bench.press(&[C::SaveMapCsv]);
    let [
        Effect::SaveText {
            name,
            text,
            media_type,
        },
    ] = bench.effects.as_slice()
    else {
        panic!("{:?}", bench.effects);
    };
    assert_eq!(*media_type, "text/csv", "{name}");
    assert!(text.contains("Kessia,,\"opposes, certain\""), "{text}");
    bench.press(&[C::SaveMapSvg]);
    let [Effect::SaveText { name, text, .. }] = bench.effects.as_slice() else {
        panic!("{:?}", bench.effects);
    };
    assert!(
        name.contains("who stands where") && text.starts_with("<svg"),
        "{name}"
    );
}
