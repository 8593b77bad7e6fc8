//! How sure a holder is, by the uncertainties in and on what is held.

use standpoint_text::Span;

use super::proposal::Proposal;
use super::reading::Reading;
use crate::draft::{Certainty, Uncertainty, UncertaintyKind};

/// Words of mere possibility; every other epistemic word is of probability.
const POSSIBLE: &[&str] = &[
    "may",
    "might",
    "could",
    "possib",
    "potential",
    "perhaps",
    "maybe",
    "conceivabl",
    "plausibl",
    "doubtful",
    "unlikely",
];
/// What comes after these is said beside the main clause.
const SUBORDINATING: &[&str] = &[
    "which", "who", "whom", "whose", "where", "although", "though", "while", "because", "whereas",
];

/// The uncertainties that qualify a position, by their place among the drafts, and what they make
/// of its certainty: the weakest counts.
pub(crate) fn certainty(
    reading: &Reading<'_, '_>,
    proposal: &Proposal,
    uncertainties: &[(usize, &Uncertainty)],
) -> (Vec<usize>, Certainty) {
    let mut qualifying = Vec::new();
    let mut certainty = Certainty::Certain;
    for (index, uncertainty) in uncertainties {
        let hull = uncertainty.spans.hull();
        let inside = proposal
            .content
            .iter()
            .any(|piece| piece.contains_span(hull));
        if !inside && !qualifies_cue(reading, proposal, hull) {
            continue;
        }
        qualifying.push(*index);
        if !inside
            || !is_subordinate(reading, proposal, hull)
            || uncertainty.kind == UncertaintyKind::Conditional
        {
            let word = reading.lower(reading.sentence.first_word(hull));
            certainty = certainty.max(weight(uncertainty.kind, word));
        }
    }
    (qualifying, certainty)
}

/// What one uncertainty makes of a plain statement.
pub(crate) fn weight(kind: UncertaintyKind, word: &str) -> Certainty {
    match kind {
        UncertaintyKind::Epistemic if POSSIBLE.iter().any(|start| word.starts_with(start)) => {
            Certainty::Possible
        }
        UncertaintyKind::Conditional => Certainty::Possible,
        UncertaintyKind::Investigative => Certainty::Unknown,
        UncertaintyKind::Epistemic
        | UncertaintyKind::Doxastic
        | UncertaintyKind::Hedge
        | UncertaintyKind::Weasel => Certainty::Probable,
    }
}

/// "may reject", "appears motivated", "reportedly refused": right before the cue, or the verb whose
/// object a nominal cue is.
fn qualifies_cue(reading: &Reading<'_, '_>, proposal: &Proposal, hull: Span) -> bool {
    let Some(cue) = proposal.cue.first() else {
        return false;
    };
    let words = reading.sentence.words_in(hull);
    let near = words.end <= cue.start && cue.start - words.end <= 1
        // "is considering" is both at once.
        || words.start < cue.end && cue.start < words.end;
    near && !(words.end..cue.start).any(|i| reading.is_comma(i))
}

fn is_subordinate(reading: &Reading<'_, '_>, proposal: &Proposal, hull: Span) -> bool {
    let at = reading.sentence.first_word(hull);
    let start = proposal
        .content
        .iter()
        .find(|piece| piece.contains_span(hull))
        .map_or(at, |piece| reading.sentence.first_word(*piece));
    (start + 1..at).any(|i| reading.is(i, SUBORDINATING))
}
