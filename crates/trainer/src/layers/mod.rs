//! One file for each layer that is learned.

pub mod attribution;
pub mod heads;
pub mod pos;
pub mod words;
