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
    let mut put = |template: u64, value: u64| sink.push(feature(template, value));
    let word = &passage.words[index];
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(|by| lower(passage, index, by));
    put(1, 0);
    put(2, b2);
    put(3, b1);
    put(4, own);
    put(5, a1);
    put(6, a2);
    put(7, pair(b1, own));
    put(8, pair(own, a1));
    put(9, pair(b2, b1));
    put(10, pair(a1, a2));
    put(11, word.prefix);
    put(12, word.suffixes[0]);
    put(13, word.suffixes[1]);
    put(14, word.shape);
    let near = |by: isize| near(passage, index, by);
    let form = |by: isize| near(by).map_or(99, |word| word.form as u64);
    put(15, pair(form(-1), form(0)));
    put(16, pair(form(0), form(1)));
    let cluster = |by: isize| near(by).map_or(9999, |word| u64::from(word.cluster));
    let family = |by: isize| near(by).map_or(99, Word::family);
    put(17, cluster(0));
    put(18, cluster(-1));
    put(19, cluster(1));
    put(20, pair(family(-1), family(0)));
    put(21, pair(family(0), family(1)));
    put(22, family(0));
    put(23, pair(cluster(-1), cluster(0)));
    put(24, pair(cluster(0), cluster(1)));
    put(25, near(-1).map_or(1, |word| word.suffixes[1]));
    put(26, near(1).map_or(1, |word| word.suffixes[1]));
    put(27, cluster(2));
    put(28, cluster(-2));
    put(29, word.stem);
    put(30, pair(word.stem, word.suffixes[0]));
    put(31, near(-1).map_or(1, |word| word.stem));
    put(32, near(1).map_or(1, |word| word.stem));
}

/// What the parts of speech around a word are, added to `sink`.
pub fn tags(passage: &Passage, index: usize, sink: &mut Vec<u64>) {
    let mut put = |template: u64, value: u64| sink.push(feature(template, value));
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(|by| tag(passage, index, by));
    put(40, b2 << 8 | b1);
    put(41, b1 << 8 | own);
    put(42, own << 8 | a1);
    put(43, a1 << 8 | a2);
    put(44, b1 << 16 | own << 8 | a1);
    put(45, pair(lower(passage, index, 0), a1));
    put(46, pair(lower(passage, index, 0), b1));
    put(47, own);
    put(48, b2 << 16 | b1 << 8 | own);
    put(49, own << 16 | a1 << 8 | a2);
    put(50, pair(lower(passage, index, -1), own));
}
