//! Positions signalled by a verb.

use standpoint_text::Span;

use super::complement::Complement;
use super::lexicon::Frames;
use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use super::stance::negated;
use super::verb::{Verb, Voice};
use crate::draft::Stance;

impl Reading<'_, '_> {
    /// The position that a verb at `i` signals, and where its cue ends.
    pub(crate) fn verbal(&self, i: usize) -> Option<(Proposal, usize)> {
        self.verbs_at(i).into_iter().find_map(|verb| {
            let proposal = match verb.voice {
                Voice::Active | Voice::Participial => self.active(&verb),
                Voice::Passive | Voice::Reduced => self.passive(&verb),
                Voice::Infinitive => self.said_infinitive(&verb),
            };
            proposal.map(|proposal| (proposal, verb.end))
        })
    }

    fn active(&self, verb: &Verb) -> Option<Proposal> {
        if let Some(spoken) = self.spoken_before(verb)
            && (spoken.quoted && verb.voice == Voice::Active || self.complement(verb).is_none())
        {
            let content = spoken
                .pieces
                .iter()
                .map(|(from, to)| self.sentence.cover(*from, *to))
                .collect();
            let kind = if spoken.quoted {
                "quotation beside it"
            } else {
                "clause before it"
            };
            let mut proposal = self.proposal(verb, content, spoken.holder, kind, 0.85);
            proposal.about.extend(spoken.addressed);
            return Some(proposal);
        }
        let holder = self.holder(verb)?;
        match self.complement(verb) {
            // "who asked not to be named" is no position on anything.
            Some(complement) if self.is_anonymity(&complement) => None,
            Some(complement) => self.with_complement(verb, holder, &complement),
            None => self.relative_object(verb, holder),
        }
    }

    fn is_anonymity(&self, complement: &Complement) -> bool {
        self.infinitive_at(complement.from)
            && (complement.from..complement.to)
                .any(|i| self.is(i, &["named", "identified", "anonymous", "anonymity"]))
    }

    /// "the treaty, which Kessia has long opposed": the object stands before "which".
    fn relative_object(&self, verb: &Verb, holder: Holder) -> Option<Proposal> {
        let start = self.subject_before(verb.group)?.start;
        let relative = start
            .checked_sub(1)
            .filter(|i| self.is(*i, &["which", "that", "whom"]))?;
        if !verb.entry.takes(Frames::OBJECT) {
            return None;
        }
        let end = if relative > 0 && self.is_comma(relative - 1) {
            relative - 1
        } else {
            relative
        };
        let from = self.long_phrase_start(end);
        let content = self.content(from, end)?;
        Some(self.proposal(verb, vec![content], holder, "object before “which”", 0.7))
    }

    /// "He went on to say that …", "she is likely to argue that …": a verb of saying only.
    fn said_infinitive(&self, verb: &Verb) -> Option<Proposal> {
        if !verb.entry.takes(Frames::QUOTE) || verb.entry.takes(Frames::OBJECT) {
            return None;
        }
        let complement = self
            .complement(verb)
            .filter(|found| found.confidence > 0.8)?;
        let mut proposal = self.with_complement(verb, Holder::Same, &complement)?;
        proposal.confidence *= 0.6;
        Some(proposal)
    }

    pub(super) fn with_complement(
        &self,
        verb: &Verb,
        holder: Holder,
        complement: &Complement,
    ) -> Option<Proposal> {
        let content = self.content(complement.from, complement.to)?;
        let mut proposal = self.proposal(
            verb,
            vec![content],
            holder,
            complement.kind,
            complement.confidence,
        );
        proposal.about.extend(complement.addressed);
        self.adjust_stance(verb, complement, &mut proposal);
        Some(proposal)
    }

    /// A question or a wish turns what a verb of telling means.
    fn adjust_stance(&self, verb: &Verb, complement: &Complement, proposal: &mut Proposal) {
        let infinitive = self.infinitive_at(complement.from);
        let question = self.is(
            complement.from,
            &[
                "whether", "if", "why", "how", "what", "who", "when", "where",
            ],
        );
        proposal.stance = match (verb.entry.words, proposal.stance) {
            ("ask", _) if question || complement.kind.starts_with("quotation") => Stance::Asks,
            ("tell" | "warn" | "advise", _) if infinitive => Stance::Demands,
            ("want" | "wish", _) if complement.kind.starts_with("wish") => Stance::Demands,
            ("expect", _) if complement.kind.starts_with("wish") => Stance::States,
            (_, stance) => stance,
        };
        if matches!(verb.entry.words, "warn" | "advise" | "caution")
            && verb.end == complement.from.saturating_sub(1)
            && self.is(verb.end, &["against"])
        {
            proposal.stance = Stance::Opposes;
        }
    }

    /// Whose position an active verb's is.
    fn holder(&self, verb: &Verb) -> Option<Holder> {
        match verb.voice {
            Voice::Participial => self.participial_holder(verb),
            _ => match self.subject_before(verb.group) {
                Some(subject) => Some(subject.holder),
                // The title before a name, a bracket and the like still leave a subject; a verb
                // without one is none.
                None => quoted_subject(verb),
            },
        }
    }

    /// "…, saying": the subject of the clause before; "By praising …, the leader": the one after.
    fn participial_holder(&self, verb: &Verb) -> Option<Holder> {
        // "protesters demanding a vote" are those who demand; "a plan banning" holds nothing.
        if verb.group > 0 && self.is_nominal(verb.group - 1) {
            return self
                .actor_ending_at(verb.group)
                .map(|actor| Holder::Actors(vec![actor.index]));
        }
        Some(self.participial_subject(verb))
    }

    fn participial_subject(&self, verb: &Verb) -> Holder {
        let opens = verb.group == 0
            || verb.group <= 2
                && self.is(
                    0,
                    &["by", "while", "after", "before", "in", "without", "when"],
                );
        if !opens {
            return self.earlier_subject(verb.group);
        }
        let comma =
            (verb.end..self.len()).find(|i| self.is_comma(*i) && self.subject_opens(*i + 1));
        comma
            .and_then(|comma| self.subject_after(comma + 1))
            .map_or(Holder::Nobody, |(holder, _)| holder)
    }

    fn subject_opens(&self, i: usize) -> bool {
        self.clause_at(i)
    }

    /// The subject of the main clause before a participle: the first actor or person that is a verb's
    /// subject, otherwise the nearest subject.
    pub(super) fn earlier_subject(&self, before: usize) -> Holder {
        let verbs = (0..before)
            .filter(|i| self.is_finite(*i) && self.is_quoted(*i) == self.is_quoted(before));
        let mut nearest = Holder::Same;
        for verb in verbs {
            let mut group = verb;
            while group > 0 && (self.is_auxiliary(group - 1) || self.is_adverb(group - 1)) {
                group -= 1;
            }
            match self.subject_before(group).map(|subject| subject.holder) {
                Some(holder @ Holder::Actors(_)) => return holder,
                Some(Holder::Pronoun(word)) if !self.is(word, &["it"]) => {
                    return Holder::Pronoun(word);
                }
                Some(holder) => nearest = holder,
                None => {}
            }
        }
        nearest
    }

    /// "was rejected by Kessia", "is expected to", "it is believed that".
    fn passive(&self, verb: &Verb) -> Option<Proposal> {
        if let Some(by) = self.agent(verb) {
            return self.passive_with_agent(verb, by);
        }
        if verb.entry.takes(Frames::ADDRESSED.and(Frames::TOLD)) {
            return self.told_passive(verb);
        }
        if !verb.entry.takes(Frames::HEARSAY)
            || verb.negation.is_some() && verb.voice == Voice::Reduced
        {
            return None;
        }
        self.hearsay(verb)
    }

    /// "She was told to leave": a cue without a holder, directed at the subject.
    fn told_passive(&self, verb: &Verb) -> Option<Proposal> {
        let complement = self.complement(verb)?;
        let mut proposal = self.with_complement(verb, Holder::Nobody, &complement)?;
        if let Some(Holder::Actors(addressed)) = self
            .subject_before(verb.group)
            .map(|subject| subject.holder)
        {
            proposal.about = addressed;
        }
        if self.infinitive_at(complement.from) {
            proposal.stance = Stance::Demands;
        }
        proposal.confidence = 0.55;
        Some(proposal)
    }

    /// Where "by" stands after a passive verb.
    fn agent(&self, verb: &Verb) -> Option<usize> {
        let next = self.skip_adverbs(verb.end);
        self.is(next, &["by"]).then_some(next)
    }

    fn passive_with_agent(&self, verb: &Verb, by: usize) -> Option<Proposal> {
        let (holder, end) = self.subject_after(by + 1)?;
        if matches!(holder, Holder::Phrase(_)) && !self.is_nominal(end - 1) {
            return None;
        }
        let content = if self.is(end, &["as"]) {
            self.content(end, self.content_end(end + 1, super::extent::Mode::Object))?
        } else {
            self.passive_subject(verb)?
        };
        Some(self.proposal(verb, vec![content], holder, "agent after “by”", 0.7))
    }

    /// The noun phrase before a passive verb: what is accepted or refused.
    fn passive_subject(&self, verb: &Verb) -> Option<Span> {
        let mut end = verb.group;
        // "has drawn support but is opposed by": the subject of the sentence's first verb.
        if end > 0 && self.is(end - 1, &["and", "but"]) {
            end = (0..end).find(|i| self.is_finite(*i))?;
        }
        if end > 0 && self.is(end - 1, &["which", "that", "who"]) {
            end -= 1;
        }
        if end > 0 && self.is_comma(end - 1) {
            end -= 1;
        }
        let mut start = self.phrase_start(end);
        while start > 1
            && self.is(start - 1, &["of", "for", "to", "in", "on"])
            && self.is_nominal(start - 2)
        {
            start = self.phrase_start(start - 1);
        }
        (start < end).then(|| self.content(start, end))?
    }

    /// An agentless passive of saying or believing: cue and doxastic at once.
    fn hearsay(&self, verb: &Verb) -> Option<Proposal> {
        let next = self.skip_adverbs(verb.end);
        let as_predicate = verb.entry.takes(Frames::PREDICATE) && self.is(next, &["as"]);
        let (from, cue_end) = if as_predicate {
            (next + 1, next + 1)
        } else if self.infinitive_at(next)
            || self.is(next, &["that"]) && self.clause_at(next + 1)
            || self.is_rated(verb, next)
        {
            (next, verb.end)
        } else {
            return None;
        };
        let that = self.is(from, &["that"]);
        let from = if that { from + 1 } else { from };
        let mode = if that {
            super::extent::Mode::Clause
        } else {
            super::extent::Mode::Infinitive
        };
        let end = self.content_end(from, mode);
        // "is seen as a threat by many": those who see it so stand at the end.
        let by = (from + 1..end)
            .rev()
            .find(|i| as_predicate && self.is(*i, &["by"]));
        let agent = by
            .and_then(|by| self.subject_after(by + 1))
            .map(|(holder, _)| holder);
        let rest = self.content(
            from,
            if agent.is_some() {
                by.unwrap_or(end)
            } else {
                end
            },
        )?;
        let expletive = verb.group > 0 && self.is(verb.group - 1, &["it", "there"]);
        let mut content = Vec::new();
        if !expletive && !that {
            content.extend(self.passive_subject(verb));
        }
        content.push(rest);
        let named = agent.is_some();
        let kind = if named {
            "passive with its agent"
        } else {
            "passive without an agent"
        };
        let mut proposal = self.proposal(verb, content, agent.unwrap_or(Holder::Nobody), kind, 0.7);
        let cue_start = if verb.voice == Voice::Passive {
            self.be_before(verb.word).unwrap_or(verb.word)
        } else {
            verb.word
        };
        proposal.cue = std::iter::once(cue_start..cue_end).collect();
        proposal.hearsay = !named;
        if matches!(proposal.stance, Stance::Asks | Stance::Proposes) {
            proposal.stance = Stance::States;
        }
        Some(proposal)
    }

    /// "is considered a masterpiece", "was deemed unsafe": a judgement without "as".
    fn is_rated(&self, verb: &Verb, next: usize) -> bool {
        let judges = matches!(verb.entry.words, "consider" | "deem" | "think" | "believe");
        let predicate =
            self.tag(next) == crate::tag::Tag::Adjective || self.noun_phrase(next).is_some();
        judges && verb.voice == Voice::Passive && predicate
    }

    /// The form of "be" shortly before a participle.
    pub(super) fn be_before(&self, word: usize) -> Option<usize> {
        (word.saturating_sub(4)..word)
            .rev()
            .find(|i| self.is_be(*i))
    }

    /// The stretch of these words without the marks that belong to the sentence around it.
    pub(crate) fn content(&self, from: usize, to: usize) -> Option<Span> {
        let span = self.sentence.cover(from, to);
        (to > from && !span.is_empty()).then_some(span)
    }

    fn proposal(
        &self,
        verb: &Verb,
        content: Vec<Span>,
        holder: Holder,
        kind: &str,
        confidence: f64,
    ) -> Proposal {
        let start = verb
            .negation
            .map_or(verb.word, |negation| self.negated_start(verb, negation));
        let flips = verb.negation.is_some();
        let stance = if flips {
            negated_stance(verb)
        } else {
            verb.entry.stance
        };
        Proposal {
            cue: std::iter::once(start..verb.end).collect(),
            content,
            made: Made::of(kind),
            stance,
            holder,
            about: Vec::new(),
            hearsay: false,
            confidence,
            reason: format!("verb “{}”, {kind}", verb.entry.words),
        }
    }

    /// The cue takes in "did not", but no modal that carries a meaning of its own.
    fn negated_start(&self, verb: &Verb, negation: usize) -> usize {
        let before = negation
            .checked_sub(1)
            .filter(|b| *b >= verb.group && self.is_auxiliary(*b));
        before.unwrap_or(negation)
    }
}

/// "did not support" opposes, "does not believe" denies; "did not say" takes no side, and what is
/// not ruled out is an open question.
fn negated_stance(verb: &Verb) -> Stance {
    let entry = verb.entry;
    match entry.words {
        "plan" | "intend" => Stance::Denies,
        "rule out" => Stance::Asks,
        // "would not criticise": neither for it nor against it.
        _ if entry.stance == Stance::Opposes && !entry.takes(Frames::FLIPS) => Stance::States,
        _ if entry.takes(Frames::FLIPS)
            || entry.stance == Stance::Supports
            || entry.stance == Stance::Denies =>
        {
            negated(entry.stance)
        }
        _ if entry.stance == Stance::States
            && entry.takes(Frames::HEARSAY)
            && !entry.takes(Frames::OBJECT)
            && entry.words != "say" =>
        {
            Stance::Denies
        }
        _ => entry.stance,
    }
}

/// A headline's bare verb has no subject; a verb of saying after a quotation mark may have one
/// that the rules do not see.
fn quoted_subject(verb: &Verb) -> Option<Holder> {
    (verb.group > 0 && verb.entry.takes(Frames::QUOTE)).then_some(Holder::Nobody)
}
