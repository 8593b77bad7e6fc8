//! A text cut into the engine's own words, and what stands on each of them.

use standpoint_engine::learned::chain::{OUTSIDE, begin, kind};
use standpoint_text::{Span, Text};

/// The words of a text, sentence after sentence.
#[derive(Debug, Default)]
pub struct Words {
    /// Where each word stands.
    pub places: Vec<Span>,
    /// How many words each sentence has; none has none.
    pub sentences: Vec<usize>,
}

impl Words {
    /// Cuts a text as the engine does: paragraphs, sentences, words.
    pub fn of(text: &Text) -> Self {
        let mut words = Self::default();
        for paragraph in standpoint_text::paragraphs(text) {
            for sentence in standpoint_text::sentences(text, paragraph) {
                let tokens = standpoint_text::tokens(text, sentence);
                if !tokens.is_empty() {
                    words.sentences.push(tokens.len());
                    words.places.extend(tokens.iter().map(|token| token.span));
                }
            }
        }
        words
    }

    /// A tag for each word: a span begins with its first word of which it holds more than half, and
    /// goes on with the others; of spans that share a word the earlier one in the list has it. Kinds
    /// from `kinds` on have no tags.
    pub fn tags(&self, spans: &[(Span, u8)], kinds: u8) -> Vec<u8> {
        let mut tags = vec![OUTSIDE; self.places.len()];
        for (span, kind) in spans.iter().filter(|(_, kind)| *kind < kinds) {
            let first = self
                .places
                .partition_point(|word| word.end() <= span.start());
            let mut last = None;
            for (index, word) in self.places.iter().enumerate().skip(first) {
                if word.start() >= span.end() {
                    break;
                }
                let shared = word.intersection(*span).map_or(0, Span::len);
                if 2 * shared > word.len() && tags[index] == OUTSIDE {
                    let goes_on = last.is_some_and(|last| last + 1 == index);
                    tags[index] = begin(*kind) + u8::from(goes_on);
                    last = Some(index);
                }
            }
        }
        tags
    }

    /// A tag for each word that a span touches; words of one kind that follow one another are one.
    pub fn tags_of_cues(&self, spans: &[(Span, u8)]) -> Vec<u8> {
        let mut before = None;
        let tag = |word: &Span| {
            let own = spans.iter().find(|(span, _)| span.overlaps(*word));
            let own = own.map(|(_, kind)| *kind);
            let goes_on = u8::from(own == before);
            before = own;
            own.map_or(OUTSIDE, |own| begin(own) + goes_on)
        };
        let mut tags: Vec<u8> = self.places.iter().map(tag).collect();
        // A cue does not go on in the next sentence.
        let mut first = 0;
        for length in &self.sentences {
            if let Some(tag) = tags.get_mut(first)
                && let Some((own, false)) = kind(*tag)
            {
                *tag = begin(own);
            }
            first += length;
        }
        tags
    }

    /// The words that a span touches, from the first up to, not including, the last; none if it
    /// touches none.
    pub fn touched(&self, span: Span) -> Option<(usize, usize)> {
        let start = self
            .places
            .partition_point(|word| word.end() <= span.start());
        let end = self
            .places
            .partition_point(|word| word.start() < span.end());
        (start < end).then_some((start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(string: &str) -> (Text, Words) {
        let text = Text::new(string);
        let words = Words::of(&text);
        (text, words)
    }

    #[test]
    fn spans_become_tags() {
        let (_, words) = words("Ada Brandt said no. It rained.\nAll day.");
        assert_eq!(words.sentences, [5, 3, 3]);
        let spans = [(0, 10, 0), (11, 15, 1), (16, 34, 2), (31, 38, 0)];
        let spans = spans.map(|(start, end, kind)| (Span::from_bytes(start, end), kind));
        assert_eq!(words.tags(&spans, 3), [1, 2, 3, 5, 6, 6, 6, 6, 6, 1, 0]);
        assert_eq!(words.tags(&spans, 2), [1, 2, 3, 0, 0, 0, 0, 0, 1, 2, 0]);
        assert_eq!(words.touched(Span::from_bytes(4, 12)), Some((1, 3)));
        assert_eq!(words.touched(Span::from_bytes(10, 11)), None);
    }

    #[test]
    fn cues_that_touch_are_one_but_not_over_sentences() {
        let (_, words) = words("It may seem so may. May it?");
        let spans = [(3, 6, 0), (7, 11, 0), (12, 14, 1), (15, 19, 0), (20, 23, 0)];
        let spans = spans.map(|(start, end, kind)| (Span::from_bytes(start, end), kind));
        assert_eq!(words.tags_of_cues(&spans), [0, 1, 2, 3, 1, 2, 1, 0, 0]);
    }
}
