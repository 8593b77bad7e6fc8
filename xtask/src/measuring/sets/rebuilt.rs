//! A text put together again from its tokens, with where each of them came to lie.

use standpoint_agreement::Piece;
use standpoint_text::{Offset, Printed, Span};

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
pub fn sentence<'a>(tokens: impl IntoIterator<Item = &'a str>) -> (String, Vec<Piece>) {
    let mut printed = Printed::default();
    let places: Vec<Span> = tokens.into_iter().map(|token| printed.add(token)).collect();
    let text = printed.into_string();
    let points = |offset: Offset| text[..offset.get()].chars().count();
    let pieces = places.into_iter();
    let pieces = pieces.map(|place| (points(place.start()), points(place.end())));
    let pieces = pieces.collect();
    (text, pieces)
}

#[cfg(test)]
mod tests {
    use standpoint_text::printed;

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
