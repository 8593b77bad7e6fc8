//! Comparisons small enough to be counted by hand.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use standpoint_agreement::{Answers, Counts, Report, compare};
use standpoint_annotation::edit::Change;
use standpoint_annotation::mark::Spans;
use standpoint_annotation::{Document, Edit, Link, Mark, State};
use standpoint_text::{Span, Text};

/// A text of forty characters; offsets below are in it.
const TEXT: &str = "Kessia said it may reject the dam plans.";

fn spans(pieces: &[(usize, usize)]) -> Spans {
    let pieces = pieces
        .iter()
        .map(|(start, end)| Span::from_bytes(*start, *end));
    Spans::new(pieces.collect()).unwrap()
}

/// A mark: its id, its label, its pieces in bytes.
fn mark(id: &str, label: &str, pieces: &[(usize, usize)]) -> Mark {
    Mark::new(id, label, spans(pieces))
}

fn document(id: &str, text: &str, marks: Vec<Mark>, links: &[(&str, &str, &str)]) -> Document {
    let mut document = Document::new(id, Text::new(text));
    for mark in marks {
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    for (number, (kind, from, to)) in links.iter().enumerate() {
        let link = Link::new(format!("l{number}"), *kind, *from, *to);
        document.apply(&Edit::Link(Change::add(link))).unwrap();
    }
    document
}

fn actors(pieces: &[&[(usize, usize)]]) -> Document {
    let marks = (pieces.iter().enumerate())
        .map(|(number, pieces)| mark(&format!("a{number}"), "actor", pieces));
    document("d", TEXT, marks.collect(), &[])
}

/// Right predictions, all, right gold, all: exact, matched, overlap.
fn counts(report: &Report, label: &str) -> [[usize; 4]; 3] {
    let counts = report.labels.get(label).unwrap();
    [counts.exact, counts.matched, counts.overlap]
        .map(|c| [c.right_predicted, c.predicted, c.right_gold, c.gold])
}

#[test]
fn marks_are_counted_exactly_matched_and_by_overlap() {
    type Pieces = &'static [&'static [(usize, usize)]];
    let table: [(&str, Pieces, Pieces, [[usize; 4]; 3]); 11] = [
        ("the same", &[&[(0, 6)]], &[&[(0, 6)]], [[1, 1, 1, 1]; 3]),
        (
            "half of the union is enough",
            &[&[(0, 6)]],
            &[&[(0, 12)]],
            [[0, 1, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1]],
        ),
        (
            "less than half is not",
            &[&[(0, 6)]],
            &[&[(0, 13)]],
            [[0, 1, 0, 1], [0, 1, 0, 1], [1, 1, 1, 1]],
        ),
        (
            "touching is no overlap",
            &[&[(0, 6)]],
            &[&[(6, 12)]],
            [[0, 1, 0, 1]; 3],
        ),
        (
            "one prediction over two gold marks",
            &[&[(0, 6)], &[(7, 11)]],
            &[&[(0, 11)]],
            [[0, 1, 0, 2], [1, 1, 1, 2], [1, 1, 2, 2]],
        ),
        (
            "two predictions within one gold mark",
            &[&[(0, 10)]],
            &[&[(0, 5)], &[(5, 10)]],
            [[0, 2, 0, 1], [1, 2, 1, 1], [2, 2, 1, 1]],
        ),
        (
            "the greatest share is paired first",
            &[&[(0, 10)], &[(0, 8)]],
            &[&[(0, 9)], &[(0, 8)]],
            [[1, 2, 1, 2], [2, 2, 2, 2], [2, 2, 2, 2]],
        ),
        (
            "pieces count together",
            &[&[(0, 6), (12, 18)]],
            &[&[(0, 6), (14, 18)]],
            [[0, 1, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1]],
        ),
        (
            "one of two equal pieces is half, of three it is not",
            &[&[(0, 6), (12, 18)], &[(20, 22), (24, 26), (28, 30)]],
            &[&[(0, 6)], &[(20, 22)]],
            [[0, 2, 0, 2], [1, 2, 1, 2], [2, 2, 2, 2]],
        ),
        (
            "the same mark twice is found once",
            &[&[(0, 6)], &[(0, 6)]],
            &[&[(0, 6)]],
            [[1, 1, 1, 2], [1, 1, 1, 2], [1, 1, 2, 2]],
        ),
        (
            "a place without width lies inside but shares nothing",
            &[&[(0, 6)], &[(9, 9)]],
            &[&[(3, 3)], &[(9, 9)]],
            [[1, 2, 1, 2], [0, 2, 0, 2], [1, 2, 1, 2]],
        ),
    ];
    for (what, gold, predicted, expected) in table {
        let report = compare(&[&actors(gold)], &[&actors(predicted)]);
        assert_eq!(counts(&report, "actor"), expected, "{what}");
    }
}

#[test]
fn labels_are_kept_apart() {
    let gold = document("d", TEXT, vec![mark("a", "actor", &[(0, 6)])], &[]);
    let predicted = document("d", TEXT, vec![mark("c", "cue", &[(0, 6)])], &[]);
    let report = compare(&[&gold], &[&predicted]);
    assert_eq!(counts(&report, "actor"), [[0, 0, 0, 1]; 3]);
    assert_eq!(counts(&report, "cue"), [[0, 1, 0, 0]; 3]);
    let labels: Vec<&str> = report.labels.iter().map(|(name, _)| name).collect();
    assert_eq!(labels, ["actor", "position", "uncertainty", "cue"]);
}

#[test]
fn shares_are_counted_in_characters_not_bytes() {
    // Six characters of two bytes beside six of one: half of the characters, two thirds of the bytes.
    let text = "ææææææabcdef ghi";
    let gold = document("d", text, vec![mark("a", "actor", &[(0, 18)])], &[]);
    for (predicted, matched) in [((0, 12), 1), ((12, 18), 1), ((0, 10), 0)] {
        let predicted = document("d", text, vec![mark("a", "actor", &[predicted])], &[]);
        let report = compare(&[&gold], &[&predicted]);
        assert_eq!(counts(&report, "actor")[1], [matched, 1, matched, 1]);
    }
}

#[test]
fn rejected_marks_and_their_links_do_not_count() {
    let marks = |rejected: bool| {
        let mut actor = mark("a", "actor", &[(0, 6)]);
        actor.state = if rejected {
            State::Rejected
        } else {
            State::Suggested
        };
        vec![actor, mark("p", "position", &[(12, 39)])]
    };
    let links = [("held_by", "p", "a")];
    let whole = document("d", TEXT, marks(false), &links);
    let without = document("d", TEXT, marks(true), &links);
    for (gold, predicted, marks, held_by) in [
        (&whole, &whole, [1, 1, 1, 1], Counts::one_to_one(1, 1, 1)),
        (&whole, &without, [0, 0, 0, 1], Counts::one_to_one(0, 0, 1)),
        (&without, &whole, [0, 1, 0, 0], Counts::one_to_one(0, 1, 0)),
    ] {
        let report = compare(&[gold], &[predicted]);
        assert_eq!(counts(&report, "actor"), [marks; 3]);
        assert_eq!(report.links.get("held_by"), Some(&held_by));
    }
}

#[test]
fn attributes_are_compared_over_matched_marks_where_the_gold_has_them() {
    let marks = |stances: [&str; 3]| {
        let pieces = [(0, 6), (12, 18), (20, 39)];
        let all = pieces.into_iter().zip(stances).enumerate();
        let marks = all.map(|(number, (piece, stance))| {
            let mark = mark(&format!("p{number}"), "position", &[piece]).with("issue", stance);
            if stance.is_empty() {
                mark
            } else {
                mark.with("stance", stance)
            }
        });
        document("d", TEXT, marks.collect(), &[])
    };
    let gold = marks(["opposes", "denies", ""]);
    let right = |stances| {
        let report = compare(&[&gold], &[&marks(stances)]);
        // Free words are not compared.
        assert_eq!(report.attributes.get("issue"), None);
        *report.attributes.get("stance").unwrap()
    };
    let answers = |right| Answers { right, compared: 2 };
    assert_eq!(right(["opposes", "denies", "states"]), answers(2));
    assert_eq!(right(["opposes", "states", "states"]), answers(1));
    assert_eq!(right(["", "", ""]), answers(0));
}

#[test]
fn links_are_right_where_both_ends_are_matched_to_a_gold_links_ends() {
    type Links = [(&'static str, &'static str, &'static str)];
    let marks = || {
        vec![
            mark("a", "actor", &[(0, 6)]),
            mark("b", "actor", &[(30, 33)]),
            mark("c", "cue", &[(7, 11)]),
            mark("p", "position", &[(12, 39)]),
        ]
    };
    let gold_links = [("held_by", "p", "a"), ("signalled_by", "p", "c")];
    let gold = document("d", TEXT, marks(), &gold_links);
    let table: [(&Links, [usize; 3], [usize; 3]); 4] = [
        (&gold_links, [1, 1, 1], [1, 1, 1]),
        (&[("held_by", "p", "b")], [0, 1, 1], [0, 0, 1]),
        (
            &[("held_by", "p", "a"), ("held_by", "p", "b")],
            [1, 2, 1],
            [0, 0, 1],
        ),
        (
            &[("about", "p", "a"), ("signalled_by", "c", "p")],
            [0, 0, 1],
            [0, 1, 1],
        ),
    ];
    for (links, held_by, signalled_by) in table {
        let report = compare(&[&gold], &[&document("d", TEXT, marks(), links)]);
        for (kind, [right, predicted, all]) in
            [("held_by", held_by), ("signalled_by", signalled_by)]
        {
            let expected = Counts::one_to_one(right, predicted, all);
            assert_eq!(report.links.get(kind), Some(&expected), "{links:?}");
        }
    }
}

#[test]
fn the_same_link_twice_is_right_once() {
    let marks = || {
        vec![
            mark("a", "actor", &[(0, 6)]),
            mark("p", "position", &[(12, 39)]),
        ]
    };
    let link = ("held_by", "p", "a");
    let gold = document("d", TEXT, marks(), &[link]);
    let report = compare(&[&gold], &[&document("d", TEXT, marks(), &[link, link])]);
    assert_eq!(
        report.links.get("held_by"),
        Some(&Counts::one_to_one(1, 2, 1))
    );
}

#[test]
fn documents_are_paired_by_id_and_the_unpaired_are_named() {
    let named = |id: &str, text: &str| document(id, text, vec![mark("a", "actor", &[(0, 6)])], &[]);
    let gold = [
        named("both", TEXT),
        named("gold", TEXT),
        named("texts", TEXT),
    ];
    let predicted = [
        named("texts", "Kessia said no."),
        named("extra", TEXT),
        named("both", TEXT),
    ];
    let report = compare(&gold.each_ref(), &predicted.each_ref());
    assert_eq!(report.documents, 3);
    assert_eq!(report.missing, ["gold"]);
    assert_eq!(report.unexpected, ["extra"]);
    assert_eq!(report.different_texts, ["texts"]);
    assert_eq!(counts(&report, "actor"), [[2, 2, 2, 3]; 3]);
}

#[test]
fn reports_add_up() {
    let second = |pieces: &[&[(usize, usize)]]| {
        let mut document = actors(pieces);
        "e".clone_into(&mut document.id);
        document
    };
    let one = actors(&[&[(0, 6)]]);
    let two = second(&[&[(0, 6)], &[(7, 11)]]);
    let found = second(&[&[(7, 11)]]);
    let merged = compare(&[&one], &[&one]).merge(compare(&[&two], &[&found]));
    assert_eq!(merged, compare(&[&one, &two], &[&one, &found]));
    assert_eq!(counts(&merged, "actor"), [[2, 2, 2, 3]; 3]);
}

#[test]
fn a_report_prints_its_figures() {
    let gold = actors(&[&[(0, 6)], &[(7, 11)], &[(12, 14)]]);
    let printed = compare(&[&gold], &[&actors(&[&[(0, 6)]])]).to_string();
    assert!(printed.starts_with("1 document compared\n"), "{printed}");
    let row =
        "actor              3     1   100.0  33.3  50.0   100.0  33.3  50.0   100.0  33.3  50.0";
    assert!(printed.lines().any(|line| line == row), "{printed}");
}

#[test]
fn a_document_with_thousands_of_marks_is_compared_by_a_sweep() {
    // Twenty thousand marks on either side: all pairs would be four hundred million.
    let text = "abcde ".repeat(20_000);
    let marks = || (0..20_000).map(|n| mark(&format!("a{n}"), "actor", &[(6 * n, 6 * n + 5)]));
    let document = document("d", &text, marks().collect(), &[]);
    let report = compare(&[&document], &[&document]);
    assert_eq!(counts(&report, "actor"), [[20_000; 4]; 3]);
}
