//! A word as numbers: what every feature is made of.

use super::hash;
use super::weights::Lexemes;

/// How a word is written, in sixteen kinds at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Form {
    /// `talks`
    Lower,
    /// `Kessia`
    Capitalised,
    /// `NATO`
    Capitals,
    /// `A`
    Initial,
    /// `McDonald`, `iPhone`
    Mixed,
    /// `1,000`, `20th`
    Number,
    /// `U.S.`, `Mr.`
    Dotted,
    /// `"`, `“` and the like where it opens or may open a quotation
    OpenQuote,
    /// `”` and the like
    CloseQuote,
    /// `'` standing alone
    Apostrophe,
    /// `.`, `!`, `?`, `…`
    Stop,
    /// `,`
    Comma,
    /// `:`, `;`
    Colon,
    /// `-`, `–`, `—`
    Dash,
    /// `(`, `)`, `[`, `]`
    Bracket,
    /// Any other sign.
    Sign,
}

/// The numbers of a word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its lower-case letters.
    pub lower: u64,
    /// Its letters.
    pub letters: u64,
    /// Its first three lower-case bytes.
    pub prefix: u64,
    /// Its first five lower-case bytes: forms of one word mostly share them.
    pub stem: u64,
    /// Its last two, three and four lower-case bytes.
    pub suffixes: [u64; 3],
    /// Its letters as kinds, runs written once: `Xx`, `X.X.`, `d-x`.
    pub shape: u64,
    /// How it is written.
    pub form: Form,
    /// Its cluster, from 1; 0 for none.
    pub cluster: u16,
}

impl Word {
    /// The cluster's family: clusters whose numbers lie together are alike.
    pub const fn family(&self) -> u64 {
        (self.cluster as u64).div_ceil(16)
    }

    /// The numbers of a word with the given letters; `clusters` says which words are used alike.
    pub fn new(letters: &str, clusters: &Lexemes, scratch: &mut Vec<u8>) -> Self {
        scratch.clear();
        if letters.is_ascii() {
            scratch.extend(letters.bytes().map(|byte| byte.to_ascii_lowercase()));
        } else {
            let lower = letters.chars().flat_map(char::to_lowercase);
            for letter in lower.map(|c| if c == '’' { '\'' } else { c }) {
                scratch.extend(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        let lower = hash::bytes(scratch);
        let last = |count: usize| hash::bytes(&scratch[scratch.len().saturating_sub(count)..]);
        let suffixes = [last(2), last(3), last(4)];
        let prefix = hash::bytes(&scratch[..scratch.len().min(3)]);
        let stem = hash::bytes(&scratch[..scratch.len().min(5)]);
        let cluster = clusters.of(lower);
        Self {
            lower,
            letters: hash::bytes(letters.as_bytes()),
            prefix,
            stem,
            suffixes,
            shape: shape(letters),
            form: form(letters),
            cluster,
        }
    }
}

/// The kinds of a word's letters, runs written once.
fn shape(letters: &str) -> u64 {
    let mut shape = 0;
    let mut before = 0;
    for letter in letters.chars() {
        let kind = match letter {
            'A'..='Z' => u64::from(b'X'),
            'a'..='z' => u64::from(b'x'),
            '0'..='9' => u64::from(b'd'),
            other if other.is_uppercase() => u64::from(b'X'),
            other if other.is_alphabetic() => u64::from(b'x'),
            other => u64::from(u32::from(other)),
        };
        if kind != before {
            shape = hash::pair(shape, kind);
        }
        before = kind;
    }
    shape
}

/// How a word is written.
fn form(letters: &str) -> Form {
    let mut rest = letters.chars();
    let (Some(first), second) = (rest.next(), rest.next()) else {
        return Form::Sign;
    };
    if let Some(form) = sign(first)
        && (second.is_none() || !letters.contains(char::is_alphanumeric))
    {
        return form;
    }
    if first.is_ascii_digit() {
        return Form::Number;
    }
    if letters.contains('.') {
        return Form::Dotted;
    }
    match cases(letters) {
        (0, _) => Form::Lower,
        (1, 0) => Form::Initial,
        (_, 0) => Form::Capitals,
        (1, _) if first.is_uppercase() => Form::Capitalised,
        _ => Form::Mixed,
    }
}

/// How many capitals there are, and how many small letters.
fn cases(letters: &str) -> (usize, usize) {
    if letters.is_ascii() {
        let count = |is: fn(&u8) -> bool| letters.bytes().filter(is).count();
        return (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    }
    let count = |is: fn(char) -> bool| letters.chars().filter(|letter| is(*letter)).count();
    (count(char::is_uppercase), count(char::is_lowercase))
}

/// The form of a mark of punctuation; none for letters and digits.
const fn sign(mark: char) -> Option<Form> {
    Some(match mark {
        '"' | '“' | '„' | '«' | '`' | '‟' => Form::OpenQuote,
        '”' | '»' => Form::CloseQuote,
        '\'' | '’' | '‘' => Form::Apostrophe,
        '.' | '!' | '?' | '…' => Form::Stop,
        ',' => Form::Comma,
        ':' | ';' => Form::Colon,
        '-' | '–' | '—' | '‐' | '‑' => Form::Dash,
        '(' | ')' | '[' | ']' => Form::Bracket,
        '$' | '€' | '£' | '%' | '&' | '*' | '+' | '/' | '<' | '=' | '>' | '@' | '\\' | '^'
        | '_' | '{' | '|' | '}' | '~' | '#' => Form::Sign,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(letters: &str) -> Word {
        Word::new(letters, &Lexemes::default(), &mut Vec::new())
    }

    #[test]
    fn forms() {
        let table = [
            ("talks", Form::Lower),
            ("Kessia", Form::Capitalised),
            ("Élan", Form::Capitalised),
            ("NATO", Form::Capitals),
            ("A", Form::Initial),
            ("McDonald", Form::Mixed),
            ("1,000", Form::Number),
            ("U.S.", Form::Dotted),
            ("“", Form::OpenQuote),
            ("”", Form::CloseQuote),
            ("'s", Form::Lower),
            ("--", Form::Dash),
            ("...", Form::Stop),
            (",", Form::Comma),
            ("", Form::Sign),
        ];
        for (letters, form) in table {
            assert_eq!(word(letters).form, form, "{letters}");
        }
    }

    #[test]
    fn capitals_and_apostrophes_are_one_word() {
        assert_eq!(word("Said").lower, word("said").lower);
        assert_eq!(word("don’t").lower, word("don't").lower);
        assert_ne!(word("Said").letters, word("said").letters);
        assert_eq!(word("Kessia").shape, word("Vessa").shape);
        assert_ne!(word("Kessia").shape, word("kessia").shape);
    }
}
