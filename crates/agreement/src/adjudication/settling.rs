//! The marks of one group settled, and where their links lead then.

use std::sync::Arc;

use standpoint_annotation::{Decided, Document, Link, Mark, MarkId, Origin, Settlement, State};

use super::settle::Choice;
use super::versions::Group;
use super::{Adjudication, AdjudicationError};

/// The settlement of one group under way.
pub(super) struct Settling<'a> {
    adjudication: &'a Adjudication,
    document: &'a Document,
    group: &'a Group,
    decided: &'a Decided,
    settlement: Settlement,
}

impl<'a> Settling<'a> {
    pub(super) fn of(
        adjudication: &'a Adjudication,
        document: &'a Document,
        group: &'a Group,
        decided: &'a Decided,
    ) -> Self {
        // Those that are there may have been named anew since.
        let known = adjudication.entities.known.iter();
        let missing = known.filter(|entity| document.entity(&entity.id).is_none());
        Self {
            adjudication,
            document,
            group,
            decided,
            settlement: Settlement {
                entities: missing.cloned().collect(),
                ..Settlement::default()
            },
        }
    }

    /// What the choice comes to.
    pub(super) fn chosen(mut self, choice: &Choice) -> Result<Settlement, AdjudicationError> {
        self.choose(choice)?;
        self.lead_links();
        Ok(self.settlement)
    }

    fn choose(&mut self, choice: &Choice) -> Result<(), AdjudicationError> {
        let redrawn = &self.group.redrawn;
        match choice {
            Choice::Annotators(sides) => {
                self.decide_versions(sides);
                if self.document.mark(redrawn).is_some() {
                    self.settlement.dropped.push(redrawn.clone());
                }
            }
            Choice::Edges { like, spans } => {
                let version = self.group.version_of(*like);
                let version = version.ok_or(AdjudicationError::NoVersion(*like))?;
                self.decide_versions(&[]);
                let mut mark = Mark {
                    id: redrawn.clone(),
                    state: State::Accepted,
                    origin: Some(Origin {
                        by: self.decided.by.clone(),
                        ..Origin::default()
                    }),
                    decided: Some(self.decided.clone()),
                    ..version.mark.clone()
                };
                mark.move_to(spans.clone());
                self.settlement.marks.push(mark);
            }
        }
        Ok(())
    }

    /// Accepts the versions of these annotators, and rejects the others. What somebody changed by
    /// hand in a version stays; one that was taken away comes back.
    fn decide_versions(&mut self, sides: &[usize]) {
        for version in &self.group.versions {
            let is_chosen = version.by.iter().any(|side| sides.contains(side));
            let held = self.document.mark(&version.mark.id);
            let mark = held.map_or_else(|| version.mark.clone(), |mark| Mark::clone(mark));
            self.settlement.marks.push(Mark {
                state: if is_chosen {
                    State::Accepted
                } else {
                    State::Rejected
                },
                decided: Some(self.decided.clone()),
                said_by: self.adjudication.names(&version.by),
                ..mark
            });
        }
    }

    /// Leads links of the group to what stands of it now. Where nothing does, they stay where they
    /// are, unless that goes.
    fn lead_links(&mut self) {
        let accepted = |mark: &&Mark| mark.state == State::Accepted;
        let marks = &self.settlement.marks;
        let stands: Vec<MarkId> = marks
            .iter()
            .filter(accepted)
            .map(|m| m.id.clone())
            .collect();
        let target = stands
            .first()
            .or(marks.first().map(|mark| &mark.id))
            .cloned();
        let Some(target) = target else { return };
        let is_ours = |id: &MarkId| {
            *id == self.group.redrawn || self.group.versions.iter().any(|v| v.mark.id == *id)
        };
        let dropped = &self.settlement.dropped;
        let destination = |id: &MarkId| {
            let goes = dropped.contains(id) || !stands.is_empty();
            if is_ours(id) && !stands.contains(id) && goes {
                target.clone()
            } else {
                id.clone()
            }
        };
        let lead = |link: &Arc<Link>| Link {
            from: destination(&link.from),
            to: destination(&link.to),
            ..Link::clone(link)
        };
        let touches = |link: &&Arc<Link>| is_ours(&link.from) || is_ours(&link.to);
        let links = self.document.links().filter(touches).map(lead).collect();
        let rejected = self
            .document
            .rejected_links()
            .filter(touches)
            .map(lead)
            .collect();
        self.settlement.links = links;
        self.settlement.rejected_links = rejected;
    }
}
