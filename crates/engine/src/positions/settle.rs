//! Proposals become drafts: holders, links, certainty and issue.

use standpoint_annotation::Spans;
use standpoint_text::{Span, Text};

use super::certainty::certainty;
use super::holder::Seeming;
use super::issue::Issues;
use super::links::qualify;
use super::proposal::{Holder, Made, Proposal};
use super::quotation::{Quote, tidy, touching};
use super::reading::{Placed, Reading};
use super::salience::Salience;
use crate::draft::{Cue, Found, Ground, Kind, Mention, Position, Uncertainty, UncertaintyKind};
use crate::entities::Memory;
use crate::uncertainty::weasel;

/// How sure a pronoun is at most, 0 to 1.
const PRONOUN: f64 = 0.65;
/// How sure the name before the colon of an answer is at least, 0 to 1.
const SPEAKER: f64 = 0.65;

/// Drafts under way, with what the text was last about.
pub(crate) struct Settling<'t, 'f> {
    text: &'t Text,
    memory: &'t Memory,
    found: &'f mut Found,
    issues: Issues,
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

/// In what somebody says "I" or "we".
#[derive(Clone, Copy)]
enum Voice {
    /// In the quotation of this number.
    Quote(usize),
    /// In the turn of this actor.
    Turn(usize),
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
    pub(crate) fn new(text: &'t Text, memory: &'t Memory, found: &'f mut Found) -> Self {
        let listed_uncertainties = found.uncertainties.len();
        Self {
            text,
            memory,
            found,
            issues: Issues::default(),
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

    pub(crate) fn open_paragraph(&mut self, quotes: Vec<Quote>) {
        self.held = vec![None; quotes.len()];
        self.quotes = quotes;
        let starts = self
            .quotes
            .first()
            .is_some_and(|quote| quote.opens_in == 0 && quote.opens_sentence);
        match (self.runs_on, self.quotes.first()) {
            (Some(position), Some(quote)) if starts => {
                let inner = quote.inner;
                self.add_piece(position, inner);
                if let Some(held) = self.held.first_mut() {
                    *held = Some(position);
                }
            }
            _ => self.runs_on = None,
        }
    }

    /// Somebody else speaks from this sentence on; the answer, if it is one, is a position of theirs.
    pub(crate) fn open_turn(&mut self, reading: &mut Reading<'_, '_>, answer: Option<Proposal>) {
        self.turn = None;
        let before = self.found.positions.len();
        if let Some(answer) = answer {
            self.settle(reading, answer);
        }
        let answered = self.found.positions.get(before);
        self.turn = answered.and_then(|position| position.held_by.first().copied());
        if let Some(speaker) = self.turn.and_then(|turn| self.found.actors.get_mut(turn)) {
            // Whatever else speaks against a name: who answers is somebody.
            speaker.ground.confidence = speaker.ground.confidence.max(SPEAKER);
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

    /// Gives quotations without a position of their own to the speaker of the one before.
    pub(crate) fn close_paragraph(&mut self) {
        let mut speaking = None;
        for number in 0..self.quotes.len() {
            let (held, quote) = (
                self.held.get(number).copied().flatten(),
                self.quotes.get(number).cloned(),
            );
            let Some(quote) = quote else { break };
            match (held, speaking) {
                (Some(position), _) => speaking = Some(position),
                (None, Some(position)) if quote.opens_sentence && quote.words > 2 => {
                    let piece = tidy(self.text, quote.inner, &self.quotes);
                    self.add_piece(position, piece);
                    if let Some(held) = self.held.get_mut(number) {
                        *held = Some(position);
                    }
                }
                _ => {}
            }
        }
        self.name_speakers();
        let open = self.quotes.last().is_some_and(|quote| !quote.closed);
        self.runs_on = if open {
            self.held.last().copied().flatten().or(speaking)
        } else {
            None
        };
    }

    /// Adds to a position what goes on of it, unless nothing is left between its quotation marks.
    fn add_piece(&mut self, position: usize, piece: Span) {
        let piece = tidy(self.text, piece, &self.quotes);
        if piece.is_empty() {
            return;
        }
        if let Some(position) = self.found.positions.get_mut(position) {
            let mut pieces = position.spans.pieces().to_vec();
            pieces.push(piece);
            if let Ok(spans) = Spans::new(pieces) {
                position.spans = spans;
            }
        }
    }

    /// Drafts a proposal, if somebody who can hold it does.
    pub(crate) fn settle(&mut self, reading: &mut Reading<'_, '_>, mut proposal: Proposal) {
        let Some((mut held_by, weight)) = self.holders(reading, &proposal) else {
            return;
        };
        for holder in &mut held_by {
            *holder = reading.named_beside(&self.found.actors, *holder);
        }
        proposal.content = proposal
            .content
            .iter()
            .map(|piece| tidy(self.text, *piece, &self.quotes))
            .filter(|piece| !piece.is_empty())
            .collect();
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
        }
        let (qualified_by, certainty) = self.certainty(reading, &proposal, &held_by);
        let mut about = about(reading, &proposal, &held_by);
        if about.is_empty() {
            about.extend(self.behind_pronoun(reading, &proposal, &held_by));
        }
        about.retain(|i| {
            self.found
                .actors
                .get(*i)
                .is_some_and(|actor| actor.mention != Mention::Pronoun)
        });
        let issue = self
            .issues
            .wording(reading, self.text, spans.pieces(), proposal.made);
        let ground = Ground::new(proposal.confidence * weight, proposal.reason);
        self.strengthen(&held_by, ground.confidence);
        self.sentence.holders.extend(&held_by);
        self.sentence.last.clone_from(&held_by);
        self.found.positions.push(Position {
            spans,
            stance: proposal.stance,
            certainty,
            issue,
            held_by,
            signalled_by: cue.into_iter().collect(),
            qualified_by,
            about,
            ground,
        });
    }

    /// The nearest mention before of whom the pronoun at the start of the content stands for, unless
    /// that is the holder.
    fn behind_pronoun(
        &self,
        reading: &Reading<'_, '_>,
        proposal: &Proposal,
        holders: &[usize],
    ) -> Option<usize> {
        let actors = &self.found.actors;
        let word = reading.pronoun_subject(*proposal.content.first()?)?;
        let (_, entity) = self
            .salience
            .antecedent(reading, actors, self.memory, word)?;
        let entity = Some(entity?);
        if holders
            .iter()
            .any(|holder| actors[*holder].entity == entity)
        {
            return None;
        }
        let start = reading.sentence.cover(word, word + 1).start();
        let named = actors.iter().enumerate().filter(|(_, actor)| {
            actor.entity == entity && actor.mention != Mention::Pronoun && actor.span.end() <= start
        });
        let nearest = named.max_by_key(|(_, actor)| actor.span.start());
        nearest.map(|(index, _)| index)
    }

    /// A pronoun is an actor only where it holds something: it is as sure as the surest of that.
    fn strengthen(&mut self, held_by: &[usize], confidence: f64) {
        for index in held_by {
            if let Some(actor) = self.found.actors.get_mut(*index)
                && actor.mention == Mention::Pronoun
            {
                actor.ground.confidence = actor.ground.confidence.max(confidence.min(PRONOUN));
            }
        }
    }

    /// Whether these actors hold this content in the sentence already: one saying, one position.
    fn is_drafted(&self, spans: &Spans, held_by: &[usize]) -> bool {
        let here = self.found.positions.iter().skip(self.sentence.first);
        !held_by.is_empty()
            && here
                .into_iter()
                .any(|known| known.held_by == held_by && known.spans == *spans)
    }

    /// The actors that hold it and what that makes of the confidence; nothing where the subject is
    /// nobody who can hold a position.
    fn holders(
        &mut self,
        reading: &mut Reading<'_, '_>,
        proposal: &Proposal,
    ) -> Option<(Vec<usize>, f64)> {
        match &proposal.holder {
            Holder::Nobody => Some((Vec::new(), 1.0)),
            Holder::Actors(actors) => Some((actors.clone(), 1.0)),
            Holder::Same if self.sentence.last.is_empty() => {
                // "He resigned and said …": nothing was held before, but somebody acted.
                let cue = proposal.cue.first()?.start;
                let holder = reading.earlier_subject(cue);
                // "was taken aside and told" leaves open who told it.
                let passive = (0..cue).any(|i| reading.is_be(i));
                let acts = holder != Holder::Same && !passive;
                acts.then(|| {
                    self.holders(
                        reading,
                        &Proposal {
                            holder,
                            ..proposal.clone()
                        },
                    )
                })?
            }
            Holder::Same => Some((self.sentence.last.clone(), 0.95)),
            Holder::Pronoun(word) => self.pronoun(reading, *word),
            Holder::Phrase(words) => match reading.seeming(words) {
                Seeming::Holder(kind) => {
                    let actor = reading.described(words.clone(), kind);
                    Some((vec![self.add_actor(reading, actor)], 0.9))
                }
                Seeming::Named => {
                    let actor = reading.named(words.clone());
                    Some((vec![self.add_actor(reading, actor)], 0.8))
                }
                Seeming::Document => Some((Vec::new(), 0.75)),
                Seeming::Thing => None,
            },
        }
    }

    fn pronoun(&mut self, reading: &mut Reading<'_, '_>, word: usize) -> Option<(Vec<usize>, f64)> {
        let antecedent = self
            .salience
            .antecedent(reading, &self.found.actors, self.memory, word);
        let speaker = matches!(reading.lower(word), "i" | "we" | "our" | "my" | "you");
        if antecedent.is_none() && (speaker || matches!(reading.lower(word), "it" | "its")) {
            return if speaker {
                self.speaker(reading, word)
            } else {
                None
            };
        }
        let actor = reading.pronoun_actor(word, antecedent);
        Some((vec![self.add_actor(reading, actor)], 0.95))
    }

    /// "I" and "we" inside a quotation are whoever says it, which is known when the paragraph ends;
    /// elsewhere they are the author.
    fn speaker(&mut self, reading: &mut Reading<'_, '_>, word: usize) -> Option<(Vec<usize>, f64)> {
        let span = reading.sentence.cover(word, word + 1);
        let quote = touching(&self.quotes, span).next();
        let index = self.add_actor(reading, reading.pronoun_actor(word, None));
        let turn = self.turn.map(Voice::Turn);
        match quote.map(Voice::Quote).or(turn) {
            Some(voice) => self.speakers.push((index, voice)),
            None if reading.is(word, &["you"]) => return None,
            None => {}
        }
        Some((vec![index], if quote.is_some() { 0.9 } else { 0.75 }))
    }

    /// Gives the pronouns of those who speak the entity of who holds the quotation, or of whose turn
    /// it is.
    fn name_speakers(&mut self) {
        for (pronoun, voice) in std::mem::take(&mut self.speakers) {
            let holder = match voice {
                Voice::Turn(actor) => Some(actor),
                Voice::Quote(quote) => {
                    let position = self.held.get(quote).copied().flatten();
                    let position = position.and_then(|number| self.found.positions.get(number));
                    position.and_then(|position| position.held_by.first().copied())
                }
            };
            let entity = holder.and_then(|holder| self.found.actors.get(holder)?.entity);
            if let Some(actor) = self.found.actors.get_mut(pronoun) {
                actor.entity = entity;
            }
            self.found
                .speakers
                .extend(holder.map(|holder| (pronoun, holder)));
        }
    }

    /// The place of this actor among the drafts; the one that is already there if there is.
    fn add_actor(&mut self, reading: &mut Reading<'_, '_>, actor: crate::draft::Actor) -> usize {
        let known = reading.actors.iter().find(|placed| {
            self.found
                .actors
                .get(placed.index)
                .is_some_and(|known| known.span == actor.span)
        });
        if let Some(placed) = known {
            return placed.index;
        }
        let index = self.found.actors.len();
        let words = reading.sentence.words_in(actor.span);
        self.found.actors.push(actor);
        reading.actors.push(Placed { words, index });
        index
    }

    /// Remembers which quotations this position holds.
    fn note_quotes(&mut self, reading: &Reading<'_, '_>, position: usize, proposal: &Proposal) {
        // A cue inside the quotation is the speaker's own word.
        if proposal
            .cue
            .first()
            .is_some_and(|cue| reading.is_quoted(cue.start))
        {
            return;
        }
        let spoken = proposal.made == Made::Quotation;
        for piece in &proposal.content {
            for number in touching(&self.quotes, *piece) {
                let (Some(quote), Some(held)) =
                    (self.quotes.get(number), self.held.get_mut(number))
                else {
                    continue;
                };
                if held.is_none() && piece.overlaps(quote.inner) && (spoken || quote.words > 5) {
                    *held = Some(position);
                }
            }
        }
    }

    fn note_weasels(&mut self, reading: &Reading<'_, '_>, holders: &[usize]) {
        for holder in holders {
            let Some(actor) =
                self.found.actors.get(*holder).filter(|actor| {
                    actor.kind == Kind::Group && actor.mention == Mention::Description
                })
            else {
                continue;
            };
            let words = reading.sentence.words_in(actor.span);
            let known = self.sentence.uncertainties.iter().any(|i| {
                self.found.uncertainties.get(*i).is_some_and(|u| {
                    u.kind == UncertaintyKind::Weasel && u.spans.hull() == actor.span
                })
            });
            if !known && weasel::is_vague(reading.sentence, words.start, words.end) {
                let spans = Spans::one(actor.span);
                self.add_uncertainty(spans, UncertaintyKind::Weasel, 0.8, "vague source");
            }
        }
    }

    fn note_hearsay(&mut self, reading: &Reading<'_, '_>, proposal: &Proposal) {
        if let Some(cue) = proposal.cue.first() {
            let spans = Spans::one(reading.sentence.cover(cue.start, cue.end));
            self.add_uncertainty(
                spans,
                UncertaintyKind::Doxastic,
                0.7,
                "passive of saying or believing without an agent",
            );
        }
    }

    fn add_uncertainty(
        &mut self,
        spans: Spans,
        kind: UncertaintyKind,
        confidence: f64,
        reason: &'static str,
    ) {
        self.sentence
            .uncertainties
            .push(self.found.uncertainties.len());
        self.found.uncertainties.push(Uncertainty {
            spans,
            kind,
            ground: Ground::new(confidence, reason),
        });
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

    fn certainty(
        &self,
        reading: &Reading<'_, '_>,
        proposal: &Proposal,
        holders: &[usize],
    ) -> (Vec<usize>, crate::draft::Certainty) {
        let here: Vec<(usize, &Uncertainty)> = self
            .sentence
            .uncertainties
            .iter()
            .filter_map(|i| Some((*i, self.found.uncertainties.get(*i)?)))
            .collect();
        let (mut qualifying, mut level) = certainty(reading, proposal, &here);
        for (index, uncertainty) in &here {
            let source = uncertainty.kind == UncertaintyKind::Weasel
                && holders.iter().any(|holder| {
                    self.found
                        .actors
                        .get(*holder)
                        .is_some_and(|actor| actor.span == uncertainty.spans.hull())
                });
            if source && !qualifying.contains(index) {
                qualifying.push(*index);
                level = level.max(crate::draft::Certainty::Probable);
            }
        }
        (qualifying, level)
    }
}

/// At whom it is directed: those whom the rule names, otherwise those whom the content's words do.
fn about(reading: &Reading<'_, '_>, proposal: &Proposal, holders: &[usize]) -> Vec<usize> {
    let mut about = proposal.about.clone();
    if about.is_empty()
        && let Some(piece) = proposal.content.first()
    {
        about = reading.about(*piece);
    }
    about.retain(|actor| !holders.contains(actor));
    about.sort_unstable();
    about.dedup();
    about
}
