//! Who holds a position.

use super::Settling;
use crate::draft::{Actor, Mention};
use crate::positions::holder::Seeming;
use crate::positions::proposal::{Holder, Proposal};
use crate::positions::reading::{Placed, Reading};

/// How sure a pronoun is at most, 0 to 1.
const PRONOUN: f64 = 0.65;

impl Settling<'_, '_> {
    /// The actors that hold it and what that makes of the confidence; nothing where the subject is
    /// nobody who can hold a position.
    pub(super) fn holders(
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

    pub(super) fn pronoun(
        &mut self,
        reading: &mut Reading<'_, '_>,
        word: usize,
    ) -> Option<(Vec<usize>, f64)> {
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

    /// The place of this actor among the drafts; the one that is already there if there is.
    pub(super) fn add_actor(&mut self, reading: &mut Reading<'_, '_>, actor: Actor) -> usize {
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

    /// A pronoun is an actor only where it holds something: it is as sure as the surest of that.
    pub(super) fn strengthen(&mut self, held_by: &[usize], confidence: f64) {
        for index in held_by {
            if let Some(actor) = self.found.actors.get_mut(*index)
                && actor.mention == Mention::Pronoun
            {
                actor.ground.confidence = actor.ground.confidence.max(confidence.min(PRONOUN));
            }
        }
    }
}
