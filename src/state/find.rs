//! What is looked for in the article, and where it is.

pub mod fault;

use std::rc::Rc;

use standpoint_annotation::LabelId;
use standpoint_text::{Offset, Span, Text};

use super::choice::choice;
use crate::i18n::Message;

/// At most so many hits are kept: beyond, a reader wants other words.
pub const MOST: usize = 10_000;

choice! {
    /// How what is looked for is meant.
    Kind, "find-kind":
    /// These words, wherever they stand.
    #[default]
    Plain = "plain",
    /// These words, as whole words.
    Word = "word",
    /// A regular expression of the browser's.
    Pattern = "pattern"
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What was typed.
    pub query: String,
    /// How it is meant.
    pub kind: Kind,
    /// Whether capital and small letters differ.
    pub case: bool,
}

/// What happens to looking for words.
#[derive(Clone)]
pub enum FindAction {
    /// Look for this in the article.
    Find(Wanted),
    /// The browser has looked.
    Hits {
        /// Which search.
        number: u32,
        /// Where it is, in order.
        hits: Vec<Span>,
        /// What keeps it from being found, or from being found everywhere.
        trouble: Option<Message>,
    },
    /// Close the search.
    Close,
    /// Mark these stretches with a label.
    Mark {
        /// The label.
        label: LabelId,
        /// Where.
        hits: Vec<Span>,
    },
}

/// The search in the open article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    /// Whether its bar is there.
    pub open: bool,
    /// What is looked for; kept while the bar is closed.
    pub wanted: Wanted,
    /// Where it is, in order; none overlap.
    pub hits: Rc<Vec<Span>>,
    /// The hit that was gone to.
    pub at: Option<usize>,
    /// What keeps it from being found, or from being found everywhere.
    pub trouble: Option<Message>,
    /// Numbers the searches: an answer to an earlier one is dropped.
    pub number: u32,
    /// Counts how often it was asked for: each time its field gets the focus.
    pub asked: u32,
}

impl Find {
    /// The hit that was gone to.
    pub fn hit(&self) -> Option<Span> {
        self.hits.get(self.at?).copied()
    }

    /// The place among the hits of the first one at or after an offset; from the end on the first.
    pub fn first_from(&self, from: Offset) -> Option<usize> {
        let at = self.hits.partition_point(|hit| hit.start() < from);
        at.checked_rem(self.hits.len())
    }
}

impl Wanted {
    /// The regular expression that the browser runs, in its own words.
    pub fn source(&self) -> String {
        if self.kind == Kind::Pattern {
            return self.query.clone();
        }
        let mut source = String::with_capacity(self.query.len());
        let mut blank = false;
        for sign in self.query.trim_matches('\n').chars() {
            let was_blank = std::mem::replace(&mut blank, sign.is_whitespace());
            match sign {
                // What a keyboard has stands for what a printer sets, and any blank for any other.
                '\'' | '‘' | '’' => source.push_str("['‘’]"),
                '"' | '“' | '”' => source.push_str("[\"“”]"),
                _ if blank && was_blank => {}
                _ if blank => source.push_str("\\s+"),
                '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}'
                | '|' | '/' => source.extend(['\\', sign]),
                _ => source.push(sign),
            }
        }
        source
    }

    /// The flags that it is run with: by characters, not by halves of them.
    pub fn flags(&self) -> &'static str {
        if self.case { "gu" } else { "giu" }
    }

    /// Where the browser's finds lie in the text, which come as UTF-16 starts and ends in order.
    /// Nothing ever cuts what a reader sees as one character: words that would are no hit, what a
    /// pattern finds is grown to whole ones. What overlaps the hit before it is left out.
    pub fn hits(&self, text: &Text, found: &[u32]) -> Vec<Span> {
        let mut hits: Vec<Span> = Vec::new();
        for pair in found.chunks_exact(2) {
            let ends = (
                text.from_utf16(pair[0] as usize),
                text.from_utf16(pair[1] as usize),
            );
            let (Some(start), Some(end)) = ends else {
                continue;
            };
            let span = Span::new(start, end);
            let whole = text.snap_to_graphemes(span);
            let fits = match self.kind {
                Kind::Plain => whole == span,
                Kind::Word => whole == span && is_whole_words(text, span),
                Kind::Pattern => true,
            };
            let follows = hits.last().is_none_or(|last| last.end() <= whole.start());
            if fits && follows && !whole.is_empty() {
                hits.push(whole);
            }
            if hits.len() == MOST {
                break;
            }
        }
        hits
    }
}

/// Whether no word reaches over an edge of a stretch.
fn is_whole_words(text: &Text, span: Span) -> bool {
    let first = text.word_at(span.start());
    let last = text.word_at(text.previous_grapheme(span.end()));
    first.is_none_or(|word| word.start() >= span.start())
        && last.is_none_or(|word| word.end() <= span.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(query: &str, kind: Kind) -> Wanted {
        Wanted {
            query: query.to_owned(),
            kind,
            case: false,
        }
    }

    #[test]
    fn words_are_looked_for_as_they_are_written() {
        let table = [
            ("U.S. (new)", r"U\.S\.\s+\(new\)"),
            ("Kessia's", "Kessia['‘’]s"),
            ("“a   b”", "[\"“”]a\\s+b[\"“”]"),
            ("1/2|3", r"1\/2\|3"),
        ];
        for (query, source) in table {
            assert_eq!(wanted(query, Kind::Plain).source(), source);
        }
        assert_eq!(wanted("a.b", Kind::Pattern).source(), "a.b");
    }

    /// The hits that come of the browser's finds, as words.
    fn hits(text: &str, kind: Kind, found: &[(u32, u32)]) -> Vec<String> {
        let text = Text::new(text);
        let found: Vec<u32> = found.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let hits = wanted("", kind).hits(&text, &found);
        hits.iter().map(|hit| text.slice(*hit).to_owned()).collect()
    }

    #[test]
    fn places_in_the_browser_s_units_are_places_in_the_text() {
        // 👍 is two units, é one, its decomposed form two.
        assert_eq!(hits("👍é Orlen", Kind::Plain, &[(4, 9)]), ["Orlen"]);
        assert_eq!(hits("👍", Kind::Plain, &[(1, 2)]), <[&str; 0]>::default());
    }

    #[test]
    fn no_hit_cuts_a_character() {
        let text = "cafe\u{301} 👩\u{200d}👧";
        assert_eq!(hits(text, Kind::Plain, &[(0, 4)]), <[&str; 0]>::default());
        assert_eq!(
            hits(text, Kind::Pattern, &[(0, 4), (6, 8)]),
            ["cafe\u{301}", "👩\u{200d}👧"]
        );
        assert_eq!(
            hits(text, Kind::Pattern, &[(6, 8), (9, 11)]).len(),
            1,
            "each once"
        );
    }

    #[test]
    fn whole_words_are_those_of_the_text() {
        let text = "dam dams the-dam 大坝";
        let all = [(0, 3), (4, 7), (13, 16), (17, 18)];
        assert_eq!(hits(text, Kind::Word, &all), ["dam", "dam", "大"]);
        assert_eq!(hits(text, Kind::Plain, &all).len(), 4);
    }

    #[test]
    fn the_search_goes_on_from_a_place_and_round() {
        let find = Find {
            hits: Rc::new(vec![Span::from_bytes(2, 3), Span::from_bytes(5, 6)]),
            ..Find::default()
        };
        let from = |at| find.first_from(Offset::new(at));
        assert_eq!(
            [from(0), from(2), from(3), from(6)],
            [Some(0), Some(0), Some(1), Some(0)]
        );
        assert_eq!(Find::default().first_from(Offset::ZERO), None);
    }
}
