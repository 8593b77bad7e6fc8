//! What a person can choose where a format leaves a choice.

use serde::{Deserialize, Serialize};

/// What becomes of marks that overlap, in formats that cannot say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlap {
    /// The longest stays; of two equally long the first.
    #[default]
    Longest,
    /// The label named first stays, then the longest.
    ByLabel(Vec<String>),
    /// Each label goes to a file of its own; in it, the longest stays.
    FilePerLabel,
}

/// What becomes of marks with several pieces, in formats that cannot say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    /// Each piece becomes a mark.
    #[default]
    Pieces,
    /// One mark from the first piece to the last, with what lies between.
    Whole,
}

/// How `CoNLL` tags say where a mark begins and ends. All of them are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// `B-` only where a mark follows one of the same label.
    Iob1,
    /// `B-` at each beginning.
    #[default]
    Iob2,
    /// `E-` at each end.
    Ioe2,
    /// `B- I- L-`, and `U-` for a single token.
    Bilou,
    /// `B- I- E-`, and `S-` for a single token.
    Iobes,
}

impl Scheme {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Iob1, Self::Iob2, Self::Ioe2, Self::Bilou, Self::Iobes];

    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Iob1 => "iob1",
            Self::Iob2 => "iob2",
            Self::Ioe2 => "ioe2",
            Self::Bilou => "bilou",
            Self::Iobes => "iobes",
        }
    }

    /// The scheme of this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.id() == id)
    }
}

/// All that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// For marks that overlap.
    pub overlap: Overlap,
    /// For marks with several pieces.
    pub split: Split,
    /// For `CoNLL` tags.
    pub scheme: Scheme,
    /// Whether suggestions that nobody has looked at are left out.
    pub accepted_only: bool,
    /// Whether rejected suggestions are written as negatives, where the format has a place.
    pub negatives: bool,
    /// Which column or field holds the text; `text`, or what the format calls it, where none is
    /// named.
    pub text_field: Option<String>,
}
