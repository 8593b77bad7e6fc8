//! What a position is about, in a few words, the same words for the same thing.

use std::hash::Hasher;

use standpoint_text::{Span, Text};

use crate::lexicon::table::Fnv;

/// An issue keeps at most so many words.
const LONGEST: usize = 10;
/// Two contents that share so many of their words, in percent, are the same issue.
const SAME: usize = 60;
const LEADING: &[&str] = &[
    "the", "a", "an", "to", "that", "any", "its", "his", "her", "their",
];
const EMPTY: &[&str] = &[
    "the", "a", "an", "to", "of", "in", "on", "for", "and", "that", "is", "are", "be", "with",
    "by", "its", "at", "any", "this",
];
const TRAILING: &[&str] = &[
    "the", "a", "an", "to", "of", "in", "on", "for", "and", "with", "by", "at", "or", "from", "as",
    "into", "its", "their", "his",
];

/// The issues of a text so far, each with the stems of its words as sorted numbers: every content
/// is compared with many earlier ones.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    known: Vec<(Vec<u64>, String)>,
}

impl Issues {
    /// The wording for a content: that of an earlier one with mostly the same words, or its own
    /// first words.
    pub(crate) fn wording(&mut self, text: &Text, content: &[Span]) -> String {
        let words: Vec<&str> = content
            .iter()
            .flat_map(|piece| text.slice(*piece).split_whitespace())
            .collect();
        let mut stems: Vec<u64> = words
            .iter()
            .take(LONGEST)
            .filter_map(|word| stem(word).map(|stem| number(&stem)))
            .collect();
        stems.sort_unstable();
        stems.dedup();
        let recent = self.known.iter().rev().take(RECENT);
        if let Some((_, wording)) = recent.into_iter().find(|(known, _)| alike(known, &stems)) {
            return wording.clone();
        }
        let wording = shorten(&words);
        self.known.push((stems, wording.clone()));
        wording
    }
}

/// Only so many issues are compared, so that long texts stay linear.
const RECENT: usize = 60;

/// A word as a number, the same on every machine.
fn number(word: &str) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

fn alike(a: &[u64], b: &[u64]) -> bool {
    let shared = a.iter().filter(|stem| b.contains(stem)).count();
    let all = a.len() + b.len() - shared;
    shared > 0 && shared * 100 >= all * SAME
}

/// A word without ending and marks; nothing for a word that says nothing.
fn stem(word: &str) -> Option<String> {
    let plain: String = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    if plain.is_empty() || EMPTY.contains(&plain.as_str()) {
        return None;
    }
    let cut = ["ing", "ed", "es", "s"].iter().find_map(|end| {
        plain
            .strip_suffix(end)
            .filter(|rest| rest.chars().count() > 2)
    });
    Some(cut.unwrap_or(&plain).to_owned())
}

fn shorten(words: &[&str]) -> String {
    let bare = |word: &str| word.to_lowercase();
    let start = words
        .iter()
        .position(|word| !LEADING.contains(&bare(word).as_str()))
        .unwrap_or(0);
    let mut kept: Vec<&str> = words.iter().skip(start).take(LONGEST).copied().collect();
    while kept.len() > 1
        && words.len() > start + LONGEST
        && kept
            .last()
            .is_some_and(|word| TRAILING.contains(&bare(word).as_str()))
    {
        kept.pop();
    }
    let wording = kept.join(" ");
    wording
        .trim_matches(|c: char| {
            matches!(c, ',' | ';' | ':' | '"' | '“' | '”' | '.') && !wording.ends_with("U.S.")
        })
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wordings(contents: &[&str]) -> Vec<String> {
        let mut issues = Issues::default();
        contents
            .iter()
            .map(|content| {
                let text = Text::new(*content);
                issues.wording(&text, &[text.span()])
            })
            .collect()
    }

    #[test]
    fn the_same_thing_has_the_same_words() {
        let found = wordings(&[
            "the joint inspection of the dam",
            "a joint inspection of dams",
            "the river tax",
        ]);
        assert_eq!(
            found,
            [
                "joint inspection of the dam",
                "joint inspection of the dam",
                "river tax"
            ]
        );
    }

    #[test]
    fn a_long_clause_is_cut_before_a_word_that_leads_on() {
        let found = wordings(&[
            "the council should open the lower gates before the melt and the flood comes",
        ]);
        assert_eq!(
            found,
            ["council should open the lower gates before the melt"]
        );
    }
}
