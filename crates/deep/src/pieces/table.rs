//! The list of pieces, looked up where it lies in the file.

use std::ops::Range;

use crate::weights::WeightsError;

/// A slot with no piece.
const EMPTY: u32 = u32::MAX;
/// What the lines have to begin with.
const FIRST: [&[u8]; 4] = [b"[PAD]", b"[UNK]", b"[CLS]", b"[SEP]"];
/// What a piece that goes on a word begins with.
const GOING_ON: &[u8] = b"##";

/// Where in a file each piece is, and a hash table (open addressing) that finds them.
#[derive(Clone, Debug)]
pub struct Table {
    /// Where each line is.
    lines: Vec<(u32, u32)>,
    /// Numbers of lines; a power of two, at least half of them empty.
    slots: Vec<u32>,
    /// Bytes of the longest piece.
    longest: usize,
}

impl Table {
    /// Reads the list at `place`, which has so many lines.
    ///
    /// # Errors
    /// When it is not that, does not begin as it should, or is not UTF-8.
    pub fn read(file: &[u8], place: Range<usize>, count: usize) -> Result<Self, WeightsError> {
        let list = file.get(place.clone()).ok_or(WeightsError::Short)?;
        if str::from_utf8(list).is_err() {
            return Err(WeightsError::Pieces("is not UTF-8"));
        }
        let list = list.strip_suffix(b"\n").unwrap_or(list);
        let mut lines = Vec::new();
        let mut start = place.start;
        for line in list.split(|byte| *byte == b'\n') {
            let at = |byte: usize| u32::try_from(byte).map_err(|_| WeightsError::Short);
            lines.push((at(start)?, at(start + line.len())?));
            start += line.len() + 1;
        }
        if lines.len() != count {
            return Err(WeightsError::Pieces("has not as many lines as it should"));
        }
        let mut table = Self {
            slots: vec![EMPTY; (2 * count).next_power_of_two()],
            longest: lines.iter().map(|(from, to)| to - from).max().unwrap_or(0) as usize,
            lines,
        };
        let first = (0..).map(|line| table.line(file, line));
        if !first.zip(FIRST).all(|(line, expected)| line == expected) {
            return Err(WeightsError::Pieces(
                "does not begin with [PAD], [UNK], [CLS] and [SEP]",
            ));
        }
        for number in (0..).take(count) {
            let piece = table.line(file, number);
            let slot = table.slot(file, hash(FRESH, piece), piece, b"");
            if table.slots[slot] == EMPTY {
                table.slots[slot] = number;
            }
        }
        Ok(table)
    }

    /// The longest piece that these letters begin with, and its length in them; one that goes on a
    /// word, or one that begins it.
    pub fn longest(&self, file: &[u8], letters: &[u8], goes_on: bool) -> Option<(u32, usize)> {
        let mark = if goes_on { GOING_ON } else { b"" };
        let letters = &letters[..letters.len().min(self.longest)];
        let mut hashes = Vec::with_capacity(letters.len());
        let mut last = hash(FRESH, mark);
        for letter in letters {
            last = hash(last, std::slice::from_ref(letter));
            hashes.push(last);
        }
        let lengths = (1..=letters.len()).rev();
        lengths.zip(hashes.iter().rev()).find_map(|(length, hash)| {
            let slot = self.slot(file, *hash, &letters[..length], mark);
            let piece = self.slots[slot];
            (piece != EMPTY).then_some((piece, length))
        })
    }

    /// The slot of a piece, or the empty one where it would be.
    fn slot(&self, file: &[u8], hash: u64, letters: &[u8], mark: &[u8]) -> usize {
        let last = self.slots.len() - 1;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "there are fewer slots still"
        )]
        let mut slot = (hash ^ hash >> 32) as usize & last;
        while self.slots[slot] != EMPTY {
            let line = self.line(file, self.slots[slot]);
            if line.strip_prefix(mark) == Some(letters) {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }

    fn line<'f>(&self, file: &'f [u8], number: u32) -> &'f [u8] {
        let line = self.lines.get(number as usize);
        let place = line.and_then(|(from, to)| file.get(*from as usize..*to as usize));
        place.unwrap_or_default()
    }
}

/// The hash of no bytes (FNV-1a).
const FRESH: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of the bytes that `before` is of, and these behind them.
fn hash(before: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(before, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_none_is_refused() {
        let read = |list: &str, count| Table::read(list.as_bytes(), 0..list.len(), count).err();
        assert_eq!(read("[PAD]\n[UNK]\n[CLS]\n[SEP]\n", 4), None);
        let wrong = WeightsError::Pieces("has not as many lines as it should");
        assert_eq!(read("[PAD]\n[UNK]\n[CLS]\n[SEP]", 5), Some(wrong));
        assert!(read("[UNK]\n[PAD]\n[CLS]\n[SEP]", 4).is_some());
        assert!(read("", 0).is_some());
        assert!(Table::read(b"[PAD]", 2..9, 1).is_err());
    }
}
