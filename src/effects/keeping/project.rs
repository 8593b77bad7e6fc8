//! The whole project: into one file, and another one into this.
//!
//! Archives, documents and what merging them takes are the worker's, which runs errands; here is what
//! the database has to do with it.

use std::rc::Rc;

use standpoint_annotation::{JournalEntry, json};
use standpoint_formats::sensible_file_name;
use standpoint_protocol::formats::project::{About, Article, Kept, Said, United, Unpacked};
use standpoint_protocol::formats::{Errand, Failure, File, Outcome};
use wasm_bindgen_futures::spawn_local;

use super::{BACKUPS, CODEBOOK, Keeper};
use crate::files::{self, Saved, Written};
use crate::formats_client::Problem;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::coding::CodingAction;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::importing::ImportAction;
use crate::state::keeping::Backups;
use crate::state::merged::{Disagreement, Report};
use crate::state::notice::{Notice, Tone};
use crate::store::{Access, Database, StoreError, Summary};
use crate::wording;

/// The name of a setting: what a project file says beside its documents.
pub(super) const PROJECT: &str = "project-file";

/// What a project's file is called behind its own name.
const EXTENSION: &str = "standpoint.zip";

impl Keeper {
    /// Remembers what is known of backups.
    pub fn store_backups(&self, backups: Backups) {
        if let Ok(json) = serde_json::to_string(&backups) {
            self.remember(BACKUPS, json);
        }
    }

    /// Saves the project with all its articles to one file.
    pub fn save_project(&self) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            let begun = js_sys::Date::now();
            let saved = match keeper.packed(&database).await {
                Ok((name, bytes)) => {
                    files::save(&name, Written::Bytes(&bytes), "application/zip").await
                }
                Err(why) => Saved::Failed {
                    detail: why.words(),
                },
            };
            // What was changed while it was written is in no backup.
            keeper.send(Action::ProjectSaved { saved, at: begun });
        });
    }

    /// The file's name and its bytes.
    async fn packed(&self, database: &Database) -> Result<(String, Vec<u8>), Message> {
        let about = self.about(database).await.map_err(|error| unread(&error))?;
        let name = match about.name.as_str() {
            "" => words("project-unnamed"),
            name => name.to_owned(),
        };
        let articles = self.articles_of(database).await;
        let articles = articles.map_err(|error| unread(&error))?;
        let errand = Errand::Pack { about, articles };
        let Outcome::Packed(packed) = self.errand(errand).await? else {
            return Err(Message::new("why-other-answer"));
        };
        if packed.incomplete > 0 {
            let count = f64::from(packed.incomplete);
            let message = Message::new("notice-project-incomplete").with("count", count);
            self.send(Action::Say(Notice::new(Tone::Problem, message)));
        }
        let today: String = crate::store::now().chars().take(10).collect();
        let name = format!("{}-{today}.{EXTENSION}", sensible_file_name(&name));
        Ok((name, packed.bytes.0))
    }

    /// All articles of the project as they are stored, in the order of the list.
    pub async fn kept_articles(&self) -> Result<Vec<Kept>, Message> {
        let Some(database) = self.database() else {
            return Ok(Vec::new());
        };
        let articles = self.articles_of(&database).await;
        articles.map_err(|error| unread(&error))
    }

    async fn articles_of(&self, database: &Database) -> Result<Vec<Kept>, StoreError> {
        let mut articles = Vec::new();
        for row in database.summaries(&self.project_id()).await? {
            let (_, kept) = database.kept(&row.id).await?;
            articles.push(kept);
        }
        Ok(articles)
    }

    async fn errand(&self, errand: Errand) -> Result<Outcome, Message> {
        let asked = self.0.formats.ask(errand, |_| {});
        asked.await.map_err(|problem| wording::no_errand(&problem))
    }

    /// What is known of this project beside its documents.
    async fn about(&self, database: &Database) -> Result<About, StoreError> {
        let project = self.0.project.borrow().clone();
        Ok(About {
            id: project
                .as_ref()
                .map(|row| row.id.clone())
                .unwrap_or_default(),
            name: project.map(|row| row.name).unwrap_or_default(),
            project: database.setting(PROJECT).await?,
            codebook: database.setting(CODEBOOK).await?,
        })
    }

    /// Takes another project's articles into this one; both sides are kept.
    pub fn merge_project(&self, file: File) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            let name = file.name.clone();
            let archive = file.clone();
            match keeper.take_in(&database, file).await {
                Ok(report) => {
                    keeper.listed(&database).await;
                    keeper.send(Action::Merged(report));
                }
                Err(why) => {
                    let message = Message::new("notice-file-not-opened").with("name", name);
                    let message = message.with("why", why.words());
                    // No project, but perhaps a folder of what others have annotated.
                    let files = ImportAction::Files(vec![archive], Some(message));
                    keeper.send(Action::Exchange(ExchangeAction::Import(files)));
                }
            }
        });
    }

    async fn take_in(&self, database: &Database, file: File) -> Result<Report, Message> {
        let about = self.about(database).await.map_err(|error| unread(&error))?;
        let rows = database.summaries(&self.project_id()).await;
        let is_new = rows.map_err(|error| unread(&error))?.is_empty();
        let takes_codebook = is_new && about.codebook.is_none();
        let now = crate::store::now();
        let Outcome::Unpacked(opened) = self.errand(Errand::Unpack { file, about, now }).await?
        else {
            return Err(Message::new("why-other-answer"));
        };
        let stored = database.set_setting(PROJECT, &opened.project).await;
        stored.map_err(|error| unread(&error))?;
        let rejected = self.read_rejected(database).await;
        rejected.map_err(|error| unread(&error))?;
        // A project with articles keeps what these are marked with.
        let codebook = opened.codebook.as_deref().filter(|_| takes_codebook);
        if let Some(book) = codebook.and_then(|json| json::codebook_from_json(json).ok()) {
            self.send(Action::Coding(CodingAction::Keep(Rc::new(book))));
        }
        let mut report = beginning(&opened);
        for article in opened.articles {
            self.take_one(database, article, &mut report).await?;
        }
        Ok(report)
    }

    /// Stores articles that are new, under the keys that they have.
    pub fn store_new(&self, articles: &[Article]) {
        let Some(database) = self.database() else {
            return;
        };
        for article in articles {
            database.add(&self.row(&article.row), article.base.clone());
        }
    }

    async fn take_one(
        &self,
        database: &Database,
        mut article: Article,
        report: &mut Report,
    ) -> Result<(), Message> {
        if self.unite(database, &article, report).await? {
            return Ok(());
        }
        // A name that this text always gets: merged again, it is found again.
        report.beside.push(article.row.title.clone());
        article.row.id.clone_from(&article.beside);
        if self.unite(database, &article, report).await? {
            return Ok(());
        }
        let detail = format!("“{}” is taken by another text", article.beside);
        Err(unread(&StoreError::Broken { detail }))
    }

    /// Adds an article, or unites it with the one that has its key. Says `false`, and does nothing,
    /// where that one has another text or cannot be read.
    async fn unite(
        &self,
        database: &Database,
        article: &Article,
        report: &mut Report,
    ) -> Result<bool, Message> {
        let key = &article.row.id;
        loop {
            let (row, stored) = match database.kept(key).await {
                Ok(kept) => kept,
                Err(StoreError::Missing { .. }) => {
                    database.add(&self.row(&article.row), article.base.clone());
                    report.added += 1;
                    return Ok(true);
                }
                Err(error) => return Err(unread(&error)),
            };
            let (stand, open) = self.writable(key).unzip();
            let errand = Errand::Unite {
                mine: open.unwrap_or(stored),
                row: Box::new(row.clone()),
                now: crate::store::now(),
                theirs: article.base.clone(),
            };
            let asked = self.0.formats.ask(errand, |_| {});
            let united = match asked.await {
                Ok(Outcome::United(united)) => *united,
                Ok(_) => return Err(Message::new("why-other-answer")),
                Err(Problem::Failed(Failure::OtherText)) => return Ok(false),
                Err(problem) => return Err(wording::no_errand(&problem)),
            };
            // Somebody went on with the article meanwhile: once more, with what they did.
            if self.writable(key).map(|(stand, _)| stand) != stand {
                continue;
            }
            if row.removed.is_some() {
                database
                    .restore(key)
                    .await
                    .map_err(|error| unread(&error))?;
            }
            self.settle(database, &row, stand.is_some(), united, report);
            return Ok(true);
        }
    }

    /// Writes what uniting an article came to.
    fn settle(
        &self,
        database: &Database,
        row: &Summary,
        is_open: bool,
        united: United,
        report: &mut Report,
    ) {
        let disagreements = united.disagreements.iter();
        report
            .conflicts
            .extend(disagreements.map(|said| disagreement(&row.id, &row.title, said)));
        let step = united.step.and_then(|(entry, after)| {
            let entry = serde_json::from_str::<JournalEntry>(&entry).ok()?;
            Some((entry, after))
        });
        let Some((entry, after)) = step else {
            report.same += 1;
            return;
        };
        report.merged += 1;
        let key = row.id.clone();
        match entry {
            JournalEntry::Do(step) if is_open => self.send(Action::MergeOpen { key, step }),
            entry => self.append_elsewhere(database, row, &entry, &after),
        }
    }

    /// The open article as it is now, where this tab writes it, and how many entries its journal has.
    fn writable(&self, key: &str) -> Option<(u32, Kept)> {
        let state = self.0.desk.state();
        let open = state.article.as_ref()?;
        let is_it = open.key == key && open.access == Access::Writer;
        is_it.then(|| {
            let kept = Kept {
                key: key.to_owned(),
                base: json::to_json_line(&open.document),
                journal: Vec::new(),
            };
            (open.entries, kept)
        })
    }
}

/// What is to be said before any article is looked at.
fn beginning(opened: &Unpacked) -> Report {
    let refused = opened.refused.iter();
    let said = opened.disagreements.iter();
    Report {
        refused: refused.cloned().collect(),
        conflicts: said
            .map(|said| disagreement("", &opened.name, said))
            .collect(),
        ..Report::default()
    }
}

fn disagreement(key: &str, title: &str, said: &Said) -> Disagreement {
    Disagreement {
        key: key.to_owned(),
        title: title.to_owned(),
        said: wording::said(said),
    }
}

fn unread(error: &StoreError) -> Message {
    Message::new("why-unreadable").with("detail", error.to_string())
}
