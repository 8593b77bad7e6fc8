//! Names that the lists have.

use super::{Named, Scan, Who};
use crate::actors::seats;
use crate::lexicon::{Clue, Name};
use crate::sentence::{Shape, Word};
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// A name of the lists.
    pub(super) fn listed(
        &self,
        at: usize,
        length: usize,
        name: Name,
        names: &mut Vec<Named>,
    ) -> usize {
        let end = at + length;
        let at = self.without_article(at, length, name);
        let words = at..end;
        let mut push = |who, confidence, reason| {
            names.push(Named {
                words: words.clone(),
                who,
                confidence,
                reason,
            });
        };
        match name {
            Name::State(state) => {
                if let Some(end) = self.government_end(end) {
                    names.push(Named {
                        words: at..end,
                        who: Who::Organisation,
                        confidence: 0.8,
                        reason: "state and its government",
                    });
                    return end;
                }
                push(Who::State(state), 0.92, "country name");
            }
            Name::House(state) => {
                push(
                    Who::State(state),
                    0.9,
                    "building that stands for its government",
                );
            }
            Name::Seat(state) => {
                if let Some(confidence) =
                    seats::stands_for_government(self.sentence, at, end, self.lexicon)
                {
                    push(
                        Who::State(state),
                        confidence,
                        "capital that stands for its government",
                    );
                }
            }
            Name::Body(number, kind) => {
                if !self.is_plain_word(at, length) && !self.is_direction(at, length) {
                    push(Who::Body(number, kind), 0.88, "known organisation");
                }
            }
            Name::Person => return self.person(at, end, names),
            Name::Nationals(_) | Name::People => push(Who::People, 0.65, "name of a people"),
            Name::Nationality(state) => {
                if let Some(end) = self.government_end(end) {
                    names.push(Named {
                        words: at..end,
                        who: Who::Organisation,
                        confidence: 0.75,
                        reason: "nationality and a body of the state",
                    });
                    return end;
                }
                if self.are_people(at, end) {
                    push(Who::People, 0.6, "people of a nationality");
                } else if self.adjective_holds(end) {
                    push(
                        Who::State(state),
                        0.6,
                        "nationality before a noun of stance",
                    );
                }
            }
            Name::Place | Name::Time | Name::Other | Name::Area => {}
        }
        // "Islamist", "Western" before more capitals: the rest is read by itself.
        end
    }

    /// The first word of a listed name without its article, which is part of the name only where it
    /// has a capital of its own ("told The Huffington Post").
    fn without_article(&self, at: usize, length: usize, name: Name) -> usize {
        let article = length > 1 && self.sentence.lower(at) == "the";
        let own = self.word(at).is_some_and(Word::is_capitalised) && !self.starts_clause(at);
        let drops = matches!(name, Name::Body(..) | Name::House(_) | Name::State(_));
        if article && drops && !own { at + 1 } else { at }
    }

    /// A person of the list; the end of the mark.
    pub(super) fn person(&self, at: usize, end: usize, names: &mut Vec<Named>) -> usize {
        if let Some(end) = self.government_end(end) {
            names.push(Named {
                words: at..end,
                who: Who::Organisation,
                confidence: 0.85,
                reason: "leader and government",
            });
            return end;
        }
        names.push(Named {
            words: at..end,
            who: Who::Person,
            confidence: 0.92,
            reason: "known person",
        });
        end
    }

    /// Whether a listed name is here only an ordinary word with the capital of its place:
    /// "Shell" at the start of a sentence, "Time".
    pub(super) fn is_plain_word(&self, at: usize, length: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        length == 1
            && word.shape == Shape::Capitalised
            && (self.starts_clause(at) || self.sentence.title_case)
            && self.lexicon.words.is_ordinary(&word.lower)
    }

    /// Whether "West" is a part of a place or a direction: only "the West" by itself is an actor.
    pub(super) fn is_direction(&self, at: usize, length: usize) -> bool {
        length == 1
            && self.sentence.words[at].text == "West"
            && (at == 0 || self.sentence.lower(at - 1) != "the" || self.in_name(at + 1))
    }

    /// The end of a name with the body that takes it: "New Zealand government".
    pub(super) fn government_end(&self, end: usize) -> Option<usize> {
        let body = self.word(end)?;
        if body.is_capitalised() && !self.sentence.title_case {
            return None;
        }
        let next = self.sentence.tag(end + 1);
        let head = !matches!(next, Tag::Noun)
            && !self
                .word(end + 1)
                .is_some_and(|w| w.is_hyphen() && self.sentence.joined(end + 1));
        (self.lexicon.roles.is_government(&body.lower) && head).then_some(end + 1)
    }

    /// Whether an adjective of nationality stands for the people: "Japanese are divided".
    pub(super) fn are_people(&self, at: usize, end: usize) -> bool {
        let plural = matches!(
            self.sentence.lower(end),
            "are" | "were" | "have" | "want" | "say" | "believe" | "fear"
        );
        let before = at
            .checked_sub(1)
            .map_or(Tag::Punctuation, |i| self.sentence.tag(i));
        plural
            && matches!(
                before,
                Tag::Punctuation
                    | Tag::Conjunction
                    | Tag::Determiner
                    | Tag::Adjective
                    | Tag::Subordinator
            )
    }

    /// Whether an adjective of nationality stands for the state as the holder of a position.
    pub(super) fn adjective_holds(&self, at: usize) -> bool {
        let mut at = at;
        while self.sentence.tag(at) == Tag::Adjective {
            at += 1;
        }
        let noun = self.sentence.lower(at);
        let stance = self.clue(noun, Clue::Stance);
        stance
            && matches!(
                self.sentence.lower(at + 1),
                "of" | "to" | "for" | "about" | "over" | "that" | "against" | "on"
            )
    }
}
