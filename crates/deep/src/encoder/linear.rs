//! Linear parts: activations of each piece are brought to eight bits, multiplied exactly, and scaled.

use crate::kernels::lanes::{Eight, LANES, Lanes};
use crate::kernels::{Kernel, Product, Work};
use crate::weights::{Int8, Tensors, WeightsError};

/// A linear part; its matrix stays in the file.
#[derive(Clone, Debug)]
pub struct Linear {
    weight: Int8,
    bias: Vec<f32>,
}

impl Linear {
    /// Takes `name.weight` and `name.bias` from a file's tensors.
    ///
    /// # Errors
    /// When one is missing, of another shape or damaged.
    pub fn read(
        tensors: &Tensors<'_>,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<Self, WeightsError> {
        let weight = tensors.int8(&format!("{name}.weight"), rows, columns)?;
        Ok(Self {
            bias: tensors.vector(&format!("{name}.bias"), rows)?,
            weight,
        })
    }

    /// The products of the rows of the matrix with each row of activations.
    pub(super) fn apply(
        &self,
        kernel: Kernel,
        file: &[u8],
        activations: &Quantised,
        result: &mut [f32],
    ) {
        kernel.multiply(&mut Product {
            columns: self.weight.columns,
            activations: &activations.values,
            scales: &activations.scales,
            weights: &file[self.weight.place.clone()],
            weight_scales: &self.weight.scales,
            bias: &self.bias,
            result,
        });
    }
}

/// Activations in eight bits, a scale for each row.
#[derive(Clone, Debug, Default)]
pub(super) struct Quantised {
    values: Vec<i8>,
    scales: Vec<f32>,
}

impl Quantised {
    /// Takes rows of `width` numbers.
    pub(super) fn quantise(&mut self, kernel: Kernel, numbers: &[f32], width: usize) {
        self.values.resize(numbers.len(), 0);
        self.scales.clear();
        let rows = numbers.chunks_exact(width);
        for (row, values) in rows.zip(self.values.chunks_exact_mut(width)) {
            let scale = kernel.run(Quantise { row, values });
            self.scales.push(scale);
        }
    }

    /// Keeps only these rows of `width` numbers.
    pub(super) fn keep(&mut self, rows: &[usize], width: usize) {
        keep(&mut self.values, rows, width);
        keep(&mut self.scales, rows, 1);
    }
}

/// Keeps only these rows of `width` numbers, which rise.
pub(super) fn keep<T: Copy>(numbers: &mut Vec<T>, rows: &[usize], width: usize) {
    for (place, row) in rows.iter().enumerate() {
        numbers.copy_within(row * width..(row + 1) * width, place * width);
    }
    numbers.truncate(rows.len() * width);
}

/// The largest number of a row becomes 127 or -127, the others what is nearest to their share of it.
struct Quantise<'q> {
    row: &'q [f32],
    values: &'q mut [i8],
}

impl Work for Quantise<'_> {
    type Output = f32;

    #[expect(clippy::inline_always, reason = "compiled for each kernel")]
    #[inline(always)]
    fn work<E: Eight>(self) -> f32 {
        let (eights, _) = self.row.as_chunks::<LANES>();
        let mut largest = Lanes::<E>::splat(0.0);
        for eight in eights {
            largest = largest.max(Lanes::of(eight).abs());
        }
        let scale = largest.largest() / 127.0;
        if scale == 0.0 {
            self.values.fill(0);
            return 0.0;
        }
        let (bytes, _) = self.values.as_chunks_mut::<LANES>();
        let divisor = Lanes::<E>::splat(scale);
        for (eight, bytes) in eights.iter().zip(bytes) {
            *bytes = (Lanes::of(eight) / divisor).to_bytes();
        }
        scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_its_own_scale() {
        let numbers = [
            [1.27, -0.635, 0.005, 0.015, 0.0, 0.0, 0.0, 0.0],
            [0.0; 8],
            [-254.0, 127.0, 1.0, 3.0, 0.0, 0.0, 0.0, 0.0],
        ];
        for kernel in Kernel::all() {
            let mut quantised = Quantised::default();
            quantised.quantise(kernel, numbers.as_flattened(), 8);
            assert_eq!(quantised.values[8..16], [0; 8]);
            assert_eq!(quantised.values[16..20], [-127, 64, 0, 2], "half to even");
            assert_eq!(quantised.values[0], 127);
            assert!(quantised.scales[1] == 0.0 && (quantised.scales[2] - 2.0).abs() < 1e-6);
        }
    }
}
