//! A choice between versions, as a settlement.

use std::sync::Arc;

use standpoint_annotation::{
    CommandError, Decided, Document, Link, LinkTypeId, Mark, MarkId, Settlement, Spans, State,
};

use super::links::Said;
use super::settling::Settling;
use super::versions::Group;
use super::{Adjudication, AdjudicationError, Disagreement, Matter};

/// What stands of a disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What these annotators say: one of them ("mine", "theirs"), several ("both"), or none
    /// ("neither"). Of one who marked nothing, nothing stands.
    Annotators(Vec<usize>),
    /// A mark as this annotator has it, but with other edges.
    Edges {
        /// Whose label, attributes and entity it has.
        like: usize,
        /// Its pieces.
        spans: Spans,
    },
}

impl Adjudication {
    /// The document in which to settle: the text with the first annotator's title and codebook, all
    /// versions of all marks, those agreed on as they are and the others suggested, and the links that
    /// nobody disputes. What is agreed on is accepted, unless it is a suggestion that all left open.
    ///
    /// # Errors
    /// When an annotator's mark lies outside the text, which reading a file rules out.
    pub fn document(&self, id: &str) -> Result<Document, CommandError> {
        let mut document = self.blank.clone();
        id.clone_into(&mut document.id);
        match self.opening().plan(&document) {
            Ok(step) => {
                // Planned for this document, so every edit fits.
                let _ = document.apply_all(&step.edits);
                Ok(document)
            }
            Err(CommandError::NothingToDo) => Ok(document),
            Err(error) => Err(error),
        }
    }

    fn opening(&self) -> Settlement {
        let mut opening = Settlement {
            entities: self.entities.known.clone(),
            ..Settlement::default()
        };
        for group in &self.groups {
            let is_agreed = group.is_agreed();
            opening.marks.extend(group.versions.iter().map(|version| {
                let mark = &version.mark;
                Mark {
                    state: if is_agreed {
                        mark.state
                    } else {
                        State::Suggested
                    },
                    decided: mark.decided.clone().filter(|_| is_agreed),
                    said_by: self.names(&version.by),
                    ..mark.clone()
                }
            }));
        }
        for said in self.links.iter().filter(|said| said.is_agreed) {
            let first = |group: usize| self.groups[group].versions[0].mark.id.clone();
            opening.links.push(Link {
                from: first(said.from),
                to: first(said.to),
                said_by: self.names(&said.by),
                ..said.link.clone()
            });
        }
        opening
    }

    /// Whether nobody has settled this disagreement in the document yet; false if there is none of
    /// this number.
    pub fn is_open(&self, document: &Document, number: usize) -> bool {
        match self.disagreements.get(number).map(|d| &d.matter) {
            None => false,
            Some(Matter::Group(group)) => {
                let versions = self.groups[*group].versions.iter();
                let mut marks = versions.filter_map(|version| document.mark(&version.mark.id));
                marks.any(|mark| mark.state == State::Suggested)
            }
            Some(Matter::Links(from, kind)) => self.said(*from, kind).any(|said| {
                let id = &said.link.id;
                let is_there = document.link(id).is_some() || document.rejected_link(id).is_some();
                !is_there && self.ends(document, said).is_some()
            }),
        }
    }

    /// What settles a disagreement, open or settled before, in the document: to be planned and played
    /// there.
    ///
    /// # Errors
    /// When there is no such disagreement, or the choice does not fit it.
    pub fn settle(
        &self,
        document: &Document,
        number: usize,
        choice: &Choice,
        decided: &Decided,
    ) -> Result<Settlement, AdjudicationError> {
        let disagreement = self.disagreements.get(number);
        let Disagreement { matter, .. } =
            disagreement.ok_or(AdjudicationError::NoDisagreement(number))?;
        if let Choice::Annotators(sides) = choice
            && let Some(unknown) = sides.iter().find(|side| **side >= self.annotators.len())
        {
            return Err(AdjudicationError::NoVersion(*unknown));
        }
        match (matter, choice) {
            (Matter::Group(group), choice) => {
                let group = &self.groups[*group];
                Settling::of(self, document, group, decided).chosen(choice)
            }
            (Matter::Links(from, kind), Choice::Annotators(sides)) => {
                Ok(self.settle_links(document, *from, kind, sides, decided))
            }
            (Matter::Links(..), Choice::Edges { .. }) => Err(AdjudicationError::NoEdges),
        }
    }

    fn settle_links(
        &self,
        document: &Document,
        from: usize,
        kind: &LinkTypeId,
        sides: &[usize],
        decided: &Decided,
    ) -> Settlement {
        let mut settlement = Settlement::default();
        for said in self.said(from, kind) {
            let Some((from, to)) = self.ends(document, said) else {
                continue;
            };
            let link = Link {
                from,
                to,
                said_by: self.names(&said.by),
                decided: Some(decided.clone()),
                ..said.link.clone()
            };
            if said.by.iter().any(|side| sides.contains(side)) {
                settlement.links.push(link);
            } else {
                settlement.rejected_links.push(link);
            }
        }
        settlement
    }

    /// The links of a type from a group.
    fn said(&self, from: usize, kind: &LinkTypeId) -> impl Iterator<Item = &Said> {
        let links = self.links.iter();
        links.filter(move |said| said.from == from && said.link.kind == *kind)
    }

    /// The marks that a link joins in the document, if both are there.
    fn ends(&self, document: &Document, said: &Said) -> Option<(MarkId, MarkId)> {
        let standing = |group: usize| standing(document, &self.groups[group]);
        standing(said.from).zip(standing(said.to))
    }
}

/// The mark that stands for a group: an accepted one, else one that is still suggested, else any.
fn standing(document: &Document, group: &Group) -> Option<MarkId> {
    let ids = || std::iter::once(&group.redrawn).chain(group.versions.iter().map(|v| &v.mark.id));
    let marks: Vec<&Arc<Mark>> = ids().filter_map(|id| document.mark(id)).collect();
    let in_state = |state| marks.iter().find(|mark| mark.state == state);
    let mark = in_state(State::Accepted)
        .or_else(|| in_state(State::Suggested))
        .or(marks.first());
    mark.map(|mark| mark.id.clone())
}
