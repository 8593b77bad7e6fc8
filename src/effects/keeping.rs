//! Storing and loading, and what other tabs do meanwhile.

mod elsewhere;
mod marking;
mod project;
mod search;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Codebook, Document, JournalEntry, MarkId, json};
use standpoint_engine::Thresholds;
use standpoint_protocol::formats::project::Searchable;
use wasm_bindgen_futures::spawn_local;

use crate::commands::keymap::KeySettings;
use crate::desk::Desk;
use crate::formats_client::FormatsClient;
use crate::state::look::Look;
use crate::state::{Action, thresholds};
use crate::store::{
    Access, Database, Pen, PenEvent, Project, StoreError, StoreEvent, Summary, measure, persist,
};

/// The names of settings.
const KEYS: &str = "keys";
/// Named for what was kept there before there was more to choose.
const LOOK: &str = "theme";
const THRESHOLDS: &str = "thresholds";
const BACKUPS: &str = "backups";
/// What new articles are marked with, as a project's file has it.
const CODEBOOK: &str = "codebook";

/// Keeps what happens, and brings it back. A clone is the same keeper.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    desk: Desk,
    formats: FormatsClient,
    database: RefCell<Option<Database>>,
    project: RefCell<Option<Project>>,
    /// The pen of the open article.
    pen: RefCell<Option<Pen>>,
    /// Articles that were made ready to be looked through, in the order of their keys, each with the
    /// number of its journal's entries then.
    searchable: RefCell<Vec<(u32, Searchable)>>,
    /// Counts searches: only the last one goes on.
    searches: Cell<u32>,
    /// Counts what was opened: an article that is loaded after another was asked for is dropped.
    asked: Cell<u32>,
}

impl Keeper {
    /// A keeper that has nothing yet.
    pub fn new(desk: Desk, formats: FormatsClient) -> Self {
        Self(Rc::new(Inner {
            desk,
            formats,
            database: RefCell::default(),
            project: RefCell::default(),
            pen: RefCell::default(),
            asked: Cell::new(0),
            searchable: RefCell::default(),
            searches: Cell::new(0),
        }))
    }

    /// Opens the database and reads what it knows. Without one the app goes on in memory.
    pub fn start(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let database = match Database::open(keeper.on_event()).await {
                Ok(database) => database,
                Err(error) => {
                    let memory = Database::memory(keeper.on_event());
                    keeper.send(Action::StoreFailed(error));
                    memory
                }
            };
            keeper.0.database.replace(Some(database.clone()));
            if let Err(error) = keeper.read(&database).await {
                keeper.send(Action::StoreFailed(error));
            }
        });
    }

    async fn read(&self, database: &Database) -> Result<(), StoreError> {
        let project = database.project().await?;
        let articles = database.summaries(&project.id).await?;
        let keys = database.setting(KEYS).await?;
        let look = Look::from_setting(&database.setting(LOOK).await?.unwrap_or_default());
        super::showing::look(look);
        let least = database.setting(THRESHOLDS).await?.unwrap_or_default();
        let book = database.setting(CODEBOOK).await?;
        let book = book.and_then(|json| json::codebook_from_json(&json).ok());
        // A setting of another version that cannot be read must not stop the app.
        let keys: KeySettings = keys
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default();
        let name = project.name.clone();
        let id = project.id.clone();
        self.0.project.replace(Some(project));
        self.send(Action::Started {
            project: name,
            articles,
            keys,
            look,
            thresholds: thresholds::from_setting(&least),
            codebook: book.map_or_else(Codebook::standard, Arc::new),
            lasting: database.is_lasting(),
        });
        self.read_rejected(database).await?;
        let backups = database.setting(BACKUPS).await?;
        let backups = backups.and_then(|json| serde_json::from_str(&json).ok());
        self.send(Action::Backups(backups.unwrap_or_default()));
        self.measure();
        database.purge(&id).await
    }

    fn on_event(&self) -> impl Fn(StoreEvent) + 'static {
        let keeper = self.clone();
        move |event| match event {
            StoreEvent::Saving(status) => keeper.send(Action::Saving(status)),
            StoreEvent::DocumentChanged { document, seq } => {
                keeper.send(Action::ChangedElsewhere {
                    key: document,
                    entries: seq,
                });
            }
            StoreEvent::ListChanged => keeper.list(),
        }
    }

    fn send(&self, action: Action) {
        self.0.desk.send(action);
    }

    fn database(&self) -> Option<Database> {
        self.0.database.borrow().clone()
    }

    /// The row with its project.
    fn row(&self, summary: &Summary) -> Summary {
        Summary {
            project: self.project_id(),
            ..summary.clone()
        }
    }

    /// Stores a new article, and takes its pen.
    pub fn add(&self, summary: &Summary, document: &Document) {
        if let Some(database) = self.database() {
            database.add(&self.row(summary), json::to_json_line(document));
        }
        self.0.asked.set(self.0.asked.get() + 1);
        let keeper = self.clone();
        let key = summary.id.clone();
        spawn_local(async move {
            keeper.ask_for_pen(&key).await;
            // Asked for once there is something to keep; the browser may decide by itself.
            persist().await;
            keeper.measure();
        });
    }

    /// Stores a new article that is not opened.
    pub fn add_aside(&self, summary: &Summary, document: &Document) {
        if let Some(database) = self.database() {
            database.add(&self.row(summary), json::to_json_line(document));
        }
    }

    /// Asks the browser how full its storage is.
    pub fn measure(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            if let Some(storage) = measure().await {
                keeper.send(Action::Storage(storage));
            }
        });
    }

    fn project_id(&self) -> String {
        let project = self.0.project.borrow();
        project
            .as_ref()
            .map(|project| project.id.clone())
            .unwrap_or_default()
    }

    /// Stores a journal entry.
    pub fn append(&self, entry: u32, what: &JournalEntry, summary: &Summary) {
        if let Some(database) = self.database() {
            database.append(entry, what, &self.row(summary));
        }
    }

    /// Stores a row alone.
    pub fn summarise(&self, summary: &Summary) {
        if let Some(database) = self.database() {
            database.summarise(&self.row(summary));
        }
    }

    /// Reads an article and asks for its pen.
    pub fn load(&self, key: String) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        let number = self.0.asked.get() + 1;
        self.0.asked.set(number);
        spawn_local(async move {
            // The pen first: what is read after it cannot be overtaken by another tab.
            let access = keeper.ask_for_pen(&key).await;
            let stored = database.load(&key).await;
            if keeper.0.asked.get() != number {
                return;
            }
            match stored {
                Ok(stored) => {
                    keeper.send(Action::Loaded {
                        stored: Box::new(stored),
                        access,
                    });
                    keeper.return_to(key);
                }
                Err(error) => keeper.send(Action::StoreFailed(error)),
            }
        });
    }

    async fn ask_for_pen(&self, key: &str) -> Access {
        let held = self
            .0
            .pen
            .borrow()
            .as_ref()
            .filter(|pen| pen.document() == key)
            .map(Pen::access);
        if let Some(access) = held {
            return access;
        }
        let keeper = self.clone();
        let pen = Pen::ask(key, move |event| match event {
            PenEvent::Lost { document } => keeper.send(Action::Access(document, Access::Reader)),
            PenEvent::Gained { document } => keeper.send(Action::Access(document, Access::Writer)),
        });
        let pen = pen.await;
        let access = pen.access();
        self.0.pen.replace(Some(pen));
        access
    }

    /// Takes an article over from another tab.
    pub fn take_over(&self, key: String) {
        let keeper = self.clone();
        spawn_local(async move {
            let pen = keeper.0.pen.borrow_mut().take();
            if let Some(pen) = pen {
                pen.take_over().await;
                keeper.0.pen.replace(Some(pen));
                keeper.send(Action::Access(key, Access::Writer));
            }
        });
    }

    /// Reads on in the journal of an article that another tab writes.
    pub fn follow(&self, key: String, from: u32) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            match database.load_since(&key, from).await {
                Ok(journal) => keeper.send(Action::Followed { key, from, journal }),
                Err(error) => keeper.send(Action::StoreFailed(error)),
            }
        });
    }

    /// Another tab wrote the same entry first. What it did is read, and what waits here is done
    /// again on top of it.
    pub fn resolve_conflict(&self, key: String) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            let waiting = database.take_back(&key);
            let access = keeper.ask_for_pen(&key).await;
            match database.load(&key).await {
                Ok(stored) => {
                    keeper.send(Action::Loaded {
                        stored: Box::new(stored),
                        access,
                    });
                    keeper.send(Action::DoAgain {
                        key,
                        journal: waiting,
                    });
                }
                Err(error) => keeper.send(Action::StoreFailed(error)),
            }
        });
    }

    /// Reads the list again.
    pub fn list(&self) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move { keeper.listed(&database).await });
    }

    async fn listed(&self, database: &Database) {
        if let Ok(articles) = database.summaries(&self.project_id()).await {
            self.send(Action::Articles(articles));
        }
    }

    /// Reads every article of the project, one after the other, and hands them over together: the
    /// page stays quick meanwhile. One that cannot be read is left out here; opening it says why.
    pub fn read_project(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let documents = keeper.project().await;
            keeper.send(Action::ProjectRead(documents));
        });
    }

    /// Every article of the project with its key; one that cannot be read is left out.
    pub async fn project(&self) -> Vec<(String, Rc<Document>)> {
        let mut documents = Vec::new();
        let Some(database) = self.database() else {
            return documents;
        };
        let rows = Rc::clone(&self.0.desk.state().articles);
        for row in rows.iter().filter(|row| row.removed.is_none()) {
            let Ok(stored) = database.load(&row.id).await else {
                continue;
            };
            if let Some(document) = elsewhere::replayed(stored) {
                documents.push((row.id.clone(), Rc::new(document)));
            }
        }
        documents
    }

    /// What is remembered under a name.
    pub async fn remembered(&self, name: &str) -> Option<String> {
        self.database()?.setting(name).await.ok()?
    }

    /// Removes an article.
    pub fn remove(&self, key: String) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            if let Err(error) = database.remove(&key).await {
                keeper.send(Action::StoreFailed(error));
            }
            keeper.list();
        });
    }

    /// Brings a removed article back, and opens it.
    pub fn restore(&self, key: String) {
        let Some(database) = self.database() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            match database.restore(&key).await {
                Ok(()) => {
                    keeper.list();
                    keeper.load(key);
                }
                Err(error) => keeper.send(Action::StoreFailed(error)),
            }
        });
    }

    /// Remembers the keys.
    pub fn store_keys(&self, keys: &KeySettings) {
        if let Ok(json) = serde_json::to_string(keys) {
            self.remember(KEYS, json);
        }
    }

    /// Remembers how the app looks.
    pub fn store_look(&self, look: Look) {
        self.remember(LOOK, look.to_setting());
    }

    /// Remembers how sure the engine has to be.
    pub fn store_thresholds(&self, changed: &Thresholds) {
        self.remember(THRESHOLDS, thresholds::to_setting(changed));
    }

    /// Remembers what new articles are marked with.
    pub fn store_codebook(&self, book: &Codebook) {
        self.remember(CODEBOOK, json::codebook_to_json(book));
    }

    /// Remembers something under a name.
    pub fn remember(&self, name: impl Into<String>, value: String) {
        let Some(database) = self.database() else {
            return;
        };
        let (keeper, name) = (self.clone(), name.into());
        spawn_local(async move {
            if let Err(error) = database.set_setting(&name, &value).await {
                keeper.send(Action::StoreFailed(error));
            }
        });
    }

    /// Remembers which mark of an article is looked at. Not in the database: a write there that
    /// fails would come before the one that matters, and hide what is wrong.
    pub fn store_place(key: &str, mark: &MarkId) {
        if let Some(places) = places() {
            // Refused where there is no room or no leave to keep anything; only the place is lost.
            let _ = places.set_item(&place_of(key), mark.as_str());
        }
    }

    /// Goes to where the work on an article was left. Without a place it opens at its start.
    fn return_to(&self, key: String) {
        let mark = places().and_then(|places| places.get_item(&place_of(&key)).ok()?);
        if let Some(mark) = mark.as_deref().map(MarkId::from) {
            self.send(Action::ReturnTo { key, mark });
        }
    }

    /// Writes what waits.
    pub fn retry(&self) {
        if let Some(database) = self.database() {
            database.retry();
        }
    }
}

/// Where the browser keeps which mark of each article is looked at.
fn places() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The name under which it keeps which mark of an article is looked at.
fn place_of(key: &str) -> String {
    format!("place-{key}")
}
