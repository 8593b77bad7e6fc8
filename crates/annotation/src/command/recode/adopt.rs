//! Taking another codebook, with nothing lost that somebody has said.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::CommandError;
use super::super::draft::Draft;
use super::RecodeError;
use crate::codebook::{
    Attribute, Carried, Codebook, Label, LinkType, Revision, Value, differences,
};
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::history::Step;
use crate::id::{LabelId, LinkId};
use crate::mark::{Mark, State};

pub(super) fn plan(document: &Document, other: &Codebook) -> Result<Step, RecodeError> {
    let mut adoption = Adoption::of(document, other);
    adoption.take_marks();
    adoption.take_links();
    adoption.finish()
}

/// A codebook that is taken by a document.
struct Adoption<'d> {
    draft: Draft<'d>,
    other: &'d Codebook,
    /// The other, with what the document has and it lacks.
    book: Codebook,
    /// Where its versions carried marks that this document's codebook does not know of.
    carried: Vec<Carried>,
    /// Marks that change or go.
    count: usize,
}

impl<'d> Adoption<'d> {
    fn of(document: &'d Document, other: &'d Codebook) -> Self {
        let known = document.codebook.versions();
        let new = other.versions().into_iter();
        let new = new.filter(|revision| !known.contains(revision));
        Self {
            draft: Draft::of(document),
            other,
            book: other.clone(),
            carried: new.flat_map(|revision| revision.carried).collect(),
            count: 0,
        }
    }

    /// Where what had this id went, of the list that this way leads to; the last word counts.
    fn gone_to(&self, at: &[&str], id: &str) -> Option<&str> {
        let went = self.carried.iter().rev();
        let mut went = went.filter(|carried| carried.at == at && carried.from == id);
        went.next().map(|carried| carried.to.as_str())
    }

    /// The id in the other codebook; its own where it is there or nothing is known of it.
    fn here(&self, at: &[&str], id: &str, is_there: impl Fn(&str) -> bool) -> String {
        let mut here = id.to_owned();
        // As many steps as there are versions at most: ids may have gone round.
        for _ in &self.carried {
            match self.gone_to(at, &here).filter(|_| !is_there(&here)) {
                Some(next) => here = String::from(next),
                None => break,
            }
        }
        if is_there(&here) { here } else { id.to_owned() }
    }

    fn take_marks(&mut self) {
        for before in self.draft.document.marks() {
            let label = self.label_here(&before.label);
            if self.other.label(&label).is_none() {
                if before.state == State::Suggested && before.is_by_engine() {
                    self.drop(before);
                    continue;
                }
                self.keep_label(&label);
            }
            let mut mark = Mark {
                label: label.clone(),
                ..Mark::clone(before)
            };
            mark.attributes = self.attributes_here(before, &label);
            if mark != **before {
                self.draft.put_mark(mark);
                self.count += 1;
            }
        }
    }

    fn label_here(&self, label: &LabelId) -> LabelId {
        let is_there = |id: &str| {
            self.other
                .labels
                .iter()
                .any(|label| label.id.as_str() == id)
        };
        self.here(&["labels"], label.as_str(), is_there).into()
    }

    /// A suggestion goes, with its links.
    fn drop(&mut self, mark: &Mark) {
        let document = self.draft.document;
        let links = document
            .links_from(&mark.id)
            .chain(document.links_to(&mark.id));
        let links: Vec<LinkId> = links.map(|link| link.id.clone()).collect();
        self.draft.drop_mark(&mark.id);
        for link in &links {
            self.draft.drop_link(link);
        }
        self.count += 1;
    }

    /// Takes over a label that marks have, for these alone.
    fn keep_label(&mut self, id: &LabelId) {
        if self.book.label(id).is_none() {
            let own = self.draft.document.codebook.label(id).cloned();
            self.book.labels.push(Label {
                retired: true,
                ..own.unwrap_or_else(|| Label::new(id.clone(), id.as_str()))
            });
        }
    }

    /// What a mark says, in the words of the label that it has then.
    fn attributes_here(&mut self, mark: &Mark, to: &LabelId) -> BTreeMap<String, Json> {
        let said = mark.attributes.iter();
        said.map(|(attribute, value)| self.said_here(mark, to, attribute, value))
            .collect()
    }

    fn said_here(
        &mut self,
        mark: &Mark,
        to: &LabelId,
        attribute: &str,
        value: &Json,
    ) -> (String, Json) {
        let labels = [to.as_str(), mark.label.as_str()];
        let held = self.other.label(to);
        let there = |id: &str| held.is_some_and(|label| label.attribute(id).is_some());
        let ways =
            labels.map(|label| self.here(&["labels", label, "attributes"], attribute, there));
        let id = pick(ways, there);
        let listed = held.and_then(|label| label.attribute(&id));
        let there = |value: &str| listed.is_some_and(|a| a.values.iter().any(|v| v.id == value));
        let value = value.as_str().map_or_else(
            || value.clone(),
            |value| {
                let way = |label, attribute| ["labels", label, "attributes", attribute, "values"];
                let way = |label| self.here(&way(label, &id), value, there);
                Json::from(pick(labels.map(way), there))
            },
        );
        self.keep_value(mark, to, attribute, &id, &value);
        (id, value)
    }

    /// Takes over an attribute or a value that a mark has.
    fn keep_value(&mut self, mark: &Mark, to: &LabelId, before: &str, id: &str, value: &Json) {
        let own = self.draft.document.codebook.label(&mark.label);
        let own = own.and_then(|label| label.attribute(before));
        let Some(label) = self.book.labels.iter_mut().find(|label| label.id == *to) else {
            return;
        };
        // What the codebook never knew of a mark is not its to keep.
        let Some(own) = own else { return };
        let Some(held) = label.attributes.iter_mut().find(|held| held.id == id) else {
            label.attributes.push(Attribute {
                id: id.to_owned(),
                ..own.clone()
            });
            return;
        };
        let Some(value) = value.as_str() else { return };
        let is_listed = held.values.is_empty() || held.values.iter().any(|v| v.id == value);
        if !is_listed {
            let known = own.values.iter().find(|v| v.id == value).cloned();
            held.values
                .push(known.unwrap_or_else(|| Value::new(value, value)));
        }
    }

    /// Lets links join what they join.
    fn take_links(&mut self) {
        for link in self.draft.document.links() {
            let ends = [&link.from, &link.to].map(|end| self.draft.mark(end).cloned());
            let [Some(from), Some(to)] = ends else {
                continue;
            };
            if self.book.allows(&link.kind, &from.label, &to.label)
                || !self.draft.has_link(&link.id)
            {
                continue;
            }
            let own = self.draft.document.codebook.link(&link.kind);
            let Some(own) = own else { continue };
            if self.book.link(&link.kind).is_none() {
                let (from, to) = (Vec::new(), Vec::new());
                self.book.links.push(LinkType {
                    from,
                    to,
                    ..own.clone()
                });
            }
            let held = self.book.links.iter_mut().find(|held| held.id == link.kind);
            if let Some(held) = held {
                for (ends, label) in [(&mut held.from, &from.label), (&mut held.to, &to.label)] {
                    if !ends.contains(label) {
                        ends.push(label.clone());
                    }
                }
            }
        }
    }

    fn finish(mut self) -> Result<Step, RecodeError> {
        let before = &self.draft.document.codebook;
        let kept = differences(self.other, &self.book);
        if !kept.is_empty() {
            let version = self.other.version.saturating_add(1);
            self.book.version = version;
            let revision = Revision {
                version,
                changes: kept,
                carried: Vec::new(),
            };
            // Strings and JSON can always be written as JSON.
            self.book.revisions.extend(serde_json::to_value(revision));
        }
        if differences(before, &self.book).is_empty() && self.count == 0 {
            return Err(CommandError::NothingToDo.into());
        }
        let edit = Edit::Codebook(Change::replace(before.clone(), self.book));
        let step = self
            .draft
            .finish_after(edit, "step-adopt-codebook", self.count);
        Ok(step?)
    }
}

/// The first of two ids that is there, or else the first.
fn pick([first, second]: [String; 2], is_there: impl Fn(&str) -> bool) -> String {
    if is_there(&first) || !is_there(&second) {
        first
    } else {
        second
    }
}
