//! Layers compared: examples counted by hand, and what holds for all.

use proptest::prelude::*;
use standpoint_agreement::layer::{
    Attribution, LabelledSpan, LayerDocument, compare_layer, compare_layers, names,
};
use standpoint_agreement::lea::Lea;
use standpoint_agreement::{Answers, Counts, Piece};

/// Eight words of three letters.
const TEXT: &str = "one two six ten ice sea oak elm";

fn document(id: &str, spans: &[(usize, usize, &str)]) -> LayerDocument {
    let mut document = LayerDocument::new(id, TEXT);
    let spans = spans.iter().map(|(s, e, l)| LabelledSpan::new(*s, *e, *l));
    document.spans = spans.collect();
    document
}

#[test]
fn spans_are_counted_four_ways() {
    let gold = document("d", &[(0, 7, "cue"), (12, 15, "cue"), (20, 27, "cue")]);
    let predicted = document("d", &[(0, 7, "cue"), (0, 7, "cue"), (12, 19, "cue")]);
    let counts = compare_layer(&gold, &predicted, &["cue"]).all();
    assert_eq!(counts.exact, Counts::one_to_one(1, 2, 3));
    assert_eq!(counts.matched, Counts::one_to_one(1, 2, 3));
    let overlap = Counts {
        right_predicted: 2,
        predicted: 2,
        right_gold: 2,
        gold: 3,
    };
    assert_eq!(counts.overlap, overlap);
    assert_eq!(counts.token, Counts::one_to_one(3, 4, 5));
}

#[test]
fn labels_are_kept_apart_and_types_are_counted_over_what_is_matched() {
    let gold = document("d", &[(0, 3, "epistemic"), (4, 7, "condition")]);
    let predicted = document(
        "d",
        &[(0, 3, "doxastic"), (4, 7, "condition"), (8, 9, "condition")],
    );
    let labels = ["epistemic", "doxastic", "condition"];
    let counts = compare_layer(&gold, &predicted, &labels);
    assert_eq!(counts.all().exact, Counts::one_to_one(1, 3, 2));
    let types = Answers {
        right: 1,
        compared: 2,
    };
    assert_eq!(counts.types, types);
    let of = |label| counts.labels.get(label).map(|c| c.exact);
    assert_eq!(of("epistemic"), Some(Counts::one_to_one(0, 0, 1)));
}

#[test]
fn a_gold_document_without_a_prediction_counts_as_empty() {
    let gold = ["d", "e"].map(|id| document(id, &[(0, 3, "cue")]));
    let predicted = ["e", "f"].map(|id| document(id, &[(0, 3, "cue")]));
    let report = compare_layers(&gold, &predicted, &["cue"]);
    assert_eq!(report.missing, 1);
    assert_eq!(report.total().all().exact, Counts::one_to_one(1, 1, 2));
    let twice = report.drawn([1, 1, 7]).all().exact;
    assert_eq!(twice, Counts::one_to_one(2, 2, 2));
}

#[test]
fn attributions_count_beside_their_spans() {
    let mut gold = document("d", &[]);
    gold.attribute(Attribution {
        source: vec![(0, 3)],
        cue: vec![(4, 7)],
        content: vec![(8, 15), (20, 31)],
    });
    let counts = compare_layer(&gold, &gold, &["source", "cue", "content"]);
    assert_eq!(counts.linked, Counts::one_to_one(1, 1, 1));
    assert_eq!(counts.all().exact, Counts::one_to_one(4, 4, 4));
}

/// Spans that have a width.
fn pieces() -> impl Strategy<Value = Vec<(usize, usize, &'static str)>> {
    let piece = (0..31_usize, 1..9_usize, prop::bool::ANY).prop_map(|(start, length, first)| {
        let label = if first { "PER" } else { "ORG" };
        (start, (start + length).min(31), label)
    });
    prop::collection::vec(piece, 0..10)
}

/// Which characters a document's spans of one label cover.
fn covered(document: &LayerDocument, label: &str) -> Vec<bool> {
    let inside = |at: &usize, piece: &Piece| piece.0 <= *at && *at < piece.1;
    let pieces = document.pieces(label);
    (0..31)
        .map(|at| pieces.iter().any(|piece| inside(&at, piece)))
        .collect()
}

proptest! {
    #[test]
    fn a_layer_agrees_with_itself(spans in pieces()) {
        let document = document("d", &spans);
        let counts = compare_layer(&document, &document, &["PER", "ORG"]).all();
        prop_assert_eq!(counts.exact.right_gold, counts.exact.gold);
        prop_assert_eq!(counts.token.right_gold, counts.token.gold);
    }

    #[test]
    fn exact_is_at_most_matched_is_at_most_overlap(gold in pieces(), predicted in pieces()) {
        let (gold, predicted) = (document("d", &gold), document("d", &predicted));
        let counts = compare_layer(&gold, &predicted, &["PER", "ORG"]).all();
        prop_assert!(counts.exact.right_gold <= counts.matched.right_gold);
        prop_assert!(counts.matched.right_gold <= counts.overlap.right_gold);
        prop_assert!(counts.matched.right_predicted <= counts.overlap.right_predicted);
    }

    #[test]
    fn words_are_those_whose_characters_are_covered(spans in pieces()) {
        let document = document("d", &spans);
        let counts = compare_layer(&document, &LayerDocument::default(), &["PER"]).all();
        let covered = covered(&document, "PER");
        let words = (0..8).filter(|word| covered[4 * word..4 * word + 3].contains(&true));
        prop_assert_eq!(counts.token.gold, words.count());
    }

    #[test]
    fn normalised_names_lie_in_the_name_and_stay_as_they_are(text in "(the |Mr\\. |President |Ada|'s| ){0,8}") {
        let characters: Vec<char> = text.chars().collect();
        let whole = (0, characters.len());
        let once = names::normalise(&characters, whole);
        prop_assert!(once.0 <= once.1 && once.1 <= whole.1);
        prop_assert!(once.0 < once.1 || characters.is_empty());
        let longer = (0, whole.1 + 9);
        prop_assert_eq!(names::normalise(&characters, longer), once);
    }

    #[test]
    fn who_is_who_is_perfect_against_itself_and_turns_round(
        gold in prop::collection::vec(0..4_usize, 1..12),
        predicted in prop::collection::vec(0..4_usize, 1..12),
    ) {
        let entities = |owners: &[usize]| -> Vec<Vec<usize>> {
            let of = |entity| (0..owners.len()).filter(|m| owners[*m] == entity).collect();
            (0..4).map(of).filter(|entity: &Vec<usize>| !entity.is_empty()).collect()
        };
        let (gold, predicted) = (entities(&gold), entities(&predicted));
        prop_assert!((Lea::of(&gold, &gold).score().f1 - 1.0).abs() < 1e-12);
        let (there, back) = (Lea::of(&gold, &predicted).score(), Lea::of(&predicted, &gold).score());
        prop_assert!((there.precision - back.recall).abs() < 1e-12);
        prop_assert!((0.0..=1.0).contains(&there.f1));
    }
}
