//! What the learned layers find in a text.

use standpoint_text::{Span, Text};

use super::Models;
use super::attribution::second::Memory;
use super::attribution::{Piece, Role};
use super::linker::Linked;
use super::names::{self, Named};
use super::passage::Passage;
use super::uncertainty::Uncertain;
use crate::draft::Kind;
use crate::reading::Learner;
use crate::sentence::Paragraph;

/// A span with what it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<K> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: K,
    /// How often such a span is right, from 0 to 1.
    pub confidence: f32,
}

/// Those of a list in text order that begin in `span`.
pub fn beginning_in<K>(found: &[Found<K>], span: Span) -> impl Iterator<Item = &Found<K>> {
    let first = found.partition_point(|one| one.span.start() < span.start());
    let own = found[first..].iter();
    own.take_while(move |one| one.span.start() < span.end())
}

/// What is attributed to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributed {
    /// Who says or holds it; nobody is an answer, too.
    pub source: Option<Span>,
    /// The words that show it, if there are any.
    pub cue: Option<Span>,
    /// What is said or held, in pieces, in text order; none where it is not in this paragraph.
    pub contents: Vec<Span>,
    /// Whether the contents belong to the last attribution of the paragraph before: a quotation
    /// that runs on.
    pub goes_on: bool,
    /// How often such a cue is one, from 0 to 1; 0 without a cue.
    pub confidence: f32,
    /// How often the least sure of its contents is right, edges and all, from 0 to 1; none where the
    /// layer cannot tell.
    pub extent: Option<f32>,
}

/// What was found in one stretch of text, each list in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// Sources, cues and contents.
    pub roles: Vec<Found<Role>>,
    /// Which of them belong together.
    pub attributions: Vec<Attributed>,
    /// Names of people, organisations and places.
    pub names: Vec<Found<Named>>,
    /// Uncertainty cues.
    pub uncertainties: Vec<Found<Uncertain>>,
    /// Who acts, by name or description; of the instant engine's layers none looks for that.
    pub actors: Vec<Found<Kind>>,
}

/// A text that is being read, paragraph after paragraph.
///
/// What is found in a paragraph depends on those before it and on none behind, so the first ones
/// can be shown while the rest is still to be read.
#[derive(Debug)]
pub struct Reading<'m> {
    models: &'m Models,
    text: Text,
    memory: Memory,
    names: names::Memory,
}

impl<'m> Reading<'m> {
    /// Begins to read a text.
    pub fn new(models: &'m Models, text: &Text) -> Self {
        Self {
            models,
            text: text.clone(),
            memory: Memory::default(),
            names: names::Memory::default(),
        }
    }

    /// Reads the next paragraph, which stands at `span`; paragraphs are to come in text order.
    pub fn paragraph(&mut self, span: Span) -> Layers {
        self.passage(&self.models.passage(&self.text, span))
    }

    /// Reads the next paragraph, which is already cut into sentences and words as the text's tokens
    /// are; nothing is found without weights.
    pub fn cut_paragraph<S>(&mut self, sentences: impl Iterator<Item = S>) -> Layers
    where
        S: Iterator<Item = Span>,
    {
        if self.models.is_empty() {
            return Layers::default();
        }
        self.passage(&self.models.passage_of(&self.text, sentences))
    }

    fn passage(&mut self, passage: &Passage) -> Layers {
        let mut layers = Layers::default();
        if let Some(attribution) = &self.models.attribution {
            let pieces = attribution.read(passage, &mut self.memory);
            let linked = attribution.linker.link(passage, &pieces);
            layers.attributions = linked
                .iter()
                .map(|linked| attributed(passage, &pieces, linked))
                .collect();
            layers.roles = found(passage, pieces, |piece| {
                (piece.words, piece.role, piece.confidence)
            });
        }
        if let Some(names) = &self.models.names {
            let names = names.read(passage, &mut self.names);
            layers.names = found(passage, names, |name| {
                (name.words, name.named, name.confidence)
            });
        }
        if let Some(uncertainty) = &self.models.uncertainty {
            let cues = uncertainty.read(passage);
            layers.uncertainties = found(passage, cues, |cue| {
                (cue.words, cue.uncertain, cue.confidence)
            });
        }
        layers
    }
}

impl Learner for Reading<'_> {
    fn layers(&mut self, paragraph: &Paragraph<'_>) -> Layers {
        let sentences = paragraph.sentences.iter();
        self.cut_paragraph(sentences.map(|sentence| sentence.words.iter().map(|word| word.span)))
    }
}

impl Layers {
    /// Adds what was found in the next paragraph. A quotation that runs on goes on with the last
    /// attribution.
    pub fn append(&mut self, next: Self) {
        self.roles.extend(next.roles);
        self.names.extend(next.names);
        self.uncertainties.extend(next.uncertainties);
        self.actors.extend(next.actors);
        for attributed in next.attributions {
            match self.attributions.last_mut() {
                Some(last) if attributed.goes_on => last.contents.extend(attributed.contents),
                _ => self.attributions.push(attributed),
            }
        }
    }
}

/// Reads a whole text.
pub fn read(models: &Models, text: &Text) -> Layers {
    let mut reading = Reading::new(models, text);
    let mut all = Layers::default();
    for span in standpoint_text::paragraphs(text) {
        all.append(reading.paragraph(span));
    }
    all
}

fn found<F, K>(
    passage: &Passage,
    list: Vec<F>,
    parts: impl Fn(F) -> (std::ops::Range<usize>, K, f32),
) -> Vec<Found<K>> {
    let one = |item| {
        let (words, kind, confidence) = parts(item);
        Found {
            span: passage.cover(words),
            kind,
            confidence,
        }
    };
    list.into_iter().map(one).collect()
}

fn attributed(passage: &Passage, pieces: &[Piece], linked: &Linked) -> Attributed {
    let span = |piece: usize| {
        let words = pieces.get(piece).map(|piece| piece.words.clone());
        passage.cover(words.unwrap_or_default())
    };
    let cue = linked.cue.and_then(|cue| pieces.get(cue));
    Attributed {
        confidence: cue.map_or(0.0, |cue| cue.confidence),
        // How sure it is of a cue says too little of where an object ends.
        extent: None,
        source: linked.source.map(span),
        cue: linked.cue.map(span),
        contents: linked.contents.iter().copied().map(span).collect(),
        goes_on: linked.cue.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_weights_nothing_is_found_in_any_text() {
        for text in [
            "",
            "\n\n",
            "Kessia waits.\n“Go,” she said.",
            "\u{0}\u{301}”“\"",
            "水门",
        ] {
            let text = Text::new(text);
            assert_eq!(read(&Models::default(), &text), Layers::default());
        }
    }
}
