//! A mark: one or more pieces of the text under a label, and what is known of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use standpoint_text::{Offset, Span, order};

use crate::Unknown;
use crate::id::{EntityId, LabelId, MarkId};
use crate::json::place::UNMATCHED;

/// What an engine signs with in `origin.by`.
pub const ENGINE: &str = "engine";

/// One or more spans in text order, none empty-listed: a mark always has a place.
///
/// Pieces may touch but do not overlap; a zero-width piece is allowed, since other tools write them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Span>", into = "Vec<Span>")]
pub struct Spans(Vec<Span>);

/// A mark without any piece.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
#[error("a mark needs at least one piece of the text")]
pub struct NoSpans;

impl Spans {
    /// One piece.
    pub fn one(span: Span) -> Self {
        Self(vec![span])
    }

    /// The pieces in text order, overlapping ones joined.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(mut pieces: Vec<Span>) -> Result<Self, NoSpans> {
        order::sort_by(&mut pieces, Ord::cmp);
        let mut joined: Vec<Span> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match joined.last_mut() {
                Some(last) if swallows(*last, piece) => *last = last.cover(piece),
                _ => joined.push(piece),
            }
        }
        if joined.is_empty() {
            return Err(NoSpans);
        }
        Ok(Self(joined))
    }

    /// The pieces without what `span` covers of them; `None` where nothing would be left.
    #[must_use]
    pub fn without(&self, span: Span) -> Option<Self> {
        let mut left = Vec::new();
        for piece in &self.0 {
            if piece.overlaps(span) {
                left.push(Span::new(piece.start(), span.start().max(piece.start())));
                left.push(Span::new(span.end().min(piece.end()), piece.end()));
            } else {
                left.push(*piece);
            }
        }
        left.retain(|piece| !piece.is_empty());
        Self::new(left).ok()
    }

    /// The pieces in text order; at least one.
    pub fn pieces(&self) -> &[Span] {
        &self.0
    }

    /// Where the first piece starts.
    pub fn start(&self) -> Offset {
        self.0.first().map_or(Offset::ZERO, |s| s.start())
    }

    /// Where the last piece ends.
    pub fn end(&self) -> Offset {
        self.0.last().map_or(Offset::ZERO, |s| s.end())
    }

    /// From the start of the first piece to the end of the last.
    pub fn hull(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    /// Whether any piece shares a character with `span`.
    pub fn overlaps(&self, span: Span) -> bool {
        self.0.iter().any(|piece| piece.overlaps(span))
    }
}

/// Whether a piece that starts no earlier than `last` is one with it.
fn swallows(last: Span, piece: Span) -> bool {
    last.overlaps(piece) || last == piece || (piece.is_empty() && last.contains(piece.start()))
}

impl TryFrom<Vec<Span>> for Spans {
    type Error = NoSpans;

    fn try_from(pieces: Vec<Span>) -> Result<Self, NoSpans> {
        Self::new(pieces)
    }
}

impl From<Spans> for Vec<Span> {
    fn from(spans: Spans) -> Self {
        spans.0
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        Self::one(span)
    }
}

/// What became of a mark. A rejected suggestion stays: it is a negative example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Proposed by an engine, not yet looked at.
    Suggested,
    /// Made or confirmed by a person.
    #[default]
    Accepted,
    /// Looked at and refused.
    Rejected,
}

/// Where a mark comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// `engine`, or a person's id.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub by: String,
    /// The version of the engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// How sure the engine is, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Why it was made: the rule or model and the cue, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Who accepted or rejected a mark, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decided {
    /// A person's id.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub by: String,
    /// RFC 3339, in UTC.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub at: String,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A mark on the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Its name within the document.
    pub id: MarkId,
    /// The codebook's label.
    pub label: LabelId,
    /// Where it is.
    pub spans: Spans,
    /// The codebook's attributes, by id; values are strings unless another tool wrote them.
    #[serde(default)]
    pub attributes: BTreeMap<String, Value>,
    /// Whom or what it mentions.
    #[serde(default)]
    pub entity: Option<EntityId>,
    /// What became of it.
    #[serde(default)]
    pub state: State,
    /// Where it comes from.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// Who decided, and when.
    #[serde(default)]
    pub decided: Option<Decided>,
    /// Which of several annotators said just this, before somebody settled where they differed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said_by: Vec<String>,
    /// A remark of a person.
    #[serde(default)]
    pub note: Option<String>,
    /// Fields of its pieces that this version does not know: none at all, or one map a piece.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub span_unknown: Vec<Unknown>,
    /// Fields unknown to this version.
    #[serde(default)]
    pub unknown: Unknown,
}

impl Mark {
    /// An accepted mark without attributes.
    pub fn new(id: impl Into<MarkId>, label: impl Into<LabelId>, spans: impl Into<Spans>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            spans: spans.into(),
            attributes: BTreeMap::new(),
            entity: None,
            state: State::Accepted,
            origin: None,
            decided: None,
            said_by: Vec::new(),
            note: None,
            span_unknown: Vec::new(),
            unknown: Unknown::new(),
        }
    }

    /// Gives it another place. What other tools said of its pieces stays while there are as many;
    /// quotes that did not fit the old place are settled by the new one.
    pub fn move_to(&mut self, spans: impl Into<Spans>) {
        self.spans = spans.into();
        self.unknown.remove(UNMATCHED);
        if self.span_unknown.len() != self.spans.pieces().len() {
            self.span_unknown.clear();
        }
    }

    /// The attribute's value, where it is a string.
    pub fn attribute(&self, id: &str) -> Option<&str> {
        self.attributes.get(id).and_then(Value::as_str)
    }

    /// The same mark with an attribute set.
    #[must_use]
    pub fn with(mut self, id: &str, value: &str) -> Self {
        self.attributes.insert(id.to_owned(), Value::from(value));
        self
    }

    /// How sure the engine was, where an engine made it.
    pub fn confidence(&self) -> Option<f64> {
        self.origin.as_ref().and_then(|origin| origin.confidence)
    }

    /// Whether an engine made it, and nobody by hand.
    pub fn is_by_engine(&self) -> bool {
        let origin = self.origin.as_ref();
        origin.is_some_and(|origin| origin.by == ENGINE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(pieces: &[(usize, usize)]) -> Option<Spans> {
        let pieces = pieces
            .iter()
            .map(|(start, end)| Span::from_bytes(*start, *end));
        Spans::new(pieces.collect()).ok()
    }

    #[test]
    fn a_stretch_is_cut_out_of_whatever_it_covers() {
        let whole = spans(&[(2, 8), (10, 14)]);
        for (start, end, left) in [
            (4, 6, &[(2, 4), (6, 8), (10, 14)][..]),
            (0, 4, &[(4, 8), (10, 14)]),
            (6, 12, &[(2, 6), (12, 14)]),
            (9, 20, &[(2, 8)]),
            (8, 10, &[(2, 8), (10, 14)]),
            (0, 20, &[]),
        ] {
            let cut = whole
                .as_ref()
                .and_then(|whole| whole.without(Span::from_bytes(start, end)));
            assert_eq!(cut, spans(left), "{start}–{end}");
        }
    }
}
