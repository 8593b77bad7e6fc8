//! What the chains of names and of uncertainty say of every word, for a reader that has a say of its own.
//!
//! The mean of two opinions in logarithms (a logarithmic opinion pool; Heskes 1998) is worth more than
//! either where both are about as good and err differently: these chains know lists of names and look at
//! letters, an encoder knows what words around a word mean.

use std::collections::VecDeque;

use standpoint_text::{Offset, Span, Text};

use super::passage::Passage;
use super::{Models, chain, names, uncertainty};

/// No tag is taken for less likely than this: a chain that is wrong should not be able to forbid what it has
/// never seen.
const LEAST: f32 = 1e-4;

/// The logarithm of a probability, at least that of one in ten thousand.
pub(super) fn likely(probability: f32) -> f32 {
    chain::ln(probability.max(LEAST))
}

/// What the chains say of a word: how likely each tag is, as logarithms. Without the weights of a layer
/// nothing is said for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Where the word stands.
    pub span: Span,
    /// As [`names::Names::likely`] has it.
    pub names: Option<[f32; names::TAGS]>,
    /// As [`uncertainty::Uncertainty::likely`] has it.
    pub uncertainty: Option<[f32; uncertainty::TAGS]>,
}

/// A text of which the chains speak, word after word.
#[derive(Debug)]
pub struct Beside<'m> {
    models: &'m Models,
    text: Text,
    /// Those that were not read yet.
    paragraphs: VecDeque<Span>,
    memory: names::Memory,
    /// What was said of words and not asked for yet.
    waiting: VecDeque<Said>,
}

impl<'m> Beside<'m> {
    /// Begins with a text.
    pub fn new(models: &'m Models, text: &Text) -> Self {
        Self {
            models,
            text: text.clone(),
            paragraphs: standpoint_text::paragraphs(text).into(),
            memory: names::Memory::default(),
            waiting: VecDeque::new(),
        }
    }

    /// Goes on with the paragraphs that end behind `start`.
    pub fn seek(&mut self, start: Offset) {
        self.paragraphs = standpoint_text::paragraphs(&self.text).into();
        self.paragraphs.retain(|paragraph| paragraph.end() > start);
        self.waiting.clear();
    }

    /// What is said of the word at `span`; words are to be asked for in text order. None where no word
    /// stands just there.
    pub fn of_word(&mut self, span: Span) -> Option<Said> {
        loop {
            while let Some(said) = self
                .waiting
                .pop_front_if(|said| said.span.end() <= span.end())
            {
                if said.span == span {
                    return Some(said);
                }
            }
            if !self.waiting.is_empty() {
                return None;
            }
            let paragraph = self.paragraphs.pop_front()?;
            self.read(paragraph);
        }
    }

    fn read(&mut self, paragraph: Span) {
        let passage = self.models.passage(&self.text, paragraph);
        let names = self.models.names.as_ref();
        let names = names.map(|names| names.likely(&passage, &mut self.memory));
        let uncertainty = self.models.uncertainty.as_ref();
        let uncertainty = uncertainty.map(|uncertainty| uncertainty.likely(&passage));
        self.waiting
            .extend(said(&passage, names.as_deref(), uncertainty.as_deref()));
    }
}

fn said<'p>(
    passage: &'p Passage,
    names: Option<&'p [[f32; names::TAGS]]>,
    uncertainty: Option<&'p [[f32; uncertainty::TAGS]]>,
) -> impl Iterator<Item = Said> + 'p {
    passage
        .spans
        .iter()
        .enumerate()
        .map(move |(index, span)| Said {
            span: *span,
            names: names.and_then(|names| names.get(index).copied()),
            uncertainty: uncertainty.and_then(|cues| cues.get(index).copied()),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_weights_nothing_is_said_of_a_word() {
        let (models, text) = (
            Models::default(),
            Text::new("Kessia waits.\n\nIt may rain."),
        );
        let mut beside = Beside::new(&models, &text);
        let word = Span::from_bytes;
        let kessia = beside.of_word(word(0, 6));
        assert!(kessia.is_some_and(|said| said.names.is_none() && said.uncertainty.is_none()));
        assert_eq!(beside.of_word(word(7, 9)), None, "half a word");
        let may = word(18, 21);
        assert_eq!(beside.of_word(may).map(|said| said.span), Some(may));
        assert_eq!(beside.of_word(word(0, 6)), None, "it was passed");
        beside.seek(Offset::new(3));
        assert!(beside.of_word(word(0, 6)).is_some());
        assert_eq!(beside.of_word(word(40, 41)), None);
    }

    #[test]
    fn nothing_is_less_likely_than_one_in_ten_thousand() {
        assert!((likely(0.0) - likely(1e-4)).abs() < f32::EPSILON);
        assert!(likely(1.0).abs() < 1e-6 && likely(0.5) < likely(0.6));
    }
}
