//! Annotators compared: counted by hand, and what holds for all annotations.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use proptest::prelude::*;
use standpoint_agreement::Counted;
use standpoint_agreement::annotators::{Agreement, Annotator, Left, agree};
use standpoint_annotation::edit::Change;
use standpoint_annotation::{Document, Edit, Mark, State};
use standpoint_text::{Span, Text};

const TEXT: &str = "Kessia's allies said it may reject 3 dam plans.";

fn document(id: &str, text: &str, marks: &[(&str, (usize, usize))]) -> Document {
    let mut document = Document::new(id, Text::new(text));
    for (number, (label, (start, end))) in marks.iter().enumerate() {
        let mark = Mark::new(format!("m{number}"), *label, Span::from_bytes(*start, *end));
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    document
}

fn compared(documents: &[&Document]) -> Agreement {
    let names = ["ada", "ben", "cy"];
    let annotators: Vec<Annotator> = names
        .iter()
        .zip(documents)
        .map(|(name, document)| Annotator {
            name,
            documents: vec![document],
        })
        .collect();
    agree(&annotators, Counted::Accepted)
}

fn near(figure: Option<f64>, expected: f64) -> bool {
    figure.is_some_and(|figure| (figure - expected).abs() < 1e-9)
}

#[test]
fn an_agreement_says_what_it_rests_on() {
    let ada = document("d", TEXT, &[("actor", (0, 6)), ("cue", (16, 20))]);
    let ben = document("d", TEXT, &[("actor", (0, 6))]);
    let basis = compared(&[&ada, &ben]).overall.basis;
    assert_eq!((basis.articles, basis.characters, basis.words), (1, 47, 9));
    assert_eq!(basis.marks, [2, 1]);
}

#[test]
fn of_three_annotators_f1_is_the_mean_over_pairs() {
    let marks = [("cue", (16, 20)), ("actor", (0, 6)), ("actor", (36, 40))];
    let ada = document("d", TEXT, &marks);
    let ben = document("d", TEXT, &marks[..2]);
    let cy = document("d", TEXT, &[("cue", (16, 22)), ("actor", (0, 6))]);
    let figures = compared(&[&ada, &ben, &cy]).overall;
    let cue = figures.labels.get("cue").unwrap();
    assert!(near(cue.exact_f1, 1.0 / 3.0) && near(cue.matched_f1, 1.0));
    // Ada with either: one of her two marks, and theirs; the others agree.
    let actor = figures.labels.get("actor").unwrap();
    assert!(near(actor.exact_f1, (2.0 / 3.0 + 2.0 / 3.0 + 1.0) / 3.0));
    assert_eq!(actor.marks, [2, 1, 1]);
}

#[test]
fn alpha_is_as_the_equations_say() {
    // Of 47 characters ada marks six, ben the same and four more: 4 are apart, 16 values of 94 say
    // marked, and the units alone make 6² + 6² + 4² of the pairs that are left out.
    let ada = document("d", TEXT, &[("actor", (0, 6))]);
    let ben = document("d", TEXT, &[("actor", (0, 6)), ("actor", (36, 40))]);
    let alpha = compared(&[&ada, &ben])
        .overall
        .labels
        .get("actor")
        .unwrap()
        .alpha;
    let with_itself: f64 = 36.0 + 36.0 + 16.0 + 78.0;
    let expected = 1.0 - 4.0 * (94.0 - with_itself / 94.0) / (16.0 * 78.0);
    assert!(near(alpha, expected), "{alpha:?}");
}

#[test]
fn kappa_is_over_matched_marks_and_silence_is_an_answer() {
    let kinds = |kinds: [Option<&str>; 4]| {
        let mut document = document("d", TEXT, &[]);
        let places = [(0, 6), (9, 15), (21, 23), (37, 40)];
        for (number, (kind, (start, end))) in kinds.iter().zip(places).enumerate() {
            let span = Span::from_bytes(start, end);
            let mut mark = Mark::new(format!("m{number}"), "actor", span);
            if let Some(kind) = kind {
                mark = mark.with("kind", kind);
            }
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        document
    };
    let ada = kinds([Some("state"), Some("group"), Some("group"), None]);
    let ben = kinds([Some("state"), Some("group"), None, None]);
    let figures = compared(&[&ada, &ben]).overall;
    let kind = figures.attributes.get("kind").unwrap();
    // state-state, group-group, group-nothing: pₒ = 2/3, pₑ = (1·1 + 2·1) / 9 = 1/3.
    assert_eq!((kind.alike, kind.compared), (2, 3));
    assert!(near(kind.kappa, 0.5));
}

#[test]
fn only_accepted_marks_count_unless_suggestions_are_asked_for() {
    let mut ada = document("d", TEXT, &[]);
    for (id, place, state) in [
        ("a", 0, State::Accepted),
        ("b", 9, State::Suggested),
        ("c", 16, State::Rejected),
    ] {
        let mark = Mark {
            state,
            ..Mark::new(id, "actor", Span::from_bytes(place, place + 4))
        };
        ada.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    let annotators = ["ada", "ben"].map(|name| Annotator {
        name,
        documents: vec![&ada],
    });
    for (counted, marks) in [(Counted::Accepted, 1), (Counted::Standing, 2)] {
        let figures = agree(&annotators, counted).overall;
        assert_eq!(figures.labels.get("actor").unwrap().marks, [marks, marks]);
    }
}

#[test]
fn articles_are_paired_by_text_and_added_up() {
    let of = |id: &str, text: &str, end: usize| document(id, text, &[("actor", (0, end))]);
    let ada = [
        of("one", TEXT, 6),
        of("two", "Kessia said no.", 6),
        of("three", "Mere words", 4),
    ];
    let ben = [
        of("2", "Kessia said no.", 4),
        of("1", TEXT, 6),
        of("three", "Mere wards", 4),
    ];
    let annotators = [
        Annotator {
            name: "ada",
            documents: ada.iter().collect(),
        },
        Annotator {
            name: "ben",
            documents: ben.iter().collect(),
        },
    ];
    let agreement = agree(&annotators, Counted::Accepted);
    let ids: Vec<&str> = agreement.articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["one", "two"]);
    let actor = agreement.overall.labels.get("actor").unwrap();
    assert!(near(actor.exact_f1, 0.5) && near(actor.matched_f1, 1.0));
    assert_eq!(actor.marks, [2, 2]);
    let other = |annotator: &str, differs_from: &str| Left::OtherText {
        id: "three".to_owned(),
        annotator: annotator.to_owned(),
        differs_from: differs_from.to_owned(),
        at: 6,
    };
    assert_eq!(agreement.left, [other("ada", "ben"), other("ben", "ada")]);
    let printed = agreement.to_string();
    assert!(printed.starts_with("ada, ben\n2 articles, 12 words, 62 characters; marks: 2 / 2\n"));
    assert!(printed.contains("\ntwo "), "{printed}");
}

type Places = Vec<(usize, usize)>;

fn places() -> impl Strategy<Value = Places> {
    prop::collection::vec((0..40_usize, 1..7_usize), 0..8)
}

fn actors(places: &Places) -> Document {
    let marks: Vec<_> = places
        .iter()
        .map(|(at, length)| ("actor", (*at, at + length)))
        .collect();
    document("d", TEXT, &marks)
}

proptest! {
    #[test]
    fn the_order_of_annotators_does_not_matter(ada in places(), ben in places(), cy in places()) {
        let [ada, ben, cy] = [ada, ben, cy].map(|places| actors(&places));
        let there = compared(&[&ada, &ben, &cy]).overall;
        let back = compared(&[&cy, &ada, &ben]).overall;
        let (there, back) = (there.labels.get("actor").unwrap(), back.labels.get("actor").unwrap());
        let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        prop_assert!(same(there.alpha, back.alpha) && same(there.exact_f1, back.exact_f1));
    }

    #[test]
    fn who_agrees_with_oneself_agrees_wholly(places in places()) {
        let document = actors(&places);
        let figures = compared(&[&document, &document, &document]).overall;
        let actor = figures.labels.get("actor").unwrap();
        for figure in [actor.exact_f1, actor.matched_f1, actor.alpha].into_iter().flatten() {
            prop_assert!((figure - 1.0).abs() < 1e-9);
        }
        prop_assert_eq!(actor.exact_f1.is_some(), !places.is_empty());
    }
}
