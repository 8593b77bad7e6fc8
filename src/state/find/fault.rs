//! What is wrong with a regular expression, and where: browsers say only what, each in its own way.

/// What is wrong, by the rules of a browser's regular expressions that work by characters (ECMA-262,
/// flag `u`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A bracket or parenthesis that is not closed.
    Unclosed,
    /// One that closes nothing.
    Unopened,
    /// A sign of repetition with nothing before it to repeat.
    NothingToRepeat,
    /// A backslash before a letter that it does nothing to, or at the end.
    Escape,
}

/// What is wrong with a pattern, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// The sign that it is about.
    pub sign: char,
    /// Which character it is, counted from 1.
    pub at: usize,
}

/// What letters and signs a backslash can stand before.
const ESCAPED: &str = "dDsSwWbBtnvfrcxupPk0123456789^$\\.*+?()[]{}|/-";

/// The first thing in a pattern that no browser takes, as far as it is one of the usual slips.
pub fn fault(pattern: &str) -> Option<Fault> {
    let mut scan = Scan {
        signs: pattern.chars().collect(),
        at: 0,
        open: Vec::new(),
    };
    scan.run().or_else(|| {
        let (sign, at) = scan.open.pop()?;
        Some(Fault {
            kind: FaultKind::Unclosed,
            sign,
            at,
        })
    })
}

/// A pattern that is gone through.
struct Scan {
    signs: Vec<char>,
    at: usize,
    /// The parentheses that are open, with their places.
    open: Vec<(char, usize)>,
}

impl Scan {
    fn run(&mut self) -> Option<Fault> {
        // Whether there is something that can be repeated.
        let mut repeatable = false;
        while let Some(sign) = self.signs.get(self.at).copied() {
            let here = self.at + 1;
            let fault = |kind| {
                Some(Fault {
                    kind,
                    sign,
                    at: here,
                })
            };
            self.at += 1;
            match sign {
                '\\' => {
                    if !self.escape() {
                        return fault(FaultKind::Escape);
                    }
                    repeatable = true;
                }
                '[' => {
                    if !self.class() {
                        return fault(FaultKind::Unclosed);
                    }
                    repeatable = true;
                }
                '(' => {
                    self.open.push((sign, here));
                    self.group_head();
                    repeatable = false;
                }
                ')' => {
                    if self.open.pop().is_none() {
                        return fault(FaultKind::Unopened);
                    }
                    repeatable = true;
                }
                ']' | '}' => return fault(FaultKind::Unopened),
                '{' if self.counted() => {
                    if !std::mem::replace(&mut repeatable, false) {
                        return fault(FaultKind::NothingToRepeat);
                    }
                    self.lazy();
                }
                '{' => return fault(FaultKind::Unclosed),
                '*' | '+' | '?' => {
                    if !std::mem::replace(&mut repeatable, false) {
                        return fault(FaultKind::NothingToRepeat);
                    }
                    self.lazy();
                }
                '|' | '^' | '$' => repeatable = false,
                _ => repeatable = true,
            }
        }
        None
    }

    /// Goes over what a backslash stands before; whether it can stand there.
    fn escape(&mut self) -> bool {
        let Some(sign) = self.signs.get(self.at).copied() else {
            return false;
        };
        self.at += 1;
        // A letter in braces or angles belongs to it: \u{1F600}, \p{Lu}, \k<name>.
        let closing = match (sign, self.signs.get(self.at)) {
            ('u' | 'p' | 'P', Some('{')) => Some('}'),
            ('k', Some('<')) => Some('>'),
            _ => None,
        };
        if let Some(closing) = closing {
            let rest = self.signs[self.at..].iter();
            let Some(length) = rest.clone().position(|sign| *sign == closing) else {
                return false;
            };
            self.at += length + 1;
        }
        ESCAPED.contains(sign)
    }

    /// Goes to the end of a class of characters; whether it has one.
    fn class(&mut self) -> bool {
        while let Some(sign) = self.signs.get(self.at) {
            self.at += 1;
            match sign {
                ']' => return true,
                '\\' => self.at += 1,
                _ => {}
            }
        }
        false
    }

    /// Goes over `?:`, `?=`, `?!`, `?<=`, `?<!` and `?<name>`.
    fn group_head(&mut self) {
        if self.signs.get(self.at) != Some(&'?') {
            return;
        }
        self.at += 1;
        match self.signs.get(self.at) {
            Some(':' | '=' | '!') => self.at += 1,
            Some('<') => {
                let rest = self.signs[self.at..].iter();
                let end = rest
                    .clone()
                    .position(|sign| matches!(sign, '>' | '=' | '!'));
                self.at += end.map_or(1, |end| end + 1);
            }
            _ => {}
        }
    }

    /// Goes over `2}`, `2,}` or `2,5}`, if that is what follows.
    fn counted(&mut self) -> bool {
        let rest = &self.signs[self.at..];
        let Some(end) = rest.iter().position(|sign| *sign == '}') else {
            return false;
        };
        let counts = rest[..end].split(|sign| *sign == ',');
        let mut counts = counts.map(|count| count.iter().all(char::is_ascii_digit));
        let is_one = end > 0 && rest[0].is_ascii_digit() && counts.all(|number| number);
        if is_one {
            self.at += end + 1;
        }
        is_one
    }

    /// Goes over the sign that makes a repetition as short as it can be.
    fn lazy(&mut self) {
        if self.signs.get(self.at) == Some(&'?') {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_slips_are_found_where_they_are() {
        use FaultKind::{Escape, NothingToRepeat, Unclosed, Unopened};
        let table = [
            ("(a", Unclosed, '(', 1),
            ("a(b(c)", Unclosed, '(', 2),
            ("a[b", Unclosed, '[', 2),
            ("a)", Unopened, ')', 2),
            ("a]", Unopened, ']', 2),
            ("a}", Unopened, '}', 2),
            ("a{x", Unclosed, '{', 2),
            ("*a", NothingToRepeat, '*', 1),
            ("a**", NothingToRepeat, '*', 3),
            ("é|+", NothingToRepeat, '+', 3),
            ("(?)", NothingToRepeat, '?', 2),
            ("a\\", Escape, '\\', 2),
            ("\\q", Escape, '\\', 1),
            ("\\p{Lu", Escape, '\\', 1),
        ];
        for (pattern, kind, sign, at) in table {
            let expected = Some(Fault { kind, sign, at });
            // `(?` is told as what it is only where the group has no head at all.
            if pattern != "(?)" {
                assert_eq!(fault(pattern), expected, "{pattern}");
            }
        }
    }

    #[test]
    fn nothing_is_found_in_what_is_right() {
        for pattern in [
            "",
            "a|b",
            "(a)+?",
            "[a)(*]{2,3}?",
            r"\bKess\w*\b",
            r"\p{Lu}\u{1F600}",
            "(?<n>a)\\k<n>",
            "(?<=a)b(?!c)",
            "(?:a|b)*",
            "a{2}",
            "x{3,}",
            r"[\]]",
            "^$",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
    }
}
