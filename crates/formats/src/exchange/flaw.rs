//! What in the files of others does not fit, though its text could be taken over.

use super::unit::Unit;

/// Something of an example that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Numbers that the text does not have; the mark is left out.
    #[error("“{label}” at {start}–{end} is left out: the text has only {length} {unit}")]
    OutsideText {
        /// The mark's label.
        label: String,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// The length of the text.
        length: i64,
        /// What is counted.
        unit: Unit,
    },
    /// An end before its start; the mark is left out.
    #[error("“{label}” is left out: it ends at {end}, before its start at {start}")]
    Backwards {
        /// The mark's label.
        label: String,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
    },
    /// An edge inside a character; the mark is left out.
    #[error("“{label}” at {start}–{end} is left out: in {unit} that cuts a character in two")]
    InsideCharacter {
        /// The mark's label.
        label: String,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// What is counted.
        unit: Unit,
    },
    /// Other words than the quote; the mark stays where its numbers say.
    #[error("“{label}” at {start}–{end} is “{found}”, but the file says “{quote}”")]
    OtherWords {
        /// The mark's label.
        label: String,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// What is there.
        found: String,
        /// What the file says.
        quote: String,
    },
    /// Numbers without a place, and a quote with one; the mark is put where its quote is.
    #[error("“{label}” at {start}–{end} was put where its words “{quote}” are")]
    ByQuote {
        /// The mark's label.
        label: String,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// The words.
        quote: String,
    },
    /// The numbers fit better in another unit.
    #[error(
        "read as {read}, {fitting} of {all} marks fit their words; as {better} it would be \
         {better_fitting}: try --unit {}",
        better.id()
    )]
    OtherUnit {
        /// What was tried.
        read: Unit,
        /// How many fit so.
        fitting: usize,
        /// Which fits better.
        better: Unit,
        /// How many fit then.
        better_fitting: usize,
        /// How many there are.
        all: usize,
    },
    /// A relation to something that is not there; it is left out.
    #[error("the relation “{kind}” from “{from}” to “{to}” is left out: {missing} is not there")]
    Dangling {
        /// Its kind.
        kind: String,
        /// Where it starts.
        from: String,
        /// Where it ends.
        to: String,
        /// Which of the two.
        missing: String,
    },
    /// Something that is no annotation of a text, or of a kind that is not read.
    #[error("{0}")]
    Passed(String),
}
