//! Putting the marks of an example onto its text.

use standpoint_annotation::Spans;
use standpoint_annotation::reanchor::Anchors;
use standpoint_text::{Offset, Span, Text};

use super::example::{Example, Piece, Region};
use super::flaw::Flaw;
use super::unit::{Ruler, Unit};

/// Where each region is, in the order of the regions, `None` where it has no place; and what does
/// not fit.
pub(super) fn place(example: &Example, text: &Text, unit: Unit) -> (Vec<Option<Spans>>, Vec<Flaw>) {
    let ruler = Ruler::new(text, unit);
    let anchors = Anchors::in_text(text);
    let mut flaws = Vec::new();
    let mut fitting = 0;
    let mut placed = Vec::with_capacity(example.regions.len());
    for region in &example.regions {
        let mut pieces = Vec::with_capacity(region.pieces.len());
        for piece in &region.pieces {
            let counted = span_of(piece, &ruler);
            fitting += usize::from(counted.is_some_and(|span| fits(piece, text, span)));
            let (span, flaw) = match counted {
                Some(span) => (Some(span), other_words(&region.label, piece, text, span)),
                None => place_otherwise(&region.label, piece, unit, &ruler, &anchors),
            };
            flaws.extend(flaw);
            pieces.extend(span);
        }
        let whole = pieces.len() == region.pieces.len();
        placed.push(if whole { Spans::new(pieces).ok() } else { None });
    }
    let better = better_unit(example, text, unit, fitting);
    flaws.splice(0..0, better);
    (placed, flaws)
}

/// What there is to say of a piece that quotes other words than those where it is.
fn other_words(label: &str, piece: &Piece, text: &Text, span: Span) -> Option<Flaw> {
    let found = text.slice(span);
    let quote = piece.quote.as_deref()?;
    (!same_words(quote, found)).then(|| Flaw::OtherWords {
        label: label.to_owned(),
        start: piece.start,
        end: piece.end,
        found: found.to_owned(),
        quote: quote.to_owned(),
    })
}

/// A piece whose offsets are no place in the text: where its words are, if it quotes them.
fn place_otherwise(
    label: &str,
    piece: &Piece,
    unit: Unit,
    ruler: &Ruler<'_>,
    anchors: &Anchors<'_>,
) -> (Option<Span>, Option<Flaw>) {
    let (start, end, label) = (piece.start, piece.end, label.to_owned());
    let near = ruler.offset(start).unwrap_or(Offset::ZERO);
    let quoted = piece
        .quote
        .as_deref()
        .and_then(|quote| anchors.find(quote, near));
    if let (Some(span), Some(quote)) = (quoted, &piece.quote) {
        let quote = quote.clone();
        return (
            Some(span),
            Some(Flaw::ByQuote {
                label,
                start,
                end,
                quote,
            }),
        );
    }
    let length = ruler.length();
    let inside = 0..=length;
    let flaw = if !inside.contains(&start) || !inside.contains(&end) {
        Flaw::OutsideText {
            label,
            start,
            end,
            length,
            unit,
        }
    } else if start > end {
        Flaw::Backwards { label, start, end }
    } else {
        Flaw::InsideCharacter {
            label,
            start,
            end,
            unit,
        }
    };
    (None, Some(flaw))
}

fn span_of(piece: &Piece, ruler: &Ruler<'_>) -> Option<Span> {
    let (start, end) = (ruler.offset(piece.start)?, ruler.offset(piece.end)?);
    (start <= end).then(|| Span::new(start, end))
}

/// Tools put blanks for line breaks into their quotes; that is no other place.
fn same_words(quote: &str, found: &str) -> bool {
    quote == found || quote.split_whitespace().eq(found.split_whitespace())
}

/// The unit in which the numbers fit better, if it is another than the one that is tried, in which
/// `now` pieces fit. Where
/// there are quotes, most of them have to fit; where there are none, each of several marks has to
/// begin and end at the edge of a word.
fn better_unit(example: &Example, text: &Text, tried: Unit, now: usize) -> Option<Flaw> {
    let pieces = || {
        example
            .regions
            .iter()
            .flat_map(|region: &Region| &region.pieces)
    };
    let fitting = |unit: Unit| {
        let ruler = Ruler::new(text, unit);
        let is_fit =
            |piece: &&Piece| span_of(piece, &ruler).is_some_and(|span| fits(piece, text, span));
        pieces().filter(is_fit).count()
    };
    let all = pieces().count();
    // In plain letters without foreign line ends all units are the same.
    if now == all || (text.as_str().is_ascii() && !text.as_str().contains("\r\n")) {
        return None;
    }
    let others = Unit::ALL.into_iter().rev().filter(|unit| *unit != tried);
    let (most, better) = others
        .map(|unit| (fitting(unit), unit))
        .max_by_key(|(count, _)| *count)?;
    let is_quoted = pieces().any(|piece| piece.quote.is_some());
    let enough = if is_quoted {
        2 * most > all
    } else {
        most == all && all > 1
    };
    (most > now && enough).then_some(Flaw::OtherUnit {
        read: tried,
        fitting: now,
        better,
        better_fitting: most,
        all,
    })
}

/// Whether a piece that is counted to be here is likely meant to be.
fn fits(piece: &Piece, text: &Text, span: Span) -> bool {
    match &piece.quote {
        Some(quote) => same_words(quote, text.slice(span)),
        None => is_edge(text, span.start()) && is_edge(text, span.end()),
    }
}

/// Whether no word goes on across this place.
fn is_edge(text: &Text, at: Offset) -> bool {
    let (before, after) = text.as_str().split_at(at.get());
    let wordlike = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !(wordlike(before.chars().next_back()) && wordlike(after.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaws(text: &str, regions: Vec<Region>) -> Vec<String> {
        let example = Example {
            text: text.to_owned(),
            regions,
            ..Example::default()
        };
        let (_, flaws) = place(&example, &Text::new(text), Unit::CodePoints);
        flaws.iter().map(ToString::to_string).collect()
    }

    fn quoted(start: i64, end: i64, quote: &str) -> Region {
        let mut region = Region::new("r", "PER", start, end);
        region.pieces[0].quote = Some(quote.to_owned());
        region
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let table = [
            (
                Region::new("r", "PER", 0, i64::MAX),
                "the text has only 10 code points",
            ),
            (
                Region::new("r", "PER", 4, 2),
                "it ends at 2, before its start at 4",
            ),
            (
                quoted(0, 3, "dam"),
                "“PER” at 0–3 is “The”, but the file says “dam”",
            ),
            (quoted(40, 43, "dam"), "was put where its words “dam” are"),
        ];
        for (region, sentence) in table {
            let flaws = flaws("The dam is", vec![region]);
            assert!(flaws.len() == 1 && flaws[0].contains(sentence), "{flaws:?}");
        }
    }

    #[test]
    fn another_unit_is_offered_by_quotes_and_by_words() {
        let text = "😀😀 Kessia stalls";
        let by_quote = flaws(text, vec![quoted(5, 11, "Kessia")]);
        assert!(by_quote[0].contains("try --unit utf16"), "{by_quote:?}");
        let two = vec![
            Region::new("r", "PER", 5, 11),
            Region::new("s", "CUE", 12, 18),
        ];
        let by_words = flaws(text, two);
        assert!(by_words[0].contains("try --unit utf16"), "{by_words:?}");
        let lines = flaws("One\r\ntwo\r\nKessia", vec![quoted(8, 14, "Kessia")]);
        assert!(lines[0].contains("crlf_as_one"), "{lines:?}");
        assert!(flaws(text, vec![quoted(3, 9, "Kessia")]).is_empty());
    }
}
