//! Finding the same words again: as they are, or in another form.

use crate::character::{is_apostrophe, is_line_break};
use crate::{Span, Text, Token, TokenKind, tokens};

/// Words to be found again. Letters' case may differ where it says nothing; the last word, and the
/// one before "of", may be singular or plural; a genitive `'s` behind them does not count; parts of
/// words and of words with hyphens are other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    words: Vec<Wanted>,
}

/// Where words were found, and how like they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where they stand, without a genitive behind them.
    pub span: Span,
    /// Whether they are letter for letter the same.
    pub equal: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    exact: String,
    folded: String,
    /// Its singular, where its number may differ.
    singular: Option<String>,
    case: Case,
}

/// How much a word's capitals say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Nothing: it is in small letters, or begins a sentence.
    Any,
    /// It is a name: "May" is not "may".
    Capital,
    /// It is short and all in capitals: "US" is not "us".
    Exact,
}

/// Up to how many letters a word in capitals is found only in capitals.
const SHORT: usize = 3;

impl Wording {
    /// The words of a stretch of text; `None` where there is no word in it.
    pub fn of(text: &Text, span: Span) -> Option<Self> {
        let mut found = tokens(text, span);
        if found.len() > 1 && found.last().is_some_and(|last| is_genitive(text, last)) {
            found.pop();
        }
        let opening = text.sentence_at(span.start()).start();
        let of = found.iter().position(|t| text.slice(t.span) == "of");
        let head = of.and_then(|of| of.checked_sub(1));
        let last = found.len().saturating_sub(1);
        let words: Vec<Wanted> = found
            .iter()
            .enumerate()
            .map(|(place, token)| {
                let varies = place == last || Some(place) == head;
                Wanted::of(
                    text.slice(token.span),
                    varies,
                    token.span.start() == opening,
                )
            })
            .collect();
        let any = found
            .iter()
            .any(|token| token.kind != TokenKind::Punctuation);
        any.then_some(Self { words })
    }

    /// Everywhere in a text where these words stand, in order.
    pub fn find(&self, text: &Text) -> Vec<Occurrence> {
        let all = tokens(text, text.span());
        let windows = all.windows(self.words.len()).enumerate();
        let found = windows.filter_map(|(first, window)| {
            let last = first + window.len() - 1;
            let before = first.checked_sub(1).and_then(|before| all.get(before));
            let whole = !clings(text, before, Some(&window[0]))
                && !clings(text, all.get(last), all.get(last + 1));
            self.occurrence(text, window).filter(|_| whole)
        });
        found.collect()
    }

    fn occurrence(&self, text: &Text, window: &[Token]) -> Option<Occurrence> {
        let mut equal = true;
        for (wanted, token) in self.words.iter().zip(window) {
            let word = text.slice(token.span);
            if !wanted.is(word) {
                return None;
            }
            equal &= same_letters(word, &wanted.exact);
        }
        let span = window.first()?.span.cover(window.last()?.span);
        let one_line = !text.slice(span).contains(is_line_break);
        one_line.then_some(Occurrence { span, equal })
    }
}

impl Wanted {
    fn of(word: &str, varies: bool, opens: bool) -> Self {
        let folded = word.to_lowercase();
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let letters = word.chars().count();
        let case = match word {
            _ if letters > 1 && letters <= SHORT && word.to_uppercase() == word && capital => {
                Case::Exact
            }
            _ if capital && !opens => Case::Capital,
            _ => Case::Any,
        };
        Self {
            exact: word.to_owned(),
            singular: (varies && case != Case::Exact).then(|| singular(&folded)),
            folded,
            case,
        }
    }

    fn is(&self, word: &str) -> bool {
        let fits = match self.case {
            Case::Exact => return same_letters(word, &self.exact),
            Case::Capital => word.chars().next().is_some_and(char::is_uppercase),
            Case::Any => true,
        };
        if !fits {
            return false;
        }
        let folded = || word.chars().flat_map(char::to_lowercase);
        let same = folded().map(plain).eq(self.folded.chars().map(plain));
        let stem = |wanted: &String| {
            let alike = folded().zip(wanted.chars()).take(2).all(|(a, b)| a == b);
            alike && singular(&folded().collect::<String>()) == *wanted
        };
        same || self.singular.as_ref().is_some_and(stem)
    }
}

/// Whether two neighbours are one word with a hyphen between.
fn clings(text: &Text, left: Option<&Token>, right: Option<&Token>) -> bool {
    let Some((left, right)) = left.zip(right) else {
        return false;
    };
    let hyphen = |token: &Token| matches!(text.slice(token.span), "-" | "\u{2010}" | "\u{2011}");
    left.span.end() == right.span.start() && (hyphen(left) || hyphen(right))
}

fn is_genitive(text: &Text, token: &Token) -> bool {
    token.kind == TokenKind::Word && text.slice(token.span).starts_with(is_apostrophe)
}

/// The two apostrophes are one sign.
fn plain(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

fn same_letters(a: &str, b: &str) -> bool {
    a.chars().map(plain).eq(b.chars().map(plain))
}

/// Endings of English plurals in small letters, with those of their singulars; the first that fits
/// counts (Quirk et al. 1985, §5.79–5.83).
const PLURALS: [(&str, &str); 12] = [
    ("children", "child"),
    ("people", "person"),
    ("men", "man"),
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// The shortest word that can have a plural of its own.
const LEAST: usize = 4;

/// A word's singular, as far as its ending tells; a word in the singular is itself.
fn singular(word: &str) -> String {
    if word.chars().count() < LEAST || !word.chars().all(char::is_alphabetic) {
        return word.to_owned();
    }
    let fits = PLURALS.iter().find_map(|(plural, ending)| {
        let stem = word.strip_suffix(plural)?;
        Some(format!("{stem}{ending}"))
    });
    fits.unwrap_or_else(|| word.to_owned())
}
