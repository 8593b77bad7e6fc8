//! Proposals become drafts: who holds them ([`holding`], [`speaking`], [`quoting`]), at whom they are
//! directed ([`directed`]), what puts them in doubt ([`doubting`]), and what they are about.

mod directed;
mod doubting;
mod holding;
mod quoting;
mod speaking;

use standpoint_annotation::Spans;
use standpoint_text::{Span, Text};

use super::issue::Issues;
use super::links::qualify;
use super::proposal::Proposal;
use super::quotation::{Quote, tidy};
use super::reading::Reading;
use super::salience::Salience;
use crate::draft::{Cue, Found, Ground, Position};
use crate::entities::Memory;
use crate::learned::Layers;
use speaking::Voice;

/// Drafts under way, with what the text was last about.
pub(crate) struct Settling<'t, 'f> {
    text: &'t Text,
    memory: &'t Memory,
    learned: &'t Layers,
    issues: &'f mut Issues,
    found: &'f mut Found,
    salience: Salience,
    /// Where the actors of the actor layer end and uncertainties of the word list are read.
    next_uncertainty: usize,
    listed_uncertainties: usize,
    sentence: SentenceState,
    quotes: Vec<Quote>,
    /// The place among the drafts of the position that holds each quotation.
    held: Vec<Option<usize>>,
    /// The position whose quotation runs on into this paragraph.
    runs_on: Option<usize>,
    /// Pronouns of those who speak, with what says who that is.
    speakers: Vec<(usize, Voice)>,
    /// The actor before the colon whose turn it is in an interview.
    turn: Option<usize>,
}

/// What is known of the sentence under way.
#[derive(Default)]
struct SentenceState {
    uncertainties: Vec<usize>,
    holders: Vec<usize>,
    last: Vec<usize>,
    /// The number of positions before it.
    first: usize,
}

impl<'t, 'f> Settling<'t, 'f> {
    pub(crate) fn new(
        text: &'t Text,
        memory: &'t Memory,
        learned: &'t Layers,
        issues: &'f mut Issues,
        found: &'f mut Found,
    ) -> Self {
        let listed_uncertainties = found.uncertainties.len();
        Self {
            text,
            memory,
            learned,
            issues,
            found,
            salience: Salience::default(),
            next_uncertainty: 0,
            listed_uncertainties,
            sentence: SentenceState::default(),
            quotes: Vec::new(),
            held: Vec::new(),
            runs_on: None,
            speakers: Vec::new(),
            turn: None,
        }
    }

    /// Draws the links for which everything has to be read.
    pub(crate) fn close(self) {
        let first_word = |span: Span| {
            let words = self.text.slice(span).to_lowercase();
            words
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        qualify(self.found, first_word);
    }

    /// Takes the sentence's uncertainties from the word list's, which stand in text order.
    pub(crate) fn open_sentence(&mut self, reading: &Reading<'_, '_>) {
        self.sentence = SentenceState {
            first: self.found.positions.len(),
            ..SentenceState::default()
        };
        while self.next_uncertainty < self.listed_uncertainties {
            let Some(uncertainty) = self.found.uncertainties.get(self.next_uncertainty) else {
                break;
            };
            if uncertainty.spans.start() >= reading.sentence.span.end() {
                break;
            }
            self.sentence.uncertainties.push(self.next_uncertainty);
            self.next_uncertainty += 1;
        }
    }

    pub(crate) fn close_sentence(&mut self, reading: &Reading<'_, '_>) {
        self.salience
            .learn(reading, &self.found.actors, &self.sentence.holders);
    }

    /// Drafts a proposal, if somebody who can hold it does.
    pub(crate) fn settle(&mut self, reading: &mut Reading<'_, '_>, mut proposal: Proposal) {
        let Some((mut held_by, weight)) = self.holders(reading, &proposal) else {
            return;
        };
        for holder in &mut held_by {
            *holder = reading.named_beside(&self.found.actors, *holder);
        }
        proposal.content = self.tidied(&proposal.content);
        let Ok(spans) = Spans::new(proposal.content.clone()) else {
            return;
        };
        if self.is_drafted(&spans, &held_by) {
            return;
        }
        let position = self.found.positions.len();
        self.note_quotes(reading, position, &proposal);
        self.note_weasels(reading, &held_by);
        let cue = self.cue(reading, &proposal);
        if proposal.hearsay {
            self.note_hearsay(reading, &proposal);
        } else {
            self.note_belief(reading, &proposal, &held_by);
        }
        let (qualified_by, certainty) = self.certainty(reading, &proposal, &held_by);
        let about = self.about(reading, &proposal, &held_by);
        let stance = self.stance(reading, &proposal);
        let issue = self
            .issues
            .wording(reading, self.text, spans.pieces(), proposal.made);
        let ground = Ground::new(proposal.confidence * weight, proposal.reason);
        self.strengthen(&held_by, ground.confidence);
        self.sentence.holders.extend(&held_by);
        self.sentence.last.clone_from(&held_by);
        self.found.positions.push(Position {
            spans,
            stance,
            certainty,
            issue,
            held_by,
            signalled_by: cue.into_iter().collect(),
            qualified_by,
            about,
            ground,
        });
    }

    /// A content without what its quotations leave empty.
    fn tidied(&self, content: &[Span]) -> Vec<Span> {
        let pieces = content
            .iter()
            .map(|piece| tidy(self.text, *piece, &self.quotes));
        pieces.filter(|piece| !piece.is_empty()).collect()
    }

    /// Whether these actors hold this content in the sentence already: one saying, one position.
    fn is_drafted(&self, spans: &Spans, held_by: &[usize]) -> bool {
        let here = self.found.positions.iter().skip(self.sentence.first);
        !held_by.is_empty()
            && here
                .into_iter()
                .any(|known| known.held_by == held_by && known.spans == *spans)
    }

    fn cue(&mut self, reading: &Reading<'_, '_>, proposal: &Proposal) -> Option<usize> {
        let pieces: Vec<Span> = proposal
            .cue
            .iter()
            .map(|words| reading.sentence.cover(words.start, words.end))
            .collect();
        let spans = Spans::new(pieces).ok()?;
        self.found.cues.push(Cue {
            spans,
            ground: Ground::new(proposal.confidence, proposal.reason.clone()),
        });
        Some(self.found.cues.len() - 1)
    }
}
