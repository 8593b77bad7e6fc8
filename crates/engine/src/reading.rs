//! An analysis under way: rules and what was learned, layer after layer, batch by batch.

use standpoint_annotation::Entity;
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

    /// What was learned of the next paragraph; paragraphs come in text order, each once, but for
    /// [`Learner::seek`].
    fn layers(&mut self, paragraph: &Paragraph<'_>) -> Layers;

    /// Whether its names, actors and uncertainties are a second opinion on those of the rules; otherwise only
    /// its attributions count.
    fn has_second_opinion(&self) -> bool {
        false
    }

    /// Goes on with the paragraph that starts at `start`; nothing to do for who reads paragraph by
    /// paragraph.
    fn seek(&mut self, start: Offset) {
        let _ = start;
    }
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

/// How far back a reading that begins in the middle looks for who is spoken of, in bytes: more would
/// keep the reader of the screen waiting.
const RECALLED: usize = 20_000;

/// An analysis under way.
#[derive(Debug)]
pub struct Reading<L> {
    /// What was learned.
    learner: L,
    text: Text,
    language: Language,
    /// Batches still to be read, the next one last.
    stretches: Vec<Stretch>,
    /// How many of them are before the place where the reading began.
    before: usize,
    /// Entities that are known from before that place, and were told to nobody yet.
    untold: Vec<Entity>,
    /// How far the reading has come.
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
            before: 0,
            untold: Vec::new(),
            read_to: Offset::ZERO,
            memory: Memory::default(),
            issues: Issues::default(),
            counters: Counters::new(version.to_owned(), sureness),
        }
    }

    /// Begins with the batch that `from` is in, goes on to the end, and reads then what is before.
    #[must_use]
    pub fn starting(mut self, from: Offset) -> Self {
        let ends_before = |stretch: &&Stretch| stretch.tile.end() <= from;
        let before = self.stretches.iter().rev().take_while(ends_before).count();
        if before == 0 || before == self.stretches.len() || self.language != Language::English {
            return self;
        }
        let behind = self.stretches.len() - before;
        self.stretches.rotate_left(behind);
        self.before = before;
        self.recall();
        if let Some(next) = self.stretches.last() {
            self.learner.seek(next.tile.start());
        }
        self
    }

    /// Reads what stands just before the place where the reading begins, for who is spoken of there.
    fn recall(&mut self) {
        let near = |stretch: &&Stretch| {
            let begins = self.stretches[0].tile.end();
            begins.get() - stretch.tile.start().get() <= RECALLED
        };
        let count = self.stretches[..self.before]
            .iter()
            .take_while(near)
            .count();
        for place in (0..count).rev() {
            let paragraphs = self.stretches[place].paragraphs.clone();
            let batch = self.read(&paragraphs, |_, _| Layers::default());
            self.untold.extend(batch.entities);
        }
    }

    /// Goes on at the text's start when all from the place where the reading began has been read.
    fn turn(&mut self) {
        if self.before > 0 && self.stretches.len() == self.before {
            self.before = 0;
            self.memory.go_elsewhere();
            self.issues = Issues::default();
            self.learner.seek(Offset::ZERO);
        }
    }

    /// Reads the paragraphs of one batch; `layers` says what was learned of each.
    fn read(&mut self, spans: &[Span], layers: impl Fn(&mut L, &Paragraph<'_>) -> Layers) -> Batch {
        let lexicon = Lexicon::standard();
        let text = self.text.clone();
        let paragraphs: Vec<Paragraph<'_>> = spans
            .iter()
            .map(|span| Paragraph::read(&text, *span, lexicon))
            .collect();
        let mut learned = Layers::default();
        for paragraph in &paragraphs {
            learned.append(layers(&mut self.learner, paragraph));
        }
        let mut found = Found::default();
        if !self.learner.has_second_opinion() {
            learned.names.clear();
            learned.actors.clear();
            learned.uncertainties.clear();
        }
        actors::find(&paragraphs, lexicon, &learned, &mut self.memory, &mut found);
        uncertainty::find(&paragraphs, &learned.uncertainties, &mut found);
        positions::find(
            &text,
            &paragraphs,
            &self.memory,
            &learned,
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
        self.turn();
        let is_english = self.language == Language::English;
        let end = self
            .stretches
            .last()?
            .paragraphs
            .last()
            .map(|last| last.end());
        if is_english && end.is_some_and(|end| self.learner.work(end)) {
            return Some(Batch {
                read_to: self.read_to,
                ..Batch::default()
            });
        }
        let Stretch { tile, paragraphs } = self.stretches.pop()?;
        let mut batch = if is_english {
            self.read(&paragraphs, L::layers)
        } else {
            Batch::default()
        };
        batch.entities.extend(std::mem::take(&mut self.untold));
        self.read_to = self.read_to.max(tile.end());
        batch.read_to = self.read_to;
        batch.read.push(tile);
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

/// What is read for one batch.
#[derive(Debug)]
struct Stretch {
    /// Where it stands; the tiles of all batches together are the text.
    tile: Span,
    /// Its paragraphs.
    paragraphs: Vec<Span>,
}

/// A batch grows to at most so many times its size where quotations run on from paragraph to
/// paragraph: in an interview they all begin with a quotation mark.
const LONGEST: usize = 2;

/// Cuts a text into batches of whole paragraphs; at least one batch, whatever the text. Where it can,
/// a batch ends in front of a paragraph that no quotation runs on into.
fn cut(text: &Text, sizes: Sizes) -> Vec<Stretch> {
    let mut batches: Vec<Vec<Span>> = Vec::new();
    let mut batch: Vec<Span> = Vec::new();
    let mut size = 0;
    let paragraphs = standpoint_text::paragraphs(text);
    for (place, paragraph) in paragraphs.iter().enumerate() {
        size += paragraph.len();
        batch.push(*paragraph);
        let enough = if batches.is_empty() {
            sizes.first
        } else {
            sizes.next
        };
        let next = paragraphs.get(place + 1);
        let runs_on = next.is_some_and(|next| begins_quoted(text.slice(*next)));
        let enough = if runs_on { enough * LONGEST } else { enough };
        if size >= enough && text.len() > sizes.whole {
            batches.push(std::mem::take(&mut batch));
            size = 0;
        }
    }
    if !batch.is_empty() || batches.is_empty() {
        batches.push(batch);
    }
    tiled(batches, text.end())
}

/// Whether a paragraph may go on with a quotation, which then opens it anew.
fn begins_quoted(paragraph: &str) -> bool {
    paragraph.starts_with(['“', '"', '‘', '\'', '«', '„', '”'])
}

/// The batches with their tiles: each reaches from where the one before ends to its last paragraph's
/// end, the last one to the end of the text.
fn tiled(batches: Vec<Vec<Span>>, end: Offset) -> Vec<Stretch> {
    let last = batches.len() - 1;
    let mut start = Offset::ZERO;
    let tiled = batches.into_iter().enumerate().map(|(number, paragraphs)| {
        let own = paragraphs.last().map_or(start, |last| last.end());
        let tile = Span::new(start, if number == last { end } else { own });
        start = tile.end();
        Stretch { tile, paragraphs }
    });
    tiled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_at(text: &str, first: usize, next: usize) -> Vec<String> {
        let sizes = Sizes {
            whole: 0,
            first,
            next,
        };
        let text = Text::new(text);
        let tiles = cut(&text, sizes).into_iter().map(|stretch| stretch.tile);
        tiles
            .map(|tile| text.slice(tile).trim().to_owned())
            .collect()
    }

    #[test]
    fn batches_are_whole_paragraphs_and_together_the_text() {
        assert_eq!(
            cut_at("One.\n\nTwo.\n\nThree.", 1, 8),
            ["One.", "Two.\n\nThree."]
        );
        assert_eq!(cut_at("One.\n\nTwo.", 100, 1), ["One.\n\nTwo."]);
        assert_eq!(cut_at("", 1, 1), [""]);
    }

    #[test]
    fn a_quotation_that_runs_on_stays_in_one_batch() {
        let text = "He said: “It is so.\n\n“And it stays so.”\n\nShe left.";
        let quotation = "He said: “It is so.\n\n“And it stays so.”";
        assert_eq!(cut_at(text, 15, 1), [quotation, "She left."]);
    }

    #[test]
    fn no_batch_waits_for_the_end_of_an_interview() {
        let text = "“One,” he said.\n\n".repeat(40);
        let batches = cut_at(&text, 40, 40);
        assert!(batches.iter().all(|batch| batch.len() < 150), "{batches:?}");
    }
}
