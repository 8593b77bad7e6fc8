//! Layers whose weights are learned from corpora, in the corpora's own edges and kinds.
//!
//! Pure inference: bytes of weights and a text in, spans with confidences out. Weights are made by
//! `crates/trainer`; nothing here reads files, and any text gives a result.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "labels, tags and kinds are few, and a paragraph has fewer words than u32 can count"
)]

pub mod attribution;
pub mod beside;
pub mod calibration;
pub mod chain;
pub mod gazetteer;
pub mod hash;
pub mod heads;
pub mod layers;
pub mod linker;
mod models;
pub mod names;
pub mod passage;
pub mod pos;
pub mod stance;
pub mod tagger;
pub mod uncertainty;
pub mod weights;
pub mod window;
pub mod words;

pub use beside::Beside;
pub use layers::{Layers, Reading, read};
pub use models::Models;
