//! What a format cannot say, counted before anything is written.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// Something that not every format has a place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Marks at all: the format is for texts as a whole.
    Marks,
    /// Rejected suggestions.
    Rejected,
    /// That a mark is a suggestion that nobody has looked at.
    Suggested,
    /// How sure a model was.
    Confidence,
    /// Marks without any character.
    ZeroWidth,
    /// Marks with several pieces.
    Split,
    /// White space at the edges of marks.
    Blanks,
    /// White space between tokens.
    Spacing,
    /// Edges of marks within tokens.
    Edges,
    /// Marks that go beyond a sentence.
    Sentences,
    /// Marks that share characters.
    Overlaps,
    /// Marks on the same words under the same label.
    Duplicates,
    /// Which mentions are the same.
    Entities,
    /// What is said of marks.
    Attributes,
    /// Links between marks.
    Relations,
    /// Remarks on marks.
    Notes,
    /// Labels of the text as a whole.
    DocumentLabels,
    /// A remark on the text as a whole.
    DocumentNote,
    /// Title, source, and what else is known of a text.
    Metadata,
    /// What a text is called.
    Id,
    /// Letters in the names of labels, links, attributes, fields and texts.
    Names,
    /// Values of attributes, and notes, that are more than a line of words.
    Values,
    /// Texts that a spreadsheet would carry out.
    Formulas,
    /// Positions that take no side, or that say not whose they are or what they are about.
    Sides,
    /// Who made, suggested, accepted or rejected a mark, and what other tools had said of it.
    Provenance,
}

impl Aspect {
    /// All of them, in order.
    pub const ALL: [Self; 25] = [
        Self::Marks,
        Self::Rejected,
        Self::Suggested,
        Self::Confidence,
        Self::ZeroWidth,
        Self::Split,
        Self::Blanks,
        Self::Spacing,
        Self::Edges,
        Self::Sentences,
        Self::Overlaps,
        Self::Duplicates,
        Self::Entities,
        Self::Attributes,
        Self::Relations,
        Self::Notes,
        Self::DocumentLabels,
        Self::DocumentNote,
        Self::Metadata,
        Self::Id,
        Self::Names,
        Self::Values,
        Self::Formulas,
        Self::Sides,
        Self::Provenance,
    ];

    /// Its name, as messages are called after it.
    pub fn id(self) -> String {
        let name = serde_json::to_value(self).ok();
        let name = name.as_ref().and_then(serde_json::Value::as_str);
        name.unwrap_or_default().to_owned()
    }

    /// What becomes of so many.
    fn sentence(self, count: usize) -> String {
        let one = count == 1;
        let (singular, plural) = match self {
            Self::Marks => ("mark is left out", "marks are left out"),
            Self::Rejected => (
                "rejected suggestion is left out",
                "rejected suggestions are left out",
            ),
            Self::Suggested => (
                "suggestion that nobody has looked at is written as if accepted",
                "suggestions that nobody has looked at are written as if accepted",
            ),
            Self::Confidence => ("confidence is left out", "confidences are left out"),
            Self::ZeroWidth => (
                "mark that holds no character, or nothing but blanks, is left out",
                "marks that hold no character, or nothing but blanks, are left out",
            ),
            Self::Split => (
                "mark in several pieces is written as marks of one piece, or as one",
                "marks in several pieces are written as marks of one piece, or as one",
            ),
            Self::Blanks => (
                "mark is written without the white space at its edges",
                "marks are written without the white space at their edges",
            ),
            Self::Spacing => (
                "text is written as tokens, its white space as single blanks",
                "texts are written as tokens, their white space as single blanks",
            ),
            Self::Edges => (
                "mark is grown to whole tokens",
                "marks are grown to whole tokens",
            ),
            Self::Sentences => (
                "mark that goes beyond a sentence is written as one for each",
                "marks that go beyond a sentence are written as one for each",
            ),
            Self::Overlaps => (
                "mark that overlaps another is left out or goes to another file",
                "marks that overlap others are left out or go to other files",
            ),
            Self::Duplicates => (
                "mark on the same words under the same label as another is left out",
                "marks on the same words under the same label as others are left out",
            ),
            Self::Entities => (
                "mark is no longer said to mention whom it mentions",
                "marks are no longer said to mention whom they mention",
            ),
            Self::Attributes => ("attribute is left out", "attributes are left out"),
            Self::Relations => ("link is left out", "links are left out"),
            Self::Notes => ("note on a mark is left out", "notes on marks are left out"),
            Self::DocumentLabels => (
                "label of a text is left out",
                "labels of texts are left out",
            ),
            Self::DocumentNote => ("note on a text is left out", "notes on texts are left out"),
            Self::Metadata => (
                "title, source or other field of a text is left out",
                "titles, sources and other fields of texts are left out",
            ),
            Self::Id => ("text loses its id", "texts lose their ids"),
            Self::Names => (
                "name is written with other letters",
                "names are written with other letters",
            ),
            Self::Values => (
                "value or note is written as a line of words",
                "values or notes are written as lines of words",
            ),
            Self::Formulas => (
                "text gets an apostrophe, since a spreadsheet would take it for a formula",
                "texts get an apostrophe, since a spreadsheet would take them for formulas",
            ),
            Self::Sides => (
                "position without a side, a holder or an issue is left out",
                "positions without a side, a holder or an issue are left out",
            ),
            Self::Provenance => (
                "mark is written without who made it or decided on it",
                "marks are written without who made them or decided on them",
            ),
        };
        format!("{count} {}", if one { singular } else { plural })
    }
}

/// How much of what is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Aspect, usize>);

impl Losses {
    /// Counts so many more.
    pub fn add(&mut self, aspect: Aspect, count: usize) {
        if count > 0 {
            *self.0.entry(aspect).or_default() += count;
        }
    }

    /// Counts what others counted.
    pub fn merge(&mut self, other: &Self) {
        for (aspect, count) in &other.0 {
            self.add(*aspect, *count);
        }
    }

    /// How many of this are lost.
    pub fn of(&self, aspect: Aspect) -> usize {
        self.0.get(&aspect).copied().unwrap_or_default()
    }

    /// Whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is lost, and how many of it.
    pub fn counts(&self) -> impl Iterator<Item = (Aspect, usize)> {
        self.0.iter().map(|(aspect, count)| (*aspect, *count))
    }

    /// What is lost, a sentence each.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(aspect, count)| aspect.sentence(*count))
    }
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences: Vec<String> = self.sentences().collect();
        f.write_str(&sentences.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_aspects_are_listed_and_have_names() {
        for (number, aspect) in Aspect::ALL.into_iter().enumerate() {
            assert_eq!(aspect as usize, number);
        }
        assert_eq!(Aspect::ALL.len(), Aspect::Provenance as usize + 1);
        assert_eq!(Aspect::ZeroWidth.id(), "zero-width");
    }
}
