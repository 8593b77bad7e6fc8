//! Links of two documents: the same one leads from the same mark to the same mark.

use std::collections::{BTreeMap, BTreeSet};

use super::Merging;
use super::numbers::Numbers;
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::id::{LinkId, MarkId};
use crate::link::Link;

impl Merging {
    /// Takes in the other side's links, whose ends are called `names` here.
    pub(super) fn links(
        &mut self,
        mine: &Document,
        theirs: &Document,
        names: &BTreeMap<MarkId, MarkId>,
    ) {
        let known: BTreeSet<_> = mine
            .links()
            .map(|link| (&link.kind, &link.from, &link.to))
            .collect();
        let fresh = [mine.fresh_link_id(), theirs.fresh_link_id()];
        let mut numbers = Numbers::from("l", [fresh[0].as_str(), fresh[1].as_str()]);
        for theirs in theirs.links() {
            let mut link = Link::clone(theirs);
            link.from = name(names, &link.from);
            link.to = name(names, &link.to);
            if known.contains(&(&link.kind, &link.from, &link.to)) {
                continue;
            }
            if mine.link(&link.id).is_some() {
                link.id = LinkId::new(numbers.next());
            }
            self.edits.push(Edit::Link(Change::add(link)));
        }
    }
}

/// What a mark of theirs is called here. A document has no link without its ends.
fn name(names: &BTreeMap<MarkId, MarkId>, theirs: &MarkId) -> MarkId {
    names.get(theirs).unwrap_or(theirs).clone()
}
