//! An analysis under way: rules and what was learned, layer after layer, batch by batch.

use standpoint_text::{Offset, Span, Text, TokenKind};

use crate::assemble::{Counters, assemble};
use crate::draft::Found;
use crate::engine::{Analysis, Batch, Language};
use crate::entities::Memory;
use crate::learned::Layers;
use crate::lexicon::Lexicon;
use crate::positions::Issues;
use crate::sentence::Paragraph;
use crate::sureness::Sureness;
use crate::{actors, language, positions, uncertainty};

/// Whoever reads a text, paragraph after paragraph, with learned weights.
pub trait Learner {
    /// Does the next part of the work that the text up to `end` takes, if it is so much work that
    /// there should be a pause in it; false when there is nothing left to do.
    fn work(&mut self, end: Offset) -> bool {
        let _ = end;
        false
    }

    /// What was learned of the next paragraph; paragraphs come in text order, each once.
    fn layers(&mut self, paragraph: &Paragraph<'_>) -> Layers;
}

/// How much text a batch has, in bytes; all are of whole paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// A text up to this is one batch.
    pub whole: usize,
    /// The first batch of a longer text ends with the paragraph that reaches this. All of it has to
    /// be read before any of it can be seen.
    pub first: usize,
    /// As `first`, of the batches behind it.
    pub next: usize,
}

/// An analysis under way.
#[derive(Debug)]
pub struct Reading<L> {
    /// What was learned.
    learner: L,
    text: Text,
    language: Language,
    /// Batches still to be read, the next one last.
    stretches: Vec<Vec<Span>>,
    /// What has been read so far.
    read_to: Offset,
    memory: Memory,
    /// What positions were about so far, in the words for it.
    issues: Issues,
    counters: Counters,
}

impl<L: Learner> Reading<L> {
    /// Begins to read a text, with a learner that began to. Marks say that they are of this version
    /// of an engine, and are as sure as `sureness` has it.
    pub fn new(
        learner: L,
        version: &str,
        sureness: &'static Sureness,
        text: &Text,
        sizes: Sizes,
    ) -> Self {
        let mut stretches = cut(text, sizes);
        stretches.reverse();
        Self {
            learner,
            text: text.clone(),
            language: language::detect(text.as_str()),
            stretches,
            read_to: Offset::ZERO,
            memory: Memory::default(),
            issues: Issues::default(),
            counters: Counters::new(version.to_owned(), sureness),
        }
    }

    /// Reads the paragraphs of one batch.
    fn read(&mut self, spans: &[Span]) -> Batch {
        let lexicon = Lexicon::standard();
        let text = self.text.clone();
        let paragraphs: Vec<Paragraph<'_>> = spans
            .iter()
            .map(|span| Paragraph::read(&text, *span, lexicon))
            .collect();
        let mut learned = Layers::default();
        for paragraph in &paragraphs {
            learned.append(self.learner.layers(paragraph));
        }
        let mut found = Found::default();
        actors::find(&paragraphs, lexicon, &mut self.memory, &mut found);
        uncertainty::find(&paragraphs, lexicon, &mut found);
        positions::find(
            &text,
            &paragraphs,
            &self.memory,
            &learned.attributions,
            &mut self.issues,
            &mut found,
        );
        let mut batch = assemble(&text, found, &mut self.memory, &mut self.counters);
        batch.words = paragraphs.iter().map(words).sum();
        batch
    }
}

impl<L: Learner> Iterator for Reading<L> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let is_english = self.language == Language::English;
        let end = self.stretches.last()?.last().map(|last| last.end());
        if is_english && end.is_some_and(|end| self.learner.work(end)) {
            return Some(Batch {
                read_to: self.read_to,
                ..Batch::default()
            });
        }
        let spans = self.stretches.pop()?;
        let mut batch = if is_english {
            self.read(&spans)
        } else {
            Batch::default()
        };
        let last = self.stretches.is_empty();
        batch.read_to = if last {
            self.text.end()
        } else {
            end.unwrap_or(Offset::ZERO)
        };
        self.read_to = batch.read_to;
        Some(batch)
    }
}

impl<L: Learner> Analysis for Reading<L> {
    fn language(&self) -> Language {
        self.language
    }
}

/// How many words and numbers a paragraph has.
fn words(paragraph: &Paragraph<'_>) -> usize {
    let words = paragraph
        .sentences
        .iter()
        .flat_map(|sentence| &sentence.words);
    words
        .filter(|word| matches!(word.kind, TokenKind::Word | TokenKind::Number))
        .count()
}

/// Cuts a text into batches of whole paragraphs; at least one batch, whatever the text.
fn cut(text: &Text, sizes: Sizes) -> Vec<Vec<Span>> {
    let paragraphs = standpoint_text::paragraphs(text);
    if text.len() <= sizes.whole {
        return vec![paragraphs];
    }
    let mut batches: Vec<Vec<Span>> = Vec::new();
    let mut batch: Vec<Span> = Vec::new();
    let mut size = 0;
    for paragraph in paragraphs {
        size += paragraph.len();
        batch.push(paragraph);
        let enough = if batches.is_empty() {
            sizes.first
        } else {
            sizes.next
        };
        if size >= enough {
            batches.push(std::mem::take(&mut batch));
            size = 0;
        }
    }
    if !batch.is_empty() || batches.is_empty() {
        batches.push(batch);
    }
    batches
}
