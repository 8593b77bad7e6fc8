//! Tokens of corpora as one prints them, so that what is learned from is written like what will be
//! read: "don't" is one word in an article, and no corpus in columns has it.

use crate::Span;

/// A text that grows token by token.
#[derive(Debug)]
pub struct Printed {
    string: String,
    /// Whether the last token is one that no blank follows.
    is_glued: bool,
    /// Whether a straight quotation mark has opened.
    is_quoted: bool,
}

impl Default for Printed {
    fn default() -> Self {
        Self {
            string: String::new(),
            is_glued: true,
            is_quoted: false,
        }
    }
}

impl Printed {
    /// Adds a token, and says where it stands. Brackets and quotation marks of
    /// the Penn Treebank become those one prints; closing marks and clitics follow without a blank,
    /// and so does what stands behind an opening mark. A straight quotation mark opens and closes
    /// by turns.
    pub fn add(&mut self, token: &str) -> Span {
        let token = printed(token);
        let is_straight = token == "\"";
        let closes = is_straight && self.is_quoted;
        if !(self.is_glued || closes || follows_closely(token)) {
            self.string.push(' ');
        }
        self.is_quoted ^= is_straight;
        let opens = matches!(token, "(" | "[" | "“" | "‘" | "$" | "£" | "€");
        self.is_glued = opens || (is_straight && self.is_quoted);
        let start = self.string.len();
        self.string.push_str(token);
        Span::from_bytes(start, self.string.len())
    }

    /// Whether there is nothing yet.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.string
    }
}

/// A token of the Penn Treebank as one prints it; any other one is itself.
pub fn printed(token: &str) -> &str {
    match token {
        "``" => "“",
        "''" => "”",
        "`" => "‘",
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        other => other,
    }
}

/// Whether no blank stands before the token.
fn follows_closely(token: &str) -> bool {
    const CLOSING: [&str; 14] = [
        ".", ",", ";", ":", "?", "!", "%", ")", "]", "”", "’", "'", "...", "…",
    ];
    const CLITICS: [&str; 7] = ["s", "S", "m", "re", "ve", "ll", "d"];
    let clitic = token.strip_prefix(['\'', '’']);
    CLOSING.contains(&token)
        || clitic.is_some_and(|rest| CLITICS.contains(&rest))
        || matches!(token, "n't" | "n’t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_printed_as_one_writes_them() {
        let table = [
            (
                "Kessia 's plan ( 2019 ) is n't new .",
                "Kessia's plan (2019) isn't new.",
            ),
            (
                "`` No , '' said Ørn -LRB- 40 -RRB- .",
                "“No,” said Ørn (40).",
            ),
            (
                "He said \" go \" , twice : 5 % of $ 3",
                "He said \"go\", twice: 5% of $3",
            ),
        ];
        for (tokens, expected) in table {
            let mut text = Printed::default();
            let places: Vec<_> = tokens.split(' ').map(|token| text.add(token)).collect();
            let string = text.into_string();
            assert_eq!(string, expected);
            for (token, place) in tokens.split(' ').zip(places) {
                assert_eq!(
                    &string[place.start().get()..place.end().get()],
                    printed(token)
                );
            }
        }
    }
}
