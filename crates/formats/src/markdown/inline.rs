//! What stands within a line of Markdown: emphasis, links, code, escapes.
//!
//! After `CommonMark` 0.31 (spec.commonmark.org), section 6 and its appendix on delimiter runs, as far
//! as it decides which characters are words and which are markup.

use std::collections::HashSet;

use super::emphasis::{self, Piece, pair};
use super::link::{address_end, normal_label};
use crate::flow::Flow;
use crate::html::{html_to_text, resolve};

/// How far the end of a link's label or of a tag is looked for, in bytes.
const FARTHEST: usize = 4096;

/// A run of backticks that is longer is text.
const LONGEST_CODE: usize = 32;

/// Writes the words of some lines into the flow.
pub(super) fn write(lines: &str, labels: &HashSet<String>, flow: &mut Flow) {
    let mut reader = Reader::new(lines, labels);
    reader.read();
    let mut pieces = reader.pieces;
    pair(&mut pieces);
    for piece in pieces {
        match piece {
            Piece::Words(words) => flow.words(&words),
            Piece::Break => flow.line(),
            Piece::Run { mark, left, .. } => flow.words(&mark.to_string().repeat(left)),
        }
    }
}

/// A bracket that is open.
struct Bracket {
    /// Which piece it is.
    piece: usize,
    is_image: bool,
    /// Where its text begins, in bytes.
    begin: usize,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    labels: &'a HashSet<String>,
    pieces: Vec<Piece>,
    brackets: Vec<Bracket>,
    /// Lengths of backtick runs that do not come again.
    no_more_runs: [bool; LONGEST_CODE + 1],
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, labels: &'a HashSet<String>) -> Self {
        Self {
            text,
            at: 0,
            labels,
            pieces: Vec::new(),
            brackets: Vec::new(),
            no_more_runs: [false; LONGEST_CODE + 1],
        }
    }

    fn read(&mut self) {
        while let Some(character) = self.rest().chars().next() {
            match character {
                '\\' => self.escape(),
                '`' => self.code(),
                '<' => self.tag(),
                '&' => self.reference(),
                '!' if self.rest().starts_with("![") => self.open_bracket(2),
                '[' => self.open_bracket(1),
                ']' => self.close_bracket(),
                '*' | '_' | '~' => self.run(character),
                '\n' => self.line_end(),
                _ => {
                    let end = self.rest().find(|c| "\\`<&![]*_~\n".contains(c));
                    // A `!` alone is text.
                    let end = end.unwrap_or(self.rest().len()).max(character.len_utf8());
                    self.words(end);
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next bytes, as they are.
    fn words(&mut self, length: usize) {
        let words = self.rest()[..length].to_owned();
        self.push(words, length);
    }

    fn push(&mut self, words: impl Into<String>, length: usize) {
        self.pieces.push(Piece::Words(words.into()));
        self.at += length;
    }

    fn escape(&mut self) {
        match self.rest()[1..].chars().next() {
            Some('\n') => {
                self.pieces.push(Piece::Break);
                self.at += 2;
            }
            Some(c) if c.is_ascii_punctuation() => self.push(c, 2),
            _ => self.words(1),
        }
    }

    fn line_end(&mut self) {
        let is_break = self.text[..self.at].ends_with("  ");
        self.pieces.push(if is_break {
            Piece::Break
        } else {
            Piece::Words(" ".to_owned())
        });
        self.at += 1;
    }

    fn code(&mut self) {
        let rest = self.rest();
        let length = run_length(rest, '`');
        if length > LONGEST_CODE || self.no_more_runs[length] {
            return self.words(length);
        }
        let inside = &rest[length..];
        let mut from = 0;
        while let Some(place) = inside[from..].find('`').map(|place| place + from) {
            let found = run_length(&inside[place..], '`');
            if found == length {
                return self.push(&inside[..place], length + place + length);
            }
            from = place + found;
        }
        self.no_more_runs[length] = true;
        self.words(length);
    }

    fn reference(&mut self) {
        let end = self
            .rest()
            .bytes()
            .take(40)
            .position(|b| b == b';')
            .map_or(1, |end| end + 1);
        // A `;` further on may stand behind other characters than a name's.
        let is_reference = self.rest().is_char_boundary(end)
            && self.rest()[1..end]
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "#;".contains(c));
        let end = if is_reference { end } else { 1 };
        let words = resolve(&self.rest()[..end]).into_owned();
        self.push(words, end);
    }

    /// An address in angle brackets, which is text, or a tag, which is not.
    fn tag(&mut self) {
        let window = window(self.rest());
        let Some(end) = window.find('>') else {
            return self.words(1);
        };
        let inside = &window[1..end];
        if is_address(inside) {
            return self.push(inside, end + 1);
        }
        let comment = window
            .strip_prefix("<!--")
            .and_then(|comment| comment.find("-->"));
        let end = comment.map_or(end, |place| place + 6);
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            return self.words(1);
        }
        let name = inside.trim_end_matches(['/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.pieces.push(Piece::Break);
        }
        self.at += end + 1;
    }

    fn open_bracket(&mut self, length: usize) {
        if self.rest().starts_with("[^")
            && let Some(end) = window(self.rest()).find(']')
            && !self.rest()[..end].contains(char::is_whitespace)
        {
            // A footnote's number is no word of the text.
            self.at += end + 1;
            return;
        }
        let (piece, begin) = (self.pieces.len(), self.at + length);
        self.brackets.push(Bracket {
            piece,
            is_image: length == 2,
            begin,
        });
        self.words(length);
    }

    /// Ends a link or picture, if what follows makes it one: the text of a link stays, a picture's
    /// description goes.
    fn close_bracket(&mut self) {
        let Some(open) = self.brackets.pop() else {
            return self.words(1);
        };
        let label = &self.text[open.begin..self.at];
        let Some(length) = self.link_end(label) else {
            return self.words(1);
        };
        if open.is_image {
            self.pieces.truncate(open.piece);
        } else {
            self.pieces[open.piece] = Piece::Words(String::new());
        }
        self.at += 1 + length;
    }

    /// How many bytes behind the `]` belong to the link; none where it is no link.
    fn link_end(&self, label: &str) -> Option<usize> {
        let rest = &self.rest()[1..];
        if rest.starts_with('(') {
            return address_end(rest);
        }
        if let Some(named) = window(rest).strip_prefix('[') {
            let end = named.find(']')?;
            let name = if end == 0 { label } else { &named[..end] };
            return self.labels.contains(&normal_label(name)).then_some(end + 2);
        }
        self.labels.contains(&normal_label(label)).then_some(0)
    }

    fn run(&mut self, mark: char) {
        let length = run_length(self.rest(), mark);
        let before = self.text[..self.at].chars().next_back();
        let after = self.rest()[length..].chars().next();
        self.pieces.push(emphasis::run(mark, length, before, after));
        self.at += length;
    }
}

fn run_length(text: &str, mark: char) -> usize {
    text.bytes().take_while(|b| char::from(*b) == mark).count()
}

fn window(text: &str) -> &str {
    &text[..text.floor_char_boundary(FARTHEST)]
}

/// Whether the words between angle brackets are an address of the web or of a mailbox.
fn is_address(inside: &str) -> bool {
    let is_plain = !inside.contains(|c: char| c.is_whitespace() || c == '<');
    let scheme = inside.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.len() >= 2 && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_mailbox = inside.contains('@') && inside.starts_with(char::is_alphanumeric);
    is_plain && (is_scheme || is_mailbox)
}

/// The words of a block of HTML, a line each.
pub(super) fn html_lines(html: &str, flow: &mut Flow) {
    for line in html_to_text(html)
        .text
        .lines()
        .filter(|line| !line.is_empty())
    {
        flow.words(line);
        flow.line();
    }
}
