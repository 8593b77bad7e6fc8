//! What the first reading found around a word in its sentence.

use std::ops::Range;

use super::super::chain::{OUTSIDE, begin, kind};
use super::super::hash::{feature, pair};
use super::super::passage::Passage;
use super::super::window;
use super::Role;

/// The labels of the first reading as seen from each word: looked up once for the whole passage.
#[derive(Debug)]
pub struct Around<'p> {
    labels: &'p [u8],
    /// For each word how many sources, cues and contents begin in its sentence, up to three of each.
    counts: Vec<u8>,
    /// For each word the roles before it in its sentence, the nearest first.
    before: Vec<Row>,
    /// The roles behind it.
    behind: Vec<Row>,
    /// For each word how many words of its stretch come behind it.
    to_end: Vec<u32>,
}

/// Up to four roles in a row, two bits each, the nearest in the highest ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row(u8);

impl Row {
    /// The row seen from one word further on, past a word with role `role`, and that role;
    /// `nearest` is the role of the word before that. Words of one stretch count once.
    const fn and(self, role: u8, nearest: u8) -> (Self, u8) {
        let row = if role == 0 || role == nearest {
            self
        } else {
            self.with(role)
        };
        (row, role)
    }

    /// The row with one more role, which is nearer than the others; the fifth one falls out.
    const fn with(self, role: u8) -> Self {
        match self.0 {
            0 => Self(role),
            1..4 => Self(role << 2 | self.0),
            4..16 => Self(role << 4 | self.0),
            16..64 => Self(role << 6 | self.0),
            _ => Self(role << 6 | self.0 >> 2),
        }
    }
}

/// The role of a label, counted from 1; 0 outside.
fn role(label: u8) -> u8 {
    kind(label).map_or(0, |(role, _)| role + 1)
}

impl<'p> Around<'p> {
    /// Looks at the labels of a passage, one for each word.
    pub fn new(passage: &Passage, labels: &'p [u8]) -> Self {
        let length = labels.len();
        let mut around = Self {
            labels,
            counts: vec![0; length],
            before: vec![Row::default(); length],
            behind: vec![Row::default(); length],
            to_end: vec![0; length],
        };
        for sentence in &passage.sentences {
            around.look(sentence.clone());
        }
        around
    }

    /// Looks at the labels of one sentence.
    fn look(&mut self, sentence: Range<usize>) {
        let Some(labels) = self.labels.get(sentence.clone()) else {
            return;
        };
        self.counts[sentence.clone()].fill(counts(labels));
        let mut row = Row::default();
        let mut nearest = 0;
        for (index, label) in sentence.clone().zip(labels) {
            self.before[index] = row;
            (row, nearest) = row.and(role(*label), nearest);
        }
        (row, nearest) = (Row::default(), 0);
        let mut follow = None;
        for (index, label) in sentence.zip(labels).rev() {
            self.behind[index] = row;
            (row, nearest) = row.and(role(*label), nearest);
            let own = kind(*label);
            let goes_on = follow.filter(|(role, _)| own.is_some_and(|(own, _)| own == *role));
            let to_end = goes_on.map_or(0, |(_, to_end)| to_end);
            self.to_end[index] = to_end;
            follow = match own {
                Some((role, false)) => Some((role, to_end + 1)),
                _ => None,
            };
        }
    }

    /// The features of word `index`, added to `sink`.
    pub fn features(&self, passage: &Passage, index: usize, sink: &mut Vec<u64>) {
        let mut put = |template: u64, value: u64| sink.push(feature(template, value));
        let own = self.labels.get(index).copied().unwrap_or(OUTSIDE);
        let counts = u64::from(self.counts[index]);
        let rows = u64::from(self.before[index].0) << 8 | u64::from(self.behind[index].0);
        let quoted = passage.quoted[index] as u64;
        put(320, counts);
        put(321, pair(counts, u64::from(own)));
        put(322, pair(counts, quoted));
        put(323, rows);
        put(324, pair(rows, u64::from(own)));
        put(325, pair(rows, quoted));
        put(326, pair(rows, u64::from(passage.tag(index))));
        // Where the span of the first reading ends.
        if own != OUTSIDE {
            let to_end = self.to_end[index];
            let next = window::lower(passage, index + to_end as usize, 1);
            put(330, pair(u64::from(own), u64::from(to_end.min(3))));
            put(331, pair(u64::from(own), next));
        }
    }
}

/// How many sources, cues and contents begin among the labels, up to three of each.
fn counts(labels: &[u8]) -> u8 {
    let found = |role: Role| {
        let begun = labels.iter().filter(|label| **label == begin(role as u8));
        begun.count().min(3) as u8
    };
    found(Role::Source) << 4 | found(Role::Cue) << 2 | found(Role::Content)
}

#[cfg(test)]
mod tests {
    use super::super::super::weights::Lexemes;
    use super::*;

    #[test]
    fn roles_stand_in_a_row_from_the_nearest_on() {
        let sentence = vec!["Ada", "Brandt", "said", "they", "wait", "."];
        let passage = Passage::of_words(&[sentence, vec!["No", "."]], &Lexemes::default());
        let labels = [1, 2, 3, 5, 6, 0, 0, 0];
        let around = Around::new(&passage, &labels);
        let before: Vec<u8> = around.before.iter().map(|row| row.0).collect();
        assert_eq!(before, [0, 1, 1, 0b10_01, 0b11_10_01, 0b11_10_01, 0, 0]);
        let behind: Vec<u8> = around.behind.iter().map(|row| row.0).collect();
        assert_eq!(behind, [0b01_10_11, 0b10_11, 0b11, 0b11, 0, 0, 0, 0]);
        assert_eq!(around.counts[0], 0b01_01_01);
        assert_eq!(around.counts[6], 0);
        assert_eq!(around.to_end[..6], [1, 0, 0, 1, 0, 0]);
    }

    #[test]
    fn of_five_roles_the_farthest_falls_out() {
        let roles = [1, 2, 3, 2, 1, 1, 0, 1];
        let row = roles
            .into_iter()
            .fold((Row::default(), 0), |(row, nearest), role| {
                row.and(role, nearest)
            });
        assert_eq!(row.0, Row(0b01_01_10_11));
    }
}
