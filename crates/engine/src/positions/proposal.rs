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

/// What a content is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// Words in quotation marks.
    Quotation,
    /// A clause or a question.
    Clause,
    /// A noun phrase, an infinitive, a gerund.
    Phrase,
}

impl Made {
    /// By the words in which a rule names a content: "clause with “that” after it".
    pub(crate) fn of(kind: &str) -> Self {
        if kind.contains("quotation") {
            Self::Quotation
        } else if kind.contains("clause") || kind.contains("question") {
            Self::Clause
        } else {
            Self::Phrase
        }
    }
}

/// A position as a rule sees it.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    /// The words of the cue, in one or more stretches.
    pub(crate) cue: Vec<Range<usize>>,
    /// The content's stretches of text.
    pub(crate) content: Vec<Span>,
    pub(crate) made: Made,
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
