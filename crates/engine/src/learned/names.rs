//! Names of people, organisations and places, in the edges of name corpora: no title, no article.

mod features;
mod memory;

use std::ops::Range;

use super::beside::likely;
use super::calibration::Calibration;
use super::chain::{OUTSIDE, begin, kind};
use super::gazetteer::Gazetteer;
use super::passage::Passage;
use super::tagger::Tagger;
use super::weights::{Reader, WeightsError, Writer};

pub use features::Context;
pub use memory::Memory;

/// The columns of the table: eight labels.
pub const WIDTH: usize = 8;
/// Outside, begin and inside of person, organisation and place, and words of other names, each
/// for itself.
pub const LABELS: usize = 8;
/// Outside, and begin and inside of person, organisation and place.
pub const TAGS: usize = 7;
/// The number of the kind of other names: nationalities, events, works.
pub const OTHER: u8 = 3;

/// What a name names; the number is the kind in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Named {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place, countries and cities among them.
    Place,
}

impl Named {
    /// All three, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organisation, Self::Place];

    /// The kind's name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
        }
    }
}

/// A name in a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its words, by their index in the passage.
    pub words: Range<usize>,
    /// What it names.
    pub named: Named,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The weights of the layer.
#[derive(Clone, Debug)]
pub struct Names {
    /// Known names.
    pub gazetteer: Gazetteer,
    /// The chain.
    pub tagger: Tagger<WIDTH>,
    /// How sure the names of each kind are, by [`Named::ALL`].
    pub calibrations: [Calibration; 3],
}

impl Names {
    /// The names of a passage that has its parts of speech; `memory` holds and learns what words were taken
    /// for before it in the text.
    pub fn read(&self, passage: &Passage, memory: &mut Memory) -> Vec<Name> {
        let scores = self.scores(passage, memory);
        let chain = &self.tagger.chain;
        let labels = chain.best(&scores);
        let marginals = chain.marginals(&scores);
        let found = stretches(&labels).into_iter();
        let name = |(words, named): (Range<usize>, Named)| Name {
            confidence: self.calibrations[named as usize].of(marginals.of_span(
                words.start,
                words.end,
                named as u8,
            )),
            words,
            named,
        };
        found.map(name).collect()
    }

    /// How likely each tag is of each word of a passage, as [`Names::read`] has it: logarithms, of no name
    /// (or another one), then of begin and inside of each kind.
    pub fn likely(&self, passage: &Passage, memory: &mut Memory) -> Vec<[f32; TAGS]> {
        let scores = self.scores(passage, memory);
        let marginals = self.tagger.chain.marginals(&scores);
        let of_word = |index: usize| {
            let mut tags: [f32; TAGS] =
                std::array::from_fn(|label| marginals.of_label(index, label as u8));
            tags[usize::from(OUTSIDE)] += marginals.of_label(index, begin(OTHER));
            tags.map(likely)
        };
        (0..passage.len()).map(of_word).collect()
    }

    /// The scores of the labels of a passage's words. It is read twice: the second time with what the same
    /// words were taken for elsewhere in it and before it in the text.
    fn scores(&self, passage: &Passage, memory: &mut Memory) -> Vec<[i32; WIDTH]> {
        let context = Context::new(passage, &self.gazetteer);
        let mut scores = self.tagger.scores(passage.len(), |index, sink| {
            if context.may_be_name(index) {
                context.features(index, sink);
            }
        });
        let chain = &self.tagger.chain;
        memory.learn(passage, &chain.marginals(&scores));
        memory.raise(passage, chain.unit, &mut scores);
        scores
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.gazetteer.write(writer);
        self.tagger.write(writer);
        for calibration in &self.calibrations {
            calibration.write(writer);
        }
    }

    /// Reads what [`Names::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            gazetteer: Gazetteer::read_weights(reader)?,
            tagger: Tagger::read(reader)?,
            calibrations: [
                Calibration::read(reader)?,
                Calibration::read(reader)?,
                Calibration::read(reader)?,
            ],
        })
    }
}

/// The names that labels draw.
pub fn stretches(labels: &[u8]) -> Vec<(Range<usize>, Named)> {
    let mut stretches: Vec<(Range<usize>, Named)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let Some((number, begins)) = kind(*label) else {
            continue;
        };
        let Some(named) = Named::ALL.get(usize::from(number)) else {
            continue;
        };
        match stretches.last_mut() {
            Some((words, last)) if !begins && words.end == index && last == named => words.end += 1,
            _ => stretches.push((index..index + 1, *named)),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_draw_names() {
        let drawn = stretches(&[1, 2, 7, 3, 5, 6, 0]);
        let expected = [
            (0..2, Named::Person),
            (3..4, Named::Organisation),
            (4..6, Named::Place),
        ];
        assert_eq!(drawn, expected);
    }
}
