//! What was assumed or changed while a text was read.

use std::fmt;

use crate::encoding::Encoding;

/// Something that a person should be able to know about a text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The encoding is the likeliest of several.
    Assumed {
        /// What it was read in.
        encoding: Encoding,
        /// What else it can be read in.
        alternatives: Vec<Encoding>,
    },
    /// This many characters could not be read and became U+FFFD, lone surrogates among them.
    Replaced(usize),
    /// This many line ends were made into line feeds.
    LineEnds(usize),
    /// This many control characters were taken out.
    Controls(usize),
    /// It is in columns of `CoNLL`, whose tags were read as words; [`crate::exchange`] reads them.
    Columns,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Assumed {
                encoding,
                alternatives,
            } => {
                write!(f, "read as {encoding}, which it seems to be")?;
                let names: Vec<&str> = alternatives.iter().map(|e| e.name()).collect();
                if names.is_empty() {
                    return Ok(());
                }
                write!(f, "; it could also be {}", names.join(", "))
            }
            Self::Replaced(1) => f.write_str("1 unreadable character became \u{FFFD}"),
            Self::Replaced(count) => write!(f, "{count} unreadable characters became \u{FFFD}"),
            Self::LineEnds(1) => f.write_str("1 line end of another system was made a line feed"),
            Self::LineEnds(count) => {
                write!(
                    f,
                    "{count} line ends of another system were made line feeds"
                )
            }
            Self::Columns => f.write_str(
                "looks like CoNLL, and its tags were read as words; `standpoint convert` reads them",
            ),
            Self::Controls(1) => f.write_str("1 control character was taken out"),
            Self::Controls(count) => write!(f, "{count} control characters were taken out"),
        }
    }
}
