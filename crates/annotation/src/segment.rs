//! Text cut at mark boundaries, so that each stretch has the same marks from end to end.

use standpoint_text::{Offset, Span, order};

use crate::id::MarkId;

/// A stretch of text and the marks that cover all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it is; never empty.
    pub span: Span,
    /// The marks on it, by id.
    pub marks: Vec<MarkId>,
}

/// Cuts a stretch of text at every boundary of these pieces. The segments follow each other without
/// gap from its start to its end. A zero-width piece cuts, but covers nothing; an empty stretch has
/// no segment.
pub fn segments(within: Span, pieces: impl IntoIterator<Item = (Span, MarkId)>) -> Vec<Segment> {
    let mut boundaries = Vec::new();
    for (piece, mark) in pieces {
        boundaries.push((piece.start(), Side::Start, piece, mark.clone()));
        boundaries.push((piece.end(), Side::End, piece, mark));
    }
    order::sort_by(&mut boundaries, Ord::cmp);
    let mut sweep = Sweep {
        at: within.start(),
        within,
        covering: Vec::new(),
        done: Vec::new(),
    };
    for (offset, side, piece, mark) in boundaries {
        sweep.cut(offset);
        match side {
            Side::Start => sweep.open((mark, piece)),
            Side::End => sweep.close(&(mark, piece)),
        }
    }
    sweep.cut(within.end());
    sweep.done
}

/// What lies behind a boundary. A piece is opened before it is closed, even one without width.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Start,
    End,
}

struct Sweep {
    within: Span,
    at: Offset,
    /// The pieces under way, each once, by mark: never many.
    covering: Vec<(MarkId, Span)>,
    done: Vec<Segment>,
}

impl Sweep {
    fn open(&mut self, piece: (MarkId, Span)) {
        if let Err(place) = self.covering.binary_search(&piece) {
            self.covering.insert(place, piece);
        }
    }

    fn close(&mut self, piece: &(MarkId, Span)) {
        if let Ok(place) = self.covering.binary_search(piece) {
            self.covering.remove(place);
        }
    }

    /// Ends the segment under way at this offset.
    fn cut(&mut self, offset: Offset) {
        let end = offset.min(self.within.end());
        if self.at >= end {
            return;
        }
        let mut marks: Vec<MarkId> = self.covering.iter().map(|(mark, _)| mark.clone()).collect();
        marks.dedup();
        self.done.push(Segment {
            span: Span::new(self.at, end),
            marks,
        });
        self.at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as `a 2 5`, segments as `0-2 | 2-5 a`.
    fn check(length: usize, pieces: &[(&str, usize, usize)], expected: &str) {
        let pieces = pieces
            .iter()
            .map(|(id, a, b)| (Span::from_bytes(*a, *b), MarkId::from(*id)));
        let draw = |segment: &Segment| {
            let place = format!(
                "{}-{}",
                segment.span.start().get(),
                segment.span.end().get()
            );
            let marks = segment.marks.iter().map(|id| id.as_str().to_owned());
            [place]
                .into_iter()
                .chain(marks)
                .collect::<Vec<_>>()
                .join(" ")
        };
        let drawn: Vec<String> = segments(Span::from_bytes(0, length), pieces)
            .iter()
            .map(draw)
            .collect();
        assert_eq!(drawn.join(" | "), expected);
    }

    #[test]
    fn text_is_cut_where_marks_begin_and_end() {
        check(9, &[], "0-9");
        check(0, &[("a", 0, 0)], "");
        check(9, &[("a", 2, 5)], "0-2 | 2-5 a | 5-9");
        check(9, &[("a", 0, 9), ("b", 3, 6)], "0-3 a | 3-6 a b | 6-9 a");
        check(9, &[("a", 0, 5), ("b", 3, 9)], "0-3 a | 3-5 a b | 5-9 b");
        check(
            9,
            &[("a", 1, 2), ("a", 4, 5)],
            "0-1 | 1-2 a | 2-4 | 4-5 a | 5-9",
        );
        check(9, &[("a", 1, 4), ("b", 4, 9)], "0-1 | 1-4 a | 4-9 b");
        check(4, &[("a", 2, 9), ("b", 5, 8)], "0-2 | 2-4 a");
        check(9, &[("z", 4, 4)], "0-4 | 4-9");
        check(9, &[("z", 4, 4), ("a", 4, 6)], "0-4 | 4-6 a | 6-9");
        check(9, &[("z", 0, 0), ("y", 9, 9)], "0-9");
    }
}
