//! Changes of link types.

use super::super::CommandError;
use super::{RecodeError, Rewrite, free};
use crate::codebook::LinkType;
use crate::id::{LinkId, LinkTypeId};

pub(super) fn add(to: &mut Rewrite, kind: &LinkType) -> Result<(), RecodeError> {
    let known = to.book.links.iter().map(|link| link.id.as_str());
    free(kind.id.as_str(), known)?;
    to.book.links.push(kind.clone());
    Ok(())
}

pub(super) fn edit(to: &mut Rewrite, kind: &LinkType) -> Result<(), RecodeError> {
    let held = to.book.links.iter_mut().find(|link| link.id == kind.id);
    *held.ok_or_else(|| CommandError::NoLinkType(kind.id.clone()))? = kind.clone();
    drop_links(to, &kind.id);
    Ok(())
}

pub(super) fn remove(to: &mut Rewrite, kind: &LinkTypeId) -> Result<(), RecodeError> {
    if to.book.link(kind).is_none() {
        return Err(CommandError::NoLinkType(kind.clone()).into());
    }
    to.book.links.retain(|link| link.id != *kind);
    drop_links(to, kind);
    let rejected = to.draft.document.rejected_links();
    for link in rejected.filter(|link| link.kind == *kind) {
        to.draft.drop_rejected_link(&link.id);
    }
    Ok(())
}

/// Drops the links of a type that it may not join any more.
fn drop_links(to: &mut Rewrite, kind: &LinkTypeId) {
    let document = to.draft.document;
    let label = |mark| document.mark(mark).map(|mark| &mark.label);
    let links = document.links().filter(|link| link.kind == *kind);
    let forbidden = links.filter(|link| {
        let ends = label(&link.from).zip(label(&link.to));
        !ends.is_some_and(|(from, end)| to.book.allows(kind, from, end))
    });
    let forbidden: Vec<LinkId> = forbidden.map(|link| link.id.clone()).collect();
    to.count += forbidden.len();
    for link in &forbidden {
        to.draft.drop_link(link);
    }
}
