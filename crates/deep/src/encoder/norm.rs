//! Layer norm (Ba, Kiros and Hinton 2016).

#![expect(clippy::inline_always, reason = "compiled for each kernel")]

use crate::kernels::Kernel;
use crate::kernels::lanes::{LANES, Lanes};
use crate::weights::{Shape, Tensors, WeightsError};

/// Brings each row of numbers to a mean of zero and a variance of one, then to what was learned.
#[derive(Clone, Debug)]
pub struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    epsilon: f32,
}

impl Norm {
    /// Takes `name.weight` and `name.bias` from a file's tensors.
    ///
    /// # Errors
    /// When one is missing, of another shape or damaged.
    pub fn read(tensors: &Tensors<'_>, name: &str, shape: &Shape) -> Result<Self, WeightsError> {
        Ok(Self {
            weight: tensors.vector(&format!("{name}.weight"), shape.hidden)?,
            bias: tensors.vector(&format!("{name}.bias"), shape.hidden)?,
            epsilon: shape.epsilon,
        })
    }

    /// Adds `more` to the rows and norms what comes of it.
    pub(super) fn add(&self, kernel: Kernel, rows: &mut [f32], more: &[f32]) {
        let width = self.weight.len();
        kernel.run(|| {
            let pairs = rows.chunks_exact_mut(width).zip(more.chunks_exact(width));
            for (row, more) in pairs {
                let (eights, _) = row.as_chunks_mut::<LANES>();
                for (eight, more) in eights.iter_mut().zip(more.as_chunks::<LANES>().0) {
                    *eight = (Lanes::of(eight) + Lanes::of(more)).get();
                }
                self.norm(eights);
            }
        });
    }

    /// Norms the row.
    #[inline(always)]
    pub(super) fn norm(&self, eights: &mut [[f32; LANES]]) {
        #[expect(clippy::cast_precision_loss, reason = "rows are a few thousand wide")]
        let count = self.weight.len() as f32;
        let mut sum = Lanes::splat(0.0);
        for eight in eights.iter() {
            sum = sum + Lanes::of(eight);
        }
        let mean = Lanes::splat(sum.sum() / count);
        let mut squares = Lanes::splat(0.0);
        for eight in eights.iter() {
            let away = Lanes::of(eight) - mean;
            squares = squares + away * away;
        }
        let deviation = (squares.sum() / count + self.epsilon).sqrt();
        let deviation = Lanes::splat(deviation);
        let weights = self.weight.as_chunks::<LANES>().0.iter();
        let learned = weights.zip(self.bias.as_chunks::<LANES>().0);
        for (eight, (weight, bias)) in eights.iter_mut().zip(learned) {
            let normed = (Lanes::of(eight) - mean) / deviation;
            *eight = (normed * Lanes::of(weight) + Lanes::of(bias)).get();
        }
    }
}
