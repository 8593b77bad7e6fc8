//! Sentences.
use crate::paragraph::paragraphs;
use crate::{Offset, Span, Text};
/// The sentences of a stretch of text; so far, its lines.
pub fn sentences(text: &Text, within: Span) -> Vec<Span> {
    paragraphs(text)
        .into_iter()
        .filter_map(|p| p.intersection(within))
        .collect()
}
impl Text {
    /// The sentence around `offset`.
    pub fn sentence_at(&self, offset: Offset) -> Span {
        self.paragraph_at(offset)
    }
    /// Where the next sentence begins.
    pub fn next_sentence(&self, offset: Offset) -> Offset {
        self.paragraph_at(offset).end()
    }
    /// Where the sentence before begins.
    pub fn previous_sentence(&self, offset: Offset) -> Offset {
        self.paragraph_at(offset).start()
    }
}
