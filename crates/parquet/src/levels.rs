//! Small numbers in runs: levels, and places in a dictionary.
//!
//! Source: Encodings.md, “Run Length Encoding / Bit-Packing Hybrid”.

use crate::bytes::{Bytes, push_varint};
use crate::error::ParquetError;

/// Reads numbers of so many bits, one after the other, however many are claimed.
#[derive(Clone, Debug)]
pub(crate) struct Runs<'b> {
    bytes: Bytes<'b>,
    width: u32,
    run: Run<'b>,
}

#[derive(Clone, Debug)]
enum Run<'b> {
    /// The same number, so many times more.
    Same(u32, u64),
    /// Packed bits, how many of them are read, and how many numbers are left.
    Packed(&'b [u8], u64, u64),
}

impl<'b> Runs<'b> {
    /// Numbers of `width` bits, at most 32.
    pub(crate) fn new(bytes: &'b [u8], width: u32) -> Result<Self, ParquetError> {
        if width > 32 {
            return Err(ParquetError::Broken("a number has more than 32 bits"));
        }
        Ok(Self {
            bytes: Bytes(bytes),
            width,
            run: Run::Same(0, 0),
        })
    }

    pub(crate) fn next(&mut self) -> Result<u32, ParquetError> {
        loop {
            match &mut self.run {
                Run::Same(number, left) if *left > 0 => {
                    *left -= 1;
                    return Ok(*number);
                }
                Run::Packed(packed, at, left) if *left > 0 => {
                    let number = bits(packed, *at, self.width);
                    *at += u64::from(self.width);
                    *left -= 1;
                    return Ok(number);
                }
                _ => self.run = self.begin()?,
            }
        }
    }

    fn begin(&mut self) -> Result<Run<'b>, ParquetError> {
        let head = self.bytes.varint()?;
        let count = head >> 1;
        if count == 0 {
            return Err(ParquetError::Broken("a run of nothing"));
        }
        if head & 1 == 0 {
            let mut number = [0; 4];
            let wide = self.width.div_ceil(8) as usize;
            number[..wide].copy_from_slice(self.bytes.take(wide)?);
            return Ok(Run::Same(u32::from_le_bytes(number), count));
        }
        // Groups of eight numbers; the last group of a page may be cut off by careless writers.
        let numbers = count.saturating_mul(8);
        let wanted = count.saturating_mul(u64::from(self.width));
        let there = usize::try_from(wanted)
            .unwrap_or(usize::MAX)
            .min(self.bytes.0.len());
        let packed = self.bytes.take(there)?;
        if self.width > 0 && packed.is_empty() {
            return Err(ParquetError::Broken("a run ends early"));
        }
        Ok(Run::Packed(packed, 0, numbers))
    }
}

/// The number of `width` bits that begins at a bit; bits beyond the end are 0.
pub(crate) fn bits(packed: &[u8], at: u64, width: u32) -> u32 {
    let (first, shift) = (at / 8, at % 8);
    let mut window = [0; 8];
    let rest = usize::try_from(first)
        .ok()
        .and_then(|first| packed.get(first..));
    let rest = rest.unwrap_or_default();
    let there = rest.len().min(window.len());
    window[..there].copy_from_slice(&rest[..there]);
    let mask = (1_u64 << width) - 1;
    // At most 32 bits are left by the mask.
    u32::try_from((u64::from_le_bytes(window) >> shift) & mask).unwrap_or_default()
}

/// How many bits numbers up to this one need.
pub(crate) fn width_of(most: u8) -> u32 {
    u8::BITS - most.leading_zeros()
}

/// Levels up to `most` as runs of equal ones.
pub(crate) fn runs_of(levels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for run in levels.chunk_by(|a, b| a == b) {
        push_varint(&mut bytes, (run.len() as u64) << 1);
        bytes.extend(run.first());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], width: u32, count: usize) -> Result<Vec<u32>, ParquetError> {
        let mut runs = Runs::new(bytes, width)?;
        (0..count).map(|_| runs.next()).collect()
    }

    /// The example of Encodings.md: 0 to 7 in three bits each.
    #[test]
    fn packed_and_equal_numbers_are_read() {
        let packed = [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010];
        assert_eq!(read(&packed, 3, 8), Ok((0..8).collect()));
        assert_eq!(read(&[10, 7], 3, 5), Ok(vec![7; 5]));
        assert_eq!(read(&[4, 1, 1, 2, 0, 0], 10, 2), Ok(vec![257; 2]));
        assert_eq!(read(&[3], 0, 8), Ok(vec![0; 8]));
        assert!(read(&[10, 7], 3, 6).is_err());
        assert!(read(&[0], 3, 1).is_err());
        assert!(Runs::new(&[], 33).is_err());
    }

    #[test]
    fn levels_come_back() {
        let levels = [0, 0, 2, 1, 1, 1, 0];
        let read = read(&runs_of(&levels), width_of(2), levels.len()).unwrap();
        assert_eq!(read, levels.map(u32::from));
        assert_eq!([0, 1, 2, 3, 4].map(width_of), [0, 1, 2, 2, 3]);
    }
}
