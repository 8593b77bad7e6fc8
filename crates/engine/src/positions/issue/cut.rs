//! Cutting a wording to a few words.

use crate::lexicon::Lexicon;
use crate::positions::reading::Reading;
use crate::tag::Tag;

/// What opens a clause that is said besides.
const BESIDES: &[&str] = &[
    "which", "who", "whom", "whose", "where", "although", "though", "while", "because", "whereas",
    "if", "unless", "when", "until", "since", "given", "after", "before", "but", "provided", "so",
];
/// What cannot stand at the end, beside prepositions and articles.
const TRAILING: &[&str] = &[
    "than", "instead", "not", "only", "too", "also", "either", "then",
];

impl Reading<'_, '_> {
    /// About so many words at most from `start` on, up to where something else is said, and without
    /// words that lead on.
    pub(super) fn cut(&self, start: usize, end: usize, longest: usize) -> Option<String> {
        let stops = |i: usize| {
            self.is_quote_mark(i)
                || self.is_dash(i)
                || self.is(i, &[",", ";", ":", "(", ")", ".", "?", "!", "…"])
                || i > start && self.is(i, BESIDES)
                || self.is(i, &["as"]) && self.clause_at(i + 1)
        };
        let stop = (start..end).find(|i| stops(*i)).unwrap_or(end);
        let ends: Vec<usize> = (start + 1..=stop)
            .filter(|i| *i == stop || !self.sentence.joined(*i))
            .collect();
        let mut to = *ends.get(longest - 1).or(ends.last())?;
        if to < stop && !self.opens_complement(to) {
            let between = ends.iter().take(longest).skip(1);
            let phrase = between.rev().find(|i| self.opens_complement(**i));
            to = phrase.copied().unwrap_or(to);
        }
        while to > start + 1 && self.leads_on(to - 1) {
            to -= 1;
        }
        Some(self.join(start, to))
    }

    /// Whether what begins here depends on the words before it and can be left out.
    fn opens_complement(&self, i: usize) -> bool {
        let opens = matches!(
            self.tag(i),
            Tag::Preposition | Tag::To | Tag::Conjunction | Tag::Subordinator
        );
        opens && !self.is(i, &["of"])
    }

    fn leads_on(&self, i: usize) -> bool {
        let leads = matches!(
            self.tag(i),
            Tag::Preposition
                | Tag::Determiner
                | Tag::To
                | Tag::Modal
                | Tag::Possessive
                | Tag::Conjunction
                | Tag::Subordinator
        );
        leads || self.is(i, TRAILING)
    }

    /// The words of a stretch as they are written, but for the capital that opens a sentence.
    pub(super) fn join(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for i in from..to.min(self.len()) {
            if i > from && !self.sentence.joined(i) {
                text.push(' ');
            }
            let word = &self.sentence.words[i];
            if i == from && self.is_capital_of_sentence(i) {
                text.push_str(&word.lower);
            } else {
                text.push_str(word.text);
            }
        }
        text
    }

    /// Whether a word has a capital only because a sentence begins with it.
    fn is_capital_of_sentence(&self, i: usize) -> bool {
        let opens = i == 0 || self.tag(i - 1) == Tag::Punctuation;
        let named = self.tag(i) == Tag::ProperNoun
            || self.actors.iter().any(|actor| actor.words.contains(&i));
        let ordinary = Lexicon::standard().words.is_ordinary(self.lower(i));
        opens && ordinary && !named && !self.sentence.title_case && !self.is(i, &["i"])
    }
}
