//! The text itself.

use crate::units::Units;
use crate::{Offset, Span};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// A text that never changes: the string and the checkpoints for its units, shared by reference,
/// so that a clone costs nothing.
///
/// Offsets reach 4 GiB; what lies beyond in a longer string cannot be addressed. Every method takes
/// any offset: one past the end is the end, one inside a character is that character's start.
#[derive(Clone)]
pub struct Text(Arc<Inner>);

struct Inner {
    string: Arc<str>,
    units: Units,
}

impl Text {
    /// A text with the given content, taken over unchanged.
    pub fn new(content: impl Into<Arc<str>>) -> Self {
        let string = content.into();
        let units = Units::new(&string);
        Self(Arc::new(Inner { string, units }))
    }

    /// The whole content.
    pub fn as_str(&self) -> &str {
        &self.0.string
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.as_str().len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// The offset after the last byte.
    pub fn end(&self) -> Offset {
        self.floor_char(Offset::new(self.len()))
    }

    /// All of the text.
    pub fn span(&self) -> Span {
        Span::new(Offset::ZERO, self.end())
    }

    /// The characters that `span` touches: clamped to the text and grown to whole characters.
    pub fn slice(&self, span: Span) -> &str {
        let start = self.floor_char(span.start()).get();
        let end = self.0.string.ceil_char_boundary(span.end().get());
        &self.as_str()[start..end.max(start)]
    }

    /// The last character boundary at or before `offset`, at most the end of the text.
    pub fn floor_char(&self, offset: Offset) -> Offset {
        Offset::new(self.as_str().floor_char_boundary(offset.get()))
    }

    pub(crate) fn units(&self) -> &Units {
        &self.0.units
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Text").field(&self.as_str()).finish()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}
