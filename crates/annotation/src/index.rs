//! Which marks are at a place: an interval index over their pieces.
//!
//! The pieces stand sorted by their start, in chunks that know how far their pieces reach. A query
//! passes over whole chunks that end before it, so it costs what it finds and a glance at each chunk
//! before it; a change touches one chunk.

use std::collections::BTreeSet;
use std::sync::Arc;

use standpoint_text::{Offset, Span, order};

use crate::document::Document;
use crate::edit::Edit;
use crate::id::MarkId;
use crate::mark::Mark;

/// A chunk with more pieces is split in two.
const LARGEST: usize = 128;

/// An index of the pieces of all marks. Its chunks are shared: a clone costs a counter for each, and
/// a change copies the one that it touches.
#[derive(Clone, Debug, Default)]
pub struct SpanIndex {
    chunks: Vec<Arc<Chunk>>,
}

/// Pieces next to each other in order.
#[derive(Clone, Debug, Default)]
struct Chunk {
    entries: Vec<Entry>,
    /// The furthest end among them.
    reach: Offset,
}

/// A piece. Sorted by place, then by mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    span: Span,
    mark: MarkId,
    /// The bytes of all pieces of the mark.
    size: usize,
}

impl SpanIndex {
    /// The index of a document's marks.
    pub fn of(document: &Document) -> Self {
        let mut entries: Vec<Entry> = document.marks().flat_map(|mark| entries(mark)).collect();
        order::sort_by(&mut entries, Ord::cmp);
        Self {
            chunks: entries
                .chunks(LARGEST / 2)
                .map(|part| Arc::new(Chunk::of(part.to_vec())))
                .collect(),
        }
    }

    /// Follows a change of the document.
    pub fn update(&mut self, edit: &Edit) {
        let Edit::Mark(change) = edit else { return };
        for entry in change.before.iter().flat_map(|mark| entries(mark)) {
            self.remove(&entry);
        }
        for entry in change.after.iter().flat_map(|mark| entries(mark)) {
            self.insert(entry);
        }
    }

    /// The pieces that share a character with this stretch, in text order, each with its mark.
    /// A zero-width piece counts if it lies in the stretch or at its edge; an empty stretch shares
    /// what surrounds it.
    pub fn pieces(&self, span: Span) -> impl Iterator<Item = (Span, &MarkId)> {
        self.hits(span).map(|entry| (entry.span, &entry.mark))
    }

    /// The marks with a piece in this stretch, in text order, each once.
    pub fn overlapping(&self, span: Span) -> Vec<MarkId> {
        let mut seen = BTreeSet::new();
        let hits = self.hits(span).filter(|entry| seen.insert(&entry.mark));
        hits.map(|entry| entry.mark.clone()).collect()
    }

    /// The marks at this character, the smallest first: the order in which a click goes through them.
    pub fn at(&self, offset: Offset) -> Vec<MarkId> {
        let mut hits: Vec<_> = self.hits(Span::new(offset, offset)).collect();
        order::sort_by(&mut hits, |a, b| (a.size, &a.mark).cmp(&(b.size, &b.mark)));
        hits.dedup_by_key(|entry| &entry.mark);
        hits.into_iter().map(|entry| entry.mark.clone()).collect()
    }

    fn hits(&self, span: Span) -> impl Iterator<Item = &Entry> {
        let chunks = self
            .chunks
            .iter()
            .take_while(move |chunk| chunk.start() <= span.end());
        let reaching = chunks.filter(move |chunk| chunk.reach >= span.start());
        reaching.flat_map(move |chunk| {
            chunk
                .before(span.end())
                .filter(move |e| touches(e.span, span))
        })
    }

    /// The number of the chunk where the entry is or belongs.
    fn home(&self, entry: &Entry) -> usize {
        let after = self
            .chunks
            .partition_point(|chunk| chunk.entries.first().is_some_and(|first| first <= entry));
        after.saturating_sub(1)
    }

    fn insert(&mut self, entry: Entry) {
        if self.chunks.is_empty() {
            self.chunks.push(Arc::default());
        }
        let home = self.home(&entry);
        let Some(chunk) = self.chunks.get_mut(home) else {
            return;
        };
        let chunk = Arc::make_mut(chunk);
        chunk.insert(entry);
        if chunk.entries.len() > LARGEST {
            let second = chunk.split();
            self.chunks.insert(home + 1, Arc::new(second));
        }
    }

    fn remove(&mut self, entry: &Entry) {
        let home = self.home(entry);
        let Some(chunk) = self.chunks.get_mut(home) else {
            return;
        };
        let chunk = Arc::make_mut(chunk);
        chunk.remove(entry);
        if chunk.entries.is_empty() {
            self.chunks.remove(home);
        }
    }
}

impl Chunk {
    fn of(entries: Vec<Entry>) -> Self {
        let reach = entries
            .iter()
            .map(|entry| entry.span.end())
            .max()
            .unwrap_or_default();
        Self { entries, reach }
    }

    fn start(&self) -> Offset {
        self.entries
            .first()
            .map_or(Offset::ZERO, |entry| entry.span.start())
    }

    /// The entries that start no later than this.
    fn before(&self, end: Offset) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .take_while(move |entry| entry.span.start() <= end)
    }

    fn insert(&mut self, entry: Entry) {
        self.reach = self.reach.max(entry.span.end());
        let place = self.entries.partition_point(|other| *other < entry);
        self.entries.insert(place, entry);
    }

    fn remove(&mut self, entry: &Entry) {
        if let Ok(place) = self.entries.binary_search(entry) {
            self.entries.remove(place);
            *self = Self::of(std::mem::take(&mut self.entries));
        }
    }

    fn split(&mut self) -> Self {
        let second = Self::of(self.entries.split_off(self.entries.len() / 2));
        *self = Self::of(std::mem::take(&mut self.entries));
        second
    }
}

fn entries(mark: &Mark) -> impl Iterator<Item = Entry> {
    let size = mark.spans.pieces().iter().map(|piece| piece.len()).sum();
    let entry = move |span: &Span| Entry {
        span: *span,
        mark: mark.id.clone(),
        size,
    };
    mark.spans.pieces().iter().map(entry)
}

fn touches(piece: Span, span: Span) -> bool {
    let on_edge = piece.is_empty() && span.start() <= piece.start() && piece.start() <= span.end();
    piece.overlaps(span) || on_edge || (span.is_empty() && piece.contains(span.start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;
    use crate::mark::Spans;
    use standpoint_text::Text;

    fn index(marks: &[(&str, &[(usize, usize)])]) -> SpanIndex {
        let mut document = Document::new("d", Text::new("0123456789"));
        for (id, pieces) in marks {
            let pieces = pieces
                .iter()
                .map(|(a, b)| Span::from_bytes(*a, *b))
                .collect();
            let mark = Mark::new(*id, "actor", Spans::new(pieces).unwrap());
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        SpanIndex::of(&document)
    }

    fn names(marks: &[MarkId]) -> String {
        marks
            .iter()
            .map(MarkId::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_click_goes_from_the_smallest_mark_to_the_largest() {
        let index = index(&[
            ("whole", &[(0, 10)]),
            ("split", &[(1, 3), (5, 7)]),
            ("small", &[(2, 3)]),
            ("point", &[(2, 2)]),
        ]);
        assert_eq!(names(&index.at(Offset::new(2))), "point small split whole");
        assert_eq!(names(&index.at(Offset::new(4))), "whole");
        assert_eq!(names(&index.at(Offset::new(6))), "split whole");
        assert_eq!(names(&index.at(Offset::new(10))), "");
    }

    #[test]
    fn a_stretch_has_the_marks_that_touch_it() {
        let index = index(&[
            ("a", &[(0, 3)]),
            ("b", &[(3, 6), (8, 9)]),
            ("point", &[(6, 6)]),
        ]);
        let over = |a, b| names(&index.overlapping(Span::from_bytes(a, b)));
        assert_eq!(over(0, 10), "a b point");
        assert_eq!(over(3, 6), "b point");
        assert_eq!(over(6, 8), "point");
        assert_eq!(over(7, 8), "");
        assert_eq!(over(3, 3), "b");
    }
}
