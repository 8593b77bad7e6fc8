//! How far a run of capitalised words goes.

use super::Scan;
use crate::lexicon::{Clue, Name};
use crate::sentence::{Sentence, Word};

/// Whether word `index` is a hyphen that touches both its neighbours.
fn end_is_tight(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.words.get(index).is_some_and(Word::is_hyphen)
        && sentence.joined(index)
        && sentence.joined(index + 1)
}

impl Scan<'_, '_> {
    /// Whether a listed name is only the start of a longer one that is no list's: "Georgia Brandt",
    /// "Belarus Democratic Forum", "U.S. Department of Agriculture".
    pub(super) fn lengthens(&self, at: usize, length: usize, name: Name) -> bool {
        if self.sentence.title_case || matches!(name, Name::Time | Name::House(_) | Name::Other) {
            return matches!(name, Name::Other)
                && length == 1
                && self.in_name(at)
                && self.in_name(at + 1)
                && self.ends_in_head(at);
        }
        let next = at + length;
        if !self.in_name(next) {
            return length == 1 && self.opens_with_of(at) && self.with_of(at, next) > next;
        }
        if self.ends_in_head(at) {
            return true;
        }
        if name == Name::Person {
            return !self.lexicon.roles.is_title(self.sentence.lower(next))
                && self
                    .lexicon
                    .names
                    .longest(&self.sentence.words, next, false)
                    .is_none();
        }
        length == 1
            && matches!(name, Name::State(_) | Name::Place | Name::Seat(_))
            && self.word(next).is_some_and(|word| {
                !self.lexicon.words.is_ordinary(&word.lower)
                    && !self.lexicon.roles.is_title(&word.lower)
                    && self
                        .lexicon
                        .names
                        .longest(&self.sentence.words, next, false)
                        .is_none()
            })
            && !self.in_name(next + 1)
            && self
                .lexicon
                .names
                .first_name(self.sentence.lower(at))
                .is_some()
    }

    /// Whether the run of capitalised words from `at` ends as an organisation, a place or a thing.
    pub(super) fn ends_in_head(&self, at: usize) -> bool {
        let end = self.with_of(at, self.run_end(at));
        end > at + 1
            && self.word(end - 1).is_some_and(|last| {
                let names = &self.lexicon.names;
                names.ends_organisation(last.text)
                    || names.makes_place(last.text)
                    || names.makes_thing(last.text)
            })
            || end > self.run_end(at)
    }

    pub(super) fn opens_with_of(&self, index: usize) -> bool {
        self.word(index)
            .is_some_and(|word| self.lexicon.names.opens_with_of(word.text))
    }

    /// The end of the run of capitalised words that starts at `at`.
    pub(super) fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            if self.in_name(end) {
                let time =
                    self.lexicon.names.word(self.sentence.words[end].text) == Some(Name::Time);
                if time {
                    return end;
                }
                end += 1;
            } else if self.joins(end) || self.goes_on_lower(at, end) {
                end += 2;
            } else if let Some(after) = self.over_particles(end) {
                end = after;
            } else {
                return end;
            }
        }
    }

    /// Whether word `index` ties two capitalised words together: a hyphen, "&", the apostrophe of a
    /// plural's genitive before the head of an organisation ("Farmers' Union").
    pub(super) fn joins(&self, index: usize) -> bool {
        let Some(word) = self.word(index) else {
            return false;
        };
        if !self.in_name(index + 1) {
            return false;
        }
        let tight = self.sentence.joined(index) && self.sentence.joined(index + 1);
        let genitive = matches!(word.text, "'" | "’" | "'s" | "’s")
            && self
                .word(index + 1)
                .is_some_and(|next| self.lexicon.names.ends_organisation(next.text));
        (word.is_hyphen() && tight) || word.text == "&" || genitive
    }

    /// Whether a name of two words or more goes on in lower case behind a hyphen: "Lee Cheuk-yan".
    pub(super) fn goes_on_lower(&self, at: usize, hyphen: usize) -> bool {
        end_is_tight(self.sentence, hyphen)
            && hyphen > at + 1
            && self.word(hyphen + 1).is_some_and(|word| {
                word.text.len() <= 6
                    && word.tag.is_nominal()
                    && !self.lexicon.words.is_ordinary(&word.lower)
            })
    }

    /// The index behind small words of a name and the capitalised word that they lead to.
    pub(super) fn over_particles(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 3 && self.clue(self.sentence.lower(at), Clue::Particle) {
            at += 1;
            if self.word(at).is_some_and(Word::is_hyphen) {
                at += 1;
            }
        }
        (at > from && self.in_name(at)).then_some(at + 1)
    }

    /// The end with "of …", where the run is one that takes it: "Ministry of Water and Forests".
    pub(super) fn with_of(&self, from: usize, end: usize) -> usize {
        let opener = end > from && self.opens_with_of(end - 1);
        let linked = matches!(self.sentence.lower(end), "of" | "for" | "on");
        if !opener || !linked || self.sentence.title_case {
            return end;
        }
        let mut at = end + 1;
        if self.sentence.lower(at) == "the" {
            at += 1;
        }
        if !self.in_name(at) && !(self.is_listed_place(at)) {
            return end;
        }
        let mut end = self.run_end(at);
        while matches!(self.sentence.lower(end), "and" | ",")
            && self.in_name(end + 1)
            && !self.is_actor_name(end + 1)
        {
            let further = self.run_end(end + 1);
            if self
                .word(further - 1)
                .is_some_and(|last| self.lexicon.names.ends_organisation(last.text))
            {
                break;
            }
            end = further;
        }
        end
    }

    pub(super) fn is_listed_place(&self, at: usize) -> bool {
        self.lexicon
            .names
            .longest(&self.sentence.words, at, false)
            .is_some()
    }

    /// Whether a name of the lists or a first name starts at `at`.
    pub(super) fn is_actor_name(&self, at: usize) -> bool {
        let listed = self.lexicon.names.longest(&self.sentence.words, at, false);
        matches!(
            listed,
            Some((Name::State(_) | Name::Body(..) | Name::Seat(_), _))
        ) || self
            .lexicon
            .names
            .first_name(self.sentence.lower(at))
            .is_some()
    }
}
