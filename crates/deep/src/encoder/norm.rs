//! Layer norm (Ba, Kiros and Hinton 2016).

#![expect(clippy::inline_always, reason = "compiled for each kernel")]

use crate::kernels::lanes::{Eight, LANES, Lanes};
use crate::kernels::{Kernel, Work};
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
        kernel.run(Add {
            norm: self,
            rows,
            more,
        });
    }

    /// Norms the row.
    #[inline(always)]
    pub(super) fn norm<E: Eight>(&self, eights: &mut [[f32; LANES]]) {
        #[expect(clippy::cast_precision_loss, reason = "rows are a few thousand wide")]
        let count = self.weight.len() as f32;
        let mut sum = Lanes::<E>::splat(0.0);
        for eight in eights.iter() {
            sum = sum + Lanes::of(eight);
        }
        let mean = Lanes::<E>::splat(sum.sum() / count);
        let mut squares = Lanes::<E>::splat(0.0);
        for eight in eights.iter() {
            let away = Lanes::of(eight) - mean;
            squares = squares + away * away;
        }
        let deviation = (squares.sum() / count + self.epsilon).sqrt();
        let deviation = Lanes::<E>::splat(deviation);
        let weights = self.weight.as_chunks::<LANES>().0.iter();
        let learned = weights.zip(self.bias.as_chunks::<LANES>().0);
        for (eight, (weight, bias)) in eights.iter_mut().zip(learned) {
            let normed = (Lanes::of(eight) - mean) / deviation;
            *eight = (normed * Lanes::of(weight) + Lanes::of(bias)).get();
        }
    }
}

/// Adds to rows and norms what comes of it.
struct Add<'n> {
    norm: &'n Norm,
    rows: &'n mut [f32],
    more: &'n [f32],
}

impl Work for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn work<E: Eight>(self) {
        let width = self.norm.weight.len();
        let rows = self.rows.chunks_exact_mut(width);
        for (row, more) in rows.zip(self.more.chunks_exact(width)) {
            let (eights, _) = row.as_chunks_mut::<LANES>();
            for (eight, more) in eights.iter_mut().zip(more.as_chunks::<LANES>().0) {
                *eight = (Lanes::<E>::of(eight) + Lanes::of(more)).get();
            }
            self.norm.norm::<E>(eights);
        }
    }
}
