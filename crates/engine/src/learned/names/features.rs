//! What the layer sees of a word.
//!
//! Templates 500 to 549, beside those of [`window`].

use std::ops::Range;
use std::sync::LazyLock;

use super::super::gazetteer::Gazetteer;
use super::super::hash::{self, feature, pair};
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

/// Small words with which a name may begin.
static PARTICLES: LazyLock<[u64; 20]> = LazyLock::new(|| {
    [
        "al", "el", "bin", "ibn", "ben", "de", "del", "della", "der", "den", "di", "da", "du",
        "dos", "la", "le", "ter", "van", "von", "zu",
    ]
    .map(|word| hash::bytes(word.as_bytes()))
});

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

    /// Whether a word can be part of a name: it has a capital or a digit, stands between words that
    /// have, is bound to one by a hyphen ("al-Kessi", "Ada-marie"), or leads to one as "von" does.
    pub fn may_be_name(&self, index: usize) -> bool {
        let words = &self.passage.words;
        let marked = |word: &Word| is_capital(word.form) || word.form == Form::Number;
        let before = words[..index].iter().rev().take(2).any(marked);
        let behind = words.iter().skip(index + 1).take(2).any(marked);
        let own = words.get(index).is_some_and(marked);
        let leads = || behind && PARTICLES.contains(&words[index].lower);
        own || (before && behind) || self.is_compound(index) || leads()
    }

    /// Whether a word is bound by hyphens to one that has a capital.
    fn is_compound(&self, index: usize) -> bool {
        let bound = self.compound(index);
        let words = &self.passage.words[bound.clone()];
        bound.len() > 1 && words.iter().any(|word| is_capital(word.form))
    }

    /// The words that hyphens bind to a word, itself among them.
    fn compound(&self, index: usize) -> Range<usize> {
        let is_bound = |before: usize| {
            let spans = &self.passage.spans[before..before + 2];
            let words = &self.passage.words[before..before + 2];
            let touch = spans[0].end() == spans[1].start();
            let dash = |word: &Word| word.form == Form::Dash;
            touch && (dash(&words[0]) != dash(&words[1]))
        };
        let (mut start, mut end) = (index, index + 1);
        while start > 0 && is_bound(start - 1) {
            start -= 1;
        }
        while end < self.passage.len() && is_bound(end - 1) {
            end += 1;
        }
        start..end
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
        self.hyphens(index, sink);
        self.tree(index, sink);
        self.run(index, sink);
    }

    /// What hyphens bind to a word.
    fn hyphens(&self, index: usize, sink: &mut Vec<u64>) {
        let bound = self.compound(index);
        if bound.len() == 1 {
            return;
        }
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let lower = |place: usize| window::lower(self.passage, place, 0);
        let place =
            ((index - bound.start).min(3) as u64) << 4 | (bound.end - 1 - index).min(3) as u64;
        let form = |place: usize| self.passage.words[place].form as u64;
        let (first, last) = (bound.start, bound.end - 1);
        put(540, pair(place, form(first) << 8 | form(last)));
        put(541, pair(place, lower(first)));
        put(542, pair(place, lower(last)));
        put(
            543,
            pair(place, u64::from(self.passage.words[last].cluster)),
        );
        let whole = bound.fold(0, |whole, place| pair(whole, lower(place)));
        put(544, pair(whole, place));
    }

    /// What the last word of a run hangs on; nothing without heads.
    fn tree(&self, index: usize, sink: &mut Vec<u64>) {
        let passage = self.passage;
        let last = self.run_end[index] as usize - 1;
        let (Some(head), Some(relation)) = (passage.heads.get(last), passage.relations.get(last))
        else {
            return;
        };
        let (head, relation) = (*head as usize, u64::from(*relation));
        let Some(word) = passage.words.get(head) else {
            return;
        };
        let side = u64::from(head == last) << 1 | u64::from(head < last);
        let is_first = u64::from(self.run_start[index] as usize == index);
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        put(545, relation << 3 | side << 1 | is_first);
        put(546, pair(relation, u64::from(word.cluster)));
        put(547, pair(relation, word.lower));
        let tag = u64::from(passage.tag(head));
        put(548, pair(relation << 8 | tag, is_first));
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
        let known = |place: usize| self.known.get(place).map_or(0, |known| u64::from(*known));
        put(536, pair(lower(start, -1), known(start.wrapping_sub(2))));
        put(537, pair(lower(end, 0), known(end + 1)));
        put(
            538,
            pair(lower(start, -1), pair(lower(start, -2), lower(end, -1))),
        );
        put(
            539,
            pair(lower(end, 0), pair(lower(end, -1), cluster(end + 1))),
        );
        let whole = (start..end).fold(0, |run, place| pair(run, lower(place, 0)));
        put(535, pair(whole, place));
    }
}

#[cfg(test)]
mod tests {
    use standpoint_text::Text;

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
    fn what_a_hyphen_binds_to_a_capital_and_what_leads_to_one_is_looked_at() {
        let text = Text::new("a well-known aide of al-Kessi, Shui-bian and von Ørn sat in");
        let passage = Passage::new(&text, text.span(), &Lexemes::default());
        let context = Context::new(&passage, &Gazetteer::default());
        let may = (0..passage.len()).filter(|index| context.may_be_name(*index));
        let words: Vec<&str> = may.map(|index| text.slice(passage.spans[index])).collect();
        let names = ["al", "-", "Kessi", ",", "Shui", "-", "bian", "von", "Ørn"];
        assert_eq!(words, names);
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
