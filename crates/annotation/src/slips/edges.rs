//! Slips at the edges of a mark: blanks, punctuation, quotations cut in two.

use standpoint_text::{Offset, Span, Text, TokenKind, tokens};

use super::{Slip, What};
use crate::command::Command;
use crate::document::Document;
use crate::mark::{Mark, Spans};

/// Punctuation that begins no mark.
const STRAY_START: &str = ",.;:!?)]–—…-";

/// Punctuation that ends no mark: the codebook leaves the full stop outside.
const STRAY_END: &str = ",.;:([–—…-";

pub(super) fn check(document: &Document, mark: &Mark, slips: &mut Vec<Slip>) {
    let text = &document.text;
    let pieces = mark.spans.pieces();
    if let Some(quotation) = open_quotation(text, pieces) {
        let spans = quotation.mended(text, pieces);
        slips.push(slip(mark, What::OpenQuotation, spans));
        return;
    }
    let trimmed: Vec<Span> = pieces.iter().map(|piece| trimmed(text, *piece)).collect();
    if trimmed != pieces {
        let kept: Vec<Span> = trimmed.into_iter().filter(|p| !p.is_empty()).collect();
        slips.push(slip(mark, What::Edge, Spans::new(kept).ok()));
    }
}

fn slip(mark: &Mark, what: What, spans: Option<Spans>) -> Slip {
    let id = mark.id.clone();
    Slip {
        mend: spans.map(|spans| Command::SetSpans {
            mark: id.clone(),
            spans,
        }),
        mark: id,
        what,
    }
}

/// A piece without blanks and stray punctuation at its edges; empty where nothing else is in it.
fn trimmed(text: &Text, piece: Span) -> Span {
    if piece.is_empty() {
        return piece;
    }
    let tokens = tokens(text, piece);
    let stray = |token: &&standpoint_text::Token, stray: &str| {
        token.kind == TokenKind::Punctuation
            && text.slice(token.span).chars().all(|c| stray.contains(c))
    };
    let first = tokens.iter().find(|token| !stray(token, STRAY_START));
    let last = tokens.iter().rfind(|token| !stray(token, STRAY_END));
    match (first, last) {
        (Some(first), Some(last)) if first.span.start() < last.span.end() => {
            Span::new(first.span.start(), last.span.end())
        }
        _ => Span::new(piece.start(), piece.start()),
    }
}

/// Double quotation marks that open, each with what closes it. German „…“ closes with what opens in
/// English.
const PAIRS: [(char, &str); 5] = [
    ('“', "”"),
    ('„', "“”"),
    ('«', "»"),
    ('「', "」"),
    ('『', "』"),
];

/// The one quotation mark of a mark's pieces that has no partner in them.
struct Open {
    at: Offset,
    sign: char,
    opens: bool,
}

/// The quotation mark without partner, if there is just one: with more of them nothing is plain.
fn open_quotation(text: &Text, pieces: &[Span]) -> Option<Open> {
    let mut open: Vec<Open> = Vec::new();
    let mut strays: Vec<Open> = Vec::new();
    for piece in pieces {
        for (at, sign) in text.slice(*piece).char_indices() {
            let at = Offset::new(piece.start().get() + at);
            let closed = open.last().is_some_and(|last| closes_it(last.sign, sign));
            if closed {
                open.pop();
            } else if sign == '"' || PAIRS.iter().any(|(opening, _)| *opening == sign) {
                let opens = true;
                open.push(Open { at, sign, opens });
            } else if PAIRS.iter().any(|(_, closing)| closing.contains(sign)) {
                let opens = false;
                strays.push(Open { at, sign, opens });
            }
        }
    }
    open.append(&mut strays);
    if open.len() == 1 { open.pop() } else { None }
}

fn closes_it(opening: char, sign: char) -> bool {
    let pair = PAIRS.iter().find(|(opens, _)| *opens == opening);
    pair.map_or(opening == '"' && sign == '"', |(_, closes)| {
        closes.contains(sign)
    })
}

impl Open {
    /// The pieces with the quotation whole: without its mark where that stands at the edge, or grown
    /// to its partner where that stands just outside.
    fn mended(&self, text: &Text, pieces: &[Span]) -> Option<Spans> {
        let mut pieces = pieces.to_vec();
        let home = pieces.iter().position(|piece| piece.contains(self.at))?;
        let after = Offset::new(self.at.get() + self.sign.len_utf8());
        if pieces[home].start() == self.at {
            pieces[home] = Span::new(after, pieces[home].end());
        } else if pieces[home].end() == after {
            pieces[home] = Span::new(pieces[home].start(), self.at);
        } else if self.opens {
            let last = pieces.last_mut()?;
            let end = self.partner_after(text, last.end())?;
            *last = Span::new(last.start(), end);
        } else {
            let first = pieces.first_mut()?;
            let start = self.partner_before(text, first.start())?;
            *first = Span::new(start, first.end());
        }
        pieces.retain(|piece| !piece.is_empty());
        Spans::new(pieces).ok()
    }

    /// The end of the closing mark that follows, if one does, at most a sign of punctuation away.
    fn partner_after(&self, text: &Text, end: Offset) -> Option<Offset> {
        let mut at = end.get();
        for sign in text.as_str()[at..].chars().take(2) {
            at += sign.len_utf8();
            if closes_it(self.sign, sign) {
                return Some(Offset::new(at));
            }
            if !sign.is_ascii_punctuation() {
                return None;
            }
        }
        None
    }

    /// The start of the opening mark just before, if there is one.
    fn partner_before(&self, text: &Text, start: Offset) -> Option<Offset> {
        let before = text.as_str()[..start.get()].chars().next_back()?;
        closes_it(before, self.sign).then(|| Offset::new(start.get() - before.len_utf8()))
    }
}
