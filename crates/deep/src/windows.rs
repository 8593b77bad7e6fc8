//! A text cut into windows: whole sentences that follow one another, as many as the encoder takes at
//! once with some of the text on either side, which is read with them and told nothing of.

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
    /// Its words; what is read on either side of them belongs to other windows.
    pub words: Vec<Word>,
    /// The first piece behind those of its words.
    pub behind: usize,
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
        for word in &part.words {
            let piece = self.pieces.len();
            self.words.push(Word {
                span: word.span,
                piece,
            });
            self.read(word);
        }
        self.sentences.push(first..self.words.len());
        self.behind = self.pieces.len();
    }

    /// Adds a word that is read and told nothing of.
    fn read(&mut self, word: &Cut) {
        self.pieces.extend(&word.pieces);
        self.capitals.resize(self.pieces.len(), word.capitals);
    }

    fn end(&mut self) {
        self.pieces.push(END);
        self.capitals.push(0);
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

/// A word in pieces.
#[derive(Clone, Debug)]
struct Cut {
    span: Span,
    pieces: Vec<u32>,
    /// How it is written.
    capitals: u8,
}

/// A sentence, or as much of it as fits.
#[derive(Clone, Debug, Default)]
struct Part {
    words: Vec<Cut>,
}

impl Part {
    fn len(&self) -> usize {
        pieces_of(&self.words)
    }
}

fn pieces_of<'c>(words: impl IntoIterator<Item = &'c Cut>) -> usize {
    words.into_iter().map(|word| word.pieces.len()).sum()
}

/// How many pieces of the text on either side of its words a window reads with them, where there is as much.
///
/// More would cost time and gains nothing (`docs/deep-reader.md`).
const CONTEXT: usize = 8;

/// The windows of a text, cut as they are asked for.
#[derive(Debug)]
pub struct Windows<'m> {
    text: Text,
    file: &'m [u8],
    table: &'m Table,
    /// Pieces that a window takes besides those that it starts and ends with.
    room: usize,
    paragraphs: VecDeque<Span>,
    /// The last words before those that wait, as many as a window reads.
    before: VecDeque<Cut>,
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
            before: VecDeque::new(),
            waiting: VecDeque::new(),
        }
    }

    /// Goes on with the paragraphs that end behind `start`.
    pub fn seek(&mut self, start: Offset) {
        self.paragraphs = standpoint_text::paragraphs(&self.text).into();
        self.waiting.clear();
        self.before.clear();
        while let Some(paragraph) = self.paragraphs.pop_front_if(|own| own.end() <= start) {
            let is_near = self
                .paragraphs
                .front()
                .is_none_or(|next| next.end() > start);
            if is_near {
                self.cut_paragraph(paragraph);
                self.pass(self.waiting.len());
            }
        }
    }

    /// How many pieces a window reads on either side of its words; of a small one these have half at least.
    fn context(&self) -> usize {
        CONTEXT.min(self.room / 4)
    }

    /// Cuts paragraphs until so many parts wait, or there are no more.
    fn fill(&mut self, parts: usize) {
        while self.waiting.len() < parts
            && let Some(paragraph) = self.paragraphs.pop_front()
        {
            self.cut_paragraph(paragraph);
        }
    }

    fn cut_paragraph(&mut self, paragraph: Span) {
        for sentence in standpoint_text::sentences(&self.text, paragraph) {
            self.cut(sentence);
        }
    }

    /// Cuts a sentence into its words and those into pieces; into parts if it is too long.
    fn cut(&mut self, sentence: Span) {
        let (mut part, mut length) = (Part::default(), 0);
        for token in standpoint_text::tokens(&self.text, sentence) {
            let word = self.word(token.span);
            if length + word.pieces.len() > self.room {
                self.waiting.push_back(std::mem::take(&mut part));
                length = 0;
            }
            length += word.pieces.len();
            part.words.push(word);
        }
        if !part.words.is_empty() {
            self.waiting.push_back(part);
        }
    }

    fn word(&self, span: Span) -> Cut {
        let letters = self.text.slice(span);
        let mut pieces = Vec::new();
        self.table.cut(self.file, letters, &mut pieces);
        // Of a word that fills a window by itself, the labels need no more than its beginning.
        pieces.truncate(self.room);
        Cut {
            span,
            pieces,
            capitals: capitals(letters),
        }
    }

    /// How many of the parts that wait go into the next window with all of its context. A sentence that
    /// needs the room alone has it, with less context.
    fn count(&mut self) -> usize {
        let before = pieces_of(&self.before);
        let (mut count, mut length) = (0, 0);
        loop {
            // One more, to see whether anything follows.
            self.fill(count + 2);
            let Some(part) = self.waiting.get(count) else {
                return count;
            };
            length += part.len();
            let is_last = self.waiting.len() == count + 1;
            let behind = if is_last { 0 } else { self.context() };
            if count > 0 && before + length + behind > self.room {
                return count;
            }
            count += 1;
        }
    }

    /// The words that wait behind so many parts, as many as a window with `room` left reads.
    fn following(&mut self, parts: usize, room: usize) -> Vec<Cut> {
        let mut left = room.min(self.context());
        let words = self.waiting.iter().skip(parts).flat_map(|part| &part.words);
        let near = words.take_while(|word| {
            let fits = word.pieces.len() <= left;
            left = left.saturating_sub(word.pieces.len());
            fits
        });
        near.cloned().collect()
    }

    /// Goes on behind so many parts.
    fn pass(&mut self, parts: usize) {
        for part in self.waiting.drain(..parts) {
            self.before.extend(part.words);
        }
        while pieces_of(&self.before) > self.context() {
            self.before.pop_front();
        }
    }
}

impl Iterator for Windows<'_> {
    type Item = Window;

    fn next(&mut self) -> Option<Window> {
        let count = self.count();
        let own: usize = self.waiting.iter().take(count).map(Part::len).sum();
        let mut room = self.room - own.min(self.room);
        let before = pieces_of(&self.before).min(room / 2);
        let behind = self.following(count, room - before);
        room -= pieces_of(&behind);
        while pieces_of(&self.before) > room {
            self.before.pop_front();
        }
        let mut window = Window::new();
        for word in &self.before {
            window.read(word);
        }
        for part in self.waiting.iter().take(count) {
            window.push(part);
        }
        for word in &behind {
            window.read(word);
        }
        window.end();
        self.pass(count);
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

    /// The letters of each window's own words, and how many pieces it reads before and behind them.
    fn shown<'t>(text: &'t str, windows: &[Window]) -> Vec<(&'t str, usize, usize)> {
        let one = |window: &Window| {
            let own = window.cover(0..window.words.len());
            let before = window.words[0].piece - 1;
            let behind = window.pieces.len() - 1 - window.behind;
            (&text[own.start().get()..own.end().get()], before, behind)
        };
        windows.iter().map(one).collect()
    }

    #[test]
    fn whole_sentences_go_together_across_paragraphs() {
        let all = cut("Talks. Talk.\n\nTalk talks.", 11);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].sentences, [0..2, 2..4, 4..7]);
        assert_eq!(all[0].pieces, [2, 4, 5, 6, 4, 6, 4, 4, 5, 6, 3]);
        assert_eq!(all[0].capitals, [0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0]);
        assert_eq!(all[0].words[2].piece, 4);
        assert_eq!(all[0].behind, 10);
    }

    #[test]
    fn every_word_belongs_to_one_window_and_is_read_with_what_stands_around_it() {
        let text = "Talks. Talk.\n\nTalk talks. Talk.";
        let windows = cut(text, 10);
        let expected = [("Talks. Talk.", 0, 1), ("Talk talks. Talk.", 2, 0)];
        assert_eq!(shown(text, &windows), expected);
        assert_eq!(windows[0].pieces, [2, 4, 5, 6, 4, 6, 4, 3]);
        assert_eq!(windows[1].pieces, [2, 4, 6, 4, 4, 5, 6, 4, 6, 3]);
        assert_eq!(windows[1].words[0].piece, 3);
    }

    #[test]
    fn a_sentence_that_needs_the_room_has_it() {
        let text = "Talk. Talks talk talks. Talk.";
        let expected = [
            ("Talk.", 0, 0),
            ("Talks talk talks.", 0, 0),
            ("Talk.", 1, 0),
        ];
        assert_eq!(shown(text, &cut(text, 8)), expected);
    }

    #[test]
    fn what_is_longer_than_a_window_is_cut_at_words() {
        let windows = cut("Talk. Talks talk talks. Talk.", 6);
        assert!(windows.iter().all(|window| window.sentences.len() == 1));
        let own: Vec<usize> = windows.iter().map(|window| window.words.len()).collect();
        assert_eq!(own, [2, 2, 2, 2]);
        let one = cut("................ talk", 4);
        assert!(one.iter().all(|window| window.pieces.len() <= 4));
    }

    #[test]
    fn who_begins_in_the_middle_reads_what_stands_before() {
        let table = Table::read(LIST.as_bytes(), 0..LIST.len(), 7).unwrap();
        let text = Text::new("Talk. Talks.\n\nTalk.\n\nTalks.");
        let mut windows = Windows::new(&text, LIST.as_bytes(), &table, 20);
        windows.seek(Offset::new(14));
        let window = windows.next().unwrap();
        assert_eq!(window.words[0].span.start(), Offset::new(14));
        assert_eq!(window.pieces, [2, 6, 4, 5, 6, 4, 6, 4, 5, 6, 3]);
        assert_eq!(windows.next(), None);
    }

    #[test]
    fn a_text_without_words_has_no_window() {
        assert!(cut(" \n\n", 9).is_empty());
        let table = Table::read(LIST.as_bytes(), 0..LIST.len(), 7).unwrap();
        let text = Text::new("talk");
        assert!(Windows::new(&text, b"", &table, 0).count() <= 1);
    }
}
