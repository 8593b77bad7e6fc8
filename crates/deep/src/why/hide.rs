//! Windows with words hidden, and parts of windows.

use std::ops::Range;

use crate::pieces::{END, START, UNKNOWN};
use crate::windows::{Window, Word};

/// The window with these words hidden: they are as many pieces as before, but unknown ones, without
/// capitals, so that everything else stays where it was.
pub(super) fn without(window: &Window, words: &[usize]) -> Window {
    let mut window = window.clone();
    for word in words {
        let pieces = pieces(&window, *word..word + 1);
        window.pieces[pieces.clone()].fill(UNKNOWN);
        window.capitals[pieces].fill(0);
    }
    window
}

/// Only these words of a window, as a window of one sentence.
pub(super) fn only(window: &Window, words: Range<usize>) -> Window {
    let kept = pieces(window, words.clone());
    let framed = |first, kept: &[u32], last| [&[first], kept, &[last]].concat();
    let moved = |word: &Word| Word {
        span: word.span,
        piece: word.piece - kept.start + 1,
    };
    Window {
        pieces: framed(START, &window.pieces[kept.clone()], END),
        capitals: [&[0], &window.capitals[kept.clone()], &[0]].concat(),
        sentences: std::iter::once(0..words.len()).collect(),
        behind: kept.len() + 1,
        words: window.words[words].iter().map(moved).collect(),
    }
}

/// The pieces of these words.
pub(super) fn pieces(window: &Window, words: Range<usize>) -> Range<usize> {
    let first_of = |word: usize| {
        window
            .words
            .get(word)
            .map_or(window.behind, |word| word.piece)
    };
    let start = first_of(words.start);
    start..first_of(words.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_text::Span;

    /// Three words, the second of two pieces, and a piece of what follows.
    fn window() -> Window {
        let words = [(0, 1), (2, 2), (5, 4)];
        let word = |(start, piece): (usize, usize)| Word {
            span: Span::from_bytes(start, start + 2),
            piece,
        };
        Window {
            pieces: vec![START, 10, 11, 12, 13, 14, END],
            capitals: vec![0, 1, 2, 2, 0, 1, 0],
            behind: 5,
            words: words.map(word).to_vec(),
            sentences: vec![0..1, 1..3],
        }
    }

    #[test]
    fn what_is_hidden_is_unknown_and_the_rest_is_as_it_was() {
        let hidden = without(&window(), &[1]);
        assert_eq!(hidden.pieces, [START, 10, UNKNOWN, UNKNOWN, 13, 14, END]);
        assert_eq!(hidden.capitals, [0, 1, 0, 0, 0, 1, 0]);
        assert_eq!(hidden.words, window().words);
        let last = without(&window(), &[2]);
        assert_eq!(last.pieces, [START, 10, 11, 12, UNKNOWN, 14, END]);
    }

    #[test]
    fn a_part_of_a_window_is_a_window() {
        let part = only(&window(), 1..3);
        assert_eq!(part.pieces, [START, 11, 12, 13, END]);
        assert_eq!(part.capitals, [0, 2, 2, 0, 0]);
        assert_eq!((part.sentences.len(), &part.sentences[0]), (1, &(0..2)));
        assert_eq!(part.words[1].piece, 3);
        assert_eq!(part.behind, 4);
        let all = only(&window(), 0..3);
        assert_eq!(all.pieces, [START, 10, 11, 12, 13, END]);
        assert_eq!((all.words, all.behind), (window().words, window().behind));
    }
}
