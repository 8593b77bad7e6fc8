//! What a weight file holds, and how it is written and read.
//!
//! A file is a header (magic, version, which layer) and then what the layer puts in it: tables of
//! weights, lists of numbers. Everything is checked on reading; a file that is cut, changed or of
//! another version is refused with a sentence.

mod file;
mod lexemes;
mod overlay;
mod table;

pub use file::{Layer, Reader, WeightsError, Writer};
pub use lexemes::Lexemes;
pub use table::{Row, Table};
