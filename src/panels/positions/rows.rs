//! Which positions are shown, and in which order.

use std::sync::Arc;

use standpoint_annotation::codebook::{Attribute, Channel, Codebook, Label};
use standpoint_annotation::{Document, Mark};
use standpoint_text::order;

use crate::panels::reading::{in_channel, linked, name_of, value_name};
use crate::state::roles;
use crate::state::views::{Column, TableView};

/// The attributes that have a column: whatever the codebook calls them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    /// The first with a list of values.
    pub stance: Option<Attribute>,
    /// The first of free words.
    pub issue: Option<Attribute>,
    /// The second with a list of values.
    pub certainty: Option<Attribute>,
}

impl Fields {
    /// Those of the first label that shows as a position.
    pub fn of(codebook: &Codebook) -> Self {
        let label = codebook
            .labels
            .iter()
            .find(|label| label.channel == Channel::Tint);
        label.map_or(
            Self {
                stance: None,
                issue: None,
                certainty: None,
            },
            Self::of_label,
        )
    }

    /// Those of a label.
    pub fn of_label(label: &Label) -> Self {
        let mut listed = label.attributes.iter().filter(|a| !a.values.is_empty());
        Self {
            stance: listed.next().cloned(),
            certainty: listed.next().cloned(),
            issue: label
                .attributes
                .iter()
                .find(|a| a.values.is_empty())
                .cloned(),
        }
    }

    /// The columns with their names, those that the codebook does not have left out.
    pub fn headings(&self) -> Vec<(Column, String)> {
        let columns = [
            (Column::Stance, &self.stance),
            (Column::Certainty, &self.certainty),
            (Column::Issue, &self.issue),
        ];
        let named = columns
            .into_iter()
            .filter_map(|(column, attribute)| Some((column, attribute.as_ref()?.name.clone())));
        named.collect()
    }
}

/// The positions that the filter leaves, sorted; in the order of reading where they are equal.
pub fn rows(document: &Document, view: &TableView) -> Vec<Arc<Mark>> {
    let mut rows: Vec<Arc<Mark>> = in_channel(document, Channel::Tint)
        .map(Arc::clone)
        .collect();
    let filter = view.filter.to_lowercase();
    let wanted: Vec<&str> = filter.split_whitespace().collect();
    if !wanted.is_empty() {
        rows.retain(|mark| {
            let said = said(document, mark).to_lowercase();
            wanted.iter().all(|word| said.contains(word))
        });
    }
    if view.column != Column::Place {
        let mut keyed: Vec<_> = rows
            .into_iter()
            .map(|mark| (key(document, &mark, view.column), mark))
            .collect();
        order::sort_by(&mut keyed, |one, other| one.0.cmp(&other.0));
        rows = keyed.into_iter().map(|(_, mark)| mark).collect();
        if view.descending {
            rows.reverse();
        }
    }
    rows
}

/// All that a line says, for the filter.
fn said(document: &Document, mark: &Mark) -> String {
    let label = document.codebook.label(&mark.label);
    let values = label.into_iter().flat_map(|label| {
        let attributes = label.attributes.iter();
        attributes.filter_map(|a| value_name(label, &a.id, mark.attribute(&a.id)?))
    });
    let mut said: Vec<String> = values.collect();
    said.push(holders(document, mark));
    said.push(document.quote(mark));
    said.join(" ")
}

/// Who holds a position, by name.
pub fn holders(document: &Document, mark: &Mark) -> String {
    let Some(kind) = roles::holder(&document.codebook) else {
        return String::new();
    };
    let holders = linked(document, mark, kind.id.as_str());
    let names: Vec<String> = holders
        .iter()
        .map(|holder| name_of(document, holder))
        .collect();
    names.join(", ")
}

/// What a line is sorted by: listed values in the codebook's order, words by their letters, what is
/// missing last.
fn key(document: &Document, mark: &Mark, column: Column) -> (usize, String) {
    let words = |words: String| (usize::from(words.is_empty()), words.to_lowercase());
    let Some(label) = document.codebook.label(&mark.label) else {
        return (usize::MAX, String::new());
    };
    let fields = Fields::of_label(label);
    let listed = |attribute: Option<Attribute>| {
        let place = attribute.and_then(|attribute| {
            let value = mark.attribute(&attribute.id)?;
            attribute
                .values
                .iter()
                .position(|listed| listed.id == value)
        });
        (place.unwrap_or(usize::MAX), String::new())
    };
    match column {
        Column::Place => (0, String::new()),
        Column::Holder => words(holders(document, mark)),
        Column::Stance => listed(fields.stance),
        Column::Certainty => listed(fields.certainty),
        Column::Issue => {
            let issue = fields
                .issue
                .and_then(|issue| mark.attribute(&issue.id).map(str::to_owned));
            words(issue.unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Change, Edit, Link};
    use standpoint_text::{Span, Text};

    /// Positions on the letters a to d: stance, issue, certainty; the last one held by “Zoe”.
    fn document() -> Document {
        let mut document = Document::new("d", Text::new("abcd Zoe"));
        let mut add = |edit| document.apply(&edit).unwrap();
        let positions = [
            ("opposes", "talks", "possible"),
            ("supports", "Inspection", "certain"),
            ("asks", "", "certain"),
            ("supports", "gates", "unknown"),
        ];
        for (at, (stance, issue, certainty)) in positions.into_iter().enumerate() {
            let mark = Mark::new(format!("p{at}"), "position", Span::from_bytes(at, at + 1))
                .with("stance", stance)
                .with("issue", issue)
                .with("certainty", certainty);
            add(Edit::Mark(Change::add(mark)));
        }
        add(Edit::Mark(Change::add(Mark::new(
            "z",
            "actor",
            Span::from_bytes(5, 8),
        ))));
        add(Edit::Link(Change::add(Link::new(
            "l", "held_by", "p3", "z",
        ))));
        document
    }

    fn shown(view: &TableView) -> String {
        let rows = rows(&document(), view);
        rows.iter()
            .map(|mark| mark.id.as_str().trim_start_matches('p'))
            .collect()
    }

    #[test]
    fn lines_are_sorted_by_any_column_either_way_and_what_is_missing_comes_last() {
        let table = [
            (Column::Place, "0123", "0123"),
            (Column::Holder, "3012", "2103"),
            (Column::Stance, "1302", "2031"),
            (Column::Issue, "3102", "2013"),
            (Column::Certainty, "1203", "3021"),
        ];
        for (column, up, down) in table {
            let view = TableView {
                column,
                ..TableView::default()
            };
            assert_eq!(shown(&view), up, "{column:?}");
            assert_eq!(
                shown(&TableView {
                    descending: true,
                    ..view
                }),
                down,
                "{column:?}"
            );
        }
    }

    #[test]
    fn a_filter_finds_words_in_any_column_whatever_their_case() {
        for (filter, found) in [
            ("zoe", "3"),
            ("SUPPORTS", "13"),
            ("supports gate", "3"),
            ("none", ""),
            ("", "0123"),
        ] {
            let view = TableView {
                filter: filter.into(),
                ..TableView::default()
            };
            assert_eq!(shown(&view), found, "{filter}");
        }
    }
}
