//! Tables of the word lists, hashed quickly. Their keys are the lists' own, never a text's, so
//! nobody can choose words that collide.

use std::collections;
use std::hash::{BuildHasherDefault, Hasher};

/// From words to what the lists say of them.
pub type HashMap<K, V> = collections::HashMap<K, V, BuildHasherDefault<Fnv>>;
/// Words of one list.
pub type HashSet<K> = collections::HashSet<K, BuildHasherDefault<Fnv>>;

/// FNV-1a in 64 bits: good for keys of a few letters.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_vectors() {
        let hash = |word: &str| {
            let mut hasher = Fnv::default();
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
