//! How the deep reader's model is kept: in parts, in the browser's Cache Storage.
//!
//! A part is fetched whole or not at all, so a download that was broken off goes on at the next part,
//! on any web server, and each part is checked by its own sum.

use serde::{Deserialize, Serialize};

/// The cache that the parts are kept in.
pub const CACHE: &str = "standpoint-deep";

/// Where the list of parts lies, beside the page; kept once all parts are.
pub const LIST: &str = "models/deep.json";

/// The parts of a model and of what is packed behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// How many bytes all parts have together.
    pub bytes: usize,
    /// How many bytes each part has; the last one may have fewer.
    pub part: usize,
    /// The SHA-256 of each part, in hexadecimal.
    pub parts: Vec<String>,
    /// How many bytes the last files have that the parts together are, each packed with gzip: weights of the
    /// chains that the reader has beside the model, which is all that is before them.
    #[serde(default)]
    pub packed: Vec<usize>,
}

impl List {
    /// Where a part lies, beside the page; none if there are not so many. The sum in it keeps a
    /// browser from taking a part of another model for it.
    pub fn address(&self, number: usize) -> Option<String> {
        let sum = self.parts.get(number)?;
        Some(format!("models/deep/{number:02}?sum={sum}"))
    }

    /// How many bytes of all are the model's.
    pub fn bytes_of_model(&self) -> usize {
        let packed = self.packed.iter().copied().fold(0, usize::saturating_add);
        self.bytes.saturating_sub(packed)
    }

    /// How many bytes the first parts have.
    pub fn bytes_of(&self, parts: usize) -> usize {
        self.bytes.min(parts.saturating_mul(self.part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_addresses_of_their_own_and_the_last_one_is_short() {
        let list = List {
            bytes: 2_500,
            part: 1_000,
            parts: vec!["aa".into(), "bb".into(), "cc".into()],
            packed: vec![200, 50],
        };
        assert_eq!(list.bytes_of_model(), 2_250);
        assert_eq!(list.address(1).as_deref(), Some("models/deep/01?sum=bb"));
        assert_eq!(list.address(3), None);
        assert_eq!(list.bytes_of(2), 2_000);
        assert_eq!(list.bytes_of(3), 2_500);
    }
}
