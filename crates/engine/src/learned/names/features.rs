//! What the layer sees of a word.
//!
//! Templates 500 to 549, beside those of [`window`].

use std::ops::Range;

use super::super::gazetteer::Gazetteer;
use super::super::hash::{feature, pair};
use super::super::passage::Passage;
use super::super::window;
use super::super::words::{Form, Word};

/// A passage with what is looked up again and again.
#[derive(Debug)]
pub struct Context<'p> {
    passage: &'p Passage,
    /// What each word is known as.
    known: Vec<u16>,
    /// Where the run of capitalised words begins in which each word stands; itself outside.
    run_start: Vec<u32>,
    /// Where it ends, exclusive.
    run_end: Vec<u32>,
    /// Whether each word's sentence is written in capitals throughout.
    title_case: Vec<bool>,
}

const fn is_capital(form: Form) -> bool {
    matches!(
        form,
        Form::Capitalised | Form::Capitals | Form::Initial | Form::Mixed | Form::Dotted
    )
}

impl<'p> Context<'p> {
    /// Looks up what the features of `passage` need.
    pub fn new(passage: &'p Passage, gazetteer: &Gazetteer) -> Self {
        let length = passage.len();
        let own: Vec<u32> = (0..length as u32).collect();
        let mut context = Self {
            known: gazetteer.read(passage),
            run_start: own.clone(),
            run_end: own.iter().map(|index| index + 1).collect(),
            title_case: vec![false; length],
            passage,
        };
        for range in &passage.sentences {
            context.find_runs(range);
        }
        context
    }

    /// Whether a word can be part of a name: it has a capital or a digit, or stands between words
    /// that have.
    pub fn may_be_name(&self, index: usize) -> bool {
        let words = &self.passage.words;
        let marked = |word: &Word| is_capital(word.form) || word.form == Form::Number;
        let before = words[..index].iter().rev().take(2).any(marked);
        let behind = words.iter().skip(index + 1).take(2).any(marked);
        words.get(index).is_some_and(marked) || (before && behind)
    }

    fn find_runs(&mut self, sentence: &Range<usize>) {
        let words = &self.passage.words;
        let mut start = sentence.start;
        while start < sentence.end {
            let goes_on = |index: &usize| is_capital(words[*index].form);
            let end = start + (start..sentence.end).take_while(goes_on).count();
            for index in start..end {
                self.run_start[index] = start as u32;
                self.run_end[index] = end as u32;
            }
            start = end.max(start + 1);
        }
        let count = |is: fn(Form) -> bool| {
            words[sentence.clone()]
                .iter()
                .filter(|word| is(word.form))
                .count()
        };
        let (small, large) = (count(|form| form == Form::Lower), count(is_capital));
        self.title_case[sentence.clone()].fill(large > 3 && small * 2 <= large);
    }

    /// The features of word `index`, added to `sink`.
    pub fn features(&self, index: usize, sink: &mut Vec<u64>) {
        window::letters(self.passage, index, sink);
        window::tags(self.passage, index, sink);
        self.capitals(index, sink);
        self.run(index, sink);
    }

    fn capitals(&self, index: usize, sink: &mut Vec<u64>) {
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let near = |by: isize| window::near(self.passage, index, by);
        let word = &self.passage.words[index];
        let title = u64::from(self.title_case[index]);
        let is_first = self
            .passage
            .sentences
            .iter()
            .any(|range| range.start == index);
        put(500, word.letters);
        put(501, near(-1).map_or(1, |word| word.letters));
        put(502, near(1).map_or(1, |word| word.letters));
        put(503, word.suffixes[2]);
        let shape = |by: isize| near(by).map_or(1, |word| word.shape);
        put(504, pair(shape(-1), pair(shape(0), shape(1))));
        put(505, shape(-1));
        put(506, shape(1));
        let form = |by: isize| near(by).map_or(99, |word| word.form as u64);
        put(
            507,
            form(-2) << 24 | form(-1) << 16 | form(0) << 8 | form(1),
        );
        put(508, form(-1) << 24 | form(0) << 16 | form(1) << 8 | form(2));
        put(509, title << 9 | u64::from(is_first) << 8 | form(0));
        let known = |by: isize| {
            let other = index.checked_add_signed(by);
            other
                .and_then(|other| self.known.get(other))
                .map_or(0, |known| u64::from(*known))
        };
        put(510, known(0));
        put(511, pair(known(-1), known(0)));
        put(512, pair(known(0), known(1)));
        put(513, pair(known(-1), pair(known(0), known(1))));
        put(514, pair(known(0), form(0) << 8 | form(1)));
        put(515, pair(word.lower, title));
    }

    fn run(&self, index: usize, sink: &mut Vec<u64>) {
        let (start, end) = (self.run_start[index] as usize, self.run_end[index] as usize);
        if !is_capital(self.passage.words[index].form) {
            return;
        }
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let lower = |place: usize, by: isize| window::lower(self.passage, place, by);
        let place = ((index - start).min(3) as u64) << 4 | (end - 1 - index).min(3) as u64;
        put(520, place);
        put(521, lower(start, -1));
        put(522, lower(end, 0));
        put(523, lower(start, 0));
        put(524, lower(end, -1));
        put(525, pair(lower(end, -1), place));
        put(526, pair(lower(start, 0), place));
        put(527, pair(lower(start, -1), lower(start, -2)));
        put(528, pair(lower(end, 0), lower(end, 1)));
        put(529, pair(lower(start, -1), place));
        put(530, pair(lower(end, 0), place));
        let cluster = |place: usize| {
            let word = self.passage.words.get(place);
            word.map_or(9999, |word| u64::from(word.cluster))
        };
        put(531, cluster(end));
        put(532, cluster(start.wrapping_sub(1)));
        put(533, pair(cluster(end - 1), place));
        put(534, pair(cluster(start), place));
        let whole = (start..end).fold(0, |run, place| pair(run, lower(place, 0)));
        put(535, pair(whole, place));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::weights::Lexemes;
    use super::*;

    #[test]
    fn only_what_can_be_a_name_is_looked_at() {
        let words = "they met the Bank of Old Kessia and left"
            .split(' ')
            .collect();
        let passage = Passage::of_words(&[words], &Lexemes::default());
        let context = Context::new(&passage, &Gazetteer::default());
        let may: Vec<bool> = (0..9).map(|index| context.may_be_name(index)).collect();
        assert_eq!(
            may,
            [false, false, false, true, true, true, true, false, false]
        );
    }

    #[test]
    fn runs_of_capitals() {
        let words = "the River Farmers Union met in Kessia".split(' ').collect();
        let passage = Passage::of_words(&[words], &Lexemes::default());
        let context = Context::new(&passage, &Gazetteer::default());
        assert_eq!(context.run_start, [0, 1, 1, 1, 4, 5, 6]);
        assert_eq!(context.run_end, [1, 4, 4, 4, 5, 6, 7]);
        assert!(!context.title_case[0]);
    }
}
