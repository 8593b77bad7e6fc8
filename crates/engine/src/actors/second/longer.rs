//! Names of which the rules have only a part.

use super::{Heard, SAID, SURE, Second};
use crate::actors::names::{Named, Who};
use crate::lexicon::Role;
use crate::sentence::Word;
use crate::tag::Tag;
use crate::why::LEARNED_EDGES;

impl Second<'_, '_> {
    /// The whole name where `known` are parts of it and the layer is sure: "Supreme Court of
    /// Valdora", "Wu Chi-wai". Two names with only a sign, an "and" or an "'s" between them are not
    /// one ("Trump-Putin", "Congress's Joint Committee"), and an office is no body ("United Nations
    /// High Commissioner").
    pub(super) fn longer(&self, heard: &Heard, known: &[Named]) -> Option<Named> {
        let words = heard.words.clone();
        let inside = |name: &Named| {
            words.start <= name.words.start
                && name.words.end <= words.end
                && name.words.len() < words.len()
        };
        let sure = heard.confidence >= SURE && self.has_capitals(&words);
        let parted = known.windows(2).any(|pair| self.parts(&pair[0], &pair[1]));
        let fits = sure && !parted && !self.is_office(heard) && known.iter().all(inside);
        fits.then(|| Named {
            who: self.whose(heard, known),
            words,
            confidence: SAID,
            reason: LEARNED_EDGES,
        })
    }

    /// Whether a sign, an "and" or an "'s" is all that stands between two names.
    fn parts(&self, one: &Named, other: &Named) -> bool {
        let mut between = self.sentence.words[one.words.end..other.words.start].iter();
        let parts = |word: &Word<'_>| {
            word.tag == Tag::Genitive
                || !word.text.starts_with(char::is_alphanumeric)
                || word.is("and")
        };
        between.len() > 0 && between.all(parts)
    }

    /// Whether a word of what seems to be a body is that of an office.
    fn is_office(&self, heard: &Heard) -> bool {
        let mut words = heard.words.clone();
        heard.who == Who::Organisation
            && words.any(|index| {
                let role = self.lexicon.roles.role(self.sentence.lower(index));
                matches!(role, Some((Role::Head | Role::Official, _)))
            })
    }

    /// Whose name it is: that of whom the rules know, if "of …" only says more of it.
    fn whose(&self, heard: &Heard, known: &[Named]) -> Who {
        match known.first() {
            Some(name)
                if name.words.start == heard.words.start
                    && self.sentence.lower(name.words.end) == "of"
                    && matches!(name.who, Who::Body(..)) =>
            {
                name.who
            }
            _ => heard.who,
        }
    }
}
