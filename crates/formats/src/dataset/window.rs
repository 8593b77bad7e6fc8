//! How much text a row holds.

use standpoint_text::{Span, Text, paragraphs, sentences, tokens};

/// How much text a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// A sentence.
    Sentence,
    /// A paragraph: a line that holds anything.
    Paragraph,
    /// So many tokens, each time beginning so many before the end of the last.
    Tokens(TokenWindow),
    /// All of the article.
    Article,
}

/// A number of tokens, and how many of them the next window begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenWindow {
    length: usize,
    overlap: usize,
}

impl TokenWindow {
    /// Windows of `length` tokens of which each begins with the last `overlap` of the one before;
    /// `None` where they would not get on: `length` is at least 1 and more than `overlap`.
    pub fn new(length: usize, overlap: usize) -> Option<Self> {
        (overlap < length).then_some(Self { length, overlap })
    }
}

impl Window {
    /// The window of this name: `sentence`, `paragraph`, `article`, `tokens:N` or `tokens:N:OVERLAP`.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "sentence" => Some(Self::Sentence),
            "paragraph" => Some(Self::Paragraph),
            "article" => Some(Self::Article),
            _ => {
                let numbers = name.strip_prefix("tokens:")?;
                let (length, overlap) = numbers.split_once(':').unwrap_or((numbers, "0"));
                TokenWindow::new(length.parse().ok()?, overlap.parse().ok()?).map(Self::Tokens)
            }
        }
    }

    /// Its name, as [`of`](Self::of) reads it.
    pub fn name(self) -> String {
        match self {
            Self::Sentence => "sentence".to_owned(),
            Self::Paragraph => "paragraph".to_owned(),
            Self::Article => "article".to_owned(),
            Self::Tokens(TokenWindow { length, overlap }) => format!("tokens:{length}:{overlap}"),
        }
    }

    /// The windows of a text in order. Together they hold every character that is not blank; only
    /// windows of tokens overlap. A text of blanks has none.
    pub(super) fn spans(self, text: &Text) -> Vec<Span> {
        if text.as_str().trim().is_empty() {
            return Vec::new();
        }
        match self {
            Self::Sentence => sentences(text, text.span()),
            Self::Paragraph => paragraphs(text),
            Self::Article => vec![text.span()],
            Self::Tokens(window) => of_tokens(text, window),
        }
    }
}

fn of_tokens(text: &Text, window: TokenWindow) -> Vec<Span> {
    let tokens = tokens(text, text.span());
    let mut windows = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let after = (first + window.length).min(tokens.len());
        windows.push(tokens[first].span.cover(tokens[after - 1].span));
        if after == tokens.len() {
            break;
        }
        first = after - window.overlap;
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(name: &str, text: &str) -> Vec<String> {
        let text = Text::new(text);
        let spans = Window::of(name).unwrap().spans(&text);
        spans
            .iter()
            .map(|span| text.slice(*span).to_owned())
            .collect()
    }

    #[test]
    fn a_text_is_cut_as_wished() {
        let text = "One dam. Two dams?\n\n  Three 😀 dams";
        assert_eq!(
            windows("sentence", text),
            ["One dam.", "Two dams?", "Three 😀 dams"]
        );
        assert_eq!(windows("article", text), [text]);
        // One dam . Two dams ? Three 😀 dams: nine tokens.
        assert_eq!(
            windows("tokens:4", text),
            ["One dam. Two", "dams?\n\n  Three 😀", "dams"]
        );
        assert_eq!(
            windows("tokens:5:2", text),
            [
                "One dam. Two dams",
                "Two dams?\n\n  Three 😀",
                "Three 😀 dams"
            ]
        );
        assert_eq!(windows("paragraph", text).len(), 2);
        assert!(windows("article", " \n").is_empty());
    }

    #[test]
    fn names_come_back() {
        for name in ["sentence", "paragraph", "article", "tokens:128:32"] {
            assert_eq!(Window::of(name).map(Window::name).as_deref(), Some(name));
        }
        for none in [
            "",
            "word",
            "tokens:",
            "tokens:0",
            "tokens:4:4",
            "tokens:4:-1",
        ] {
            assert_eq!(Window::of(none), None, "{none}");
        }
    }
}
