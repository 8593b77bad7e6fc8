//! What one layer of an engine says of texts, compared with what a corpus says of them.
//!
//! A layer is measured in its corpus's own labels and edges, before a codebook is applied: spans
//! with a label, and attributions that tie spans together. The counts are those of the
//! [`LayerDocument`]'s format: exact, matched (one to one, at least half of the union of
//! characters), any overlap, and word by word; attributions count as linked where cue and source
//! lie over the gold's.

mod attributions;
mod compare;
mod document;
pub mod names;
mod spans;
mod tokens;
mod types;

pub use compare::{DocumentCounts, LayerReport, compare_layer, compare_layers};
pub use document::{ANY, Attribution, LabelledSpan, LayerDocument};
pub use spans::SpanCounts;
pub(crate) use spans::extents;
