//! Thrift's compact protocol, in which headers and footers are written.
//!
//! Source: `thrift-compact-protocol.md` of Apache Thrift. Only what Parquet uses is there: no maps, no
//! sets.

use crate::bytes::{Bytes, push_varint, push_zigzag};
use crate::error::ParquetError;

/// How deep structures may nest; those of Parquet nest seven deep.
const DEEPEST: usize = 24;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Thrift<'b> {
    Bool(bool),
    Int(i64),
    /// Read over: no header of Parquet has one that matters.
    Double,
    Binary(&'b [u8]),
    List(Vec<Thrift<'b>>),
    /// Fields with their numbers, in the order of the file.
    Struct(Vec<(i64, Thrift<'b>)>),
}

/// Type numbers, as fields have them; elements of lists are the same but for booleans.
mod kind {
    pub(super) const TRUE: u8 = 1;
    pub(super) const FALSE: u8 = 2;
    pub(super) const BYTE: u8 = 3;
    pub(super) const I64: u8 = 6;
    pub(super) const I32: u8 = 5;
    pub(super) const DOUBLE: u8 = 7;
    pub(super) const BINARY: u8 = 8;
    pub(super) const LIST: u8 = 9;
    pub(super) const STRUCT: u8 = 12;
}

impl<'b> Thrift<'b> {
    /// The structure that bytes begin with.
    pub(crate) fn read(bytes: &mut Bytes<'b>) -> Result<Self, ParquetError> {
        structure(bytes, 0)
    }

    /// A field of a structure.
    pub(crate) fn field(&self, number: i64) -> Option<&Self> {
        match self {
            Self::Struct(fields) => {
                let found = fields.iter().find(|(known, _)| *known == number);
                found.map(|(_, value)| value)
            }
            _ => None,
        }
    }

    pub(crate) fn int(&self, number: i64) -> Option<i64> {
        match self.field(number)? {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn bool(&self, number: i64) -> Option<bool> {
        match self.field(number)? {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn list(&self, number: i64) -> &[Self] {
        match self.field(number) {
            Some(Self::List(elements)) => elements,
            _ => &[],
        }
    }

    /// Words; what is no UTF-8 in them is replaced.
    pub(crate) fn words(&self, number: i64) -> Option<String> {
        match self.field(number)? {
            Self::Binary(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        }
    }
}

fn structure<'b>(bytes: &mut Bytes<'b>, depth: usize) -> Result<Thrift<'b>, ParquetError> {
    let mut fields = Vec::new();
    let mut number = 0_i64;
    loop {
        let head = bytes.byte()?;
        let kind = head & 0x0F;
        if kind == 0 {
            return Ok(Thrift::Struct(fields));
        }
        number = match head >> 4 {
            0 => bytes.zigzag()?,
            step => number.saturating_add(i64::from(step)),
        };
        let value = match kind {
            kind::TRUE => Thrift::Bool(true),
            kind::FALSE => Thrift::Bool(false),
            other => value(bytes, other, depth + 1)?,
        };
        fields.push((number, value));
    }
}

fn value<'b>(bytes: &mut Bytes<'b>, kind: u8, depth: usize) -> Result<Thrift<'b>, ParquetError> {
    if depth > DEEPEST {
        return Err(ParquetError::Broken("its headers nest too deep"));
    }
    Ok(match kind {
        kind::TRUE | kind::FALSE => Thrift::Bool(bytes.byte()? == kind::TRUE),
        kind::BYTE => Thrift::Int(i64::from(bytes.byte()?.cast_signed())),
        4..=kind::I64 => Thrift::Int(bytes.zigzag()?),
        kind::DOUBLE => {
            bytes.array::<8>()?;
            Thrift::Double
        }
        kind::BINARY => {
            let length = bytes.varint()?;
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            Thrift::Binary(bytes.take(length)?)
        }
        kind::LIST => list(bytes, depth)?,
        kind::STRUCT => structure(bytes, depth)?,
        _ => {
            return Err(ParquetError::Broken(
                "a header has a field of no known type",
            ));
        }
    })
}

fn list<'b>(bytes: &mut Bytes<'b>, depth: usize) -> Result<Thrift<'b>, ParquetError> {
    let head = bytes.byte()?;
    let count = match head >> 4 {
        15 => bytes.varint()?,
        count => u64::from(count),
    };
    // Each element has a byte at least.
    if count > bytes.0.len() as u64 {
        return Err(ParquetError::Broken("a list claims more than is there"));
    }
    let mut elements = Vec::new();
    for _ in 0..count {
        elements.push(value(bytes, head & 0x0F, depth + 1)?);
    }
    Ok(Thrift::List(elements))
}

/// Writes one structure, field by field, in the order of their numbers.
#[derive(Default)]
pub(crate) struct Structure {
    bytes: Vec<u8>,
    last: u8,
}

impl Structure {
    fn begin(&mut self, number: u8, kind: u8) {
        // Field numbers of Parquet are near each other.
        let step = number - self.last;
        self.bytes.push((step << 4) | kind);
        self.last = number;
    }

    pub(crate) fn i32(mut self, number: u8, value: i32) -> Self {
        self.begin(number, kind::I32);
        push_zigzag(&mut self.bytes, i64::from(value));
        self
    }

    pub(crate) fn i64(mut self, number: u8, value: i64) -> Self {
        self.begin(number, kind::I64);
        push_zigzag(&mut self.bytes, value);
        self
    }

    pub(crate) fn words(mut self, number: u8, words: &str) -> Self {
        self.begin(number, kind::BINARY);
        push_words(&mut self.bytes, words);
        self
    }

    pub(crate) fn structure(mut self, number: u8, inner: Self) -> Self {
        self.begin(number, kind::STRUCT);
        self.bytes.extend(inner.end());
        self
    }

    pub(crate) fn structures(self, number: u8, elements: impl IntoIterator<Item = Self>) -> Self {
        let elements = elements.into_iter().map(Self::end);
        self.list(number, kind::STRUCT, elements)
    }

    pub(crate) fn ints(self, number: u8, elements: &[i32]) -> Self {
        let elements = elements.iter().map(|element| {
            let mut bytes = Vec::new();
            push_zigzag(&mut bytes, i64::from(*element));
            bytes
        });
        self.list(number, kind::I32, elements)
    }

    pub(crate) fn word_list(self, number: u8, elements: &[String]) -> Self {
        let elements = elements.iter().map(|element| {
            let mut bytes = Vec::new();
            push_words(&mut bytes, element);
            bytes
        });
        self.list(number, kind::BINARY, elements)
    }

    fn list(mut self, number: u8, kind: u8, elements: impl IntoIterator<Item = Vec<u8>>) -> Self {
        self.begin(number, kind::LIST);
        let elements: Vec<Vec<u8>> = elements.into_iter().collect();
        self.bytes.push(0xF0 | kind);
        push_varint(&mut self.bytes, elements.len() as u64);
        self.bytes.extend(elements.into_iter().flatten());
        self
    }

    /// Its bytes, with the mark of its end.
    pub(crate) fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}

fn push_words(bytes: &mut Vec<u8>, words: &str) {
    push_varint(bytes, words.len() as u64);
    bytes.extend(words.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let inner = Structure::default().words(1, "é");
        let written = Structure::default()
            .i32(1, -7)
            .i64(3, 1 << 40)
            .structure(5, inner)
            .ints(6, &[0, 3])
            .word_list(7, &["a".to_owned(), String::new()])
            .structures(9, [Structure::default(), Structure::default().i32(2, 4)])
            .end();
        let mut bytes = Bytes(&written);
        let read = Thrift::read(&mut bytes).unwrap();
        assert!(bytes.0.is_empty());
        assert_eq!((read.int(1), read.int(3)), (Some(-7), Some(1 << 40)));
        assert_eq!(read.field(5).unwrap().words(1).unwrap(), "é");
        assert_eq!(read.list(6), [Thrift::Int(0), Thrift::Int(3)]);
        assert_eq!(read.list(7), [Thrift::Binary(b"a"), Thrift::Binary(b"")]);
        assert_eq!(read.list(9)[1].int(2), Some(4));
        assert_eq!(read.int(2), None);
    }

    #[test]
    fn deep_and_long_claims_are_refused() {
        let deep = [0x1C; 100];
        assert!(Thrift::read(&mut Bytes(&deep)).is_err());
        let long = [0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0x0F];
        assert_eq!(
            Thrift::read(&mut Bytes(&long)),
            Err(ParquetError::Broken("a list claims more than is there"))
        );
    }
}
