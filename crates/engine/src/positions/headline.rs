//! What headlines and bullets leave out: "Minister: tax will rise", "Kenya to host talks",
//! "Norway ‘ready for talks’", "Gates stay shut – minister".

use super::extent::Mode;
use super::holder::Seeming;
use super::proposal::{Holder, Made, Proposal};
use super::reading::{Placed, Reading};
use super::verb::Voice;
use crate::draft::Stance;

/// A headline has at most so many words.
const LONGEST: usize = 24;

impl Reading<'_, '_> {
    /// Whether this is a line without a full stop: a headline, a bullet, a caption.
    pub(crate) fn is_headline(&self) -> bool {
        let last = self.len().saturating_sub(1);
        self.len() <= LONGEST && !self.is(last, &[".", "!", ":", ";", ","]) && !self.is_closed(last)
    }

    /// Whether the closing mark at `last` stands behind a full stop.
    fn is_closed(&self, last: usize) -> bool {
        self.is_quote_mark(last)
            && last
                .checked_sub(1)
                .is_some_and(|i| self.is(i, &[".", "!", "?", ","]))
    }

    /// "Kenya to host talks": what somebody is going to do, as a headline says it.
    pub(crate) fn headline_plan(&self) -> Option<Proposal> {
        let actor = self.headline_actor()?;
        let to = actor.words.end;
        if !self.is_headline() || !self.infinitive_at(to) {
            return None;
        }
        let holder = Holder::Actors(vec![actor.index]);
        let cue = self
            .verbs_at(to + 1)
            .into_iter()
            .filter(|verb| verb.voice == Voice::Infinitive)
            .find_map(|verb| {
                let complement = self.complement(&verb)?;
                self.with_complement(&verb, holder.clone(), &complement)
            });
        if cue.is_some() {
            return cue;
        }
        let content = self.content(to, self.content_end(to, Mode::Infinitive))?;
        Some(uncued(
            content,
            holder,
            Stance::Proposes,
            "plan in a headline",
        ))
    }

    /// The actor that a headline starts with.
    fn headline_actor(&self) -> Option<&Placed> {
        self.actor_starting_at(self.skip_bullet(0))
    }

    /// A headline's source without a verb: before a colon, behind a dash, before a quotation.
    pub(crate) fn headline_source(&self) -> Option<Proposal> {
        self.before_colon()
            .or_else(|| self.behind_dash())
            .or_else(|| self.before_quotation())
    }

    /// "Minister: tax will rise".
    fn before_colon(&self) -> Option<Proposal> {
        let from = self.skip_bullet(0);
        let colon = (from..self.len().min(from + 8)).find(|i| self.is(*i, &[":"]))?;
        let holder = match self
            .actor_starting_at(from)
            .filter(|actor| actor.words.end == colon)
        {
            Some(actor) => Holder::Actors(vec![actor.index]),
            None if matches!(self.seeming(&(from..colon)), Seeming::Holder(_)) => {
                Holder::Phrase(from..colon)
            }
            None => return None,
        };
        let says = self.has_verb_between(colon + 1, self.len())
            || self.is(colon + 1, &["we", "i", "no"])
            || self.is_quote_mark(colon + 1);
        let ends = (colon + 1..self.len())
            .find(|i| self.is_end(*i))
            .unwrap_or(self.len());
        if !says || ends <= colon + 2 {
            return None;
        }
        let content = self.unquoted(colon + 1, ends)?;
        Some(uncued(
            content,
            holder,
            Stance::States,
            "source before a colon",
        ))
    }

    /// "Gates stay shut – minister".
    fn behind_dash(&self) -> Option<Proposal> {
        let dash = (1..self.len()).rev().take(8).find(|i| self.is_dash(*i))?;
        let actor = self
            .actor_starting_at(dash + 1)
            .filter(|actor| actor.words.end == self.len())?;
        let from = self.skip_bullet(0);
        if !self.is_headline() || dash < from + 2 {
            return None;
        }
        let content = self.unquoted(from, dash)?;
        let holder = Holder::Actors(vec![actor.index]);
        Some(uncued(
            content,
            holder,
            Stance::States,
            "source behind a dash",
        ))
    }

    /// "Norway ‘ready for talks’".
    fn before_quotation(&self) -> Option<Proposal> {
        let actor = self.headline_actor()?;
        let mark = actor.words.end;
        if !self.is_headline() || !self.is_opening_mark(mark) || mark + 3 > self.len() {
            return None;
        }
        let content = self.unquoted(mark, self.len())?;
        let holder = Holder::Actors(vec![actor.index]);
        Some(uncued(
            content,
            holder,
            Stance::States,
            "quotation in a headline",
        ))
    }

    /// These words without the marks that hold them all.
    fn unquoted(&self, from: usize, to: usize) -> Option<standpoint_text::Span> {
        let last = to.checked_sub(1)?;
        let held = self.is_quote_mark(from)
            && matches!(self.sentence.lower(last), "'" | "\"" | "”" | "»")
            && !(from + 1..last).any(|i| self.is_quote_mark(i));
        if held {
            self.content(from + 1, last)
        } else {
            self.content(from, to)
        }
    }
}

/// A position that no word signals.
fn uncued(
    content: standpoint_text::Span,
    holder: Holder,
    stance: Stance,
    reason: &'static str,
) -> Proposal {
    Proposal {
        cue: Vec::new(),
        content: vec![content],
        made: Made::of(reason),
        stance,
        holder,
        about: Vec::new(),
        hearsay: false,
        confidence: 0.6,
        reason: reason.to_owned(),
    }
}
