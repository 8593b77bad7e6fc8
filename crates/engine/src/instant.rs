//! The engine of rules and word lists: layer after layer, batch by batch.

use standpoint_text::{Offset, Span, Text, TokenKind};

use crate::assemble::{Counters, VERSION, VERSION_OF_RULES, assemble};
use crate::draft::Found;
use crate::engine::{Analysis, Batch, Engine, Language};
use crate::entities::Memory;
use crate::learned::weights::Layer;
use crate::learned::{self, Layers, Models};
use crate::lexicon::Lexicon;
use crate::positions::Issues;
use crate::sentence::Paragraph;
use crate::sureness::Sureness;
use crate::why::{self, Learned};
use crate::{actors, language, positions, uncertainty};

/// A text up to this many bytes is one batch.
const SMALL: usize = 20_000;
/// The first batch of a longer text, in bytes: about five hundred words, which is more than a screen
/// shows. All of it has to be read before any of it can be seen.
const FIRST: usize = 3_000;

/// Reads with rules and word lists, and with what was learned where there are weights.
#[derive(Clone, Debug, Default)]
pub struct InstantEngine {
    models: Models,
    /// Whether marks are as sure as the rule or the layer that made them says.
    uncalibrated: bool,
}

impl InstantEngine {
    /// The layers whose weights it marks with, each behind those that it builds on. Names and
    /// uncertainties are left to its rules, which know the codebook better; weights of other layers
    /// would only cost time at every paragraph.
    pub const LAYERS: [Layer; 4] = [Layer::Words, Layer::Pos, Layer::Heads, Layer::Attribution];

    /// The engine with these weights. The word lists are read when the first text is.
    pub const fn new(models: Models) -> Self {
        Self {
            models,
            uncalibrated: false,
        }
    }

    /// The engine as its calibration is measured: how sure a mark is, is what its rule or layer
    /// says, and not how often such marks were right.
    pub const fn uncalibrated(models: Models) -> Self {
        Self {
            models,
            uncalibrated: true,
        }
    }

    /// Its weights.
    pub const fn models(&self) -> &Models {
        &self.models
    }

    /// The engine without weights.
    pub fn of_rules() -> Self {
        Self::default()
    }
}

impl Engine for InstantEngine {
    fn version(&self) -> &str {
        version(&self.models)
    }

    fn analyse<'engine>(&'engine self, text: &Text) -> Box<dyn Analysis + 'engine> {
        let sureness = if self.uncalibrated {
            Sureness::none()
        } else {
            Sureness::standard()
        };
        Box::new(Reading::new(&self.models, sureness, text.clone()))
    }

    fn why(&self, text: &Text, cue: Span) -> Option<Learned> {
        why::why(&self.models, text, cue)
    }
}

/// An engine without weights finds less, and says so in what it marks.
fn version(models: &Models) -> &'static str {
    if models.is_empty() {
        VERSION_OF_RULES
    } else {
        VERSION
    }
}

/// An analysis under way.
struct Reading<'m> {
    /// What the learned layers have read of it.
    learned: learned::Reading<'m>,
    text: Text,
    language: Language,
    /// Batches still to be read, the next one last.
    stretches: Vec<Vec<Span>>,
    memory: Memory,
    /// What positions were about so far, in the words for it.
    issues: Issues,
    counters: Counters,
}

impl<'m> Reading<'m> {
    fn new(models: &'m Models, sureness: &'static Sureness, text: Text) -> Self {
        let language = language::detect(text.as_str());
        let mut stretches = cut(&text);
        stretches.reverse();
        Self {
            learned: learned::Reading::new(models, &text),
            text,
            language,
            stretches,
            memory: Memory::default(),
            issues: Issues::default(),
            counters: Counters::new(version(models), sureness),
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
            let sentences = paragraph.sentences.iter();
            let words = sentences.map(|sentence| sentence.words.iter().map(|word| word.span));
            learned.append(self.learned.cut_paragraph(words));
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

impl Iterator for Reading<'_> {
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

impl Analysis for Reading<'_> {
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
