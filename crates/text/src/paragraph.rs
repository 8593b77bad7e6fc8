//! Paragraphs: the lines of a text.

use crate::character::{is_blank, is_line_break};
use crate::{Offset, Span, Text};

/// The first line break at or after `at`, or the end of the string.
pub(crate) fn line_end(string: &str, at: usize) -> usize {
    let bytes = string.as_bytes();
    let mut place = at;
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'\n' | b'\r' => return place,
            // U+2028 and U+2029, the line and the paragraph separator.
            0xE2 if matches!(bytes.get(place + 1..place + 3), Some([0x80, 0xA8 | 0xA9])) => {
                return place;
            }
            _ => place += 1,
        }
    }
    bytes.len()
}

/// The place after the line break before `at`, or the start of the string.
pub(crate) fn line_start(string: &str, at: usize) -> usize {
    string[..at]
        .char_indices()
        .rev()
        .find(|(_, c)| is_line_break(*c))
        .map_or(0, |(place, c)| place + c.len_utf8())
}

/// The length of the line break that `rest` begins with.
fn break_len(rest: &str) -> usize {
    if rest.starts_with("\r\n") {
        2
    } else {
        rest.chars().next().map_or(0, char::len_utf8)
    }
}

/// The lines of a string with their byte ranges, without their breaks, blank ones included.
pub(crate) struct Lines<'t> {
    string: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(string: &'t str, start: usize, end: usize) -> Self {
        Self {
            string: &string[..end],
            at: start,
            end,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let start = self.at;
        let end = line_end(self.string, start);
        self.at = end + break_len(&self.string[end..]);
        Some((start, end))
    }
}

/// A stretch between two grapheme boundaries without the blank graphemes at its end.
pub(crate) fn trim_end(text: &Text, start: usize, end: usize) -> Span {
    let kept = text.as_str()[start..end].trim_end_matches(is_blank).len();
    // A character may hold on to the blank behind it.
    let end = text.ceil_grapheme(Offset::new(start + kept));
    Span::new(Offset::new(start), end)
}

/// The lines of a text that hold anything, in order, without their break, trimmed at the end only.
///
/// A line ends with `\n`, `\r\n`, `\r`, U+2028 or U+2029.
pub fn paragraphs(text: &Text) -> Vec<Span> {
    Lines::new(text.as_str(), 0, text.end().get())
        .map(|(start, end)| trim_end(text, start, end))
        .filter(|span| !span.is_empty())
        .collect()
}

impl Text {
    /// The line around `offset`, without its break and trimmed at the end; empty on a blank line.
    pub fn paragraph_at(&self, offset: Offset) -> Span {
        let at = self.floor_grapheme(offset).get();
        let start = line_start(self.as_str(), at);
        trim_end(self, start, line_end(self.as_str(), at))
    }
}
