//! The words around a word: features that every layer that labels words begins with.
//!
//! Templates 1 to 59.

use super::hash::{feature, pair};
use super::passage::Passage;
use super::words::Word;

/// The word at a distance; none outside the passage.
pub fn near(passage: &Passage, index: usize, by: isize) -> Option<&Word> {
    let other = index.checked_add_signed(by)?;
    passage.words.get(other)
}

/// The lower-case letters of the word at a distance; 1 outside the passage.
pub fn lower(passage: &Passage, index: usize, by: isize) -> u64 {
    near(passage, index, by).map_or(1, |word| word.lower)
}

/// The part of speech of the word at a distance; 0 outside the passage.
pub fn tag(passage: &Passage, index: usize, by: isize) -> u64 {
    let other = index.checked_add_signed(by);
    other.map_or(0, |other| u64::from(passage.tag(other)))
}

/// What the letters of a word and of its neighbours are, added to `sink`.
pub fn letters(passage: &Passage, index: usize, sink: &mut Vec<u64>) {
    let word = &passage.words[index];
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(|by| lower(passage, index, by));
    let near = |by: isize| near(passage, index, by);
    let form = |by: isize| near(by).map_or(99, |word| word.form as u64);
    let cluster = |by: isize| near(by).map_or(9999, |word| u64::from(word.cluster));
    let family = |by: isize| near(by).map_or(99, Word::family);
    sink.extend([
        feature(1, 0),
        feature(2, b2),
        feature(3, b1),
        feature(4, own),
        feature(5, a1),
        feature(6, a2),
        feature(7, pair(b1, own)),
        feature(8, pair(own, a1)),
        feature(9, pair(b2, b1)),
        feature(10, pair(a1, a2)),
        feature(11, word.prefix),
        feature(12, word.suffixes[0]),
        feature(13, word.suffixes[1]),
        feature(14, word.shape),
        feature(15, pair(form(-1), form(0))),
        feature(16, pair(form(0), form(1))),
        feature(17, cluster(0)),
        feature(18, cluster(-1)),
        feature(19, cluster(1)),
        feature(20, pair(family(-1), family(0))),
        feature(21, pair(family(0), family(1))),
        feature(22, family(0)),
        feature(23, pair(cluster(-1), cluster(0))),
        feature(24, pair(cluster(0), cluster(1))),
        feature(25, near(-1).map_or(1, |word| word.suffixes[1])),
        feature(26, near(1).map_or(1, |word| word.suffixes[1])),
        feature(27, cluster(2)),
        feature(28, cluster(-2)),
        feature(29, word.stem),
        feature(30, pair(word.stem, word.suffixes[0])),
        feature(31, near(-1).map_or(1, |word| word.stem)),
        feature(32, near(1).map_or(1, |word| word.stem)),
    ]);
}

/// What the parts of speech around a word are, added to `sink`.
pub fn tags(passage: &Passage, index: usize, sink: &mut Vec<u64>) {
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(|by| tag(passage, index, by));
    sink.extend([
        feature(40, b2 << 8 | b1),
        feature(41, b1 << 8 | own),
        feature(42, own << 8 | a1),
        feature(43, a1 << 8 | a2),
        feature(44, b1 << 16 | own << 8 | a1),
        feature(45, pair(lower(passage, index, 0), a1)),
        feature(46, pair(lower(passage, index, 0), b1)),
        feature(47, own),
        feature(48, b2 << 16 | b1 << 8 | own),
        feature(49, own << 16 | a1 << 8 | a2),
        feature(50, pair(lower(passage, index, -1), own)),
    ]);
}
