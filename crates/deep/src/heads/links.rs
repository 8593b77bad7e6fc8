//! Which source belongs to which cue, which cue to which content: the pair whose projections agree
//! best (biaffine without its matrix, after Dozat and Manning 2017), and how far apart they are.

use std::ops::Range;

use standpoint_engine::learned::attribution::Role;

use super::chain::highest;
use super::rows::{Matrix, Rows, dot};
use super::tagger::Tagged;
use crate::weights::{Manifest, Tensors, WeightsError};

/// The relations.
#[derive(Clone, Debug)]
pub struct Links {
    /// From a cue to its source.
    cue_source: Relation,
    /// From a content to its cue.
    content_cue: Relation,
    /// From a content without a cue to its source.
    content_source: Option<Relation>,
}

/// What belongs together, by its place in the list of what was tagged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    /// The source, if there is one.
    pub source: Option<usize>,
    /// The cue; none of a content that has none.
    pub cue: Option<usize>,
    /// The contents, in text order.
    pub contents: Vec<usize>,
}

impl Links {
    /// Takes the relations from a file's tensors.
    ///
    /// # Errors
    /// When one of the first two is missing, or one of another shape or damaged.
    pub fn read(tensors: &Tensors<'_>, manifest: &Manifest) -> Result<Self, WeightsError> {
        let read = |name: &str| Relation::read(tensors, manifest, &format!("link.{name}"));
        let third = tensors.has("link.content_source.distance");
        Ok(Self {
            cue_source: read("cue_source")?,
            content_cue: read("content_cue")?,
            content_source: third.then(|| read("content_source")).transpose()?,
        })
    }

    /// The score of a link from some words of a window to others, by the relation's name; none if
    /// there is no such relation.
    pub fn score(
        &self,
        relation: &str,
        rows: &Rows<'_>,
        from: Range<usize>,
        to: Range<usize>,
    ) -> Option<f32> {
        let relation = match relation {
            "cue_source" => &self.cue_source,
            "content_cue" => &self.content_cue,
            "content_source" => self.content_source.as_ref()?,
            _ => return None,
        };
        let projected = relation.from.apply(&rows.mean(from.clone()));
        Some(relation.score(&projected, rows, &from, &to))
    }

    /// Links what was tagged in a window and is in text order: an attribution for each cue, and one
    /// for each content that has none, all in text order.
    pub fn link(&self, rows: &Rows<'_>, tagged: &[Tagged]) -> Vec<Linked> {
        let of = |role: Role| {
            let places = (0..tagged.len()).filter(|place| tagged[*place].kind == role as u8);
            places.collect::<Vec<usize>>()
        };
        let (sources, cues) = (of(Role::Source), of(Role::Cue));
        let mut linked: Vec<Linked> = cues
            .iter()
            .map(|cue| Linked {
                source: self.cue_source.best(rows, tagged, *cue, &sources),
                cue: Some(*cue),
                contents: Vec::new(),
            })
            .collect();
        for content in of(Role::Content) {
            let cue = self.content_cue.best(rows, tagged, content, &cues);
            let own = cue.and_then(|cue| linked.iter_mut().find(|one| one.cue == Some(cue)));
            if let Some(own) = own {
                own.contents.push(content);
                continue;
            }
            let third = self.content_source.as_ref();
            linked.push(Linked {
                source: third.and_then(|links| links.best(rows, tagged, content, &sources)),
                cue: None,
                contents: vec![content],
            });
        }
        linked.sort_by_key(|one| one.cue.or(one.contents.first().copied()));
        linked
    }
}

/// How many distances are told apart on either side.
const DISTANCES: usize = 8;
/// The least number of words between two spans for each distance but the first.
const BETWEEN: [usize; DISTANCES - 1] = [1, 2, 3, 5, 9, 17, 33];
/// What products of projections are divided by, however wide they are.
const TEMPER: f32 = 8.0;
/// Projections are no wider.
const WIDEST: usize = 1024;

#[derive(Clone, Debug)]
struct Relation {
    from: Matrix,
    to: Matrix,
    /// What each distance is worth: of what stands before, then of what stands behind.
    distance: Vec<f32>,
}

impl Relation {
    fn read(tensors: &Tensors<'_>, manifest: &Manifest, name: &str) -> Result<Self, WeightsError> {
        let columns = manifest.encoder.hidden;
        let weight = format!("{name}.from.weight");
        let shape = manifest.tensors.get(&weight);
        let rows = shape.ok_or(WeightsError::Missing(weight))?.rows.min(WIDEST);
        let side = |side: &str| {
            let weight = tensors.matrix(&format!("{name}.{side}.weight"), rows, columns)?;
            let bias = tensors.vector(&format!("{name}.{side}.bias"), rows)?;
            Ok(Matrix::new(weight, bias, columns))
        };
        Ok(Self {
            from: side("from")?,
            to: side("to")?,
            distance: tensors.vector(&format!("{name}.distance"), 2 * DISTANCES)?,
        })
    }

    /// The one of these candidates that `from` is linked to; none if that scores higher, at 0.
    fn best(
        &self,
        rows: &Rows<'_>,
        tagged: &[Tagged],
        from: usize,
        candidates: &[usize],
    ) -> Option<usize> {
        let own = &tagged[from].words;
        let projected = self.from.apply(&rows.mean(own.clone()));
        let score = |to: &usize| self.score(&projected, rows, own, &tagged[*to].words);
        let (place, score) = highest(candidates.iter().map(score));
        candidates.get(place).copied().filter(|_| score > 0.0)
    }

    fn score(
        &self,
        projected: &[f32],
        rows: &Rows<'_>,
        from: &Range<usize>,
        to: &Range<usize>,
    ) -> f32 {
        let product = dot(projected, &self.to.apply(&rows.mean(to.clone())));
        let distance = self.distance.get(distance(from, to));
        product / TEMPER + distance.copied().unwrap_or_default()
    }
}

/// Which distance lies between two spans; overlapping ones have no words between them.
fn distance(from: &Range<usize>, to: &Range<usize>) -> usize {
    let behind = to.start >= from.end;
    let between = if behind {
        to.start - from.end
    } else {
        from.start.saturating_sub(to.end)
    };
    BETWEEN.partition_point(|least| *least <= between) + if behind { DISTANCES } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_coarser_farther_off() {
        let between = |words: usize| distance(&(0..1), &(words + 1..words + 2));
        let found = [0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 32, 33, 900].map(between);
        assert_eq!(found, [8, 9, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15]);
        assert_eq!(distance(&(5..6), &(0..2)), 3);
        assert_eq!(distance(&(5..9), &(6..7)), 0, "what overlaps is not behind");
    }
}
