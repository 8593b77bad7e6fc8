//! What a reader sees as one character: extended grapheme clusters after UAX 29.
//!
//! No question scans from the start of the text: two plain neighbours answer it at once, and the
//! cursor looks back only as far as the rule in question needs (a run of flags, an emoji sequence).

use crate::character::is_plain;
use crate::{Offset, Span, Text};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The end of the grapheme that begins at `at`, which must be a grapheme boundary.
///
/// No rule of UAX 29 reaches back across a boundary, so what stands before `at` is not looked at.
pub(crate) fn grapheme_end(string: &str, at: usize) -> usize {
    let rest = &string[at..];
    if let [first, tail @ ..] = rest.as_bytes()
        && first.is_ascii()
        && *first != b'\r'
        && tail.first().is_none_or(u8::is_ascii)
    {
        return at + 1;
    }
    let mut chars = rest.chars();
    let Some(first) = chars.next() else {
        return at;
    };
    if is_plain(first) && chars.next().is_none_or(is_plain) {
        return at + first.len_utf8();
    }
    at + rest.graphemes(true).next().map_or(0, str::len)
}

/// Whether `at`, a character boundary, lies between two graphemes.
fn is_boundary(string: &str, at: usize) -> bool {
    let before = string[..at].chars().next_back();
    let after = string[at..].chars().next();
    let (Some(before), Some(after)) = (before, after) else {
        return true;
    };
    if is_plain(before) && is_plain(after) {
        return true;
    }
    GraphemeCursor::new(at, string.len(), true)
        .is_boundary(string, 0)
        .unwrap_or(true)
}

impl Text {
    /// The first grapheme boundary after `offset`; at the end of the text, the end.
    pub fn next_grapheme(&self, offset: Offset) -> Offset {
        let start = self.floor_grapheme(offset).get();
        Offset::new(grapheme_end(self.as_str(), start))
    }

    /// The last grapheme boundary before `offset`; at the start of the text, the start.
    pub fn previous_grapheme(&self, offset: Offset) -> Offset {
        let floor = self.floor_grapheme(offset);
        if floor < offset && floor < self.end() {
            return floor;
        }
        self.grapheme_before(floor)
    }

    /// The last grapheme boundary at or before `offset`.
    pub fn floor_grapheme(&self, offset: Offset) -> Offset {
        let at = self.floor_char(offset);
        if is_boundary(self.as_str(), at.get()) {
            at
        } else {
            self.grapheme_before(at)
        }
    }

    /// The first grapheme boundary at or after `offset`, at most the end of the text.
    pub fn ceil_grapheme(&self, offset: Offset) -> Offset {
        let floor = self.floor_grapheme(offset);
        if floor < offset {
            self.next_grapheme(floor)
        } else {
            floor
        }
    }

    /// The smallest span of whole graphemes that holds `span`.
    pub fn snap_to_graphemes(&self, span: Span) -> Span {
        Span::new(
            self.floor_grapheme(span.start()),
            self.ceil_grapheme(span.end()),
        )
    }

    fn grapheme_before(&self, at: Offset) -> Offset {
        let string = self.as_str();
        let before = GraphemeCursor::new(at.get(), string.len(), true).prev_boundary(string, 0);
        Offset::new(before.ok().flatten().unwrap_or(0))
    }
}
