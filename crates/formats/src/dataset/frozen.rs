//! A test set that stays the same: the articles that are for testing, named by what they say.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::sha256::sha256;

/// What stands under `format` in the file.
const FORMAT: &str = "standpoint-test-set/1";

/// What stands before each sum.
const KIND: &str = "sha256:";

/// The articles of a test set, by the SHA-256 of their texts in UTF-8: whatever becomes of their
/// marks, names and places in a project, they are known again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frozen(BTreeSet<String>);

/// Its file.
#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    articles: BTreeSet<String>,
}

/// What each of our files says first.
#[derive(Deserialize)]
struct Head {
    format: String,
}

/// Why a file is no test set.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FrozenError {
    /// No JSON of this form.
    #[error("the test set cannot be read: {0}")]
    Broken(String),
    /// Another format or a later version.
    #[error("this is “{0}”, not “{FORMAT}”")]
    Other(String),
    /// A name that is no SHA-256.
    #[error("“{0}” names no article: a name is sha256: and 64 hexadecimal digits")]
    NoSum(String),
}

/// What an article is known by.
pub(super) fn name_of(text: &str) -> String {
    format!("{KIND}{}", sha256(text.as_bytes()))
}

impl Frozen {
    /// The test set of these articles, each as [`name_of`] says.
    pub(super) fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().collect())
    }

    /// The names of its articles.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Reads a file that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// When it is no such file.
    pub fn from_json(json: &str) -> Result<Self, FrozenError> {
        let broken = |error: serde_json::Error| FrozenError::Broken(error.to_string());
        // What it is comes first: of another file, only that it is another is worth saying.
        let Head { format } = serde_json::from_str(json).map_err(broken)?;
        if format != FORMAT {
            return Err(FrozenError::Other(format));
        }
        let file: File = serde_json::from_str(json).map_err(broken)?;
        let is_sum = |name: &String| {
            let sum = name.strip_prefix(KIND).unwrap_or_default();
            sum.len() == 64 && sum.bytes().all(|digit| digit.is_ascii_hexdigit())
        };
        match file.articles.iter().find(|name| !is_sum(name)) {
            Some(name) => Err(FrozenError::NoSum(name.clone())),
            None => Ok(Self(file.articles)),
        }
    }

    /// As a small file, `standpoint-test-set/1`.
    pub fn to_json(&self) -> String {
        let file = File {
            format: FORMAT.to_owned(),
            articles: self.0.clone(),
        };
        // Strings can always be written.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_set_comes_back() {
        let frozen = Frozen::of([name_of("One."), name_of("Two.")]);
        assert_eq!(Frozen::from_json(&frozen.to_json()), Ok(frozen.clone()));
        assert!(frozen.holds(&name_of("One.")) && !frozen.holds(&name_of("one.")));
    }

    #[test]
    fn what_is_none_is_refused_in_a_sentence() {
        let table = [
            (
                "{",
                "the test set cannot be read: EOF while parsing an object at line 1 column 1",
            ),
            (
                r#"{"format": "standpoint/1", "text": "One."}"#,
                "this is “standpoint/1”, not “standpoint-test-set/1”",
            ),
            (
                r#"{"format": "standpoint-test-set/1", "articles": ["sha256:1"]}"#,
                "“sha256:1” names no article: a name is sha256: and 64 hexadecimal digits",
            ),
        ];
        for (json, sentence) in table {
            assert_eq!(Frozen::from_json(json).unwrap_err().to_string(), sentence);
        }
    }
}
