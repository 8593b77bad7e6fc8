//! The weights that are loaded.

use standpoint_text::{Span, Text};

use super::attribution::Attribution;
use super::heads::Heads;
use super::names::Names;
use super::passage::Passage;
use super::pos::Pos;
use super::stance::{Answer, Question, Stance};
use super::uncertainty::Uncertainty;
use super::weights::{Layer, Lexemes, Reader, WeightsError};

/// The weights of all layers that were loaded. A layer without weights finds nothing, and those
/// that build on it do without it.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// Clusters of words that are used alike.
    pub words: Lexemes,
    /// Parts of speech.
    pub pos: Option<Pos>,
    /// Heads.
    pub heads: Option<Heads>,
    /// Sources, cues and contents.
    pub attribution: Option<Attribution>,
    /// Names.
    pub names: Option<Names>,
    /// Uncertainty cues.
    pub uncertainty: Option<Uncertainty>,
    /// Stance towards somebody.
    pub stance: Option<Stance>,
}

impl Models {
    /// Reads weight files, in whatever order.
    ///
    /// # Errors
    /// When one of them is no weight file, of another version, or damaged.
    pub fn read<'b>(files: impl IntoIterator<Item = &'b [u8]>) -> Result<Self, WeightsError> {
        let mut models = Self::default();
        for file in files {
            models.add(file)?;
        }
        Ok(models)
    }

    /// Reads one more weight file; it takes the place of its layer's weights.
    ///
    /// # Errors
    /// When it is no weight file, of another version, or damaged; then nothing has changed.
    pub fn add(&mut self, file: &[u8]) -> Result<(), WeightsError> {
        let mut reader = Reader::new(file)?;
        let layer = reader.layer();
        let mut next = Self::default();
        match layer {
            Layer::Words => next.words = Lexemes::read(&mut reader)?,
            Layer::Pos => next.pos = Some(Pos::read_weights(&mut reader)?),
            Layer::Heads => next.heads = Some(Heads::read_weights(&mut reader)?),
            Layer::Attribution => next.attribution = Some(Attribution::read_weights(&mut reader)?),
            Layer::Names => next.names = Some(Names::read_weights(&mut reader)?),
            Layer::Uncertainty => next.uncertainty = Some(Uncertainty::read_weights(&mut reader)?),
            Layer::Stance => next.stance = Some(Stance::read_weights(&mut reader)?),
        }
        reader.finish()?;
        match layer {
            Layer::Words => self.words = next.words,
            Layer::Pos => self.pos = next.pos,
            Layer::Heads => self.heads = next.heads,
            Layer::Attribution => self.attribution = next.attribution,
            Layer::Names => self.names = next.names,
            Layer::Uncertainty => self.uncertainty = next.uncertainty,
            Layer::Stance => self.stance = next.stance,
        }
        Ok(())
    }

    /// Whether there are no weights at all.
    pub fn is_empty(&self) -> bool {
        self.attribution.is_none() && self.names.is_none() && self.uncertainty.is_none()
    }

    /// Reads a paragraph as far as the layers do that others build on: words, parts of speech,
    /// heads.
    pub fn passage(&self, text: &Text, span: Span) -> Passage {
        self.parsed(Passage::new(text, span, &self.words))
    }

    /// [`Models::passage`] of a paragraph that is already cut as [`Passage::cut`] wants it.
    pub fn passage_of<S>(&self, text: &Text, sentences: impl Iterator<Item = S>) -> Passage
    where
        S: Iterator<Item = Span>,
    {
        self.parsed(Passage::cut(text, sentences, &self.words))
    }

    fn parsed(&self, mut passage: Passage) -> Passage {
        self.parse(&mut passage);
        passage
    }

    /// What stance the paragraph of `target` takes towards it; that of `holder`, if there is one and
    /// it stands in the same paragraph. None without weights.
    pub fn stance_towards(
        &self,
        text: &Text,
        target: Span,
        holder: Option<Span>,
    ) -> Option<Answer> {
        let stance = self.stance.as_ref()?;
        let (passage, question) = self.question(text, target, holder)?;
        Some(stance.read(&passage, &question))
    }

    /// The paragraph of `target`, read, and the question that [`Models::stance_towards`] asks of it.
    /// None if no paragraph has the target.
    pub fn question(
        &self,
        text: &Text,
        target: Span,
        holder: Option<Span>,
    ) -> Option<(Passage, Question)> {
        let paragraphs = standpoint_text::paragraphs(text);
        let own = paragraphs
            .into_iter()
            .find(|paragraph| paragraph.overlaps(target))?;
        let passage = self.passage(text, own);
        let holder = holder.filter(|holder| own.overlaps(*holder));
        let question = Question {
            target: passage.touched(target),
            holder: holder.map(|holder| passage.touched(holder)),
        };
        Some((passage, question))
    }

    /// Gives the words of a passage their parts of speech and heads.
    pub fn parse(&self, passage: &mut Passage) {
        if let Some(pos) = &self.pos {
            pos.read(passage);
        }
        if let Some(heads) = &self.heads {
            heads.read(passage);
        }
    }
}
