//! What a data set would look like: how much is in each part, and the first rows.

use super::build::Dataset;
use super::column::{Cell, Kind, cells, columns};

/// The first rows of each part as words, and the counts of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The first rows of each part that has some.
    pub rows: Vec<PreviewRow>,
    /// What is in the parts, and what is not.
    pub report: super::Report,
}

/// A row as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// The name of its part.
    pub part: String,
    /// Its cells, in the order of the columns.
    pub cells: Vec<String>,
}

impl Preview {
    /// The preview with so many rows of each part. Columns that all these rows leave empty stay.
    pub fn of(dataset: &Dataset, rows: usize) -> Self {
        let columns = columns(dataset);
        let mut shown = Vec::new();
        for part in &dataset.parts {
            for row in part.rows.iter().take(rows) {
                let cells = cells(dataset, &columns, *row);
                let cells = columns
                    .iter()
                    .zip(&cells)
                    .map(|(column, cell)| said(cell, &column.kind));
                shown.push(PreviewRow {
                    part: part.name.clone(),
                    cells: cells.collect(),
                });
            }
        }
        Self {
            columns: columns.iter().map(|column| column.name).collect(),
            rows: shown,
            report: dataset.report.clone(),
        }
    }
}

/// A cell as a person reads it: classes by their names.
fn said(cell: &Cell, kind: &Kind) -> String {
    match (cell, kind) {
        (Cell::Integer(number), Kind::Class(names)) => {
            let name = usize::try_from(*number)
                .ok()
                .and_then(|number| names.get(number));
            name.cloned().unwrap_or_default()
        }
        (Cell::Text(words), _) => words.clone(),
        (Cell::Integer(number), _) => number.to_string(),
        (Cell::Real(number), _) => number.to_string(),
        (Cell::List(cells), Kind::List(kind)) => cells
            .iter()
            .map(|cell| said(cell, kind))
            .collect::<Vec<_>>()
            .join(" "),
        (Cell::Struct(cells), Kind::Struct(fields)) => {
            let said = cells
                .iter()
                .zip(fields)
                .map(|(cell, (_, kind))| said(cell, kind));
            said.collect::<Vec<_>>().join(":")
        }
        // A cell is of its column's kind.
        (Cell::List(_) | Cell::Struct(_), _) => String::new(),
    }
}
