//! How sure it is that a phrase with a role noun is an actor.

use super::Reader;
use super::left::{Article, Left};
use crate::lexicon::{Clue, Role};
use crate::tag::Tag;

/// What the sentence has the phrase do.
#[derive(Clone, Copy)]
struct Deeds {
    /// A verb that carries a clause follows.
    acts: bool,
    /// A verb of saying stands beside it.
    speaks: bool,
}

impl Deeds {
    const fn any(self) -> bool {
        self.acts || self.speaks
    }
}

impl Reader<'_, '_> {
    /// How sure it is that the phrase is an actor, 0 to 1; `None` where it is none.
    pub(super) fn confidence(
        &self,
        head: usize,
        role: Role,
        plural: bool,
        left: &Left,
        end: usize,
    ) -> Option<f64> {
        let deeds = Deeds {
            acts: self.acts(end),
            speaks: self.speaks(left.start, end),
        };
        if self.is_bare_apposition(left) && !deeds.speaks {
            return None;
        }
        if left.article == Article::Indefinite {
            return indefinite(role, deeds);
        }
        let definite = left.article == Article::Definite;
        if plural && !deeds.any() && (self.is_sent(left) || self.is_shore(head, left)) {
            return Some(0.4);
        }
        match (role, plural) {
            (Role::Group, _) => Some(group(left, deeds)),
            (Role::Body | Role::LooseBody, _) => self.body(head, role, plural, left, deeds),
            (Role::Loose, _) if deeds.any() => Some(0.56),
            (Role::Loose, _) => Some(if definite { 0.46 } else { 0.35 }),
            (_, true) if deeds.any() => Some(0.8),
            (_, true) => Some(if left.number && !definite {
                0.46
            } else {
                self.at_rest(left)
            }),
            (_, false) if definite => Some(if deeds.any() { 0.85 } else { 0.72 }),
            // A singular without any determiner: "Belarusian leader says" in a headline.
            (_, false) => {
                let opens = left.start == 0 || self.tag(left.start - 1) == Tag::Punctuation;
                (deeds.speaks && opens).then_some(0.6)
            }
        }
    }

    /// Whether somebody moves them about: "to send its own engineers".
    fn is_sent(&self, left: &Left) -> bool {
        let before = left.start.checked_sub(1);
        before.is_some_and(|i| self.clue(self.lower(i), Clue::Sends))
    }

    /// "on both banks": those of a river.
    fn is_shore(&self, head: usize, left: &Left) -> bool {
        let before = left.start.checked_sub(1).map_or("", |i| self.lower(i));
        self.lower(head) == "banks" && matches!(before, "on" | "along" | "between")
    }

    /// A plural for persons that neither acts nor speaks: less sure behind a verb that moves them about.
    fn at_rest(&self, left: &Left) -> f64 {
        let before = left
            .start
            .checked_sub(1)
            .map_or(Tag::Punctuation, |i| self.tag(i));
        if before.is_verb() && left.article == Article::None {
            0.6
        } else {
            0.68
        }
    }

    /// A body: sure behind a determiner.
    fn body(
        &self,
        head: usize,
        role: Role,
        plural: bool,
        left: &Left,
        deeds: Deeds,
    ) -> Option<f64> {
        let word = self.lower(head);
        let definite = left.article == Article::Definite;
        // "her authority" is a quality, "the basin authority" a body.
        if word == "authority" && !left.modified && !left.belongs {
            return None;
        }
        let country = role == Role::LooseBody && self.clue(word, Clue::Country) && !deeds.acts;
        if plural {
            return Some(match (left.belongs, definite || deeds.acts) {
                (true, _) => 0.68,
                _ if country => 0.42,
                (_, true) => 0.58,
                _ => 0.45,
            });
        }
        match (role, definite) {
            (Role::Body, true) => Some(0.76),
            (Role::Body, false)
                if matches!(word, "police" | "parliament" | "opposition" | "congress") =>
            {
                Some(0.62)
            }
            (Role::Body, false) => left.belongs.then_some(0.6),
            (_, true) if country => Some(0.42),
            (_, true) => Some(if deeds.acts { 0.66 } else { 0.55 }),
            (_, false) => None,
        }
    }

    /// Whether the phrase is an indefinite one or a bare title set off by a comma beside a name.
    fn is_bare_apposition(&self, left: &Left) -> bool {
        let Some(comma) = left.start.checked_sub(1) else {
            return false;
        };
        let behind_name =
            self.lower(comma) == "," && self.names.iter().any(|name| name.words.end == comma);
        behind_name && left.article != Article::Definite
    }

    /// Whether a verb that carries a clause follows, or "who".
    pub(super) fn acts(&self, end: usize) -> bool {
        let mut at = end;
        while self.tag(at) == Tag::Adverb {
            at += 1;
        }
        let relative = if self.lower(at) == "," { at + 1 } else { at };
        matches!(self.lower(relative), "who" | "which") || self.tag(at).is_finite()
    }

    /// Whether a verb of saying stands right behind or right before.
    pub(super) fn speaks(&self, start: usize, end: usize) -> bool {
        let verb = |index: usize| self.clue(self.lower(index), Clue::Speaks);
        let before = start.checked_sub(2).is_some_and(|i| {
            let inverted = verb(i + 1) && self.tag(i) == Tag::Punctuation;
            inverted || (self.lower(i) == "according" && self.lower(i + 1) == "to")
        });
        verb(end) || (verb(end + 1) && self.tag(end).is_finite()) || before
    }
}

/// A group as it stands: "Russian forces", "the authorities".
fn group(left: &Left, deeds: Deeds) -> f64 {
    match (
        left.belongs || left.modified,
        left.article == Article::Definite,
        deeds.acts,
    ) {
        (true, ..) => 0.72,
        (_, true, _) => 0.66,
        (_, _, true) => 0.64,
        _ => 0.46,
    }
}

/// "A spokesman for the ministry said": an actor where it speaks or acts.
fn indefinite(role: Role, deeds: Deeds) -> Option<f64> {
    match (role, deeds.any()) {
        (Role::Loose, true) => Some(0.52),
        (_, true) => Some(0.7),
        (Role::Loose | Role::LooseBody, false) => None,
        (_, false) => Some(0.34),
    }
}
