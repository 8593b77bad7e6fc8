//! The words of a content as a measure or claim that one can be for or against.
//!
//! A noun phrase stays one, an infinitive and a clause become one: "to open the gates" is "opening
//! the gates", "the dam would hold" is "dam holding".

use standpoint_text::Span;

use super::gerund::{gerund, gerund_of_base};
use crate::positions::proposal::Made;
use crate::positions::reading::Reading;
use crate::tag::{Form, Tag};

/// A wording has about so many words at most.
const LONGEST: usize = 8;
/// What depends on a verb keeps at least so many of its words.
const SHORTEST: usize = 3;

/// What stands before a phrase and says nothing of what it is.
const LEADING: &[&str] = &[
    "the", "a", "an", "any", "its", "his", "her", "their", "our", "my", "your",
];
/// What points at something named before.
const POINTERS: &[&str] = &["the", "this", "that", "these", "those"];
/// What opens a clause that another one follows after a comma.
const CONDITIONS: &[&str] = &[
    "if", "unless", "when", "while", "although", "though", "because", "since", "once", "after",
    "before", "as",
];
/// Subjects that the holder or the text before stands for.
const BARE: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "there"];

/// What a content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A noun phrase, or an act that somebody wants or refuses.
    Measure,
    /// Something that is said to be so.
    Claim,
}

/// A content in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) words: String,
    pub(super) shape: Shape,
    /// The noun that the words are about, or the verb made a noun.
    pub(super) head: Option<String>,
    /// The noun of a phrase like "the plan", which points back to something named before.
    pub(super) points_back: Option<String>,
}

/// The verb that carries a clause.
struct Group {
    /// Its form in -ing.
    noun: String,
    negated: bool,
    /// Where what depends on it begins.
    rest: usize,
}

impl Reading<'_, '_> {
    /// The wording of a content of which these words stand in this sentence; nothing where none
    /// does, or none that says what it is about ("it", "as much").
    pub(super) fn wording(&self, content: &[Span], made: Made) -> Option<Wording> {
        let mut pieces = content
            .iter()
            .map(|piece| self.sentence.words_in(*piece))
            .map(|words| (self.content_start(words.start, words.end), words.end))
            .filter(|(start, end)| (*start..*end).any(|i| self.says_something(i)));
        let (start, end) = pieces.next()?;
        let parted = pieces.next().and_then(|(next, close)| {
            let subject = self.long_noun_phrase(start).filter(|to| to + 2 > end)?;
            self.claim_of(start, subject.min(end), next, close)
        });
        let wording = parted
            .or_else(|| self.act(start, end))
            .or_else(|| self.claim(start, end).filter(|_| made != Made::Phrase))
            .or_else(|| self.thing(start, end));
        wording.or_else(|| Some(Wording::claim(self.cut(start, end, LONGEST)?)))
    }

    /// Past what opens a content, and past a condition or circumstance before its main clause.
    fn content_start(&self, mut start: usize, end: usize) -> usize {
        let opens = |i: usize| self.is_quote_mark(i) || self.is(i, &["that", "whether"]);
        while start + 1 < end && opens(start) {
            start += 1;
        }
        let before = self.is(start, CONDITIONS) || self.tag(start) == Tag::Preposition;
        let comma = (start..end).find(|i| self.is_comma(*i));
        match comma {
            Some(comma) if before && comma + 1 < end && self.clause_at(comma + 1) => comma + 1,
            None if self.tag(start) == Tag::Preposition => self
                .noun_phrase(start + 1)
                .filter(|behind| *behind < end && self.clause_at(*behind))
                .unwrap_or(start),
            _ => start,
        }
    }

    fn says_something(&self, i: usize) -> bool {
        let said = self.is_nominal(i)
            || self.tag(i).is_verb()
            || matches!(self.tag(i), Tag::Adjective | Tag::Number);
        said && !self.is(i, &["much", "no", "yes", "little", "so", "twice"])
    }

    /// "to open the gates", "not to open them", "opening the gates", "ban the phone", "the council
    /// to open the gates".
    fn act(&self, start: usize, end: usize) -> Option<Wording> {
        let negated = self.is_negation(start) && self.tag(start + 1) == Tag::To;
        let from = start + usize::from(negated);
        if self.opens_infinitive(from) {
            let words = self.infinitive_noun(None, negated, from, end)?;
            return Some(Wording::measure(words));
        }
        if matches!(self.tag(start), Tag::Verb(Form::Gerund | Form::Base)) {
            let group = Group {
                noun: gerund(self.lower(start))?,
                negated: false,
                rest: start + 1,
            };
            return Some(Wording::measure(self.verbal_noun(None, &group, end)));
        }
        let bare = self.bare(start);
        let acting = |at: usize| at == start || at == bare;
        let actors = self.actors.iter().filter(|actor| acting(actor.words.start));
        let to = actors.map(|actor| actor.words.end).max()?;
        let subject = self.join(bare, to);
        let words = self
            .opens_infinitive(to)
            .then(|| self.infinitive_noun(Some(subject), false, to, end))??;
        Some(Wording::measure(words))
    }

    fn opens_infinitive(&self, i: usize) -> bool {
        let verb = matches!(self.tag(i + 1), Tag::Verb(_) | Tag::Aux);
        // "to reopen the file": a verb that no list knows.
        self.tag(i) == Tag::To && (verb || self.tag(i + 2) == Tag::Determiner)
    }

    /// What "to open the gates" is as a noun.
    fn infinitive_noun(
        &self,
        subject: Option<String>,
        negated: bool,
        to: usize,
        end: usize,
    ) -> Option<String> {
        let group = Group {
            noun: gerund_of_base(self.lower(to + 1))?,
            negated,
            rest: to + 2,
        };
        Some(self.verbal_noun(subject, &group, end))
    }

    /// "the dam would hold", "no house would come down", "they were not told".
    fn claim(&self, start: usize, end: usize) -> Option<Wording> {
        let bare = self.is(start, BARE);
        let after = if bare {
            start + 1
        } else {
            self.long_noun_phrase(start)?
        };
        let verb = self.skip_adverbs(after);
        if after >= end || !(self.is_finite(verb) || self.is_negation(after)) {
            return None;
        }
        if self.is(start, &["there"]) {
            let from = self.past_auxiliaries(after, end);
            return self.thing(from, end);
        }
        let reduced = matches!(self.tag(verb), Tag::Verb(Form::Participle | Form::Past));
        if reduced && (verb + 1..end).any(|i| self.tag(i) == Tag::Modal) {
            // "a contract signed in 2019 could not bind them": the verb is further on.
            return None;
        }
        if bare {
            let words = self.verbal_noun(None, &self.group(after, end)?, end);
            return Some(Wording::claim(words));
        }
        self.claim_of(start, after, after, end)
    }

    /// A subject with the verb group that starts at `verb` and what depends on it.
    fn claim_of(&self, start: usize, to: usize, verb: usize, end: usize) -> Option<Wording> {
        let subject = Some(self.join(self.bare(start), to));
        let words = if self.opens_infinitive(verb) {
            self.infinitive_noun(subject, false, verb, end)?
        } else {
            self.verbal_noun(subject, &self.group(verb, end)?, end)
        };
        Some(Wording::claim(words))
    }

    fn past_auxiliaries(&self, mut i: usize, end: usize) -> usize {
        while i < end && (self.is_auxiliary(i) || self.is_adverb(i)) {
            i += 1;
        }
        i
    }

    /// The verb group that starts at `from`: its last verb, or its form of "be" where it is passive
    /// or joins subject and quality.
    fn group(&self, from: usize, end: usize) -> Option<Group> {
        let (mut i, mut negated, mut last) = (from, false, None);
        while i < end {
            if self.is_negation(i) {
                negated = true;
            }
            if self.is_auxiliary(i) {
                last = Some(i);
            } else if !self.is_negation(i) && !self.is_adverb(i) {
                break;
            }
            i += 1;
        }
        let verb = i < end && self.tag(i).is_verb();
        let (noun, rest) = match last {
            // "would hold", "did not hold": whatever the word's own tag is.
            Some(last) if self.tag(last) == Tag::Modal || self.is_do(last) => {
                (gerund_of_base(self.lower(i))?, i + 1)
            }
            // "is to resign"
            Some(_) if self.opens_infinitive(i) => (gerund_of_base(self.lower(i + 1))?, i + 2),
            Some(last) if self.is_have(last) && verb => {
                let noun = gerund(self.lower(i));
                let rest = if noun.is_some() { i + 1 } else { i };
                (noun.unwrap_or_else(|| "having".to_owned()), rest)
            }
            Some(last) => {
                let acts = self.tag(i) == Tag::Verb(Form::Gerund) && self.is_be(last);
                let noun = gerund(self.lower(if acts { i } else { last }))?;
                (noun, i + usize::from(acts))
            }
            None => (gerund(self.lower(i))?, i + 1),
        };
        Some(Group {
            noun,
            negated,
            rest,
        })
    }

    fn is_do(&self, i: usize) -> bool {
        self.is(i, &["do", "does", "did", "don't", "doesn't", "didn't"])
    }

    /// "gates opening before the melt", "not opening the gates".
    fn verbal_noun(&self, subject: Option<String>, group: &Group, end: usize) -> String {
        let mut words: Vec<String> = Vec::new();
        let used = subject.as_ref().map_or(0, |s| s.split(' ').count());
        words.extend(subject);
        if group.negated {
            words.push("not".to_owned());
        }
        words.push(group.noun.clone());
        let left = LONGEST.saturating_sub(used + 1).max(SHORTEST);
        words.extend(self.cut(group.rest, end, left));
        words.join(" ")
    }

    /// "the joint inspection of the dam", "a plan to open the gates".
    fn thing(&self, start: usize, end: usize) -> Option<Wording> {
        let phrase = self.noun_phrase(start)?.min(end);
        let from = self.bare(start);
        let mut wording = Wording::measure(self.cut(from, end, LONGEST)?);
        wording.head = Some(self.lower(phrase.saturating_sub(1)).to_owned());
        if self.is(start, POINTERS) && phrase == from + 1 {
            wording.points_back = Some(self.lower(from).to_owned());
        }
        Some(wording)
    }

    /// Past the article or possessive that opens a phrase.
    fn bare(&self, start: usize) -> usize {
        let points = self.is(start, POINTERS) && self.is_nominal(start + 1);
        let leads = self.is(start, LEADING) || points;
        start + usize::from(leads && start + 1 < self.len())
    }
}

impl Wording {
    fn measure(words: String) -> Self {
        Self {
            words,
            shape: Shape::Measure,
            head: None,
            points_back: None,
        }
    }

    /// A claim in these words.
    pub(super) fn claim(words: String) -> Self {
        Self {
            shape: Shape::Claim,
            ..Self::measure(words)
        }
    }
}
