//! Which quotation marks open and which close.

/// What a quotation mark does.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(crate) enum Quote {
    Opens,
    Closes,
    /// The straight mark does both in turn.
    Either,
}

/// What `c` does if it is a double quotation mark of any script, or a bracket.
pub(crate) fn quote(c: char) -> Option<Quote> {
    match c {
        '"' | '＂' => Some(Quote::Either),
        '“' | '„' | '«' | '「' | '『' | '‹' | '(' | '[' | '{' | '（' | '《' | '〈' => {
            Some(Quote::Opens)
        }
        '”' | '»' | '」' | '』' | '›' | ')' | ']' | '}' | '）' | '》' | '〉' => {
            Some(Quote::Closes)
        }
        _ => None,
    }
}
