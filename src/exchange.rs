//! The formats of others, as they are chosen. What they are is known by the worker for errands alone.

mod choices;
mod export;
mod import;
#[cfg(test)]
pub mod messages;
mod parts;
mod training;

pub use export::export;
pub use import::import;
pub use training::training;
