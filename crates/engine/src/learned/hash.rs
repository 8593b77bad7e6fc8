//! Feature hashing: letters to numbers once a word, then numbers to numbers.
//!
//! No string is built for a feature (Weinberger et al. 2009, "Feature hashing for large scale
//! multitask learning"): a word is hashed once, and each feature mixes such numbers with the number
//! of its template. All arithmetic is on integers that wrap, so it is the same everywhere.

/// An odd number with its bits well spread (the golden ratio in 64 bits).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
/// The multiplier of `MurmurHash3`'s last step.
const MIX: u64 = 0xFF51_AFD7_ED55_8CCD;

/// The number of a run of bytes; 0 only for none.
pub fn bytes(bytes: &[u8]) -> u64 {
    let mut hash = 0_u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let chunk = chunk.try_into().map_or(0, u64::from_le_bytes);
        hash = step(hash, chunk);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        hash = step(hash, padded(rest));
    }
    hash
}

/// The number of a word of fewer than eight bytes, for constants; that of its first seven bytes if
/// it is longer.
pub const fn short(word: &[u8]) -> u64 {
    step(0, padded(word))
}

/// Up to seven bytes as one number.
const fn padded(bytes: &[u8]) -> u64 {
    let mut number = 0_u64;
    let mut place = 0;
    while place < bytes.len() && place < 7 {
        number |= (bytes[place] as u64) << (8 * place);
        place += 1;
    }
    // The length tells "a" from "a\0".
    number ^ ((place as u64) << 56)
}

const fn step(hash: u64, chunk: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ chunk).wrapping_mul(SPREAD);
    mixed ^ (mixed >> 29)
}

/// Two numbers in one; the order matters.
pub const fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second.wrapping_mul(SPREAD)).wrapping_mul(MIX) ^ (first >> 31)
}

/// The feature of template `template` with the value `value`.
pub const fn feature(template: u64, value: u64) -> u64 {
    let mixed = (value ^ template.wrapping_mul(SPREAD)).wrapping_mul(MIX);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_that_differ_have_different_numbers() {
        let words = [
            "",
            "a",
            "a\0",
            "b",
            "ab",
            "ba",
            "water",
            "waters",
            "minister",
            "ministers",
        ];
        let numbers: BTreeSet<u64> = words.iter().map(|word| bytes(word.as_bytes())).collect();
        assert_eq!(numbers.len(), words.len());
    }

    #[test]
    fn order_and_template_matter() {
        let (said, that) = (bytes(b"said"), bytes(b"that"));
        assert_ne!(pair(said, that), pair(that, said));
        assert_ne!(feature(1, said), feature(2, said));
    }

    /// Weight files hold these numbers: if they change, every model has to be trained again.
    #[test]
    fn numbers_stay_what_they_are() {
        assert_eq!(bytes(b"said"), short(b"said"));
        assert_eq!(bytes(b"said"), GOLDEN_SAID);
        assert_eq!(feature(7, bytes(b"said")), GOLDEN_FEATURE);
    }

    const GOLDEN_SAID: u64 = 14_905_020_939_268_562_635;
    const GOLDEN_FEATURE: u64 = 18_358_618_469_320_061_506;
}
