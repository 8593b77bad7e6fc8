//! Rows out of columns.
//!
//! Source: Melnik et al., “Dremel: Interactive Analysis of Web-Scale Datasets”, 2010, record assembly;
//! here each field reads itself from the columns below it.

use serde_json::{Map, Value};

use crate::column::Column;
use crate::error::ParquetError;
use crate::footer::Footer;
use crate::schema::{Node, Shape};

/// The most elements that the lists of one row may have, all together.
pub const MOST_IN_ROW: usize = 4_000_000;

/// The most rows that a file may claim.
pub const MOST_ROWS: u64 = 100_000_000;

/// A Parquet file in memory.
#[derive(Debug)]
pub struct File<'f> {
    bytes: &'f [u8],
    footer: Footer,
}

impl<'f> File<'f> {
    /// Reads what a file says of itself.
    ///
    /// # Errors
    /// When it is no Parquet file, is damaged, or uses what is not read.
    pub fn open(bytes: &'f [u8]) -> Result<Self, ParquetError> {
        let footer = Footer::read(bytes)?;
        if footer.rows > MOST_ROWS {
            return Err(ParquetError::TooMuch(format!("{} rows", footer.rows)));
        }
        let all = footer
            .groups
            .iter()
            .try_fold(0_u64, |sum, group| sum.checked_add(group.rows));
        if all != Some(footer.rows) {
            return Err(ParquetError::Broken(
                "its row groups do not have the rows it claims",
            ));
        }
        Ok(Self { bytes, footer })
    }

    /// How many rows it claims to have.
    pub fn claimed_rows(&self) -> u64 {
        self.footer.rows
    }

    /// What its writer said beside the rows, by name: `datasets` says the features under
    /// `huggingface`.
    pub fn metadata(&self, name: &str) -> Option<&str> {
        let mut pairs = self.footer.metadata.iter();
        pairs
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its rows, one after the other. The first that cannot be read is the last.
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            file: self,
            group: 0,
            left: 0,
            columns: Vec::new(),
            is_over: false,
        }
    }
}

/// The rows of a file, each an object with all fields.
pub struct Rows<'f> {
    file: &'f File<'f>,
    group: usize,
    /// How many rows the group has still.
    left: u64,
    columns: Vec<Column<'f>>,
    is_over: bool,
}

impl Iterator for Rows<'_> {
    type Item = Result<Map<String, Value>, ParquetError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        while self.left == 0 {
            let group = self.file.footer.groups.get(self.group)?;
            let leaves = &self.file.footer.schema.leaves;
            let columns = group.chunks.iter().zip(leaves);
            let columns = columns.map(|(chunk, leaf)| Column::new(self.file.bytes, chunk, *leaf));
            self.columns = columns.collect();
            self.left = group.rows;
            self.group += 1;
        }
        self.left -= 1;
        let row = row(&self.file.footer.schema.fields, &mut self.columns);
        self.is_over = row.is_err();
        Some(row)
    }
}

fn row(fields: &[Node], columns: &mut [Column<'_>]) -> Result<Map<String, Value>, ParquetError> {
    for column in &mut *columns {
        if column.peek()?.is_some_and(|slot| slot.repetition != 0) {
            return Err(ParquetError::Broken(
                "its columns do not agree where a row begins",
            ));
        }
    }
    let mut assembly = Assembly {
        columns,
        room: MOST_IN_ROW,
    };
    assembly.object(fields)
}

struct Assembly<'a, 'f> {
    columns: &'a mut [Column<'f>],
    room: usize,
}

impl Assembly<'_, '_> {
    fn object(&mut self, fields: &[Node]) -> Result<Map<String, Value>, ParquetError> {
        let mut object = Map::new();
        for field in fields {
            let value = self.field(field)?;
            object.insert(field.name.clone(), value);
        }
        Ok(object)
    }

    /// A field with all its repetitions.
    fn field(&mut self, node: &Node) -> Result<Value, ParquetError> {
        if !node.is_repeated {
            return self.once(node);
        }
        let mut elements = Vec::new();
        if self.is_missing(node)? {
            self.skip(node)?;
            return Ok(Value::Array(elements));
        }
        loop {
            let left = self.room.checked_sub(1);
            self.room = left.ok_or_else(|| {
                ParquetError::TooMuch(format!("a row with more than {MOST_IN_ROW} elements"))
            })?;
            elements.push(self.once(node)?);
            let next = self.columns[node.columns.start].peek()?;
            if next.is_none_or(|slot| slot.repetition < node.repetition) {
                return Ok(Value::Array(elements));
            }
        }
    }

    /// A field that is there, or null.
    fn once(&mut self, node: &Node) -> Result<Value, ParquetError> {
        if self.is_missing(node)? {
            self.skip(node)?;
            return Ok(Value::Null);
        }
        match &node.shape {
            Shape::Leaf => Ok(self.columns[node.columns.start].take()?.value),
            Shape::List(inner) | Shape::Around(inner) => self.field(inner),
            Shape::Group(fields) => self.object(fields).map(Value::Object),
        }
    }

    /// Whether the first column says that the field is not there.
    fn is_missing(&mut self, node: &Node) -> Result<bool, ParquetError> {
        let slot = self.columns[node.columns.start].peek()?;
        Ok(slot.is_some_and(|slot| slot.definition < node.definition))
    }

    /// What is missing has a slot in each column.
    fn skip(&mut self, node: &Node) -> Result<(), ParquetError> {
        for column in &mut self.columns[node.columns.clone()] {
            column.take()?;
        }
        Ok(())
    }
}
