//! The words of uncertainty, read from their file once.

use crate::lexicon::table::HashMap;
use std::sync::LazyLock;

use super::context::Context;
use crate::draft::UncertaintyKind;
use crate::lexicon::entries;
use crate::positions::inflection::inflect;

const WORDS: &str = include_str!("../../../../models/lexicons/uncertainties.txt");

/// Words of uncertainty and where they are that.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(crate) kind: UncertaintyKind,
    /// The words after the first one, in lower case.
    pub(crate) rest: Vec<&'static str>,
    pub(crate) context: Context,
}

/// Phrases by the written form of their first word, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Phrases(HashMap<String, Vec<Phrase>>);

impl Phrases {
    /// The phrases of the file.
    pub(crate) fn standard() -> &'static Self {
        static STANDARD: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(WORDS));
        &STANDARD
    }

    /// The phrases that begin with this word, the longest first.
    pub(crate) fn starting_with(&self, word: &str) -> &[Phrase] {
        self.0.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    fn read(file: &'static str) -> Self {
        let mut phrases = Self::default();
        for columns in entries(file) {
            let (Some(kind), Some(words)) =
                (columns.first().copied().and_then(kind), columns.get(1))
            else {
                continue;
            };
            let context = Context::of_name(columns.get(2).copied().unwrap_or_default());
            let mut words = words.split(' ');
            for first in forms(words.next().unwrap_or_default()) {
                let rest = words.clone().collect();
                phrases.0.entry(first).or_default().push(Phrase {
                    kind,
                    rest,
                    context,
                });
            }
        }
        for found in phrases.0.values_mut() {
            found.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        phrases
    }
}

/// The forms of a word that is marked as a verb, otherwise the word.
fn forms(word: &str) -> Vec<String> {
    match word.strip_prefix('~') {
        Some(verb) => inflect(verb, "", "")
            .into_iter()
            .map(|(form, _)| form)
            .collect(),
        None => vec![word.to_owned()],
    }
}

fn kind(name: &str) -> Option<UncertaintyKind> {
    use UncertaintyKind as Kind;
    let kinds = [
        Kind::Epistemic,
        Kind::Doxastic,
        Kind::Investigative,
        Kind::Conditional,
        Kind::Weasel,
        Kind::Hedge,
    ];
    kinds.into_iter().find(|kind| kind.id() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_read() {
        for columns in entries(WORDS) {
            assert!(kind(columns[0]).is_some(), "{columns:?}");
            let context = columns.get(2).copied().unwrap_or_default();
            assert!(
                context.is_empty() || Context::of_name(context) != Context::Anywhere,
                "{columns:?}"
            );
        }
    }

    #[test]
    fn the_longest_phrase_comes_first() {
        let it: Vec<usize> = Phrases::standard()
            .starting_with("it")
            .iter()
            .map(|p| p.rest.len())
            .collect();
        assert!(it.is_sorted_by(|a, b| a >= b) && it.len() > 3);
        assert!(!Phrases::standard().starting_with("suggests").is_empty());
    }
}
