//! Whom a pronoun stands for: the actors that the text was last about.

use super::reading::Reading;
use crate::draft::{Actor, EntityKey, Kind, Mention};
use crate::tag::Tag;

/// The actors that were last the topic of a sentence, one for each kind of pronoun.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Salience {
    person: Option<usize>,
    body: Option<usize>,
    group: Option<usize>,
}

/// Which actors a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Person,
    Body,
    Several,
}

impl Salience {
    /// What the actor behind the pronoun at word `i` is, and its entity.
    pub(crate) fn antecedent(
        &self,
        reading: &Reading<'_, '_>,
        actors: &[Actor],
        i: usize,
    ) -> Option<(Kind, Option<EntityKey>)> {
        let number = match reading.lower(i) {
            "he" | "she" | "his" | "her" | "him" => Number::Person,
            "it" | "its" => Number::Body,
            "they" | "their" | "them" => Number::Several,
            _ => return None,
        };
        let here = reading.actors.iter().find(|placed| {
            placed.words.end <= i
                && !reading.is_oblique(placed.words.start, placed.words.end)
                && fits(actors, placed.index, number)
        });
        let index = here
            .map(|placed| placed.index)
            .or_else(|| self.remembered(number))?;
        actors.get(index).map(|actor| (actor.kind, actor.entity))
    }

    fn remembered(&self, number: Number) -> Option<usize> {
        match number {
            Number::Person => self.person,
            Number::Body => self.body,
            Number::Several => self.group.or(self.body),
        }
    }

    /// Remembers what a sentence was about: its holders first, otherwise its first actors.
    pub(crate) fn learn(&mut self, reading: &Reading<'_, '_>, actors: &[Actor], holders: &[usize]) {
        for (number, slot) in [
            (Number::Person, &mut self.person),
            (Number::Body, &mut self.body),
            (Number::Several, &mut self.group),
        ] {
            let named = |index: &usize| fits(actors, *index, number);
            let held = holders.iter().copied().find(named);
            let first = || {
                let direct = reading
                    .actors
                    .iter()
                    .filter(|p| !reading.is_oblique(p.words.start, p.words.end));
                direct.map(|placed| placed.index).find(named)
            };
            *slot = held.or_else(first).or(*slot);
        }
    }
}

fn fits(actors: &[Actor], index: usize, number: Number) -> bool {
    actors.get(index).is_some_and(|actor| {
        let kind = match number {
            Number::Person => actor.kind == Kind::Person,
            Number::Body => matches!(actor.kind, Kind::Organisation | Kind::State),
            Number::Several => matches!(actor.kind, Kind::Group | Kind::Organisation),
        };
        kind && actor.mention != Mention::Pronoun
    })
}

impl Reading<'_, '_> {
    /// Whether an actor is only named beside something: after a preposition, in a genitive, in a
    /// compound.
    pub(crate) fn is_oblique(&self, from: usize, to: usize) -> bool {
        let before = from.checked_sub(1);
        let after_preposition = before.is_some_and(|b| {
            matches!(self.tag(b), Tag::Preposition | Tag::To) || self.is_hyphen(b)
        });
        after_preposition && !self.is(0, &["according"])
            || self.tag(to) == Tag::Genitive
            || self.is_hyphen(to)
    }
}
