//! What in a file does not fit, though the file could be opened.

use standpoint_text::Span;

use super::unit::Unit;
use crate::id::{EntityId, LinkId, MarkId};

/// Something in a file that does not fit. Nothing of it is lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A span that the text does not have. The mark is kept aside.
    #[error("mark “{mark}” is at {start}–{end}, but the text has only {length} characters")]
    OutsideText {
        /// The mark.
        mark: MarkId,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// The length of the text in the same unit.
        length: usize,
        /// Where its quote is, if it is anywhere.
        proposal: Option<Span>,
    },
    /// A span whose end is before its start. The mark is kept aside.
    #[error("mark “{mark}” ends at {end}, before its start at {start}")]
    Backwards {
        /// The mark.
        mark: MarkId,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// Where its quote is, if it is anywhere.
        proposal: Option<Span>,
    },
    /// A boundary inside a character (when read as bytes or UTF-16). The mark is kept aside.
    #[error("mark “{mark}” at {start}–{end} cuts a character in two")]
    InsideCharacter {
        /// The mark.
        mark: MarkId,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// Where its quote is, if it is anywhere.
        proposal: Option<Span>,
    },
    /// Other words than its quote. The mark stays where its numbers say, and its quote is kept.
    #[error("mark “{mark}” is at “{found}”, but its quote is “{quote}”")]
    QuoteMismatch {
        /// The mark.
        mark: MarkId,
        /// Its start in the file.
        start: i64,
        /// Its end in the file.
        end: i64,
        /// What the file says is there.
        quote: String,
        /// What is there.
        found: String,
        /// Where the quote is, if it is anywhere.
        proposal: Option<Span>,
    },
    /// Most quotes would fit if the numbers were counted in another unit. See
    /// [`from_json_as`](super::from_json_as).
    #[error("the offsets in this file fit its quotes better when they are read as {unit}")]
    OtherUnit {
        /// Which.
        unit: Unit,
    },
    /// A mark without any span. It is kept aside.
    #[error("mark “{mark}” has no place in the text")]
    NoSpans {
        /// The mark.
        mark: MarkId,
    },
    /// A second thing of the same id. The first counts, the second is kept aside.
    #[error("“{id}” is there twice; the second was set aside")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A link to a mark that is not there or has no place. It is kept aside.
    #[error("link “{link}” leads to “{missing}”, which is not there")]
    DanglingLink {
        /// The link.
        link: LinkId,
        /// The mark that is not there.
        missing: MarkId,
    },
    /// A mark mentions an entity that the file does not have.
    #[error("mark “{mark}” mentions “{entity}”, which is not among the entities")]
    UnknownEntity {
        /// The mark.
        mark: MarkId,
        /// The entity.
        entity: EntityId,
    },
    /// Halves of characters, such as scripts write them; U+FFFD stands for them now.
    #[error("{count} broken characters (lone surrogates) were replaced by “\u{fffd}”")]
    LoneSurrogates {
        /// How many.
        count: usize,
    },
}

impl Problem {
    /// Where the mark's quote is, for problems that a move would solve.
    pub fn proposal(&self) -> Option<Span> {
        match self {
            Self::OutsideText { proposal, .. }
            | Self::Backwards { proposal, .. }
            | Self::InsideCharacter { proposal, .. }
            | Self::QuoteMismatch { proposal, .. } => *proposal,
            _ => None,
        }
    }
}
