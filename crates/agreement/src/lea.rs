//! Who is who, scored link by link.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::AddAssign;

use crate::counts::Score;

/// The link-based entity-aware metric (Moosavi and Strube, "Which Coreference Evaluation Metric Do
/// You Trust? A Proposal for a Link-based Entity Aware Metric", ACL 2016), summed over documents.
///
/// An entity counts as much as it has mentions, and is resolved as far as the links between its
/// mentions stand within entities of the other side. A single mention is linked to itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lea {
    /// The gold entities' sizes, each times the share of its links that were found.
    pub resolved_gold: f64,
    /// Mentions of all gold entities.
    pub gold: f64,
    /// The predicted entities' sizes, each times the share of its links that are right.
    pub resolved_predicted: f64,
    /// Mentions of all predicted entities.
    pub predicted: f64,
}

impl Lea {
    /// Compares the entities of one document, each a list of its mentions; no mention is in two.
    pub fn of<M: Eq + Hash>(gold: &[Vec<M>], predicted: &[Vec<M>]) -> Self {
        let (resolved_gold, gold_size) = resolved(gold, predicted);
        let (resolved_predicted, predicted_size) = resolved(predicted, gold);
        Self {
            resolved_gold,
            gold: gold_size,
            resolved_predicted,
            predicted: predicted_size,
        }
    }

    /// Precision, recall and F1.
    pub fn score(self) -> Score {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Score::of(
            share(self.resolved_predicted, self.predicted),
            share(self.resolved_gold, self.gold),
        )
    }
}

impl AddAssign for Lea {
    fn add_assign(&mut self, other: Self) {
        self.resolved_gold += other.resolved_gold;
        self.gold += other.gold;
        self.resolved_predicted += other.resolved_predicted;
        self.predicted += other.predicted;
    }
}

/// How much of `entities` the links of `others` resolve, and how much there is to resolve.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of mentions stay far below 2^52"
)]
fn resolved<M: Eq + Hash>(entities: &[Vec<M>], others: &[Vec<M>]) -> (f64, f64) {
    let owner: HashMap<&M, usize> = (others.iter().enumerate())
        .flat_map(|(number, entity)| entity.iter().map(move |mention| (mention, number)))
        .collect();
    let (mut resolved, mut whole) = (0.0, 0.0);
    for entity in entities {
        let mut parts: HashMap<usize, usize> = HashMap::new();
        for number in entity.iter().filter_map(|mention| owner.get(mention)) {
            *parts.entry(*number).or_default() += 1;
        }
        let found: usize = if entity.len() == 1 {
            // Its link to itself stands where the other side has it alone too.
            parts
                .keys()
                .filter(|number| others[**number].len() == 1)
                .count()
        } else {
            parts.values().map(|size| links(*size)).sum()
        };
        let size = entity.len() as f64;
        whole += size;
        resolved += size * found as f64 / links(entity.len()).max(1) as f64;
    }
    (resolved, whole)
}

/// Links among so many mentions.
fn links(mentions: usize) -> usize {
    mentions * mentions.saturating_sub(1) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(words: &str) -> Vec<Vec<char>> {
        words
            .split_whitespace()
            .map(|word| word.chars().collect())
            .collect()
    }

    #[test]
    fn the_papers_example_comes_out_as_in_the_paper() {
        // Moosavi and Strube 2016, section 4.
        let score = Lea::of(&entities("abc defg"), &entities("ab cd fghi")).score();
        assert!((score.recall - 0.24).abs() < 0.005, "{score:?}");
        assert!((score.precision - 0.33).abs() < 0.005, "{score:?}");
    }

    #[test]
    fn single_mentions_are_linked_to_themselves() {
        for (gold, predicted, f1) in [
            ("a bc", "a bc", 1.0),
            ("a", "ab", 0.0),
            ("ab", "a b", 0.0),
            ("a", "b", 0.0),
            ("", "", 0.0),
        ] {
            let score = Lea::of(&entities(gold), &entities(predicted)).score();
            assert!(
                (score.f1 - f1).abs() < 1e-12,
                "{gold} {predicted} {score:?}"
            );
        }
    }
}
