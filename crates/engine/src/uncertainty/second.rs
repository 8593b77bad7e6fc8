//! A second opinion: words that a learner takes for somebody's belief.
//!
//! In the codebook a named holder's belief is a cue and no uncertainty, and a belief for which nobody
//! in particular stands is both, so that most of what a layer learned from an encyclopedia does not
//! count here. What it can tell, and a word list cannot, is that a verb means a belief at all.

use standpoint_text::Span;

use crate::draft::{Uncertainty, UncertaintyKind};
use crate::learned::{layers, uncertainty::Uncertain};

/// How sure the layer has to be against the word list, 0 to 1: surer than not.
const SURER: f32 = 0.5;

/// How sure it has to be of what the word list does not have, 0 to 1.
const SURE: f32 = 0.7;

/// Whether a word of the list that looks into something only says what somebody thinks: "considers
/// her untrustworthy". Of several words the list is sure ("considered whether").
pub(super) fn only_thinks(uncertainty: &Uncertainty, learned: &[layers::Found<Uncertain>]) -> bool {
    uncertainty.kind == UncertaintyKind::Investigative
        && uncertainty.spans.pieces().len() == 1
        && thinks(uncertainty.spans.hull(), learned)
}

/// Whether the layer takes a word for somebody's belief.
pub(crate) fn thinks(word: Span, learned: &[layers::Found<Uncertain>]) -> bool {
    learned
        .iter()
        .any(|one| one.kind == Uncertain::Doxastic && one.confidence >= SURER && one.span == word)
}

/// How sure the layer is that words of this cue are somebody's belief, if it is sure enough.
pub(crate) fn belief(cue: Span, learned: &[layers::Found<Uncertain>]) -> Option<f64> {
    let believes = |one: &&layers::Found<Uncertain>| {
        one.kind == Uncertain::Doxastic && one.confidence >= SURE && one.span.overlaps(cue)
    };
    let one = learned.iter().find(believes)?;
    Some(f64::from(one.confidence))
}

#[cfg(test)]
mod tests {
    use standpoint_annotation::Spans;

    use super::*;
    use crate::draft::Ground;

    fn learned(kind: Uncertain, confidence: f32) -> [layers::Found<Uncertain>; 1] {
        let span = Span::from_bytes(3, 12);
        [layers::Found {
            span,
            kind,
            confidence,
        }]
    }

    fn of(kind: UncertaintyKind, span: Span) -> Uncertainty {
        Uncertainty {
            spans: Spans::one(span),
            kind,
            ground: Ground::new(0.75, "word of uncertainty “considers”"),
        }
    }

    #[test]
    fn who_considers_somebody_something_looks_into_nothing() {
        let considers = of(UncertaintyKind::Investigative, Span::from_bytes(3, 12));
        assert!(only_thinks(&considers, &learned(Uncertain::Doxastic, 0.6)));
        assert!(!only_thinks(&considers, &learned(Uncertain::Doxastic, 0.4)));
        let examines = learned(Uncertain::Investigation, 0.9);
        assert!(!only_thinks(&considers, &examines));
        let whether = of(UncertaintyKind::Investigative, Span::from_bytes(3, 20));
        assert!(!only_thinks(&whether, &learned(Uncertain::Doxastic, 0.9)));
        let may = of(UncertaintyKind::Epistemic, Span::from_bytes(3, 12));
        assert!(!only_thinks(&may, &learned(Uncertain::Doxastic, 0.9)));
    }

    #[test]
    fn a_belief_needs_a_sure_layer_at_the_cue() {
        let cue = Span::from_bytes(0, 12);
        assert!(belief(cue, &learned(Uncertain::Doxastic, 0.8)).is_some());
        assert_eq!(belief(cue, &learned(Uncertain::Doxastic, 0.6)), None);
        assert_eq!(belief(cue, &learned(Uncertain::Epistemic, 0.8)), None);
        let elsewhere = Span::from_bytes(20, 24);
        assert_eq!(belief(elsewhere, &learned(Uncertain::Doxastic, 0.8)), None);
    }
}
