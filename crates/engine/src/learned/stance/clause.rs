//! The words that a question about stance looks at: the target's sentence, which of its words are
//! negated, and the way from one word up to another.

use std::ops::Range;
use std::sync::LazyLock;

use crate::learned::hash;
use crate::learned::passage::Passage;

/// The most words that are looked at on either side of the target: sentences that are cut badly can
/// be as long as a text.
const FAR: usize = 80;
/// How far up a tree is climbed.
const HIGH: usize = 12;
/// How many words a negation reaches over.
const REACH: usize = 4;

/// Words that turn what follows into its opposite.
static NEGATIONS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words = [
        "not",
        "n't",
        "no",
        "never",
        "nor",
        "neither",
        "without",
        "nothing",
        "nobody",
        "none",
        "cannot",
        "hardly",
        "barely",
        "don't",
        "doesn't",
        "didn't",
        "won't",
        "isn't",
        "wasn't",
        "aren't",
        "can't",
        "couldn't",
        "wouldn't",
        "shouldn't",
        "hasn't",
        "haven't",
    ];
    words
        .iter()
        .map(|word| hash::bytes(word.as_bytes()))
        .collect()
});

/// The words of the sentences in which the two are, and of those between.
pub fn words(
    passage: &Passage,
    target: &Range<usize>,
    holder: Option<&Range<usize>>,
) -> Range<usize> {
    let near = target.start.saturating_sub(FAR)..passage.len().min(target.end + FAR);
    let mut own = target.clone();
    for sentence in &passage.sentences {
        let has = |words: &Range<usize>| sentence.start < words.end && words.start < sentence.end;
        if has(target) || holder.is_some_and(has) {
            own = own.start.min(sentence.start)..own.end.max(sentence.end);
        }
    }
    own.start.max(near.start)..own.end.min(near.end)
}

/// Whether a word stands behind a negation, with no sign between.
pub fn is_negated(passage: &Passage, index: usize) -> bool {
    let before = (index.saturating_sub(REACH)..index).rev();
    before
        .map(|other| passage.words[other])
        .take_while(|word| (word.form as u8) < crate::learned::words::Form::OpenQuote as u8)
        .any(|word| NEGATIONS.contains(&word.lower))
}

/// The word of a stretch on which the others hang.
pub fn head(passage: &Passage, words: &Range<usize>) -> usize {
    let outside = |index: &usize| {
        let above = passage
            .heads
            .get(*index)
            .map_or(*index, |head| *head as usize);
        above == *index || !words.contains(&above)
    };
    words.clone().rev().find(outside).unwrap_or(words.start)
}

/// A word and those above it, up to its sentence's root.
pub fn above(passage: &Passage, word: usize) -> Vec<usize> {
    let mut way = vec![word];
    let mut at = word;
    while let Some(head) = passage.heads.get(at).map(|head| *head as usize) {
        if way.contains(&head) || way.len() > HIGH {
            break;
        }
        way.push(head);
        at = head;
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learned::weights::Lexemes;

    fn passage(sentences: &[&str]) -> Passage {
        let cut: Vec<Vec<&str>> = sentences.iter().map(|s| s.split(' ').collect()).collect();
        Passage::of_words(&cut, &Lexemes::default())
    }

    #[test]
    fn the_sentences_of_both_are_looked_at() {
        let passage = passage(&["Talks failed .", "Kessia waits .", "Vessa too ."]);
        assert_eq!(words(&passage, &(3..4), None), 3..6);
        assert_eq!(words(&passage, &(3..4), Some(&(6..7))), 3..9);
    }

    #[test]
    fn a_negation_reaches_up_to_the_next_sign() {
        let passage = passage(&["They did not praise Kessia , they left"]);
        let negated: Vec<usize> = (0..8)
            .filter(|index| is_negated(&passage, *index))
            .collect();
        assert_eq!(negated, [3, 4, 5]);
    }

    #[test]
    fn trees_are_climbed_even_where_they_run_in_circles() {
        let mut passage = passage(&["The minister praised Ada Brandt"]);
        passage.heads = vec![1, 2, 2, 4, 2];
        assert_eq!(head(&passage, &(3..5)), 4);
        assert_eq!(above(&passage, 3), [3, 4, 2]);
        passage.heads = vec![1, 0, 2, 4, 2];
        assert_eq!(above(&passage, 0), [0, 1]);
        passage.heads.clear();
        assert_eq!((above(&passage, 0), head(&passage, &(3..5))), (vec![0], 4));
    }
}
