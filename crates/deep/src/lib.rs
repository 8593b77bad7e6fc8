//! The deep reader: a small transformer encoder (BERT, Devlin et al. 2019; distilled to six layers as
//! `MiniLM`, Wang et al. 2020) with several heads, in eight bits, run by kernels of its own.
//!
//! [`Model`] owns the bytes of a file of weights and reads from them in place. A text is cut into
//! [`windows`] of whole sentences, its words into [`pieces`]; the [`encoder`] turns each window into
//! a row of numbers a piece, from which the [`heads`] tell sources, cues, contents, names,
//! uncertainties and what belongs together. [`DeepEngine`] makes marks of that as the instant engine
//! does.
//!
//! Integers are summed exactly and floating point numbers always in the same order, so that all
//! machines find the same to the last bit.

pub mod encoder;
pub mod engine;
pub mod heads;
pub mod kernels;
pub mod pieces;
pub mod reading;
pub mod weights;
pub mod why;
pub mod windows;

mod model;

pub use engine::DeepEngine;
pub use model::Model;
pub use reading::{DeepReading, read};
pub use weights::WeightsError;
