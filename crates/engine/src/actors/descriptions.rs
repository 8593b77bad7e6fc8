//! Actors without a name: "the water minister", "Western diplomats", "officials in Kyiv".

use std::ops::Range;

use crate::actors::names::{Named, Who};
use crate::draft::{Actor, Ground, Kind, Mention};
use crate::lexicon::{Clue, Lexicon, Name, Role};
use crate::sentence::{Sentence, Word};
use crate::tag::{Form, Tag};

/// A description in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Description {
    /// Its words, by their indices.
    pub words: Range<usize>,
    /// The index of its head noun.
    pub head: usize,
    /// What its head noun says.
    pub role: Role,
    /// Whether the head noun is a plural.
    pub plural: bool,
    /// Whether it points at somebody who is known: "the", "his", "Russia's".
    pub definite: bool,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

impl Description {
    /// The codebook's kind.
    pub(crate) const fn kind(&self) -> Kind {
        match (self.role, self.plural) {
            (_, true) | (Role::Group, _) => Kind::Group,
            (Role::Body | Role::LooseBody, false) => Kind::Organisation,
            _ => Kind::Person,
        }
    }

    /// It as a draft.
    pub(crate) fn actor(&self, sentence: &Sentence<'_>) -> Actor {
        let head = sentence.words.get(self.head).map_or("", |word| word.text);
        let what = match self.kind() {
            Kind::Group => "group noun",
            Kind::Organisation => "noun for a body",
            _ => "noun for a role",
        };
        Actor {
            span: sentence.cover(self.words.start, self.words.end),
            kind: self.kind(),
            mention: Mention::Description,
            entity: None,
            ground: Ground::new(self.confidence, format!("{what} “{head}”")),
        }
    }
}

/// How sure a name must be to count beside a description, 0 to 1.
const SURE: f64 = 0.5;

/// The descriptions of a sentence, in text order, none overlapping another.
pub(crate) fn find(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    names: &[Named],
) -> Vec<Description> {
    let sure: Vec<Named> = names
        .iter()
        .filter(|name| name.confidence >= SURE)
        .cloned()
        .collect();
    let reader = Reader {
        sentence,
        lexicon,
        names: &sure,
    };
    let mut found: Vec<Description> = Vec::new();
    let mut from = 0;
    for head in 0..sentence.words.len() {
        if head < from {
            continue;
        }
        if let Some(description) = reader.at(head, found.last()) {
            from = description.words.end;
            found.push(description);
        }
    }
    found
}

/// Whether word `index` has a capital.
fn word_is_capitalised(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.words.get(index).is_some_and(Word::is_capitalised)
}

struct Reader<'a, 't> {
    sentence: &'a Sentence<'t>,
    lexicon: &'a Lexicon,
    names: &'a [Named],
}

/// What stands left of a head noun.
struct Left {
    start: usize,
    definite: bool,
    indefinite: bool,
    number: bool,
    modified: bool,
    /// An adjective or name that says whose: "Russian", "Western", "NATO".
    belongs: bool,
}

impl Reader<'_, '_> {
    fn tag(&self, index: usize) -> Tag {
        self.sentence.tag(index)
    }

    fn clue(&self, word: &str, clue: Clue) -> bool {
        self.lexicon.clues.has(word, clue)
    }

    fn lower(&self, index: usize) -> &str {
        self.sentence.lower(index)
    }

    /// The name that word `index` is part of.
    fn name_at(&self, index: usize) -> Option<&Named> {
        self.names.iter().find(|name| name.words.contains(&index))
    }

    /// The description whose head is word `head`; `last` is the description before it, which it may
    /// have inside ("the minister's office").
    fn at(&self, head: usize, last: Option<&Description>) -> Option<Description> {
        let word = self.sentence.words.get(head)?;
        if !matches!(word.tag, Tag::Noun | Tag::ProperNoun | Tag::Adjective)
            || self.name_at(head).is_some()
        {
            return None;
        }
        let adjective = word.tag == Tag::Adjective;
        let compound = self
            .lexicon
            .roles
            .compound(&word.lower, |i| self.lower(head + i));
        let (length, role, plural) = match compound {
            Some(compound) => compound,
            None if adjective => return None,
            None => self
                .lexicon
                .roles
                .role(&word.lower)
                .map(|(role, plural)| (1, role, plural))?,
        };
        let end = head + length;
        if self.continues(head, end, plural) || self.is_title(head, plural) {
            return None;
        }
        let left = self.left(head, last);
        let after = self.completed(end, plural);
        let confidence = self.confidence(head, role, plural, &left, after)?;
        Some(Description {
            words: left.start..after,
            head,
            role,
            plural,
            definite: left.definite,
            confidence,
        })
    }

    /// Whether the noun only stands before the one that heads the phrase: "police officers".
    fn continues(&self, head: usize, end: usize, plural: bool) -> bool {
        let next = self.tag(end);
        let hyphen = self.sentence.words.get(end).is_some_and(|w| {
            w.is_hyphen() && self.sentence.joined(end) && self.sentence.joined(end + 1)
        });
        let before_hyphen = self
            .sentence
            .words
            .get(head.wrapping_sub(1))
            .is_some_and(Word::is_hyphen)
            && self.sentence.joined(head)
            && matches!(self.tag(end), Tag::Noun);
        // A plural seldom stands before another noun; what looks like one is a verb ("critics charge").
        let name_next = next == Tag::ProperNoun
            && self.name_at(end).is_none()
            && word_is_capitalised(self.sentence, head);
        let stance =
            self.lower(head) == "opposition" && matches!(self.lower(end), "to" | "from" | "among");
        let social = self.lower(head) == "media" && head > 0 && self.lower(head - 1) == "social";
        hyphen || before_hyphen || name_next || stance || social || (next == Tag::Noun && !plural)
    }

    /// Whether the noun is the title of the name behind it.
    fn is_title(&self, head: usize, plural: bool) -> bool {
        let names_next = self
            .names
            .iter()
            .any(|name| name.words.start == head + 1 && name.who == Who::Person);
        let capital_next = self
            .sentence
            .words
            .get(head + 1)
            .is_some_and(|w| w.tag == Tag::ProperNoun)
            && self.lexicon.roles.is_title(self.lower(head));
        names_next || (capital_next && !plural)
    }

    /// Walks left from the head over what belongs to its phrase.
    fn left(&self, head: usize, last: Option<&Description>) -> Left {
        let from = last.map_or(0, |last| last.words.end);
        let mut left = Left {
            start: head,
            definite: false,
            indefinite: false,
            number: false,
            modified: false,
            belongs: false,
        };
        let mut at = head;
        while at > from {
            at -= 1;
            if let Some(name) = self.name_at(at) {
                if name.words.start < from
                    || self.tag(name.words.end) == Tag::Punctuation
                        && !self.sentence.words[name.words.end].is_hyphen()
                {
                    break;
                }
                at = name.words.start;
                left.start = at;
                left.belongs = true;
                continue;
            }
            let word = &self.sentence.words[at];
            match word.tag {
                Tag::Adjective
                | Tag::Noun
                | Tag::ProperNoun
                | Tag::Verb(Form::Participle | Form::Gerund) => {
                    if matches!(word.tag, Tag::Verb(Form::Gerund | Form::Participle))
                        && !self.attributive(at, head)
                    {
                        break;
                    }
                    if word.tag == Tag::ProperNoun
                        && self.lexicon.names.word(word.text) == Some(Name::Time)
                    {
                        break;
                    }
                    left.belongs |= word.is_capitalised() && word.tag == Tag::Adjective;
                    left.modified = true;
                    left.start = at;
                }
                Tag::Adverb
                    if matches!(
                        self.tag(at + 1),
                        Tag::Adjective | Tag::Verb(Form::Participle)
                    ) && left.modified =>
                {
                    left.start = at
                }
                Tag::Number => {
                    left.number = true;
                    left.start = at;
                }
                Tag::Determiner if !matches!(&*word.lower, "some" | "no" | "any" | "enough") => {
                    left.indefinite = matches!(&*word.lower, "a" | "an" | "another" | "one");
                    left.definite = matches!(
                        &*word.lower,
                        "the" | "this" | "that" | "these" | "those" | "both"
                    );
                    left.start = at;
                    if !matches!(
                        &*word.lower,
                        "other"
                            | "several"
                            | "many"
                            | "few"
                            | "most"
                            | "various"
                            | "certain"
                            | "same"
                            | "such"
                    ) {
                        break;
                    }
                }
                Tag::Possessive => {
                    left.definite = true;
                    left.start = at;
                    break;
                }
                Tag::Genitive => {
                    left.definite = true;
                    left.start = match last {
                        Some(last) if last.words.end == at => last.words.start,
                        _ => self.owner(at, from),
                    };
                    break;
                }
                Tag::Punctuation
                    if word.is_hyphen()
                        && self.sentence.joined(at)
                        && self.sentence.joined(at + 1)
                        && at > from =>
                {
                    left.start = at - 1;
                    left.modified = true;
                    at -= 1;
                }
                _ => break,
            }
        }
        if self.sentence.words[left.start].tag == Tag::Adverb {
            left.start += 1;
        }
        left
    }

    /// Whether a participle stands before the noun and belongs to it: "armed groups", "the
    /// visiting minister", not "arrested protesters" as verb and object.
    fn attributive(&self, at: usize, head: usize) -> bool {
        let before = at.checked_sub(1).map_or(Tag::Punctuation, |i| self.tag(i));
        at + 1 < head
            || matches!(
                before,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number
            )
    }

    /// The start of the phrase that a genitive at `at` belongs to.
    fn owner(&self, at: usize, from: usize) -> usize {
        let mut start = at;
        while start > from {
            let previous = start - 1;
            if let Some(name) = self.name_at(previous) {
                start = name.words.start.max(from);
                continue;
            }
            match self.tag(previous) {
                Tag::Noun | Tag::Adjective | Tag::ProperNoun => start = previous,
                Tag::Determiner | Tag::Possessive => {
                    // "the U.S.'s" and "the country's" keep their article, "the Kremlin's" too.
                    start = previous;
                    break;
                }
                _ => break,
            }
        }
        start
    }

    /// The end with what completes the phrase: "officials in Kyiv", "the chairman of the panel".
    fn completed(&self, end: usize, plural: bool) -> usize {
        let preposition = self.lower(end);
        let fits = match preposition {
            "of" => true,
            "at" | "for" => true,
            "from" => !self.lower(end + 1).ends_with("ing"),
            "in" => {
                self.starts_name(end + 1)
                    || (plural && self.tag(end + 1) == Tag::Determiner && self.verb_after(end + 1))
            }
            "to" => self.clue(self.lower(end.wrapping_sub(1)), Clue::Sent),
            "on" => self.clue(self.lower(end.wrapping_sub(1)), Clue::Expert),
            _ => false,
        };
        if !fits {
            return end;
        }
        let noun_phrase = self.noun_phrase_end(end + 1);
        let Some(to) = noun_phrase else { return end };
        let time = self.sentence.words[end + 1..to]
            .iter()
            .any(|w| self.lexicon.names.word(w.text) == Some(Name::Time))
            || self.clue(self.lower(to - 1), Clue::Time);
        if time {
            return end;
        }
        if self.lower(to) == "of"
            && preposition != "in"
            && let Some(further) = self.noun_phrase_end(to + 1)
        {
            return further;
        }
        to
    }

    fn starts_name(&self, at: usize) -> bool {
        let at = if self.lower(at) == "the" { at + 1 } else { at };
        self.tag(at) == Tag::ProperNoun
            && self
                .sentence
                .words
                .get(at)
                .is_some_and(|w| self.lexicon.names.word(w.text) != Some(Name::Time))
    }

    /// Whether a verb that carries the clause follows the noun phrase that starts at `at`.
    fn verb_after(&self, at: usize) -> bool {
        self.noun_phrase_end(at)
            .is_some_and(|end| self.tag(end).is_finite())
    }

    /// The end of the noun phrase that starts at `at`: article, modifiers, nouns.
    fn noun_phrase_end(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut noun = None;
        while end < self.sentence.words.len() {
            let word = &self.sentence.words[end];
            match word.tag {
                Tag::Determiner | Tag::Possessive if end == at => {}
                Tag::Adjective | Tag::Number if noun.is_none() => {}
                Tag::Adjective | Tag::Verb(Form::Participle | Form::Gerund)
                    if self.tag(end + 1).is_nominal() || self.tag(end + 1) == Tag::Adjective => {}
                Tag::Noun | Tag::ProperNoun => noun = Some(end + 1),
                Tag::Genitive
                    if self.tag(end + 1).is_nominal() || self.tag(end + 1) == Tag::Adjective => {}
                Tag::Punctuation
                    if word.is_hyphen()
                        && self.sentence.joined(end)
                        && self.sentence.joined(end + 1) => {}
                Tag::Conjunction
                    if self.tag(end + 1) == Tag::ProperNoun
                        && self.tag(end.wrapping_sub(1)) == Tag::ProperNoun
                        && self.name_at(end).is_some() => {}
                _ => break,
            }
            end += 1;
        }
        noun
    }

    /// How sure it is that the phrase is an actor; `None` where it is none.
    fn confidence(
        &self,
        head: usize,
        role: Role,
        plural: bool,
        left: &Left,
        end: usize,
    ) -> Option<f64> {
        let acts = self.acts(end);
        let speaking = self.speaking(left.start, end);
        if self.is_bare_apposition(left) && !speaking {
            return None;
        }
        if left.indefinite {
            return self.indefinite(role, acts || speaking);
        }
        let sure = match (role, plural) {
            (Role::Group, _) => match (left.belongs || left.modified, left.definite, acts) {
                (true, ..) => 0.72,
                (_, true, _) => 0.66,
                (_, _, true) => 0.64,
                _ => 0.46,
            },
            (Role::Body, false) if left.definite => 0.76,
            (Role::Body, false)
                if matches!(
                    self.lower(head),
                    "police" | "parliament" | "opposition" | "congress"
                ) =>
            {
                0.62
            }
            (Role::Body, false) => {
                if left.belongs {
                    0.6
                } else {
                    return None;
                }
            }
            (Role::LooseBody, false) if left.definite => match (self.lower(head), acts) {
                (word, false) if self.clue(word, Clue::Country) => 0.42,
                ("site" | "website" | "office", false) => 0.4,
                (_, true) => 0.66,
                _ => 0.55,
            },
            (Role::LooseBody, true)
                if self.clue(self.lower(head), Clue::Country) && !left.belongs && !acts =>
            {
                0.42
            }
            (Role::LooseBody | Role::Body, true) => match (left.belongs, left.definite, acts) {
                (true, ..) => 0.68,
                (_, true, _) | (_, _, true) => 0.58,
                _ => 0.45,
            },
            (Role::LooseBody, false) => return None,
            (Role::Loose, _) => {
                if speaking || acts {
                    0.56
                } else if left.definite {
                    0.46
                } else {
                    0.35
                }
            }
            (_, true) => match (left.number && !left.definite, acts || speaking) {
                (true, false) => 0.46,
                (_, true) => 0.8,
                _ => 0.68,
            },
            (_, false) if left.definite => {
                if speaking || acts {
                    0.85
                } else {
                    0.72
                }
            }
            (_, false) => return self.bare_singular(left, speaking),
        };
        Some(sure)
    }

    /// A singular without any determiner: "Belarusian leader says" in a headline.
    fn bare_singular(&self, left: &Left, speaking: bool) -> Option<f64> {
        let opens = left.start == 0 || self.tag(left.start - 1) == Tag::Punctuation;
        (speaking && opens).then_some(0.6)
    }

    /// "A spokesman for the ministry said": an actor where it speaks or acts.
    fn indefinite(&self, role: Role, acts: bool) -> Option<f64> {
        match (role, acts) {
            (Role::LooseBody, false) => None,
            (Role::Loose, true) => Some(0.52),
            (_, true) => Some(0.7),
            (Role::Loose, false) => None,
            (_, false) => Some(0.34),
        }
    }

    /// Whether the phrase is an indefinite one or a bare title set off by a comma beside a name.
    fn is_bare_apposition(&self, left: &Left) -> bool {
        let Some(comma) = left.start.checked_sub(1) else {
            return false;
        };
        let behind_name =
            self.lower(comma) == "," && self.names.iter().any(|name| name.words.end == comma);
        behind_name && !left.definite
    }

    /// Whether a verb that carries a clause follows.
    fn acts(&self, end: usize) -> bool {
        let mut at = end;
        while matches!(self.tag(at), Tag::Adverb) || self.lower(at) == "also" {
            at += 1;
        }
        let relative = if self.lower(at) == "," { at + 1 } else { at };
        if matches!(self.lower(relative), "who" | "which") {
            return true;
        }
        self.tag(at).is_finite()
    }

    /// Whether a verb of saying stands right behind or right before.
    fn speaking(&self, start: usize, end: usize) -> bool {
        let verb = |index: usize| self.clue(self.lower(index), Clue::Speaks);
        let by = start.checked_sub(1).is_some_and(|i| {
            verb(i) || self.lower(i) == "to" && self.lower(i.wrapping_sub(1)) == "according"
        });
        verb(end) || verb(end + 1) && self.tag(end).is_finite() || by
    }
}
