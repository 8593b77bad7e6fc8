//! What a command says when it cannot go on: one sentence, made for the person at the terminal.

use std::fmt;

/// A sentence that says what happened and, where it can, what to do.
#[derive(Debug)]
pub struct Failure(String);

/// What every step gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that says `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names what was being done when an error of the standard library came up.
pub trait Doing<T> {
    /// Turns an error into the sentence "Could not `what`: the error."
    fn doing(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("Could not {what}: {error}.")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_becomes_a_sentence() {
        let error = Err::<(), _>("permission denied").doing("write dist/");
        assert_eq!(
            error.unwrap_err().to_string(),
            "Could not write dist/: permission denied."
        );
    }
}
