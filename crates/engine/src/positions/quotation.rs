//! Quotations of a paragraph: where they open and close, also over several sentences.

use std::ops::Range;

use standpoint_text::{Span, Text};

use crate::sentence::{Paragraph, Sentence};
use crate::tag::Tag;

/// A quotation within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// Between the marks.
    pub(crate) inner: Span,
    /// With the marks.
    pub(crate) outer: Span,
    /// The sentence it opens in, by its place in the paragraph.
    pub(crate) opens_in: usize,
    /// Whether it opens its sentence.
    pub(crate) opens_sentence: bool,
    /// Whether a mark closes it; otherwise it runs on in the next paragraph.
    pub(crate) closed: bool,
    /// How many words it holds.
    pub(crate) words: usize,
}

/// The quotations of a paragraph in text order, and for each word of each sentence whether it stands
/// inside one (the marks themselves do not).
pub(crate) fn quotes(paragraph: &Paragraph<'_>) -> (Vec<Quote>, Vec<Vec<bool>>) {
    let mut tracker = Tracker::default();
    let mut flags = Vec::with_capacity(paragraph.sentences.len());
    for (number, sentence) in paragraph.sentences.iter().enumerate() {
        let mut quoted = Vec::with_capacity(sentence.words.len());
        for (i, word) in sentence.words.iter().enumerate() {
            if is_quote_mark(sentence, i) {
                if !is_second(sentence, i) {
                    tracker.mark(mark_at(sentence, i), word.span, (number, i == 0));
                }
                quoted.push(false);
            } else {
                tracker.word(word.span);
                quoted.push(tracker.open.is_some());
            }
        }
        flags.push(quoted);
    }
    tracker.finish(paragraph.span);
    (tracker.quotes, flags)
}

/// Whether word `i` opens or closes a quotation: a double mark, two single ones in a row, or a single
/// one before a word or after a comma or full stop.
pub(crate) fn is_quote_mark(sentence: &Sentence<'_>, i: usize) -> bool {
    let Some(word) = sentence.words.get(i) else {
        return false;
    };
    if word.is_quote_mark() {
        return true;
    }
    if !matches!(word.text, "'" | "‘" | "’") || word.tag == Tag::Genitive {
        return false;
    }
    is_second(sentence, i) || is_second(sentence, i + 1) || mark_at(sentence, i) != word.text
}

/// Whether word `i` is the second of two single marks in a row.
fn is_second(sentence: &Sentence<'_>, i: usize) -> bool {
    let single = |i: usize| {
        sentence
            .words
            .get(i)
            .is_some_and(|word| matches!(word.text, "'" | "‘" | "’"))
    };
    i > 0 && single(i) && single(i - 1) && sentence.joined(i)
}

/// The mark as the double one that does the same.
fn mark_at<'t>(sentence: &Sentence<'t>, i: usize) -> &'t str {
    let Some(word) = sentence.words.get(i) else {
        return "";
    };
    let ends =
        i > 0 && sentence.joined(i) && matches!(sentence.lower(i - 1), "," | "." | "?" | "!" | "…");
    let opens = |i: usize| (i == 0 || !sentence.joined(i)) && sentence.joined(i + 1);
    let begins = opens(i);
    // "Kenya ‘will not accept’ cuts": behind a word only where one opened before.
    let ends = ends
        || i > 0
            && sentence.joined(i)
            && !sentence.joined(i + 1)
            && !sentence.lower(i - 1).ends_with('s')
            && (0..i).any(|j| matches!(sentence.lower(j), "'" | "‘") && opens(j));
    match word.text {
        "'" | "‘" | "’" if is_second(sentence, i + 1) => "\"",
        "'" | "’" if ends => "”",
        "'" | "‘" if begins => "“",
        text => text,
    }
}

#[derive(Default)]
struct Tracker {
    quotes: Vec<Quote>,
    open: Option<Quote>,
}

impl Tracker {
    fn mark(&mut self, mark: &str, span: Span, (sentence, first): (usize, bool)) {
        let opens = matches!(mark, "“" | "„" | "«" | "``");
        match self.open.take() {
            // A second opening mark is that of a quotation inside, or the first was a slip.
            Some(open) if opens => self.open = Some(open),
            Some(open) => self.close(open, span, true),
            None if matches!(mark, "”" | "»" | "''") => {}
            None => {
                let inner = Span::new(span.end(), span.end());
                self.open = Some(Quote {
                    inner,
                    outer: span,
                    opens_in: sentence,
                    opens_sentence: first,
                    closed: false,
                    words: 0,
                });
            }
        }
    }

    fn word(&mut self, span: Span) {
        if let Some(open) = &mut self.open {
            if open.words == 0 {
                open.inner = span;
            }
            open.inner = open.inner.cover(span);
            open.words += 1;
        }
    }

    fn close(&mut self, mut quote: Quote, mark: Span, closed: bool) {
        quote.outer = quote.outer.cover(mark);
        quote.closed = closed;
        if quote.words > 0 {
            self.quotes.push(quote);
        }
    }

    fn finish(&mut self, paragraph: Span) {
        if let Some(open) = self.open.take() {
            let end = Span::new(paragraph.end(), paragraph.end());
            self.close(open, end, false);
        }
    }
}

/// The places of the quotations that touch a stretch; they stand in text order and do not overlap.
pub(crate) fn touching(quotes: &[Quote], span: Span) -> Range<usize> {
    let from = quotes.partition_point(|quote| quote.outer.end() < span.start());
    let to = quotes.partition_point(|quote| quote.outer.start() <= span.end());
    from..to.max(from)
}

/// A content's edges by the codebook: a quotation that goes on is taken whole, its marks are outside
/// where they hold the whole content, and the comma or full stop at the end is outside.
pub(crate) fn tidy(text: &Text, mut piece: Span, quotes: &[Quote]) -> Span {
    let quotes = quotes.get(touching(quotes, piece)).unwrap_or_default();
    for quote in quotes {
        let opening = piece.contains(quote.outer.start());
        let closing =
            quote.closed && piece.contains(quote.inner.end()) || piece.end() >= quote.outer.end();
        let most = quote.words > 3;
        if opening && !closing && most
            || closing
                && !opening
                && most
                && piece.start() > quote.inner.start()
                && piece.end() == quote.outer.end()
        {
            piece = piece.cover(quote.inner);
        }
    }
    piece = trim(text, piece);
    for quote in quotes {
        if quote.outer.contains_span(piece) && piece.contains_span(trim(text, quote.inner)) {
            return trim(text, quote.inner);
        }
    }
    // Two single marks in a row are cut one by one.
    for _ in 0..2 {
        piece = trim(text, without_stray_marks(text, piece, quotes));
    }
    piece
}

/// Cuts a mark at the edge whose partner is outside.
fn without_stray_marks(text: &Text, piece: Span, quotes: &[Quote]) -> Span {
    let Range { mut start, mut end } = piece.range();
    let words = text.slice(piece);
    let holds = |at: usize| {
        quotes
            .iter()
            .any(|q| q.outer.start().get() == at && q.outer.end().get() <= end)
    };
    let held = |at: usize| {
        quotes
            .iter()
            .any(|q| q.outer.end().get() == at && q.outer.start().get() >= start)
    };
    let opens = words
        .chars()
        .next()
        .filter(|c| is_mark(*c) && !holds(start));
    let genitive = words.ends_with("s'") || words.ends_with("s’");
    let closes = words
        .chars()
        .next_back()
        .filter(|c| is_mark(*c) && !held(end) && !genitive);
    start += opens.map_or(0, char::len_utf8);
    end -= closes.map_or(0, char::len_utf8);
    Span::from_bytes(start.min(end), end)
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’')
}

/// Cuts blanks at both ends and the comma, colon or full stop at the end.
fn trim(text: &Text, span: Span) -> Span {
    let words = text.slice(span);
    let from = span.start().get();
    let lead = words.len() - words.trim_start().len();
    let mut kept = words.trim_end();
    while let Some(rest) = kept
        .strip_suffix([',', ';', ':', '.'])
        .filter(|rest| !is_abbreviation(rest, kept))
    {
        kept = rest.trim_end();
    }
    let end = from + kept.len();
    Span::from_bytes((from + lead).min(end), end)
}

/// "U.S." keeps its full stop.
fn is_abbreviation(rest: &str, whole: &str) -> bool {
    let last = rest.rsplit([' ', '(', '-']).next().unwrap_or_default();
    whole.ends_with('.') && last.contains('.') && last.len() <= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn of(line: &str) -> (Text, Vec<Quote>) {
        let text = Text::new(line);
        let found = quotes(&Paragraph::read(&text, text.span(), Lexicon::standard())).0;
        (text.clone(), found)
    }

    #[test]
    fn a_quotation_runs_over_sentences() {
        let (text, quotes) = of("“We are ready. We will go,” she said.");
        assert_eq!(quotes.len(), 1);
        assert_eq!(text.slice(quotes[0].inner), "We are ready. We will go,");
        assert!(quotes[0].closed && quotes[0].opens_sentence);
    }

    #[test]
    fn an_open_quotation_reaches_the_end_of_the_paragraph() {
        let (text, quotes) = of("\"We are ready. We will go.");
        assert_eq!(text.slice(quotes[0].inner), "We are ready. We will go.");
        assert!(!quotes[0].closed);
    }

    #[test]
    fn marks_around_the_whole_content_stay_outside() {
        let (text, quotes) = of("She said: \"The dam is safe.\"");
        let piece = Span::from_bytes(10, text.len());
        assert_eq!(text.slice(tidy(&text, piece, &quotes)), "The dam is safe");
    }

    #[test]
    fn marks_around_a_part_are_kept() {
        let (text, quotes) = of("She called the plan \"reckless\".");
        let piece = Span::from_bytes(11, text.len());
        assert_eq!(
            text.slice(tidy(&text, piece, &quotes)),
            "the plan \"reckless\""
        );
    }

    #[test]
    fn an_abbreviation_keeps_its_full_stop() {
        let (text, quotes) = of("They support the U.S.");
        assert_eq!(
            text.slice(tidy(&text, Span::from_bytes(13, text.len()), &quotes)),
            "the U.S."
        );
    }
}
