//! The tokeniser: one pass from a token boundary on, that only ever looks ahead.

use crate::abbreviation::{Abbreviation, abbreviation, ends_address, opens_sentence};
use crate::character::{
    is_apostrophe, is_blank, is_line_break, is_punctuation, is_unspaced, is_wordlike,
};
use crate::graphemes::grapheme_end;
use crate::{Span, Token, TokenKind};

/// The bytes that the name of a host may have (RFC 1035).
const LONGEST_ADDRESS: usize = 253;

/// Gives the tokens of a string one after the other.
///
/// Since it never looks back beyond the token before, it may start after any blank, and at any
/// grapheme of a script without blanks, and finds the same tokens from there on.
pub(crate) struct Scanner<'t> {
    /// The string up to where the scan ends.
    string: &'t str,
    at: usize,
    /// Where the last word or number ended: only there can a genitive stand.
    word_end: Option<usize>,
}

impl<'t> Scanner<'t> {
    /// `start` and `end` are grapheme boundaries with `start <= end`.
    pub(crate) fn new(string: &'t str, start: usize, end: usize) -> Self {
        Self {
            string: &string[..end],
            at: start,
            word_end: None,
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.string.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.string[at..].chars().next(),
            None => None,
        }
    }

    fn is_wordlike_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_wordlike)
    }

    fn is_letter_at(&self, at: usize) -> bool {
        self.char_at(at)
            .is_some_and(|c| is_wordlike(c) && c.is_alphabetic())
    }

    fn is_digit_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(|c| c.is_ascii_digit())
    }

    fn grapheme_end(&self, at: usize) -> usize {
        grapheme_end(self.string, at)
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at)
            && is_blank(c)
        {
            let end = self.grapheme_end(at);
            if !self.string[at..end].chars().all(is_blank) {
                break;
            }
            at = end;
        }
        at
    }

    /// The end of a run of one ASCII character.
    fn run_end(&self, at: usize, byte: u8) -> usize {
        let rest = &self.string.as_bytes()[at..];
        let run = rest.iter().take_while(|next| **next == byte).count();
        // The last one may carry a combining mark.
        self.grapheme_end(at + run - 1)
    }

    /// Whether a full stop stands at `at`, without a mark on it.
    fn has_full_stop(&self, at: usize) -> bool {
        self.char_at(at) == Some('.') && self.grapheme_end(at) == at + 1
    }

    /// The end of letters and digits in one go, without anything between.
    fn plain_word_end(&self, mut at: usize) -> usize {
        loop {
            // Before a character of ASCII these are whole graphemes: most words need no more.
            while let Some([letter, next]) = self.string.as_bytes().get(at..at + 2)
                && letter.is_ascii_alphanumeric()
                && next.is_ascii()
            {
                at += 1;
            }
            match self.char_at(at) {
                Some(c) if is_wordlike(c) => at = self.grapheme_end(at),
                _ => return at,
            }
        }
    }

    /// The end of a genitive that begins with an apostrophe at `at`.
    fn genitive_end(&self, at: usize) -> Option<usize> {
        let apostrophe = self.char_at(at).filter(|c| is_apostrophe(*c))?;
        let s = at + apostrophe.len_utf8();
        self.char_at(s).filter(|c| matches!(c, 's' | 'S'))?;
        let end = self.grapheme_end(s);
        (!self.is_wordlike_at(end)).then_some(end)
    }

    /// The end of `U.S.`, `p.m.`, `U.S.A`: single letters with full stops between them.
    fn initialism_end(&self, start: usize) -> Option<usize> {
        let mut end = None;
        let mut at = start;
        while self.is_letter_at(at) {
            let letter_end = self.grapheme_end(at);
            if self.is_wordlike_at(letter_end) {
                break;
            }
            let stopped = self.has_full_stop(letter_end);
            if at > start {
                end = Some(letter_end + usize::from(stopped));
            }
            if !stopped {
                break;
            }
            at = letter_end + 1;
        }
        end
    }

    /// The end of an address that begins at `start`, up to a blank or what cannot belong to it.
    fn address_end(&self, start: usize) -> Option<usize> {
        let rest = &self.string[start..];
        if !["http://", "https://", "www."]
            .iter()
            .any(|scheme| rest.starts_with(scheme))
        {
            return None;
        }
        let inside = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '|');
        let run = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let kept = rest[..run].trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/');
        // A combining mark after the last character belongs to it.
        kept.len()
            .checked_sub(1)
            .map(|last| self.grapheme_end(start + last))
    }

    fn word(&mut self, start: usize) -> Token {
        let number = self.char_at(start).is_some_and(char::is_numeric);
        let end = if number {
            self.number_end(start)
        } else {
            self.address_end(start)
                .or_else(|| self.initialism_end(start))
                .unwrap_or_else(|| self.word_end(start))
        };
        self.word_end = Some(end);
        let kind = if number {
            TokenKind::Number
        } else {
            TokenKind::Word
        };
        Token {
            span: Span::from_bytes(start, end),
            kind,
        }
    }

    fn number_end(&self, start: usize) -> usize {
        let mut end = self.plain_word_end(start);
        while let Some(sign) = self.char_at(end) {
            let next = end + sign.len_utf8();
            let goes_on = match sign {
                '.' | ':' | '/' => self.is_digit_at(next),
                ',' => {
                    (0..3).all(|place| self.is_digit_at(next + place))
                        && !self.is_digit_at(next + 3)
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            end = self.plain_word_end(next);
        }
        end
    }

    fn word_end(&self, start: usize) -> usize {
        let mut end = self.plain_word_end(start);
        while let Some(next) = self.joined_from(start, end) {
            end = self.plain_word_end(next);
        }
        if self.has_full_stop(end) && self.keeps_full_stop(start, end) {
            end + 1
        } else {
            end
        }
    }

    /// Where the word goes on after a sign at `end` that belongs inside it.
    fn joined_from(&self, start: usize, end: usize) -> Option<usize> {
        let sign = self.char_at(end)?;
        let next = end + sign.len_utf8();
        if self.grapheme_end(end) != next || !self.is_wordlike_at(next) {
            return None;
        }
        let joined = match sign {
            '.' => self.is_address_from(next) || self.is_listed_from(start, next),
            '@' | '_' => true,
            '&' => self.is_upper_before(end) && self.is_upper_at(next),
            '"' | '\u{5F4}' | '\u{5F3}' => self.char_at(next).is_some_and(is_hebrew),
            _ if is_apostrophe(sign) => self.is_letter_at(next) && self.genitive_end(end).is_none(),
            _ => false,
        };
        joined.then_some(next)
    }

    fn is_upper_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_uppercase)
    }

    fn is_upper_before(&self, at: usize) -> bool {
        self.string[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_uppercase)
    }

    /// Whether what begins after a full stop ends the name of a site or file ("com", "co.uk").
    fn is_address_from(&self, at: usize) -> bool {
        let rest = &self.string.as_bytes()[at..];
        let part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'.';
        let run = rest
            .iter()
            .take(LONGEST_ADDRESS)
            .take_while(|byte| part(byte))
            .count();
        let run = self.string[at..at + run].trim_end_matches('.');
        !self.is_wordlike_at(at + run.len()) && run.rsplit('.').next().is_some_and(ends_address)
    }

    /// Whether the word and the part after its full stop are a listed abbreviation ("Ph.D.").
    fn is_listed_from(&self, start: usize, at: usize) -> bool {
        let end = self.plain_word_end(at);
        self.char_at(end) == Some('.') && abbreviation(&self.string[start..end]).is_some()
    }

    /// Whether the full stop at `end` belongs to the abbreviation or initial before it.
    fn keeps_full_stop(&self, start: usize, end: usize) -> bool {
        if self.char_at(end + 1) == Some('.') {
            return false;
        }
        let word = &self.string[start..end];
        match abbreviation(word) {
            Some(Abbreviation::Number) => self.is_digit_at(self.skip_blanks(end + 1)),
            Some(_) => true,
            None => self.is_initial(word, end + 1),
        }
    }

    /// Whether `word` with a full stop up to `after` is the initial of a name ("J. D. Vance").
    fn is_initial(&self, word: &str, after: usize) -> bool {
        let mut letters = word.chars();
        if !letters.next().is_some_and(char::is_uppercase) || letters.next().is_some() {
            return false;
        }
        let next = self.skip_blanks(after);
        if self.string[after..next].contains(is_line_break) || !self.is_upper_at(next) {
            return false;
        }
        let next_end = self.plain_word_end(next);
        let following = &self.string[next..next_end];
        let another = following.chars().nth(1).is_none() && self.char_at(next_end) == Some('.');
        // "So did I. Mary left": the pronoun is far more frequent than the initial.
        another || (word != "I" && !opens_sentence(following))
    }

    fn sign(&mut self, start: usize, c: char) -> Token {
        let (end, kind) = match c {
            '.' | '-' => (self.run_end(start, c as u8), TokenKind::Punctuation),
            _ => {
                let kind = if is_punctuation(c) {
                    TokenKind::Punctuation
                } else if is_unspaced(c) {
                    TokenKind::Word
                } else {
                    TokenKind::Symbol
                };
                (self.grapheme_end(start), kind)
            }
        };
        self.word_end = (kind == TokenKind::Word).then_some(end);
        Token {
            span: Span::from_bytes(start, end),
            kind,
        }
    }
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5D0}'..='\u{5EA}')
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.skip_blanks(self.at);
        let c = self.char_at(start)?;
        let token = if self.word_end == Some(start)
            && let Some(end) = self.genitive_end(start)
        {
            self.word_end = Some(end);
            Token {
                span: Span::from_bytes(start, end),
                kind: TokenKind::Word,
            }
        } else if is_wordlike(c) {
            self.word(start)
        } else {
            self.sign(start, c)
        };
        self.at = token.span.end().get();
        Some(token)
    }
}
