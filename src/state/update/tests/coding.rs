//! The codebook: changed, followed by new articles, taken, and its keys.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::codebook::Label;
use standpoint_annotation::{Codebook, Recode};

use super::super::super::coding::CodingAction;
use super::super::super::{Dialog, Remedy};
use super::super::coding::codebook_key;
use super::*;
use crate::commands::Chord;

/// A codebook of people and organisations with keys.
fn news() -> Codebook {
    let keyed = |id: &str, key: &str| Label {
        key: Some(key.to_owned()),
        ..Label::new(id, id)
    };
    Codebook {
        labels: vec![keyed("PER", "p"), keyed("ORG", "z")],
        ..Codebook::empty("News")
    }
}

fn here(bench: &Bench) -> Arc<Codebook> {
    Arc::clone(&bench.state.article.as_ref().unwrap().document.codebook)
}

#[test]
fn new_articles_are_marked_with_what_the_open_one_is_until_they_part() {
    let mut bench = Bench::read();
    bench.act(Action::Coding(CodingAction::Recode(Recode::AddLabel(
        Label::new("place", "Place"),
    ))));
    assert!(here(&bench).label(&"place".into()).is_some());
    assert_eq!(bench.state.codebook, here(&bench));
    bench.press(&[C::Undo]);
    assert_eq!(bench.state.codebook, Codebook::standard());
    bench.act(Action::Coding(CodingAction::Keep(Rc::new(news()))));
    bench.act(Action::Coding(CodingAction::Recode(Recode::AddLabel(
        Label::new("place", "Place"),
    ))));
    assert_eq!(*bench.state.codebook, news());
}

#[test]
fn a_codebook_is_changed_before_there_is_an_article_and_nothing_is_read_for_labels_of_ones_own() {
    let mut bench = Bench::empty();
    bench.act(Action::Coding(CodingAction::Take(Rc::new(news()))));
    bench.act(Action::Coding(CodingAction::Recode(Recode::AddLabel(
        Label::new("LOC", "LOC"),
    ))));
    assert_eq!(
        (
            bench.state.codebook.version,
            bench.state.codebook.labels.len()
        ),
        (2, 3)
    );
    bench.arrive(TEXT);
    assert_eq!(here(&bench), bench.state.codebook);
    assert!(
        bench
            .effects
            .iter()
            .all(|effect| !matches!(effect, Effect::Analyse(_)))
    );
    assert!(!applies(&bench.state, C::Read));
}

#[test]
fn taking_a_codebook_is_one_step_whose_undoing_brings_the_old_one_back_everywhere() {
    let mut bench = Bench::read();
    bench.act(Action::Coding(CodingAction::Take(Rc::new(news()))));
    assert_eq!(
        *here(&bench),
        news(),
        "suggestions that nobody decided on are gone"
    );
    assert_eq!(bench.marks(), Vec::<String>::new());
    bench.press(&[C::Undo]);
    assert_eq!(bench.marks().len(), 4);
    assert_eq!(
        [here(&bench), Arc::clone(&bench.state.codebook)],
        [Codebook::standard(), Codebook::standard()]
    );
}

#[test]
fn a_document_with_another_codebook_is_asked_about_and_either_answer_settles_it() {
    let mut document = standpoint_annotation::Document::new("d", standpoint_text::Text::new(TEXT));
    document.codebook = Arc::new(news());
    let json = standpoint_annotation::json::to_json(&document);
    let opened = || Rc::new(open(Some("d.json"), json.as_bytes()).unwrap());
    for (answer, expected) in [(0, "Standpoint default"), (1, "News")] {
        let mut bench = Bench::empty();
        bench.act(Action::Arrived {
            opened: opened(),
            raw: None,
        });
        let notice = bench.state.notices[0].clone();
        assert_eq!(notice.message.id, "notice-codebook-differs");
        bench.act(Action::Remedy(notice.id, notice.remedies[answer].clone()));
        assert!(matches!(notice.remedies[2], Remedy::CompareCodebooks(_)));
        assert_eq!(
            [&here(&bench).name, &bench.state.codebook.name],
            [expected, expected]
        );
        assert_eq!(here(&bench).labels, bench.state.codebook.labels);
    }
}

#[test]
fn a_codebook_that_comes_in_is_offered_and_one_that_is_there_is_not() {
    let json = standpoint_annotation::json::codebook_to_json(&news());
    let opened = || Rc::new(open(Some("news.json"), json.as_bytes()).unwrap());
    let mut bench = Bench::read();
    bench.act(Action::Arrived {
        opened: opened(),
        raw: None,
    });
    let offered = bench.state.dialog.clone();
    assert_eq!(offered, Some(Dialog::TakeCodebook(Rc::new(news()))));
    bench.act(Action::Coding(CodingAction::Take(Rc::new(news()))));
    bench.act(Action::Arrived {
        opened: opened(),
        raw: None,
    });
    assert_eq!(bench.state.dialog, None);
    assert_eq!(bench.state.notices[0].message.id, "notice-codebook-same");
}

#[test]
fn a_labels_key_marks_what_is_selected_and_leaves_the_apps_keys_else() {
    let mut bench = Bench::empty();
    bench.act(Action::Coding(CodingAction::Take(Rc::new(news()))));
    bench.arrive(TEXT);
    let key = |bench: &Bench, key: &str| codebook_key(&bench.state, &Chord::parse(key).unwrap());
    bench.select("Orlen");
    bench.act(key(&bench, "p").unwrap());
    assert_eq!(bench.marks().len(), 1);
    // The mark is looked at now: “p” is the app's again, “z” is nobody else's.
    assert!(key(&bench, "p").is_none());
    bench.act(key(&bench, "z").unwrap());
    let mark = bench.state.inspected_mark().unwrap();
    assert_eq!(mark.label, LabelId::from("ORG"));
}

#[test]
fn a_guideline_follows_the_mark_that_is_looked_at() {
    let mut bench = Bench::read();
    bench.press(&[C::Guide]);
    assert_eq!(bench.state.guide, Some("actor".into()));
    bench.press(&[C::NextSuggestion, C::NextSuggestion]);
    assert_eq!(
        bench.state.guide,
        bench.state.inspected_mark().map(|mark| mark.label.clone())
    );
    bench.press(&[C::Guide]);
    assert_eq!(bench.state.guide, None);
}
