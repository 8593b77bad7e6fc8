//! A stretch of text with one annotator's marks, cut to pieces that can be drawn.

use standpoint_agreement::Counted;
use standpoint_annotation::colouring::colouring;
use standpoint_annotation::segment::segments;
use standpoint_annotation::{Document, Mark, State};
use standpoint_protocol::formats::comparing::{Piece, Stroke};
use standpoint_text::Span;

/// The pieces of a stretch, which tile it.
pub(super) fn pieces(
    document: &Document,
    stretch: Span,
    counted: Counted,
    lit: &dyn Fn(&Mark) -> bool,
) -> Vec<Piece> {
    let is_shown = |mark: &&Mark| {
        let counts = match counted {
            Counted::Accepted => mark.state == State::Accepted,
            Counted::Standing => mark.state != State::Rejected,
        };
        counts && mark.spans.overlaps(stretch)
    };
    let marks = document.marks_in_order().map(AsRef::as_ref);
    let marks: Vec<&Mark> = marks.filter(is_shown).collect();
    let spans = marks.iter().flat_map(|mark| {
        let pieces = mark.spans.pieces().iter();
        pieces.map(|piece| (*piece, mark.id.clone()))
    });
    let cut = segments(stretch, spans).into_iter().map(|segment| {
        let strokes = marks.iter().filter(|mark| segment.marks.contains(&mark.id));
        Piece {
            words: document.text.slice(segment.span).to_owned(),
            strokes: strokes
                .map(|mark| stroke(document, mark, segment.span, lit(mark)))
                .collect(),
        }
    });
    cut.collect()
}

fn stroke(document: &Document, mark: &Mark, here: Span, lit: bool) -> Stroke {
    let label = document.codebook.label(&mark.label);
    let pieces = mark.spans.pieces();
    let value = colouring(document, mark);
    Stroke {
        channel: label.map(|label| label.channel).unwrap_or_default(),
        label: mark.label.clone(),
        value: value.map(|(attribute, value)| (attribute.to_owned(), value.to_owned())),
        starts: pieces.iter().any(|piece| piece.start() == here.start()),
        ends: pieces.iter().any(|piece| piece.end() == here.end()),
        suggested: mark.state == State::Suggested,
        lit,
    }
}
