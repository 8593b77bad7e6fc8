//! What marking by hand needs of the other articles, and what the project remembers of it.

use standpoint_annotation::{Document, Everywhere, Project, RejectedWords, project};
use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use super::elsewhere::replayed;
use super::project::PROJECT;
use crate::i18n::Message;
use crate::state::Action;
use crate::state::marking::{Chosen, Found, MarkingAction, MarkingEffect, Shared, Sought};
use crate::state::notice::{Notice, Tone};
use crate::store::{Database, StoreError, Summary};

impl Keeper {
    /// Carries out what marking by hand needs.
    pub fn marking(&self, effect: MarkingEffect) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            let done = match effect {
                MarkingEffect::ReadShared => keeper.read_shared(&database).await,
                MarkingEffect::StoreRejected { words, dropped } => {
                    keeper.store_rejected(&database, &words, &dropped).await
                }
                MarkingEffect::LookElsewhere(sought) => {
                    keeper.look_elsewhere(&database, &sought).await
                }
                MarkingEffect::ChangeElsewhere(changes) => {
                    keeper.change_elsewhere(&database, changes).await
                }
            };
            if let Err(error) = done {
                keeper.send(Action::StoreFailed(error));
            }
        });
    }

    fn marked(&self, action: MarkingAction) {
        self.send(Action::Marking(action));
    }

    /// Reads what was rejected once in this project.
    pub(super) async fn read_rejected(&self, database: &Database) -> Result<(), StoreError> {
        let known = known(database).await?;
        self.marked(MarkingAction::Rejected(known.rejected_words));
        Ok(())
    }

    /// Keeps in the project's record what was rejected. The rest of it stays, and so does what
    /// another tab has put there.
    async fn store_rejected(
        &self,
        database: &Database,
        words: &[RejectedWords],
        dropped: &[RejectedWords],
    ) -> Result<(), StoreError> {
        let mut record = known(database).await?;
        let all = &mut record.rejected_words;
        all.retain(|entry| !dropped.contains(entry));
        let new = words.iter().filter(|entry| !all.contains(entry));
        let new: Vec<RejectedWords> = new.cloned().collect();
        all.extend(new);
        let json = project::to_json(&record);
        database.set_setting(PROJECT, &json).await
    }

    /// Hands over the articles of the project but the open one, one after the other: never are all
    /// of them in memory. One that cannot be read is left out here; opening it says why.
    async fn each_other(&self, database: &Database, mut take: impl FnMut(Summary, Document)) {
        let state = self.0.desk.state();
        let open = state.article.as_ref().map(|article| article.key.clone());
        for row in state.articles.iter().filter(|row| row.removed.is_none()) {
            if Some(&row.id) == open.as_ref() {
                continue;
            }
            if let Ok(stored) = database.load(&row.id).await {
                let row = stored.summary.clone();
                if let Some(document) = replayed(stored) {
                    take(row, document);
                }
            }
        }
    }

    async fn read_shared(&self, database: &Database) -> Result<(), StoreError> {
        let mut shared = Shared::default();
        self.each_other(database, |_, document| shared.read(&document))
            .await;
        self.marked(MarkingAction::Shared(shared));
        Ok(())
    }

    async fn look_elsewhere(&self, database: &Database, sought: &Sought) -> Result<(), StoreError> {
        let mut found = Vec::new();
        self.each_other(database, |row, document| {
            let hits = sought.hits(&document);
            if !hits.is_empty() {
                found.push(Found {
                    hits,
                    key: row.id,
                    title: row.title,
                    entries: row.seq,
                });
            }
        })
        .await;
        self.marked(MarkingAction::Elsewhere(found));
        Ok(())
    }

    /// Writes one step behind the journal of each article. One that has changed since its places were
    /// found is left as it is, and said.
    async fn change_elsewhere(
        &self,
        database: &Database,
        changes: Vec<(Chosen, Everywhere)>,
    ) -> Result<(), StoreError> {
        let mut left = Vec::new();
        for (chosen, change) in changes {
            let stored = database.load(&chosen.key).await?;
            let row = stored.summary.clone();
            let document = replayed(stored).filter(|_| row.seq == chosen.entries);
            if !document.is_some_and(|document| self.change(database, &row, document, &change)) {
                left.push(row.title);
            }
        }
        self.list();
        if !left.is_empty() {
            let message = Message::new("notice-not-everywhere").with("titles", left.join(", "));
            self.send(Action::Say(Notice::new(Tone::Warning, message)));
        }
        Ok(())
    }

    fn change(
        &self,
        database: &Database,
        row: &Summary,
        document: Document,
        change: &Everywhere,
    ) -> bool {
        let step = change.plan(&document);
        step.is_ok_and(|step| self.take_step_elsewhere(database, row, document, step))
    }
}

/// The project's record; an unreadable one is as good as none.
async fn known(database: &Database) -> Result<Project, StoreError> {
    let stored = database.setting(PROJECT).await?;
    let known = stored.and_then(|json| project::from_json(&json).ok());
    Ok(known.unwrap_or_default())
}
