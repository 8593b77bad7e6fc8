//! Slips of links: one that is missing, one whose end is of the wrong kind.

use std::sync::Arc;

use super::{End, Slip, What, live};
use crate::codebook::LinkType;
use crate::command::Command;
use crate::document::Document;
use crate::id::{LinkTypeId, MarkId};
use crate::index::SpanIndex;
use crate::link::Link;
use crate::mark::{Mark, State};

/// The links that the rules of the default codebook ask for: a position is signalled by a cue and
/// mostly held by somebody, and a bare cue is not marked. Other codebooks say so by their practice.
const ASKED: [(&str, End); 3] = [
    ("held_by", End::From),
    ("signalled_by", End::From),
    ("signalled_by", End::To),
];

/// From so many marks of a label on, what nearly all of them have is its practice.
const PRACTICE: usize = 5;

pub(super) fn check(document: &Document, index: &SpanIndex, mark: &Mark, slips: &mut Vec<Slip>) {
    for link in document.links_from(&mark.id) {
        if !is_allowed(document, link) {
            slips.push(Slip {
                mark: mark.id.clone(),
                what: What::WrongEnd {
                    link: link.id.clone(),
                },
                mend: Some(Command::DeleteLinks(vec![link.id.clone()])),
            });
        }
    }
    for kind in &document.codebook.links {
        for end in [End::From, End::To] {
            if may_be_at(kind, end, mark)
                && !is_linked(document, mark, &kind.id, end)
                && is_asked(document, kind, end, mark)
            {
                slips.push(Slip {
                    mark: mark.id.clone(),
                    what: What::Missing {
                        link: kind.id.clone(),
                        end,
                    },
                    mend: only_partner(document, index, kind, end, mark),
                });
            }
        }
    }
}

/// Whether the codebook lets a link join what it joins. What it does not know is not judged.
fn is_allowed(document: &Document, link: &Link) -> bool {
    let book = &document.codebook;
    let ends = document.mark(&link.from).zip(document.mark(&link.to));
    let Some((from, to)) = ends.filter(|_| book.link(&link.kind).is_some()) else {
        return true;
    };
    book.allows(&link.kind, &from.label, &to.label)
}

fn may_be_at(kind: &LinkType, end: End, mark: &Mark) -> bool {
    match end {
        End::From => kind.from.contains(&mark.label),
        End::To => kind.to.contains(&mark.label),
    }
}

/// Whether a link of this type joins the mark, by this end, to one that is not rejected.
fn is_linked(document: &Document, mark: &Mark, kind: &LinkTypeId, end: End) -> bool {
    let counts = |other: &MarkId| {
        let other = document.mark(other);
        other.is_some_and(|other| other.state != State::Rejected)
    };
    match end {
        End::From => {
            let mut links = document.links_from(&mark.id);
            links.any(|link| link.kind == *kind && counts(&link.to))
        }
        End::To => {
            let mut links = document.links_to(&mark.id);
            links.any(|link| link.kind == *kind && counts(&link.from))
        }
    }
}

/// Whether marks of this label are to have such a link: by the codebook's rules, or because at
/// least four in five of them do.
fn is_asked(document: &Document, kind: &LinkType, end: End, mark: &Mark) -> bool {
    let rule = |(id, asked): &(&str, End)| kind.id.as_str() == *id && *asked == end;
    if ASKED.iter().any(rule) {
        return true;
    }
    let (mut all, mut have) = (0, 0);
    for other in live(document).filter(|other| other.label == mark.label) {
        all += 1;
        have += usize::from(is_linked(document, other, &kind.id, end));
    }
    all >= PRACTICE && have * 5 >= all * 4
}

/// The link to the only mark in the same sentence that could be its other end.
fn only_partner(
    document: &Document,
    index: &SpanIndex,
    kind: &LinkType,
    end: End,
    mark: &Mark,
) -> Option<Command> {
    let other = match end {
        End::From => End::To,
        End::To => End::From,
    };
    let both_asked = ASKED
        .iter()
        .filter(|(id, _)| *id == kind.id.as_str())
        .count()
        == 2;
    let sentence = document.text.sentence_at(mark.spans.start());
    let here = index.overlapping(sentence);
    let here = here.iter().filter_map(|id| document.mark(id));
    // Who stands inside of what is held does not hold it.
    let fits = |candidate: &&Arc<Mark>| {
        candidate.state != State::Rejected
            && may_be_at(kind, other, candidate)
            && !candidate.spans.overlaps(mark.spans.hull())
            && !(both_asked && is_linked(document, candidate, &kind.id, other))
    };
    let mut candidates = here.filter(fits);
    let only = candidates.next().filter(|_| candidates.next().is_none())?;
    let (from, to) = match end {
        End::From => (mark.id.clone(), only.id.clone()),
        End::To => (only.id.clone(), mark.id.clone()),
    };
    Some(Command::AddLink {
        kind: kind.id.clone(),
        from,
        to,
    })
}
