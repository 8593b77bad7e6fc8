//! `GloVe` 6B, 50 dimensions (Pennington, Socher and Manning 2014), its 100,000 commonest words.
//!
//! Public Domain Dedication and Licence 1.0.

use std::io::Read;
use std::path::Path;

use super::{CorpusError, read};

/// How many numbers a word has.
pub const DIMENSIONS: usize = 50;

/// A word, in lower case, and its vector.
pub type Vector = (String, [f32; DIMENSIONS]);

/// Reads the commonest `most` words with their vectors, the commonest first.
///
/// # Errors
/// When a file is missing or its length does not fit.
pub fn vectors(data: &Path, most: usize) -> Result<Vec<Vector>, CorpusError> {
    let folder = data.join("glove6b50");
    let words = read(&folder.join("vocab_top100k.txt.gz"))?;
    let path = folder.join("glove6b50_top100k.f16.npy.gz");
    let failed = |error| CorpusError::Read {
        path: path.clone(),
        error,
    };
    let file = std::fs::File::open(&path).map_err(failed)?;
    let mut bytes = Vec::new();
    let mut unpacked = flate2::read::GzDecoder::new(file);
    unpacked.read_to_end(&mut bytes).map_err(failed)?;
    // NumPy's header: magic, version, then the length of what describes the array.
    let described = bytes
        .get(8..10)
        .and_then(|b| b.try_into().ok())
        .map_or(0, u16::from_le_bytes);
    let numbers = bytes.get(10 + usize::from(described)..).unwrap_or_default();
    // "fortran_order": the first number of every word, then the second of every word, and so on.
    let column = numbers.len() / DIMENSIONS;
    let vectors = words.lines().take(most.min(column / 2)).enumerate();
    let vectors: Vec<Vector> = vectors
        .map(|(row, word)| (word.to_owned(), vector(numbers, column, row)))
        .collect();
    if vectors.is_empty() {
        return Err(CorpusError::Shape {
            path,
            line: 1,
            what: "there are no vectors of 50 halves".to_owned(),
        });
    }
    Ok(vectors)
}

/// The numbers at place `row` of each column, of which each has `column` bytes.
fn vector(numbers: &[u8], column: usize, row: usize) -> [f32; DIMENSIONS] {
    let mut vector = [0.0; DIMENSIONS];
    for (value, halves) in vector.iter_mut().zip(numbers.chunks_exact(column.max(1))) {
        let half = halves
            .get(2 * row..2 * row + 2)
            .and_then(|half| half.try_into().ok());
        *value = from_half(half.map_or(0, u16::from_le_bytes));
    }
    vector
}

/// A number of 16 bits (IEEE 754 binary16).
fn from_half(half: u16) -> f32 {
    let sign = if half & 0x8000 == 0 { 1.0 } else { -1.0 };
    let exponent = i32::from((half >> 10) & 0x1F);
    let fraction = f32::from(half & 0x3FF);
    match exponent {
        0 => sign * fraction * 2.0_f32.powi(-24),
        _ => sign * (1.0 + fraction / 1024.0) * 2.0_f32.powi(exponent - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_rows_and_numbers_lie_column_by_column() {
        let halves = (0..DIMENSIONS).flat_map(|_| [0x3C00_u16, 0xC000]);
        let numbers: Vec<u8> = halves.flat_map(u16::to_le_bytes).collect();
        assert!(
            vector(&numbers, 4, 0)
                .iter()
                .all(|value| (value - 1.0).abs() < 1e-9)
        );
        assert!(
            vector(&numbers, 4, 1)
                .iter()
                .all(|value| (value + 2.0).abs() < 1e-9)
        );
    }

    #[test]
    fn halves() {
        let table = [
            (0x3C00, 1.0),
            (0xC000, -2.0),
            (0x3555, 0.333_251_95),
            (0, 0.0),
            (1, 5.960_464_5e-8),
        ];
        for (half, value) in table {
            assert!((from_half(half) - value).abs() < 1e-9, "{half:x}");
        }
    }
}
