//! Names that the rules do not have.

use super::{Heard, SAID, SURE, Second};
use crate::actors::names::{Named, Who};
use crate::lexicon::Name;
use crate::why::LEARNED_NAME;

impl Second<'_, '_> {
    /// A name of which the layer is sure. One word alone it often takes for a person's that is a
    /// town's or none ("Touché"): that counts only if a person in the text is called so.
    pub(super) fn missed(&self, heard: &Heard) -> Option<Named> {
        let words = heard.words.clone();
        let fits = match heard.who {
            Who::Person => self.has_blank(heard) || self.is_person(words.start, words.len()),
            _ => !self.is_description(heard) && !self.is_thing(heard),
        };
        let sure = heard.confidence >= SURE && self.has_capitals(&words);
        (sure && fits).then_some(Named {
            words,
            who: heard.who,
            confidence: SAID,
            reason: LEARNED_NAME,
        })
    }

    /// Whether it is of two words, not of one with a hyphen or of signs ("R-Fla.").
    fn has_blank(&self, heard: &Heard) -> bool {
        let mut behind = heard.words.clone().skip(1);
        behind.any(|index| !self.sentence.joined(index))
    }

    /// Whether the text calls a person by these words.
    fn is_person(&self, at: usize, count: usize) -> bool {
        let known = self.knowledge.longest(&self.sentence.words, at);
        known.is_some_and(|known| known.words == count && known.who == Who::Person)
    }

    /// Whether its last word is that of a law, a work or an event ("Freedom of Information Act"), or a
    /// list says that it names no actor ("Nafta").
    fn is_thing(&self, heard: &Heard) -> bool {
        let words = &self.sentence.words;
        let names = &self.lexicon.names;
        let known = names.longest(words, heard.words.start, false);
        names.makes_thing(words[heard.words.end - 1].text)
            || matches!(known, Some((Name::Other, length)) if length == heard.words.len())
    }

    /// Whether it is only a noun for a body, which is a description ("the Church"), unless it is
    /// that of another one ("Council president").
    fn is_description(&self, heard: &Heard) -> bool {
        let role = self
            .lexicon
            .roles
            .role(self.sentence.lower(heard.words.start));
        let heads = !self.sentence.tag(heard.words.end).is_nominal();
        heard.words.len() == 1 && role.is_some() && heads
    }
}
