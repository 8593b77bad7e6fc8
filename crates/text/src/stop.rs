//! Whether a full stop ends the sentence.

use crate::Span;
use crate::abbreviation::{Abbreviation, abbreviation, follows_hour, opens_sentence};
use crate::character::{is_apostrophe, is_foreign_terminal, is_terminal, is_unspaced};
use crate::quotation::{Mark, is_bracket, mark};
use crate::{Token, TokenKind};

/// The tokens of one line.
pub(crate) struct Line<'t> {
    string: &'t str,
    tokens: &'t [Token],
}

/// What may end a sentence.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Stop {
    /// A full stop or an ellipsis.
    Full,
    /// A question or exclamation mark.
    Call,
    /// The full stop of a script without capitals.
    Foreign,
    /// A word that brings a full stop of its own.
    Abbreviated(Abbreviation),
}

/// A stop with all that belongs to it: further stops, closing marks, a footnote, emoji.
struct Ending {
    stop: Stop,
    /// The token of the stop.
    at: usize,
    /// The first token after all of it.
    after: usize,
    /// Whether it closes a quotation.
    closes_quotation: bool,
}

/// How what follows begins.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Next<'t> {
    Upper(&'t str),
    Lower,
    /// A letter of a script without capitals.
    Uncased,
    Number,
    /// Neither letter nor digit within reach.
    Nothing,
}

/// How many tokens behind a stop are looked at: more than quotation marks, brackets and dashes ever
/// stand between a stop and the next word, few enough for a line of a million dots.
const LOOK_AHEAD: usize = 16;

/// Verbs that attribute a question or a call to a speaker behind it: "'Why?' Smith asked."
const SPEECH: [&str; 16] = [
    "added",
    "asked",
    "asks",
    "continued",
    "demanded",
    "exclaimed",
    "insisted",
    "replied",
    "responded",
    "said",
    "says",
    "shouted",
    "told",
    "tweeted",
    "wondered",
    "wrote",
];

impl<'t> Line<'t> {
    pub(crate) fn new(string: &'t str, tokens: &'t [Token]) -> Self {
        Self { string, tokens }
    }

    /// Adds the sentences of the line to `sentences`.
    pub(crate) fn split(&self, sentences: &mut Vec<Span>) {
        let mut start = 0;
        let mut at = 0;
        let mut quoted = false;
        while at < self.tokens.len() {
            let Some(stop) = self.stop(at) else {
                quoted = self.quoted_after(at, quoted);
                at += 1;
                continue;
            };
            let ending = self.ending(stop, at, &mut quoted);
            if self.ends(start, &ending) {
                sentences.extend(self.span(start, ending.after));
                start = ending.after;
            }
            at = ending.after;
        }
        sentences.extend(self.span(start, self.tokens.len()));
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        let tokens = self.tokens.get(from..to)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.string[token.span.range()])
    }

    fn first_char(&self, at: usize) -> char {
        self.word(at).chars().next().unwrap_or('\0')
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether a blank, or the edge of the line, stands before token `at`.
    fn is_spaced_before(&self, at: usize) -> bool {
        match (
            at.checked_sub(1).and_then(|before| self.tokens.get(before)),
            self.tokens.get(at),
        ) {
            (Some(before), Some(token)) => before.span.end() < token.span.start(),
            _ => true,
        }
    }

    /// What token `at` says if it may end a sentence.
    fn stop(&self, at: usize) -> Option<Stop> {
        match self.kind(at)? {
            TokenKind::Punctuation | TokenKind::Symbol => match self.first_char(at) {
                '.' | '…' => Some(Stop::Full),
                c if is_foreign_terminal(c) => Some(Stop::Foreign),
                c if is_terminal(c) => Some(Stop::Call),
                _ => None,
            },
            TokenKind::Word => {
                let word = self.word(at).strip_suffix('.')?;
                let initial = word.chars().nth(1).is_none();
                let listed = abbreviation(word);
                Some(Stop::Abbreviated(match listed {
                    Some(class) => class,
                    None if initial => Abbreviation::Name,
                    None => Abbreviation::Within,
                }))
            }
            TokenKind::Number => None,
        }
    }

    /// Whether a quotation is open after token `at`, if `quoted` says so before it.
    fn quoted_after(&self, at: usize, quoted: bool) -> bool {
        match self.role(at, quoted) {
            Some(role) if !is_bracket(self.first_char(at)) => role == Mark::Opens,
            _ => quoted,
        }
    }

    /// Whether the mark at `at` opens or closes: the straight one by the blanks around it, and
    /// where they don't tell, in turn.
    fn role(&self, at: usize, quoted: bool) -> Option<Mark> {
        if self.kind(at)? != TokenKind::Punctuation {
            return None;
        }
        let role = mark(self.first_char(at))?;
        if role != Mark::Either {
            return Some(role);
        }
        match (self.is_spaced_before(at), self.is_spaced_before(at + 1)) {
            (true, false) => Some(Mark::Opens),
            (false, true) => Some(Mark::Closes),
            _ if quoted => Some(Mark::Closes),
            _ => Some(Mark::Opens),
        }
    }

    /// Gathers what belongs to the stop at `at`, and notes in `quoted` where it closes a quotation.
    fn ending(&self, stop: Stop, at: usize, quoted: &mut bool) -> Ending {
        let mut ending = Ending {
            stop,
            at,
            after: at + 1,
            closes_quotation: false,
        };
        while let Some(kind) = self.kind(ending.after) {
            let next = ending.after;
            let c = self.first_char(next);
            if let Some(end) = self.footnote_end(next) {
                ending.after = end;
            } else if !self.is_spaced_before(next)
                && kind == TokenKind::Punctuation
                && is_terminal(c)
            {
                if matches!(stop, Stop::Abbreviated(_)) {
                    ending.stop = Stop::Call;
                }
                ending.after += 1;
            } else if self.closes(next, *quoted) {
                if !is_bracket(c) {
                    ending.closes_quotation = true;
                    *quoted = false;
                }
                ending.after += 1;
            } else if is_emoji(kind, c) {
                ending.after += 1;
            } else {
                break;
            }
        }
        ending
    }

    /// The end of a note's number in brackets behind a stop: "over.[3]", "over. [3]".
    fn footnote_end(&self, at: usize) -> Option<usize> {
        let is_note = self.word(at) == "["
            && self.kind(at + 1) == Some(TokenKind::Number)
            && self.word(at + 2) == "]"
            && !self.is_spaced_before(at + 1)
            && !self.is_spaced_before(at + 2);
        is_note.then_some(at + 3)
    }

    /// Whether the mark at `at`, behind a stop, closes what the stop ended.
    fn closes(&self, at: usize, quoted: bool) -> bool {
        if is_apostrophe(self.first_char(at)) && self.kind(at) == Some(TokenKind::Punctuation) {
            return !self.is_spaced_before(at) && self.is_open_behind(at + 1);
        }
        self.role(at, quoted) == Some(Mark::Closes)
    }

    /// Whether nothing, a blank or another mark stands at `at`.
    fn is_open_behind(&self, at: usize) -> bool {
        self.is_spaced_before(at) || self.kind(at) == Some(TokenKind::Punctuation)
    }

    /// Whether the sentence that began with token `start` ends here.
    fn ends(&self, start: usize, ending: &Ending) -> bool {
        let after = ending.after;
        if after >= self.tokens.len() {
            return true;
        }
        // Dots that lead in ("… and then") end nothing.
        if start == ending.at {
            return false;
        }
        let next = self.next(after);
        match ending.stop {
            Stop::Foreign => !(ending.closes_quotation && self.first_char(after) == 'と'),
            Stop::Abbreviated(class) if !ending.closes_quotation => abbreviation_ends(class, next),
            _ if !self.is_spaced_before(after) => self.ends_without_blank(ending, next),
            _ if self.is_list_number(start, ending) => false,
            Stop::Call if ending.closes_quotation => {
                !matches!(next, Next::Lower | Next::Nothing) && !self.is_attribution(after)
            }
            _ => !matches!(next, Next::Lower | Next::Nothing),
        }
    }

    /// Pasted text loses blanks and line breaks: "today.His comments", "over.”Then".
    fn ends_without_blank(&self, ending: &Ending, next: Next<'t>) -> bool {
        if is_unspaced(self.first_char(ending.after)) {
            return true;
        }
        match next {
            Next::Upper(word) => {
                let whole = word.chars().nth(1).is_some() || opens_sentence(word);
                let opens = mark(self.first_char(ending.after)) != Some(Mark::Closes);
                whole && opens && !self.is_sign_between(ending.after)
            }
            _ => false,
        }
    }

    /// Whether token `at` is a sign that ties what stands around it together ("Yahoo!-Chef").
    fn is_sign_between(&self, at: usize) -> bool {
        self.kind(at) != Some(TokenKind::Word) && mark(self.first_char(at)).is_none()
    }

    /// Whether the stop belongs to the number of a list item: "1. Open the gates."
    fn is_list_number(&self, start: usize, ending: &Ending) -> bool {
        if start != 0 || ending.at != 1 || ending.stop != Stop::Full {
            return false;
        }
        let number = self.word(start);
        match self.kind(start) {
            Some(TokenKind::Number) => number.len() <= 3,
            Some(TokenKind::Word) => {
                number.len() == 1 || number.bytes().all(|b| b"IVX".contains(&b))
            }
            _ => false,
        }
    }

    /// Whether names and a verb of speech follow: "'Why?' Ada Brandt asked."
    fn is_attribution(&self, at: usize) -> bool {
        if opens_sentence(self.word(at)) && !matches!(self.word(at), "He" | "She" | "They") {
            return false;
        }
        let mut words = (at..at + 5).take_while(|place| self.kind(*place) == Some(TokenKind::Word));
        words.any(|place| SPEECH.contains(&self.word(place)))
    }

    /// How the first word or number from token `at` on begins.
    fn next(&self, at: usize) -> Next<'t> {
        let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let near = self.tokens[at..].iter().take(LOOK_AHEAD);
        let Some(place) = near.into_iter().position(is_word) else {
            return Next::Nothing;
        };
        let word = self.word(at + place);
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_numeric() => Next::Number,
            Some(c) if c.is_lowercase() => Next::Lower,
            Some(c) if c.is_uppercase() => Next::Upper(word),
            _ => Next::Uncased,
        }
    }
}

/// Whether it is a picture, which goes with the sentence before it; the geometric signs that serve
/// as bullets are none.
fn is_emoji(kind: TokenKind, c: char) -> bool {
    let picture =
        matches!(c, '\u{2600}'..='\u{26FF}' | '✅' | '✨' | '❤' | '\u{1F000}'..='\u{1FAFF}');
    kind == TokenKind::Symbol && picture
}

/// Whether an abbreviation of this class ends a sentence before what follows.
fn abbreviation_ends(class: Abbreviation, next: Next<'_>) -> bool {
    match (class, next) {
        (Abbreviation::Within, Next::Upper(word)) => opens_sentence(word),
        (Abbreviation::Closing, Next::Upper(_)) => true,
        (Abbreviation::Hour, Next::Upper(word)) => !follows_hour(word),
        (Abbreviation::Within | Abbreviation::Closing | Abbreviation::Hour, _) => {
            next == Next::Uncased
        }
        (Abbreviation::Name | Abbreviation::Number, _) => false,
    }
}
