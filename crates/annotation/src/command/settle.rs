//! What stands where annotators differ.

use super::CommandError;
use super::draft::Draft;
use crate::document::Document;
use crate::entity::Entity;
use crate::history::Step;
use crate::id::MarkId;
use crate::link::Link;
use crate::mark::Mark;

/// Marks and links as they are to be once a disagreement is settled. Each says by itself who said it
/// and who decided; what did not stand stays, rejected. Nothing else follows from it: a certainty
/// that an annotator gave remains as it was given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settlement {
    /// Marks to put in, or to have as they are here.
    pub marks: Vec<Mark>,
    /// Marks to take away, with their links.
    pub dropped: Vec<MarkId>,
    /// Links that stand: put in, or led to where they lead here.
    pub links: Vec<Link>,
    /// Links that do not stand.
    pub rejected_links: Vec<Link>,
    /// Entities to put in.
    pub entities: Vec<Entity>,
}

impl Settlement {
    /// What would change: a step to be played on a history. The document stays as it is.
    ///
    /// # Errors
    /// When a mark lies outside the text, a link leads to a mark that is not there, a mark mentions
    /// an entity that is not there, or nothing would change.
    pub fn plan(&self, document: &Document) -> Result<Step, CommandError> {
        let mut draft = Draft::of(document);
        for mark in &self.marks {
            if !draft.holds(&mark.spans) {
                return Err(CommandError::OutsideText);
            }
            draft.put_mark(mark.clone());
        }
        self.drop_marks(&mut draft)?;
        self.put_entities(&mut draft)?;
        for link in &self.links {
            require_ends(&draft, link)?;
            draft.drop_rejected_link(&link.id);
            draft.put_link(link.clone());
        }
        for link in &self.rejected_links {
            require_ends(&draft, link)?;
            draft.drop_link(&link.id);
            draft.put_rejected_link(link.clone());
        }
        let count = self.marks.len() + self.links.len() + self.rejected_links.len();
        draft.finish_settled("step-settle", count)
    }

    /// Puts in the entities that marks mention here; each has to be one that is known.
    fn put_entities(&self, draft: &mut Draft) -> Result<(), CommandError> {
        let mentioned = draft.mentioned();
        for entity in self.entities.iter().filter(|e| mentioned.contains(&e.id)) {
            draft.put_entity(entity.clone());
        }
        match mentioned.into_iter().find(|id| draft.entity(id).is_none()) {
            Some(unknown) => Err(CommandError::NoEntity(unknown)),
            None => Ok(()),
        }
    }

    fn drop_marks(&self, draft: &mut Draft) -> Result<(), CommandError> {
        let document = draft.document;
        for id in &self.dropped {
            draft.require(id)?;
            draft.drop_mark(id);
            for link in document.links_from(id).chain(document.links_to(id)) {
                draft.drop_link(&link.id);
            }
            let rejected = document.rejected_links();
            for link in rejected.filter(|link| link.from == *id || link.to == *id) {
                draft.drop_rejected_link(&link.id);
            }
        }
        Ok(())
    }
}

fn require_ends(draft: &Draft, link: &Link) -> Result<(), CommandError> {
    draft.require(&link.from)?;
    draft.require(&link.to)?;
    Ok(())
}
