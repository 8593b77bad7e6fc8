//! Attributions, counted as linked or not.

use super::document::Attribution;
use crate::counts::Counts;
use crate::extent::Piece;

/// How many attributions are linked as in the other list; many to many, as in overlap.
pub(super) fn linked(gold: &[Attribution], predicted: &[Attribution]) -> Counts {
    let found = |a: &&Attribution| predicted.iter().any(|b| is_linked(a, b));
    let right = |b: &&Attribution| gold.iter().any(|a| is_linked(a, b));
    Counts {
        right_predicted: predicted.iter().filter(right).count(),
        predicted: predicted.len(),
        right_gold: gold.iter().filter(found).count(),
        gold: gold.len(),
    }
}

/// Whether both say the same of who says something: the cues touch (the contents where a side has
/// no cue), and the sources touch or are both missing.
fn is_linked(gold: &Attribution, predicted: &Attribution) -> bool {
    let anchored = if gold.cue.is_empty() || predicted.cue.is_empty() {
        touch(&gold.content, &predicted.content)
    } else {
        touch(&gold.cue, &predicted.cue)
    };
    let same_source = if gold.source.is_empty() || predicted.source.is_empty() {
        gold.source.is_empty() && predicted.source.is_empty()
    } else {
        touch(&gold.source, &predicted.source)
    };
    anchored && same_source
}

fn touch(some: &[Piece], others: &[Piece]) -> bool {
    (some.iter()).any(|a| others.iter().any(|b| a.0 < b.1 && b.0 < a.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribution(parts: [&[Piece]; 3]) -> Attribution {
        let [source, cue, content] = parts.map(<[Piece]>::to_vec);
        Attribution {
            source,
            cue,
            content,
        }
    }

    #[test]
    fn cue_and_source_decide_and_content_stands_in_for_a_missing_cue() {
        let gold = [attribution([&[(0, 6)], &[(7, 11)], &[(12, 20)]])];
        let table: [([&[Piece]; 3], usize); 6] = [
            ([&[(0, 2)], &[(10, 12)], &[]], 1),
            ([&[(2, 6)], &[], &[(19, 25)]], 1),
            ([&[(0, 6)], &[], &[(20, 25)]], 0),
            ([&[(6, 7)], &[(7, 11)], &[(12, 20)]], 0),
            ([&[], &[(7, 11)], &[(12, 20)]], 0),
            ([&[(0, 6)], &[(12, 20)], &[(12, 20)]], 0),
        ];
        for (parts, right) in table {
            let expected = Counts::one_to_one(right, 1, 1);
            assert_eq!(linked(&gold, &[attribution(parts)]), expected, "{parts:?}");
        }
    }

    #[test]
    fn nobody_is_found_by_nobody() {
        let unsaid = attribution([&[], &[(0, 4)], &[]]);
        let counts = linked(
            std::slice::from_ref(&unsaid),
            &[unsaid.clone(), unsaid.clone()],
        );
        assert_eq!((counts.right_predicted, counts.right_gold), (2, 1));
    }
}
