//! Rows as JSON Lines.

use std::io;

use serde_json::{Map, Value, json};

use super::super::column::{Cell, Column, Kind};
use super::{RowFormat, RowWriter};

/// A JSON object a line.
pub static JSON_LINES: RowFormat = RowFormat {
    extension: "jsonl",
    writer: |columns| Box::new(Lines(columns.to_vec())),
};

struct Lines(Vec<Column>);

impl RowWriter for Lines {
    fn row(
        &mut self,
        cells: &[Cell],
        file: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let row = object(&self.0, cells);
        file(format!("{}\n", Value::Object(row)).as_bytes())
    }

    fn finish(&mut self, _: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        Ok(())
    }
}

/// A row as an object.
pub(super) fn object(columns: &[Column], cells: &[Cell]) -> Map<String, Value> {
    let fields = columns.iter().zip(cells);
    let fields = fields.map(|(column, cell)| (column.name.to_owned(), value(cell, &column.kind)));
    fields.collect()
}

fn value(cell: &Cell, kind: &Kind) -> Value {
    match (cell, kind) {
        (Cell::Text(words), _) => json!(words),
        (Cell::Integer(number), _) => json!(number),
        (Cell::Real(number), _) => json!(number),
        (Cell::List(cells), Kind::List(kind)) => {
            cells.iter().map(|cell| value(cell, kind)).collect()
        }
        (Cell::Struct(cells), Kind::Struct(fields)) => {
            let fields = fields.iter().zip(cells);
            let fields = fields.map(|((name, kind), cell)| ((*name).to_owned(), value(cell, kind)));
            Value::Object(fields.collect())
        }
        // A cell is of its column's kind.
        (Cell::List(_) | Cell::Struct(_), _) => Value::Null,
    }
}
