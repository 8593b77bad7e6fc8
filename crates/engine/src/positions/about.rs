//! At whom a position is directed: whose act, plan or quality its content is.

use standpoint_text::Span;

use super::reading::Reading;
use crate::tag::Tag;

impl Reading<'_, '_> {
    /// The actors at whom a content in this sentence is directed, by their place among the drafts.
    pub(crate) fn about(&self, content: Span) -> Vec<usize> {
        let words = self.sentence.words_in(content);
        let start = self.skip_opening(words.start, words.end);
        if let Some(actor) = self
            .actor_starting_at(start)
            .filter(|actor| actor.words.end <= words.end)
        {
            return vec![actor.index];
        }
        // After "to host" or "praising" the object is looked at: "to host Trump-Putin talks".
        let from = if self.tag(start) == Tag::To {
            start + 2
        } else {
            start
        };
        self.modifiers(from, words.end)
    }

    fn skip_opening(&self, mut i: usize, end: usize) -> usize {
        while i < end && (self.is_quote_mark(i) || matches!(self.tag(i), Tag::Determiner)) {
            i += 1;
        }
        i
    }

    /// Actors that modify the head of the first noun phrase.
    fn modifiers(&self, from: usize, end: usize) -> Vec<usize> {
        let Some(phrase) = self.noun_phrase(from) else {
            return Vec::new();
        };
        let phrase = phrase.min(end);
        let inside = self
            .actors
            .iter()
            .filter(|actor| actor.words.start >= from && actor.words.end <= phrase);
        inside.map(|actor| actor.index).collect()
    }
}
