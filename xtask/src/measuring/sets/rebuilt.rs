//! A text put together again from its tokens, with where each of them came to lie.

use standpoint_agreement::Piece;

/// A text that grows token by token; offsets are code points.
#[derive(Clone, Debug, Default)]
pub struct Rebuilt {
    text: String,
    length: usize,
}

impl Rebuilt {
    /// Adds what stands between two tokens.
    pub fn space(&mut self, space: &str) {
        self.text.push_str(space);
        self.length += space.chars().count();
    }

    /// Adds a token and says where it is.
    pub fn token(&mut self, token: &str) -> Piece {
        let start = self.length;
        self.space(token);
        (start, self.length)
    }

    /// Whether there is nothing yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// The text of a sentence of which only the tokens are known, and where each of them is.
///
/// Brackets and quotation marks of the Penn Treebank (`-LRB-`, ` `` `) become those one prints;
/// closing marks and clitics follow without a space, opening marks are followed by none. A straight
/// quotation mark opens and closes by turns.
pub fn sentence<'a>(tokens: impl IntoIterator<Item = &'a str>) -> (String, Vec<Piece>) {
    let mut rebuilt = Rebuilt::default();
    let mut places = Vec::new();
    let mut opened = false;
    let mut glued = true;
    for token in tokens {
        let token = printed(token);
        let straight = token == "\"";
        if !(glued || (straight && opened) || follows_closely(token)) {
            rebuilt.space(" ");
        }
        opened ^= straight;
        glued = (straight && opened) || matches!(token, "(" | "[" | "“" | "‘" | "$" | "£" | "€");
        places.push(rebuilt.token(token));
    }
    (rebuilt.into_text(), places)
}

/// A token of the Penn Treebank as one prints it.
fn printed(token: &str) -> &str {
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

/// Whether no space stands before the token.
fn follows_closely(token: &str) -> bool {
    let closing = [
        ".", ",", ";", ":", "?", "!", "%", ")", "]", "”", "’", "'", "...", "…",
    ];
    let clitics = ["s", "m", "re", "ve", "ll", "d", "S"];
    let clitic = token.strip_prefix(['\'', '’']);
    closing.contains(&token)
        || clitic.is_some_and(|rest| clitics.contains(&rest))
        || matches!(token, "n't" | "n’t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_printed_as_one_writes_them() {
        for (tokens, expected) in [
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
            ("", ""),
        ] {
            let (text, places) = sentence(tokens.split_whitespace());
            assert_eq!(text, expected);
            let characters: Vec<char> = text.chars().collect();
            for (token, (start, end)) in tokens.split_whitespace().zip(places) {
                let there: String = characters[start..end].iter().collect();
                assert_eq!(there, printed(token));
            }
        }
    }
}
