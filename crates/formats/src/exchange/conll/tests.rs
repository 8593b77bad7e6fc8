//! What is read, drawn.

use super::super::drawing::{drawn, read_all};
use super::*;

#[test]
fn columns_by_tab_or_blank_are_read() {
    let table = [
        (
            "Ode\tB-PER\nrules\tO\n\nOde\tI-PER\nso\tI-PER\n",
            "[Ode|PER] rules\n[Ode so|PER]",
        ),
        (
            "-DOCSTART- -X- O O\n\nOde NNP _ I-PER\nDam NN _ B-PER\n",
            "[Ode|PER] [Dam|PER]",
        ),
        (
            "a b c\n, O\n",
            "a , !line 1: “c” is no tag such as B-PER, I-PER or O; it is read as O",
        ),
        (
            "Ode|NNP|B-PER rules|VBZ|O\nSo|RB|O it|PRP|O",
            "[Ode|PER] rules\nSo it",
        ),
        (
            "alone\n, O\n",
            "alone , !line 1 has a token and no tag; it is read as O",
        ),
    ];
    for (text, wanted) in table {
        let found = read_all(&FORMAT, text.as_bytes());
        assert_eq!(found.iter().map(drawn).collect::<Vec<_>>(), [wanted]);
    }
    let two = read_all(
        &FORMAT,
        b"-DOCSTART- -X- O O\n\na O\n\n-DOCSTART- -X- O O\n\nb O\n",
    );
    assert_eq!(two.len(), 2);
}
