//! Looking for words, going to steps, settling slips, taking in a new version.

use super::*;
use crate::state::find::{FindAction, Wanted};

fn wanted(query: &str) -> Wanted {
    Wanted {
        query: query.to_owned(),
        ..Wanted::default()
    }
}

/// Looks for something, as if the browser had found it at these words.
fn find(bench: &mut Bench, query: &str, found: &[&str]) {
    bench.act(Action::Finding(FindAction::Find(wanted(query))));
    let number = bench.state.find.number;
    let hits = found.iter().map(|words| span(words)).collect();
    bench.act(Action::Finding(FindAction::Hits {
        number,
        hits,
        trouble: None,
    }));
}

#[test]
fn what_is_selected_is_looked_for_and_the_next_hit_is_the_one_after_the_caret() {
    let mut bench = Bench::read();
    bench.select("joint");
    bench.press(&[C::Find]);
    assert_eq!(bench.state.find.wanted, wanted("joint"));
    assert_eq!(bench.state.find.asked, 1, "the field gets the focus");
    find(
        &mut bench,
        "e",
        &["Kessia", "inspection", "Monday", "engineers"],
    );
    assert_eq!(bench.state.find.at, Some(1));
    assert!(bench.effects.contains(&Effect::Reveal(span("inspection"))));
    bench.press(&[C::NextHit, C::NextHit, C::NextHit]);
    assert_eq!(bench.state.find.at, Some(0));
    bench.press(&[C::PreviousHit]);
    assert_eq!(bench.state.find.at, Some(3));
    // A longer query keeps the place.
    find(&mut bench, "en", &["Kessia", "engineers"]);
    assert_eq!(bench.state.find.at, Some(1));
}

#[test]
fn an_answer_to_an_earlier_search_is_dropped() {
    let mut bench = Bench::read();
    bench.act(Action::Finding(FindAction::Find(wanted("a"))));
    let number = bench.state.find.number;
    bench.act(Action::Finding(FindAction::Find(wanted("ab"))));
    bench.act(Action::Finding(FindAction::Hits {
        number,
        hits: vec![span("Kessia")],
        trouble: None,
    }));
    assert!(bench.state.find.hits.is_empty());
    bench.act(Action::Finding(FindAction::Close));
    assert!(!bench.state.find.open);
    assert_eq!(
        bench.state.find.wanted,
        wanted("ab"),
        "what was typed is kept"
    );
}

#[test]
fn closing_leaves_the_hit_selected_and_hits_are_marked_as_one_step() {
    let mut bench = Bench::new();
    find(&mut bench, "x", &["Kessia", "Orlen"]);
    let before = bench.marks().len();
    let mark = |bench: &mut Bench| {
        bench.act(Action::Finding(FindAction::Mark {
            label: "actor".into(),
            hits: vec![span("Kessia"), span("Orlen")],
        }));
    };
    mark(&mut bench);
    assert_eq!(bench.marks().len(), before + 2);
    mark(&mut bench);
    assert_eq!(bench.marks().len(), before + 2, "nothing is marked twice");
    bench.press(&[C::Undo]);
    assert_eq!(bench.marks().len(), before);
    bench.press(&[C::Escape]);
    assert_eq!(bench.state.selection(), Some(span("Kessia")));
    assert!(!bench.state.find.open);
}

#[test]
fn the_history_is_gone_through_several_steps_at_a_time_each_an_entry_of_the_journal() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s1".into()));
    bench.press(&[C::Accept, C::Accept, C::Accept]);
    let article = bench.state.article.clone().unwrap();
    let after = bench.marks();
    bench.act(Action::GoToStep(1));
    let entries = bench
        .effects
        .iter()
        .filter(|e| matches!(e, Effect::Append { .. }));
    assert_eq!(entries.count(), article.history.done().len() - 1);
    assert!(bench.marks().iter().all(|mark| !mark.ends_with("accepted")));
    bench.act(Action::GoToStep(article.history.done().len()));
    assert_eq!(bench.marks(), after);
    let history = &bench.state.article.as_ref().unwrap().history;
    assert!(history.done().skip(1).all(|step| step.at.is_some()));
    bench.act(Action::GoToStep(0));
    assert_eq!(bench.marks(), Vec::<String>::new());
}

#[test]
fn slips_are_settled_by_key_while_the_check_is_shown() {
    let mut bench = Bench::new();
    bench.act(Action::Finding(FindAction::Mark {
        label: "actor".into(),
        hits: vec![span("Kessia"), span("on Monday.")],
    }));
    let slip = MarkId::from("m2");
    bench.act(Action::Inspect(slip.clone()));
    assert!(!applies(&bench.state, C::Mend));
    bench.press(&[C::ShowCheck]);
    bench.act(Action::Inspect(slip.clone()));
    assert_eq!(bench.state.panel, Panel::Check);
    bench.press(&[C::Mend]);
    let document = &bench.state.article.as_ref().unwrap().document;
    assert_eq!(document.quote(document.mark(&slip).unwrap()), "on Monday");
    bench.press(&[C::Undo]);
    bench.act(Action::Inspect(slip.clone()));
    bench.press(&[C::DismissSlip]);
    let document = &bench.state.article.as_ref().unwrap().document;
    let (open, dismissed) = standpoint_annotation::slips::slips(document);
    assert_eq!((open.len(), dismissed.len()), (0, 1));
}

#[test]
fn a_new_version_is_another_article_and_what_it_lost_is_placed() {
    let mut bench = Bench::read();
    let before = bench.state.article.clone().unwrap();
    bench.act(Action::TakeVersion(
        "Kessia turned down a joint inspection on Monday.".into(),
    ));
    let after = bench.state.article.clone().unwrap();
    assert_ne!(after.key, before.key);
    assert_eq!(bench.state.articles.len(), 2);
    assert_eq!(bench.state.panel, Panel::Check);
    let left = |bench: &Bench| {
        let document = &bench.state.article.as_ref().unwrap().document;
        standpoint_annotation::carry::lost(document).len()
    };
    assert_eq!((after.document.marks().len(), left(&bench)), (2, 2));
    assert!(!applies(&bench.state, C::PlaceLost));
    bench.act(Action::Caret(Caret {
        anchor: Offset::new(7),
        head: Offset::new(18),
    }));
    bench.press(&[C::PlaceLost]);
    let document = &bench.state.article.as_ref().unwrap().document;
    assert_eq!(
        document.quote(document.mark(&"s2".into()).unwrap()),
        "turned down"
    );
    assert_eq!(document.links().len(), 2);
    bench.press(&[C::DropLost]);
    assert_eq!(left(&bench), 0);
    bench.press(&[C::Undo, C::Undo]);
    assert_eq!(left(&bench), 2);
}

#[test]
fn a_note_on_the_article_is_a_step_of_its_own() {
    let mut bench = Bench::read();
    bench.act(Action::NoteOnArticle(" Ask about the date. ".into()));
    let note = |bench: &Bench| {
        bench
            .state
            .article
            .as_ref()
            .unwrap()
            .document
            .details
            .note
            .clone()
    };
    assert_eq!(note(&bench).as_deref(), Some("Ask about the date."));
    bench.press(&[C::Undo]);
    assert_eq!(note(&bench), None);
}
