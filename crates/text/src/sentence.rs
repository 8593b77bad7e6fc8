//! Sentences: the lines of a text, cut where a full stop ends something.

use crate::paragraph::{Lines, line_end, line_start};
use crate::scanner::Scanner;
use crate::stop::Line;
use crate::{Offset, Span, Text, Token};

/// The sentences of a stretch of text, in order, without blanks at their ends.
///
/// A line break always ends one, so a headline without a full stop is a sentence and a bullet
/// belongs to its line. Every character that is not blank is in exactly one. `within` is first
/// grown to whole graphemes; a sentence that it cuts is cut.
pub fn sentences(text: &Text, within: Span) -> Vec<Span> {
    let within = text.snap_to_graphemes(within).range();
    let mut splitter = Splitter::new(text.as_str());
    for (start, end) in Lines::new(text.as_str(), within.start, within.end) {
        splitter.split(start, end);
    }
    splitter.sentences
}

/// Splits one line after the other; the list of tokens is used again.
struct Splitter<'t> {
    string: &'t str,
    tokens: Vec<Token>,
    sentences: Vec<Span>,
}

impl<'t> Splitter<'t> {
    fn new(string: &'t str) -> Self {
        Self {
            string,
            tokens: Vec::new(),
            sentences: Vec::new(),
        }
    }

    fn split(&mut self, start: usize, end: usize) {
        self.tokens.clear();
        self.tokens.extend(Scanner::new(self.string, start, end));
        Line::new(&self.string[..end], &self.tokens).split(&mut self.sentences);
    }
}

/// The sentences of the line between two byte positions.
fn of_line(text: &Text, start: usize, end: usize) -> Vec<Span> {
    let mut splitter = Splitter::new(text.as_str());
    splitter.split(start, end);
    splitter.sentences
}

impl Text {
    /// The sentence around `offset`; between two sentences, the one before, at the start of a line
    /// the first one. Empty on a blank line.
    pub fn sentence_at(&self, offset: Offset) -> Span {
        let at = self.floor_grapheme(offset);
        let start = line_start(self.as_str(), at.get());
        let sentences = of_line(self, start, line_end(self.as_str(), at.get()));
        let after = sentences.partition_point(|sentence| sentence.start() <= at);
        sentences
            .get(after.saturating_sub(1))
            .copied()
            .unwrap_or(Span::from_bytes(start, start))
    }

    /// Where the next sentence begins after `offset`, or the end of the text.
    pub fn next_sentence(&self, offset: Offset) -> Offset {
        let at = self.floor_grapheme(offset);
        let start = line_start(self.as_str(), at.get());
        Lines::new(self.as_str(), start, self.end().get())
            .flat_map(|(start, end)| of_line(self, start, end))
            .map(Span::start)
            .find(|start| *start > at)
            .unwrap_or(self.end())
    }

    /// Where the last sentence begins before `offset`, or the start of the text.
    pub fn previous_sentence(&self, offset: Offset) -> Offset {
        let mut at = self.floor_grapheme(offset).get();
        let mut end = line_end(self.as_str(), at);
        loop {
            let start = line_start(self.as_str(), at);
            let sentences = of_line(self, start, end);
            let before = sentences.iter().rfind(|sentence| sentence.start() < offset);
            if let Some(sentence) = before {
                return sentence.start();
            }
            let Some(line_break) = self.as_str()[..start].char_indices().next_back() else {
                return Offset::ZERO;
            };
            (at, end) = (line_break.0, line_break.0);
        }
    }
}
