//! The values of a page, in each of the encodings.
//!
//! Source: Encodings.md of the Apache Parquet format.

use serde_json::{Number, Value};

use crate::bytes::Bytes;
use crate::error::ParquetError;
use crate::levels::{Runs, bits};
use crate::schema::{Leaf, Meaning, Physical};
use crate::time::{date, moment};

/// A value as it is stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Raw<'b> {
    Bool(bool),
    Int(i64),
    Float(f64),
    Bytes(&'b [u8]),
}

/// Hands over the values of a page, one after the other. All of them borrow from the page or are
/// unpacked before.
pub(crate) enum Values<'b> {
    Plain(Physical, Bytes<'b>, u8),
    /// Places in the dictionary.
    Places(Runs<'b>),
    Booleans(Runs<'b>),
    Numbers(std::vec::IntoIter<i64>),
    /// Lengths, and all bytes one after the other.
    Lengths(std::vec::IntoIter<i64>, Bytes<'b>),
    /// How many bytes of the one before stay, what follows, and the one before.
    Prefixes(std::vec::IntoIter<i64>, Box<Values<'b>>, Vec<u8>),
    /// The bytes of all values, split by their place in the value: how many values, and the next.
    Streams(Physical, &'b [u8], usize),
}

const SHORT: ParquetError = ParquetError::Broken("a page has fewer values than it claims");

impl<'b> Values<'b> {
    /// Of a page with at most so many values.
    pub(crate) fn new(
        encoding: i64,
        leaf: &Leaf,
        bytes: &'b [u8],
        count: usize,
    ) -> Result<Self, ParquetError> {
        let mut bytes = Bytes(bytes);
        let unknown = |encoding| {
            Err(ParquetError::Unsupported(format!(
                "encoding {encoding} of its values"
            )))
        };
        Ok(match (encoding, leaf.physical) {
            (0, physical) => Self::Plain(physical, bytes, 0),
            (2 | 8, _) if bytes.0.is_empty() => Self::Numbers(Vec::new().into_iter()),
            (2 | 8, _) => {
                let width = u32::from(bytes.byte()?);
                Self::Places(Runs::new(bytes.0, width)?)
            }
            (3, Physical::Boolean) => {
                let length = bytes.length()?;
                Self::Booleans(Runs::new(bytes.take(length)?, 1)?)
            }
            (5, Physical::Int32 | Physical::Int64) => {
                Self::Numbers(deltas(&mut bytes, leaf.physical, count)?.into_iter())
            }
            (6, Physical::Bytes) => {
                let lengths = deltas(&mut bytes, Physical::Int32, count)?;
                Self::Lengths(lengths.into_iter(), bytes)
            }
            (7, Physical::Bytes) => {
                let prefixes = deltas(&mut bytes, Physical::Int32, count)?;
                let lengths = deltas(&mut bytes, Physical::Int32, count)?;
                let ends = Self::Lengths(lengths.into_iter(), bytes);
                Self::Prefixes(prefixes.into_iter(), Box::new(ends), Vec::new())
            }
            (9, physical) if width_of(physical).is_some() => Self::Streams(physical, bytes.0, 0),
            (encoding, _) => return unknown(encoding),
        })
    }

    /// The next value as JSON.
    pub(crate) fn next(
        &mut self,
        leaf: &Leaf,
        dictionary: &[Value],
    ) -> Result<Value, ParquetError> {
        let raw = match self {
            Self::Plain(Physical::Boolean, bytes, bit) => {
                let byte = bytes.0.first().ok_or(SHORT)?;
                let value = (byte >> *bit) & 1 == 1;
                *bit = (*bit + 1) % 8;
                if *bit == 0 {
                    bytes.byte()?;
                }
                Raw::Bool(value)
            }
            Self::Plain(Physical::Bytes, bytes, _) => {
                let length = bytes.length()?;
                Raw::Bytes(bytes.take(length)?)
            }
            Self::Plain(physical, bytes, _) => fixed(*physical, bytes)?,
            Self::Places(places) => {
                let place = usize::try_from(places.next()?).unwrap_or(usize::MAX);
                let value = dictionary.get(place).cloned();
                return value.ok_or(ParquetError::Broken("a value is not in the dictionary"));
            }
            Self::Booleans(runs) => Raw::Bool(runs.next()? == 1),
            Self::Numbers(numbers) => Raw::Int(numbers.next().ok_or(SHORT)?),
            Self::Lengths(..) => Raw::Bytes(self.bytes()?),
            Self::Prefixes(prefixes, ends, before) => {
                let kept = usize::try_from(prefixes.next().ok_or(SHORT)?).unwrap_or(usize::MAX);
                if kept > before.len() {
                    return Err(ParquetError::Broken(
                        "a value begins like more than there was",
                    ));
                }
                before.truncate(kept);
                before.extend(ends.bytes()?);
                return Ok(json(Raw::Bytes(before), leaf));
            }
            Self::Streams(physical, bytes, at) => {
                let value = gathered(*physical, bytes, *at)?;
                *at += 1;
                value
            }
        };
        Ok(json(raw, leaf))
    }

    /// The next bytes, where they stand one after the other with their lengths before them all.
    fn bytes(&mut self) -> Result<&'b [u8], ParquetError> {
        match self {
            Self::Lengths(lengths, bytes) => {
                let length = lengths.next().ok_or(SHORT)?;
                bytes.take(usize::try_from(length).unwrap_or(usize::MAX))
            }
            _ => Err(SHORT),
        }
    }
}

fn fixed<'b>(physical: Physical, bytes: &mut Bytes<'b>) -> Result<Raw<'b>, ParquetError> {
    Ok(match physical {
        Physical::Int32 => Raw::Int(i64::from(i32::from_le_bytes(bytes.array()?))),
        Physical::Int64 => Raw::Int(i64::from_le_bytes(bytes.array()?)),
        Physical::Float => Raw::Float(f64::from(f32::from_le_bytes(bytes.array()?))),
        Physical::Double => Raw::Float(f64::from_le_bytes(bytes.array()?)),
        Physical::Fixed(length) => Raw::Bytes(bytes.take(length)?),
        Physical::Boolean | Physical::Bytes => return Err(SHORT),
    })
}

/// Bytes of a value that are stored side by side.
fn width_of(physical: Physical) -> Option<usize> {
    match physical {
        Physical::Int32 | Physical::Float => Some(4),
        Physical::Int64 | Physical::Double => Some(8),
        Physical::Boolean | Physical::Bytes | Physical::Fixed(_) => None,
    }
}

fn gathered(physical: Physical, streams: &[u8], at: usize) -> Result<Raw<'static>, ParquetError> {
    let width = width_of(physical).ok_or(SHORT)?;
    let count = streams.len() / width;
    if at >= count {
        return Err(SHORT);
    }
    let mut value = [0; 8];
    for (place, byte) in value[..width].iter_mut().enumerate() {
        *byte = streams[place * count + at];
    }
    match fixed(physical, &mut Bytes(&value[..width]))? {
        Raw::Int(number) => Ok(Raw::Int(number)),
        Raw::Float(number) => Ok(Raw::Float(number)),
        Raw::Bool(_) | Raw::Bytes(_) => Err(SHORT),
    }
}

/// `DELTA_BINARY_PACKED`: differences, in blocks of blocks with a width each.
fn deltas(
    bytes: &mut Bytes<'_>,
    physical: Physical,
    most: usize,
) -> Result<Vec<i64>, ParquetError> {
    const DAMAGED: ParquetError = ParquetError::Broken("its differences cannot be read");
    let mut small = || {
        bytes
            .varint()
            .map(|number| usize::try_from(number).unwrap_or(usize::MAX))
    };
    let (block, parts, count) = (small()?, small()?, small()?);
    let mut value = bytes.zigzag()?;
    if count > most || parts == 0 || !block.is_multiple_of(parts) || block / parts > 65_536 {
        return Err(DAMAGED);
    }
    let part = block / parts;
    let mut values = Vec::new();
    if count > 0 {
        values.push(value);
    }
    while values.len() < count {
        let least = bytes.zigzag()?;
        let widths = bytes.take(parts)?;
        for width in widths {
            if values.len() >= count || part == 0 {
                break;
            }
            let packed = bytes.take((part * usize::from(*width)).div_ceil(8))?;
            for place in 0..part.min(count - values.len()) {
                let delta = wide_bits(packed, place, u32::from(*width)).ok_or(DAMAGED)?;
                value = value.wrapping_add(least).wrapping_add(delta.cast_signed());
                if physical == Physical::Int32 {
                    // Numbers of 32 bits wrap where these end.
                    value = i64::from(i32::from_le_bytes([
                        value.to_le_bytes()[0],
                        value.to_le_bytes()[1],
                        value.to_le_bytes()[2],
                        value.to_le_bytes()[3],
                    ]));
                }
                values.push(value);
            }
        }
        if part == 0 {
            return Err(DAMAGED);
        }
    }
    Ok(values)
}

/// A number of up to 64 bits among others.
fn wide_bits(packed: &[u8], place: usize, width: u32) -> Option<u64> {
    let at = place as u64 * u64::from(width);
    match width {
        0..=32 => Some(u64::from(bits(packed, at, width))),
        33..=64 => {
            let low = bits(packed, at, 32);
            let high = bits(packed, at + 32, width - 32);
            Some(u64::from(high) << 32 | u64::from(low))
        }
        _ => None,
    }
}

/// What a value means, in JSON: dates and times as ISO 8601 has them; what is no words, number or
/// truth is null.
fn json(raw: Raw<'_>, leaf: &Leaf) -> Value {
    match (raw, leaf.meaning) {
        (Raw::Bool(value), _) => Value::Bool(value),
        (Raw::Int(days), Meaning::Date) => date(days).into(),
        (Raw::Int(value), Meaning::Time(unit)) => moment(value, unit).into(),
        (Raw::Int(value), Meaning::Unsigned) if leaf.physical == Physical::Int32 => {
            Value::from(value & 0xFFFF_FFFF)
        }
        (Raw::Int(value), Meaning::Unsigned) => Value::from(value.cast_unsigned()),
        (Raw::Int(value), _) => Value::from(value),
        (Raw::Float(value), _) => Number::from_f64(value).map_or(Value::Null, Value::Number),
        (Raw::Bytes(_), _) if leaf.physical != Physical::Bytes => Value::Null,
        (Raw::Bytes(bytes), Meaning::Words) => String::from_utf8_lossy(bytes).into(),
        (Raw::Bytes(bytes), _) => str::from_utf8(bytes).map_or(Value::Null, Value::from),
    }
}
