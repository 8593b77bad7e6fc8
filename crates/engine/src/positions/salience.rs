//! Whom a pronoun stands for: the actors that the text was last about.

use super::reading::Reading;
use crate::draft::{Actor, EntityKey, Kind, Mention};
use crate::entities::Memory;
use crate::tag::Tag;

/// Actors less sure than this are nobody's "he" or "they".
const SURE_ENOUGH: f64 = 0.5;

/// So many persons are remembered: one of them is likely to fit "he" or "she".
const PERSONS: usize = 4;

/// The actors that were last the topic of a sentence, for each kind of pronoun.
#[derive(Clone, Debug, Default)]
pub(crate) struct Salience {
    /// The latest last.
    persons: Vec<usize>,
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
        memory: &Memory,
        i: usize,
    ) -> Option<(Kind, Option<EntityKey>)> {
        let number = match reading.lower(i) {
            "he" | "she" | "his" | "her" | "him" => Number::Person,
            "it" | "its" => Number::Body,
            "they" | "their" | "them" => Number::Several,
            _ => return None,
        };
        let pronoun = reading.lower(i);
        let agrees = |index: usize| {
            let entity = actors.get(index).and_then(|actor| actor.entity);
            let known = entity.and_then(|key| memory.get(key));
            number != Number::Person || known.is_none_or(|known| known.fits_pronoun(pronoun))
        };
        let here = reading.actors.iter().find(|placed| {
            placed.words.end <= i
                && !reading.is_oblique(placed.words.start, placed.words.end)
                && fits(actors, placed.index, number)
                && agrees(placed.index)
        });
        let index = here
            .map(|placed| placed.index)
            .or_else(|| self.remembered(number, agrees))?;
        actors.get(index).map(|actor| (actor.kind, actor.entity))
    }

    fn remembered(&self, number: Number, agrees: impl Fn(usize) -> bool) -> Option<usize> {
        match number {
            Number::Person => self.persons.iter().rev().copied().find(|i| agrees(*i)),
            Number::Body => self.body,
            Number::Several => self.group.or(self.body),
        }
    }

    /// Remembers what a sentence was about: its holders first, otherwise its first actors.
    pub(crate) fn learn(&mut self, reading: &Reading<'_, '_>, actors: &[Actor], holders: &[usize]) {
        let topic = |number: Number| {
            let named = |index: &usize| fits(actors, *index, number);
            let held = holders.iter().copied().find(named);
            let direct = reading
                .actors
                .iter()
                .filter(|p| !reading.is_oblique(p.words.start, p.words.end));
            held.or_else(|| direct.map(|placed| placed.index).find(named))
        };
        self.body = topic(Number::Body).or(self.body);
        self.group = topic(Number::Several).or(self.group);
        for placed in &reading.actors {
            if fits(actors, placed.index, Number::Person)
                && !reading.is_oblique(placed.words.start, placed.words.end)
            {
                self.remember(placed.index, actors);
            }
        }
        if let Some(person) = topic(Number::Person) {
            self.remember(person, actors);
        }
    }

    /// Makes a person the latest, once.
    fn remember(&mut self, person: usize, actors: &[Actor]) {
        let entity = |index: usize| actors.get(index).and_then(|actor| actor.entity);
        let same = |other: usize| {
            other == person || entity(other).is_some() && entity(other) == entity(person)
        };
        self.persons.retain(|other| !same(*other));
        self.persons.push(person);
        if self.persons.len() > PERSONS {
            self.persons.remove(0);
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
        kind && actor.mention != Mention::Pronoun && actor.ground.confidence >= SURE_ENOUGH
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
