//! Links that are drawn when a sentence, or all of them, have been read.

use standpoint_text::{Offset, Span};

use super::certainty::weight;
use super::reading::{Placed, Reading};
use crate::draft::{Actor, Found, Kind, Mention, Position, UncertaintyKind};

impl Reading<'_, '_> {
    /// Whom a description names beside it: of "the education minister, Tomas Reyle," the name holds
    /// what is said. The description itself where no name stands beside it.
    pub(crate) fn named_beside(&self, actors: &[Actor], index: usize) -> usize {
        let described = actors
            .get(index)
            .filter(|actor| actor.mention == Mention::Description);
        let placed = self.actors.iter().find(|placed| placed.index == index);
        let (Some(described), Some(placed)) = (described, placed) else {
            return index;
        };
        let beside = [self.name_behind(placed), self.name_before(placed)];
        // "Its largest shareholder" can be a body as well as a person.
        let speaks = |kind: Kind| matches!(kind, Kind::Person | Kind::Organisation);
        let same = |name: &&Placed| {
            actors.get(name.index).is_some_and(|actor| {
                let known = actor.entity.is_some() && actor.entity == described.entity;
                let alike = speaks(actor.kind) && speaks(described.kind);
                actor.mention == Mention::Name && (known || alike)
            })
        };
        let name = beside.into_iter().flatten().find(same);
        name.map_or(index, |name| name.index)
    }

    /// The actor in ", Tomas Reyle," or ", the Teachers' Trust," behind a description.
    fn name_behind(&self, described: &Placed) -> Option<&Placed> {
        let comma = described.words.end;
        if !self.is_comma(comma) {
            return None;
        }
        let articled = self.is(comma + 1, &["the", "a", "an"]);
        let name = self.actor_starting_at(comma + 1 + usize::from(articled))?;
        let close = (name.words.end..self.len())
            .find(|i| self.is_comma(*i) || self.is_quote_mark(*i) || self.is_end(*i))?;
        // "…, Tomas Reyle and Ada Brandt, …" and "…, NATO, and …" are lists.
        let listed = (name.words.end..close).any(|i| self.is(i, &["and", "or"]))
            || self.is(close + 1, &["and", "or"]) && self.is_comma(close);
        (close <= name.words.end + LONGEST_REST && !listed).then_some(name)
    }

    /// The actor in "Tomas Reyle," before a description.
    fn name_before(&self, described: &Placed) -> Option<&Placed> {
        let comma = described
            .words
            .start
            .checked_sub(1)
            .filter(|i| self.is_comma(*i))?;
        let listed = self.is_comma(described.words.end)
            && self.is(described.words.end + 1, &["and", "or"])
            || self.is(described.words.end, &["and", "or"]);
        self.actor_ending_at(comma).filter(|_| !listed)
    }
}

/// So many words may stand between a name beside a description and the comma that closes it: "of
/// Canada".
const LONGEST_REST: usize = 3;

/// Links every position to the uncertainties inside it that stand in other sentences than its cue:
/// in what a quotation or an answer goes on with. Those that a further position inside it holds are
/// not the holder's own doubt and leave the certainty as it is.
pub(super) fn qualify(found: &mut Found, first_word: impl Fn(Span) -> String) {
    let mut places: Vec<(Span, usize)> = found
        .uncertainties
        .iter()
        .enumerate()
        .map(|(index, uncertainty)| (uncertainty.spans.hull(), index))
        .collect();
    places.sort_unstable();
    let mut starts: Vec<(Offset, usize)> = (found.positions.iter().enumerate())
        .map(|(number, position)| (position.spans.start(), number))
        .collect();
    starts.sort_unstable();
    for number in 0..found.positions.len() {
        for (span, index) in inside(&found.positions[number], &places) {
            let nested = is_nested(found, &starts, number, span);
            let kind = found.uncertainties[index].kind;
            let position = &mut found.positions[number];
            position.qualified_by.push(index);
            if !nested || kind == UncertaintyKind::Conditional {
                position.certainty = position.certainty.max(weight(kind, &first_word(span)));
            }
        }
    }
}

/// So many positions before a place are looked at, so that long texts stay linear.
const NEAR: usize = 32;

/// Whether a further position inside this one holds what stands at `span`.
fn is_nested(found: &Found, starts: &[(Offset, usize)], number: usize, span: Span) -> bool {
    let hull = found.positions[number].spans.hull();
    let before = starts.partition_point(|(start, _)| *start <= span.start());
    let near = starts[..before].iter().rev().take(NEAR);
    near.into_iter().any(|(_, other)| {
        let spans = &found.positions[*other].spans;
        let holds = spans.pieces().iter().any(|piece| piece.contains_span(span));
        *other != number && holds && hull.contains_span(spans.hull())
    })
}

/// The uncertainties, by place and number, that lie in a position and are not linked to it.
fn inside(position: &Position, places: &[(Span, usize)]) -> Vec<(Span, usize)> {
    let mut inside = Vec::new();
    for piece in position.spans.pieces() {
        let from = places.partition_point(|(span, _)| span.start() < piece.start());
        let near = places.iter().skip(from);
        let here = near.take_while(|(span, _)| span.start() < piece.end());
        let unlinked = here.filter(|(span, index)| {
            piece.contains_span(*span) && !position.qualified_by.contains(index)
        });
        inside.extend(unlinked.copied());
    }
    inside
}
