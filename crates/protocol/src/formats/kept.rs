//! An article as it is stored, which crosses to the worker as one block of bytes: a browser copies a
//! thousand of those within a few frames, where it stops for half a second over as many objects with
//! their strings.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::Bytes;

/// An article as the app has it stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What it is called in the database.
    pub key: String,
    /// The document as it came in: `standpoint/1` JSON.
    pub base: String,
    /// The entries of its journal with their numbers, which go up by one from 0; each is JSON.
    pub journal: Vec<(u32, String)>,
}

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::new();
        let lost = || serde::ser::Error::custom("a text of more than four billion bytes");
        for text in [&self.key, &self.base] {
            put(&mut bytes, text).ok_or_else(lost)?;
        }
        for (number, entry) in &self.journal {
            bytes.extend(number.to_le_bytes());
            put(&mut bytes, entry).ok_or_else(lost)?;
        }
        Bytes(bytes).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Bytes(bytes) = Bytes::deserialize(deserializer)?;
        read(&bytes).ok_or_else(|| D::Error::custom("an article that is cut or no text"))
    }
}

/// A text behind its length in bytes; `None` where that is no number of 32 bits.
fn put(bytes: &mut Vec<u8>, text: &str) -> Option<()> {
    bytes.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
    bytes.extend(text.as_bytes());
    Some(())
}

fn read(mut bytes: &[u8]) -> Option<Kept> {
    let rest = &mut bytes;
    let (key, base) = (take_text(rest)?, take_text(rest)?);
    let mut journal = Vec::new();
    while !rest.is_empty() {
        journal.push((take_number(rest)?, take_text(rest)?));
    }
    Some(Kept { key, base, journal })
}

fn take_number(bytes: &mut &[u8]) -> Option<u32> {
    let (number, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number))
}

fn take_text(bytes: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(take_number(bytes)?).ok()?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    String::from_utf8(text.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        Kept {
            key: "a".to_owned(),
            base: "{\"text\": \"é 😀\"}".to_owned(),
            journal: vec![(0, "{}".to_owned()), (1, String::new())],
        }
    }

    #[test]
    fn an_article_comes_back_as_it_was() {
        for kept in [kept(), Kept::default()] {
            let json = serde_json::to_string(&kept).unwrap();
            assert_eq!(serde_json::from_str::<Kept>(&json).unwrap(), kept);
        }
    }

    #[test]
    fn what_is_cut_anywhere_but_between_entries_is_an_error() {
        let json = serde_json::to_value(kept()).unwrap();
        let bytes: Vec<u8> = serde_json::from_value(json).unwrap();
        let whole: Vec<usize> = (0..=bytes.len())
            .filter(|length| read(&bytes[..*length]).is_some())
            .collect();
        assert_eq!(whole, [bytes.len() - 18, bytes.len() - 8, bytes.len()]);
        let cut = serde_json::to_string(&bytes[..3]).unwrap();
        assert!(serde_json::from_str::<Kept>(&cut).is_err());
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        let bytes = [1, 0, 0, 0, 255, 0, 0, 0, 0];
        let json = serde_json::to_string(&bytes).unwrap();
        assert!(serde_json::from_str::<Kept>(&json).is_err());
    }
}
