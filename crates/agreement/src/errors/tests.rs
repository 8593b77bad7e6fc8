//! Each kind of error, alone and beside others.

use super::*;
use crate::layer::LabelledSpan;

const LABELS: [&str; 2] = ["cue", "source"];

fn document(spans: &[(usize, usize, &str)]) -> LayerDocument {
    let mut document = LayerDocument::new("d", "Ada Brandt of Kessia said that the dam may leak.");
    document.spans = spans
        .iter()
        .map(|(start, end, label)| LabelledSpan::new(*start, *end, *label))
        .collect();
    document
}

fn kinds(gold: &[(usize, usize, &str)], found: &[(usize, usize, &str)]) -> Vec<ErrorKind> {
    let errors = errors(&document(gold), &document(found), &LABELS);
    errors.into_iter().map(|error| error.kind).collect()
}

#[test]
fn every_span_is_part_of_one_error() {
    use ErrorKind::{BothEdges, False, Label, LeftEdge, Merged, Missed, RightEdge, Split};
    let cue = |start, end| (start, end, "cue");
    for (gold, found, expected) in [
        (vec![cue(21, 25)], vec![cue(21, 25)], vec![]),
        (vec![cue(21, 25)], vec![], vec![Missed]),
        (vec![], vec![cue(21, 25)], vec![False]),
        (vec![cue(21, 25)], vec![cue(14, 25)], vec![LeftEdge]),
        (vec![cue(21, 25)], vec![cue(21, 30)], vec![RightEdge]),
        (vec![cue(21, 25)], vec![cue(20, 30)], vec![BothEdges]),
        (vec![cue(0, 20)], vec![cue(0, 3), cue(14, 20)], vec![Split]),
        (vec![cue(0, 3), cue(14, 20)], vec![cue(0, 20)], vec![Merged]),
        (vec![cue(0, 10)], vec![(0, 10, "source")], vec![Label]),
        (
            vec![cue(0, 10)],
            vec![(0, 3, "source")],
            vec![Missed, False],
        ),
        (
            vec![cue(21, 25), (0, 10, "source")],
            vec![cue(31, 34), (0, 20, "source")],
            vec![RightEdge, Missed, False],
        ),
    ] {
        assert_eq!(kinds(&gold, &found), expected, "{gold:?} {found:?}");
    }
}

fn attributed(source: &[Piece]) -> LayerDocument {
    let mut document = document(&[]);
    document.attribute(Attribution {
        source: source.to_vec(),
        cue: vec![(21, 25)],
        content: vec![(31, 47)],
    });
    document
}

#[test]
fn a_cue_with_another_source_is_linked_wrong() {
    let labels = ["cue"];
    let gold = attributed(&[(0, 10)]);
    let link = |found: &LayerDocument| {
        let errors = errors(&gold, found, &labels);
        errors.iter().filter(|e| e.kind == ErrorKind::Link).count()
    };
    assert_eq!(link(&attributed(&[(4, 10)])), 0);
    assert_eq!(link(&attributed(&[(14, 20)])), 1);
    assert_eq!(link(&attributed(&[])), 1);
    assert_eq!(
        link(&document(&[])),
        0,
        "a cue that was not found has no link"
    );
}

#[test]
fn errors_are_counted_on_their_words() {
    let mut table = ErrorTable::default();
    let gold = attributed(&[(0, 20)]);
    for _ in 0..2 {
        table.add(&gold, &document(&[]), &["source", "cue", "content"]);
    }
    table.add(&document(&[]), &attributed(&[]), &["cue"]);
    let rows = table.commonest(100);
    let told: Vec<(ErrorKind, &str, &str, usize)> = rows
        .iter()
        .map(|row| (row.kind, row.label.as_str(), row.words.as_str(), row.count))
        .collect();
    let expected = [
        (ErrorKind::Missed, "content", "said", 2),
        (ErrorKind::Missed, "cue", "said", 2),
        (ErrorKind::Missed, "source", "kessia", 2),
        (ErrorKind::False, "cue", "said", 1),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        rows[1].example,
        "Ada Brandt of Kessia [said] that the dam may leak."
    );
    assert_eq!(table.commonest(3).len(), 3);
    assert_eq!(table.totals()[&(ErrorKind::Missed, "cue")], 2);
}
