//! What offsets in the files of others count.

use std::fmt;

use standpoint_text::{Offset, Text};

/// What an offset in a file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points, as Python counts.
    CodePoints,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
    /// UTF-8 bytes.
    Bytes,
    /// Extended grapheme clusters of UAX 29: doccano's `grapheme_mode`.
    Graphemes,
    /// Code points, CR LF counted as one.
    CodePointsCrlf,
    /// UTF-16 code units, CR LF counted as one.
    Utf16Crlf,
}

impl Unit {
    /// All of them, the likelier first.
    pub const ALL: [Self; 6] = [
        Self::CodePoints,
        Self::Utf16,
        Self::Bytes,
        Self::CodePointsCrlf,
        Self::Utf16Crlf,
        Self::Graphemes,
    ];

    /// Its name on a command line and in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::CodePoints => "code_points",
            Self::Utf16 => "utf16",
            Self::Bytes => "bytes",
            Self::Graphemes => "graphemes",
            Self::CodePointsCrlf => "code_points_crlf_as_one",
            Self::Utf16Crlf => "utf16_crlf_as_one",
        }
    }

    /// The unit of this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.id() == id)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
            Self::Graphemes => "graphemes",
            Self::CodePointsCrlf => "code points with CR LF as one",
            Self::Utf16Crlf => "UTF-16 units with CR LF as one",
        })
    }
}

/// Measures one text in one unit.
pub(super) struct Ruler<'t> {
    text: &'t Text,
    unit: Unit,
    /// For units that the text does not count itself: the byte at which each unit opens, then the
    /// length. The second half of a surrogate pair repeats its first half's byte.
    opens: Vec<usize>,
}

impl<'t> Ruler<'t> {
    pub(super) fn new(text: &'t Text, unit: Unit) -> Self {
        let opens = match unit {
            Unit::CodePoints | Unit::Utf16 | Unit::Bytes => Vec::new(),
            Unit::Graphemes => graphemes(text),
            Unit::CodePointsCrlf => joined_line_ends(text.as_str(), |_| 1),
            Unit::Utf16Crlf => joined_line_ends(text.as_str(), char::len_utf16),
        };
        Self { text, unit, opens }
    }

    /// The offset that so many units mean; `None` outside the text or inside a character.
    pub(super) fn offset(&self, units: i64) -> Option<Offset> {
        let units = usize::try_from(units).ok()?;
        match self.unit {
            Unit::CodePoints => self.text.from_code_point(units),
            Unit::Utf16 => self.text.from_utf16(units),
            Unit::Bytes => self
                .text
                .as_str()
                .is_char_boundary(units)
                .then(|| Offset::new(units)),
            Unit::Graphemes | Unit::CodePointsCrlf | Unit::Utf16Crlf => {
                let byte = *self.opens.get(units)?;
                let before = units.checked_sub(1).and_then(|unit| self.opens.get(unit));
                (before != Some(&byte)).then(|| Offset::new(byte))
            }
        }
    }

    /// How many units lie before an offset.
    pub(super) fn units(&self, offset: Offset) -> i64 {
        let units = match self.unit {
            Unit::CodePoints => self.text.to_code_point(offset),
            Unit::Utf16 => self.text.to_utf16(offset),
            Unit::Bytes => offset.get(),
            Unit::Graphemes | Unit::CodePointsCrlf | Unit::Utf16Crlf => {
                self.opens.partition_point(|byte| *byte < offset.get())
            }
        };
        // A text ends below 2^32.
        i64::try_from(units).unwrap_or(i64::MAX)
    }

    /// The length of the text.
    pub(super) fn length(&self) -> i64 {
        self.units(self.text.end())
    }
}

fn graphemes(text: &Text) -> Vec<usize> {
    let mut opens = vec![0];
    let mut at = Offset::ZERO;
    while at < text.end() {
        at = text.next_grapheme(at);
        opens.push(at.get());
    }
    opens
}

fn joined_line_ends(string: &str, width: impl Fn(char) -> usize) -> Vec<usize> {
    let mut opens = Vec::with_capacity(string.len() + 1);
    let mut previous = ' ';
    for (byte, character) in string.char_indices() {
        if !(previous == '\r' && character == '\n') {
            opens.extend(std::iter::repeat_n(byte, width(character)));
        }
        previous = character;
    }
    opens.push(string.len());
    opens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_finds_the_same_word() {
        // The last word after a flag, a combining mark and a foreign line end.
        let text = Text::new("🇰🇪 e\u{301}\r\ndam");
        let table = [
            (Unit::CodePoints, 7),
            (Unit::Utf16, 9),
            (Unit::Bytes, 14),
            (Unit::Graphemes, 4),
            (Unit::CodePointsCrlf, 6),
            (Unit::Utf16Crlf, 8),
        ];
        for (unit, at) in table {
            let ruler = Ruler::new(&text, unit);
            assert_eq!(ruler.offset(at), Some(Offset::new(14)), "{unit}");
            assert_eq!(ruler.units(Offset::new(14)), at, "{unit}");
            assert_eq!(ruler.length(), at + 3, "{unit}");
            assert_eq!(ruler.offset(at + 3), Some(text.end()), "{unit}");
            assert_eq!(ruler.offset(at + 4), None, "{unit}");
            assert_eq!(ruler.offset(-1), None, "{unit}");
            assert_eq!(Unit::of(unit.id()), Some(unit));
        }
    }

    #[test]
    fn the_middle_of_a_character_is_no_place() {
        let text = Text::new("😀");
        for unit in [Unit::Utf16, Unit::Utf16Crlf, Unit::Bytes] {
            assert_eq!(Ruler::new(&text, unit).offset(1), None, "{unit}");
        }
    }
}
