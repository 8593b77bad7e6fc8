//! Rows into columns.
//!
//! Source: Melnik et al., “Dremel”, 2010, on repetition and definition levels.

use serde_json::{Map, Value};

use crate::field::{Field, Kind};

/// What one column has of the rows so far.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub(crate) repetitions: Vec<u8>,
    pub(crate) definitions: Vec<u8>,
    /// The values that are there, plain.
    pub(crate) values: Vec<u8>,
    /// How many truths are among the values.
    truths: usize,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Levels {
    repetition: u8,
    definition: u8,
    /// How many lists are around it.
    lists: u8,
}

/// Adds a row to the columns; fields that it does not have are null.
///
/// # Errors
/// A sentence where a value is not what its field holds.
pub(crate) fn shred(
    fields: &[Field],
    row: &Map<String, Value>,
    columns: &mut [Buffer],
) -> Result<(), String> {
    let levels = Levels {
        repetition: 0,
        definition: 0,
        lists: 0,
    };
    add_fields(fields, row, levels, columns)
}

fn add_fields(
    fields: &[Field],
    row: &Map<String, Value>,
    levels: Levels,
    mut columns: &mut [Buffer],
) -> Result<(), String> {
    for field in fields {
        let (own, rest) = columns.split_at_mut(field.kind.columns());
        let value = row.get(&field.name).unwrap_or(&Value::Null);
        add(&field.kind, value, levels, own).map_err(|why| format!("“{}”: {why}", field.name))?;
        columns = rest;
    }
    Ok(())
}

fn add(kind: &Kind, value: &Value, levels: Levels, columns: &mut [Buffer]) -> Result<(), String> {
    let there = Levels {
        definition: levels.definition + 1,
        ..levels
    };
    match (kind, value) {
        (_, Value::Null) => lack(levels, columns),
        (Kind::Struct(fields), Value::Object(row)) => add_fields(fields, row, there, columns)?,
        (Kind::List(_), Value::Array(elements)) if elements.is_empty() => lack(there, columns),
        (Kind::List(kind), Value::Array(elements)) => {
            let mut levels = Levels {
                definition: there.definition + 1,
                lists: there.lists + 1,
                ..there
            };
            for element in elements {
                add(kind, element, levels, columns)?;
                levels.repetition = levels.lists;
            }
        }
        (kind, value) => {
            for column in columns {
                column.push(kind, value)?;
                column.stand(there);
            }
        }
    }
    Ok(())
}

/// Says in each column that nothing is there from this level on.
fn lack(levels: Levels, columns: &mut [Buffer]) {
    for column in columns {
        column.stand(levels);
    }
}

impl Buffer {
    fn stand(&mut self, levels: Levels) {
        self.repetitions.push(levels.repetition);
        self.definitions.push(levels.definition);
    }

    fn push(&mut self, kind: &Kind, value: &Value) -> Result<(), String> {
        match (kind, value) {
            (Kind::Text, Value::String(words)) => {
                let length = u32::try_from(words.len()).map_err(|_| "it is too long".to_owned())?;
                self.values.extend(length.to_le_bytes());
                self.values.extend(words.as_bytes());
            }
            (Kind::Bool, Value::Bool(truth)) => {
                if self.truths.is_multiple_of(8) {
                    self.values.push(0);
                }
                if let Some(byte) = self.values.last_mut() {
                    *byte |= u8::from(*truth) << (self.truths % 8);
                }
                self.truths += 1;
            }
            (Kind::Int, value) if value.is_i64() => {
                let number = value.as_i64().unwrap_or_default();
                self.values.extend(number.to_le_bytes());
            }
            (Kind::Float, Value::Number(number)) => {
                let number = number.as_f64().unwrap_or(f64::NAN);
                self.values.extend(number.to_le_bytes());
            }
            (kind, value) => return Err(format!("{value} is no value of the kind {kind:?}")),
        }
        Ok(())
    }

    /// How many bytes it takes, more or less.
    pub(crate) fn size(&self) -> usize {
        self.values.len() + self.definitions.len()
    }
}
