//! Conversions between bytes and the units used at the edges: code points in files, UTF-16 in the
//! browser.
//!
//! A [`Scale`] notes at every [`BLOCK`]th byte how many units lie before it, and for every
//! [`BLOCK`]th unit in which block it is. A conversion looks one note up and counts within at most
//! a handful of blocks, however long the text.

use std::sync::OnceLock;

use crate::{Offset, Text};

/// Bytes between two checkpoints.
const BLOCK: usize = 256;

/// Bytes that are looked at together on the way to a unit.
const STEP: usize = 16;

/// The checkpoints of one text; none where every character is one byte.
pub(crate) struct Units {
    scales: Option<Scales>,
}

/// Each is made when it is first asked: most texts are counted in one unit alone.
#[derive(Default)]
struct Scales {
    code_points: OnceLock<Scale>,
    utf16: OnceLock<Scale>,
}

/// What is counted.
#[derive(Copy, Clone)]
enum Unit {
    CodePoint,
    Utf16,
}

impl Unit {
    /// How many units a byte opens: none where it continues a character.
    fn opened_by(self, byte: u8) -> usize {
        let opens = usize::from(byte & 0xC0 != 0x80);
        match self {
            Self::CodePoint => opens,
            // Four bytes in UTF-8 are two units in UTF-16.
            Self::Utf16 => opens + usize::from(byte >= 0xF0),
        }
    }

    /// Units opened by at most [`BLOCK`] bytes, counted in a narrow type so that it is done for
    /// many bytes at once.
    fn count(self, bytes: &[u8]) -> usize {
        let counted = |test: fn(u8) -> bool| {
            let ones = bytes.iter().map(|byte| u16::from(test(*byte)));
            usize::from(ones.sum::<u16>())
        };
        let code_points = counted(|byte| byte & 0xC0 != 0x80);
        match self {
            Self::CodePoint => code_points,
            Self::Utf16 => code_points + counted(|byte| byte >= 0xF0),
        }
    }
}

struct Scale {
    unit: Unit,
    /// Units opened before byte `n * BLOCK`.
    before: Vec<u32>,
    /// The block in which unit `n * BLOCK` opens.
    block: Vec<u32>,
    total: usize,
}

impl Scale {
    fn new(bytes: &[u8], unit: Unit) -> Self {
        let mut scale = Self {
            unit,
            before: Vec::with_capacity(bytes.len() / BLOCK + 1),
            block: Vec::new(),
            total: 0,
        };
        for (number, block) in bytes.chunks(BLOCK).enumerate() {
            scale.before.push(Offset::new(scale.total).get32());
            scale.total += unit.count(block);
            // Unit 0 is in block 0; a block of at most BLOCK units holds at most one multiple.
            while scale.block.len() * BLOCK < scale.total {
                scale.block.push(Offset::new(number).get32());
            }
        }
        scale
    }

    /// Units before byte `at`, which is a character boundary.
    fn units_before(&self, bytes: &[u8], at: usize) -> usize {
        match self.before.get(at / BLOCK) {
            Some(before) => *before as usize + self.unit.count(&bytes[at / BLOCK * BLOCK..at]),
            None => self.total,
        }
    }

    /// The byte at which unit `unit` opens; none past the end or where no character opens.
    fn byte_of(&self, bytes: &[u8], unit: usize) -> Option<usize> {
        if unit >= self.total {
            return (unit == self.total).then_some(bytes.len());
        }
        let mut block = *self.block.get(unit / BLOCK)? as usize;
        while self
            .before
            .get(block + 1)
            .is_some_and(|next| *next as usize <= unit)
        {
            block += 1;
        }
        let mut seen = *self.before.get(block)? as usize;
        let mut from = block * BLOCK;
        // Passes over what lies before it many bytes at once.
        while let Some(step) = bytes.get(from..from + STEP) {
            let opened = self.unit.count(step);
            if seen + opened > unit {
                break;
            }
            seen += opened;
            from += STEP;
        }
        for (place, byte) in bytes.iter().enumerate().skip(from) {
            let opened = self.unit.opened_by(*byte);
            if opened > 0 && seen >= unit {
                return (seen == unit).then_some(place);
            }
            seen += opened;
        }
        None
    }
}

impl Units {
    pub(crate) fn new(string: &str) -> Self {
        Self {
            scales: (!string.is_ascii()).then(Scales::default),
        }
    }
}

impl Scales {
    fn of(&self, unit: Unit, string: &str) -> &Scale {
        let scale = match unit {
            Unit::CodePoint => &self.code_points,
            Unit::Utf16 => &self.utf16,
        };
        scale.get_or_init(|| Scale::new(string.as_bytes(), unit))
    }
}

impl Text {
    /// Code points before `offset`.
    pub fn to_code_point(&self, offset: Offset) -> usize {
        self.to_unit(offset, Unit::CodePoint)
    }

    /// The offset at which code point `index` begins; none past the end. The index after the last
    /// one is the end of the text.
    pub fn from_code_point(&self, index: usize) -> Option<Offset> {
        self.offset_of_unit(index, Unit::CodePoint)
    }

    /// UTF-16 units before `offset`.
    pub fn to_utf16(&self, offset: Offset) -> usize {
        self.to_unit(offset, Unit::Utf16)
    }

    /// The offset at which UTF-16 unit `index` begins; none past the end or inside a surrogate
    /// pair. The index after the last one is the end of the text.
    pub fn from_utf16(&self, index: usize) -> Option<Offset> {
        self.offset_of_unit(index, Unit::Utf16)
    }

    /// The length in code points.
    pub fn code_points(&self) -> usize {
        self.to_code_point(self.end())
    }

    /// The length in UTF-16 units.
    pub fn utf16_units(&self) -> usize {
        self.to_utf16(self.end())
    }

    fn to_unit(&self, offset: Offset, unit: Unit) -> usize {
        let at = self.floor_char(offset).get();
        match &self.units().scales {
            Some(scales) => {
                let scale = scales.of(unit, self.as_str());
                scale.units_before(self.as_str().as_bytes(), at)
            }
            None => at,
        }
    }

    fn offset_of_unit(&self, index: usize, unit: Unit) -> Option<Offset> {
        let at = match &self.units().scales {
            Some(scales) => {
                let scale = scales.of(unit, self.as_str());
                scale.byte_of(self.as_str().as_bytes(), index)?
            }
            None => (index <= self.len()).then_some(index)?,
        };
        Some(Offset::new(at))
    }
}
