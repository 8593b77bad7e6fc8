//! What a question about stance is answered by: templates from 700 on.
//!
//! Most features come twice, for all questions and for those of one kind, so that what is learned
//! from sentences with a holder helps those without, and the other way round (Daumé 2007,
//! "Frustratingly easy domain adaptation").

use std::ops::Range;

use super::lexicon::{self, Tones};
use super::{Question, clause, tree};
use crate::learned::hash::{feature, pair};
use crate::learned::passage::Passage;
use crate::learned::pos;

/// The first template's number.
const FIRST: u64 = 700;
/// Stands for the letters of every name.
const NAME: u64 = 2;
/// Words so near are looked at by themselves.
const NEAR: usize = 4;

/// Collects features.
pub struct Sink<'s> {
    tones: &'s Tones,
    features: &'s mut Vec<u64>,
    /// 1 without a holder, 2 with one.
    kind: u64,
}

impl Sink<'_> {
    /// A feature for all questions, and again for those of this kind.
    pub fn put(&mut self, template: u64, value: u64) {
        self.put_once(template, value);
        self.put_once(template, pair(value, self.kind));
    }

    /// A feature that only questions of one kind have.
    pub fn put_once(&mut self, template: u64, value: u64) {
        self.features.push(feature(FIRST + template, value));
    }

    /// What a word says by itself, in the given place: whether it is a cue, and its tone.
    pub fn put_sense(&mut self, template: u64, word: u64, place: u64) {
        for (which, sense) in [lexicon::cue(word), self.tones.of(word)]
            .into_iter()
            .enumerate()
        {
            if sense > 0 {
                self.put(template + which as u64, pair(sense, place));
            }
        }
    }
}

/// Whether a word is, or is part of, a name.
pub fn is_name(passage: &Passage, index: usize) -> bool {
    matches!(
        pos::TAGS[usize::from(passage.tag(index)) % pos::WIDTH],
        "NNP" | "NNPS"
    )
}

/// The letters of a word; those of all names are the same.
pub fn letters(passage: &Passage, index: usize) -> u64 {
    if is_name(passage, index) {
        NAME
    } else {
        passage.words[index].lower
    }
}

/// The cluster of a word; 0 for a name.
pub fn cluster(passage: &Passage, index: usize) -> u64 {
    if is_name(passage, index) {
        0
    } else {
        u64::from(passage.words[index].cluster)
    }
}

/// The features of a question, added to `sink`; none if its target is outside the passage.
pub fn features(passage: &Passage, question: &Question, tones: &Tones, sink: &mut Vec<u64>) {
    let within = |words: &Range<usize>| words.start..words.end.min(passage.len());
    let target = within(&question.target);
    let holder = question
        .holder
        .as_ref()
        .map(within)
        .filter(|words| !words.is_empty());
    if target.is_empty() {
        return;
    }
    let mut sink = Sink {
        tones,
        features: sink,
        kind: 1 + u64::from(question.holder.is_some()),
    };
    sink.put(0, 0);
    bag(passage, &target, holder.as_ref(), &mut sink);
    window(passage, &target, 20, &mut sink);
    tree::around(passage, &target, 40, &mut sink);
    if let Some(holder) = &holder {
        window(passage, holder, 60, &mut sink);
        tree::around(passage, holder, 80, &mut sink);
        tree::between(passage, holder, &target, &mut sink);
    }
}

/// All words around the two, by where they stand.
fn bag(
    passage: &Passage,
    target: &Range<usize>,
    holder: Option<&Range<usize>>,
    sink: &mut Sink<'_>,
) {
    let side =
        |words: &Range<usize>, at: usize| u64::from(at >= words.start) + u64::from(at >= words.end);
    let is_asked =
        |at: &usize| target.contains(at) || holder.is_some_and(|words| words.contains(at));
    let own = clause::words(passage, target, holder);
    for at in own
        .clone()
        .filter(|at| !is_asked(at) && !is_name(passage, *at))
    {
        let word = &passage.words[at];
        let cluster = cluster(passage, at);
        let negated = u64::from(clause::is_negated(passage, at));
        let zone = holder.map_or(3, |holder| side(holder, at)) << 2 | side(target, at);
        let place = zone << 1 | negated;
        sink.put(1, pair(word.lower, negated));
        sink.put(2, pair(cluster, negated));
        sink.put(3, pair(word.lower, place));
        sink.put(4, pair(cluster, place));
        sink.put_sense(5, word.lower, negated);
        sink.put_sense(7, word.lower, place);
        if at + NEAR >= target.start && at < target.end + NEAR {
            sink.put(9, pair(word.lower, negated));
            sink.put(10, pair(cluster, negated));
        }
        if at + 1 < own.end {
            sink.put(11, pair(word.lower, letters(passage, at + 1)));
        }
    }
}

/// The words right before and behind a stretch, and how it is written.
fn window(passage: &Passage, words: &Range<usize>, first: u64, sink: &mut Sink<'_>) {
    let at = |place: Option<usize>| {
        let place = place.filter(|place| *place < passage.len());
        place.map_or((1, 9999, 99), |place| {
            let tag = u64::from(passage.tag(place));
            (letters(passage, place), cluster(passage, place), tag)
        })
    };
    let before = |by: usize| at(words.start.checked_sub(by));
    let behind = |by: usize| at(Some(words.end + by - 1));
    let (b2, b1, a1, a2) = (before(2), before(1), behind(1), behind(2));
    for (number, word) in [b1, b2, a1, a2, behind(3)].into_iter().enumerate() {
        let number = number as u64;
        sink.put(first + number, word.0);
        sink.put(first + 5, pair(number, word.1));
    }
    sink.put(first + 6, pair(b2.0, b1.0));
    sink.put(first + 7, pair(a1.0, a2.0));
    sink.put(first + 8, pair(b1.0, a1.0));
    sink.put(first + 9, b1.2 << 8 | a1.2);
    sink.put(first + 10, pair(a1.1, a2.1));
    sink.put(first + 11, pair(b2.1, b1.1));
    let quoted = passage.quoted.get(words.start).copied().unwrap_or_default();
    sink.put(first + 12, quoted as u64);
    let form = passage.words[words.start].form as u64;
    sink.put(
        first + 13,
        form << 8 | u64::from(passage.tag(words.end - 1)),
    );
}
