//! Commands on links.

use super::CommandError;
use super::draft::Draft;
use crate::document::Document;
use crate::history::Step;
use crate::id::{LinkId, LinkTypeId, MarkId};
use crate::link::Link;

pub(super) fn add(
    document: &Document,
    kind: &LinkTypeId,
    from: &MarkId,
    to: &MarkId,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    if document.codebook.link(kind).is_none() {
        return Err(CommandError::NoLinkType(kind.clone()));
    }
    let (start, end) = (draft.require(from)?, draft.require(to)?);
    if from == to || !document.codebook.allows(kind, &start.label, &end.label) {
        let (from, to) = (start.label, end.label);
        return Err(CommandError::Unlinkable {
            kind: kind.clone(),
            from,
            to,
        });
    }
    if document
        .links_from(from)
        .any(|link| link.kind == *kind && link.to == *to)
    {
        return Err(CommandError::NothingToDo);
    }
    draft.put_link(Link::new(
        document.fresh_link_id(),
        kind.clone(),
        from.clone(),
        to.clone(),
    ));
    draft.finish("step-link", 1)
}

pub(super) fn delete(document: &Document, links: &[LinkId]) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    for id in links {
        if document.link(id).is_none() {
            return Err(CommandError::NoLink(id.clone()));
        }
        draft.drop_link(id);
    }
    draft.finish("step-unlink", links.len())
}
