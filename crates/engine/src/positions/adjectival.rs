//! Positions signalled by an adjective after its subject: "remain sceptical about …".

use super::complement::Complement;
use super::extent::Mode;
use super::lexicon::{ADJECTIVE_TABLE, Entry, Frames};
use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use super::stance::negated;
use crate::tag::{Form, Tag};

const COPULAS: &[&str] = &[
    "remain",
    "remains",
    "remained",
    "remaining",
    "seem",
    "seems",
    "seemed",
    "appear",
    "appears",
    "appeared",
    "become",
    "becomes",
    "became",
    "feel",
    "feels",
    "felt",
    "sound",
    "sounds",
    "sounded",
    "stand",
    "stands",
    "stood",
    "stay",
    "grow",
    "grew",
    "look",
    "looks",
    "declared",
    "come",
    "came",
];

impl Reading<'_, '_> {
    /// The position that an adjective at `i` signals, and where its cue ends.
    pub(crate) fn adjectival(&self, i: usize) -> Option<(Proposal, usize)> {
        ADJECTIVE_TABLE
            .starting_with(self.lower(i))
            .find_map(|(entry, _)| self.judged(entry, i))
    }

    fn judged(&self, entry: &Entry, i: usize) -> Option<(Proposal, usize)> {
        if !self.sentence.has(i + 1, &entry.particles) {
            return None;
        }
        let end = i + 1 + entry.particles.len();
        let (group, verbless) = self.copula_before(i)?;
        let complement = self.adjective_content(entry, end)?;
        let holder = self.subject_before(group)?.holder;
        // "It is not clear who …": nobody's view.
        if matches!(holder, Holder::Pronoun(word) if self.is(word, &["it"])) {
            return None;
        }
        let negation = (group..i).any(|j| self.is_negation(j));
        let short = self.is(i, &["for", "against"]);
        let confidence = if verbless {
            0.55
        } else if short {
            0.5
        } else {
            0.8
        };
        let proposal = Proposal {
            cue: std::iter::once(i..end).collect(),
            content: vec![self.content(complement.from, complement.to)?],
            made: Made::of(complement.kind),
            stance: if negation {
                negated(entry.stance)
            } else {
                entry.stance
            },
            holder,
            about: Vec::new(),
            hearsay: false,
            confidence,
            reason: format!("adjective “{}”, {}", entry.words, complement.kind),
        };
        Some((proposal, end))
    }

    /// Where the copula's group starts, and whether there is none ("critics opposed to").
    fn copula_before(&self, i: usize) -> Option<(usize, bool)> {
        let mut start = i;
        while start > 0
            && (self.is_adverb(start - 1)
                || self.is_opening_mark(start - 1)
                || self.is_negation(start - 1) && !self.is_auxiliary(start - 1)
                || self.is(start - 1, &["deeply", "more", "too", "so", "as"]))
        {
            start -= 1;
        }
        let verb = start.checked_sub(1)?;
        if self.is_be(verb) || self.is(verb, COPULAS) {
            let mut group = verb;
            while group > 0
                && (self.is_auxiliary(group - 1)
                    || self.is_adverb(group - 1)
                    || self.is(group - 1, &["to"]))
            {
                group -= 1;
            }
            return Some((group, false));
        }
        // A participle that follows its noun: "residents opposed to the dam".
        let follows = self.lower(i).ends_with("ed")
            && self.is_nominal(verb)
            && self.actor_ending_at(start).is_some();
        follows.then_some((start, true))
    }

    fn adjective_content(&self, entry: &Entry, at: usize) -> Option<Complement> {
        if let Some(found) = self.after_preposition(entry, at) {
            return Some(found);
        }
        let (from, mode, kind) = if entry.takes(Frames::INFINITIVE) && self.infinitive_at(at) {
            (at, Mode::Infinitive, "infinitive after it")
        } else if entry.takes(Frames::CLAUSE) && self.is(at, &["that"]) {
            (at + 1, Mode::Clause, "clause with “that” after it")
        } else if entry.takes(Frames::CLAUSE) && self.clause_at(at) {
            (at, Mode::Clause, "clause after it")
        } else if entry.takes(Frames::QUESTION)
            && self.is(
                at,
                &["whether", "how", "what", "if", "who", "when", "where"],
            )
        {
            (at, Mode::Clause, "question after it")
        } else if entry.takes(Frames::GERUND) && self.tag(at) == Tag::Verb(Form::Gerund) {
            (at, Mode::Infinitive, "gerund after it")
        } else if entry.takes(Frames::OBJECT) && self.opens_object(at) {
            (at, Mode::Object, "noun phrase after it")
        } else {
            return None;
        };
        let to = self.content_end(from, mode);
        (to > from).then_some(Complement {
            from,
            to,
            addressed: None,
            kind,
            confidence: 0.8,
        })
    }
}
