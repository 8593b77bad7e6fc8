//! Two codebooks: what one lacks is taken over from the other.

use super::{Conflict, Merging};
use crate::codebook::{Codebook, Label, LinkType};
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::id::LabelId;

impl Merging {
    /// Takes in labels, attributes, values and link types that are missing here.
    pub(super) fn codebook(&mut self, mine: &Document, theirs: &Document) {
        if mine.codebook == theirs.codebook {
            return;
        }
        let mut book = Codebook::clone(&mine.codebook);
        for label in &theirs.codebook.labels {
            match book.labels.iter_mut().find(|known| known.id == label.id) {
                Some(known) => self.label(known, label),
                None => book.labels.push(label.clone()),
            }
        }
        for link in &theirs.codebook.links {
            match book.links.iter_mut().find(|known| known.id == link.id) {
                Some(known) => self.link_type(known, link),
                None => book.links.push(link.clone()),
            }
        }
        if book != *mine.codebook {
            book.version = mine.codebook.version.max(theirs.codebook.version) + 1;
            self.edits
                .push(Edit::Codebook(Change::replace(mine.codebook.clone(), book)));
        }
    }

    fn label(&mut self, known: &mut Label, theirs: &Label) {
        if (&known.name, &known.definition) != (&theirs.name, &theirs.definition) {
            self.explained_otherwise(known.id.clone());
        }
        for attribute in &theirs.attributes {
            match known.attributes.iter_mut().find(|a| a.id == attribute.id) {
                None => known.attributes.push(attribute.clone()),
                // One that takes any words takes those of the list too.
                Some(open) if open.values.is_empty() => {}
                Some(listed) if attribute.values.is_empty() => listed.values.clear(),
                Some(listed) => {
                    let missing = |value: &&_| !has(listed.values.as_slice(), value);
                    let missing: Vec<_> =
                        attribute.values.iter().filter(missing).cloned().collect();
                    listed.values.extend(missing);
                }
            }
        }
    }

    fn link_type(&mut self, known: &mut LinkType, theirs: &LinkType) {
        if (&known.name, &known.definition) != (&theirs.name, &theirs.definition) {
            self.explained_otherwise(LabelId::from(known.id.as_str()));
        }
        add_missing(&mut known.from, &theirs.from);
        add_missing(&mut known.to, &theirs.to);
    }

    fn explained_otherwise(&mut self, id: LabelId) {
        self.conflicts.push(Conflict::Codebook { id });
    }
}

fn has(values: &[crate::codebook::Value], value: &crate::codebook::Value) -> bool {
    values.iter().any(|known| known.id == value.id)
}

fn add_missing(known: &mut Vec<LabelId>, theirs: &[LabelId]) {
    for id in theirs {
        if !known.contains(id) {
            known.push(id.clone());
        }
    }
}
