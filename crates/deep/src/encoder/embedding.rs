//! Pieces as rows of numbers: what each is, where in the window it stands, and how its word is written.

#![expect(clippy::inline_always, reason = "compiled for each kernel")]

use super::norm::Norm;
use crate::kernels::lanes::{Eight, LANES};
use crate::kernels::{Kernel, Work};
use crate::pieces::WAYS;
use crate::weights::{Int4, Int8, Shape, Tensors, WeightsError};

/// Pieces as rows of numbers; the tables stay in the file.
#[derive(Clone, Debug)]
pub struct Embedding {
    piece: Int4,
    position: Int8,
    /// A row for each way of writing; none in files that do not tell them apart.
    capitals: Option<Vec<f32>>,
    norm: Norm,
}

impl Embedding {
    /// Takes the tables from a file's tensors; `pieces` is how many pieces there are.
    ///
    /// # Errors
    /// When one is missing, of another shape or damaged.
    pub fn read(tensors: &Tensors<'_>, shape: &Shape, pieces: usize) -> Result<Self, WeightsError> {
        let capitals = || tensors.matrix("capitals", WAYS, shape.hidden);
        Ok(Self {
            capitals: tensors.has("capitals").then(capitals).transpose()?,
            piece: tensors.int4("piece", pieces, shape.hidden)?,
            position: tensors.int8("position", shape.positions, shape.hidden)?,
            norm: Norm::read(tensors, "norm", shape)?,
        })
    }

    /// The rows of these pieces, as many as there are rows in `hidden`, and of how their words are
    /// written.
    pub(super) fn look_up(
        &self,
        kernel: Kernel,
        file: &[u8],
        (pieces, capitals): (&[u32], &[u8]),
        hidden: &mut [f32],
    ) {
        let width = self.piece.columns;
        let positions = file[self.position.place.clone()].chunks_exact(width);
        let positions = positions.zip(&self.position.scales);
        let rows = hidden.chunks_exact_mut(width).zip(positions);
        let capitals = capitals.iter().copied().chain(std::iter::repeat(0));
        for ((piece, written), (row, (position, scale))) in pieces.iter().zip(capitals).zip(rows) {
            let halves = self.piece.row(file, *piece as usize).unwrap_or_default();
            let written = self.capitals.as_ref().and_then(|rows| {
                let start = usize::from(written) * width;
                rows.get(start..start + width)
            });
            kernel.run(Sum {
                norm: &self.norm,
                piece: halves,
                position: (position, *scale),
                written: written.unwrap_or_default(),
                row,
            });
        }
    }
}

/// What a piece is, where it stands and how it is written, to be summed and normed.
struct Sum<'s> {
    norm: &'s Norm,
    piece: (&'s [u8], f32),
    position: (&'s [u8], f32),
    written: &'s [f32],
    row: &'s mut [f32],
}

impl Work for Sum<'_> {
    type Output = ();

    #[inline(always)]
    fn work<E: Eight>(self) {
        let row = self.row;
        add(row, self.piece, self.position);
        for (number, more) in row.iter_mut().zip(self.written) {
            *number += more;
        }
        self.norm.norm::<E>(row.as_chunks_mut::<LANES>().0);
    }
}

/// Writes the sum of a piece's numbers, two a byte, and its position's.
#[inline(always)]
fn add(row: &mut [f32], (halves, piece_scale): (&[u8], f32), (position, scale): (&[u8], f32)) {
    let positions = position.as_chunks::<2>().0.iter();
    let pairs = row.as_chunks_mut::<2>().0.iter_mut().zip(positions);
    for (byte, (pair, position)) in halves.iter().zip(pairs) {
        let nibbles = [byte & 15, byte >> 4];
        *pair = std::array::from_fn(|i| {
            let piece = f32::from(i16::from(nibbles[i]) - 8) * piece_scale;
            piece + f32::from(position[i].cast_signed()) * scale
        });
    }
}
