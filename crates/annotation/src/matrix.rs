//! Who stands where: actors by issues, with the positions that say so.
//!
//! The matrix is made from documents alone, one or a thousand, and refers to them by their place
//! among those given. An actor of one document is the actor of another where name and kind are the
//! same, letters' case aside; so is an issue by its words. It is the actor by concept table that a
//! discourse network is made of (Leifeld, Discourse Network Analysis, 2017), with degrees of
//! certainty beside the stance.

use std::collections::BTreeMap;

use crate::certainty::{self, CERTAINTY};
use crate::document::Document;
use crate::id::{LinkTypeId, MarkId};
use crate::mark::{Mark, State};

/// The link from a position to the actor that holds it.
pub const HELD_BY: &str = "held_by";

/// The attribute of a position that says which side it takes.
pub const STANCE: &str = "stance";

/// The attribute of a position that says what it is about.
pub const ISSUE: &str = "issue";

/// A row or a column: an actor or an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// As it was first written; blank where nobody holds a position, or nothing says what it is about.
    pub name: String,
    /// An actor's kind, as the codebook writes it; issues have none.
    pub kind: Option<String>,
    /// How many positions stand in the row or column.
    pub positions: usize,
}

/// A position as it stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The document's place among those that the matrix was made from.
    pub document: usize,
    /// The position's mark.
    pub mark: MarkId,
    /// Which side it takes, as the codebook writes it.
    pub stance: Option<String>,
    /// How certain its holder is, as the codebook writes it.
    pub certainty: String,
    /// Whether nobody has decided on it yet.
    pub open: bool,
}

/// The stands of a cell that take the same side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which side.
    pub stance: Option<String>,
    /// How many positions take it.
    pub count: usize,
    /// The firmest certainty among them: what is said plainly once is not unsure because it is said
    /// carefully elsewhere.
    pub certainty: String,
}

/// Actors by issues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The rows: who has most positions first, those that nobody holds last.
    pub actors: Vec<Heading>,
    /// The columns: what most positions are about first, those without an issue last.
    pub issues: Vec<Heading>,
    cells: BTreeMap<(usize, usize), Vec<Stand>>,
}

/// Which positions count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// Those that were not rejected.
    #[default]
    Open,
    /// Those that a person made or accepted.
    Accepted,
}

impl Matrix {
    /// The matrix of these documents.
    pub fn of<'d>(documents: impl IntoIterator<Item = &'d Document>, counted: Counted) -> Self {
        let mut draft = Draft::default();
        for (number, document) in documents.into_iter().enumerate() {
            draft.take_in(number, document, counted);
        }
        draft.settle()
    }

    /// The positions of an actor on an issue, by document and in the order of reading.
    pub fn cell(&self, actor: usize, issue: usize) -> &[Stand] {
        self.cells
            .get(&(actor, issue))
            .map_or(&[], |stands| stands.as_slice())
    }

    /// The sides that an actor takes on an issue, the most frequent first.
    pub fn sides(&self, actor: usize, issue: usize) -> Vec<Side> {
        let mut sides: Vec<Side> = Vec::new();
        for stand in self.cell(actor, issue) {
            match sides.iter_mut().find(|side| side.stance == stand.stance) {
                Some(side) => {
                    side.count += 1;
                    if certainty::firmer(&stand.certainty, &side.certainty) {
                        side.certainty.clone_from(&stand.certainty);
                    }
                }
                None => sides.push(Side {
                    stance: stand.stance.clone(),
                    count: 1,
                    certainty: stand.certainty.clone(),
                }),
            }
        }
        most_frequent_first(sides)
    }

    /// The positions about an issue, whoever holds them; one that several hold stands once.
    pub fn about(&self, issue: usize) -> Vec<&Stand> {
        let mut stands: Vec<&Stand> = Vec::new();
        let column = self
            .cells
            .iter()
            .filter(|((_, column), _)| *column == issue);
        for stand in column.flat_map(|(_, stands)| stands) {
            let known =
                |other: &&Stand| (other.document, &other.mark) == (stand.document, &stand.mark);
            if !stands.iter().any(known) {
                stands.push(stand);
            }
        }
        stands
    }
}

/// A handful of sides in order; those of the same count stay as they are.
fn most_frequent_first(mut sides: Vec<Side>) -> Vec<Side> {
    let mut ordered = Vec::with_capacity(sides.len());
    while let Some(most) = sides.iter().map(|side| side.count).max() {
        let (first, rest) = sides.into_iter().partition(|side| side.count == most);
        let mut first: Vec<Side> = first;
        ordered.append(&mut first);
        sides = rest;
    }
    ordered
}

/// Headings by what makes them the same.
#[derive(Default)]
struct Headings {
    known: BTreeMap<(String, Option<String>), usize>,
    all: Vec<Heading>,
}

impl Headings {
    /// The heading with this name and kind; a new one where there is none.
    fn place(&mut self, name: &str, kind: Option<&str>) -> usize {
        let key = (folded(name), kind.map(str::to_owned));
        let all = &mut self.all;
        *self.known.entry(key).or_insert_with(|| {
            all.push(Heading {
                name: name.trim().to_owned(),
                kind: kind.map(str::to_owned),
                positions: 0,
            });
            all.len() - 1
        })
    }

    /// The headings, those with most positions first and the blank one last, and where each went.
    fn settle(self) -> (Vec<Heading>, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        standpoint_text::order::sort_by_key(&mut order, |at| {
            let heading = &self.all[*at];
            let blank = heading.name.is_empty();
            (blank, std::cmp::Reverse(heading.positions), *at)
        });
        let mut places = vec![0; order.len()];
        for (place, at) in order.iter().enumerate() {
            places[*at] = place;
        }
        let headings = order.iter().map(|at| self.all[*at].clone()).collect();
        (headings, places)
    }
}

/// The marks that somebody may hold, in the order of reading: positions, in the standard codebook.
pub fn positions(document: &Document) -> impl Iterator<Item = &Mark> {
    let held_by = document.codebook.link(&LinkTypeId::from(HELD_BY));
    let marks = document.marks_in_order().map(|mark| &**mark);
    marks.filter(move |mark| held_by.is_some_and(|kind| kind.from.contains(&mark.label)))
}

/// Whether two issues are one column.
pub fn same_issue(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Letters' case and stray blanks make no other name.
fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[derive(Default)]
struct Draft {
    actors: Headings,
    issues: Headings,
    cells: BTreeMap<(usize, usize), Vec<Stand>>,
}

impl Draft {
    fn take_in(&mut self, number: usize, document: &Document, counted: Counted) {
        let counts = |mark: &Mark| match counted {
            Counted::Open => mark.state != State::Rejected,
            Counted::Accepted => mark.state == State::Accepted,
        };
        for mark in positions(document).filter(|mark| counts(mark)) {
            self.stand(number, document, mark);
        }
    }

    fn stand(&mut self, number: usize, document: &Document, mark: &Mark) {
        let issue = self
            .issues
            .place(mark.attribute(ISSUE).unwrap_or_default(), None);
        self.issues.all[issue].positions += 1;
        let stand = Stand {
            document: number,
            mark: mark.id.clone(),
            stance: mark.attribute(STANCE).map(str::to_owned),
            certainty: mark
                .attribute(CERTAINTY)
                .unwrap_or_else(|| certainty::derive(document, &mark.id))
                .to_owned(),
            open: mark.state == State::Suggested,
        };
        for actor in self.holders(document, mark) {
            self.actors.all[actor].positions += 1;
            let cell = self.cells.entry((actor, issue)).or_default();
            cell.push(stand.clone());
        }
    }

    /// The rows of whoever holds a position, each once; the blank one where nobody does.
    fn holders(&mut self, document: &Document, mark: &Mark) -> Vec<usize> {
        let links = document.links_from(&mark.id);
        let held = links.filter(|link| link.kind.as_str() == HELD_BY);
        let mentions = held
            .filter_map(|link| document.mark(&link.to))
            .filter(|mention| mention.state != State::Rejected);
        let mut rows: Vec<usize> = Vec::new();
        for mention in mentions {
            let entity = mention.entity.as_ref().and_then(|id| document.entity(id));
            let kind = entity
                .and_then(|entity| entity.kind.as_deref())
                .or_else(|| mention.attribute("kind"));
            let row = match entity {
                Some(entity) => self.actors.place(&entity.name, kind),
                None => self.actors.place(&document.quote(mention), kind),
            };
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        if rows.is_empty() {
            rows.push(self.actors.place("", None));
        }
        rows
    }

    fn settle(self) -> Matrix {
        let (actors, rows) = self.actors.settle();
        let (issues, columns) = self.issues.settle();
        let mut cells = BTreeMap::new();
        for ((row, column), stands) in self.cells {
            cells.insert((rows[row], columns[column]), stands);
        }
        Matrix {
            actors,
            issues,
            cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, Edit, Entity, EntityId, Link};
    use standpoint_text::{Span, Text};

    /// A position as a test writes it: who holds it, which side, on what, how certain, whether open.
    type Row<'r> = (&'r str, &'r str, &'r str, &'r str, bool);

    /// A document with these positions, each held by a mention of its own.
    fn document(rows: &[Row<'_>]) -> Document {
        let mut document = Document::new("d", Text::new("x".repeat(rows.len() * 2)));
        let mut add = |edit| document.apply(&edit).unwrap();
        for (at, (who, stance, issue, certainty, open)) in rows.iter().enumerate() {
            let span = |at: usize| Span::from_bytes(at, at + 1);
            let mut position = Mark::new(format!("p{at}"), "position", span(at * 2))
                .with(STANCE, stance)
                .with(ISSUE, issue)
                .with(CERTAINTY, certainty);
            position.state = if *open {
                State::Suggested
            } else {
                State::Accepted
            };
            add(Edit::Mark(Change::add(position)));
            if who.is_empty() {
                continue;
            }
            let entity = EntityId::new(format!("e-{at}"));
            add(Edit::Entity(Change::add(Entity::new(entity.clone(), *who))));
            let mut mention = Mark::new(format!("a{at}"), "actor", span(at * 2 + 1));
            mention.entity = Some(entity);
            add(Edit::Mark(Change::add(mention)));
            let link = Link::new(
                format!("l{at}"),
                HELD_BY,
                format!("p{at}"),
                format!("a{at}"),
            );
            add(Edit::Link(Change::add(link)));
        }
        document
    }

    /// The matrix as lines: actor, issue, and the sides with count and certainty.
    fn drawn(matrix: &Matrix) -> Vec<String> {
        let mut lines = Vec::new();
        for (row, actor) in matrix.actors.iter().enumerate() {
            for (column, issue) in matrix.issues.iter().enumerate() {
                let sides = matrix.sides(row, column).into_iter().map(|side| {
                    format!(
                        "{} {}× {}",
                        side.stance.unwrap(),
                        side.count,
                        side.certainty
                    )
                });
                let sides: Vec<String> = sides.collect();
                if !sides.is_empty() {
                    lines.push(format!(
                        "{}/{}: {}",
                        actor.name,
                        issue.name,
                        sides.join(", ")
                    ));
                }
            }
        }
        lines
    }

    #[test]
    fn rows_and_columns_with_most_positions_come_first_and_blank_ones_last() {
        let one = document(&[
            ("", "warns", "", "certain", false),
            ("Orlen", "proposes", "talks", "certain", false),
            ("Kessia", "opposes", "inspection", "certain", false),
            ("Kessia", "opposes", "inspection", "possible", true),
            ("Kessia", "asks", "inspection", "unknown", false),
        ]);
        assert_eq!(
            drawn(&Matrix::of([&one], Counted::Open)),
            [
                "Kessia/inspection: opposes 2× certain, asks 1× unknown",
                "Orlen/talks: proposes 1× certain",
                "/: warns 1× certain",
            ]
        );
    }

    #[test]
    fn documents_are_joined_by_name_and_words_whatever_their_case() {
        let one = document(&[("Kessia", "opposes", "Inspection", "probable", false)]);
        let two = document(&[
            ("KESSIA", "supports", "inspection ", "certain", false),
            ("Orlen", "supports", "inspection", "certain", true),
        ]);
        let matrix = Matrix::of([&one, &two], Counted::Open);
        assert_eq!(
            drawn(&matrix),
            [
                "Kessia/Inspection: opposes 1× probable, supports 1× certain",
                "Orlen/Inspection: supports 1× certain",
            ]
        );
        let from: Vec<usize> = matrix
            .cell(0, 0)
            .iter()
            .map(|stand| stand.document)
            .collect();
        assert_eq!(from, [0, 1]);
        let accepted = Matrix::of([&one, &two], Counted::Accepted);
        assert_eq!(accepted.actors.len(), 1);
    }

    #[test]
    fn a_position_of_two_holders_stands_in_both_rows_and_once_in_its_column() {
        let mut both = document(&[
            ("Kessia", "opposes", "talks", "certain", false),
            ("Orlen", "asks", "visit", "certain", false),
        ]);
        let link = Link::new("l9", HELD_BY, "p0", "a1");
        both.apply(&Edit::Link(Change::add(link))).unwrap();
        let matrix = Matrix::of([&both], Counted::Open);
        let names: Vec<(&str, usize)> = matrix
            .actors
            .iter()
            .map(|actor| (actor.name.as_str(), actor.positions))
            .collect();
        assert_eq!(names, [("Orlen", 2), ("Kessia", 1)]);
        let talks = matrix
            .issues
            .iter()
            .position(|issue| issue.name == "talks")
            .unwrap();
        assert_eq!(matrix.issues[talks].positions, 1);
        assert_eq!(matrix.about(talks).len(), 1);
    }

    #[test]
    fn certainty_that_nobody_gave_follows_from_the_doubts() {
        let mut document = Document::new("d", Text::new("it may hold"));
        let mut add = |edit| document.apply(&edit).unwrap();
        add(Edit::Mark(Change::add(Mark::new(
            "p",
            "position",
            Span::from_bytes(0, 11),
        ))));
        let doubt = Mark::new("u", "uncertainty", Span::from_bytes(3, 6)).with("type", "epistemic");
        add(Edit::Mark(Change::add(doubt)));
        add(Edit::Link(Change::add(Link::new(
            "l",
            certainty::QUALIFIED_BY,
            "p",
            "u",
        ))));
        let matrix = Matrix::of([&document], Counted::Open);
        assert_eq!(matrix.cell(0, 0)[0].certainty, "possible");
    }

    #[test]
    fn a_codebook_without_holders_has_an_empty_matrix() {
        let mut other = document(&[("Kessia", "opposes", "talks", "certain", false)]);
        other.codebook = std::sync::Arc::new(crate::Codebook::empty("Other"));
        assert_eq!(Matrix::of([&other], Counted::Open), Matrix::default());
    }
}
