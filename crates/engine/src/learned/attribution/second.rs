//! The second reading: what it sees of the first one, and of the text before.

use std::collections::BTreeMap;

use super::super::chain::{Chain, begin, kind};
use super::super::hash::{feature, pair};
use super::super::passage::Passage;
use super::super::tagger::Tagger;
use super::super::words::Form;
use super::around::Around;
use super::features::Context;
use super::{Role, WIDTH};

/// What the first reading found in a passage.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// The best labels.
    pub labels: Vec<u8>,
    /// The scores of all labels.
    pub scores: Vec<[i32; WIDTH]>,
    /// For each word, how probably it is part of a source, a cue, a content: classes from 0 to 6.
    pub classes: Vec<[u8; 3]>,
    /// Which words are settled: it is [`SURE`] of their labels and of those of the words around.
    pub settled: Vec<bool>,
}

/// From which probability on the first reading is sure of a label. Higher ones leave the second
/// reading more to do and find no more; chosen on the tuning articles.
const SURE: f32 = 0.9;
/// How many words on each side of a word have to be sure as well: words at the edges of what is found
/// are read again.
const AROUND: usize = 3;

/// The class of a probability.
fn class(probability: f32) -> u8 {
    let edges = [0.03, 0.1, 0.25, 0.5, 0.75, 0.93];
    edges.iter().filter(|edge| probability >= **edge).count() as u8
}

impl First {
    /// Reads the `length` words of a passage for the first time.
    pub fn read(tagger: &Tagger<WIDTH>, context: &Context<'_>, length: usize) -> Self {
        let scores = tagger.scores(length, |index, sink| context.features(index, sink));
        Self::new(&tagger.chain, scores)
    }

    /// From the scores of the first reading.
    fn new(chain: &Chain<WIDTH>, scores: Vec<[i32; WIDTH]>) -> Self {
        let marginals = chain.marginals(&scores);
        let of = |index: usize, role: Role| {
            let label = begin(role as u8);
            class(marginals.of_label(index, label) + marginals.of_label(index, label + 1))
        };
        let classes = (0..scores.len()).map(|index| Role::ALL.map(|role| of(index, role)));
        let is_sure = |index: usize| {
            let mut labels = (0..WIDTH as u8).map(|label| marginals.of_label(index, label));
            labels.any(|probability| probability >= SURE)
        };
        Self {
            labels: chain.best(&scores),
            classes: classes.collect(),
            settled: settled(scores.len(), is_sure),
            scores,
        }
    }
}

/// Of so many words those that are sure, and the words around them, too.
fn settled(length: usize, is_sure: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut settled = vec![true; length];
    for index in (0..length).filter(|index| !is_sure(*index)) {
        let around = index.saturating_sub(AROUND)..(index + AROUND + 1).min(length);
        settled[around].fill(false);
    }
    settled
}

impl First {
    /// Whether no word is even nearly part of an attribution: then there is nothing to read twice.
    pub fn is_empty(&self) -> bool {
        self.classes.iter().flatten().all(|class| *class < 2)
    }
}

/// Who was a source before in the text.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// How often a capitalised word came, and how often in a source.
    names: BTreeMap<u64, (u32, u32)>,
}

impl Memory {
    /// Remembers a passage.
    pub fn learn(&mut self, passage: &Passage, first: &First) {
        for (word, label) in passage.words.iter().zip(&first.labels) {
            if matches!(word.form, Form::Capitalised | Form::Capitals | Form::Mixed) {
                let entry = self.names.entry(word.lower).or_default();
                entry.0 += 1;
                entry.1 += u32::from(matches!(kind(*label), Some((0, _))));
            }
        }
    }

    /// How often a word was in a source before, in classes.
    fn class(&self, word: u64) -> u64 {
        match self.names.get(&word) {
            None => 0,
            Some((_, 0)) => 1,
            Some((all, own)) if own * 4 < *all => 2,
            Some((all, own)) if own * 2 < *all => 3,
            Some(_) => 4,
        }
    }
}

/// What the second reading sees of a passage.
#[derive(Debug)]
pub struct Second<'p> {
    passage: &'p Passage,
    /// As in the first reading, but with its probable cues in the place of likely ones.
    context: Context<'p>,
    first: &'p First,
    around: Around<'p>,
    memory: &'p Memory,
}

impl<'p> Second<'p> {
    /// Looks up what the features need: `context` is that of the first reading, `first` what it
    /// found, and `memory` what was read before in the text.
    pub fn new(
        passage: &'p Passage,
        context: Context<'p>,
        first: &'p First,
        memory: &'p Memory,
    ) -> Self {
        let cues = first.classes.iter().map(|[_, cue, _]| *cue);
        Self {
            passage,
            context: context.with_classes(cues.collect()),
            first,
            around: Around::new(passage, &first.labels),
            memory,
        }
    }

    /// The features of word `index`, added to `sink`.
    pub fn features(&self, index: usize, sink: &mut Vec<u64>) {
        self.context.features(index, sink);
        self.labels(index, sink);
        self.around.features(self.passage, index, sink);
    }

    /// What the first reading made of the word and of its neighbours.
    fn labels(&self, index: usize, sink: &mut Vec<u64>) {
        let Self {
            passage,
            first,
            memory,
            ..
        } = self;
        let label = |by: isize| {
            let other = index.checked_add_signed(by);
            other
                .and_then(|other| first.labels.get(other))
                .map_or(9, |label| u64::from(*label))
        };
        let word = &passage.words[index];
        let classes = |index: usize| {
            first
                .classes
                .get(index)
                .map_or(0, |[source, cue, content]| {
                    u64::from(*source) << 8 | u64::from(*cue) << 4 | u64::from(*content)
                })
        };
        sink.extend([
            feature(300, label(0)),
            feature(301, label(-1) << 8 | label(0) << 4 | label(1)),
            feature(
                302,
                label(-2) << 12 | label(-1) << 8 | label(0) << 4 | label(1),
            ),
            feature(
                303,
                label(-1) << 12 | label(0) << 8 | label(1) << 4 | label(2),
            ),
            feature(304, classes(index)),
            feature(305, classes(index) & 0xF),
            feature(306, classes(index) >> 4 & 0xF),
            feature(307, classes(index) >> 8),
            feature(308, pair(classes(index), classes(index + 1))),
            feature(309, pair(classes(index.wrapping_sub(1)), classes(index))),
            feature(310, pair(label(0) << 4 | label(-1), word.lower)),
            feature(
                311,
                pair(label(0) << 4 | label(1), u64::from(passage.tag(index))),
            ),
            feature(
                312,
                memory.class(word.lower) << 8 | classes(index) >> 8 << 4 | word.form as u64,
            ),
        ]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_settled_if_those_around_are_sure() {
        let sure = [true, true, true, true, true, false, true, true, true, true];
        let drawn = settled(sure.len(), |index| sure[index]);
        let expected = (0..sure.len()).map(|index| index.abs_diff(5) > AROUND);
        assert_eq!(drawn, expected.collect::<Vec<_>>());
    }
}
