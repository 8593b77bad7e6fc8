//! Words as a reader selects them and a caret steps over them.

use crate::character::{is_blank, is_unspaced};
use crate::graphemes::grapheme_end;
use crate::paragraph::trim_end;
use crate::scanner::Scanner;
use crate::{Offset, Span, Text, Token, TokenKind};

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

impl Text {
    /// A place before `at` from which the scanner finds the same tokens as from the start: a blank,
    /// or a grapheme of a script without blanks.
    fn scan_start(&self, at: Offset) -> Offset {
        let string = self.as_str();
        for (place, c) in string[..at.get()].char_indices().rev() {
            if !is_blank(c) && !is_unspaced(c) {
                continue;
            }
            // Both may be part of a grapheme that begins with something else.
            let start = self.floor_grapheme(Offset::new(place));
            let grapheme = &string[start.get()..grapheme_end(string, start.get())];
            if grapheme.starts_with(is_unspaced) || grapheme.chars().all(is_blank) {
                return start;
            }
        }
        Offset::ZERO
    }

    /// The tokens from one that begins at or before `at` on.
    fn scan_around(&self, at: Offset) -> Scanner<'_> {
        let start = self.scan_start(at).get();
        Scanner::new(self.as_str(), start, self.end().get())
    }

    /// The word or number around `offset`, if it stands in one; its end is outside.
    pub fn word_at(&self, offset: Offset) -> Option<Span> {
        let at = self.floor_char(offset);
        self.scan_around(at)
            .take_while(|token| token.span.start() <= at)
            .find(|token| token.span.contains(at))
            .filter(is_word)
            .map(|token| token.span)
    }

    /// Where the next word ends after `offset`, or the end of the text.
    pub fn next_word(&self, offset: Offset) -> Offset {
        let at = self.floor_char(offset);
        self.scan_around(at)
            .find(|token| is_word(token) && token.span.end() > at)
            .map_or(self.end(), |token| token.span.end())
    }

    /// Where the word before `offset` begins, or the start of the text.
    pub fn previous_word(&self, offset: Offset) -> Offset {
        let mut at = self.floor_char(offset);
        while at > Offset::ZERO {
            let last = self
                .scan_around(at)
                .take_while(|token| token.span.start() < at)
                .filter(is_word)
                .last();
            if let Some(token) = last {
                return token.span.start();
            }
            at = self.scan_start(at);
        }
        Offset::ZERO
    }

    /// `span` without blanks at its ends, then grown to whole graphemes and to the words that it
    /// touches. A span with nothing but blanks in it, or nothing at all, becomes an empty one.
    pub fn snap_to_words(&self, span: Span) -> Span {
        let span = self.trimmed(self.snap_to_graphemes(span));
        if span.is_empty() {
            return span;
        }
        let last = self.previous_grapheme(span.end());
        let start = self.word_at(span.start()).map_or(span.start(), Span::start);
        let end = self.word_at(last).map_or(span.end(), Span::end);
        Span::new(start.min(span.start()), end.max(span.end()))
    }

    /// `span`, made of whole graphemes, without the blank ones at its ends.
    fn trimmed(&self, span: Span) -> Span {
        let kept = trim_end(self, span.start().get(), span.end().get());
        let inside = self.slice(kept);
        let blank = inside.len() - inside.trim_start_matches(is_blank).len();
        let start = self.floor_grapheme(Offset::new(kept.start().get() + blank));
        Span::new(start, kept.end())
    }
}
