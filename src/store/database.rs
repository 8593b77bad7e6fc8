//! The way in: documents read, changes queued until they are stored.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Reflect;
use standpoint_annotation::JournalEntry;
use standpoint_protocol::formats::project::Kept;
use standpoint_text::order;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::disk::Disk;
use super::error::StoreError;
use super::memory::Memory;
use super::news::{Channel, News};
use super::queue::{Content, Queue, Write};
use super::record::{Project, Rows, Stored, Summary, read_journal};
use super::{SaveStatus, StoreEvent, migration, schema};
use crate::listener::Listener;

/// How long a removed document can be restored, in milliseconds: a day.
const KEPT: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Where documents are kept. A clone is the same database.
#[derive(Clone)]
pub struct Database(Rc<Inner>);

struct Inner {
    backend: Backend,
    queue: RefCell<Queue>,
    channel: RefCell<Option<Channel>>,
    leaving: RefCell<Option<Listener>>,
    on_event: Rc<dyn Fn(StoreEvent)>,
}

enum Backend {
    Disk(Rc<Disk>),
    Memory(RefCell<Memory>),
}

impl PartialEq for Database {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Database {
    /// Opens the browser's database, bringing an older one up to date.
    ///
    /// # Errors
    /// When nothing can be stored ([`StoreError::Refused`]), a newer program was here, or an older
    /// one is in the way. The app then goes on with [`Database::memory`] and says so.
    pub async fn open(on_event: impl Fn(StoreEvent) + 'static) -> Result<Self, StoreError> {
        Self::open_named(schema::NAME, on_event).await
    }

    /// The same under another name, which is for tests.
    pub(super) async fn open_named(
        name: &str,
        on_event: impl Fn(StoreEvent) + 'static,
    ) -> Result<Self, StoreError> {
        let on_event: Rc<dyn Fn(StoreEvent)> = Rc::new(on_event);
        let tell = on_event.clone();
        let disk = Disk::open(name, move || {
            tell(StoreEvent::Saving(SaveStatus::Failed(
                StoreError::Superseded,
            )));
        });
        let database = Self::with(Backend::Disk(disk.await?), on_event);
        let tell = database.0.on_event.clone();
        let channel = Channel::open(move |news| tell(news.into()));
        database.0.channel.replace(Some(channel));
        Ok(database)
    }

    /// A database that lasts as long as the page, for browsers that store nothing.
    pub fn memory(on_event: impl Fn(StoreEvent) + 'static) -> Self {
        Self::with(Backend::Memory(RefCell::default()), Rc::new(on_event))
    }

    fn with(backend: Backend, on_event: Rc<dyn Fn(StoreEvent)>) -> Self {
        let inner = Rc::new(Inner {
            backend,
            queue: RefCell::default(),
            channel: RefCell::default(),
            leaving: RefCell::default(),
            on_event,
        });
        inner.warn_before_leaving();
        Self(inner)
    }

    /// Whether what is stored outlives the page.
    pub fn is_lasting(&self) -> bool {
        matches!(self.0.backend, Backend::Disk(_))
    }

    /// A name that no other database of a test has.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub fn fresh_id() -> String {
        // The time keeps apart what is made one after another, chance what two tabs make at once.
        let time = js_sys::Date::now().to_bits();
        let chance = js_sys::Math::random().to_bits();
        format!("{:x}-{:x}", time >> 12, chance >> 20)
    }

    /// The project that documents belong to, made where there is none.
    ///
    /// # Errors
    /// When the browser's database fails.
    pub async fn project(&self) -> Result<Project, StoreError> {
        match &self.0.backend {
            Backend::Disk(disk) => disk.project().await,
            Backend::Memory(memory) => {
                let first = migration::first_project(&super::now());
                let mut memory = memory.borrow_mut();
                Ok(memory
                    .projects
                    .entry(first.id.clone())
                    .or_insert(first)
                    .clone())
            }
        }
    }

    /// A project's documents, the one that was changed last first; those that wait to be stored
    /// too, removed ones not.
    ///
    /// # Errors
    /// When the browser's database fails.
    pub async fn summaries(&self, project: &str) -> Result<Vec<Summary>, StoreError> {
        let mut all = self.all_summaries(project).await?;
        all.retain(|summary| summary.removed.is_none());
        order::sort_by(&mut all, |a, b| {
            b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id))
        });
        Ok(all)
    }

    async fn all_summaries(&self, project: &str) -> Result<Vec<Summary>, StoreError> {
        let stored = match &self.0.backend {
            Backend::Disk(disk) => disk.summaries(project).await?,
            Backend::Memory(memory) => memory.borrow().summaries().cloned().collect(),
        };
        let waiting = self.0.queue.borrow();
        let waiting = waiting.iter().map(|write| write.summary.clone());
        let mut newest: Vec<Summary> = stored;
        for summary in waiting {
            match newest.iter_mut().find(|row| row.id == summary.id) {
                Some(row) => *row = summary,
                None => newest.push(summary),
            }
        }
        newest.retain(|summary| summary.project == project);
        Ok(newest)
    }

    /// A document with its journal; what waits to be stored is in it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such document, others when the database fails.
    pub async fn load(&self, id: &str) -> Result<Stored, StoreError> {
        let (summary, kept) = self.kept(id).await?;
        let (journal, damage) = read_journal(0, kept.journal);
        Ok(Stored {
            summary,
            base: kept.base,
            journal,
            damage,
        })
    }

    /// A document's row, and the document as it is stored, with what waits to be.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such document, others when the database fails.
    pub async fn kept(&self, id: &str) -> Result<(Summary, Kept), StoreError> {
        let (summary, base, journal) = self.rows(id, 0).await?;
        let (Some(summary), Some(base)) = (summary, base) else {
            return Err(StoreError::Missing {
                document: id.to_owned(),
            });
        };
        let key = id.to_owned();
        Ok((summary, Kept { key, base, journal }))
    }

    /// The entries of a document's journal from number `from` on: what another tab has done since.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such document, [`StoreError::Broken`] when the
    /// entries cannot be read, others when the database fails.
    pub async fn load_since(&self, id: &str, from: u32) -> Result<Vec<JournalEntry>, StoreError> {
        let (summary, _, entries) = self.rows(id, from).await?;
        if summary.is_none() {
            return Err(StoreError::Missing {
                document: id.to_owned(),
            });
        }
        match read_journal(from, entries) {
            (journal, None) => Ok(journal),
            (_, Some(damage)) => Err(StoreError::Broken {
                detail: damage.detail,
            }),
        }
    }

    async fn rows(&self, id: &str, from: u32) -> Result<Rows, StoreError> {
        let stored = match &self.0.backend {
            Backend::Disk(disk) => disk.read(id, from).await?,
            Backend::Memory(memory) => memory.borrow_mut().read(id, from)?,
        };
        Ok(with_waiting(
            stored,
            self.0.queue.borrow().of(id).map(Rc::as_ref),
            from,
        ))
    }

    /// Stores a new document: its row, and itself as `standpoint/1` JSON. What becomes of it is
    /// told by [`StoreEvent::Saving`]; until it is stored it waits in memory.
    pub fn add(&self, summary: &Summary, base: String) {
        self.put(Content::Base(base), summary);
    }

    /// Stores an entry of a document's journal, and the row that the document has after it. The
    /// write is under way when this returns, unless another one is, which it then follows.
    ///
    /// Entry numbers go up by one from 0; the row's `seq` is the number after this one.
    pub fn append(&self, seq: u32, entry: &JournalEntry, summary: &Summary) {
        match serde_json::to_string(entry) {
            Ok(json) => self.put(Content::Entry { seq, json }, summary),
            Err(error) => {
                let error = StoreError::Broken {
                    detail: error.to_string(),
                };
                (self.0.on_event)(StoreEvent::Saving(SaveStatus::Failed(error)));
            }
        }
    }

    /// Stores a document's row alone: what has changed is no step of its history.
    pub fn summarise(&self, summary: &Summary) {
        self.put(Content::Row, summary);
    }

    fn put(&self, content: Content, summary: &Summary) {
        let write = Write {
            content,
            summary: summary.clone(),
        };
        self.0.queue.borrow_mut().push(write);
        Inner::pump(&self.0);
    }

    /// Tries again to store what waits.
    pub fn retry(&self) {
        Inner::pump(&self.0);
    }

    /// How many changes are not known to be stored.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub fn pending(&self) -> usize {
        self.0.queue.borrow().len()
    }

    /// Takes back the entries of a document that wait, oldest first: after a conflict they are done
    /// again on top of what the other tab did, and appended under new numbers.
    pub fn take_back(&self, document: &str) -> Vec<JournalEntry> {
        let writes = self.0.queue.borrow_mut().take_back(document);
        let entries = writes.iter().filter_map(|write| match &write.content {
            Content::Entry { json, .. } => serde_json::from_str(json).ok(),
            Content::Base(_) | Content::Row => None,
        });
        entries.collect()
    }

    /// Removes a document from the list. For a day it can be restored.
    ///
    /// # Errors
    /// When there is no such document or the database fails.
    pub async fn remove(&self, id: &str) -> Result<(), StoreError> {
        self.set_removed(id, Some(super::now())).await
    }

    /// Brings a removed document back.
    ///
    /// # Errors
    /// When there is no such document any more or the database fails.
    pub async fn restore(&self, id: &str) -> Result<(), StoreError> {
        self.set_removed(id, None).await
    }

    async fn set_removed(&self, id: &str, removed: Option<String>) -> Result<(), StoreError> {
        match &self.0.backend {
            Backend::Disk(disk) => disk.set_removed(id, removed).await?,
            Backend::Memory(memory) => memory.borrow_mut().set_removed(id, removed)?,
        }
        self.0.tell(&News::List);
        Ok(())
    }

    /// Forgets for good what was removed more than a day ago; for the app's start.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn purge(&self, project: &str) -> Result<(), StoreError> {
        let limit = js_sys::Date::new(&(js_sys::Date::now() - KEPT).into());
        // Times in this form are in the order of their letters.
        let limit = String::from(limit.to_iso_string());
        for summary in self.all_summaries(project).await? {
            if summary.removed.is_some_and(|removed| removed < limit) {
                match &self.0.backend {
                    Backend::Disk(disk) => disk.purge(&summary.id).await?,
                    Backend::Memory(memory) => memory.borrow_mut().purge(&summary.id),
                }
            }
        }
        Ok(())
    }

    /// What the app remembers under this name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        match &self.0.backend {
            Backend::Disk(disk) => disk.setting(name).await,
            Backend::Memory(memory) => Ok(memory.borrow().settings.get(name).cloned()),
        }
    }

    /// Remembers something under this name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        match &self.0.backend {
            Backend::Disk(disk) => disk.set_setting(name, value).await,
            Backend::Memory(memory) => {
                memory
                    .borrow_mut()
                    .settings
                    .insert(name.to_owned(), value.to_owned());
                Ok(())
            }
        }
    }
}

impl Inner {
    /// Writes what waits, batch by batch.
    fn pump(this: &Rc<Self>) {
        let Some(batch) = this.queue.borrow_mut().start() else {
            return;
        };
        match &this.backend {
            Backend::Memory(memory) => {
                let mut memory = memory.borrow_mut();
                let written = batch.iter().try_for_each(|write| memory.write(write));
                drop(memory);
                this.settle(&batch, written);
                Self::pump(this);
            }
            Backend::Disk(disk) => {
                (this.on_event)(StoreEvent::Saving(SaveStatus::Saving));
                // Begun here, not in the task: it is under way before this returns.
                let writing = disk.write(batch.clone());
                let this = this.clone();
                spawn_local(async move {
                    let go_on = this.settle(&batch, writing.await);
                    if go_on {
                        Self::pump(&this);
                    }
                });
            }
        }
    }

    /// Notes what became of a batch. Says whether it makes sense to go on with the next one.
    fn settle(&self, batch: &[Rc<Write>], written: Result<(), StoreError>) -> bool {
        match written {
            Ok(()) => {
                self.queue.borrow_mut().succeed();
                self.tell_of(batch);
                if self.queue.borrow().len() == 0 {
                    let status = SaveStatus::Saved { at: super::now() };
                    (self.on_event)(StoreEvent::Saving(status));
                }
                true
            }
            Err(error) => {
                self.queue.borrow_mut().fail(&error);
                let go_on = matches!(error, StoreError::Conflict { .. });
                (self.on_event)(StoreEvent::Saving(SaveStatus::Failed(error)));
                go_on
            }
        }
    }

    fn tell_of(&self, batch: &[Rc<Write>]) {
        let Some(last) = batch.last() else { return };
        if batch
            .iter()
            .any(|write| !matches!(write.content, Content::Entry { .. }))
        {
            self.tell(&News::List);
        }
        self.tell(&News::Document {
            id: last.summary.id.clone(),
            seq: last.summary.seq,
        });
    }

    fn tell(&self, news: &News) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.tell(news);
        }
    }

    /// Asks a person who closes the page while it holds what is stored nowhere else.
    fn warn_before_leaving(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let this: Weak<Self> = Rc::downgrade(self);
        let listener = Listener::new(&window, "beforeunload", move |event: Event| {
            if this.upgrade().is_some_and(|this| this.is_at_risk()) {
                event.prevent_default();
                // What browsers before 2024 look at.
                let _ = Reflect::set(&event, &"returnValue".into(), &"unsaved".into());
            }
        });
        self.leaving.replace(Some(listener));
    }

    fn is_at_risk(&self) -> bool {
        let in_memory = match &self.backend {
            Backend::Disk(_) => false,
            Backend::Memory(memory) => memory.borrow().summaries().next().is_some(),
        };
        in_memory || self.queue.borrow().len() > 0
    }
}

impl From<News> for StoreEvent {
    fn from(news: News) -> Self {
        match news {
            News::Document { id, seq } => Self::DocumentChanged { document: id, seq },
            News::List => Self::ListChanged,
        }
    }
}

/// A document's rows with what waits to be stored behind them.
fn with_waiting<'a>(
    (mut summary, mut base, mut entries): Rows,
    waiting: impl Iterator<Item = &'a Write>,
    from: u32,
) -> Rows {
    let mut next = entries.last().map_or(from, |(seq, _)| seq + 1);
    for write in waiting {
        match &write.content {
            Content::Base(waiting) => base = Some(base.unwrap_or_else(|| waiting.clone())),
            // An entry that another tab was faster with is no part of the stored document.
            Content::Entry { seq, .. } if *seq != next => continue,
            Content::Entry { seq, json } => {
                entries.push((*seq, json.clone()));
                next += 1;
            }
            Content::Row => {}
        }
        summary = Some(write.summary.clone());
    }
    (summary, base, entries)
}
