//! Links of two documents: the same one leads from the same mark to the same mark, or to one that
//! says the same.

use std::collections::BTreeSet;

use super::Merging;
use super::marks::Names;
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::id::LinkId;
use crate::link::Link;
use crate::numbers::Numbers;

impl Merging {
    /// Takes in the other side's links, whose ends are called `names` here.
    pub(super) fn links(&mut self, mine: &Document, theirs: &Document, names: &Names) {
        let known: BTreeSet<_> = mine
            .links()
            .map(|link| (&link.kind, &link.from, &link.to))
            .collect();
        let fresh = [mine.fresh_link_id(), theirs.fresh_link_id()];
        let mut numbers = Numbers::from("l", [fresh[0].as_str(), fresh[1].as_str()]);
        for theirs in theirs.links() {
            let starts = names.all(&theirs.from);
            let ends = names.all(&theirs.to);
            let mut ways = starts
                .iter()
                .flat_map(|from| ends.iter().map(move |to| (from, to)));
            if ways.any(|(from, to)| known.contains(&(&theirs.kind, from, to))) {
                continue;
            }
            let mut link = Link::clone(theirs);
            link.from = names.of(&link.from);
            link.to = names.of(&link.to);
            if mine.link(&link.id).is_some() {
                link.id = LinkId::new(numbers.next());
            }
            self.edits.push(Edit::Link(Change::add(link)));
        }
    }
}
