//! Which suggestion comes next, and what is left.

use std::cmp::Reverse;
use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Document, Here, LabelId, Mark, MarkId, State};
use standpoint_text::{Offset, order};

use super::choice::choice;
use crate::store::Summary;

choice! {
    /// The order in which suggestions are gone through.
    Order, "order":
    /// As they are read.
    #[default]
    Place = "place",
    /// All of one label, then all of the next, as the codebook has them.
    Label = "label",
    /// Those first of which the engine is least sure.
    Doubtful = "doubtful",
    /// Those first of which it is surest.
    Surest = "surest"
}

/// Where a review stands: at a mark, or at a place in the text.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The mark that is looked at.
    pub mark: Option<&'a MarkId>,
    /// Where the caret is.
    pub caret: Offset,
}

/// The suggestion after this place in the order, or the first one when there is none after it.
/// The mark at the place itself is only given when it is the last one left.
pub fn next(document: &Document, place: Place<'_>, order: Order) -> Option<MarkId> {
    if order != Order::Place {
        let ranked = ranked(document, order);
        let here = rank_here(document, place, order);
        let ahead = ranked
            .iter()
            .find(|(rank, _)| here.as_ref().is_some_and(|h| rank > h));
        return ahead.or(ranked.first()).map(|(_, id)| (*id).clone());
    }
    let ahead = document.marks_after(here(document, place));
    first_open(ahead)
        .or_else(|| first_open(document.marks_in_order()))
        .cloned()
}

/// The suggestion before this place in the order, or the last one.
pub fn previous(document: &Document, place: Place<'_>, order: Order) -> Option<MarkId> {
    if order != Order::Place {
        let ranked = ranked(document, order);
        let here = rank_here(document, place, order);
        let behind = ranked
            .iter()
            .rfind(|(rank, _)| here.as_ref().is_some_and(|h| rank < h));
        return behind.or(ranked.last()).map(|(_, id)| (*id).clone());
    }
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

/// Where a mark stands in an order other than that of reading: what decides, then where it is read.
type Rank<'d> = (i64, Offset, Reverse<Offset>, &'d MarkId);

/// The suggestions with their ranks, the first one first.
fn ranked(document: &Document, order: Order) -> Vec<(Rank<'_>, &MarkId)> {
    let open = document
        .marks()
        .filter(|mark| mark.state == State::Suggested);
    let mut ranked: Vec<_> = open
        .map(|mark| (rank(document, mark, order), &mark.id))
        .collect();
    order::sort_by(&mut ranked, Ord::cmp);
    ranked
}

/// Without a mark to start from, the order is begun from its start.
fn rank_here<'d>(document: &'d Document, place: Place<'_>, order: Order) -> Option<Rank<'d>> {
    let mark = document.mark(place.mark?)?;
    Some(rank(document, mark, order))
}

fn rank<'d>(document: &'d Document, mark: &'d Mark, order: Order) -> Rank<'d> {
    let decides = match order {
        Order::Place => 0,
        Order::Label => {
            let labels = &document.codebook.labels;
            let at = labels.iter().position(|label| label.id == mark.label);
            i64::try_from(at.unwrap_or(labels.len())).unwrap_or(i64::MAX)
        }
        Order::Doubtful => thousandths(mark),
        Order::Surest => -thousandths(mark),
    };
    (
        decides,
        mark.spans.start(),
        Reverse(mark.spans.end()),
        &mark.id,
    )
}

/// How sure the engine was, in thousandths; nothing where it did not say.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a confidence is between 0 and 1"
)]
fn thousandths(mark: &Mark) -> i64 {
    (mark.confidence().unwrap_or_default() * 1000.0).round() as i64
}

/// The suggestions of which the engine is at least so sure, from 0 to 1, and which have this label
/// where one is given: the surest first.
pub fn sure_enough<'d>(
    document: &'d Document,
    threshold: f64,
    label: Option<&LabelId>,
) -> Vec<&'d Arc<Mark>> {
    let ranked = ranked(document, Order::Surest).into_iter();
    let marks = ranked.filter_map(|(_, id)| document.mark(id));
    marks
        .filter(|mark| mark.confidence().is_some_and(|sure| sure >= threshold))
        .filter(|mark| label.is_none_or(|label| mark.label == *label))
        .collect()
}

/// How many suggestions wait in a project, and in how many of its articles.
pub fn left_in_project(articles: &[Rc<Summary>]) -> (usize, usize) {
    let waiting = articles
        .iter()
        .filter(|row| row.removed.is_none())
        .map(|row| waiting(row));
    waiting
        .filter(|count| *count > 0)
        .fold((0, 0), |(all, articles), count| (all + count, articles + 1))
}

/// The article after this one in the list in which something waits; from the end on to the start.
pub fn next_article<'a>(articles: &'a [Rc<Summary>], open: Option<&str>) -> Option<&'a str> {
    let at = articles
        .iter()
        .position(|row| Some(row.id.as_str()) == open);
    let (before, after) = articles.split_at(at.map_or(0, |at| at + 1));
    let ahead = after.iter().chain(before);
    let other = |row: &&Rc<Summary>| Some(row.id.as_str()) != open && row.removed.is_none();
    let next = ahead.filter(other).find(|row| waiting(row) > 0);
    next.map(|row| row.id.as_str())
}

/// How many of an article's suggestions nobody has decided on.
fn waiting(row: &Summary) -> usize {
    let counts = row.counts.unwrap_or_default();
    let left = counts.suggestions.saturating_sub(counts.reviewed);
    usize::try_from(left).unwrap_or(usize::MAX)
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
        (
            name(next(document, place, Order::Place)),
            name(previous(document, place, Order::Place)),
        )
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

    /// Suggestions on a ten-letter text, one each letter: its label and how sure the engine is.
    fn unsure(marks: &[(&str, f64)]) -> Document {
        let mut document = Document::new("d", Text::new("abcdefghij"));
        for (at, (label, confidence)) in marks.iter().enumerate() {
            let mut mark = Mark::new(format!("m{at}"), *label, Span::from_bytes(at, at + 1));
            mark.state = State::Suggested;
            mark.origin = Some(standpoint_annotation::Origin {
                confidence: Some(*confidence),
                ..Default::default()
            });
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        document
    }

    /// The whole order as it is gone through, and back again from its end.
    fn walked(document: &Document, order: Order) -> (Vec<String>, Vec<String>) {
        let walk = |step: fn(&Document, Place<'_>, Order) -> Option<MarkId>| {
            let mut here: Option<MarkId> = None;
            let steps = document.marks().len();
            let ids = std::iter::repeat_with(|| {
                let place = Place {
                    mark: here.as_ref(),
                    caret: Offset::ZERO,
                };
                here = step(document, place, order);
                here.clone().unwrap().to_string()
            });
            ids.take(steps).collect::<Vec<String>>()
        };
        (walk(next), walk(previous))
    }

    #[test]
    fn suggestions_can_be_gone_through_by_label_and_by_how_sure_the_engine_is() {
        let document = unsure(&[("cue", 0.9), ("actor", 0.5), ("cue", 0.7), ("actor", 0.99)]);
        let orders = [
            (Order::Label, ["m1", "m3", "m0", "m2"]),
            (Order::Doubtful, ["m1", "m2", "m0", "m3"]),
            (Order::Surest, ["m3", "m0", "m2", "m1"]),
        ];
        for (order, expected) in orders {
            let mut back = expected;
            back.reverse();
            let (there, again) = walked(&document, order);
            assert_eq!(there, expected, "{order:?}");
            assert_eq!(again, back, "{order:?} backwards");
        }
    }

    #[test]
    fn the_sure_ones_are_those_at_or_above_the_threshold_the_surest_first() {
        let document = unsure(&[("cue", 0.9), ("actor", 0.5), ("cue", 0.95), ("actor", 0.99)]);
        let ids = |threshold, label: Option<&str>| {
            let label = label.map(LabelId::from);
            let sure = sure_enough(&document, threshold, label.as_ref());
            sure.iter()
                .map(|mark| mark.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(0.9, None), ["m3", "m2", "m0"]);
        assert_eq!(ids(0.0, Some("actor")), ["m3", "m1"]);
        assert_eq!(ids(1.0, None), Vec::<String>::new());
    }

    #[test]
    fn what_is_left_in_a_project_is_counted_and_the_next_article_found() {
        let row = |id: &str, suggestions, reviewed, removed: Option<&str>| Summary {
            id: id.into(),
            project: "p".into(),
            counts: Some(standpoint_annotation::Counts {
                words: 1,
                suggestions,
                reviewed,
            }),
            stage: crate::store::Stage::Marked,
            removed: removed.map(str::to_owned),
            ..Summary::default()
        };
        let rows = [
            row("a", 9, 4, None),
            row("b", 3, 3, None),
            row("c", 7, 0, Some("today")),
            row("d", 2, 1, None),
        ]
        .map(Rc::new);
        assert_eq!(left_in_project(&rows), (6, 2));
        assert_eq!(next_article(&rows, Some("a")), Some("d"));
        assert_eq!(next_article(&rows, Some("d")), Some("a"));
        assert_eq!(next_article(&rows, None), Some("a"));
        assert_eq!(next_article(&rows[..2], Some("a")), None);
    }
}
