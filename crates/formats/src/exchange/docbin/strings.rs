//! The numbers that spaCy has for words: a symbol's number, or a hash.

use std::collections::HashMap;
use std::sync::LazyLock;

/// spaCy's symbols, the first of number 1. Source: `symbols.pxd` of spaCy 3.8 (MIT).
const SYMBOLS: &str = include_str!("symbols.txt");

/// The number of a word; zero for the empty one.
pub(super) fn number(word: &str) -> u64 {
    static NUMBERS: LazyLock<HashMap<&str, u64>> =
        LazyLock::new(|| SYMBOLS.lines().zip(1..).collect());
    if word.is_empty() {
        return 0;
    }
    NUMBERS
        .get(word)
        .copied()
        .unwrap_or_else(|| hash(word.as_bytes()))
}

/// `MurmurHash64A` with seed 1. Source: Austin Appleby's `MurmurHash2_64`, as spaCy uses it.
fn hash(bytes: &[u8]) -> u64 {
    const M: u64 = 0xC6A4_A793_5BD1_E995;
    const R: u32 = 47;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let (blocks, tail) = bytes.as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k = (k ^ (k >> R)).wrapping_mul(M);
        hash = (hash ^ k).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> R)).wrapping_mul(M);
    hash ^ (hash >> R)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_numbers_that_spacy_gives_them() {
        // As `StringStore.add` of spaCy 3.8.18 returns them.
        let table = [
            ("", 0),
            ("PERSON", 380),
            ("case", 8_110_129_090_154_140_942),
            ("a", 11_901_859_001_352_538_922),
            ("Kessia", 8_907_878_479_137_032_744),
            ("coffee12", 1_618_933_448_620_189_254),
        ];
        for (word, wanted) in table {
            assert_eq!(number(word), wanted, "{word}");
        }
    }
}
