//! What stance a window takes towards somebody in it.

use std::ops::Range;

use standpoint_engine::learned::stance::{Answer, Side};

use super::chain::highest;
use super::rows::{Matrix, Rows};
use super::tagger::probability;
use crate::weights::{Manifest, Tensors, WeightsError};

/// The head of stance.
#[derive(Clone, Debug)]
pub struct Stance {
    matrix: Matrix,
    /// The sides in the order of their scores.
    sides: Vec<Side>,
}

impl Stance {
    /// Takes the head from a file's tensors; none if the file has no such head.
    ///
    /// # Errors
    /// When a part of it is missing, of another shape or damaged, or its sides are not ours.
    pub fn read(tensors: &Tensors<'_>, manifest: &Manifest) -> Result<Option<Self>, WeightsError> {
        if manifest.stance.is_empty() {
            return Ok(None);
        }
        let named = |name: &String| Side::ALL.into_iter().find(|side| side.name() == name);
        let sides: Option<Vec<Side>> = manifest.stance.iter().map(named).collect();
        let sides = sides.ok_or_else(|| WeightsError::Shape {
            name: "stance".to_owned(),
            wanted: Side::ALL.map(Side::name).join(", "),
            found: manifest.stance.join(", "),
        })?;
        let (rows, columns) = (sides.len(), 2 * manifest.encoder.hidden);
        let weight = tensors.matrix("stance.weight", rows, columns)?;
        let bias = tensors.vector("stance.bias", rows)?;
        Ok(Some(Self {
            matrix: Matrix::new(weight, bias, columns),
            sides,
        }))
    }

    /// The score of each side, in the file's order.
    pub fn scores(&self, rows: &Rows<'_>, target: Range<usize>) -> Vec<f32> {
        let mut seen = rows.mean(target);
        seen.extend(rows.start());
        self.matrix.apply(&seen)
    }

    /// Which side is taken towards these words.
    pub fn read_window(&self, rows: &Rows<'_>, target: Range<usize>) -> Answer {
        let scores = self.scores(rows, target);
        let (best, _) = highest(scores.iter().copied());
        let confidence = probability(&scores, best);
        Answer {
            side: self.sides.get(best).copied().unwrap_or(Side::Neither),
            confidence: if confidence.is_nan() { 0.0 } else { confidence },
        }
    }
}
