//! One column of a row group, value by value.

use serde_json::Value;

use crate::bytes::Bytes;
use crate::error::ParquetError;
use crate::footer::Chunk;
use crate::levels::{Runs, width_of};
use crate::page::{self, Data, Page};
use crate::schema::Leaf;
use crate::values::Values;

/// The most values that a page may claim. Writers make pages of some ten thousand.
pub const MOST_IN_PAGE: usize = 4_000_000;

/// A value with where it belongs; null where it, or something around it, is missing.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) repetition: u8,
    pub(crate) definition: u8,
    pub(crate) value: Value,
}

/// Hands over the slots of a column. One page is in memory, and its slots are made in portions.
pub(crate) struct Column<'f> {
    leaf: Leaf,
    codec: i64,
    rest: Bytes<'f>,
    dictionary: Vec<Value>,
    slots: std::vec::IntoIter<Slot>,
}

impl<'f> Column<'f> {
    pub(crate) fn new(file: &'f [u8], chunk: &Chunk, leaf: Leaf) -> Self {
        Self {
            leaf,
            codec: chunk.codec,
            rest: Bytes(file.get(chunk.place.clone()).unwrap_or_default()),
            dictionary: Vec::new(),
            slots: Vec::new().into_iter(),
        }
    }

    /// The next slot, which stays.
    pub(crate) fn peek(&mut self) -> Result<Option<&Slot>, ParquetError> {
        while self.slots.as_slice().is_empty() {
            let nests = (self.leaf.repetition > 0, self.leaf.definition > 0);
            match page::next(&mut self.rest, self.codec, nests)? {
                None => return Ok(None),
                Some(Page::Dictionary { count, bytes }) => {
                    let mut values = Values::new(0, &self.leaf, &bytes, count)?;
                    let read = (0..count).map(|_| values.next(&self.leaf, &[]));
                    self.dictionary = read.collect::<Result<_, _>>()?;
                }
                Some(Page::Data(data)) => self.slots = self.slots_of(&data)?.into_iter(),
            }
        }
        Ok(self.slots.as_slice().first())
    }

    /// The next slot, taken.
    pub(crate) fn take(&mut self) -> Result<Slot, ParquetError> {
        self.peek()?;
        let slot = self.slots.next();
        slot.ok_or(ParquetError::Broken(
            "a column has fewer rows than it claims",
        ))
    }

    fn slots_of(&self, data: &Data) -> Result<Vec<Slot>, ParquetError> {
        let leaf = &self.leaf;
        let runs = |place: &std::ops::Range<usize>, most: u8| {
            Runs::new(&data.bytes[place.clone()], width_of(most))
        };
        let mut repetitions = runs(&data.repetitions, leaf.repetition)?;
        let mut definitions = runs(&data.definitions, leaf.definition)?;
        let bytes = &data.bytes[data.values.clone()];
        let mut values = Values::new(data.encoding, leaf, bytes, data.count)?;
        let mut room = Room(crate::LARGEST_PAGE);
        let slots = (0..data.count).map(|_| {
            let repetition = level(&mut repetitions, leaf.repetition)?;
            let definition = level(&mut definitions, leaf.definition)?;
            let value = if definition == leaf.definition {
                values.next(leaf, &self.dictionary)?
            } else {
                Value::Null
            };
            room.take(&value)?;
            Ok(Slot {
                repetition,
                definition,
                value,
            })
        });
        slots.collect()
    }
}

/// What the values of a page may still take: a long word of the dictionary can be named often.
struct Room(usize);

impl Room {
    fn take(&mut self, value: &Value) -> Result<(), ParquetError> {
        let length = value.as_str().map_or(0, str::len);
        let left = self.0.checked_sub(length);
        self.0 = left.ok_or_else(|| {
            ParquetError::TooMuch(format!("a page of more than {} bytes", crate::LARGEST_PAGE))
        })?;
        Ok(())
    }
}

/// A level, where there are any.
fn level(runs: &mut Runs<'_>, most: u8) -> Result<u8, ParquetError> {
    if most == 0 {
        return Ok(0);
    }
    let level = u8::try_from(runs.next()?)
        .ok()
        .filter(|level| *level <= most);
    level.ok_or(ParquetError::Broken("a level is higher than there are"))
}
