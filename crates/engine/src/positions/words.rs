//! Small classes of words that the rules ask about, read from their file once.

use crate::lexicon::table::{HashMap, HashSet};
use std::sync::LazyLock;

use super::reading::Reading;
use crate::lexicon::entries;

const WORDS: &str = include_str!("../../../../models/lexicons/position_words.txt");

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Verbs that lend a noun their subject: "issued a warning", "has no plans".
    Lending,
    /// Verbs whose object is what their subject met with: "the plan drew criticism from".
    Drawing,
    /// Verbs between two attitudes of one holder: "his warnings reveal anxieties".
    Revealing,
    /// Nouns whose aim can stand before them: "a treaty membership bid".
    Aim,
    /// Nouns that "this is our …" makes a position.
    Stand,
    /// What issues statements without being anybody: no holder, but a position.
    Document,
    /// Heads of phrases that name somebody.
    People,
    /// Endings of nouns for people.
    Ending,
    /// Nouns that end like people but are none.
    Thing,
    /// Heads that name a body in the singular.
    Body,
    /// Heads that name several people in the singular.
    Several,
    /// Unnamed outside commentators: sources for whom nobody in particular stands.
    Commentator,
    /// Who is told as a medium is not the one addressed.
    Medium,
    /// Where and when something was said: "in a statement", "on Monday".
    Occasion,
}

/// The class's name in the file.
const fn name(class: Class) -> &'static str {
    match class {
        Class::Lending => "lending",
        Class::Drawing => "drawing",
        Class::Revealing => "revealing",
        Class::Aim => "aim",
        Class::Stand => "stand",
        Class::Document => "document",
        Class::People => "people",
        Class::Ending => "ending",
        Class::Thing => "thing",
        Class::Body => "body",
        Class::Several => "several",
        Class::Commentator => "commentator",
        Class::Medium => "medium",
        Class::Occasion => "occasion",
    }
}

static CLASSES: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut classes: HashMap<&'static str, HashSet<&'static str>> = HashMap::default();
    for columns in entries(WORDS) {
        if let [class, words] = columns.as_slice() {
            classes.entry(class).or_default().extend(words.split(' '));
        }
    }
    classes
});

impl Class {
    /// Whether the word, in lower case, is of this class.
    pub(crate) fn has(self, word: &str) -> bool {
        CLASSES
            .get(name(self))
            .is_some_and(|words| words.contains(word))
    }

    /// Whether the word ends in a member of this class.
    pub(crate) fn ends(self, word: &str) -> bool {
        CLASSES
            .get(name(self))
            .is_some_and(|endings| endings.iter().any(|ending| word.ends_with(ending)))
    }
}

impl Reading<'_, '_> {
    /// Whether the word at `i` is of this class.
    pub(crate) fn is_of(&self, i: usize, class: Class) -> bool {
        class.has(self.lower(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_of_a_known_class() {
        let known: usize = CLASSES.values().map(HashSet::len).sum();
        let written: usize = entries(WORDS)
            .filter_map(|line| line.get(1).map(|words| words.split(' ').count()))
            .sum();
        assert_eq!(
            known, written,
            "a word stands twice in a class, or a line has no words"
        );
        assert!(Class::Lending.has("issued") && !Class::Lending.has("criticism"));
        assert!(Class::Ending.ends("economist"));
    }
}
