//! Sentences on standard error.

use std::fmt::Display;
use std::io::{Write, stderr};

/// Says a sentence to whoever listens; that nobody does is no reason to stop.
pub(crate) fn say(sentence: impl Display) {
    let _ = writeln!(stderr(), "{sentence}");
}
