//! "I" and "we": who speaks in a quotation, and in a turn of an interview.

use super::Settling;
use crate::positions::proposal::Proposal;
use crate::positions::quotation::touching;
use crate::positions::reading::Reading;

/// How sure the name before the colon of an answer is at least, 0 to 1.
const SPEAKER: f64 = 0.65;

/// In what somebody says "I" or "we".
#[derive(Clone, Copy)]
pub(super) enum Voice {
    /// In the quotation of this number.
    Quote(usize),
    /// In the turn of this actor.
    Turn(usize),
}

impl Settling<'_, '_> {
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

    /// "I" and "we" inside a quotation are whoever says it, which is known when the paragraph ends;
    /// elsewhere they are the author.
    pub(super) fn speaker(
        &mut self,
        reading: &mut Reading<'_, '_>,
        word: usize,
    ) -> Option<(Vec<usize>, f64)> {
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
    pub(super) fn name_speakers(&mut self) {
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
}
