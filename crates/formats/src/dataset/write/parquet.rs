//! Rows as Parquet.

use std::io;

use serde_json::{Map, Value};
use standpoint_parquet::{Field, Kind as Parquet, Writer};

use super::super::column::{Cell, Column, Kind};
use super::json_lines::object;
use super::{RowFormat, RowWriter};

/// A Parquet file for each part; classes are numbers, whose names the card says.
pub static PARQUET: RowFormat = RowFormat {
    extension: "parquet",
    writer: |columns| Box::new(Table::of(columns)),
};

struct Table {
    columns: Vec<Column>,
    writer: Writer,
}

impl Table {
    fn of(columns: &[Column]) -> Self {
        let fields = columns
            .iter()
            .map(|column| field(column.name, &column.kind));
        Self {
            columns: columns.to_vec(),
            writer: Writer::new(fields.collect(), Vec::new()),
        }
    }
}

fn field(name: &str, kind: &Kind) -> Field {
    Field::new(name, parquet(kind))
}

fn parquet(kind: &Kind) -> Parquet {
    match kind {
        Kind::Text => Parquet::Text,
        Kind::Integer | Kind::Class(_) => Parquet::Int,
        Kind::Real => Parquet::Float,
        Kind::List(item) => parquet(item).list(),
        Kind::Struct(fields) => {
            let fields = fields.iter().map(|(name, kind)| field(name, kind));
            Parquet::Struct(fields.collect())
        }
    }
}

impl RowWriter for Table {
    fn row(
        &mut self,
        cells: &[Cell],
        file: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let row: Map<String, Value> = object(&self.columns, cells);
        let bytes = self.writer.write(&row)?;
        if bytes.is_empty() {
            Ok(())
        } else {
            file(&bytes)
        }
    }

    fn finish(&mut self, file: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        file(&self.writer.finish()?)
    }
}
