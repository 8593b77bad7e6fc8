//! Paragraphs and sentences as words: what every later layer reads.

use std::borrow::Cow;

use standpoint_text::{Span, Text, TokenKind};

use crate::lexicon::Lexicon;
use crate::tag::{self, Tag};

/// A paragraph of the text, cut into sentences.
#[derive(Clone, Debug)]
pub struct Paragraph<'t> {
    /// Where it stands.
    pub span: Span,
    /// Its sentences in text order, none empty.
    pub sentences: Vec<Sentence<'t>>,
}

/// A sentence, cut into words.
#[derive(Clone, Debug)]
pub struct Sentence<'t> {
    /// Where it stands, without blanks at its ends.
    pub span: Span,
    /// Its words, marks of punctuation among them, in text order.
    pub words: Vec<Word<'t>>,
    /// Whether nearly all its long words are capitalised: a headline in title case or capitals,
    /// where a capital says nothing about a word.
    pub title_case: bool,
}

/// A word, a number, a sign or a mark of punctuation.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    /// Where it stands.
    pub span: Span,
    /// Its letters.
    pub text: &'t str,
    /// Its letters in lower case, with `’` written as `'`.
    pub lower: Cow<'t, str>,
    /// What it is made of.
    pub kind: TokenKind,
    /// What part of speech it seems to be.
    pub tag: Tag,
    /// How it is written.
    pub shape: Shape,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `talks`, and everything without capitals.
    Lower,
    /// `Kessia`, `McDonald`, `iPhone`: some capitals, not all.
    Capitalised,
    /// `NATO`, `U.S.`: two or more letters, all of them capitals.
    Capitals,
    /// `A`: one capital.
    Initial,
}

impl<'t> Paragraph<'t> {
    /// Reads one paragraph of a text.
    pub fn read(text: &'t Text, span: Span, lexicon: &Lexicon) -> Self {
        let sentences = standpoint_text::sentences(text, span)
            .into_iter()
            .map(|sentence| Sentence::read(text, sentence, lexicon))
            .filter(|sentence| !sentence.words.is_empty())
            .collect();
        Self { span, sentences }
    }
}

impl<'t> Sentence<'t> {
    /// Reads one sentence of a text.
    pub fn read(text: &'t Text, span: Span, lexicon: &Lexicon) -> Self {
        let mut words: Vec<Word<'t>> = standpoint_text::tokens(text, span)
            .into_iter()
            .map(|token| Word::read(text, token.span, token.kind))
            .collect();
        let title_case = is_title_case(&words);
        tag::guess(&mut words, title_case, lexicon);
        Self {
            span,
            words,
            title_case,
        }
    }

    /// The stretch from word `from` up to, not including, word `to`; empty at the end of the
    /// sentence where there are no such words.
    pub fn cover(&self, from: usize, to: usize) -> Span {
        let nothing = Span::new(self.span.end(), self.span.end());
        let Some(words) = self.words.get(from..to.min(self.words.len())) else {
            return nothing;
        };
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => nothing,
        }
    }

    /// The tag of word `index`, [`Tag::Punctuation`] outside the sentence.
    pub fn tag(&self, index: usize) -> Tag {
        self.words
            .get(index)
            .map_or(Tag::Punctuation, |word| word.tag)
    }

    /// The lower-case letters of word `index`, empty outside the sentence.
    pub fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.lower)
    }

    /// Whether the words from `index` on are these, in lower case.
    pub fn has(&self, index: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| self.lower(index + i) == *word)
    }

    /// The index of the first word that ends after `span` starts; the number of words if none does.
    pub fn first_word(&self, span: Span) -> usize {
        self.words
            .partition_point(|word| word.span.end() <= span.start())
    }

    /// The words that share a letter with `span`, as a range of indices.
    pub fn words_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.first_word(span);
        let to = self
            .words
            .partition_point(|word| word.span.start() < span.end());
        from..to.max(from)
    }

    /// Whether word `index` touches the word before it, without a blank.
    pub fn joined(&self, index: usize) -> bool {
        index > 0
            && match (self.words.get(index - 1), self.words.get(index)) {
                (Some(before), Some(word)) => before.span.end() == word.span.start(),
                _ => false,
            }
    }
}

impl<'t> Word<'t> {
    fn read(text: &'t Text, span: Span, kind: TokenKind) -> Self {
        let letters = text.slice(span);
        Self {
            span,
            text: letters,
            lower: lower(letters),
            kind,
            tag: Tag::Noun,
            shape: Shape::of(letters),
        }
    }

    /// Whether it starts with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is this mark of punctuation or this word in lower case.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Whether it opens or closes a quotation.
    pub fn is_quote_mark(&self) -> bool {
        matches!(
            self.text,
            "\"" | "“" | "”" | "„" | "«" | "»" | "''" | "``" | "‟"
        )
    }

    /// Whether it is a hyphen (not a dash between clauses).
    pub fn is_hyphen(&self) -> bool {
        matches!(self.text, "-" | "‐" | "‑")
    }
}

impl Shape {
    fn of(word: &str) -> Self {
        let (mut upper, mut lower) = (0_usize, 0_usize);
        for letter in word.chars().filter(|c| c.is_alphabetic()) {
            if letter.is_uppercase() {
                upper += 1;
            } else {
                lower += 1;
            }
        }
        match (upper, lower) {
            (0, _) => Self::Lower,
            (1, 0) => Self::Initial,
            (_, 0) => Self::Capitals,
            _ => Self::Capitalised,
        }
    }
}

/// Lower case with the typewriter's apostrophe; borrowed where nothing changes.
fn lower(word: &str) -> Cow<'_, str> {
    if !word.contains(|c: char| c.is_uppercase() || c == '’') {
        return Cow::Borrowed(word);
    }
    let mut lower = word.to_lowercase();
    if lower.contains('’') {
        lower = lower.replace('’', "'");
    }
    Cow::Owned(lower)
}

/// Whether capitals say nothing here: at least four long words, nearly all of them with one, and no
/// full stop that shows a sentence; or all of them in capitals.
fn is_title_case(words: &[Word<'_>]) -> bool {
    let long = || {
        let words = words.iter().filter(|word| word.kind == TokenKind::Word);
        words.filter(|word| word.text.chars().count() > 3)
    };
    let count = long().count();
    let small = long().filter(|word| !word.is_capitalised()).count();
    let capitals = long().filter(|word| word.shape == Shape::Capitals).count();
    let stops = words
        .last()
        .is_some_and(|word| matches!(word.text, "." | "!" | "”" | "\""));
    count >= 4 && (capitals == count || (!stops && small * 8 <= count))
}
