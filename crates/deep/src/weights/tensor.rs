//! Tensors of a file of weights, looked up by name, their shape and place checked.

use std::fmt::Write;
use std::ops::Range;

use super::WeightsError;
use super::manifest::{Kind, Manifest, Tensor};

/// A matrix of signed bytes that stays in the file.
#[derive(Clone, Debug)]
pub struct Int8 {
    /// Rows.
    pub rows: usize,
    /// Numbers a row.
    pub columns: usize,
    /// Where in the file its bytes are, row after row.
    pub place: Range<usize>,
    /// What the numbers of each row are multiplied by.
    pub scales: Vec<f32>,
}

/// A matrix of half bytes that stays in the file.
#[derive(Clone, Debug)]
pub struct Int4 {
    /// Numbers a row, an even number.
    pub columns: usize,
    /// Where in the file its bytes are, row after row.
    place: Range<usize>,
    /// Where in the file the numbers are that each row is multiplied by.
    scales: Range<usize>,
}

impl Int4 {
    /// The bytes of a row, two numbers each, and what they are multiplied by; none if there is no
    /// such row.
    pub fn row<'f>(&self, file: &'f [u8], row: usize) -> Option<(&'f [u8], f32)> {
        let bytes = self.columns / 2;
        let place = file.get(self.place.clone())?;
        let values = place.get(row.checked_mul(bytes)?..)?.get(..bytes)?;
        let scale = file.get(self.scales.clone())?.chunks_exact(4).nth(row)?;
        Some((values, f32::from_le_bytes(scale.try_into().ok()?)))
    }
}

/// The tensors of a file.
pub struct Tensors<'f> {
    file: &'f [u8],
    manifest: &'f Manifest,
}

impl<'f> Tensors<'f> {
    /// The tensors that `manifest` says are in `file`.
    pub const fn new(file: &'f [u8], manifest: &'f Manifest) -> Self {
        Self { file, manifest }
    }

    /// Whether there is a tensor of this name.
    pub fn has(&self, name: &str) -> bool {
        self.manifest.tensors.contains_key(name)
    }

    /// A vector of `length` numbers.
    ///
    /// # Errors
    /// When it is missing, of another shape, outside the file, or has something that is no number.
    pub fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        self.matrix(name, 1, length)
    }

    /// A matrix of `rows` times `columns` numbers, row by row.
    ///
    /// # Errors
    /// As [`Tensors::vector`].
    pub fn matrix(
        &self,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<Vec<f32>, WeightsError> {
        let tensor = self.find(name, Kind::F32, rows, columns)?;
        let place = self.place(name, tensor.offset, &[rows, columns, 4])?;
        self.numbers(name, place)
    }

    /// A matrix of `rows` times `columns` signed bytes.
    ///
    /// # Errors
    /// As [`Tensors::vector`].
    pub fn int8(&self, name: &str, rows: usize, columns: usize) -> Result<Int8, WeightsError> {
        let tensor = self.find(name, Kind::I8, rows, columns)?;
        let place = self.place(name, tensor.offset, &[rows, columns])?;
        let scales = self.scales(name, &place, rows)?;
        Ok(Int8 {
            rows,
            columns,
            place,
            scales: self.numbers(name, scales)?,
        })
    }

    /// A matrix of `rows` times `columns` half bytes.
    ///
    /// # Errors
    /// As [`Tensors::vector`], and when the number of columns is odd.
    pub fn int4(&self, name: &str, rows: usize, columns: usize) -> Result<Int4, WeightsError> {
        let tensor = self.find(name, Kind::I4, rows, columns)?;
        if !columns.is_multiple_of(2) {
            return Err(WeightsError::Size(format!("of {columns} numbers a piece")));
        }
        let place = self.place(name, tensor.offset, &[rows, columns / 2])?;
        let scales = self.scales(name, &place, rows)?;
        // Looked at here, so that reading a row need not.
        self.numbers(name, scales.clone())?;
        Ok(Int4 {
            columns,
            place,
            scales,
        })
    }

    fn find(
        &self,
        name: &str,
        kind: Kind,
        rows: usize,
        columns: usize,
    ) -> Result<&Tensor, WeightsError> {
        let tensor = self.manifest.tensors.get(name);
        let tensor = tensor.ok_or_else(|| WeightsError::Missing(name.to_owned()))?;
        if (tensor.kind, tensor.rows, tensor.columns) == (kind, rows, columns) {
            return Ok(tensor);
        }
        Err(WeightsError::Shape {
            name: name.to_owned(),
            wanted: shape(kind, rows, columns),
            found: shape(tensor.kind, tensor.rows, tensor.columns),
        })
    }

    /// The bytes of the file from `offset`, as many as `factors` multiply to.
    fn place(
        &self,
        name: &str,
        offset: usize,
        factors: &[usize],
    ) -> Result<Range<usize>, WeightsError> {
        let length = factors
            .iter()
            .try_fold(1_usize, |product, factor| product.checked_mul(*factor));
        let end = length.and_then(|length| offset.checked_add(length));
        let end = end.filter(|end| *end <= self.file.len());
        end.map(|end| offset..end)
            .ok_or_else(|| WeightsError::Outside(name.to_owned()))
    }

    /// Where the scales of a matrix are: behind its numbers, from a multiple of four on.
    fn scales(
        &self,
        name: &str,
        values: &Range<usize>,
        rows: usize,
    ) -> Result<Range<usize>, WeightsError> {
        self.place(name, values.end.next_multiple_of(4), &[rows, 4])
    }

    fn numbers(&self, name: &str, place: Range<usize>) -> Result<Vec<f32>, WeightsError> {
        let (bytes, _) = self.file[place].as_chunks::<4>();
        let numbers: Vec<f32> = bytes.iter().map(|four| f32::from_le_bytes(*four)).collect();
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(WeightsError::NotFinite(name.to_owned()))
        }
    }
}

fn shape(kind: Kind, rows: usize, columns: usize) -> String {
    let mut shape = match kind {
        Kind::I8 => "i8 ",
        Kind::I4 => "i4 ",
        Kind::F32 => "f32 ",
    }
    .to_owned();
    // Writing into a string does not fail.
    let _ = write!(shape, "{rows} × {columns}");
    shape
}
