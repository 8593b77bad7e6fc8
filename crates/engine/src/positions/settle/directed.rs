//! At whom a position is directed.

use super::Settling;
use crate::draft::Mention;
use crate::positions::proposal::Proposal;
use crate::positions::reading::Reading;

impl Settling<'_, '_> {
    /// The actors that it is directed at; a pronoun is none.
    pub(super) fn about(
        &self,
        reading: &Reading<'_, '_>,
        proposal: &Proposal,
        holders: &[usize],
    ) -> Vec<usize> {
        let mut about = named(reading, proposal, holders);
        if about.is_empty() {
            about.extend(self.behind_pronoun(reading, proposal, holders));
        }
        about.retain(|i| {
            let actor = self.found.actors.get(*i);
            actor.is_some_and(|actor| actor.mention != Mention::Pronoun)
        });
        about
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
}

/// Those whom the rule names, otherwise those whom the content's words do.
fn named(reading: &Reading<'_, '_>, proposal: &Proposal, holders: &[usize]) -> Vec<usize> {
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
