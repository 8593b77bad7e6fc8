//! Where the caret is, and what is selected.

use standpoint_text::{Offset, Span};

/// A caret with an anchor: what lies between them is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Where the selection began.
    pub anchor: Offset,
    /// Where the caret is.
    pub head: Offset,
}

impl Caret {
    /// A caret without a selection.
    pub fn at(offset: Offset) -> Self {
        Self {
            anchor: offset,
            head: offset,
        }
    }

    /// What is selected; empty where nothing is.
    pub fn span(self) -> Span {
        Span::new(self.anchor, self.head)
    }

    /// Whether nothing is selected.
    pub fn is_collapsed(self) -> bool {
        self.anchor == self.head
    }
}
