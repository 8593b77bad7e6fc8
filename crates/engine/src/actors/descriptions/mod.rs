//! Actors without a name: "the water minister", "Western diplomats", "officials in Kyiv".

mod certainty;
mod learned;
mod left;
mod phrase;

use std::ops::Range;

use crate::actors::names::{Named, Who};
use crate::draft::{Actor, Ground, Kind, Mention};
use crate::learned::layers::Found;
use crate::lexicon::{Clue, Lexicon, Role};
use crate::sentence::{Sentence, Word};
use crate::tag::Tag;
use crate::why::LEARNED_DESCRIPTION;
use left::Article;

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
    /// Whether a learner found it, or how far it goes.
    pub learned: bool,
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
            _ if self.learned => LEARNED_DESCRIPTION,
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

/// The descriptions of a sentence, in text order, none overlapping another. What a learner takes for
/// actors, in text order, is a second opinion on them.
pub(crate) fn find(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    names: &[Named],
    heard: &[Found<Kind>],
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
    reader.weigh(heard, &mut found);
    found
}

/// What the descriptions of one sentence are found with.
struct Reader<'a, 't> {
    sentence: &'a Sentence<'t>,
    lexicon: &'a Lexicon,
    names: &'a [Named],
}

impl Reader<'_, '_> {
    fn tag(&self, index: usize) -> Tag {
        self.sentence.tag(index)
    }

    fn lower(&self, index: usize) -> &str {
        self.sentence.lower(index)
    }

    fn clue(&self, word: &str, clue: Clue) -> bool {
        self.lexicon.clues.has(word, clue)
    }

    /// Whether word `index` is a hyphen that touches both its neighbours.
    fn is_tight_hyphen(&self, index: usize) -> bool {
        self.sentence.words.get(index).is_some_and(Word::is_hyphen)
            && self.sentence.joined(index)
            && self.sentence.joined(index + 1)
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
        if self.lower(left.start) == "whose" {
            return None;
        }
        let after = self.completed(end, plural);
        let confidence = self.confidence(head, role, plural, &left, after)?;
        Some(Description {
            words: left.start..after,
            head,
            role,
            plural,
            definite: left.article == Article::Definite,
            confidence,
            learned: false,
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
            && self
                .sentence
                .words
                .get(head)
                .is_some_and(Word::is_capitalised);
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
}
