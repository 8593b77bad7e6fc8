//! Text in, suggestions out: who acts, who holds what, and how sure it is.
//!
//! An [`Engine`] never fails and never panics: any text gives a result. [`InstantEngine`] works with
//! rules and word lists, layer by layer: paragraphs, sentences and words with a guess at their part
//! of speech ([`sentence`], [`tag`]); actors and the entities they are mentions of ([`actors`],
//! [`entities`]); uncertainties ([`uncertainty`]); cues and positions with their holders
//! ([`positions`]). Layers write drafts ([`draft`]), which get their ids when a batch is done
//! ([`reading`]); what was learned may come from elsewhere.

pub mod actors;
pub mod assemble;
pub mod draft;
pub mod engine;
pub mod entities;
pub mod instant;
pub mod language;
pub mod learned;
pub mod lexicon;
pub mod positions;
pub mod reading;
pub mod sentence;
pub mod sureness;
pub mod tag;
pub mod threshold;
pub mod uncertainty;
pub mod why;

pub use assemble::LABELS;
pub use engine::{Analysis, Batch, Engine, Language};
pub use instant::InstantEngine;
pub use threshold::{Sieve, Thresholds};
pub use why::Learned;
