//! What puts a position in doubt.

use standpoint_annotation::Spans;
use standpoint_text::Span;

use super::Settling;
use crate::draft::{Certainty, Ground, Kind, Mention, Stance, Uncertainty, UncertaintyKind};
use crate::positions::certainty::certainty;
use crate::positions::proposal::Proposal;
use crate::positions::reading::Reading;
use crate::uncertainty::second::{belief, thinks};
use crate::uncertainty::weasel;
use crate::why::LEARNED_BELIEF;

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
            let known = self.is_weasel(actor.span);
            if !known && weasel::is_vague(reading.sentence, words.start, words.end) {
                let spans = Spans::one(actor.span);
                self.add_uncertainty(spans, UncertaintyKind::Weasel, 0.8, "vague source");
            }
        }
    }

    /// Whether nobody in particular stands behind an actor at this place.
    fn is_weasel(&self, actor: Span) -> bool {
        let mut here = self.sentence.uncertainties.iter();
        here.any(|i| {
            self.found
                .uncertainties
                .get(*i)
                .is_some_and(|u| u.kind == UncertaintyKind::Weasel && u.spans.hull() == actor)
        })
    }

    /// The verb of a belief for which nobody in particular stands is cue and doxastic at once:
    /// "analysts **expected**". Which verb is one, a learner says.
    pub(super) fn note_belief(
        &mut self,
        reading: &Reading<'_, '_>,
        proposal: &Proposal,
        holders: &[usize],
    ) {
        let mut actors = holders.iter().filter_map(|i| self.found.actors.get(*i));
        let Some(cue) = proposal.cue.first() else {
            return;
        };
        let span = reading.sentence.cover(cue.start, cue.end);
        if let Some(sure) = belief(span, &self.learned.uncertainties)
            && actors.any(|actor| self.is_weasel(actor.span))
        {
            let spans = Spans::one(span);
            self.add_uncertainty(spans, UncertaintyKind::Doxastic, sure, LEARNED_BELIEF);
        }
    }

    /// The stance of a proposal: who considers somebody something does not ask, unless a word of an
    /// open question is there all the same ("considered whether").
    pub(super) fn stance(&self, reading: &Reading<'_, '_>, proposal: &Proposal) -> Stance {
        let only_thinks = proposal.cue.first().is_some_and(|cue| {
            let span = reading.sentence.cover(cue.start, cue.end);
            thinks(span, &self.learned.uncertainties) && !self.is_open_question(span)
        });
        if proposal.stance == Stance::Asks && only_thinks {
            return Stance::States;
        }
        proposal.stance
    }

    /// Whether words at this place are those of an open question.
    fn is_open_question(&self, span: Span) -> bool {
        let mut here = self.sentence.uncertainties.iter();
        here.any(|i| {
            self.found.uncertainties.get(*i).is_some_and(|u| {
                u.kind == UncertaintyKind::Investigative && u.spans.hull().overlaps(span)
            })
        })
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

#[cfg(test)]
mod tests {
    use standpoint_text::Text;

    use super::*;
    use crate::learned::Layers;
    use crate::learned::layers::Found;
    use crate::learned::uncertainty::Uncertain;
    use crate::positions::tests::found_by;

    /// The kinds and words of a text's uncertainties and the stances and certainties of its
    /// positions, if a learner takes `verb` for one of belief.
    fn doubts(text: &str, verb: &str) -> Vec<String> {
        let text = Text::new(text);
        let at = text.as_str().find(verb).unwrap_or_default();
        let belief = Found {
            span: Span::from_bytes(at, at + verb.len()),
            kind: Uncertain::Doxastic,
            confidence: 0.8,
        };
        let learned = Layers {
            uncertainties: vec![belief],
            ..Layers::default()
        };
        let found = found_by(&text, &learned);
        let uncertainty =
            |one: &Uncertainty| format!("{} {}", one.kind.id(), text.slice(one.spans.hull()));
        let position =
            |one: &crate::draft::Position| format!("{} {}", one.stance.id(), one.certainty.id());
        let positions = found.positions.iter().map(position);
        let doubts = found.uncertainties.iter().map(uncertainty);
        doubts.chain(positions).collect()
    }

    #[test]
    fn only_a_belief_for_which_nobody_stands_is_hearsay() {
        let text = "Analysts believe that the dam will hold.";
        let expected = ["weasel Analysts", "doxastic believe", "states probable"];
        assert_eq!(doubts(text, "believe"), expected);
        let text = "Ada Brandt believes that the dam will hold.";
        assert_eq!(doubts(text, "believes"), ["states certain"]);
    }

    #[test]
    fn who_considers_somebody_something_asks_nothing() {
        let text = "Ada Brandt considers the dam a failure.";
        assert_eq!(doubts(text, "considers"), ["states certain"]);
        let asks = ["investigative considers", "asks unknown"];
        assert_eq!(doubts(text, "dam"), asks);
        let text = "Ada Brandt considered whether the dam was a failure.";
        let asks = ["investigative considered whether", "asks unknown"];
        assert_eq!(doubts(text, "considered"), asks);
    }
}
