//! What holds for all annotations.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use proptest::prelude::*;
use standpoint_agreement::{Report, compare};
use standpoint_annotation::edit::Change;
use standpoint_annotation::mark::Spans;
use standpoint_annotation::{Document, Edit, Mark};
use standpoint_text::{Span, Text};

const LENGTH: usize = 40;

type Marks = Vec<Vec<(usize, usize)>>;

fn marks() -> impl Strategy<Value = Marks> {
    let piece = (0..LENGTH, 0..8_usize).prop_map(|(start, len)| (start, (start + len).min(LENGTH)));
    prop::collection::vec(prop::collection::vec(piece, 1..3), 0..12)
}

fn document(marks: &Marks) -> Document {
    let mut document = Document::new("d", Text::new("x".repeat(LENGTH)));
    for (number, pieces) in marks.iter().enumerate() {
        let pieces = pieces
            .iter()
            .map(|(start, end)| Span::from_bytes(*start, *end));
        let spans = Spans::new(pieces.collect()).unwrap();
        let mark = Mark::new(format!("m{number}"), "actor", spans);
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    document
}

fn characters(mark: &Mark) -> Vec<usize> {
    mark.spans
        .pieces()
        .iter()
        .flat_map(|piece| piece.range())
        .collect()
}

/// Whether two marks lie over one another, and whether they could be matched, by looking at each
/// character.
fn slowly(a: &Mark, b: &Mark) -> (bool, bool) {
    let touch = a.spans.pieces().iter().any(|s| {
        let mut others = b.spans.pieces().iter();
        others.any(|t| s.start() < t.end() && t.start() < s.end())
    });
    let (own, others) = (characters(a), characters(b));
    let shared = own.iter().filter(|c| others.contains(c)).count();
    let union = own.len() + others.len() - shared;
    (touch, shared > 0 && 2 * shared >= union)
}

fn actor(report: &Report) -> standpoint_agreement::LabelCounts {
    report.labels.get("actor").copied().unwrap_or_default()
}

proptest! {
    #[test]
    fn the_sweep_finds_what_looking_at_each_pair_finds(gold in marks(), predicted in marks()) {
        let (gold, predicted) = (document(&gold), document(&predicted));
        let counts = actor(&compare(&[&gold], &[&predicted]));
        let touched = gold.marks().filter(|g| predicted.marks().any(|p| slowly(g, p).0)).count();
        let touching = predicted.marks().filter(|p| gold.marks().any(|g| slowly(g, p).0)).count();
        prop_assert_eq!(counts.overlap.right_gold, touched);
        prop_assert_eq!(counts.overlap.right_predicted, touching);
        let partners = gold.marks().filter(|g| predicted.marks().any(|p| slowly(g, p).1)).count();
        prop_assert!(counts.matched.right_gold <= partners);
        prop_assert_eq!(counts.matched.right_gold == 0, partners == 0);
    }

    #[test]
    fn an_annotation_agrees_with_itself(marks in marks()) {
        let document = document(&marks);
        let counts = actor(&compare(&[&document], &[&document]));
        prop_assert_eq!(counts.exact.right_gold, document.marks().len());
        let with_width = document.marks().filter(|m| !characters(m).is_empty()).count();
        prop_assert_eq!(counts.matched.right_gold, with_width);
    }

    #[test]
    fn turned_round_precision_is_recall(gold in marks(), predicted in marks()) {
        let (gold, predicted) = (document(&gold), document(&predicted));
        let there = actor(&compare(&[&gold], &[&predicted]));
        let back = actor(&compare(&[&predicted], &[&gold]));
        for (there, back) in [(there.exact, back.exact), (there.overlap, back.overlap)] {
            prop_assert_eq!(there.right_predicted, back.right_gold);
            prop_assert_eq!(there.predicted, back.gold);
        }
    }
}
