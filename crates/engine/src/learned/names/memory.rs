//! What words were taken for elsewhere in the text: one name mostly means one thing in it
//! (Krishnan and Manning 2006; Ratinov and Roth 2009).

use std::collections::BTreeMap;

use super::super::chain::{Marginals, OUTSIDE, begin};
use super::super::passage::Passage;
use super::super::words::{Form, Word};
use super::WIDTH;

/// Kinds of names, other names among them, and none.
const KINDS: usize = 5;
/// None, in the order of kinds.
const NONE: usize = 4;
/// What other mentions that are certain add to their kind, in the exponent; chosen on the tuning
/// sets.
const TRUST: f32 = 3.0;

/// What the capitalised words of a text were taken for so far.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// For each word the probabilities of the kinds, summed up over its mentions.
    words: BTreeMap<u64, [f32; KINDS]>,
    /// Those of each word of the passage that was learned last.
    own: Vec<[f32; KINDS]>,
}

/// Whether a word is written as names are.
const fn counts(word: &Word) -> bool {
    matches!(
        word.form,
        Form::Capitalised | Form::Capitals | Form::Mixed | Form::Dotted
    )
}

impl Memory {
    /// Remembers what the words of a passage were taken for.
    pub fn learn(&mut self, passage: &Passage, marginals: &Marginals<WIDTH>) {
        self.own.clear();
        for (index, word) in passage.words.iter().enumerate() {
            let mut own = [0.0; KINDS];
            if counts(word) {
                for (kind, share) in (0..).zip(&mut own[..NONE]) {
                    let first = begin(kind);
                    *share = marginals.of_label(index, first);
                    if usize::from(first) + 1 < WIDTH {
                        *share += marginals.of_label(index, first + 1);
                    }
                }
                own[NONE] = marginals.of_label(index, OUTSIDE);
                let sums = self.words.entry(word.lower).or_default();
                for (sum, share) in sums.iter_mut().zip(&own) {
                    *sum += share;
                }
            }
            self.own.push(own);
        }
    }

    /// Raises the scores of what the words of the passage learned last were taken for elsewhere;
    /// `unit` is what a score is worth in the exponent.
    pub fn raise(&self, passage: &Passage, unit: f32, scores: &mut [[i32; WIDTH]]) {
        let words = passage.words.iter().zip(&self.own).zip(scores);
        for ((word, own), scores) in words.filter(|((word, _), _)| counts(word)) {
            let Some(sums) = self.words.get(&word.lower) else {
                continue;
            };
            let mentions: f32 = sums.iter().sum();
            let raised = |kind: usize| {
                let elsewhere = (sums[kind] - own[kind]).max(0.0) / mentions;
                (elsewhere * TRUST / unit) as i32
            };
            scores[usize::from(OUTSIDE)] += raised(NONE);
            for kind in 0..NONE {
                let first = 2 * kind + 1;
                for score in scores.iter_mut().skip(first).take(2) {
                    *score += raised(kind);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::chain::Chain;
    use super::super::super::weights::Lexemes;
    use super::*;

    const PERSON: usize = begin(0) as usize;
    const PLACE: usize = begin(2) as usize;

    fn chain() -> Chain<WIDTH> {
        Chain {
            labels: WIDTH,
            steps: [[0; WIDTH]; WIDTH],
            start: [0; WIDTH],
            unit: 0.01,
        }
    }

    fn passage(line: &str) -> Passage {
        Passage::of_words(&[line.split(' ').collect()], &Lexemes::default())
    }

    /// Reads a passage whose words have the given scores, and gives the labels.
    fn read(memory: &mut Memory, line: &str, mut scores: Vec<[i32; WIDTH]>) -> Vec<u8> {
        let (passage, chain) = (passage(line), chain());
        memory.learn(&passage, &chain.marginals(&scores));
        memory.raise(&passage, chain.unit, &mut scores);
        chain.best(&scores)
    }

    fn scores(label: usize, score: i32) -> [i32; WIDTH] {
        let mut scores = [0; WIDTH];
        scores[label] = score;
        scores
    }

    #[test]
    fn a_doubtful_word_is_what_it_was_for_certain_before() {
        let (certain, doubtful) = (scores(PERSON, 900), scores(PLACE, 50));
        let mut memory = Memory::default();
        assert_eq!(read(&mut memory, "Brandt", vec![certain]), [PERSON as u8]);
        assert_eq!(read(&mut memory, "Brandt", vec![doubtful]), [PERSON as u8]);
        assert_eq!(read(&mut memory, "Kessia", vec![doubtful]), [PLACE as u8]);
    }

    #[test]
    fn a_word_is_no_witness_for_itself() {
        let doubtful = scores(PLACE, 50);
        let (passage, chain) = (passage("Brandt"), chain());
        let mut raised = vec![doubtful];
        let mut memory = Memory::default();
        memory.learn(&passage, &chain.marginals(&raised));
        memory.raise(&passage, chain.unit, &mut raised);
        assert_eq!(raised, [doubtful]);
    }

    #[test]
    fn words_without_a_capital_are_not_remembered() {
        let mut memory = Memory::default();
        read(&mut memory, "march", vec![scores(PERSON, 900)]);
        let labels = read(&mut memory, "march", vec![scores(PLACE, 50)]);
        assert_eq!(labels, [PLACE as u8]);
    }
}
