//! Cue verbs: whether a word is one here, in which voice, with which negation.

use super::inflection::Forms;
use super::lexicon::{Entry, Frames, NOUN_TABLE, VERB_TABLE};
use super::reading::Reading;
use crate::tag::Tag;

/// How a verb stands to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    Active,
    /// "is expected".
    Passive,
    /// "a plan backed by".
    Reduced,
    /// "…, saying".
    Participial,
    /// "to reject".
    Infinitive,
}

/// A cue verb in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    pub(crate) entry: &'static Entry,
    pub(crate) voice: Voice,
    /// Where the verb group starts, auxiliaries and adverbs included.
    pub(crate) group: usize,
    /// The verb itself.
    pub(crate) word: usize,
    /// After the verb and its particles.
    pub(crate) end: usize,
    /// A negation in the group.
    pub(crate) negation: Option<usize>,
}

/// Words that stand alone as a subject though they also go before nouns.
const LONE: &[&str] = &[
    "this", "that", "these", "those", "some", "many", "others", "few", "both", "all", "most",
    "several", "neither", "none",
];
const SINGULAR: &[&str] = &["he", "she", "it", "this", "that", "everyone", "nobody"];
const PLURAL: &[&str] = &[
    "they", "we", "i", "you", "people", "police", "media", "these", "those", "men", "women",
    "military",
];

impl Reading<'_, '_> {
    /// The readings of the word at `i` as a cue verb, the longest first.
    pub(crate) fn verbs_at(&self, i: usize) -> Vec<Verb> {
        let mut verbs = Vec::new();
        for (entry, forms) in VERB_TABLE.starting_with(self.lower(i)) {
            let Some(end) = self.particles(i + 1, &entry.particles) else {
                continue;
            };
            if let Some((voice, group)) = self.voice(i, forms, entry) {
                let negation = (group..i).find(|j| self.is_negation(*j));
                verbs.push(Verb {
                    entry,
                    voice,
                    group,
                    word: i,
                    end,
                    negation,
                });
            }
        }
        verbs
    }

    /// Where the particles end, with at most one adverb before each.
    fn particles(&self, from: usize, particles: &[&str]) -> Option<usize> {
        let mut i = from;
        for particle in particles {
            if self.lower(i) != *particle && self.is_adverb(i) {
                i += 1;
            }
            if self.lower(i) != *particle {
                return None;
            }
            i += 1;
        }
        Some(i)
    }

    fn voice(&self, i: usize, forms: Forms, entry: &Entry) -> Option<(Voice, usize)> {
        let mut start = i;
        while start > 0
            && (self.is_adverb(start - 1)
                || self.is_negation(start - 1)
                || self.is_opening_mark(start - 1))
            && !self.is_auxiliary(start - 1)
        {
            start -= 1;
        }
        let before = start.checked_sub(1);
        if let Some(before) = before.filter(|b| self.is_auxiliary(*b) || self.is(*b, &["to"])) {
            let voice = self.voice_after(before, forms)?;
            return Some((voice, self.group_start(before)));
        }
        if forms.has(Forms::ING) {
            let noun = before.is_some_and(|b| self.makes_noun(b)) || self.is_hyphen(i + 1);
            return (!noun).then_some((Voice::Participial, start));
        }
        let by = forms.has(Forms::PARTICIPLE) && self.is(i + 1, &["by"]);
        if forms.has(Forms::PARTICIPLE) && self.is_judged(i, start, entry) {
            return Some((Voice::Reduced, start));
        }
        if by || forms == Forms::PARTICIPLE {
            return before
                .is_some_and(|b| self.is_nominal(b))
                .then_some((Voice::Reduced, start));
        }
        self.is_finite_use(i, start, forms, entry)
            .then_some((Voice::Active, start))
    }

    /// "widely seen as a defeat", "if perceived as extending", "forces believed to be near": without
    /// its auxiliary.
    fn is_judged(&self, i: usize, start: usize, entry: &Entry) -> bool {
        let open = start.checked_sub(1).is_some_and(|b| {
            self.is_comma(b)
                || self.is_nominal(b)
                || self.is(b, &["if", "when", "once", "unless", "and", "often"])
        });
        let predicate = entry.takes(Frames::PREDICATE) && self.is(i + 1, &["as"]);
        let infinitive =
            !entry.takes(Frames::INFINITIVE.and(Frames::ADDRESSED)) && self.infinitive_at(i + 1);
        entry.takes(Frames::HEARSAY) && open && (predicate || infinitive)
    }

    fn voice_after(&self, auxiliary: usize, forms: Forms) -> Option<Voice> {
        if self.is(auxiliary, &["to"]) {
            forms.has(Forms::BASE).then_some(Voice::Infinitive)
        } else if self.is_be(auxiliary) {
            if forms.has(Forms::ING) {
                return Some(Voice::Active);
            }
            forms.has(Forms::PARTICIPLE).then_some(Voice::Passive)
        } else if self.is_have(auxiliary) {
            forms.has(Forms::PARTICIPLE).then_some(Voice::Active)
        } else {
            forms.has(Forms::BASE).then_some(Voice::Active)
        }
    }

    fn group_start(&self, auxiliary: usize) -> usize {
        let mut start = auxiliary;
        while start > 0
            && (self.is_auxiliary(start - 1)
                || self.is_adverb(start - 1)
                || self.is_negation(start - 1))
        {
            start -= 1;
        }
        start
    }

    /// Whether a word after this one is a noun: "the claims", "his warning".
    fn makes_noun(&self, before: usize) -> bool {
        let lone = self.is(before, LONE);
        match self.tag(before) {
            Tag::Determiner => !lone,
            Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Number => true,
            _ => self.is_hyphen(before),
        }
    }

    fn is_finite_use(&self, i: usize, start: usize, forms: Forms, entry: &Entry) -> bool {
        let Some(before) = start.checked_sub(1) else {
            return forms.has(Forms::PAST) && entry.takes(Frames::QUOTE);
        };
        if !forms.finite()
            || self.makes_noun(before)
            || matches!(self.tag(before), Tag::Preposition | Tag::To | Tag::Verb(_))
        {
            return false;
        }
        if forms.has(Forms::PAST) {
            return !self.is_participle_use(i, before, forms, entry);
        }
        let (singular, plural) = (self.is_singular(before), self.is_plural(before));
        let agrees = if forms.has(Forms::THIRD) {
            !plural || self.is(before, LONE)
        } else {
            !singular
        };
        let noun_too =
            self.tag(i) == Tag::Noun || NOUN_TABLE.starting_with(self.lower(i)).next().is_some();
        agrees && !(noun_too && self.is_noun_use(i, before))
    }

    /// "people accused of": a participle after its noun, because the verb's object is missing.
    fn is_participle_use(&self, i: usize, before: usize, forms: Forms, entry: &Entry) -> bool {
        let object_missing = matches!(self.tag(i + 1), Tag::Preposition | Tag::Punctuation)
            || self.is(i + 1, &["in", "on", "at", "by", "of", "for", "as"]);
        let needs_object = !entry.takes(Frames::QUOTE)
            && !entry.takes(Frames::CLAUSE)
            && !entry.takes(Frames::INFINITIVE)
            && !entry
                .prepositions
                .iter()
                .any(|p| self.is(i + 1, &[p]) && !entry.takes(Frames::SOMEBODY))
            && entry.particles.is_empty();
        forms.has(Forms::PARTICIPLE) && object_missing && needs_object && self.is_nominal(before)
    }

    fn is_singular(&self, before: usize) -> bool {
        let word = self.lower(before);
        SINGULAR.contains(&word)
            || self.is_nominal(before)
                && !self.is_plural(before)
                && self.coordinated(before).is_none()
                && !self.complements(before)
    }

    pub(crate) fn is_plural(&self, before: usize) -> bool {
        let word = self.lower(before);
        PLURAL.contains(&word)
            || self.tag(before) == Tag::Noun && word.ends_with('s') && !word.ends_with("ss")
    }

    /// Whether the noun phrase that ends with this word only completes another: "aides to Clinton".
    fn complements(&self, last: usize) -> bool {
        let start = self.phrase_start(last + 1);
        start > 1
            && matches!(self.tag(start - 1), Tag::Preposition | Tag::To)
            && self.is_nominal(start - 2)
    }

    /// The conjunction before the noun phrase that ends with this word.
    fn coordinated(&self, last: usize) -> Option<usize> {
        let start = self.phrase_start(last + 1);
        start.checked_sub(1).filter(|i| self.is(*i, &["and"]))
    }

    /// Whether a form that is also a noun is one: a verb of the clause stands before it, or no
    /// complement of a verb follows.
    fn is_noun_use(&self, i: usize, before: usize) -> bool {
        if self.is_subject_pronoun(before) {
            return false;
        }
        let clause = (0..=before)
            .rev()
            .find(|j| self.breaks_clause(*j))
            .map_or(0, |j| j + 1);
        let verb_before = (clause..before).any(|j| self.is_finite(j) && !self.is_nominal(j));
        let verb_after = self.verb_before_break(i + 1);
        verb_before || verb_after
    }

    fn breaks_clause(&self, i: usize) -> bool {
        self.is_comma(i)
            || self.is_quote_mark(i)
            || matches!(self.tag(i), Tag::Subordinator | Tag::Question)
            || self.is(
                i,
                &[
                    "that", "which", "who", "and", "but", ";", ":", "while", "as",
                ],
            )
    }

    /// Whether a finite verb follows without a new clause between: "claims about the dam are".
    fn verb_before_break(&self, from: usize) -> bool {
        let end = (from..self.len())
            .find(|j| self.breaks_clause(*j) || self.is(*j, &["to"]))
            .unwrap_or(self.len());
        (from..end).any(|j| self.is_auxiliary(j) && !self.is(j, &["to"])) && !self.clause_at(from)
    }
}
