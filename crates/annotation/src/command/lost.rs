//! Placing by hand what a changed text has lost, or letting it go.

use super::CommandError;
use super::draft::{self, Draft};
use crate::carry;
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::history::Step;
use crate::link::Link;
use crate::mark::{Mark, Spans};

pub(super) fn place(document: &Document, lost: usize, spans: &Spans) -> Result<Step, CommandError> {
    let (at, lost) = carry::all(document).nth(lost).ok_or(CommandError::NoLost)?;
    let mut draft = Draft::of(document);
    if !draft.holds(spans) {
        return Err(CommandError::OutsideText);
    }
    let mut mark = lost.mark;
    mark.move_to(spans.clone());
    let was = mark.id.clone();
    if document.mark(&was).is_some() {
        mark.id = draft.fresh_mark_id();
    }
    if let Some(entity) = lost.entity.filter(|it| document.entity(&it.id).is_none()) {
        draft.put_entity(entity);
    }
    let here = |end| if end == was { mark.id.clone() } else { end };
    let links = lost.links.into_iter().map(|link| Link {
        from: here(link.from),
        to: here(link.to),
        ..link
    });
    let links: Vec<Link> = links.collect();
    draft.put_mark(Mark::clone(&mark));
    for mut link in links {
        if draft.mark(&link.from).is_some() && draft.mark(&link.to).is_some() {
            if draft.has_link(&link.id) {
                link.id = draft.fresh_link_id();
            }
            draft.put_link(link);
        }
    }
    let mut step = draft.step("step-place-lost", 1)?;
    step.edits.push(kept(document, &[at]));
    Ok(step)
}

pub(super) fn drop(document: &Document, lost: &[usize]) -> Result<Step, CommandError> {
    let places: Vec<usize> = carry::all(document).map(|(at, _)| at).collect();
    let gone: Vec<usize> = lost
        .iter()
        .filter_map(|lost| places.get(*lost).copied())
        .collect();
    if gone.len() != lost.len() || gone.is_empty() {
        return Err(CommandError::NoLost);
    }
    draft::step("step-drop-lost", gone.len(), vec![kept(document, &gone)])
}

fn kept(document: &Document, gone: &[usize]) -> Edit {
    let after = carry::without(document, gone);
    Edit::Unplaced(Change::replace(document.unplaced.clone(), after))
}
