//! A paragraph as the learned layers see it: its words as numbers, and what is quoted.

use std::ops::Range;

use standpoint_text::{Span, Text};

use super::weights::Lexemes;
use super::words::{Form, Word};

/// Where a word stands to the quotation marks of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Quoted {
    /// Outside.
    #[default]
    No,
    /// It is the mark that opens.
    Opens,
    /// Inside.
    Yes,
    /// It is the mark that closes.
    Closes,
}

/// A paragraph, read.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Where each word stands.
    pub spans: Vec<Span>,
    /// The words' numbers.
    pub words: Vec<Word>,
    /// The sentences as ranges of words, in order, none empty; together they are all words.
    pub sentences: Vec<Range<usize>>,
    /// Where each word stands to the quotation marks.
    pub quoted: Vec<Quoted>,
    /// Each word's part of speech ([`super::pos`]); empty until that layer has read.
    pub tags: Vec<u8>,
    /// The word on which each hangs, by its index, itself for a root; empty until [`super::heads`]
    /// has read.
    pub heads: Vec<u32>,
    /// How it hangs there ([`super::heads`]).
    pub relations: Vec<u8>,
}

impl Passage {
    /// Reads the paragraph at `span`.
    pub fn new(text: &Text, span: Span, clusters: &Lexemes) -> Self {
        let sentences = standpoint_text::sentences(text, span).into_iter();
        let tokens = |sentence| standpoint_text::tokens(text, sentence).into_iter();
        let words = sentences.map(|sentence| tokens(sentence).map(|token| token.span));
        Self::cut(text, words, clusters)
    }

    /// Reads a paragraph that is already cut into sentences, and those into words: all words of
    /// [`standpoint_text::tokens`], in text order.
    pub fn cut<S>(text: &Text, sentences: impl Iterator<Item = S>, clusters: &Lexemes) -> Self
    where
        S: Iterator<Item = Span>,
    {
        let mut passage = Self::default();
        let mut scratch = Vec::new();
        for sentence in sentences {
            let first = passage.words.len();
            for span in sentence {
                let word = Word::new(text.slice(span), clusters, &mut scratch);
                passage.spans.push(span);
                passage.words.push(word);
            }
            passage.end_sentence(first);
        }
        passage.find_quotations(text);
        passage
    }

    /// A passage of sentences that are already cut into words, for training.
    pub fn of_words(sentences: &[Vec<&str>], clusters: &Lexemes) -> Self {
        let mut passage = Self::default();
        let mut scratch = Vec::new();
        for sentence in sentences {
            let first = passage.words.len();
            let words = sentence.iter();
            let words = words.map(|letters| Word::new(letters, clusters, &mut scratch));
            passage.words.extend(words);
            passage.end_sentence(first);
        }
        passage.spans = (0..passage.len()).map(|i| Span::from_bytes(i, i)).collect();
        let marks = sentences.iter().flatten().copied().map(str::to_owned);
        passage.quoted = quoted(&passage.words, &marks.collect::<Vec<_>>());
        passage
    }

    fn end_sentence(&mut self, first: usize) {
        if first < self.words.len() {
            self.sentences.push(first..self.words.len());
        }
    }

    fn find_quotations(&mut self, text: &Text) {
        let letters: Vec<&str> = self.spans.iter().map(|span| text.slice(*span)).collect();
        self.quoted = quoted(&self.words, &letters);
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The stretch of the words from `from` up to, not including, `to`; empty if there are none.
    pub fn cover(&self, words: Range<usize>) -> Span {
        match self.spans.get(words) {
            Some([first, .., last]) => first.cover(*last),
            Some([only]) => *only,
            _ => Span::from_bytes(0, 0),
        }
    }

    /// The words that a stretch touches; where it touches none, the first one behind it, or the last
    /// of all. Empty only if there are no words.
    pub fn touched(&self, span: Span) -> Range<usize> {
        let start = self
            .spans
            .partition_point(|word| word.end() <= span.start());
        let start = start.min(self.len().saturating_sub(1));
        let end = self.spans.partition_point(|word| word.start() < span.end());
        start..end.max(start + 1).min(self.len())
    }

    /// The part of speech of a word; 0 outside.
    pub fn tag(&self, index: usize) -> u8 {
        self.tags.get(index).copied().unwrap_or_default()
    }
}

/// Follows the quotation marks through a paragraph. One that never closes runs to its end, as the
/// first paragraphs of a long quotation do.
fn quoted<S: AsRef<str>>(words: &[Word], letters: &[S]) -> Vec<Quoted> {
    let mut inside = false;
    let marks = words.iter().zip(letters);
    marks
        .map(|(word, letters)| {
            let letters = letters.as_ref();
            let (opens, closes) = match word.form {
                // The straight mark does both in turn.
                Form::OpenQuote if letters == "\"" => (!inside, inside),
                Form::OpenQuote => (true, false),
                Form::CloseQuote => (false, true),
                Form::Apostrophe if letters == "''" => (false, inside),
                _ => (false, false),
            };
            if opens {
                inside = true;
                Quoted::Opens
            } else if closes {
                inside = false;
                Quoted::Closes
            } else if inside {
                Quoted::Yes
            } else {
                Quoted::No
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(line: &str) -> String {
        let text = Text::new(line);
        let passage = Passage::new(&text, text.span(), &Lexemes::default());
        let mark = |quoted: &Quoted| match quoted {
            Quoted::No => '.',
            Quoted::Opens => '(',
            Quoted::Yes => 'q',
            Quoted::Closes => ')',
        };
        passage.quoted.iter().map(mark).collect()
    }

    #[test]
    fn quotations_are_followed() {
        assert_eq!(picture("“We wait,” she said."), "(qqq)...");
        assert_eq!(picture("\"We wait,\" she said. \"Go.\""), "(qqq)...(qq)");
        assert_eq!(picture("“It goes on and"), "(qqqq");
        assert_eq!(picture("Nothing is quoted."), "....");
    }

    #[test]
    fn sentences_hold_all_words() {
        let text = Text::new("Talks failed. Kessia waits!");
        let passage = Passage::new(&text, text.span(), &Lexemes::default());
        assert_eq!(passage.sentences, [0..3, 3..6]);
        assert_eq!(text.slice(passage.cover(3..5)), "Kessia waits");
        assert_eq!(passage.cover(9..10).len(), 0);
    }

    #[test]
    fn words_cut_beforehand_give_the_same() {
        let cut = Passage::of_words(&[vec!["Kessia", "waits", "!"]], &Lexemes::default());
        let text = Text::new("Kessia waits!");
        let read = Passage::new(&text, text.span(), &Lexemes::default());
        assert_eq!(cut.words.len(), read.words.len());
        assert_eq!(cut.words[0].lower, read.words[0].lower);
        assert_eq!(cut.sentences, read.sentences);
    }
}
