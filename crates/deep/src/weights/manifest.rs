//! What a file of weights says of itself.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a file of weights says of itself.
#[derive(Clone, Debug, Deserialize)]
pub struct Manifest {
    /// The model's name, as it stands in the origin of a mark.
    pub name: String,
    /// The encoder's size.
    pub encoder: Shape,
    /// Where the list of pieces is.
    pub pieces: Pieces,
    /// The kinds of each head that tags words, in the order of their numbers.
    pub tags: BTreeMap<String, Vec<String>>,
    /// The sides of the head of stance, in the order of their numbers.
    #[serde(default)]
    pub stance: Vec<String>,
    /// By head and kind: what the head says, and how often it is right then.
    #[serde(default)]
    pub calibration: BTreeMap<String, BTreeMap<String, Vec<(f32, f32)>>>,
    /// Where each tensor is.
    pub tensors: BTreeMap<String, Tensor>,
}

/// The encoder's size.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Shape {
    /// Layers of attention, each with its feed-forward part.
    pub layers: usize,
    /// Numbers a piece.
    pub hidden: usize,
    /// Heads of attention.
    pub heads: usize,
    /// Numbers a piece in the middle of the feed-forward part.
    pub intermediate: usize,
    /// Pieces in the longest window.
    pub positions: usize,
    /// What is added to a variance before it divides.
    pub epsilon: f32,
}

/// Where the list of pieces is: one a line, in UTF-8.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Pieces {
    /// Byte of the file where it starts.
    pub offset: usize,
    /// Bytes.
    pub length: usize,
    /// Lines.
    pub count: usize,
}

/// Where a tensor is and what it is made of.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Tensor {
    /// What its numbers are.
    pub kind: Kind,
    /// Rows.
    pub rows: usize,
    /// Numbers a row.
    pub columns: usize,
    /// Byte of the file where it starts.
    pub offset: usize,
}

/// What a tensor's numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Signed bytes, with an `f32` a row that they are multiplied by.
    I8,
    /// Two a byte, the even column in the low half, 8 added to each; with an `f32` a row.
    I4,
    /// As they are.
    F32,
}
