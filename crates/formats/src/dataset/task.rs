//! What a classifier is to learn.

use super::window::Window;

/// The label of positions in the default codebook.
pub(super) const POSITION: &str = "position";
/// The label of uncertainties there.
pub(super) const UNCERTAINTY: &str = "uncertainty";
/// What kind of uncertainty it is.
pub(super) const TYPE: &str = "type";
/// The side that a position takes.
pub(super) const STANCE: &str = "stance";
/// What a position is about, in a few words.
pub(super) const ISSUE: &str = "issue";
/// From a position to its holder.
pub(super) const HELD_BY: &str = "held_by";
/// From a position to the actor at whom it is directed.
pub(super) const ABOUT: &str = "about";

/// The class of a window in which there is nothing of what is looked for.
pub(super) const NONE: &str = "none";

/// What a classifier is to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// A tag for each token; of overlapping marks the longest stays.
    Tokens,
    /// Marks as stretches of text, overlapping as they are.
    Spans,
    /// Whether a window is uncertain.
    Uncertainty,
    /// What types of uncertainty a window has: none, one or several.
    UncertaintyType,
    /// Whether a window has a position in it.
    Position,
    /// Which stance a window takes towards an actor.
    Stance,
    /// Which stance an actor takes on an issue, by the window that says so.
    Pairs,
    /// Which marks of a window are linked: who holds a position.
    Relations,
    /// What an article is filed under.
    Documents,
}

impl Task {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Tokens,
        Self::Spans,
        Self::Uncertainty,
        Self::UncertaintyType,
        Self::Position,
        Self::Stance,
        Self::Pairs,
        Self::Relations,
        Self::Documents,
    ];

    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Tokens => "tokens",
            Self::Spans => "spans",
            Self::Uncertainty => "uncertainty",
            Self::UncertaintyType => "uncertainty-type",
            Self::Position => "position",
            Self::Stance => "stance",
            Self::Pairs => "pairs",
            Self::Relations => "relations",
            Self::Documents => "documents",
        }
    }

    /// The task of this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.id() == id)
    }

    /// How much text its rows hold where nothing else is said.
    pub fn usual_window(self) -> Window {
        match self {
            Self::Relations => Window::Paragraph,
            Self::Documents => Window::Article,
            _ => Window::Sentence,
        }
    }

    /// How many of the windows without anything to learn are kept where nothing else is said, 0 to
    /// 1. In the tasks about pairs they are what nobody said anything of: none.
    pub fn usual_unlabelled(self) -> f64 {
        match self {
            Self::Stance | Self::Pairs => 0.0,
            _ => 1.0,
        }
    }

    /// The codebook's label that it cannot do without.
    pub(super) fn needs(self) -> Option<&'static str> {
        match self {
            Self::Uncertainty | Self::UncertaintyType => Some(UNCERTAINTY),
            Self::Position | Self::Stance | Self::Pairs => Some(POSITION),
            Self::Tokens | Self::Spans | Self::Relations | Self::Documents => None,
        }
    }

    /// What the hub of Hugging Face calls it.
    pub(super) fn category(self) -> &'static str {
        match self {
            Self::Tokens | Self::Spans | Self::Relations => "token-classification",
            _ => "text-classification",
        }
    }

    /// What a row of it is, in a sentence.
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::Tokens => "Each row is a stretch of text as tokens, with a tag for each.",
            Self::Spans => "Each row is a stretch of text with the marks in it, which may overlap.",
            Self::Uncertainty => "Each row is a stretch of text that is uncertain or certain.",
            Self::UncertaintyType => {
                "Each row is a stretch of text with the types of uncertainty in it."
            }
            Self::Position => "Each row is a stretch of text that has a position in it or none.",
            Self::Stance => {
                "Each row is a stretch of text and an actor, with the stance that is taken towards \
                 the actor there."
            }
            Self::Pairs => {
                "Each row is an actor and an issue, with the stance that the actor takes on it and \
                 the stretch of text that says so."
            }
            Self::Relations => {
                "Each row is a stretch of text with marks and the links between them."
            }
            Self::Documents => "Each row is an article with the labels that it is filed under.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for task in Task::ALL {
            assert_eq!(Task::of(task.id()), Some(task));
        }
        assert_eq!(Task::of("poetry"), None);
    }
}
