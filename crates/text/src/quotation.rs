//! Which quotation marks and brackets open and which close.

/// What a quotation mark or bracket does.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(crate) enum Mark {
    Opens,
    Closes,
    /// The straight double mark does both in turn.
    Either,
}

/// What `c` does if it is a double quotation mark of any script, or a bracket.
pub(crate) fn mark(c: char) -> Option<Mark> {
    match c {
        '"' | '＂' => Some(Mark::Either),
        '“' | '„' | '«' | '「' | '『' | '‹' | '《' | '〈' | '(' | '[' | '{' | '（' => {
            Some(Mark::Opens)
        }
        '”' | '»' | '」' | '』' | '›' | '》' | '〉' | ')' | ']' | '}' | '）' => {
            Some(Mark::Closes)
        }
        _ => None,
    }
}

/// Whether `c` is a bracket: a sentence may end in one, but it ends no quotation.
pub(crate) fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '（' | '）')
}
