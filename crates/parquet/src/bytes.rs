//! Numbers out of bytes, never beyond their end.

use crate::error::ParquetError;

/// What is left of some bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes<'b>(pub(crate) &'b [u8]);

/// Bytes that end before what they announce.
const SHORT: ParquetError = ParquetError::Broken("it ends early");

impl<'b> Bytes<'b> {
    /// So many of them, taken off the front.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'b [u8], ParquetError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(SHORT)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The same as an array.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], ParquetError> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(SHORT)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, ParquetError> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// A length of four bytes, the lowest first.
    pub(crate) fn length(&mut self) -> Result<usize, ParquetError> {
        let length = u32::from_le_bytes(self.array()?);
        usize::try_from(length).map_err(|_| SHORT)
    }

    /// An unsigned number, seven bits a byte, the lowest first (ULEB128).
    pub(crate) fn varint(&mut self) -> Result<u64, ParquetError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(ParquetError::Broken("a number is too long"))
    }

    /// A signed number, its sign in the lowest bit.
    pub(crate) fn zigzag(&mut self) -> Result<i64, ParquetError> {
        let value = self.varint()?;
        Ok((value >> 1).cast_signed() ^ -((value & 1).cast_signed()))
    }
}

/// Adds a number as [`Bytes::varint`] reads it.
pub(crate) fn push_varint(bytes: &mut Vec<u8>, mut value: u64) {
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            return bytes.push(low & 0x7F);
        }
        bytes.push(low | 0x80);
    }
}

/// Adds a number as [`Bytes::zigzag`] reads it.
pub(crate) fn push_zigzag(bytes: &mut Vec<u8>, value: i64) {
    push_varint(bytes, ((value << 1) ^ (value >> 63)).cast_unsigned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, -1, 63, -64, 64, 300, i64::MAX, i64::MIN] {
            let mut bytes = Vec::new();
            push_zigzag(&mut bytes, value);
            let mut read = Bytes(&bytes);
            assert_eq!(read.zigzag(), Ok(value));
            assert!(read.0.is_empty());
        }
        assert_eq!(
            Bytes(&[0xFF; 20]).varint(),
            Err(ParquetError::Broken("a number is too long"))
        );
        assert_eq!(Bytes(&[0x80]).varint(), Err(SHORT));
    }
}
