//! A head that gives each word a tag: 0 outside, then begin and inside of each kind.

use std::ops::Range;

use standpoint_engine::learned::calibration::Calibration;
use standpoint_engine::learned::chain::kind;

use super::chain::{Chain, highest};
use super::rows::{Matrix, Rows};
use crate::kernels::lanes::Plain;
use crate::weights::{Manifest, Tensors, WeightsError};

/// A head that gives each word a tag.
#[derive(Clone, Debug)]
pub struct Tagger {
    matrix: Matrix,
    chain: Chain,
    /// How sure the spans of each kind are.
    calibrations: Vec<Calibration>,
}

/// A stretch of words of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// Its words, by their place in the window.
    pub words: Range<usize>,
    /// The number of its kind.
    pub kind: u8,
    /// How often such a span is right, from 0 to 1.
    pub confidence: f32,
}

impl Tagger {
    /// Takes the head of this name from a file's tensors; none if the file has no such head.
    ///
    /// # Errors
    /// When a part of it is missing, of another shape or damaged, or its kinds are not these.
    pub fn read(
        tensors: &Tensors<'_>,
        manifest: &Manifest,
        name: &str,
        kinds: &[&str],
    ) -> Result<Option<Self>, WeightsError> {
        let Some(own) = manifest.tags.get(name) else {
            return Ok(None);
        };
        if own != kinds {
            return Err(WeightsError::Shape {
                name: name.to_owned(),
                wanted: kinds.join(", "),
                found: own.join(", "),
            });
        }
        let (tags, width) = (1 + 2 * kinds.len(), manifest.encoder.hidden);
        let weight = tensors.matrix(&format!("{name}.weight"), tags, width)?;
        let bias = tensors.vector(&format!("{name}.bias"), tags)?;
        let calibration = |kind: &&str| {
            let points = manifest
                .calibration
                .get(name)
                .and_then(|all| all.get(*kind));
            Calibration::new(points.map_or(&[], Vec::as_slice))
        };
        Ok(Some(Self {
            matrix: Matrix::new(weight, bias, width),
            chain: Chain::read(tensors, name, tags)?,
            calibrations: kinds.iter().map(calibration).collect(),
        }))
    }

    /// The scores of a word's tags.
    pub fn scores(&self, row: &[f32]) -> Vec<f32> {
        self.matrix.apply(row)
    }

    /// What is found in a window each of whose `chains`, ranges of words, is tagged for itself. `beside` has
    /// for each word of the window what somebody else says of its tags, as logarithms of how likely they are;
    /// nothing where nobody does.
    pub fn read_chains(
        &self,
        rows: &Rows<'_>,
        chains: &[Range<usize>],
        beside: &[&[f32]],
    ) -> Vec<Tagged> {
        chains
            .iter()
            .flat_map(|words| self.chain(rows, words, beside.get(words.clone())))
            .collect()
    }

    /// How sure it is that these words of a window are of this kind, whatever it takes for the best
    /// tags, from 0 to 1: how likely begin and inside are together, in the mean of the words, on the
    /// scale of [`Tagged::confidence`].
    pub fn sure_of(&self, rows: &Rows<'_>, words: Range<usize>, kind: u8) -> f32 {
        let begin = 1 + 2 * usize::from(kind);
        let one = |word: usize| {
            let scores = self.scores(rows.word(word));
            probability(&scores, begin) + probability(&scores, begin + 1)
        };
        self.calibrated(kind, mean(words.map(one)))
    }

    fn chain(
        &self,
        rows: &Rows<'_>,
        words: &Range<usize>,
        beside: Option<&[&[f32]]>,
    ) -> Vec<Tagged> {
        let own = words.clone().map(|word| self.scores(rows.word(word)));
        let (scores, weight): (Vec<_>, _) = match beside {
            Some(said) => (
                own.zip(said)
                    .map(|(own, said)| mean_of(own, said))
                    .collect(),
                STEPS,
            ),
            None => (own.collect(), 1.0),
        };
        let tags = self.chain.best(&scores, weight);
        let stretches = stretches(&tags).into_iter();
        let tagged = |(own, kind): (Range<usize>, u8)| {
            let sure = own
                .clone()
                .map(|word| probability(&scores[word], tags[word]));
            Tagged {
                words: words.start + own.start..words.start + own.end,
                kind,
                confidence: self.calibrated(kind, mean(sure)),
            }
        };
        stretches.map(tagged).collect()
    }

    /// How often a span of this kind is right of whose words the head says this in the mean.
    fn calibrated(&self, kind: u8, mean: f32) -> f32 {
        let calibration = self.calibrations.get(usize::from(kind));
        let sure = calibration.map_or(mean, |calibration| calibration.of(mean));
        if sure.is_nan() { 0.0 } else { sure }
    }
}

/// What steps from tag to tag count where scores are the mean of two opinions, of which the other one knows
/// of steps already. Chosen on texts for tuning, by a model and chains that had not learned from them.
const STEPS: f32 = 0.7;

/// The mean of one's own scores and of what somebody else says.
fn mean_of(mut own: Vec<f32>, said: &[f32]) -> Vec<f32> {
    for (own, said) in own.iter_mut().zip(said) {
        *own = f32::midpoint(*own, *said);
    }
    own
}

/// The mean of some numbers; no number if there are none.
fn mean(numbers: impl ExactSizeIterator<Item = f32>) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a window has few words")]
    let count = numbers.len() as f32;
    numbers.sum::<f32>() / count
}

/// How likely one of some scores is the right one (softmax).
pub(super) fn probability(scores: &[f32], one: usize) -> f32 {
    let (_, most) = highest(scores.iter().copied());
    let power = |score: &f32| Plain::splat(score - most).exp().get()[0];
    let whole: f32 = scores.iter().map(power).sum();
    scores.get(one).map_or(0.0, power) / whole
}

/// The stretches that tags draw.
fn stretches(tags: &[usize]) -> Vec<(Range<usize>, u8)> {
    let mut stretches: Vec<(Range<usize>, u8)> = Vec::new();
    for (place, tag) in tags.iter().enumerate() {
        let Some((number, begins)) = u8::try_from(*tag).ok().and_then(kind) else {
            continue;
        };
        match stretches.last_mut() {
            Some((words, own)) if !begins && words.end == place && *own == number => words.end += 1,
            _ => stretches.push((place..place + 1, number)),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_draw_stretches() {
        let drawn = stretches(&[1, 2, 3, 0, 6, 6, 5, 2]);
        assert_eq!(
            drawn,
            [(0..2, 0), (2..3, 1), (4..6, 2), (6..7, 2), (7..8, 0)]
        );
    }

    #[test]
    fn two_opinions_count_alike() {
        assert_eq!(
            mean_of(vec![1.0, -2.0, 0.0], &[0.0, -1.0, -3.0]),
            [0.5, -1.5, -1.5]
        );
    }

    #[test]
    fn probabilities_are_shares_of_one() {
        let scores = [1.0, -2.0, 0.5];
        let all: f32 = (0..3).map(|one| probability(&scores, one)).sum();
        assert!((all - 1.0).abs() < 1e-6);
        assert!((probability(&[0.0, 0.0], 1) - 0.5).abs() < 1e-6);
        assert!(probability(&scores, 9).abs() < 1e-6);
    }
}
