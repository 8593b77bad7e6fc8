//! What offsets in a file may count.

use std::fmt;

use standpoint_text::{Offset, Text};

/// What an offset in a file counts. `standpoint/1` is written in code points only; the others are
/// for files whose numbers turn out to mean something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points.
    #[default]
    CodePoints,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
    /// UTF-8 bytes.
    Bytes,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    /// Its name in a file.
    pub fn id(self) -> &'static str {
        match self {
            Self::CodePoints => "code_points",
            Self::Utf16 => "utf16",
            Self::Bytes => "bytes",
        }
    }

    /// The length of the text.
    pub fn length(self, text: &Text) -> usize {
        match self {
            Self::CodePoints => text.code_points(),
            Self::Utf16 => text.utf16_units(),
            Self::Bytes => text.len(),
        }
    }

    /// The offset that this many units mean; `None` outside the text or inside a character.
    pub fn offset(self, text: &Text, units: i64) -> Option<Offset> {
        let units = usize::try_from(units).ok()?;
        match self {
            Self::CodePoints => text.from_code_point(units),
            Self::Utf16 => text.from_utf16(units),
            Self::Bytes => text
                .as_str()
                .is_char_boundary(units)
                .then(|| Offset::new(units)),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        })
    }
}
