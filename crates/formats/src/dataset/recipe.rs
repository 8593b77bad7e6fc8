//! What is asked for.

use standpoint_annotation::{Mark, State};

use super::split::Plan;
use super::task::Task;
use super::window::Window;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// What is to be learned.
    pub task: Task,
    /// How much text a row holds; of [`Task::Documents`] always the article.
    pub window: Window,
    /// Which labels, for tokens and spans; all where there are none.
    pub labels: Vec<String>,
    /// Which types of links, for relations.
    pub links: Vec<String>,
    /// Whose marks count.
    pub evidence: Evidence,
    /// How many of the windows without anything to learn are kept, 0 to 1. Those with a rejected
    /// suggestion are kept all the same where negatives are wanted.
    pub unlabelled: f64,
    /// From which confidence on a suggestion that a person does not share is named as doubtful, 0 to
    /// 1.
    pub sure: f64,
    /// What the rows are divided into.
    pub plan: Plan,
}

/// Whose marks count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// From which confidence on, 0 to 1, a suggestion that nobody has looked at counts as silver,
    /// with its confidence for a weight; `None` where only accepted marks count.
    pub silver: Option<f64>,
    /// Whether rejected suggestions are written as negatives.
    pub negatives: bool,
}

/// How far something is to be trusted: gold where a person agreed to it, else silver, with the least
/// confidence of what it rests on, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Trust {
    /// Decided by persons.
    #[default]
    Gold,
    /// Suggested with this confidence.
    Silver(f64),
}

impl Trust {
    /// Its weight in training, 0 to 1.
    pub fn weight(self) -> f64 {
        match self {
            Self::Gold => 1.0,
            Self::Silver(confidence) => confidence,
        }
    }

    /// How far both together are to be trusted.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Silver(one), Self::Silver(other)) => Self::Silver(one.min(other)),
            (Self::Gold, trust) | (trust, Self::Gold) => trust,
        }
    }
}

/// What a mark is to training data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Standing {
    /// Something to learn.
    Counts(Trust),
    /// Nobody knows.
    Open,
    /// A person said no.
    Rejected,
}

impl Recipe {
    /// What is usual for a task.
    pub fn new(task: Task) -> Self {
        Self {
            task,
            window: task.usual_window(),
            labels: Vec::new(),
            links: vec![super::task::HELD_BY.to_owned()],
            evidence: Evidence::default(),
            unlabelled: task.usual_unlabelled(),
            sure: 0.9,
            plan: Plan::default(),
        }
    }
}

impl Evidence {
    pub(super) fn standing(self, mark: &Mark) -> Standing {
        let confidence = mark
            .confidence()
            .map(|confidence| confidence.clamp(0.0, 1.0));
        match (mark.state, confidence.zip(self.silver)) {
            (State::Accepted, _) => Standing::Counts(Trust::Gold),
            (State::Rejected, _) => Standing::Rejected,
            (State::Suggested, Some((confidence, least))) if confidence >= least => {
                Standing::Counts(Trust::Silver(confidence))
            }
            (State::Suggested, _) => Standing::Open,
        }
    }

    /// How far a mark is to be trusted, if it counts.
    pub(super) fn trust(self, mark: &Mark) -> Option<Trust> {
        match self.standing(mark) {
            Standing::Counts(trust) => Some(trust),
            Standing::Open | Standing::Rejected => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use standpoint_annotation::Origin;
    use standpoint_text::Span;

    use super::*;

    fn mark(state: State, confidence: Option<f64>) -> Mark {
        let origin = Origin {
            confidence,
            ..Origin::default()
        };
        Mark {
            state,
            origin: Some(origin),
            ..Mark::new("m", "cue", Span::from_bytes(0, 1))
        }
    }

    #[test]
    fn sure_suggestions_are_silver_where_that_is_wanted() {
        let gold = Evidence::default();
        let silver = Evidence {
            silver: Some(0.7),
            negatives: true,
        };
        let table = [
            (
                State::Accepted,
                Some(0.2),
                Standing::Counts(Trust::Gold),
                Standing::Counts(Trust::Gold),
            ),
            (
                State::Rejected,
                Some(0.9),
                Standing::Rejected,
                Standing::Rejected,
            ),
            (
                State::Suggested,
                Some(0.7),
                Standing::Open,
                Standing::Counts(Trust::Silver(0.7)),
            ),
            (State::Suggested, Some(0.6), Standing::Open, Standing::Open),
            (State::Suggested, None, Standing::Open, Standing::Open),
        ];
        for (state, confidence, of_gold, of_silver) in table {
            let mark = mark(state, confidence);
            assert_eq!(gold.standing(&mark), of_gold, "{mark:?}");
            assert_eq!(silver.standing(&mark), of_silver, "{mark:?}");
        }
    }
}
