//! A document's row in a list of documents: what is shown, sorted and told apart by, without
//! opening the document.

use serde::{Deserialize, Serialize};
use standpoint_text::{Sketch, Text};

use crate::document::{Document, Status};
use crate::mark::State;

/// A document's row in the list of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The document's id.
    pub id: String,
    /// The project that it belongs to.
    pub project: String,
    /// What a person calls it.
    pub title: String,
    /// The newspaper, agency or site.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The day it came out.
    #[serde(default)]
    pub published: Option<String>,
    /// What it is filed under.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether there is a note on it.
    #[serde(default)]
    pub noted: bool,
    /// How far the work is, where a person has said so.
    #[serde(default)]
    pub status: Option<Status>,
    /// What its near-duplicates are known by; `None` where it came in before there were any.
    #[serde(default)]
    pub sketch: Option<Sketch>,
    /// When it came in, RFC 3339 in UTC.
    pub added: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated: String,
    /// What is in it; `None` where nobody has counted since it came from an older database.
    #[serde(default)]
    pub counts: Option<Counts>,
    /// How far the work has come.
    pub stage: Stage,
    /// How many entries its journal has: the number of the next one.
    pub seq: u32,
    /// When a person removed it, RFC 3339 in UTC; until it is purged it can be restored.
    #[serde(default)]
    pub removed: Option<String>,
}

/// What is in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Words of the text.
    pub words: u32,
    /// Marks that an engine suggested, whatever became of them.
    pub suggestions: u32,
    /// Those of them that were accepted or rejected.
    pub reviewed: u32,
}

/// How far the work on a document has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No engine has read it to its end.
    #[default]
    Unread,
    /// It has been read; suggestions may wait for a person.
    Marked,
    /// A person is done with it.
    Reviewed,
}

/// What a row needs to know beside the document.
pub struct About<'a> {
    /// What the article is called in the database.
    pub key: &'a str,
    /// When it came in, RFC 3339 in UTC.
    pub added: &'a str,
    /// Now, in the same form.
    pub now: &'a str,
    /// Whether an engine has read it to its end.
    pub read: bool,
    /// How many journal entries there are.
    pub entries: u32,
    /// The row as it was; its words and its sketch are those of the text, which never changes.
    pub before: Option<&'a Summary>,
}

impl Summary {
    /// The row of a document.
    pub fn of(document: &Document, about: &About<'_>) -> Self {
        let by_engine = |state| document.count_by_engine(state);
        let reviewed = by_engine(State::Accepted) + by_engine(State::Rejected);
        let suggestions = by_engine(State::Suggested) + reviewed;
        let open = document.count(State::Suggested);
        let before = about.before;
        let counted = before.and_then(|row| row.counts).map(|counts| counts.words);
        let sketched = before.and_then(|row| row.sketch.clone());
        let details = &document.details;
        Self {
            id: about.key.to_owned(),
            project: before.map(|row| row.project.clone()).unwrap_or_default(),
            title: details.title.clone(),
            publisher: details.source.publisher.clone(),
            published: details.source.published.clone(),
            tags: details.tags.clone(),
            noted: details.note.as_ref().is_some_and(|note| !note.is_empty()),
            status: details.status,
            sketch: Some(sketched.unwrap_or_else(|| Sketch::of(document.text.as_str()))),
            added: about.added.to_owned(),
            updated: about.now.to_owned(),
            counts: Some(Counts {
                words: counted.unwrap_or_else(|| words(&document.text)),
                suggestions: count(suggestions),
                reviewed: count(reviewed),
            }),
            stage: match (about.read, open) {
                (false, _) => Stage::Unread,
                (true, 0) if suggestions > 0 => Stage::Reviewed,
                (true, _) => Stage::Marked,
            },
            seq: about.entries,
            removed: None,
        }
    }
}

/// Words as a person counts them; the engine's tokens would take long in a long text.
fn words(text: &Text) -> u32 {
    count(text.as_str().split_whitespace().count())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A name for an article that can be read and is not given twice: its title, and a few letters of
/// what it says and when it came in.
pub fn name_for(title: &str, text: &str, now: &str) -> String {
    let slug = slug(title);
    let mark = base36(fingerprint(&[text, now]) % 36_u64.pow(4));
    let hyphen = if slug.is_empty() { "" } else { "-" };
    format!("{slug}{hyphen}{mark}")
}

/// A title as a name in files: letters and digits of any script, joined by hyphens.
fn slug(title: &str) -> String {
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.chars().count() + word.chars().count() > 48 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().flat_map(char::to_lowercase));
    }
    slug
}

/// FNV-1a, 64 bits.
fn fingerprint(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

fn base36(mut number: u64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = [b'0'; 4];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[usize::try_from(number % 36).unwrap_or_default()];
        number /= 36;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}
