//! Text in, suggestions out: who acts, who holds what, and how sure it is.
//!
//! An [`Engine`] never fails and never panics: any text gives a result.

pub mod engine;

pub use engine::{Analysis, Batch, Engine, Language};
