//! Lines of brat's standoff, each by itself.

use super::super::example::{Piece, Region};
use super::{ATTRIBUTION, CONTENT, ROLES};

/// An event before its trigger and arguments are known.
pub(super) struct Event {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) trigger: String,
    /// Roles without their numbers, and what fills them.
    pub(super) arguments: Vec<(String, String)>,
}

/// A text-bound annotation: `Content 0 5;8 10` and its words.
pub(super) fn region(id: &str, said: &str, quote: &str) -> Result<Region, String> {
    let (label, places) = said.split_once(' ').ok_or("it has no offsets")?;
    let mut pieces = Vec::new();
    for place in places.trim().split(';') {
        let ends = place.trim().split_once(' ').and_then(|(start, end)| {
            Some((start.parse::<i64>().ok()?, end.trim().parse::<i64>().ok()?))
        });
        let (start, end) =
            ends.ok_or_else(|| format!("“{place}” is not two numbers below 2^63"))?;
        pieces.push(Piece::new(start, end));
    }
    quote_pieces(&mut pieces, quote);
    Ok(Region {
        pieces,
        ..Region::new(id, label, 0, 0)
    })
}

/// Shares the words out to the pieces, between which a blank stands.
fn quote_pieces(pieces: &mut [Piece], quote: &str) {
    let mut rest = quote;
    let lengths = pieces
        .iter()
        .map(|piece| piece.end.saturating_sub(piece.start));
    let all: i64 = lengths.fold(0, i64::saturating_add);
    let blanks = pieces.len().saturating_sub(1);
    let fits =
        usize::try_from(all).is_ok_and(|all| all.saturating_add(blanks) == quote.chars().count());
    if let ([only], true) = (&mut *pieces, !quote.is_empty()) {
        only.quote = Some(quote.to_owned());
        return;
    }
    for piece in pieces.iter_mut().filter(|_| fits) {
        let length = usize::try_from(piece.end - piece.start).unwrap_or_default();
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(end, _)| end);
        piece.quote = Some(rest[..end].to_owned());
        let mut after = rest[end..].chars();
        after.next();
        rest = after.as_str();
    }
}

/// An event: `Attribution:T4 Content:T3 Cue:T2`.
pub(super) fn event(id: &str, said: &str) -> Result<Event, String> {
    let mut parts = said.split_whitespace().map(|part| part.split_once(':'));
    let (kind, trigger) = parts.next().flatten().ok_or("it has no trigger")?;
    let arguments = parts.flatten().map(|(role, target)| {
        let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
        (role.to_owned(), target.to_owned())
    });
    Ok(Event {
        id: id.to_owned(),
        kind: kind.to_owned(),
        trigger: trigger.to_owned(),
        arguments: arguments.collect(),
    })
}

/// What an attribution attributes, if the event is one.
pub(super) fn content_of(event: &Event) -> Option<&str> {
    let mut contents = event.arguments.iter().filter(|(role, _)| role == CONTENT);
    let (_, content) = contents.next().filter(|_| event.kind == ATTRIBUTION)?;
    Some(content)
}

/// Kind, start and end of each relation that an event says.
pub(super) fn relations_of(event: &Event) -> Vec<(&str, &str, &str)> {
    let is_attribution = content_of(event).is_some();
    let starts: Vec<&str> = if is_attribution {
        let contents = event.arguments.iter().filter(|(role, _)| role == CONTENT);
        contents.map(|(_, content)| content.as_str()).collect()
    } else {
        vec![&event.id]
    };
    let mut relations = Vec::new();
    for start in starts {
        for (role, target) in &event.arguments {
            if is_attribution && role == CONTENT {
                continue;
            }
            let known = ROLES
                .iter()
                .find(|(known, _)| is_attribution && known == role);
            relations.push((
                known.map_or(role.as_str(), |(_, link)| link),
                start,
                target.as_str(),
            ));
        }
    }
    relations
}
