//! One text and everything that is counted in it.
//!
//! A [`Text`] never changes. Positions in it are [`Offset`]s, always in UTF-8 bytes, and stretches
//! of it are [`Span`]s; code points (files) and UTF-16 units (browser) are converted at the edges.
//! On top of that: graphemes, words and tokens, clauses, sentences and paragraphs, the same words
//! found again in another form, a [`Sketch`] that tells near-duplicates, and tokens of corpora as one
//! prints them ([`Printed`]).
//!
//! Nothing here panics on any input: an offset past the end or inside a character is moved back to
//! the nearest character boundary.

mod abbreviation;
mod character;
mod clause;
mod graphemes;
mod offset;
pub mod order;
mod paragraph;
mod printed;
mod quotation;
mod scanner;
mod sentence;
mod sketch;
mod span;
mod stop;
mod text;
mod token;
mod units;
mod wording;
mod words;

pub use offset::Offset;
pub use paragraph::paragraphs;
pub use printed::{Printed, printed};
pub use sentence::sentences;
pub use sketch::{NEAR, NoSketch, Sketch};
pub use span::Span;
pub use text::Text;
pub use token::{Token, TokenKind, tokens};
pub use wording::{Occurrence, Wording};
