//! Whose verb it is: the subject before it, or after it where the order is inverted.

use super::proposal::Holder;
use super::reading::Reading;
use crate::tag::Tag;

/// A subject and where it starts.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub(crate) holder: Holder,
    pub(crate) start: usize,
}

const PERSONS: &[&str] = &["he", "she", "they", "we", "i", "you"];
const JOINTS: &[&str] = &[
    "of", "in", "at", "for", "from", "with", "on", "to", "near", "inside", "across", "within",
    "under", "behind",
];

impl Reading<'_, '_> {
    /// The subject of the verb group that starts at `group`.
    pub(crate) fn subject_before(&self, group: usize) -> Option<Subject> {
        let group = self.before_time(group);
        let last = group.checked_sub(1)?;
        if self.is_comma(last) || self.is(last, &[")"]) || self.is_dash(last) {
            // "Union backs deal, fears cuts": a headline leaves out the "and".
            let second = || {
                (self.is_comma(last) && self.is_headline()).then_some(Subject {
                    holder: Holder::Same,
                    start: last,
                })
            };
            return self.subject_before_aside(last).or_else(second);
        }
        if self.is(last, &["and", "or", "but"]) {
            return Some(Subject {
                holder: Holder::Same,
                start: last,
            });
        }
        if self.is(last, &["who", "which", "that"]) && last > 0 {
            let end = if self.is_comma(last - 1) {
                last - 1
            } else {
                last
            };
            return self.subject_ending_at(end).map(|subject| Subject {
                start: subject.start,
                ..subject
            });
        }
        self.subject_ending_at(group)
    }

    /// Back over when it was said: "the White House on Tuesday said", "the chamber today announced".
    fn before_time(&self, group: usize) -> usize {
        match group {
            0 | 1 => group,
            _ if !self.is_day(group - 1) => group,
            _ if self.is(group - 2, &["on", "late", "early"]) => group - 2,
            _ => group - 1,
        }
    }

    /// The subject before "…, the chairman of the panel," or "(…)".
    fn subject_before_aside(&self, close: usize) -> Option<Subject> {
        let opens = |i: &usize| match self.lower(close) {
            ")" => self.is(*i, &["("]),
            "," => self.is_comma(*i),
            _ => self.is_dash(*i),
        };
        let open = (0..close).rev().take(30).filter(opens);
        let mut best = None;
        for i in open {
            if let Some(subject) = self.named_ending_at(i) {
                // "Ada Brandt, 62, the mayor, said": go on from the mayor to the name.
                best = Some(subject);
            }
        }
        // "The head of the agency, Maria Lund, said".
        best.or_else(|| self.named_ending_at(close))
    }

    fn named_ending_at(&self, end: usize) -> Option<Subject> {
        let subject = self.subject_ending_at(end)?;
        matches!(subject.holder, Holder::Actors(_)).then_some(subject)
    }

    /// The subject whose last word is before `end`.
    pub(crate) fn subject_ending_at(&self, end: usize) -> Option<Subject> {
        let last = end.checked_sub(1)?;
        if self.is(last, PERSONS) || self.is(last, &["it"]) {
            return Some(Subject {
                holder: Holder::Pronoun(last),
                start: last,
            });
        }
        if let Some(actor) = self.actor_ending_at(end) {
            return Some(self.whole_subject(
                actor.words.start,
                Holder::Actors(vec![actor.index]),
                end,
            ));
        }
        if self.is_nominal(last)
            || self.tag(last) == Tag::Pronoun
            || self.tag(last) == Tag::Determiner
        {
            let start = self.phrase_start(end);
            let start = if start == end { last } else { start };
            return Some(self.whole_subject(start, Holder::Phrase(start..end), end));
        }
        None
    }

    /// Goes back from "the agency" to "a spokesman for the agency", and from the second of two
    /// subjects to both.
    fn whole_subject(&self, start: usize, holder: Holder, end: usize) -> Subject {
        let Some(before) = start.checked_sub(1) else {
            return Subject { holder, start };
        };
        // "officials familiar with the matter".
        let familiar = before > 1
            && self.tag(before - 1) == Tag::Adjective
            && self.is(before, &["with", "about", "to", "of"]);
        if familiar && let Some(actor) = self.actor_ending_at(before - 1) {
            return self.whole_subject(actor.words.start, Holder::Actors(vec![actor.index]), end);
        }
        // "Nobody in the party": what is in the party is not the party.
        if self.is(before, JOINTS) && before > 0 && self.tag(before - 1) == Tag::Pronoun {
            return Subject {
                holder: Holder::Phrase(before - 1..end),
                start: before - 1,
            };
        }
        if self.is(before, JOINTS)
            && before > 0
            && (self.is_nominal(before - 1) || self.actor_ending_at(before).is_some())
        {
            if let Some(actor) = self.actor_ending_at(before) {
                return self.whole_subject(
                    actor.words.start,
                    Holder::Actors(vec![actor.index]),
                    end,
                );
            }
            let head = self.phrase_start(before);
            return self.whole_subject(head, Holder::Phrase(head..end), end);
        }
        if self.is(before, &["and"])
            && before > 0
            && let (Some(actor), Holder::Actors(mut both)) =
                (self.actor_ending_at(before), holder.clone())
        {
            both.insert(0, actor.index);
            let start = actor.words.start;
            return Subject {
                holder: Holder::Actors(both),
                start,
            };
        }
        Subject { holder, start }
    }

    /// The subject that starts at `from`, after its verb: "…," said the minister. With where it ends.
    pub(crate) fn subject_after(&self, from: usize) -> Option<(Holder, usize)> {
        if self.is(from, PERSONS) {
            return Some((Holder::Pronoun(from), from + 1));
        }
        if let Some(actor) = self.actor_starting_at(from) {
            return Some((Holder::Actors(vec![actor.index]), actor.words.end));
        }
        let end = self.noun_phrase(from)?;
        // "said President Ada Brandt": the title belongs to no name.
        if let Some(actor) = self.actor_ending_at(end)
            && actor.words.start > from
        {
            return Some((Holder::Actors(vec![actor.index]), end));
        }
        Some((Holder::Phrase(from..end), end))
    }
}
