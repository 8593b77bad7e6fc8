//! Sentences that take a stance, or none, towards somebody in them.

pub mod dse_stance;
pub mod newsmtsc;

use std::collections::HashMap;

use standpoint_engine::learned::stance::Side;
use standpoint_text::{Span, Text};

use super::Part;

/// A sentence, whom it may take a stance towards, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: Text,
    /// Who would hold the stance; nobody in particular if the sentence itself does.
    pub holder: Option<Span>,
    /// Towards whom.
    pub target: Span,
    /// Which.
    pub side: Side,
}

/// Shares sentences out: every tenth different one is for tuning, so that no sentence that comes
/// again is on both sides.
#[derive(Debug, Default)]
pub struct EveryTenth {
    seen: HashMap<String, usize>,
}

impl EveryTenth {
    /// What a sentence is for.
    pub fn part(&mut self, sentence: &str) -> Part {
        let next = self.seen.len();
        let number = *self.seen.entry(sentence.to_owned()).or_insert(next);
        if number % 10 == 9 {
            Part::Tune
        } else {
            Part::Train
        }
    }

    /// Whether a sentence was shared out.
    pub fn has(&self, sentence: &str) -> bool {
        self.seen.contains_key(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tenth_different_sentence_is_for_tuning() {
        let mut shares = EveryTenth::default();
        let first: Vec<Part> = (0..20).map(|n| shares.part(&n.to_string())).collect();
        let tuned: Vec<usize> = (0..20).filter(|n| first[*n] == Part::Tune).collect();
        assert_eq!(tuned, [9, 19]);
        assert_eq!(shares.part("9"), Part::Tune);
        assert_eq!(shares.part("8"), Part::Train);
        assert!(shares.has("8") && !shares.has("20"));
    }
}
