//! Words as the scorer counts them: `\w+|[^\w\s]`.

use crate::extent::Piece;

/// Runs of letters, digits and underscores, and every other character that is no white space, in
/// code points.
pub(super) fn tokens(text: &str) -> Vec<Piece> {
    let mut tokens: Vec<Piece> = Vec::new();
    let mut inside = false;
    for (at, character) in text.chars().enumerate() {
        let is_word = character.is_alphanumeric() || character == '_';
        match tokens.last_mut() {
            Some((_, end)) if is_word && inside => *end = at + 1,
            _ if !character.is_whitespace() => tokens.push((at, at + 1)),
            _ => {}
        }
        inside = is_word;
    }
    tokens
}

/// Which tokens any of the pieces touches, each once, in order.
pub(super) fn touched(tokens: &[Piece], pieces: &[Piece]) -> Vec<usize> {
    let mut touched: Vec<usize> = (pieces.iter())
        .flat_map(|(start, end)| {
            let first = tokens.partition_point(|token| token.1 <= *start);
            let last = tokens.partition_point(|token| token.0 < *end);
            first..last
        })
        .collect();
    touched.sort_unstable();
    touched.dedup();
    touched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_are_tokens() {
        let text = "Ærø_1 isn't “new”.";
        let words: Vec<String> = tokens(text)
            .into_iter()
            .map(|(start, end)| text.chars().skip(start).take(end - start).collect())
            .collect();
        assert_eq!(
            words,
            ["Ærø_1", "isn", "'", "t", "“", "new", "”", "."].map(str::to_owned)
        );
        assert!(tokens(" \n").is_empty());
    }

    #[test]
    fn a_token_is_touched_by_one_of_its_characters() {
        let tokens = tokens("may well rain");
        assert_eq!(touched(&tokens, &[(2, 5)]), [0, 1]);
        assert_eq!(touched(&tokens, &[(3, 4), (9, 9)]), [0_usize; 0]);
        assert_eq!(touched(&tokens, &[(0, 13), (4, 8)]), [0, 1, 2]);
    }
}
