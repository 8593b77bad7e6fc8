//! A text as its tokens with single blanks between them and a line for each sentence, which is all
//! that formats of tokens keep of it.

use standpoint_text::{Offset, Span, Text};

use super::super::example::{Example, Piece, Region};
use super::super::loss::{Aspect, Losses};
use super::super::tokens::sentences_of_tokens;
use super::super::unit::{Ruler, Unit};

/// Turns the text into its tokens, and grows marks to whole ones.
pub(super) fn to_tokens(example: &mut Example, unit: Unit, losses: &mut Losses) {
    let text = Text::new(example.text.as_str());
    let (new_text, tokens) = respaced(&text);
    losses.add(Aspect::Spacing, usize::from(new_text != example.text));
    let new = Text::new(new_text);
    let (old_ruler, new_ruler) = (Ruler::new(&text, unit), Ruler::new(&new, unit));
    let regions = std::mem::take(&mut example.regions);
    for region in regions {
        let place = old_ruler
            .offset(region.start())
            .zip(old_ruler.offset(region.end()));
        let covered = place.map_or(&[][..], |(start, end)| covered(&tokens, start, end));
        let (Some(first), Some(last)) = (covered.first(), covered.last()) else {
            losses.add(Aspect::ZeroWidth, 1);
            continue;
        };
        let is_whole = place == Some((first.old.start(), last.old.end()));
        losses.add(Aspect::Edges, usize::from(!is_whole));
        losses.add(
            Aspect::Sentences,
            usize::from(first.sentence != last.sentence),
        );
        let sentences = covered.chunk_by(|one, next| one.sentence == next.sentence);
        for (number, tokens) in sentences.enumerate() {
            let mut part = region.clone();
            if number > 0 {
                part.id = format!("{}.{}", region.id, number + 1);
            }
            let (start, end) = (tokens[0].new.start(), tokens[tokens.len() - 1].new.end());
            part.pieces = vec![Piece::new(new_ruler.units(start), new_ruler.units(end))];
            example.regions.push(part);
        }
    }
    new.as_str().clone_into(&mut example.text);
}

/// Takes white space off the edges of pieces.
pub(super) fn trim(example: &mut Example, unit: Unit, losses: &mut Losses) {
    // Counting is dear, and few have any.
    if !example.regions.iter().any(may_have_blanks) {
        return;
    }
    let text = Text::new(example.text.as_str());
    let ruler = Ruler::new(&text, unit);
    for region in &mut example.regions {
        let before: Vec<(i64, i64)> = region.pieces.iter().map(|p| (p.start, p.end)).collect();
        for piece in &mut region.pieces {
            let place = ruler.offset(piece.start).zip(ruler.offset(piece.end));
            let Some((start, end)) = place else { continue };
            let words = text.slice(Span::new(start, end));
            let blanks = words.len() - words.trim_start().len();
            let start = start.get() + blanks;
            let end = start + words.trim().len();
            let trimmed = Piece::new(
                ruler.units(Offset::new(start)),
                ruler.units(Offset::new(end)),
            );
            if (trimmed.start, trimmed.end) != (piece.start, piece.end) {
                *piece = trimmed;
            }
        }
        let after = region.pieces.iter().map(|p| (p.start, p.end));
        losses.add(Aspect::Blanks, usize::from(!after.eq(before)));
    }
}

/// Whether any piece quotes white space at an edge of it, or quotes nothing.
fn may_have_blanks(region: &Region) -> bool {
    let is_trim = |quote: &str| quote.trim() == quote;
    let mut quotes = region.pieces.iter().map(|piece| piece.quote.as_deref());
    quotes.any(|quote| !quote.is_some_and(is_trim))
}

/// A token where it was and where it is.
#[derive(Clone, Copy)]
struct Moved {
    old: Span,
    new: Span,
    sentence: usize,
}

fn respaced(text: &Text) -> (String, Vec<Moved>) {
    let mut respaced = String::with_capacity(text.len());
    let mut moved = Vec::new();
    for (sentence, tokens) in sentences_of_tokens(text).into_iter().enumerate() {
        for (number, old) in tokens.into_iter().enumerate() {
            if number > 0 {
                respaced.push(' ');
            } else if !respaced.is_empty() {
                respaced.push('\n');
            }
            let start = respaced.len();
            // A character that holds on to a blank, such as a combining mark on one, is a token.
            respaced.extend(
                text.slice(old)
                    .chars()
                    .map(|c| if c.is_whitespace() { '_' } else { c }),
            );
            let new = Span::from_bytes(start, respaced.len());
            moved.push(Moved { old, new, sentence });
        }
    }
    (respaced, moved)
}

/// The tokens that share a character with this stretch.
fn covered(tokens: &[Moved], start: Offset, end: Offset) -> &[Moved] {
    let first = tokens.partition_point(|token| token.old.end() <= start);
    let after = tokens.partition_point(|token| token.old.start() < end);
    tokens.get(first..after).unwrap_or_default()
}
