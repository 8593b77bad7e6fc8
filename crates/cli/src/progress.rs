//! How far a long run is, for a person at a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// How often the line is written anew.
const INTERVAL: Duration = Duration::from_millis(100);

/// A line on standard error that is written over; nothing where standard error is no terminal.
pub(crate) struct Progress {
    shown: Option<Instant>,
    is_terminal: bool,
    done: u64,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            shown: None,
            is_terminal: stderr().is_terminal(),
            done: 0,
        }
    }

    /// One more is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        let is_due = self.shown.is_none_or(|shown| shown.elapsed() >= INTERVAL);
        if self.is_terminal && is_due {
            self.shown = Some(Instant::now());
            let texts = if self.done == 1 { "text" } else { "texts" };
            // What cannot be shown is no reason to stop.
            let _ = write!(stderr(), "\r\x1B[K{} {texts} marked", self.done);
        }
    }

    /// Takes the line away, for a sentence or because all is done.
    pub(crate) fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(stderr(), "\r\x1B[K");
        }
    }
}
