//! How panels show what they list: it outlives a visit to the text.

use super::choice::choice;
use standpoint_annotation::matrix::{Counted, Heading};

choice! {
    /// A column of the table of positions; the first one is the order of reading.
    Column, "column":
    /// Where the position is read.
    #[default]
    Place = "place",
    /// Who holds it.
    Holder = "holder",
    /// The first listed attribute: which side it takes.
    Stance = "stance",
    /// The first attribute of free words: what it is about.
    Issue = "issue",
    /// The second listed attribute: how certain its holder is.
    Certainty = "certainty"
}

/// How the table of positions is sorted and filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableView {
    /// What it is sorted by.
    pub column: Column,
    /// Whether the last comes first.
    pub descending: bool,
    /// What a line must contain, each word somewhere.
    pub filter: String,
}

impl TableView {
    /// Sorted by a column; by the same one again the other way round.
    #[must_use]
    pub fn sorted_by(&self, column: Column) -> Self {
        Self {
            column,
            descending: self.column == column && !self.descending,
            filter: self.filter.clone(),
        }
    }
}

choice! {
    /// What the matrix is made from.
    Scope, "scope":
    /// The open article.
    #[default]
    Article = "article",
    /// Every article of the project.
    Project = "project"
}

/// What of the matrix is looked at. Headings name it, since places change with every position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// An actor's positions on an issue.
    Cell(Heading, Heading),
    /// An issue, whoever takes a side on it.
    Issue(Heading),
}

/// How the matrix is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapView {
    /// What it is made from.
    pub scope: Scope,
    /// Which positions count.
    pub counted: Counted,
    /// What of it is looked at.
    pub chosen: Option<Chosen>,
}
