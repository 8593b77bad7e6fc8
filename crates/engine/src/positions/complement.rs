//! What follows a cue and is its content.

use super::extent::Mode;
use super::lexicon::{Entry, Frames};
use super::reading::Reading;
use super::verb::Verb;
use super::words::Class;
use crate::tag::{Form, Tag};

/// A content after its cue.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Complement {
    /// Its first word and the one after its last.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// An actor that is addressed, by its place among the drafts.
    pub(crate) addressed: Option<usize>,
    /// What kind of content it is, in words.
    pub(crate) kind: &'static str,
    /// How sure, 0 to 1.
    pub(crate) confidence: f64,
}

const QUESTIONS: &[&str] = &[
    "whether", "how", "why", "what", "who", "when", "where", "if", "which",
];
/// Their predicate needs no "as".
const NAMING: &[&str] = &[
    "call",
    "dub",
    "label",
    "brand",
    "term",
    "deem",
    "consider",
    "rate",
    "pronounce",
    "declare",
];

impl Reading<'_, '_> {
    /// The content after an active verb.
    pub(crate) fn complement(&self, verb: &Verb) -> Option<Complement> {
        let entry = verb.entry;
        let next = self.skip_asides(verb.end);
        self.quotation(entry, next)
            .or_else(|| self.addressed(entry, next))
            .or_else(|| self.infinitive(entry, next))
            .or_else(|| self.clause(entry, next))
            .or_else(|| self.question(entry, next))
            .or_else(|| self.raised(entry, next))
            .or_else(|| self.gerund(entry, next))
            .or_else(|| self.predicate(entry, next))
            .or_else(|| self.after_somebody(entry, next))
            .or_else(|| self.after_preposition(entry, verb.end))
            .or_else(|| self.object(entry, next))
    }

    /// Skips adverbs and where or when something was said: "said in a statement on Monday that".
    pub(crate) fn skip_asides(&self, from: usize) -> usize {
        let mut i = self.skip_adverbs(from);
        for _ in 0..3 {
            let Some(end) = self.aside(i) else { break };
            i = self.skip_adverbs(end);
        }
        i
    }

    /// Where "on Monday", "in an interview with Kessia Radio" or "Tuesday" ends, if the content or
    /// nothing comes after it.
    fn aside(&self, i: usize) -> Option<usize> {
        if self.is_day(i) {
            return Some(i + 1);
        }
        if self.is(i, &["last", "this", "earlier"])
            && self.is(
                i + 1,
                &["week", "month", "year", "weekend", "morning", "today"],
            )
        {
            return Some(i + 2);
        }
        let preposition = self.is(
            i,
            &["in", "on", "at", "during", "to", "after", "through", "via"],
        );
        let end = preposition.then(|| self.long_noun_phrase(i + 1))??;
        let comma = if self.is_comma(end) { end + 1 } else { end };
        let content = self.is(end, &["that", ":", ","])
            || self.is_quote_mark(comma)
            || self.is_end(end)
            || self.aside(end).is_some();
        content.then_some(end)
    }

    pub(crate) fn is_day(&self, i: usize) -> bool {
        self.is(
            i,
            &[
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                "yesterday",
                "today",
            ],
        )
    }

    /// What begins at `from` and ends where its mode says; nothing where that is no word.
    pub(super) fn found(
        &self,
        from: usize,
        mode: Mode,
        kind: &'static str,
        confidence: f64,
    ) -> Option<Complement> {
        let to = self.content_end(from, mode);
        (to > from).then_some(Complement {
            from,
            to,
            addressed: None,
            kind,
            confidence,
        })
    }

    /// `said: "…"`, `said, "…"`, `saying: …`.
    fn quotation(&self, entry: &Entry, next: usize) -> Option<Complement> {
        if !entry.takes(Frames::QUOTE.and(Frames::CLAUSE).and(Frames::TOLD)) {
            return None;
        }
        let told = if entry.takes(Frames::TOLD) {
            self.told(next).unwrap_or(next)
        } else {
            next
        };
        let told = self.skip_asides(told);
        let pause = self.is(told, &[",", ":"]);
        let start = if pause { told + 1 } else { told };
        if self.is_quote_mark(start) {
            let quotes = (start + 1..self.len())
                .find(|i| self.is_quote_mark(*i))
                .map_or(self.len(), |i| i + 1);
            // A quoted word inside an indirect clause is no quotation of its own.
            let to = if pause || self.is_end(quotes) {
                quotes
            } else {
                self.content_end(start, Mode::Clause).max(quotes)
            };
            return Some(Complement {
                from: start,
                to,
                addressed: None,
                kind: "quotation after it",
                confidence: 0.9,
            });
        }
        (self.is(told, &[":"]))
            .then(|| self.found(start, Mode::Clause, "words after the colon", 0.75))?
    }

    /// The end of whoever is told: "told reporters".
    pub(super) fn told(&self, from: usize) -> Option<usize> {
        match self.actor_starting_at(from) {
            Some(actor) => Some(actor.words.end),
            None if self.is(from, &["him", "her", "them", "us", "me"]) => Some(from + 1),
            None => self.noun_phrase(from),
        }
    }

    /// Who is addressed between these words; a medium is not.
    pub(super) fn addressee(&self, from: usize, end: usize) -> Option<usize> {
        if (from..end).any(|i| self.is_of(i, Class::Medium)) {
            return None;
        }
        let inside = self
            .actors
            .iter()
            .filter(|actor| actor.words.start >= from && actor.words.end <= end);
        inside
            .max_by_key(|actor| actor.words.len())
            .map(|actor| actor.index)
    }

    /// "urged Kessia to open the gates", "told reporters that …".
    fn addressed(&self, entry: &Entry, next: usize) -> Option<Complement> {
        // After a passive nobody stands between: "was told to leave".
        if entry.takes(Frames::ADDRESSED) && self.infinitive_at(next) {
            return self.found(next, Mode::Infinitive, "infinitive after it", 0.8);
        }
        if !entry.takes(Frames::TOLD.and(Frames::ADDRESSED)) {
            return None;
        }
        let end = self
            .noun_phrase(next)
            .map(|_| self.long_noun_phrase(next))??;
        let short = self.told(next)?;
        for end in [short, end] {
            let after = self.skip_asides(end);
            let after = if self.is_comma(after) {
                after + 1
            } else {
                after
            };
            let found = if entry.takes(Frames::ADDRESSED) && self.infinitive_at(after) {
                self.found(
                    after,
                    Mode::Infinitive,
                    "infinitive after somebody addressed",
                    0.85,
                )
            } else if entry.takes(Frames::TOLD)
                && (self.is(after, &["that"]) || self.clause_at(after))
            {
                let from = if self.is(after, &["that"]) {
                    after + 1
                } else {
                    after
                };
                self.found(from, Mode::Clause, "clause after somebody told", 0.85)
            } else if entry.takes(Frames::TOLD) && self.is(after, QUESTIONS) {
                self.found(after, Mode::Clause, "question after somebody told", 0.8)
            } else {
                None
            };
            if let Some(found) = found {
                return Some(Complement {
                    addressed: self.addressee(next, end),
                    ..found
                });
            }
        }
        None
    }

    /// "to" and a verb, "not to" too.
    pub(crate) fn infinitive_at(&self, i: usize) -> bool {
        let to = if self.is(i, &["not"]) { i + 1 } else { i };
        let verb = self.skip_adverbs(to + 1);
        self.is(to, &["to"])
            && (matches!(self.tag(verb), Tag::Verb(Form::Base) | Tag::Aux)
                || self.is_unmarked(verb))
    }

    /// A word in the shape of a base form that opens no noun phrase.
    fn is_unmarked(&self, i: usize) -> bool {
        let word = self.lower(i);
        self.tag(i) == Tag::Noun
            && !word.ends_with('s')
            && matches!(
                self.tag(i + 1),
                Tag::Determiner | Tag::Possessive | Tag::ProperNoun | Tag::Adjective
            )
    }

    fn infinitive(&self, entry: &Entry, next: usize) -> Option<Complement> {
        let fits = entry.takes(Frames::INFINITIVE) && self.infinitive_at(next);
        fits.then(|| self.found(next, Mode::Infinitive, "infinitive after it", 0.85))?
    }

    fn clause(&self, entry: &Entry, next: usize) -> Option<Complement> {
        if !entry.takes(Frames::CLAUSE) {
            return None;
        }
        if self.is(next, &["that"]) && !self.is_end(next + 1) {
            return self.found(
                self.after_that(next),
                Mode::Clause,
                "clause with “that” after it",
                0.9,
            );
        }
        if self.is_comma(next) {
            let close = (next + 1..self.len().min(next + 14))
                .find(|i| self.is_comma(*i))
                .filter(|i| self.is(i + 1, &["that"]))?;
            return self.found(close + 2, Mode::Clause, "clause with “that” after it", 0.85);
        }
        if self.clause_at(next) || self.is(next, &["there", "if", "when"]) {
            return self.found(next, Mode::Clause, "clause after it", 0.8);
        }
        None
    }

    /// After "that", and after a comma behind it: "that, after years of talks, …".
    fn after_that(&self, that: usize) -> usize {
        if self.is_comma(that + 1) {
            that + 2
        } else {
            that + 1
        }
    }

    fn question(&self, entry: &Entry, next: usize) -> Option<Complement> {
        let fits = entry.takes(Frames::QUESTION) && self.is(next, QUESTIONS);
        fits.then(|| self.found(next, Mode::Clause, "question after it", 0.8))?
    }

    /// "wants Kessia to open the gates".
    fn raised(&self, entry: &Entry, next: usize) -> Option<Complement> {
        if !entry.takes(Frames::RAISED) {
            return None;
        }
        let end = if self.is(next, &["him", "her", "them", "us", "it", "me"]) {
            next + 1
        } else {
            self.long_noun_phrase(next)?
        };
        let short = self.noun_phrase(next).unwrap_or(end);
        let fits = self.infinitive_at(short) || self.infinitive_at(end);
        fits.then(|| {
            self.found(
                next,
                Mode::Infinitive,
                "wish for somebody’s act after it",
                0.85,
            )
        })?
    }

    fn gerund(&self, entry: &Entry, next: usize) -> Option<Complement> {
        let ing = self.tag(next) == Tag::Verb(Form::Gerund)
            || self.lower(next).ends_with("ing") && self.lower(next).len() > 5;
        let fits = entry.takes(Frames::GERUND) && ing;
        fits.then(|| self.found(next, Mode::Infinitive, "gerund after it", 0.8))?
    }

    /// "described the plan as a mistake", "called it reckless".
    fn predicate(&self, entry: &Entry, next: usize) -> Option<Complement> {
        if !entry.takes(Frames::PREDICATE) || !self.opens_object(next) {
            return None;
        }
        let mut end = self.content_end(next, Mode::Object);
        if self.is(end, &["as"]) {
            end = self.content_end(end + 1, Mode::Object);
            return (end > next).then_some(Complement {
                from: next,
                to: end,
                addressed: None,
                kind: "judgement after it",
                confidence: 0.8,
            });
        }
        let first = entry.words.split(' ').next().unwrap_or_default();
        let names = NAMING.contains(&first) && end > next + 1;
        names.then_some(Complement {
            from: next,
            to: end,
            addressed: None,
            kind: "judgement after it",
            confidence: 0.75,
        })
    }

    /// "accused Kessia of breaking the treaty", "thanked them for …".
    fn after_somebody(&self, entry: &Entry, next: usize) -> Option<Complement> {
        if !entry.takes(Frames::SOMEBODY) {
            return None;
        }
        let short = self.told(next)?;
        let long = self.long_noun_phrase(next).unwrap_or(short);
        let of = |i: usize| entry.prepositions.contains(&self.lower(i));
        let at = (short..=long.max(short)).find(|i| of(*i))?;
        let found = self.after_preposition(entry, at)?;
        Some(Complement {
            addressed: self.addressee(next, at),
            ..found
        })
    }

    /// "warned of a stalemate", "agreed on a date".
    pub(crate) fn after_preposition(&self, entry: &Entry, at: usize) -> Option<Complement> {
        let at = self.skip_adverbs(at);
        if !entry.prepositions.contains(&self.lower(at)) {
            return None;
        }
        let next = at + 1;
        if self.is(next, QUESTIONS) {
            return self.found(next, Mode::Clause, "question after its preposition", 0.75);
        }
        let ing = self.tag(next) == Tag::Verb(Form::Gerund);
        if ing && !self.is_nominal(next + 1) {
            return self.found(next, Mode::Infinitive, "gerund after its preposition", 0.8);
        }
        if !self.opens_object(next) {
            return None;
        }
        self.found(next, Mode::Object, "noun phrase after its preposition", 0.8)
    }

    fn object(&self, entry: &Entry, next: usize) -> Option<Complement> {
        if !entry.takes(Frames::OBJECT)
            || entry.takes(Frames::SPEECH_ONLY)
            || !self.opens_object(next)
        {
            return None;
        }
        let mode = if self.is(next, QUESTIONS) {
            Mode::Clause
        } else {
            Mode::Object
        };
        self.found(next, mode, "noun phrase after it", 0.75)
    }

    /// Whether a noun phrase starts here.
    pub(crate) fn opens_object(&self, i: usize) -> bool {
        self.noun_phrase(i).is_some()
            || self.is(
                i,
                &[
                    "him", "her", "them", "it", "this", "that", "us", "me", "what",
                ],
            )
            || self.is_quote_mark(i) && self.noun_phrase(i + 1).is_some()
    }
}
