//! The open article: its document, its history, and its paragraphs cut up for drawing.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::index::SpanIndex;
use standpoint_annotation::segment::segments;
use standpoint_annotation::{
    Document, Edit, EditError, History, JournalEntry, Mark, MarkId, State,
};
use standpoint_text::{Offset, Span, Text, order, paragraphs, sentences};

use super::tones;
use crate::store::Access;

/// The open article.
#[derive(Clone)]
pub struct Article {
    /// What it is called in the database; the document's own id is what its file says.
    pub key: String,
    /// When it came in, RFC 3339 in UTC.
    pub added: String,
    /// Whether an engine has read it to its end.
    pub read: bool,
    /// The document as it is now.
    pub document: Document,
    /// What was done to it.
    pub history: History,
    /// How many journal entries there are.
    pub entries: u32,
    /// Where its marks are.
    pub index: SpanIndex,
    /// Its paragraphs; one that did not change is the same allocation as before.
    pub paragraphs: Rc<Vec<Rc<Paragraph>>>,
    /// Whether this tab may change it.
    pub access: Access,
}

/// A paragraph, cut at the edges of its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Where it is.
    pub span: Span,
    /// Whether it is the headline.
    pub headline: bool,
    /// Its pieces; together they are the paragraph.
    pub pieces: Vec<Piece>,
}

/// A stretch of text under the same marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it is.
    pub span: Span,
    /// The marks over it, rejected ones left out.
    pub marks: Vec<Painted>,
}

/// A mark as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Painted {
    /// The mark.
    pub mark: Arc<Mark>,
    /// The class of the value that colours it.
    pub tone: Option<String>,
    /// Whether the mark begins with this piece.
    pub starts: bool,
    /// Whether the mark ends with this piece.
    pub ends: bool,
}

/// The longest block that is drawn as one, in bytes: a file without line breaks must not become a
/// single block of five megabytes.
const LONGEST_BLOCK: usize = 8_000;

/// The paragraphs, those that are too long cut at sentences, or else at words.
fn blocks(text: &Text) -> Vec<Span> {
    let mut blocks = Vec::new();
    for paragraph in paragraphs(text) {
        let mut rest = paragraph;
        while rest.len() > LONGEST_BLOCK {
            let cut = cut_in(text, rest);
            blocks.push(Span::new(rest.start(), cut));
            rest = Span::new(cut, rest.end());
        }
        blocks.push(rest);
    }
    blocks
}

/// Where to cut a block that is too long: before its last sentence that begins within the limit, or
/// else between two words. Looks at no more than the limit.
fn cut_in(text: &Text, rest: Span) -> Offset {
    let limit = Offset::new(rest.start().get() + LONGEST_BLOCK);
    let sentence = sentences(text, Span::new(rest.start(), limit))
        .last()
        .map(|last| last.start());
    let cuts = [
        sentence.unwrap_or(rest.start()),
        text.previous_word(limit),
        text.floor_grapheme(limit),
    ];
    cuts.into_iter()
        .find(|cut| *cut > rest.start())
        .unwrap_or(rest.end())
}

/// Identity is enough: every change makes a new article.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
            && self.access == other.access
            && self.read == other.read
            && self.key == other.key
            && Rc::ptr_eq(&self.paragraphs, &other.paragraphs)
            && self.document.details == other.document.details
    }
}

impl Article {
    /// An article to which nothing was done yet. Its document has been counted into paragraphs.
    pub fn new(key: String, added: String, document: Document, access: Access) -> Self {
        let mut article = Self {
            key,
            added,
            read: false,
            index: SpanIndex::of(&document),
            document,
            history: History::default(),
            entries: 0,
            paragraphs: Rc::default(),
            access,
        };
        let spans = blocks(&article.document.text);
        let first = spans.first().copied();
        let headline = first.filter(|span| {
            let title = article.document.details.title.trim_end_matches('…');
            let line = article.document.text.slice(*span).trim();
            // The title of a later version has its number behind it.
            let same = line.starts_with(title) || title.starts_with(line);
            same && !title.is_empty() && !line.is_empty()
        });
        let drawn = spans
            .into_iter()
            .map(|span| Rc::new(article.draw(span, Some(span) == headline)))
            .collect();
        article.paragraphs = Rc::new(drawn);
        article
    }

    /// Plays a journal entry and draws again what it changed.
    ///
    /// # Errors
    /// When the entry does not fit; the article is then as before.
    pub fn play(&mut self, entry: JournalEntry) -> Result<(), EditError> {
        let edits = match &entry {
            JournalEntry::Do(step) => step.edits.clone(),
            JournalEntry::Undo => self
                .history
                .next_undo()
                .map(standpoint_annotation::Step::inverse)
                .unwrap_or_default(),
            JournalEntry::Redo => self
                .history
                .next_redo()
                .map(|s| s.edits.clone())
                .unwrap_or_default(),
        };
        let mut touched = vec![false; self.paragraphs.len()];
        self.touch_all(&edits, &mut touched);
        self.history.play(&mut self.document, entry)?;
        self.entries += 1;
        for edit in &edits {
            self.index.update(edit);
        }
        self.touch_all(&edits, &mut touched);
        let recoded = edits.iter().any(|edit| matches!(edit, Edit::Codebook(_)));
        self.draw_again(&touched, recoded);
        Ok(())
    }

    /// Ticks the paragraphs in which something looks different with these edits.
    fn touch_all(&self, edits: &[Edit], touched: &mut [bool]) {
        for edit in edits {
            match edit {
                Edit::Mark(change) => {
                    for mark in [&change.before, &change.after].into_iter().flatten() {
                        self.touch_mark(mark, touched);
                        for link in self.document.links_from(&mark.id) {
                            self.touch(&link.to, touched);
                        }
                    }
                }
                Edit::Link(change) => {
                    for link in [&change.before, &change.after].into_iter().flatten() {
                        self.touch(&link.to, touched);
                    }
                }
                Edit::RejectedLink(_) | Edit::Entity(_) | Edit::Details(_) | Edit::Unplaced(_) => {}
                Edit::Codebook(_) => touched.fill(true),
            }
        }
    }

    fn touch(&self, mark: &MarkId, touched: &mut [bool]) {
        if let Some(mark) = self.document.mark(mark) {
            self.touch_mark(mark, touched);
        }
    }

    fn touch_mark(&self, mark: &Mark, touched: &mut [bool]) {
        for piece in mark.spans.pieces() {
            if let Some(paragraphs) = touched.get_mut(self.paragraphs_over(*piece)) {
                paragraphs.fill(true);
            }
        }
    }

    /// The paragraphs that a span reaches into.
    pub fn paragraphs_over(&self, span: Span) -> std::ops::Range<usize> {
        let from = self
            .paragraphs
            .partition_point(|p| p.span.end() < span.start());
        let to = self
            .paragraphs
            .partition_point(|p| p.span.start() <= span.end());
        from..to.max(from)
    }

    /// Cuts what is ticked again; `anew` where the same pieces look different, since what their labels
    /// mean has changed.
    fn draw_again(&mut self, touched: &[bool], anew: bool) {
        if !touched.contains(&true) {
            return;
        }
        let mut drawn = (*self.paragraphs).clone();
        for (old, _) in drawn
            .iter_mut()
            .zip(touched)
            .filter(|(_, touched)| **touched)
        {
            let new = self.draw(old.span, old.headline);
            if anew || new != **old {
                *old = Rc::new(new);
            }
        }
        self.paragraphs = Rc::new(drawn);
    }

    fn draw(&self, span: Span, headline: bool) -> Paragraph {
        let mut marks: Vec<&Arc<Mark>> = self
            .index
            .overlapping(span)
            .into_iter()
            .filter_map(|id| self.document.mark(&id))
            .filter(|mark| mark.state != State::Rejected)
            .collect();
        order::sort_by_key(&mut marks, |mark| {
            let hull = mark.spans.hull();
            (hull.start(), std::cmp::Reverse(hull.end()), mark.id.clone())
        });
        marks.dedup_by(|a, b| a.id == b.id);
        let spans = marks.iter().flat_map(|mark| {
            mark.spans
                .pieces()
                .iter()
                .map(|piece| (*piece, mark.id.clone()))
        });
        let pieces = segments(span, spans)
            .into_iter()
            .map(|segment| Piece {
                span: segment.span,
                marks: marks
                    .iter()
                    .filter(|mark| segment.marks.contains(&mark.id))
                    .map(|mark| self.painted(mark, segment.span))
                    .collect(),
            })
            .collect();
        Paragraph {
            span,
            headline,
            pieces,
        }
    }

    fn painted(&self, mark: &Arc<Mark>, piece: Span) -> Painted {
        let edges = mark.spans.pieces();
        Painted {
            mark: Arc::clone(mark),
            tone: tones::value_of(&self.document, mark),
            starts: edges.iter().any(|edge| edge.start() == piece.start()),
            ends: edges.iter().any(|edge| edge.end() == piece.end()),
        }
    }

    /// How many of the engine's suggestions there are, and how many have been decided on.
    pub fn progress(&self) -> (usize, usize) {
        let count = |state| self.document.count_by_engine(state);
        let reviewed = count(State::Accepted) + count(State::Rejected);
        (count(State::Suggested) + reviewed, reviewed)
    }
}
