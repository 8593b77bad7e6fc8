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
        let broken_by = self.string[end..].chars().next();
        self.at = end + broken_by.map_or(0, char::len_utf8);
        Some((start, end))
    }
}

fn trimmed(string: &str, start: usize, end: usize) -> Span {
    let kept = string[start..end].trim_end_matches(is_blank).len();
    Span::from_bytes(start, start + kept)
}

/// The lines of a text that hold anything, in order, without their break, trimmed at the end only.
///
/// A line ends with `\n`, `\r\n`, `\r`, U+2028 or U+2029.
pub fn paragraphs(text: &Text) -> Vec<Span> {
    let string = text.as_str();
    Lines::new(string, 0, text.end().get())
        .map(|(start, end)| trimmed(string, start, end))
        .filter(|span| !span.is_empty())
        .collect()
}

impl Text {
    /// The line around `offset`, without its break and trimmed at the end; empty on a blank line.
    pub fn paragraph_at(&self, offset: Offset) -> Span {
        let at = self.floor_char(offset).get();
        let start = line_start(self.as_str(), at);
        trimmed(self.as_str(), start, line_end(self.as_str(), at))
    }
}
