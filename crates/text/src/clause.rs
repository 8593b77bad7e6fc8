//! Clauses: the stretches of a sentence between the marks that part it and the words that open a
//! new one. Told by form alone, for a caret to stop at; grammar is the engine's.

use crate::character::{is_blank, is_terminal};
use crate::quotation::mark;
use crate::{Offset, Span, Text, Token, TokenKind, tokens};

/// English words that open a subordinate, relative or contrasting clause (Quirk et al. 1985, §14.12,
/// §17.11), in order. "And" and "or" are left out: they join words more often than clauses.
const OPENERS: [&str; 17] = [
    "although", "because", "but", "if", "that", "though", "unless", "until", "when", "where",
    "whereas", "whether", "which", "while", "who", "whom", "whose",
];

impl Text {
    /// The first end of a clause after `offset`, before the mark that parts it from the next one;
    /// at the end of the text, the end.
    pub fn next_clause(&self, offset: Offset) -> Offset {
        let mut at = self.floor_grapheme(offset);
        loop {
            let ends = self.clauses(self.sentence_at(at)).into_iter();
            if let Some(end) = ends.map(Span::end).find(|end| *end > offset) {
                return end;
            }
            let next = self.next_sentence(at);
            if next <= at || next >= self.end() {
                return self.end();
            }
            at = next;
        }
    }

    /// The last start of a clause before `offset`; at the start of the text, the start.
    pub fn previous_clause(&self, offset: Offset) -> Offset {
        let mut at = self.floor_grapheme(offset);
        loop {
            let starts = self.clauses(self.sentence_at(at)).into_iter().rev();
            if let Some(start) = starts.map(Span::start).find(|start| *start < offset) {
                return start;
            }
            let before = self.previous_sentence(at);
            if before >= at {
                return Offset::ZERO;
            }
            at = before;
        }
    }

    /// The clause around `offset`, or the one before it; the sentence where it has none.
    pub fn clause_at(&self, offset: Offset) -> Span {
        let sentence = self.sentence_at(offset);
        let clauses = self.clauses(sentence);
        let before = clauses.iter().rfind(|clause| clause.start() <= offset);
        before.or(clauses.first()).copied().unwrap_or(sentence)
    }

    /// The clauses of a sentence, without the punctuation between them.
    fn clauses(&self, sentence: Span) -> Vec<Span> {
        let mut clauses: Vec<Span> = Vec::new();
        let mut open = false;
        for token in tokens(self, sentence) {
            if self.parts(&token) {
                open = false;
                continue;
            }
            let opens = token.kind == TokenKind::Word && opens_clause(self.slice(token.span));
            match clauses.last_mut().filter(|_| open && !opens) {
                Some(clause) => *clause = clause.cover(token.span),
                None => clauses.push(token.span),
            }
            open = true;
        }
        clauses
    }

    /// Whether a token stands between two clauses and belongs to neither. A dash does where it
    /// stands free, so "5–10" stays whole.
    fn parts(&self, token: &Token) -> bool {
        let sign = self.slice(token.span);
        let Some(first) = sign
            .chars()
            .next()
            .filter(|_| token.kind == TokenKind::Punctuation)
        else {
            return false;
        };
        let before = &self.as_str()[..token.span.start().get()];
        let free = || before.chars().next_back().is_none_or(is_blank);
        match first {
            ',' | ';' | ':' | '—' | '、' | '，' | '；' | '：' | '،' | '؛' => true,
            '-' | '–' => sign.chars().nth(1).is_some() || free(),
            _ => mark(first).is_some() || is_terminal(first),
        }
    }
}

fn opens_clause(word: &str) -> bool {
    OPENERS
        .iter()
        .any(|opener| opener.eq_ignore_ascii_case(word))
}
