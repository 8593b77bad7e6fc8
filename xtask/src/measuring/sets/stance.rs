//! Questions about stance: what is said of somebody, by somebody or by the sentence.

use standpoint_agreement::Piece;

/// A sentence, whom it is about, and the right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The sentence's name in the set.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// Who may hold the stance, in code points; nobody in particular where none is named.
    pub one: Option<Piece>,
    /// Towards whom, in code points.
    pub other: Piece,
    /// What holds.
    pub relation: Relation,
}

/// The class of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Nobody takes a side.
    None,
    /// Of the other, by the one.
    OfOther(Polarity),
    /// Of the one, by the other.
    OfOne(Polarity),
}

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// For.
    Positive,
    /// Against.
    Negative,
}
