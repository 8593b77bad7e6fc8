//! One annotated text as a file has it, before it is put onto its text.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use standpoint_annotation::State;

/// A text with what a file says of it, in the file's own names and offsets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// What the file calls it.
    pub id: Option<String>,
    /// The text, to the letter.
    pub text: String,
    /// What is marked.
    pub regions: Vec<Region>,
    /// What is linked.
    pub relations: Vec<Relation>,
    /// Labels of the text as a whole.
    pub labels: Vec<String>,
    /// A remark on the text as a whole.
    pub note: Option<String>,
    /// What else the file says of the text: columns, sources, dates.
    pub meta: Map<String, Value>,
}

/// One or more pieces of the text under a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its name within the example.
    pub id: String,
    /// What it is.
    pub label: String,
    /// Where it is; at least one piece.
    pub pieces: Vec<Piece>,
    /// What is said of it.
    pub attributes: BTreeMap<String, Value>,
    /// A remark on it.
    pub note: Option<String>,
    /// Whether a person agreed to it.
    pub state: State,
    /// How sure a model was of it, 0 to 1.
    pub confidence: Option<f64>,
}

/// A stretch of the text, half-open, in the file's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Units before its first.
    pub start: i64,
    /// Units before the one after its last.
    pub end: i64,
    /// The words that the file says are there.
    pub quote: Option<String>,
}

/// A typed, directed link between two regions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// What it means.
    pub kind: String,
    /// The region it starts at.
    pub from: String,
    /// The region it ends at.
    pub to: String,
}

impl Region {
    /// An accepted region of one piece without a quote.
    pub fn new(id: impl Into<String>, label: impl Into<String>, start: i64, end: i64) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            pieces: vec![Piece::new(start, end)],
            attributes: BTreeMap::new(),
            note: None,
            state: State::Accepted,
            confidence: None,
        }
    }

    /// Units before the first of it; zero where it has no piece.
    pub fn start(&self) -> i64 {
        self.pieces.first().map_or(0, |piece| piece.start)
    }

    /// Units before the one after the last of it; zero where it has no piece.
    pub fn end(&self) -> i64 {
        self.pieces.last().map_or(0, |piece| piece.end)
    }
}

impl Piece {
    /// A piece without a quote.
    pub fn new(start: i64, end: i64) -> Self {
        Self {
            start,
            end,
            quote: None,
        }
    }

    /// The same piece with the words that are said to be there.
    #[must_use]
    pub fn quoting(mut self, quote: impl Into<String>) -> Self {
        self.quote = Some(quote.into());
        self
    }
}

impl Relation {
    /// A relation of this kind.
    pub fn new(kind: impl Into<String>, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            from: from.into(),
            to: to.into(),
        }
    }
}
