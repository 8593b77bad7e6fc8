//! What a position is about, in a few words, the same words for the same thing.
//!
//! A content becomes a measure or claim ([`wording`]); one that means the same as an earlier one of
//! the text gets the earlier one's words. That is how the positions of several holders come to
//! stand under one another in a table of who stands where.

mod cut;
mod gerund;
mod wording;

use std::hash::Hasher;

use standpoint_text::{Span, Text};

use super::proposal::Made;
use super::reading::Reading;
use crate::lexicon::table::Fnv;
use wording::{Shape, Wording};

/// Only so many issues are compared, so that long texts stay linear.
const RECENT: usize = 60;
/// Two issues that share so many of their words, in percent, are the same.
const SAME: usize = 60;
/// The same for a measure and a claim.
const SAME_ACROSS: usize = 80;
/// An issue whose words are all in another one's about the same noun is the same, if it has at least
/// so many.
const PART: usize = 2;
/// A content that no rule can word keeps at most so many of its first words.
const LONGEST: usize = 8;

/// Words that say nothing of what an issue is.
const EMPTY: &[&str] = &[
    "the", "a", "an", "to", "of", "in", "on", "for", "and", "that", "is", "are", "be", "being",
    "having", "with", "by", "its", "his", "her", "their", "our", "at", "any", "this", "as", "from",
    "into",
];
/// Nouns that stand for whatever measure or claim the text was last about: "the idea".
const POINTING: &[&str] = &[
    "allegation",
    "assertion",
    "claim",
    "idea",
    "initiative",
    "measure",
    "move",
    "option",
    "plan",
    "proposal",
    "request",
    "scheme",
    "step",
    "suggestion",
    "view",
];

/// The issues of a text so far.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    known: Vec<Issue>,
}

/// An issue with the stems of its words as sorted numbers: every content is compared with many
/// earlier ones.
#[derive(Debug)]
struct Issue {
    stems: Vec<u64>,
    head: Option<u64>,
    shape: Shape,
    words: String,
}

impl Issues {
    /// The wording for a content whose first words stand in the sentence that is read: that of an
    /// earlier one that means the same, or its own.
    pub(crate) fn wording(
        &mut self,
        reading: &Reading<'_, '_>,
        text: &Text,
        content: &[Span],
        made: Made,
    ) -> String {
        let own = reading.wording(content, made);
        match own {
            Some(own) => self.of(own),
            None => match self.known.last() {
                Some(last) => last.words.clone(),
                None => self.of(verbatim(text, content)),
            },
        }
    }

    fn of(&mut self, own: Wording) -> String {
        if let Some(known) = own
            .points_back
            .as_deref()
            .and_then(|to| self.pointed_at(to))
        {
            return known.to_owned();
        }
        let issue = Issue::of(own);
        let recent = self.known.iter().rev().take(RECENT);
        if let Some(known) = recent.into_iter().find(|known| known.means(&issue)) {
            return known.words.clone();
        }
        let words = issue.words.clone();
        self.known.push(issue);
        words
    }

    /// The issue that "the plan" points back to: the latest measure with that word, or just the
    /// latest issue for a noun that stands for any.
    fn pointed_at(&self, noun: &str) -> Option<&str> {
        let wanted = number(&stem(noun)?);
        let recent = self.known.iter().rev().take(RECENT);
        let named = recent
            .into_iter()
            .find(|known| known.shape == Shape::Measure && known.stems.contains(&wanted));
        let any = || self.known.last().filter(|_| POINTING.contains(&noun));
        named.or_else(any).map(|known| known.words.as_str())
    }
}

/// The first words of a content, as they are.
fn verbatim(text: &Text, content: &[Span]) -> Wording {
    let words = content
        .iter()
        .flat_map(|piece| text.slice(*piece).split_whitespace());
    Wording::claim(words.take(LONGEST).collect::<Vec<_>>().join(" "))
}

impl Issue {
    fn of(wording: Wording) -> Self {
        let head = wording.head.as_deref().and_then(stem);
        Self {
            stems: stems(&wording.words),
            head: head.map(|stem| number(&stem)),
            shape: wording.shape,
            words: wording.words,
        }
    }

    /// Whether two issues are the same: most of their words are, or all of the shorter one's where
    /// both are about the same noun. What is denied is not what is said, and "a vote" is not what
    /// "Kessia seeking a vote" says.
    fn means(&self, other: &Self) -> bool {
        let not = number("not");
        if self.stems.contains(&not) != other.stems.contains(&not) {
            return false;
        }
        let shared = self
            .stems
            .iter()
            .filter(|s| other.stems.contains(s))
            .count();
        let all = self.stems.len() + other.stems.len() - shared;
        let shorter = self.stems.len().min(other.stems.len());
        let same_head = self.head.is_some() && self.head == other.head;
        let part = same_head && shared >= PART && shared == shorter;
        let enough = if self.shape == other.shape {
            SAME
        } else {
            SAME_ACROSS
        };
        shared > 0 && (part || shared * 100 >= all * enough)
    }
}

/// The stems of the words that say something, sorted, each once.
fn stems(words: &str) -> Vec<u64> {
    let mut stems: Vec<u64> = words
        .split_whitespace()
        .filter_map(|word| stem(word).map(|stem| number(&stem)))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// A word as a number, the same on every machine.
fn number(word: &str) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// A word without ending and marks; nothing for a word that says nothing.
fn stem(word: &str) -> Option<String> {
    let plain: String = word
        .to_lowercase()
        .trim_end_matches("'s")
        .trim_end_matches("’s")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    if plain.is_empty() || EMPTY.contains(&plain.as_str()) {
        return None;
    }
    let cut = ["ing", "ed", "es", "s", "e"].iter().find_map(|end| {
        plain
            .strip_suffix(end)
            .filter(|rest| rest.chars().count() > 2)
    });
    Some(cut.unwrap_or(&plain).to_owned())
}

#[cfg(test)]
mod tests;
