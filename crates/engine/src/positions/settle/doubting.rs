//! What puts a position in doubt.

use standpoint_annotation::Spans;

use super::Settling;
use crate::draft::{Certainty, Ground, Kind, Mention, Uncertainty, UncertaintyKind};
use crate::positions::certainty::certainty;
use crate::positions::proposal::Proposal;
use crate::positions::reading::Reading;
use crate::uncertainty::weasel;

impl Settling<'_, '_> {
    pub(super) fn note_weasels(&mut self, reading: &Reading<'_, '_>, holders: &[usize]) {
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

    pub(super) fn note_hearsay(&mut self, reading: &Reading<'_, '_>, proposal: &Proposal) {
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

    pub(super) fn add_uncertainty(
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

    pub(super) fn certainty(
        &self,
        reading: &Reading<'_, '_>,
        proposal: &Proposal,
        holders: &[usize],
    ) -> (Vec<usize>, Certainty) {
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
                level = level.max(Certainty::Probable);
            }
        }
        (qualifying, level)
    }
}
