//! One file for each layer that is learned.

pub mod attribution;
