//! A position as a rule sees it, before its holder is settled and its links are drawn.

use std::ops::Range;

use standpoint_text::Span;

use crate::draft::Stance;

/// Who holds a position, as far as a rule can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Nobody in particular.
    Nobody,
    /// Actors, by their place among the drafts.
    Actors(Vec<usize>),
    /// A noun phrase that is no actor yet.
    Phrase(Range<usize>),
    /// A pronoun.
    Pronoun(usize),
    /// Whoever holds the position before it in the sentence: "welcomed … and urged …".
    Same,
}

/// A position as a rule sees it.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    /// The words of the cue, in one or more stretches.
    pub(crate) cue: Vec<Range<usize>>,
    /// The content's stretches of text.
    pub(crate) content: Vec<Span>,
    pub(crate) stance: Stance,
    pub(crate) holder: Holder,
    /// Actors that the rule itself knows it to be directed at.
    pub(crate) about: Vec<usize>,
    /// Whether the cue is an uncertainty as well: "is expected".
    pub(crate) hearsay: bool,
    /// How sure, 0 to 1.
    pub(crate) confidence: f64,
    /// Why, in words.
    pub(crate) reason: String,
}
