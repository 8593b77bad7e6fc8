//! The database's stand-in where the browser stores nothing: it lasts as long as the page.

use std::collections::BTreeMap;

use super::error::StoreError;
use super::queue::{Content, Write};
use super::record::{Project, Rows, Summary};

/// Everything, in memory.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Projects by id.
    pub(super) projects: BTreeMap<String, Project>,
    /// What the app remembers.
    pub(super) settings: BTreeMap<String, String>,
    documents: BTreeMap<String, Kept>,
}

#[derive(Debug)]
struct Kept {
    summary: Summary,
    base: String,
    journal: Vec<String>,
}

impl Memory {
    /// Carries out one write.
    pub(super) fn write(&mut self, write: &Write) -> Result<(), StoreError> {
        let id = &write.summary.id;
        if let Content::Base(base) = &write.content {
            let kept = Kept {
                summary: write.summary.clone(),
                base: base.clone(),
                journal: Vec::new(),
            };
            self.documents.insert(id.clone(), kept);
            return Ok(());
        }
        let kept = self.kept(id)?;
        if let Content::Entry { json, .. } = &write.content {
            kept.journal.push(json.clone());
        }
        kept.summary = write.summary.clone();
        Ok(())
    }

    /// The rows of all documents.
    pub(super) fn summaries(&self) -> impl Iterator<Item = &Summary> {
        self.documents.values().map(|kept| &kept.summary)
    }

    /// A document: its row, how it came in, and its journal from an entry on, numbered.
    pub(super) fn read(&mut self, id: &str, from: u32) -> Result<Rows, StoreError> {
        let kept = self.kept(id)?;
        let journal = (0..).zip(kept.journal.iter().cloned());
        let journal = journal.filter(|(seq, _)| *seq >= from).collect();
        Ok((Some(kept.summary.clone()), Some(kept.base.clone()), journal))
    }

    /// Says when a document was removed, or that it was not.
    pub(super) fn set_removed(
        &mut self,
        id: &str,
        removed: Option<String>,
    ) -> Result<(), StoreError> {
        self.kept(id)?.summary.removed = removed;
        Ok(())
    }

    /// Forgets a document for good.
    pub(super) fn purge(&mut self, id: &str) {
        self.documents.remove(id);
    }

    fn kept(&mut self, id: &str) -> Result<&mut Kept, StoreError> {
        let missing = || StoreError::Missing {
            document: id.to_owned(),
        };
        self.documents.get_mut(id).ok_or_else(missing)
    }
}
