//! What the attribution chain sees of a word.

use std::ops::Range;

use super::super::hash::{feature, pair};
use super::super::passage::{Passage, Quoted};
use super::super::window;
use super::super::words::Form;
use super::tree::Tree;

/// A passage with what is looked up again and again.
#[derive(Debug)]
pub struct Context<'p> {
    passage: &'p Passage,
    /// Each word's class as a cue.
    classes: Vec<u8>,
    /// Which phrases there are; none where no heads were read.
    tree: Option<Tree>,
    /// The sentence of each word.
    sentences: Vec<u32>,
    /// For each word, the nearest likely cue before it in its sentence (itself left out), plus 1.
    cue_before: Vec<u32>,
    /// The same behind it.
    cue_after: Vec<u32>,
    /// For each word the last mark of punctuation before it in its sentence, plus 1.
    stop_before: Vec<u32>,
    /// The next one behind it.
    stop_after: Vec<u32>,
    /// For each word the nearest quotation mark before it in the paragraph, plus 1.
    quote_before: Vec<u32>,
    /// The next one behind it.
    quote_after: Vec<u32>,
}

/// From which class on a word is a likely cue.
const LIKELY: u8 = 3;

/// How far a word is from the place before it and the one after it, in classes. Places are counted
/// from 1; 0 is none.
fn gaps(index: usize, before: u32, after: u32) -> (u64, u64) {
    let gap_before = if before == 0 {
        9
    } else {
        distance(index + 1 - before as usize)
    };
    let gap_after = if after == 0 {
        9
    } else {
        distance(after as usize - 1 - index)
    };
    (gap_before, gap_after)
}

/// A distance in few classes.
fn distance(words: usize) -> u64 {
    match words {
        0..=4 => words as u64,
        5..=7 => 5,
        8..=12 => 6,
        13..=20 => 7,
        _ => 8,
    }
}

/// For each place the last place before it in its stretch that is wanted, plus 1; 0 for none.
fn nearest(
    length: usize,
    stretch: impl Fn(usize) -> u32,
    wanted: impl Fn(usize) -> bool,
    backward: bool,
) -> Vec<u32> {
    let mut found = vec![0; length];
    let mut last = 0_u32;
    for step in 0..length {
        let index = if backward { length - 1 - step } else { step };
        if step > 0 {
            let neighbour = if backward { index + 1 } else { index - 1 };
            if stretch(neighbour) != stretch(index) {
                last = 0;
            }
        }
        found[index] = last;
        if wanted(index) {
            last = index as u32 + 1;
        }
    }
    found
}

impl<'p> Context<'p> {
    /// Looks up what the features of `passage` need; `classes` say of each word how probably it is
    /// part of a cue, from 0 to 6.
    pub fn new(passage: &'p Passage, classes: Vec<u8>) -> Self {
        let length = passage.len();
        let mut sentences = vec![0; length];
        for (number, range) in passage.sentences.iter().enumerate() {
            sentences[range.clone()].fill(number as u32);
        }
        let of = |index: usize| sentences[index];
        let all = |_: usize| 0;
        let stop = |index: usize| {
            let form = passage.words[index].form;
            form >= Form::OpenQuote && form != Form::Apostrophe
        };
        let mark = |index: usize| {
            matches!(
                passage.quoted.get(index),
                Some(Quoted::Opens | Quoted::Closes)
            )
        };
        let context = Self {
            cue_before: Vec::new(),
            cue_after: Vec::new(),
            stop_before: nearest(length, of, stop, false),
            stop_after: nearest(length, of, stop, true),
            quote_before: nearest(length, all, mark, false),
            quote_after: nearest(length, all, mark, true),
            tree: Tree::new(passage),
            passage,
            classes: Vec::new(),
            sentences,
        };
        context.with_classes(classes)
    }

    /// The same passage with other cues; what has nothing to do with cues is not looked up again.
    #[must_use]
    pub fn with_classes(mut self, mut classes: Vec<u8>) -> Self {
        let length = self.passage.len();
        classes.resize(length, 0);
        let of = |index: usize| self.sentences[index];
        let likely = |index: usize| classes[index] >= LIKELY;
        self.cue_before = nearest(length, of, likely, false);
        self.cue_after = nearest(length, of, likely, true);
        if let Some(tree) = &mut self.tree {
            tree.look_for_cues(self.passage, &classes);
        }
        self.classes = classes;
        self
    }

    /// The sentence of word `index`, as a range of words.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let sentence = self.sentences.get(index).map(|sentence| *sentence as usize);
        let range = sentence.and_then(|sentence| self.passage.sentences.get(sentence));
        range.cloned().unwrap_or_default()
    }

    fn lower(&self, index: usize, by: isize) -> u64 {
        let other = index.checked_add_signed(by);
        other
            .and_then(|other| self.passage.words.get(other))
            .map_or(1, |word| word.lower)
    }

    fn tag(&self, index: usize, by: isize) -> u64 {
        let other = index.checked_add_signed(by);
        other
            .and_then(|other| self.passage.tags.get(other))
            .map_or(0, |tag| u64::from(*tag))
    }

    /// The features of word `index`, added to `sink`.
    pub fn features(&self, index: usize, sink: &mut Vec<u64>) {
        window::letters(self.passage, index, sink);
        window::tags(self.passage, index, sink);
        self.quotation(index, sink);
        self.place(index, sink);
        self.cues(index, sink);
        if let Some(tree) = &self.tree {
            tree.features(self.passage, &self.classes, index, sink);
        }
    }

    fn quotation(&self, index: usize, sink: &mut Vec<u64>) {
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let state = |by: isize| {
            let other = index.checked_add_signed(by);
            other
                .and_then(|other| self.passage.quoted.get(other))
                .map_or(9, |quoted| *quoted as u64)
        };
        put(60, state(-1) * 100 + state(0) * 10 + state(1));
        let (before, after) = (self.quote_before[index], self.quote_after[index]);
        let (gap_before, gap_after) = gaps(index, before, after);
        put(61, state(0) * 100 + gap_before);
        put(62, state(0) * 100 + gap_after);
        put(63, pair(state(0), self.lower(index, 0)));
        put(
            64,
            pair(
                state(0) * 100 + state(-1) * 10 + state(1),
                self.tag(index, 0),
            ),
        );
        let same =
            |place: u32| place > 0 && self.sentences[place as usize - 1] == self.sentences[index];
        put(
            65,
            state(0) * 4 + u64::from(same(before)) * 2 + u64::from(same(after)),
        );
        // How long the quotation is in which the word stands.
        if state(0) > 0 && before > 0 && after > 0 {
            put(66, distance(after as usize - before as usize));
        }
    }

    fn place(&self, index: usize, sink: &mut Vec<u64>) {
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let sentence = self.sentences[index] as usize;
        let range = self
            .passage
            .sentences
            .get(sentence)
            .cloned()
            .unwrap_or_default();
        let (from_start, to_end) = (index - range.start, range.end - 1 - index);
        put(80, distance(from_start));
        put(81, distance(to_end));
        put(82, (distance(sentence) << 8) | distance(from_start));
        let first = |template: u64, place: u32, by: isize| {
            let place = (place as usize).checked_sub(1);
            let value = place.map_or(0, |place| self.lower(place, by));
            feature(template, value)
        };
        let (before, after) = (self.stop_before[index], self.stop_after[index]);
        let (gap_before, gap_after) = gaps(index, before, after);
        put(83, gap_before);
        put(84, gap_after);
        put(85, gap_before * 16 + gap_after);
        sink.push(first(86, before, 0));
        sink.push(first(87, before, 1));
        sink.push(first(88, after, 0));
        sink.push(first(89, after, 1));
    }

    fn cues(&self, index: usize, sink: &mut Vec<u64>) {
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let class = |by: isize| {
            let other = index.checked_add_signed(by);
            other
                .and_then(|other| self.classes.get(other))
                .map_or(9, |class| u64::from(*class))
        };
        put(100, class(-1) << 8 | class(0) << 4 | class(1));
        put(101, class(0));
        for (template, place) in [(110, self.cue_before[index]), (120, self.cue_after[index])] {
            let Some(cue) = (place as usize).checked_sub(1) else {
                put(template, 0);
                continue;
            };
            let gap = distance(cue.abs_diff(index));
            let own = u64::from(self.classes[cue]);
            put(template, own * 16 + gap);
            put(template + 1, self.lower(cue, 0));
            put(template + 2, pair(self.lower(cue, 0), gap));
            put(template + 3, pair(own, self.lower(index, 0)));
            put(template + 4, pair(own, self.tag(index, 0)));
            put(template + 5, pair(own * 16 + gap, self.tag(cue, 0)));
            put(template + 6, pair(self.tag(cue, 1), self.lower(cue, 1)));
            // What stands between: marks of punctuation.
            let stop = if template == 110 {
                self.stop_before[index]
            } else {
                self.stop_after[index]
            };
            let between = if template == 110 {
                stop as usize > cue + 1
            } else {
                stop > 0 && (stop as usize) < cue + 1
            };
            put(template + 7, own * 2 + u64::from(between));
        }
        let (before, after) = (self.cue_before[index], self.cue_after[index]);
        let strength = |place: u32| {
            (place as usize)
                .checked_sub(1)
                .map_or(0, |cue| u64::from(self.classes[cue]))
        };
        put(130, strength(before) * 16 + strength(after));
    }
}
