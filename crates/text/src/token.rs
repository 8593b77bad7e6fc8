//! Tokens: words, numbers, punctuation, signs.

use crate::scanner::Scanner;
use crate::{Span, Text};
use serde::{Deserialize, Serialize};

/// What a token is made of.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    /// Letters: also an abbreviation with its full stops, an address, a genitive `'s`, and one
    /// grapheme of a script without blanks.
    Word,
    /// It begins with a digit: `3.5`, `1,000`, `10:30`, `20th`, `5bn`.
    Number,
    /// A mark of punctuation; a run of full stops or of hyphens is one.
    Punctuation,
    /// Any other sign: currency, arithmetic, emoji.
    Symbol,
}

/// A token and its place.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug, Serialize, Deserialize)]
pub struct Token {
    /// Where it stands; always whole graphemes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of a stretch of text, in order; every character that is not blank is in exactly one.
///
/// `within` is first grown to whole graphemes; a word that it cuts is cut.
/// "U.S.", "Mr.", "p.m.", "don't" and "example.com" are one token, "Russia's" is "Russia" and
/// "'s", words are split at hyphens.
pub fn tokens(text: &Text, within: Span) -> Vec<Token> {
    let within = text.snap_to_graphemes(within);
    Scanner::new(text.as_str(), within.start().get(), within.end().get()).collect()
}
