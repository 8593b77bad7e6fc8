//! Positions inside one word or before a noun: "U.S.-backed talks", "anti-NATO rhetoric",
//! "the proposed pipeline".

use super::extent::Mode;
use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use crate::draft::Stance;
use crate::tag::{Form, Tag};

const BACKED: &[(&str, Stance)] = &[
    ("backed", Stance::Supports),
    ("supported", Stance::Supports),
    ("endorsed", Stance::Supports),
    ("proposed", Stance::Proposes),
    ("sponsored", Stance::Supports),
    ("championed", Stance::Supports),
];
const EXPRESSIONS: &[&str] = &[
    "rhetoric",
    "sentiment",
    "stance",
    "protest",
    "protests",
    "campaign",
    "campaigners",
    "message",
    "messaging",
    "feeling",
    "speech",
    "slogans",
    "demonstration",
    "demonstrations",
    "activism",
    "policy",
    "policies",
    "propaganda",
];

impl Reading<'_, '_> {
    /// The position that a compound with its hyphen or an attribute at `i` signals.
    pub(crate) fn compound(&self, i: usize) -> Option<(Proposal, usize)> {
        self.backed(i)
            .or_else(|| self.anti(i))
            .or_else(|| self.proposed(i))
    }

    /// "U.S.-backed negotiation efforts".
    fn backed(&self, i: usize) -> Option<(Proposal, usize)> {
        let (word, stance) = BACKED.iter().find(|(word, _)| self.is(i, &[word]))?;
        if i < 2 || !self.is_hyphen(i - 1) || !self.sentence.joined(i) {
            return None;
        }
        let actor = self.actor_ending_at(i - 1)?;
        let to = self.noun_phrase(i + 1)?;
        let holder = Holder::Actors(vec![actor.index]);
        Some((
            self.attribute(
                i..i + 1,
                (i + 1, to),
                *stance,
                holder,
                0.75,
                format!("compound with “{word}”"),
            )?,
            i + 1,
        ))
    }

    /// "anti-NATO rhetoric".
    fn anti(&self, i: usize) -> Option<(Proposal, usize)> {
        if !self.is(i, &["anti"]) || !self.is_hyphen(i + 1) {
            return None;
        }
        let head = (i + 3..self.len().min(i + 6)).find(|j| self.is(*j, EXPRESSIONS))?;
        let before = i.checked_sub(1);
        let genitive = before
            .filter(|b| self.tag(*b) == Tag::Genitive)
            .and_then(|b| self.actor_ending_at(b));
        let holder = match genitive {
            Some(actor) => Holder::Actors(vec![actor.index]),
            None => self.first_actor_before(i),
        };
        let mut proposal = self.attribute(
            i..i + 1,
            (i + 2, i + 3),
            Stance::Opposes,
            holder,
            0.6,
            "compound with “anti”".to_owned(),
        )?;
        proposal.cue.push(head..head + 1);
        Some((proposal, i + 1))
    }

    fn first_actor_before(&self, i: usize) -> Holder {
        let first = self
            .actors
            .iter()
            .filter(|actor| actor.words.end <= i)
            .min_by_key(|actor| actor.words.start);
        first.map_or(Holder::Nobody, |actor| Holder::Actors(vec![actor.index]))
    }

    /// "the proposed minerals partnership".
    fn proposed(&self, i: usize) -> Option<(Proposal, usize)> {
        let determined = i > 0
            && matches!(
                self.tag(i - 1),
                Tag::Determiner | Tag::Possessive | Tag::Genitive
            );
        if !self.is(i, &["proposed"])
            || !determined
            || matches!(self.tag(i + 1), Tag::Verb(Form::Past))
        {
            return None;
        }
        let end = self
            .content_end(i + 1, Mode::Phrase)
            .min(self.long_noun_phrase(i + 1)?);
        let end = end.max(self.noun_phrase(i + 1)?);
        let holder = match self.tag(i - 1) {
            Tag::Genitive => self
                .actor_ending_at(i - 1)
                .map(|actor| Holder::Actors(vec![actor.index])),
            Tag::Possessive => Some(Holder::Pronoun(i - 1)),
            _ => None,
        };
        let holder = holder.unwrap_or(Holder::Nobody);
        Some((
            self.attribute(
                i..i + 1,
                (i + 1, end),
                Stance::Proposes,
                holder,
                0.6,
                "attribute “proposed”".to_owned(),
            )?,
            i + 1,
        ))
    }

    fn attribute(
        &self,
        cue: std::ops::Range<usize>,
        content: (usize, usize),
        stance: Stance,
        holder: Holder,
        confidence: f64,
        reason: String,
    ) -> Option<Proposal> {
        Some(Proposal {
            cue: std::iter::once(cue).collect(),
            content: vec![self.content(content.0, content.1)?],
            made: Made::Phrase,
            stance,
            holder,
            about: Vec::new(),
            hearsay: false,
            confidence,
            reason,
        })
    }
}
