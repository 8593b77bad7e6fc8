//! Which suggestion comes next.

use std::sync::Arc;

use standpoint_annotation::{Document, Here, Mark, MarkId, State};
use standpoint_text::Offset;

/// Where a review stands: at a mark, or at a place in the text.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The mark that is looked at.
    pub mark: Option<&'a MarkId>,
    /// Where the caret is.
    pub caret: Offset,
}

/// The suggestion after this place in reading order, or the first one when there is none after it.
/// The mark at the place itself is only given when it is the last one left.
pub fn next(document: &Document, place: Place<'_>) -> Option<MarkId> {
    let ahead = document.marks_after(here(document, place));
    first_open(ahead)
        .or_else(|| first_open(document.marks_in_order()))
        .cloned()
}

/// The suggestion before this place, or the last one.
pub fn previous(document: &Document, place: Place<'_>) -> Option<MarkId> {
    let behind = document.marks_before(here(document, place));
    first_open(behind)
        .or_else(|| first_open(document.marks_in_order().rev()))
        .cloned()
}

/// Without a mark to start from, the first suggestion at or after the caret counts as ahead.
fn here<'d>(document: &'d Document, place: Place<'_>) -> Here<'d> {
    let mark = place.mark.and_then(|id| document.mark(id));
    mark.map_or(Here::Start(place.caret), |mark| Here::Mark(mark))
}

fn first_open<'d>(mut marks: impl Iterator<Item = &'d Arc<Mark>>) -> Option<&'d MarkId> {
    let open = marks.find(|mark| mark.state == State::Suggested);
    open.map(|mark| &mark.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Edit, edit::Change};
    use standpoint_text::{Span, Text};

    /// Marks on a ten-letter text: `s` suggested, `a` accepted, one each letter.
    fn document(states: &str) -> Document {
        let mut document = Document::new("d", Text::new("abcdefghij"));
        for (at, state) in states.chars().enumerate().filter(|(_, c)| *c != '.') {
            let mut mark = Mark::new(format!("m{at}"), "actor", Span::from_bytes(at, at + 1));
            mark.state = if state == 's' {
                State::Suggested
            } else {
                State::Accepted
            };
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        document
    }

    fn from(
        document: &Document,
        mark: Option<&str>,
        caret: usize,
    ) -> (Option<String>, Option<String>) {
        let id = mark.map(MarkId::from);
        let place = Place {
            mark: id.as_ref(),
            caret: Offset::new(caret),
        };
        let name = |id: Option<MarkId>| id.map(|id| id.to_string());
        (name(next(document, place)), name(previous(document, place)))
    }

    #[test]
    fn next_and_previous_skip_what_is_decided_and_go_round() {
        let document = document("s.as..sa");
        let at = |mark, caret| from(&document, mark, caret);
        assert_eq!(at(None, 0), (Some("m0".into()), Some("m6".into())));
        assert_eq!(at(None, 1), (Some("m3".into()), Some("m0".into())));
        assert_eq!(at(Some("m3"), 0), (Some("m6".into()), Some("m0".into())));
        assert_eq!(at(Some("m6"), 0), (Some("m0".into()), Some("m3".into())));
        assert_eq!(at(None, 9), (Some("m0".into()), Some("m6".into())));
    }

    #[test]
    fn the_last_one_left_is_found_from_itself_and_none_where_all_is_decided() {
        let last = document("a.s");
        assert_eq!(
            from(&last, Some("m2"), 0),
            (Some("m2".into()), Some("m2".into()))
        );
        let none = document("a.a");
        assert_eq!(from(&none, Some("m2"), 0), (None, None));
    }
}
