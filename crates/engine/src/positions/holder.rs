//! Holders that are no actors yet: noun phrases and pronouns.

use std::ops::Range;

use super::reading::Reading;
use super::words::Class;
use crate::draft::{Actor, EntityKey, Ground, Kind, Mention};
use crate::tag::Tag;

/// Who or what a noun phrase that ends at a word seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seeming {
    Holder(Kind),
    /// A name that the actor layer passed over.
    Named,
    Document,
    Thing,
}

impl Reading<'_, '_> {
    /// What the noun phrase of these words names.
    pub(crate) fn seeming(&self, words: &Range<usize>) -> Seeming {
        let stop = words
            .clone()
            .find(|i| {
                self.is(
                    *i,
                    &[
                        "of", "for", "at", "in", "from", "with", "on", "to", "who", "and",
                    ],
                )
            })
            .unwrap_or(words.end);
        let Some(head) = stop.checked_sub(1).filter(|head| words.contains(head)) else {
            return Seeming::Thing;
        };
        let word = self.lower(head);
        if Class::Document.has(word) {
            return Seeming::Document;
        }
        if self.tag(head) == Tag::ProperNoun && head + 1 == words.end {
            return Seeming::Named;
        }
        let lone = self.is(head, &["some", "many", "others", "several", "few"]) && words.len() == 1;
        let person = Class::People.has(word)
            || !Class::Thing.has(word) && word.len() > 4 && Class::Ending.ends(word);
        if !lone && !person || self.tag(head) == Tag::Number {
            return Seeming::Thing;
        }
        Seeming::Holder(if lone || self.is_plural(head) {
            Kind::Group
        } else {
            kind_of(word)
        })
    }

    /// An actor made of a noun phrase.
    pub(crate) fn described(&self, words: Range<usize>, kind: Kind) -> Actor {
        // "10:40 Weather service": the time of an entry is no part of it.
        let start = if self.lower(words.start).contains(':') {
            words.start + 1
        } else {
            words.start
        };
        let span = self.sentence.cover(start, words.end);
        Actor {
            span,
            kind,
            mention: Mention::Description,
            entity: None,
            ground: Ground::new(0.6, "source of a position"),
        }
    }

    /// An actor made of a name that nobody knew; who says or wants something is somebody.
    pub(crate) fn named(&self, words: Range<usize>) -> Actor {
        let mut start = words.end.saturating_sub(1);
        while start > words.start && self.tag(start - 1) == Tag::ProperNoun {
            start -= 1;
        }
        let span = self.sentence.cover(start, words.end);
        Actor {
            span,
            kind: Kind::Person,
            mention: Mention::Name,
            entity: None,
            ground: Ground::new(0.55, "name of the source of a position"),
        }
    }

    /// An actor made of a pronoun, under its antecedent's entity.
    pub(crate) fn pronoun_actor(
        &self,
        i: usize,
        antecedent: Option<(Kind, Option<EntityKey>)>,
    ) -> Actor {
        let kind = antecedent.map_or_else(|| pronoun_kind(self.lower(i)), |(kind, _)| kind);
        let entity = antecedent.and_then(|(_, entity)| entity);
        let span = self.sentence.cover(i, i + 1);
        Actor {
            span,
            kind,
            mention: Mention::Pronoun,
            entity,
            // As sure as what it holds, which is known when that is settled.
            ground: Ground::new(0.0, "pronoun that holds a position"),
        }
    }
}

fn kind_of(word: &str) -> Kind {
    if Class::Body.has(word) {
        Kind::Organisation
    } else if Class::Several.has(word) {
        Kind::Group
    } else {
        Kind::Person
    }
}

/// What a pronoun without antecedent stands for.
pub(crate) fn pronoun_kind(word: &str) -> Kind {
    match word {
        "they" | "their" | "them" | "we" | "our" | "us" => Kind::Group,
        "it" | "its" => Kind::Organisation,
        _ => Kind::Person,
    }
}
