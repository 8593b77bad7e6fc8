//! At whom a position is directed: whose act, plan or quality its content is.

use standpoint_text::Span;

use super::reading::Reading;
use crate::tag::Tag;

/// What opens a content before its subject.
const OPENERS: &[&str] = &["that", "whether", "if"];
/// Prepositions between an act or plan and whose it is, or at whom it is directed.
const BETWEEN: &[&str] = &["of", "from", "by", "on", "against", "through"];

impl Reading<'_, '_> {
    /// The actors at whom a content in this sentence is directed, by their place among the drafts.
    pub(crate) fn about(&self, content: Span) -> Vec<usize> {
        let words = self.sentence.words_in(content);
        let start = skip(words.start, words.end, |i| {
            self.is_quote_mark(i) || self.is(i, OPENERS)
        });
        let bare = skip(start, words.end, |i| self.tag(i) == Tag::Determiner);
        let subject = [start, bare].into_iter().find_map(|i| {
            self.actor_starting_at(i)
                .filter(|actor| actor.words.end <= words.end)
        });
        if let Some(actor) = subject {
            return vec![actor.index];
        }
        // After "to host" or "praising" the object is looked at: "to host Trump-Putin talks".
        let from = if self.tag(bare) == Tag::To {
            bare + 2
        } else {
            bare
        };
        self.modifiers(from, words.end)
    }

    /// The pronoun that is the subject of a content, for an antecedent to be found: "he" in "he was
    /// wrong", "it" in "it had", but not in "it is clear".
    pub(crate) fn pronoun_subject(&self, content: Span) -> Option<usize> {
        let words = self.sentence.words_in(content);
        let start = skip(words.start, words.end, |i| self.is(i, OPENERS));
        let acts = self.is(start, &["he", "she", "they"])
            || self.is(start, &["it"])
                && (self.is_have(start + 1) || self.tag(start + 1).is_verb());
        (start < words.end && acts).then_some(start)
    }

    /// Actors that modify the head of the first noun phrase: "Russian" in "Russian attacks",
    /// "Vienna" in "an offer from Vienna".
    fn modifiers(&self, from: usize, end: usize) -> Vec<usize> {
        let Some(phrase) = self.noun_phrase(from) else {
            return Vec::new();
        };
        let phrase = phrase.min(end);
        let inside = self
            .actors
            .iter()
            .filter(|actor| actor.words.start >= from && actor.words.end <= phrase);
        let inside: Vec<usize> = inside.map(|actor| actor.index).collect();
        if !inside.is_empty() || !self.is(phrase, BETWEEN) {
            return inside;
        }
        let behind = skip(phrase + 1, end, |i| self.tag(i) == Tag::Determiner);
        let behind = [phrase + 1, behind].into_iter().find_map(|i| {
            self.actor_starting_at(i)
                .filter(|actor| actor.words.end <= end)
        });
        behind.map(|actor| actor.index).into_iter().collect()
    }
}

fn skip(mut i: usize, end: usize, skipped: impl Fn(usize) -> bool) -> usize {
    while i < end && skipped(i) {
        i += 1;
    }
    i
}
