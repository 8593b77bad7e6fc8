//! Putting a mark of a file onto its text.

use serde_json::Value;
use standpoint_text::{Offset, Span, Text};

use super::problem::Problem;
use super::unit::Unit;
use crate::Unknown;
use crate::mark::{Mark, Spans};
use crate::reanchor::Anchors;

/// Where a mark keeps the quotes that do not fit its place, in the order of its pieces.
pub(crate) const UNMATCHED: &str = "unmatched_quotes";

/// A mark as it stands in the file.
pub(super) struct RawMark {
    /// As it came, to be kept if it has no place.
    pub(super) raw: Value,
    /// Everything but its place.
    pub(super) mark: Mark,
    /// Its place, in the order of the numbers.
    pub(super) pieces: Vec<RawPiece>,
}

/// A span as it stands in the file.
pub(super) struct RawPiece {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) quote: Option<String>,
    pub(super) unknown: Unknown,
}

/// How marks are put onto a text.
pub(super) struct Placing<'t> {
    pub(super) text: &'t Text,
    pub(super) unit: Unit,
    pub(super) anchors: Anchors<'t>,
    /// Whether quotes that are elsewhere decide the place.
    pub(super) by_quote: bool,
}

impl RawPiece {
    /// Where the numbers say it is.
    pub(super) fn span(&self, text: &Text, unit: Unit) -> Option<Span> {
        let (start, end) = (unit.offset(text, self.start)?, unit.offset(text, self.end)?);
        (start <= end).then(|| Span::new(start, end))
    }

    /// Whether its quote is where its numbers say; a piece without quote is not asked.
    pub(super) fn fits(&self, text: &Text, unit: Unit) -> bool {
        let span = self.span(text, unit);
        span.is_some_and(|span| self.quote.as_deref() == Some(text.slice(span)))
    }
}

impl Placing<'_> {
    /// The mark in its place, or `None` where it has none. What does not fit is added to `problems`.
    pub(super) fn place(&self, raw: &RawMark, problems: &mut Vec<Problem>) -> Option<Mark> {
        if raw.pieces.is_empty() {
            problems.push(Problem::NoSpans {
                mark: raw.mark.id.clone(),
            });
            return None;
        }
        let mut spans = Vec::with_capacity(raw.pieces.len());
        let mut unmatched = vec![Value::Null; raw.pieces.len()];
        for (number, piece) in raw.pieces.iter().enumerate() {
            let (span, problem) = self.place_piece(raw, piece);
            if let (Some(Problem::QuoteMismatch { quote, .. }), true) =
                (&problem, span == self.stated(piece))
            {
                unmatched[number] = Value::from(quote.as_str());
            }
            problems.extend(problem);
            spans.push(span);
        }
        let spans: Vec<Span> = spans.into_iter().collect::<Option<_>>()?;
        let mut mark = raw.mark.clone();
        mark.span_unknown = gather_unknown(&raw.pieces, &spans);
        mark.spans = Spans::new(spans).ok()?;
        if unmatched.iter().any(|quote| !quote.is_null()) {
            mark.unknown
                .insert(UNMATCHED.to_owned(), Value::Array(unmatched));
        }
        Some(mark)
    }

    fn stated(&self, piece: &RawPiece) -> Option<Span> {
        piece.span(self.text, self.unit)
    }

    /// Where the piece goes, and what is wrong with it.
    fn place_piece(&self, raw: &RawMark, piece: &RawPiece) -> (Option<Span>, Option<Problem>) {
        let stated = self.stated(piece);
        let fits = piece.quote.is_none() || piece.fits(self.text, self.unit);
        if stated.is_some() && fits {
            return (stated, None);
        }
        let was = self
            .unit
            .offset(self.text, piece.start)
            .unwrap_or(self.text.end());
        let quote = piece.quote.as_deref();
        let proposal = quote.and_then(|quote| self.anchors.find(quote, was));
        let span = if self.by_quote {
            proposal.or(stated)
        } else {
            stated
        };
        (span, Some(self.problem(raw, piece, stated, proposal)))
    }

    fn problem(
        &self,
        raw: &RawMark,
        piece: &RawPiece,
        stated: Option<Span>,
        proposal: Option<Span>,
    ) -> Problem {
        let (mark, start, end) = (raw.mark.id.clone(), piece.start, piece.end);
        let length = self.unit.length(self.text);
        let inside = |at: i64| usize::try_from(at).is_ok_and(|at| at <= length);
        match stated {
            Some(span) => Problem::QuoteMismatch {
                mark,
                start,
                end,
                quote: piece.quote.clone().unwrap_or_default(),
                found: self.text.slice(span).to_owned(),
                proposal,
            },
            None if !inside(start) || !inside(end) => Problem::OutsideText {
                mark,
                start,
                end,
                length,
                proposal,
            },
            None if start > end => Problem::Backwards {
                mark,
                start,
                end,
                proposal,
            },
            None => Problem::InsideCharacter {
                mark,
                start,
                end,
                proposal,
            },
        }
    }
}

/// The unknown fields of pieces, by the piece that each became when overlapping ones were joined.
fn gather_unknown(raw: &[RawPiece], placed: &[Span]) -> Vec<Unknown> {
    if raw.iter().all(|piece| piece.unknown.is_empty()) {
        return Vec::new();
    }
    let joined = Spans::new(placed.to_vec())
        .map(Vec::<Span>::from)
        .unwrap_or_default();
    let mut gathered = vec![Unknown::new(); joined.len()];
    for (piece, span) in raw.iter().zip(placed) {
        let home = joined.iter().position(|joined| joined == span);
        let home = home.or_else(|| joined.iter().position(|joined| joined.contains_span(*span)));
        if let Some(fields) = home.and_then(|home| gathered.get_mut(home)) {
            fields.extend(piece.unknown.clone());
        }
    }
    gathered
}

/// The unit in which most quotes fit, if it is another than the one that was tried.
pub(super) fn better_unit(marks: &[RawMark], text: &Text, tried: Unit) -> Option<Unit> {
    let pieces = || {
        marks
            .iter()
            .flat_map(|mark| &mark.pieces)
            .filter(|piece| piece.quote.is_some())
    };
    let fits = |unit: Unit| pieces().filter(|piece| piece.fits(text, unit)).count();
    let (all, now) = (pieces().count(), fits(tried));
    if now == all {
        return None;
    }
    let others = Unit::ALL.into_iter().filter(|unit| *unit != tried);
    let (most, best) = others
        .map(|unit| (fits(unit), unit))
        .max_by_key(|(count, _)| *count)?;
    (most > now && 2 * most > all).then_some(best)
}

/// A place that a mark has until it is put onto the text.
pub(super) fn nowhere() -> Spans {
    Spans::one(Span::new(Offset::ZERO, Offset::ZERO))
}
