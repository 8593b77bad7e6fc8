//! Quotations that run on: over sentences, over paragraphs, and past who said the first of them.

use standpoint_annotation::Spans;
use standpoint_text::Span;

use super::Settling;
use crate::positions::proposal::{Made, Proposal};
use crate::positions::quotation::{Quote, tidy, touching};
use crate::positions::reading::Reading;

impl Settling<'_, '_> {
    pub(crate) fn open_paragraph(&mut self, quotes: Vec<Quote>) {
        self.held = vec![None; quotes.len()];
        self.quotes = quotes;
        let starts = self
            .quotes
            .first()
            .is_some_and(|quote| quote.opens_in == 0 && quote.opens_sentence);
        match (self.runs_on, self.quotes.first()) {
            (Some(position), Some(quote)) if starts => {
                let inner = quote.inner;
                self.add_piece(position, inner);
                if let Some(held) = self.held.first_mut() {
                    *held = Some(position);
                }
            }
            _ => self.runs_on = None,
        }
    }

    /// Gives quotations without a position of their own to the speaker of the one before.
    pub(crate) fn close_paragraph(&mut self) {
        let mut speaking = None;
        for number in 0..self.quotes.len() {
            let (held, quote) = (
                self.held.get(number).copied().flatten(),
                self.quotes.get(number).cloned(),
            );
            let Some(quote) = quote else { break };
            match (held, speaking) {
                (Some(position), _) => speaking = Some(position),
                (None, Some(position)) if quote.opens_sentence && quote.words > 2 => {
                    let piece = tidy(self.text, quote.inner, &self.quotes);
                    self.add_piece(position, piece);
                    if let Some(held) = self.held.get_mut(number) {
                        *held = Some(position);
                    }
                }
                _ => {}
            }
        }
        self.name_speakers();
        let open = self.quotes.last().is_some_and(|quote| !quote.closed);
        self.runs_on = if open {
            self.held.last().copied().flatten().or(speaking)
        } else {
            None
        };
    }

    /// Adds to a position what goes on of it, unless nothing is left between its quotation marks.
    fn add_piece(&mut self, position: usize, piece: Span) {
        let piece = tidy(self.text, piece, &self.quotes);
        if piece.is_empty() {
            return;
        }
        if let Some(position) = self.found.positions.get_mut(position) {
            let mut pieces = position.spans.pieces().to_vec();
            pieces.push(piece);
            if let Ok(spans) = Spans::new(pieces) {
                position.spans = spans;
            }
        }
    }

    /// Remembers which quotations this position holds.
    pub(super) fn note_quotes(
        &mut self,
        reading: &Reading<'_, '_>,
        position: usize,
        proposal: &Proposal,
    ) {
        // A cue inside the quotation is the speaker's own word.
        if proposal
            .cue
            .first()
            .is_some_and(|cue| reading.is_quoted(cue.start))
        {
            return;
        }
        let spoken = proposal.made == Made::Quotation;
        for piece in &proposal.content {
            for number in touching(&self.quotes, *piece) {
                let (Some(quote), Some(held)) =
                    (self.quotes.get(number), self.held.get_mut(number))
                else {
                    continue;
                };
                if held.is_none() && piece.overlaps(quote.inner) && (spoken || quote.words > 5) {
                    *held = Some(position);
                }
            }
        }
    }
}
