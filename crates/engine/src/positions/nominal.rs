//! Positions signalled by a noun: "Russia's rejection of …", "voiced concern about …".

use super::complement::Complement;
use super::extent::Mode;
use super::inflection::Forms;
use super::lexicon::{Entry, Frames, NOUN_TABLE};
use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use super::words::Class;
use crate::draft::Stance;
use crate::tag::{Form, Tag};

const HOLDERS: &[&str] = &["his", "her", "their", "its", "our", "my"];

impl Reading<'_, '_> {
    /// The position that a noun at `i` signals, and where its cue ends.
    pub(crate) fn nominal(&self, i: usize) -> Option<(Proposal, usize)> {
        if self.is_hyphen(i + 1) && self.sentence.joined(i + 1) {
            return None;
        }
        let (entry, forms) = NOUN_TABLE.starting_with(self.lower(i)).next()?;
        if !self.is_noun_here(i, forms) {
            return None;
        }
        let start = self.premodifiers(i);
        let holder = self.nominal_holder(start);
        if entry.takes(Frames::NEEDS_HOLDER) && holder.is_none() {
            return None;
        }
        let found = self
            .stand(entry, i)
            .or_else(|| self.nominal_content(entry, i))
            .or_else(|| self.met_with(entry, i))
            .or_else(|| self.aim_before(i, start, holder.is_some()))?;
        let (complement, other) = found;
        let after = self.holder_after(complement.to.max(i + 1));
        let holder = other
            .or(holder)
            .or(after)
            .or_else(|| self.revealed(start))
            .unwrap_or(Holder::Nobody);
        let confidence = if holder == Holder::Nobody {
            0.5
        } else {
            complement.confidence
        };
        let proposal = Proposal {
            cue: std::iter::once(i..i + 1).collect(),
            content: vec![self.content(complement.from, complement.to)?],
            made: Made::of(complement.kind),
            stance: self.nominal_stance(entry, i, start),
            holder,
            about: Vec::new(),
            hearsay: false,
            confidence,
            reason: format!("noun “{}”, {}", entry.words, complement.kind),
        };
        Some((proposal, i + 1))
    }

    /// Whether the word is a noun here and not the verb of the same letters.
    fn is_noun_here(&self, i: usize, forms: Forms) -> bool {
        let verb = self.is_cue_verb(i, Forms::BASE.and(Forms::THIRD).and(Forms::ING));
        if !verb {
            return true;
        }
        let before = i.checked_sub(1).map(|b| self.tag(b));
        match before {
            Some(
                Tag::Determiner
                | Tag::Possessive
                | Tag::Genitive
                | Tag::Adjective
                | Tag::Preposition
                | Tag::Number
                | Tag::Aux
                | Tag::Verb(Form::Past | Form::Present | Form::Gerund | Form::Participle),
            ) => true,
            Some(Tag::Noun | Tag::ProperNoun) => forms.has(Forms::BASE.and(Forms::THIRD)),
            Some(Tag::Conjunction) => self.tag(i) == Tag::Noun,
            _ => i > 0 && (self.is_of(i - 1, Class::Lending) || self.is_of(i - 1, Class::Drawing)),
        }
    }

    /// Where the adjectives and nouns before a noun start, the genitive or determiner not included.
    fn premodifiers(&self, i: usize) -> usize {
        let mut start = i;
        while start > 0 {
            let before = start - 1;
            let part = matches!(
                self.tag(before),
                Tag::Adjective
                    | Tag::Noun
                    | Tag::ProperNoun
                    | Tag::Verb(Form::Gerund | Form::Participle)
            ) && self.actor_ending_at(start).is_none()
                || self.is_attribute(before)
                || self.is_hyphen(before) && self.sentence.joined(before)
                || self.is_adverb(before) && self.tag(start) == Tag::Adjective
                || self.is(before, &["and"])
                    && self.tag(start) == Tag::Adjective
                    && before > 0
                    && self.tag(before - 1) == Tag::Adjective;
            if !part || self.is_of(before, Class::Lending) || self.is_of(before, Class::Drawing) {
                break;
            }
            start = before;
        }
        start
    }

    /// A past form between a genitive or determiner and its noun: "Kessia's repeated appeals".
    fn is_attribute(&self, i: usize) -> bool {
        let held = i > 0
            && matches!(
                self.tag(i - 1),
                Tag::Genitive | Tag::Possessive | Tag::Determiner
            );
        held && self.tag(i) == Tag::Verb(Form::Past)
    }

    /// Who holds it: "Russia's …", "his …", "Kremlin concerns", "voiced …".
    fn nominal_holder(&self, start: usize) -> Option<Holder> {
        let before = start.checked_sub(1)?;
        if self.tag(before) == Tag::Genitive {
            return self
                .actor_ending_at(before)
                .map(|actor| Holder::Actors(vec![actor.index]))
                .or_else(|| {
                    let from = self.phrase_start(before);
                    (from < before).then_some(Holder::Phrase(from..before))
                });
        }
        if self.is(before, HOLDERS) {
            return Some(Holder::Pronoun(before));
        }
        if let Some(actor) = self.actor_ending_at(start) {
            return Some(Holder::Actors(vec![actor.index]));
        }
        self.lent(start)
    }

    /// The subject of the verb whose object the noun is.
    fn lent(&self, start: usize) -> Option<Holder> {
        let mut verb = start.checked_sub(1)?;
        if matches!(self.tag(verb), Tag::Determiner | Tag::Number) {
            verb = verb.checked_sub(1)?;
        }
        // "voiced support for the plan and opposition to …".
        if self.is(verb, &["and"]) {
            return Some(Holder::Same);
        }
        if !self.is_of(verb, Class::Lending) {
            return None;
        }
        let mut group = verb;
        while group > 0 && (self.is_auxiliary(group - 1) || self.is_adverb(group - 1)) {
            group -= 1;
        }
        self.subject_before(group).map(|subject| subject.holder)
    }

    /// "His warnings reveal anxieties about …", "her refusal suggests reluctance to …": whoever holds
    /// the first holds the second.
    fn revealed(&self, start: usize) -> Option<Holder> {
        let mut verb = start.checked_sub(1)?;
        while verb > 0
            && matches!(
                self.tag(verb),
                Tag::Determiner | Tag::Adjective | Tag::Adverb
            )
        {
            verb -= 1;
        }
        let clause = (0..verb).rev().take_while(|i| !self.is_comma(*i) || *i < 3);
        let noun_before = clause
            .into_iter()
            .any(|i| NOUN_TABLE.starting_with(self.lower(i)).next().is_some());
        (self.is_of(verb, Class::Revealing) && noun_before).then_some(Holder::Same)
    }

    /// The content behind the noun.
    fn nominal_content(&self, entry: &Entry, i: usize) -> Option<(Complement, Option<Holder>)> {
        let next = i + 1;
        let complement = self
            .noun_preposition(entry, next)
            .or_else(|| self.noun_infinitive(entry, next))
            .or_else(|| self.noun_clause(entry, next))?;
        Some((complement, None))
    }

    fn noun_preposition(&self, entry: &Entry, mut at: usize) -> Option<Complement> {
        // "criticism from diplomats of the plan", "opposition in parliament to the plan".
        if self.is(at, &["by", "from", "in", "within", "among"])
            && !entry.prepositions.contains(&self.lower(at))
        {
            at = self.noun_phrase(at + 1)?;
        }
        if self.is_day(at + 1)
            || !entry.prepositions.contains(&self.lower(at))
            || !self.opens_object(at + 1)
                && self.tag(at + 1) != Tag::Verb(Form::Gerund)
                && !self.is(at + 1, &["whether", "how", "what", "who"])
        {
            return None;
        }
        let mode = if self.tag(at + 1) == Tag::Verb(Form::Gerund) && !self.is_nominal(at + 2) {
            Mode::Infinitive
        } else {
            Mode::Phrase
        };
        let end = self.content_end(at + 1, mode);
        let to = self.before_source(at + 1, end);
        (to > at + 1).then_some(Complement {
            from: at + 1,
            to,
            addressed: None,
            kind: "noun phrase after its preposition",
            confidence: 0.75,
        })
    }

    /// "criticism of the plan from Kessia", "support for it among voters": the content ends there.
    fn before_source(&self, from: usize, to: usize) -> usize {
        (from..to)
            .find(|i| {
                self.is(*i, &["from", "by", "among"]) && self.actor_starting_at(i + 1).is_some()
            })
            .unwrap_or(to)
    }

    fn noun_infinitive(&self, entry: &Entry, at: usize) -> Option<Complement> {
        let fits = entry.takes(Frames::INFINITIVE) && self.infinitive_at(at);
        fits.then(|| self.found(at, Mode::Infinitive, "infinitive after it", 0.75))?
    }

    fn noun_clause(&self, entry: &Entry, at: usize) -> Option<Complement> {
        let fits = entry.takes(Frames::CLAUSE) && self.is(at, &["that"]) && self.clause_at(at + 1);
        let found =
            fits.then(|| self.found(at + 1, Mode::Clause, "clause with “that” after it", 0.75))??;
        // "The claim that it had withdrawn could not be verified": the second verb is the sentence's.
        let own =
            (found.from + 1..found.to).find(|i| self.is_auxiliary(*i) && self.tag(i - 1).is_verb());
        Some(Complement {
            to: own.unwrap_or(found.to),
            ..found
        })
    }

    /// "This is Russia's position": the content is what the copula's subject names.
    fn stand(&self, entry: &Entry, i: usize) -> Option<(Complement, Option<Holder>)> {
        let start = self.premodifiers(i);
        let mut group = self.holder_start(start)?;
        if !Class::Stand.has(entry.words) || group == 0 || !self.is_be(group - 1) {
            return None;
        }
        while group > 0 && (self.is_auxiliary(group - 1) || self.is_adverb(group - 1)) {
            group -= 1;
        }
        let from = if group > 0 && self.is(group - 1, &["this", "that", "it"]) {
            group - 1
        } else {
            self.long_phrase_start(group)
        };
        let complement = Complement {
            from,
            to: group,
            addressed: None,
            kind: "its subject before it",
            confidence: 0.65,
        };
        (group > from).then_some((complement, None))
    }

    /// Where "Russia's" or "his" before a noun starts.
    fn holder_start(&self, start: usize) -> Option<usize> {
        let before = start.checked_sub(1)?;
        if self.is(before, HOLDERS) {
            return Some(before);
        }
        let genitive =
            (self.tag(before) == Tag::Genitive).then(|| self.actor_ending_at(before))??;
        let first = genitive.words.start;
        Some(if first > 0 && self.tag(first - 1) == Tag::Determiner {
            first - 1
        } else {
            first
        })
    }

    /// "The plan drew criticism from diplomats": the content is the subject before.
    fn met_with(&self, entry: &Entry, i: usize) -> Option<(Complement, Option<Holder>)> {
        let start = self.premodifiers(i);
        let mut verb = start.checked_sub(1)?;
        if self.is(verb, &["with"]) || self.tag(verb) == Tag::Determiner {
            verb = verb.checked_sub(1)?;
        }
        let draws = self.is_of(verb, Class::Drawing)
            || self.actor_ending_at(verb + 1).is_none() && self.is(verb, &["under"]);
        if !draws || !self.is(i + 1, &["from", "by", "among"]) || entry.stance == Stance::States {
            return None;
        }
        let (holder, _) = self.subject_after(i + 2)?;
        let mut group = verb;
        while group > 0 && (self.is_auxiliary(group - 1) || self.is_adverb(group - 1)) {
            group -= 1;
        }
        let from = self.long_phrase_start(group);
        let complement = Complement {
            from,
            to: group,
            addressed: None,
            kind: "its object before it",
            confidence: 0.7,
        };
        (group > from).then_some((complement, Some(holder)))
    }

    /// The start of a noun phrase with its complements that ends before `end`.
    pub(crate) fn long_phrase_start(&self, end: usize) -> usize {
        let mut start = self.phrase_start(end);
        while start > 1
            && (self.tag(start - 1) == Tag::Preposition || self.is(start - 1, &["of", "to"]))
            && self.is_nominal(start - 2)
        {
            start = self.phrase_start(start - 1);
        }
        start
    }

    /// "Georgia's NATO membership bid": the aim stands before the noun.
    fn aim_before(
        &self,
        i: usize,
        start: usize,
        held: bool,
    ) -> Option<(Complement, Option<Holder>)> {
        if !self.is_of(i, Class::Aim) {
            return None;
        }
        let from = self.aim_start(i, start);
        let complement = Complement {
            from,
            to: i,
            addressed: None,
            kind: "its aim before it",
            confidence: if held { 0.6 } else { 0.4 },
        };
        let names_aim = i - from >= 2 && (from..i).all(|j| self.is_nominal(j) || self.is_hyphen(j));
        let holder = self.aim_holder(from);
        (names_aim && holder.is_some()).then_some((complement, holder))
    }

    fn aim_start(&self, i: usize, start: usize) -> usize {
        let mut from = start;
        // An actor's name can be part of the aim where another holder stands before it.
        while from > 0 && from + 6 > i && (self.is_nominal(from - 1) || self.is_hyphen(from - 1)) {
            from -= 1;
        }
        while from < i && self.tag(from) == Tag::Adjective {
            from += 1;
        }
        from
    }

    fn aim_holder(&self, from: usize) -> Option<Holder> {
        let before = from.checked_sub(1)?;
        if self.tag(before) == Tag::Genitive {
            return self
                .actor_ending_at(before)
                .map(|actor| Holder::Actors(vec![actor.index]));
        }
        if self.tag(before) == Tag::Number && before > 0 && self.tag(before - 1) == Tag::Genitive {
            return self
                .actor_ending_at(before - 1)
                .map(|actor| Holder::Actors(vec![actor.index]));
        }
        self.is(before, HOLDERS).then_some(Holder::Pronoun(before))
    }

    /// "… by Kessia", "… from diplomats" after the content.
    fn holder_after(&self, at: usize) -> Option<Holder> {
        if !self.is(at, &["by", "from", "among"]) {
            return None;
        }
        self.actor_starting_at(at + 1)
            .map(|actor| Holder::Actors(vec![actor.index]))
    }

    /// "no plans to" denies, "no objection to" is for it.
    fn nominal_stance(&self, entry: &Entry, i: usize, start: usize) -> Stance {
        let negated = start > 0 && self.is(start - 1, &["no", "little", "without"])
            || self.is(start, &["no", "little"]);
        match (negated, entry.words) {
            (false, "call") if self.is(i + 1, &["on"]) => Stance::Demands,
            (false, _) => entry.stance,
            (true, "plan" | "intention" | "intent") => Stance::Denies,
            (true, _) => super::stance::negated(entry.stance),
        }
    }
}
