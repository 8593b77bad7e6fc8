//! Changes of articles that are not open here.

use standpoint_annotation::summary::About;
use standpoint_annotation::{Command, Document, History, JournalEntry, Step, json};
use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use crate::state::Action;
use crate::store::{Database, Stage, Stored, Summary};

impl Keeper {
    /// Makes changes of articles by their keys, each a step in its article's history. What does not
    /// fit an article as it is now is left out.
    pub fn edit_elsewhere(&self, changes: Vec<(String, Command)>) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            for (key, command) in changes {
                if let Ok(stored) = database.load(&key).await {
                    keeper.edit_stored(&database, stored, &command);
                }
            }
            keeper.listed(&database).await;
            keeper.read_project();
        });
    }

    fn edit_stored(&self, database: &Database, stored: Stored, command: &Command) {
        let row = stored.summary.clone();
        if let Some(document) = replayed(stored)
            && let Ok(step) = command.plan(&document)
        {
            self.take_step_elsewhere(database, &row, document, step);
        }
    }

    /// Makes a step in an article that is not open here, `document` being as `row` says it is; says
    /// whether it could be made.
    pub(super) fn take_step_elsewhere(
        &self,
        database: &Database,
        row: &Summary,
        mut document: Document,
        step: Step,
    ) -> bool {
        if document.apply_all(&step.edits).is_err() {
            return false;
        }
        let about = About {
            key: &row.id,
            added: &row.added,
            now: &crate::store::now(),
            read: row.stage != Stage::Unread,
            entries: row.seq + 1,
            before: Some(row),
        };
        let after = Summary::of(&document, &about);
        self.append_elsewhere(database, row, &JournalEntry::Do(step), &after);
        true
    }

    /// Writes behind the journal of an article that is not open here. Should another tab write the
    /// same entry, the database says so, and nothing is written over.
    pub(super) fn append_elsewhere(
        &self,
        database: &Database,
        row: &Summary,
        entry: &JournalEntry,
        after: &Summary,
    ) {
        database.append(row.seq, entry, &self.row(after));
        // Where this tab reads along, it reads on.
        self.send(Action::ChangedElsewhere {
            key: row.id.clone(),
            entries: row.seq + 1,
        });
    }
}

/// A stored document with its journal played back; `None` where that cannot be.
pub(super) fn replayed(stored: Stored) -> Option<Document> {
    let mut document = json::from_json(&stored.base).ok()?.document;
    let mut history = History::default();
    for entry in stored.journal {
        history.play(&mut document, entry).ok()?;
    }
    stored.damage.is_none().then_some(document)
}
