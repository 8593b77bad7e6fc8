//! Runs of capitalised words are cut into names.

use std::ops::Range;

use super::{Named, Scan, Who};
use crate::lexicon::{Clue, Name};
use crate::sentence::{Shape, Word};
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// Cuts a run of capitalised words into names.
    pub(super) fn cut(&self, run: Range<usize>, names: &mut Vec<Named>) {
        let lexicon = &self.lexicon.names;
        let last = &self.sentence.words[run.end - 1];
        let has_of = self.sentence.words[run.clone()]
            .iter()
            .any(|w| matches!(&*w.lower, "of" | "for" | "on"));
        let long = run.len() > 1;
        if long
            && (lexicon.ends_organisation(last.text)
                || has_of
                || lexicon.opens_organisation(self.sentence.words[run.start].text))
        {
            let start = self.without_titles(&run);
            let sure = if has_of || run.end - start > 1 {
                0.85
            } else {
                0.5
            };
            if run.end - start > 1 || !self.lexicon.words.is_ordinary(&last.lower) {
                names.push(Named {
                    words: start..run.end,
                    who: Who::Organisation,
                    confidence: sure,
                    reason: "word of an organisation",
                });
                self.abbreviation(run.end, names);
                return;
            }
        }
        let person = self.without_titles(&run);
        let first = lexicon.first_name(self.sentence.lower(person)).is_some();
        if first && run.end - person == 2 && self.clue(&last.lower, Clue::Surname) {
            self.segments(run, names);
            return;
        }
        let place = lexicon.makes_place(last.text)
            || matches!(
                self.sentence.words[run.start].text,
                "Lake" | "Mount" | "Cape" | "Port" | "Camp" | "Fort"
            );
        if long && (place || lexicon.makes_thing(last.text)) {
            let who_first = self.first_of_thing(&run);
            names.extend(who_first);
            return;
        }
        self.segments(run, names);
    }

    /// The state or organisation that a plan, a summit or a crisis is named after.
    pub(super) fn first_of_thing(&self, run: &Range<usize>) -> Option<Named> {
        let generic = self.clue(&self.sentence.words[run.end - 1].lower, Clue::Generic);
        let (name, length) = self
            .lexicon
            .names
            .longest(&self.sentence.words, run.start, false)?;
        let who = match name {
            Name::State(state) => Who::State(state),
            Name::Body(number, kind) => Who::Body(number, kind),
            _ => return None,
        };
        generic.then(|| Named {
            words: run.start..run.start + length,
            who,
            confidence: 0.6,
            reason: "name inside the name of a thing",
        })
    }

    /// The start of an organisation's name behind titles that are none of its own.
    pub(super) fn without_titles(&self, run: &Range<usize>) -> usize {
        let mut start = run.start;
        // "Senate" and "House" can be titles of nobody; only words for persons are skipped.
        while start + 2 < run.end
            && self.lexicon.roles.is_title(self.sentence.lower(start))
            && !self
                .lexicon
                .names
                .ends_organisation(self.sentence.words[start].text)
        {
            start += 1;
        }
        start
    }

    /// "(KCNA)" behind a name is a mark of its own.
    pub(super) fn abbreviation(&self, at: usize, names: &mut Vec<Named>) {
        let open = self.word(at).is_some_and(|w| w.text == "(");
        let close = self.word(at + 2).is_some_and(|w| w.text == ")");
        let short = self
            .word(at + 1)
            .is_some_and(|w| w.shape == Shape::Capitals);
        let listed = self
            .lexicon
            .names
            .longest(&self.sentence.words, at + 1, false)
            .is_some();
        if open && close && short && !listed {
            names.push(Named {
                words: at + 1..at + 2,
                who: Who::Organisation,
                confidence: 0.85,
                reason: "abbreviation in brackets",
            });
        }
    }

    /// Cuts a run without a telling last word at names of the lists, titles and hyphens.
    pub(super) fn segments(&self, run: Range<usize>, names: &mut Vec<Named>) {
        let mut at = run.start;
        let mut titled = run.start > 0 && self.is_title(run.start - 1);
        while at < run.end {
            let compound = self
                .lexicon
                .roles
                .compound(self.sentence.lower(at), |i| self.sentence.lower(at + i));
            if let Some((length, ..)) = compound.filter(|(length, ..)| at + length <= run.end) {
                titled = true;
                at += length;
                continue;
            }
            if self.is_title(at)
                && (at + 1 < run.end || !titled)
                && self
                    .lexicon
                    .names
                    .first_name(self.sentence.lower(at))
                    .is_none()
            {
                titled = true;
                at += 1;
                continue;
            }
            let listed = self
                .lexicon
                .names
                .longest(&self.sentence.words, at, false)
                .filter(|_| !titled || at + 1 < run.end);
            if let Some((name, length)) = listed
                && !(at == run.start && self.lengthens(at, length, name))
            {
                at = self.listed(at, length, name, names);
                titled = false;
                continue;
            }
            let end = self.chunk_end(at, run.end);
            self.unknown(at..end, titled, names);
            titled = false;
            at = end.max(at + 1);
        }
    }

    pub(super) fn is_title(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| {
            self.lexicon.roles.is_title(&word.lower) && word.tag != Tag::Punctuation
        })
    }

    /// The end of a name that no list has: up to the next listed name, title or splitting hyphen.
    pub(super) fn chunk_end(&self, at: usize, end: usize) -> usize {
        let mut to = at + 1;
        while to < end {
            let listed = self.lexicon.names.longest(&self.sentence.words, to, false);
            let actor = matches!(
                listed,
                Some((
                    Name::State(_)
                        | Name::Body(..)
                        | Name::House(_)
                        | Name::Nationality(_)
                        | Name::Time,
                    _
                ))
            ) || (to == at + 1 && matches!(listed, Some((Name::Person, 2..))));
            let hyphen = self.sentence.words[to].is_hyphen();
            let joined = to > at && self.sentence.words[to - 1].is_hyphen();
            let first = |index: usize| {
                self.lexicon
                    .names
                    .first_name(self.sentence.lower(index))
                    .is_some()
            };
            // "Scientologist Tom Cruise": what stands before a first name is a title.
            let titled = to == at + 1
                && !first(at)
                && first(to)
                && to + 1 < end
                && !self.sentence.words[to + 1].is_hyphen();
            let title = !first(at) && self.is_title(to) && to + 1 < end;
            if (actor && !joined && !first(at))
                || titled
                || title
                || (hyphen && self.splits(at, to, end))
            {
                break;
            }
            to += 1;
        }
        to
    }

    /// Whether the hyphen at `hyphen` parts two names ("Trump-Putin talks") and is no part of one
    /// ("Jean-Claude Juncker", "Annegret Kramp-Karrenbauer", "Al-Thani").
    pub(super) fn splits(&self, at: usize, hyphen: usize, end: usize) -> bool {
        let alone = hyphen == at + 1;
        let ends = hyphen + 2 >= end || self.word(hyphen + 2).is_some_and(Word::is_hyphen);
        let particle = self.clue(self.sentence.lower(hyphen - 1), Clue::Particle);
        let first = self
            .lexicon
            .names
            .first_name(self.sentence.lower(hyphen - 1))
            .is_some();
        let known = self
            .knowledge
            .longest(&self.sentence.words, hyphen + 1)
            .is_some();
        alone
            && ends
            && !particle
            && (known || !first || self.sentence.tag(hyphen + 2) == Tag::Noun)
    }
}
