//! Texts as tokens, as the formats want them that know no characters.

use standpoint_text::{Offset, Span, Text, sentences, tokens};

/// A token that spaCy or Prodigy would be content with: all of a text is tokens, each with or
/// without one blank behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tile {
    /// Where it stands, without the blank.
    pub(super) span: Span,
    /// Whether a blank follows that is no token.
    pub(super) space: bool,
}

/// Cuts a text into tokens so that each of the marks begins and ends where a token does. White
/// space beyond one blank becomes tokens, so that no character is lost.
pub(super) fn tiles(text: &Text, marks: &[Span]) -> Vec<Tile> {
    let marks = || marks.iter().filter(|mark| !mark.is_empty());
    let starts = sorted(marks().map(|mark| mark.start()).collect());
    let ends = sorted(marks().map(|mark| mark.end()).collect());
    let mut cuts = [starts.as_slice(), &ends, &[text.end()]].concat();
    for token in tokens(text, text.span()) {
        cuts.extend([token.span.start(), token.span.end()]);
    }
    let is_in = |places: &[Offset], at: Offset| places.binary_search(&at).is_ok();
    let mut tiles: Vec<Tile> = Vec::with_capacity(cuts.len());
    let mut at = Offset::ZERO;
    for cut in sorted(cuts) {
        let behind = Offset::new(at.get() + 1);
        let begins_blank = text.as_str().as_bytes().get(at.get()) == Some(&b' ');
        let is_free = !is_in(&starts, at) && !is_in(&ends, behind);
        if let Some(last) = tiles.last_mut()
            && begins_blank
            && is_free
            && !last.space
            && at < cut
        {
            last.space = true;
            at = behind;
        }
        if at < cut {
            tiles.push(Tile {
                span: Span::new(at, cut),
                space: false,
            });
            at = cut;
        }
    }
    tiles
}

/// Each place once, in the order of the text.
fn sorted(mut places: Vec<Offset>) -> Vec<Offset> {
    places.sort_unstable();
    places.dedup();
    places
}

/// The sentences of a text, each as its tokens.
pub(super) fn sentences_of_tokens(text: &Text) -> Vec<Vec<Span>> {
    let sentences = sentences(text, text.span());
    let tokens = |sentence| {
        tokens(text, sentence)
            .into_iter()
            .map(|token| token.span)
            .collect()
    };
    sentences.into_iter().map(tokens).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens in brackets, with `_` behind those that a blank follows.
    fn drawn(text: &str, marks: &[(usize, usize)]) -> String {
        let text = Text::new(text);
        let marks: Vec<Span> = marks
            .iter()
            .map(|(start, end)| Span::from_bytes(*start, *end))
            .collect();
        let draw = |tile: &Tile| {
            format!(
                "[{}]{}",
                text.slice(tile.span),
                if tile.space { "_" } else { "" }
            )
        };
        tiles(&text, &marks).iter().map(draw).collect()
    }

    #[test]
    fn all_of_a_text_is_tokens_with_at_most_one_blank_behind() {
        assert_eq!(
            drawn("Mr. Ode’s  dam.\n", &[]),
            "[Mr.]_[Ode][’s]_[ ][dam][.][\n]"
        );
        assert_eq!(drawn(" a b", &[]), "[ ][a]_[b]");
        assert_eq!(drawn("", &[]), "");
    }

    #[test]
    fn marks_cut_tokens() {
        assert_eq!(drawn("Kessian dam", &[(0, 6)]), "[Kessia][n]_[dam]");
        assert_eq!(drawn("a b", &[(0, 2)]), "[a][ ][b]");
        assert_eq!(drawn("a b", &[(1, 3)]), "[a][ ][b]");
    }
}
