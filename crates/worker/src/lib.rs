//! What runs in Web Workers: the engine, and errands that are heavy and rarely needed.
//!
//! A worker of each kind is a binary of a few lines that calls [`engine::serve`], `deep::start` (a
//! feature: it is compiled with SIMD) or [`formats::serve`]. The linker drops what a binary does not
//! call, so none carries another.

#[cfg(feature = "deep")]
pub mod deep;
pub mod desk;
pub mod engine;
pub mod formats;
mod scope;
