//! A text cut into windows: whole sentences that follow one another, as many as the encoder takes at
//! once.

use std::collections::VecDeque;
use std::ops::Range;

use standpoint_text::{Offset, Span, Text};

use crate::pieces::{END, START, Table, capitals};

/// A word of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The first of its pieces, by its place in the window.
    pub piece: usize,
}

/// What the encoder reads at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The numbers of its pieces, with what a window starts and ends with.
    pub pieces: Vec<u32>,
    /// How the word of each of them is written ([`capitals`]).
    pub capitals: Vec<u8>,
    /// Its words.
    pub words: Vec<Word>,
    /// The sentences as ranges of words, none empty; together they are all words.
    pub sentences: Vec<Range<usize>>,
}

impl Window {
    fn new() -> Self {
        Self {
            pieces: vec![START],
            capitals: vec![0],
            ..Self::default()
        }
    }

    /// Adds a sentence, or a part of one.
    fn push(&mut self, part: &Part) {
        let first = self.words.len();
        for (span, piece) in &part.words {
            let piece = self.pieces.len() + piece;
            self.words.push(Word { span: *span, piece });
        }
        self.pieces.extend(&part.pieces);
        self.capitals.extend(&part.capitals);
        self.sentences.push(first..self.words.len());
    }

    /// The stretch of these words; empty if there are none.
    pub fn cover(&self, words: Range<usize>) -> Span {
        match self.words.get(words) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::from_bytes(0, 0),
        }
    }

    /// The words that a stretch touches; empty if it touches none.
    pub fn touched(&self, span: Span) -> Range<usize> {
        let start = self
            .words
            .partition_point(|word| word.span.end() <= span.start());
        let end = self
            .words
            .partition_point(|word| word.span.start() < span.end());
        start..end.max(start)
    }

    /// Whether all of `span` that has words is in this window and the ones before it.
    pub fn reaches(&self, span: Span) -> bool {
        let last = self.words.last();
        last.is_some_and(|last| span.end() <= last.span.end())
    }
}

/// A sentence, or as much of it as fits.
#[derive(Clone, Debug, Default)]
struct Part {
    /// Each word's place, and its first piece among those of the part.
    words: Vec<(Span, usize)>,
    pieces: Vec<u32>,
    capitals: Vec<u8>,
}

/// The windows of a text, cut as they are asked for.
#[derive(Debug)]
pub struct Windows<'m> {
    text: Text,
    file: &'m [u8],
    table: &'m Table,
    /// Pieces that a window takes besides those that it starts and ends with.
    room: usize,
    paragraphs: VecDeque<Span>,
    /// Parts that are in no window yet.
    waiting: VecDeque<Part>,
}

impl<'m> Windows<'m> {
    /// The windows of a text, each of at most `longest` pieces.
    pub fn new(text: &Text, file: &'m [u8], table: &'m Table, longest: usize) -> Self {
        Self {
            text: text.clone(),
            file,
            table,
            room: longest.saturating_sub(2).max(1),
            paragraphs: standpoint_text::paragraphs(text).into(),
            waiting: VecDeque::new(),
        }
    }

    /// Goes on with the paragraphs that end behind `start`.
    pub fn seek(&mut self, start: Offset) {
        self.paragraphs = standpoint_text::paragraphs(&self.text).into();
        self.paragraphs.retain(|paragraph| paragraph.end() > start);
        self.waiting.clear();
    }

    /// Cuts paragraphs until a part waits; none is left to wait if there are no more.
    fn fill(&mut self) {
        while self.waiting.is_empty()
            && let Some(paragraph) = self.paragraphs.pop_front()
        {
            for sentence in standpoint_text::sentences(&self.text, paragraph) {
                self.cut(sentence);
            }
        }
    }

    /// Cuts a sentence into its words and those into pieces; into parts if it is too long.
    fn cut(&mut self, sentence: Span) {
        let mut part = Part::default();
        let mut pieces = Vec::new();
        for token in standpoint_text::tokens(&self.text, sentence) {
            pieces.clear();
            let letters = self.text.slice(token.span);
            self.table.cut(self.file, letters, &mut pieces);
            // Of a word that fills a window by itself, the labels need no more than its beginning.
            pieces.truncate(self.room);
            if part.pieces.len() + pieces.len() > self.room {
                self.waiting.push_back(std::mem::take(&mut part));
            }
            part.words.push((token.span, part.pieces.len()));
            part.pieces.append(&mut pieces);
            part.capitals.resize(part.pieces.len(), capitals(letters));
        }
        if !part.words.is_empty() {
            self.waiting.push_back(part);
        }
    }
}

impl Iterator for Windows<'_> {
    type Item = Window;

    fn next(&mut self) -> Option<Window> {
        let mut window = Window::new();
        loop {
            self.fill();
            let fits = |part: &Part| window.pieces.len() + part.pieces.len() <= self.room + 1;
            match self.waiting.front() {
                Some(part) if fits(part) => window.push(part),
                _ => break,
            }
            self.waiting.pop_front();
        }
        window.pieces.push(END);
        window.capitals.push(0);
        (!window.words.is_empty()).then_some(window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ntalk\n##s\n.\n";

    fn cut(line: &str, longest: usize) -> Vec<Window> {
        let table = Table::read(LIST.as_bytes(), 0..LIST.len(), 7).unwrap();
        let text = Text::new(line);
        Windows::new(&text, LIST.as_bytes(), &table, longest).collect()
    }

    #[test]
    fn whole_sentences_go_together_across_paragraphs() {
        let windows = cut("Talks. Talk.\n\nTalk talks.", 9);
        assert_eq!(windows.len(), 2);
        assert_eq!(windows[0].pieces, [2, 4, 5, 6, 4, 6, 3]);
        assert_eq!(windows[0].capitals, [0, 1, 1, 0, 1, 0, 0]);
        assert_eq!(windows[0].sentences, [0..2, 2..4]);
        assert_eq!(windows[0].words[2].piece, 4);
        assert_eq!(windows[1].pieces, [2, 4, 4, 5, 6, 3]);
        let all = cut("Talks. Talk.\n\nTalk talks.", 11);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].sentences, [0..2, 2..4, 4..7]);
    }

    #[test]
    fn what_is_longer_than_a_window_is_cut_at_words() {
        let windows = cut("Talk. Talks talk talks. Talk.", 6);
        let pieces: Vec<usize> = windows.iter().map(|window| window.pieces.len()).collect();
        assert_eq!(pieces, [4, 5, 5, 4]);
        assert!(windows.iter().all(|window| window.sentences.len() == 1));
        let one = cut("................ talk", 4);
        assert!(one.iter().all(|window| window.pieces.len() <= 4));
    }

    #[test]
    fn a_text_without_words_has_no_window() {
        assert!(cut(" \n\n", 9).is_empty());
        let table = Table::read(LIST.as_bytes(), 0..LIST.len(), 7).unwrap();
        let text = Text::new("talk");
        assert!(Windows::new(&text, b"", &table, 0).count() <= 1);
    }
}
