//! Stretches of a text.

use crate::Offset;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open stretch `[start, end)` of a text in UTF-8 bytes; `start <= end` always holds.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug, Serialize, Deserialize)]
#[serde(from = "Ends")]
pub struct Span {
    start: Offset,
    end: Offset,
}

/// What is read from outside, in whatever order.
#[derive(Deserialize)]
struct Ends {
    start: Offset,
    end: Offset,
}

impl From<Ends> for Span {
    fn from(ends: Ends) -> Self {
        Self::new(ends.start, ends.end)
    }
}

impl Span {
    /// The span between two offsets, in whatever order they are given.
    pub fn new(start: Offset, end: Offset) -> Self {
        Self {
            start: start.min(end),
            end: start.max(end),
        }
    }

    /// The span between two byte positions, in whatever order they are given.
    pub fn from_bytes(start: usize, end: usize) -> Self {
        Self::new(Offset::new(start), Offset::new(end))
    }

    /// The offset of the first byte.
    pub const fn start(self) -> Offset {
        self.start
    }

    /// The offset after the last byte.
    pub const fn end(self) -> Offset {
        self.end
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    /// Whether nothing lies between start and end.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside; the end is outside.
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies inside, edges included.
    pub fn contains_span(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte; an empty span shares none.
    pub fn overlaps(self, other: Self) -> bool {
        self.intersection(other).is_some()
    }

    /// What the two share, if it is at least one byte.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that holds both, and what lies between them.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The byte range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start.get()..self.end.get()
    }
}
