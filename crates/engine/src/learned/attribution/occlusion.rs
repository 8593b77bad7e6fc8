//! On which words of its paragraph a cue rests: each is hidden in turn, and the paragraph read again
//! (occlusion, Zeiler and Fergus 2014; for words Li, Monroe and Jurafsky 2016, "Understanding neural
//! networks through representation erasure").
//!
//! Asked of the layer as a whole, from outside: what a word does through both readings and the
//! chain, however its features and weights are kept.

use std::ops::Range;

use super::super::passage::{Passage, Quoted};
use super::super::weights::Lexemes;
use super::super::words::Word;
use super::second::Memory;
use super::{Attribution, Role};

/// How many words on each side of a cue are looked at.
const AROUND: usize = 6;

/// What was hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Words, by their index in the passage.
    Words(Range<usize>),
    /// The quotation marks of the passage, and that anything is quoted.
    Quotation,
}

/// What a cue rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// What was hidden.
    pub hidden: Hidden,
    /// How sure the layer is of the cue without it, from 0 to 1; 0 where it finds none.
    pub without: f32,
}

/// How sure the layer is of a cue among these words, from 0 to 1, and on what that rests: what is
/// missed most comes first. None where it finds no cue there.
pub fn explain(
    attribution: &Attribution,
    passage: &Passage,
    memory: &Memory,
    cue: &Range<usize>,
) -> Option<(f32, Vec<Rest>)> {
    let sure = |passage: &Passage| sure_of(attribution, passage, memory, cue);
    let all = sure(passage);
    if all <= 0.0 {
        return None;
    }
    let mut rests: Vec<Rest> = candidates(passage, cue)
        .map(|hidden| Rest {
            without: sure(&hide(passage, &hidden)),
            hidden,
        })
        .filter(|rest| rest.without < all)
        .collect();
    rests.sort_by(|a, b| a.without.total_cmp(&b.without));
    Some((all, rests))
}

/// How sure the layer is of the surest cue that has one of these words; 0 without one.
fn sure_of(
    attribution: &Attribution,
    passage: &Passage,
    memory: &Memory,
    cue: &Range<usize>,
) -> f32 {
    let pieces = attribution.read(passage, &mut memory.clone());
    let here = pieces.iter().filter(|piece| {
        piece.role == Role::Cue && piece.words.start < cue.end && cue.start < piece.words.end
    });
    here.map(|piece| piece.confidence).fold(0.0, f32::max)
}

/// The cue's own words as one, each word around it in its sentence, the quotation marks as one.
fn candidates(passage: &Passage, cue: &Range<usize>) -> impl Iterator<Item = Hidden> {
    let sentence = passage.sentences.iter().find(|s| s.contains(&cue.start));
    let sentence = sentence.cloned().unwrap_or_else(|| cue.clone());
    let before = cue.start.saturating_sub(AROUND).max(sentence.start)..cue.start;
    let after = cue.end..(cue.end + AROUND).min(sentence.end);
    let is_quote = |index: &usize| matches!(passage.quoted[*index], Quoted::Opens | Quoted::Closes);
    let around: Vec<Hidden> = before
        .chain(after)
        .filter(|index| !is_quote(index))
        .map(|index| Hidden::Words(index..index + 1))
        .collect();
    let quotes = (0..passage.len()).any(|index| is_quote(&index));
    std::iter::once(Hidden::Words(cue.clone()))
        .chain(around)
        .chain(quotes.then_some(Hidden::Quotation))
}

/// A word that no corpus has, for what is hidden.
const NOTHING: &str = "\u{fffc}";

fn hide(passage: &Passage, hidden: &Hidden) -> Passage {
    let mut passage = passage.clone();
    let nothing = Word::new(NOTHING, &Lexemes::default(), &mut Vec::new());
    match hidden {
        Hidden::Words(words) => {
            for index in words.clone() {
                passage.words[index] = nothing;
                if let Some(tag) = passage.tags.get_mut(index) {
                    *tag = 0;
                }
            }
        }
        Hidden::Quotation => {
            for (word, quoted) in passage.words.iter_mut().zip(&mut passage.quoted) {
                if matches!(quoted, Quoted::Opens | Quoted::Closes) {
                    *word = nothing;
                }
                *quoted = Quoted::No;
            }
        }
    }
    passage
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage() -> Passage {
        let words = ["“", "We", "wait", ",", "”", "Ada", "Brandt", "said", "."];
        Passage::of_words(&[words.to_vec()], &Lexemes::default())
    }

    #[test]
    fn the_cue_its_neighbours_and_the_quotation_are_hidden_in_turn() {
        let hidden: Vec<Hidden> = candidates(&passage(), &(7..8)).collect();
        let one = |index| Hidden::Words(index..index + 1);
        let expected = [7, 1, 2, 3, 5, 6, 8].map(one);
        assert_eq!(hidden[..7], expected);
        assert_eq!(hidden[7..], [Hidden::Quotation]);
    }

    #[test]
    fn what_is_hidden_is_gone_and_the_rest_is_as_it_was() {
        let passage = passage();
        let without = hide(&passage, &Hidden::Words(7..8));
        assert_ne!(without.words[7].lower, passage.words[7].lower);
        assert_eq!(without.words[6].lower, passage.words[6].lower);
        let plain = hide(&passage, &Hidden::Quotation);
        assert!(plain.quoted.iter().all(|quoted| *quoted == Quoted::No));
        assert_eq!(plain.words[7].lower, passage.words[7].lower);
    }
}
