//! Uncertainty cues in the types of the Szeged corpus (Szarvas et al. 2012).

use std::ops::Range;

use super::beside::likely;
use super::calibration::Calibration;
use super::chain::{OUTSIDE, begin, kind};
use super::hash::{self, feature, pair};
use super::passage::Passage;
use super::tagger::Tagger;
use super::weights::{Lexemes, Reader, WeightsError, Writer};
use super::window;

/// The columns of the table: eight labels.
pub const WIDTH: usize = 8;
/// Outside, and begin of each of four types; words of one type that touch are one cue, so that the
/// insides stay unused.
pub const LABELS: usize = 8;

/// Outside, and begin and inside of each of four types.
pub const TAGS: usize = 9;

/// A type of uncertainty; the number is the kind in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Uncertain {
    /// Possible or probable.
    Epistemic,
    /// Somebody's belief, or hearsay.
    Doxastic,
    /// It depends on something.
    Condition,
    /// It is being looked into.
    Investigation,
}

impl Uncertain {
    /// All four, in the order of their numbers.
    pub const ALL: [Self; 4] = [
        Self::Epistemic,
        Self::Doxastic,
        Self::Condition,
        Self::Investigation,
    ];

    /// The type's name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Epistemic => "epistemic",
            Self::Doxastic => "doxastic",
            Self::Condition => "condition",
            Self::Investigation => "investigation",
        }
    }
}

/// A cue in a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Its words, by their index in the passage.
    pub words: Range<usize>,
    /// Its type.
    pub uncertain: Uncertain,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The weights of the layer.
#[derive(Clone, Debug)]
pub struct Uncertainty {
    /// The stems of words that were ever cues; no other word is looked at.
    pub stems: Lexemes,
    /// The chain.
    pub tagger: Tagger<WIDTH>,
    /// How sure cues are.
    pub calibration: Calibration,
}

impl Uncertainty {
    /// The cues of a passage that has its parts of speech and heads.
    pub fn read(&self, passage: &Passage) -> Vec<Cue> {
        let scores = self.scores(passage);
        let labels = self.tagger.chain.best(&scores);
        let marginals = self.tagger.chain.marginals(&scores);
        let confidence = |words: Range<usize>, uncertain: Uncertain| {
            let label = begin(uncertain as u8);
            let words = words.map(|index| marginals.of_label(index, label));
            self.calibration.of(words.fold(1.0, f32::min))
        };
        let found = stretches(&labels).into_iter();
        found
            .map(|(words, uncertain)| Cue {
                confidence: confidence(words.clone(), uncertain),
                words,
                uncertain,
            })
            .collect()
    }

    /// How likely each tag is of each word of a passage, as [`Uncertainty::read`] has it: logarithms, of no cue,
    /// then of begin and inside of each type, which this layer does not tell apart.
    pub fn likely(&self, passage: &Passage) -> Vec<[f32; TAGS]> {
        let marginals = self.tagger.chain.marginals(&self.scores(passage));
        let of_word = |index: usize| {
            std::array::from_fn(|tag| {
                let label = kind(tag as u8).map_or(OUTSIDE, |(number, _)| begin(number));
                likely(marginals.of_label(index, label))
            })
        };
        (0..passage.len()).map(of_word).collect()
    }

    fn scores(&self, passage: &Passage) -> Vec<[i32; WIDTH]> {
        self.tagger.scores(passage.len(), |index, sink| {
            if self.stems.of(passage.words[index].stem) > 0 {
                features(passage, index, sink);
            }
        })
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.stems.write(writer);
        self.tagger.write(writer);
        self.calibration.write(writer);
    }

    /// Reads what [`Uncertainty::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            stems: Lexemes::read(reader)?,
            tagger: Tagger::read(reader)?,
            calibration: Calibration::read(reader)?,
        })
    }
}

/// The cues that labels draw.
pub fn stretches(labels: &[u8]) -> Vec<(Range<usize>, Uncertain)> {
    let mut stretches: Vec<(Range<usize>, Uncertain)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let of = kind(*label).and_then(|(number, _)| Uncertain::ALL.get(usize::from(number)));
        let Some(uncertain) = of else {
            continue;
        };
        match stretches.last_mut() {
            Some((words, last)) if words.end == index && last == uncertain => words.end += 1,
            _ => stretches.push((index..index + 1, *uncertain)),
        }
    }
    stretches
}

/// Words that open a condition, with which a "would" elsewhere in the sentence is one too.
const CONDITIONS: [u64; 4] = [
    hash::short(b"if"),
    hash::short(b"unless"),
    hash::short(b"should"),
    hash::short(b"were"),
];

/// The features of word `index`, added to `sink`.
pub fn features(passage: &Passage, index: usize, sink: &mut Vec<u64>) {
    window::letters(passage, index, sink);
    window::tags(passage, index, sink);
    let mut put = |template: u64, value: u64| sink.push(feature(template, value));
    let word = &passage.words[index];
    let own = word.lower;
    let lower = |by: isize| window::lower(passage, index, by);
    let tag = |by: isize| window::tag(passage, index, by);
    put(600, pair(own, pair(lower(-1), lower(1))));
    put(601, pair(lower(1), pair(own, lower(2))));
    put(602, pair(lower(-2), pair(lower(-1), own)));
    put(603, lower(3));
    put(604, lower(-3));
    put(605, pair(own, tag(-1) << 8 | tag(1)));
    put(606, pair(own, tag(1) << 8 | tag(2)));
    put(607, pair(own, tag(-2) << 8 | tag(-1)));
    let sentence = passage
        .sentences
        .iter()
        .find(|range| range.contains(&index));
    let at = sentence.map_or(9, |range| (index - range.start).min(4)) as u64;
    put(608, pair(own, at));
    let question = sentence.and_then(|range| passage.words.get(range.end - 1));
    put(609, pair(own, question.map_or(0, |word| word.lower)));
    let range = sentence.cloned().unwrap_or_default();
    let opens = |at: usize| CONDITIONS.contains(&passage.words[at].lower);
    let before = (range.start..index).any(opens);
    let behind = (index + 1..range.end).any(opens);
    let conditions = u64::from(before) << 1 | u64::from(behind);
    put(610, pair(own, conditions));
    put(611, pair(conditions, tag(0) << 8 | tag(1)));
    put(612, pair(word.stem, tag(0)));
    put(613, pair(word.stem, lower(1)));
    put(614, pair(word.stem, lower(-1)));
    put(615, pair(word.stem, tag(-1) << 8 | tag(1)));
    if let (Some(head), Some(relation)) = (passage.heads.get(index), passage.relations.get(index)) {
        let head = *head as usize;
        let (above, relation) = (passage.words[head], u64::from(*relation));
        put(620, pair(own, relation));
        put(621, pair(own, above.lower));
        put(622, pair(relation, above.lower));
        put(623, pair(own, u64::from(passage.tag(head))));
        put(624, pair(own, u64::from(above.cluster)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_touch_are_one_cue() {
        let drawn = stretches(&[1, 1, 3, 0, 5, 7, 7]);
        let expected = [
            (0..2, Uncertain::Epistemic),
            (2..3, Uncertain::Doxastic),
            (4..5, Uncertain::Condition),
            (5..7, Uncertain::Investigation),
        ];
        assert_eq!(drawn, expected);
    }
}
