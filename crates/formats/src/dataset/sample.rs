//! A row of training data, before it is in any format.

use super::recipe::Trust;
use crate::exchange::tags::Chunk;

/// A row of training data. Offsets are code points, half-open.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The number of its article in the list of documents.
    pub article: usize,
    /// Its words.
    pub text: String,
    /// Where they begin in the article.
    pub start: usize,
    /// Where they end there.
    pub end: usize,
    /// The actor that a stance is towards or of.
    pub actor: Option<String>,
    /// The issue that a stance is on.
    pub issue: Option<String>,
    /// What is to be learned.
    pub content: Content,
    /// Rejected suggestions in it, where negatives are wanted.
    pub rejected: Vec<Labelled>,
    /// How far it is to be trusted.
    pub trust: Trust,
}

/// What is to be learned from a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Tokens, by where they stand in the row, and labelled runs of them.
    Tokens(Tokens),
    /// Marks, which may overlap.
    Spans(Vec<Labelled>),
    /// One class of several.
    Class(String),
    /// None, one or several labels.
    Labels(Vec<String>),
    /// Marks, and links between them.
    Relations(Vec<Labelled>, Vec<Tie>),
}

/// Tokens, and labelled runs of them, in order and without overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// The words.
    pub words: Vec<String>,
    /// Where each begins and ends in the row's text.
    pub places: Vec<(usize, usize)>,
    pub(super) chunks: Vec<Chunk>,
}

/// A labelled stretch of a row's text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Labelled {
    /// Where it begins in the row's text.
    pub start: usize,
    /// Where it ends there.
    pub end: usize,
    /// Its label.
    pub label: String,
}

/// A link between two marks of a row, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// Where it starts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Its type.
    pub kind: String,
}

impl Sample {
    /// The labels that are to be learned from it, each as often as it is there. A row's only class
    /// counts, also where it says that there is nothing.
    pub fn labels(&self) -> Vec<&str> {
        match &self.content {
            Content::Tokens(tokens) => tokens
                .chunks
                .iter()
                .map(|chunk| chunk.label.as_str())
                .collect(),
            Content::Spans(spans) => spans.iter().map(|span| span.label.as_str()).collect(),
            Content::Class(class) => vec![class],
            Content::Labels(labels) => labels.iter().map(String::as_str).collect(),
            Content::Relations(_, ties) => ties.iter().map(|tie| tie.kind.as_str()).collect(),
        }
    }
}
