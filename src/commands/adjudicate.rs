//! The commands that settle where annotators differ.

/// What is done with a difference, or with all that is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Adjudicate {
    /// Settle it as the nth annotator has it (from 1).
    Take(u8),
    /// As all have it.
    TakeAll,
    /// As none has it.
    TakeNone,
    /// Set other edges than anybody has.
    OtherEdges,
    /// Settle it with these edges.
    TakeEdges,
    /// Set none.
    LeaveEdges,
    /// The start a word earlier.
    StartBack,
    /// The start a word later.
    StartOn,
    /// The end a word earlier.
    EndBack,
    /// The end a word later.
    EndOn,
    /// Go to the next difference that is not settled.
    NextOpen,
    /// Go to the one before.
    PreviousOpen,
    /// Go to the next difference.
    NextDifference,
    /// Go to the one before.
    PreviousDifference,
    /// Take the last choice back.
    Undo,
    /// Make it again.
    Redo,
    /// Save what is settled as a document.
    Save,
    /// Open it as an article of the project.
    Open,
}
