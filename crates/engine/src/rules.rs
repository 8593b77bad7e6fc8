//! The engine of rules and word lists: layer after layer, batch by batch.

use standpoint_text::{Offset, Span, Text, TokenKind};

use crate::assemble::{Counters, VERSION, assemble};
use crate::draft::Found;
use crate::engine::{Analysis, Batch, Engine, Language};
use crate::entities::Memory;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;
use crate::{actors, language, positions, uncertainty};

/// Suggestions that are at least this sure are suggested by default; the others only when all are
/// asked for. Between 0 and 1.
pub const DEFAULT_THRESHOLD: f64 = 0.5;

/// A text up to this many bytes is one batch.
const SMALL: usize = 20_000;
/// The first batch of a longer text, in bytes: the first screen.
const FIRST: usize = 6_000;

/// Reads with rules and word lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct RulesEngine;

impl RulesEngine {
    /// The engine. The word lists are read when the first text is.
    pub const fn new() -> Self {
        Self
    }
}

impl Engine for RulesEngine {
    fn version(&self) -> &str {
        VERSION
    }

    fn analyse<'engine>(&'engine self, text: &Text) -> Box<dyn Analysis + 'engine> {
        Box::new(Reading::new(text.clone()))
    }
}

/// An analysis under way.
struct Reading {
    text: Text,
    language: Language,
    /// Batches still to be read, the next one last.
    stretches: Vec<Vec<Span>>,
    memory: Memory,
    counters: Counters,
}

impl Reading {
    fn new(text: Text) -> Self {
        let language = language::detect(text.as_str());
        let mut stretches = cut(&text);
        stretches.reverse();
        Self {
            text,
            language,
            stretches,
            memory: Memory::default(),
            counters: Counters::default(),
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
        let mut found = Found::default();
        actors::find(&paragraphs, lexicon, &mut self.memory, &mut found);
        uncertainty::find(&paragraphs, lexicon, &mut found);
        positions::find(&text, &paragraphs, &self.memory, &mut found);
        let mut batch = assemble(&text, found, &mut self.memory, &mut self.counters);
        batch.words = paragraphs.iter().map(words).sum();
        batch
    }
}

impl Iterator for Reading {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let spans = self.stretches.pop()?;
        let mut batch = if self.language == Language::English {
            self.read(&spans)
        } else {
            Batch::default()
        };
        let last = self.stretches.is_empty();
        batch.read_to = if last {
            self.text.end()
        } else {
            spans.last().map_or(Offset::ZERO, |s| s.end())
        };
        Some(batch)
    }
}

impl Analysis for Reading {
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
fn cut(text: &Text) -> Vec<Vec<Span>> {
    let paragraphs = standpoint_text::paragraphs(text);
    if text.len() <= SMALL {
        return vec![paragraphs];
    }
    let mut batches: Vec<Vec<Span>> = Vec::new();
    let mut batch: Vec<Span> = Vec::new();
    let mut size = 0;
    for paragraph in paragraphs {
        size += paragraph.len();
        batch.push(paragraph);
        if size >= if batches.is_empty() { FIRST } else { SMALL } {
            batches.push(std::mem::take(&mut batch));
            size = 0;
        }
    }
    if !batch.is_empty() || batches.is_empty() {
        batches.push(batch);
    }
    batches
}
