//! What became of everything that is not in the rows as it stands in the documents.

use std::collections::BTreeMap;

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// An article that nobody has marked or called done.
    Unmarked,
    /// An article without words.
    Wordless,
    /// An article without a date, where they are divided by it.
    Undated,
    /// An article as good as one of the frozen test set.
    NearFrozen,
    /// A window with a suggestion that nobody has looked at.
    Undecided,
    /// A window with nothing to learn, by the rate that was asked for.
    Unlabelled,
    /// A suggestion that nobody has looked at.
    Suggested,
    /// A rejected suggestion.
    Rejected,
    /// A link that did not stand.
    RejectedLink,
    /// A mark of nothing but blanks.
    Blank,
    /// A mark in several pieces.
    Pieces,
    /// A mark that goes beyond its window.
    Cut,
    /// A mark that ends within a token.
    Grown,
    /// A mark that shares characters with a longer one.
    Overlap,
    /// A mark under a label that was not asked for.
    OtherLabel,
    /// An uncertainty without a type.
    NoType,
    /// A position without a stance.
    NoStance,
    /// A position that nobody is said to hold.
    NoHolder,
    /// A position without an issue.
    NoIssue,
    /// A position that is directed at nobody.
    NoTarget,
    /// A pair that is there with another stance already.
    OtherStance,
    /// A pair that is there already.
    Again,
    /// A link whose ends are in two windows.
    FarLink,
    /// A row that cannot say that it is silver.
    Weight,
    /// A row without a label where each needs one.
    NoLabel,
    /// A cell that a spreadsheet would carry out.
    Formula,
    /// A text with what the format takes for a label.
    LabelPrefix,
    /// A text whose line breaks become blanks.
    OneLine,
    /// A label with letters that the format cannot have.
    Renamed,
    /// A row whose actor and issue stand before the text.
    Joined,
}

impl Fate {
    /// What became of so many, as a sentence without its full stop.
    pub fn sentence(self, count: usize) -> String {
        let (one, many) = self.words();
        format!("{count} {}", if count == 1 { one } else { many })
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Unmarked => (
                "article is left out: nobody has accepted a mark in it or called it done",
                "articles are left out: nobody has accepted a mark in them or called them done",
            ),
            Self::Wordless => (
                "article without words is left out",
                "articles without words are left out",
            ),
            Self::Undated => (
                "article is left out: it has no date to be divided by",
                "articles are left out: they have no date to be divided by",
            ),
            Self::NearFrozen => (
                "article is left out: it is a near-duplicate of one in the frozen test set",
                "articles are left out: they are near-duplicates of some in the frozen test set",
            ),
            Self::Undecided => (
                "window is left out: it has a suggestion that nobody has looked at",
                "windows are left out: they have suggestions that nobody has looked at",
            ),
            Self::Unlabelled => (
                "window or pair without a label is left out, by the rate that was asked for",
                "windows or pairs without a label are left out, by the rate that was asked for",
            ),
            Self::Suggested => (
                "suggestion that nobody has looked at is not learned from",
                "suggestions that nobody has looked at are not learned from",
            ),
            Self::Rejected => (
                "rejected suggestion is not written as a negative",
                "rejected suggestions are not written as negatives",
            ),
            Self::RejectedLink => (
                "link that did not stand is left out",
                "links that did not stand are left out",
            ),
            _ => self.words_of_rows(),
        }
    }

    fn words_of_rows(self) -> (&'static str, &'static str) {
        match self {
            Self::Blank => (
                "piece of a mark that holds nothing but blanks is left out",
                "pieces of marks that hold nothing but blanks are left out",
            ),
            Self::Pieces => (
                "mark in several pieces is written as one for each piece",
                "marks in several pieces are written as one for each piece",
            ),
            Self::Cut => (
                "mark that goes beyond its window is cut there",
                "marks that go beyond their window are cut there",
            ),
            Self::Grown => (
                "mark is grown to whole tokens",
                "marks are grown to whole tokens",
            ),
            Self::Overlap => (
                "mark is left out: it overlaps a longer one",
                "marks are left out: they overlap longer ones",
            ),
            Self::OtherLabel => (
                "mark is left out: its label was not asked for",
                "marks are left out: their labels were not asked for",
            ),
            Self::NoType => (
                "uncertainty without a type is left out",
                "uncertainties without a type are left out",
            ),
            Self::NoStance => (
                "position without a stance is left out",
                "positions without a stance are left out",
            ),
            Self::NoHolder => (
                "position is left out: nobody is said to hold it",
                "positions are left out: nobody is said to hold them",
            ),
            Self::NoIssue => (
                "position without an issue is left out",
                "positions without an issue are left out",
            ),
            Self::NoTarget => (
                "position is left out: it is directed at nobody",
                "positions are left out: they are directed at nobody",
            ),
            _ => self.words_of_pairs(),
        }
    }

    fn words_of_pairs(self) -> (&'static str, &'static str) {
        match self {
            Self::OtherStance => (
                "stance is left out: the same row has another one earlier in the text",
                "stances are left out: the same rows have others earlier in the text",
            ),
            Self::Again => (
                "position is left out: the same row says so already",
                "positions are left out: the same rows say so already",
            ),
            Self::FarLink => (
                "link is left out: its ends are not in one window",
                "links are left out: their ends are not in one window",
            ),
            Self::Weight => (
                "row of suggestions is written without its weight",
                "rows of suggestions are written without their weights",
            ),
            Self::NoLabel => (
                "row without a label is left out, since the format has none without",
                "rows without a label are left out, since the format has none without",
            ),
            Self::Formula => (
                "cell that a spreadsheet would carry out has an apostrophe before it",
                "cells that a spreadsheet would carry out have an apostrophe before them",
            ),
            Self::LabelPrefix => (
                "text has a word broken up that would be taken for a label",
                "texts have words broken up that would be taken for labels",
            ),
            Self::OneLine => (
                "text is written with blanks for its line breaks and tabs",
                "texts are written with blanks for their line breaks and tabs",
            ),
            Self::Renamed => (
                "label is written with other letters",
                "labels are written with other letters",
            ),
            _ => (
                "row has its actor and issue before the text, since the format has one text",
                "rows have their actors and issues before the text, since the format has one text",
            ),
        }
    }
}

/// What became of how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fates(BTreeMap<Fate, usize>);

impl Fates {
    /// Counts some more.
    pub(super) fn add(&mut self, fate: Fate, count: usize) {
        if count > 0 {
            *self.0.entry(fate).or_default() += count;
        }
    }

    /// Counts what others counted.
    pub fn extend(&mut self, other: &Self) {
        other.iter().for_each(|(fate, count)| self.add(fate, count));
    }

    /// How many met this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.0.get(&fate).copied().unwrap_or_default()
    }

    /// All that were met, with how many.
    pub fn iter(&self) -> impl Iterator<Item = (Fate, usize)> + '_ {
        self.0.iter().map(|(fate, count)| (*fate, *count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_in_sentences() {
        let mut fates = Fates::default();
        fates.add(Fate::NoIssue, 0);
        fates.add(Fate::Cut, 1);
        let mut all = Fates::default();
        all.extend(&fates);
        all.extend(&fates);
        let said: Vec<String> = all
            .iter()
            .map(|(fate, count)| fate.sentence(count))
            .collect();
        assert_eq!(said, ["2 marks that go beyond their window are cut there"]);
        assert_eq!(
            Fate::Joined.sentence(1),
            "1 row has its actor and issue before the text, since the format has one text"
        );
    }
}
