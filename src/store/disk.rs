//! Documents in IndexedDB: one connection, and what is read and written through it.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::{Rc, Weak};

use js_sys::Array;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbDatabase, IdbTransaction};

use super::error::StoreError;
use super::idb::{self, Mode};
use super::migration::{self, DocumentRow};
use super::queue::{Content, Write};
use super::record::{Project, Rows, Summary};
use super::schema::{BY_PROJECT, DOCUMENTS, JOURNAL, PROJECTS, SETTINGS, SUMMARIES, VERSION};
use crate::listener::Listener;

/// A write under way.
pub(super) type Writing = Pin<Box<dyn Future<Output = Result<(), StoreError>>>>;

/// The browser's database.
pub(super) struct Disk {
    name: String,
    connection: RefCell<Option<IdbDatabase>>,
    superseded: Cell<bool>,
    /// Whether there was no room at the last write.
    full: Cell<bool>,
    on_superseded: Box<dyn Fn()>,
    listeners: RefCell<Vec<Listener>>,
}

impl Disk {
    /// Opens the database with this name; says so when a newer program takes it over.
    pub(super) async fn open(
        name: &str,
        on_superseded: impl Fn() + 'static,
    ) -> Result<Rc<Self>, StoreError> {
        let disk = Rc::new(Self {
            name: name.to_owned(),
            connection: RefCell::default(),
            superseded: Cell::default(),
            full: Cell::default(),
            on_superseded: Box::new(on_superseded),
            listeners: RefCell::default(),
        });
        disk.connected().await?;
        Ok(disk)
    }

    /// The connection; a new one where the browser has closed the last one, as some do to pages
    /// that were long in the background.
    async fn connected(self: &Rc<Self>) -> Result<IdbDatabase, StoreError> {
        if self.superseded.get() {
            return Err(StoreError::Superseded);
        }
        if let Some(connection) = self.connection.borrow().clone() {
            return Ok(connection);
        }
        let connection = idb::open(&self.name, VERSION).await?;
        self.listeners.replace(vec![
            Listener::new(&connection, "close", self.weakly(Disk::lose)),
            Listener::new(&connection, "versionchange", self.weakly(Disk::give_way)),
        ]);
        self.connection.replace(Some(connection.clone()));
        Ok(connection)
    }

    fn weakly<F>(self: &Rc<Self>, then: F) -> impl FnMut(web_sys::Event) + use<F>
    where
        F: Fn(&Self) + 'static,
    {
        let disk: Weak<Self> = Rc::downgrade(self);
        move |_| {
            if let Some(disk) = disk.upgrade() {
                then(&disk);
            }
        }
    }

    fn lose(&self) {
        self.connection.take();
    }

    /// Lets a newer program in another tab bring the database up to date.
    fn give_way(&self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
        self.superseded.set(true);
        (self.on_superseded)();
    }

    /// Begins a transaction at once; `None` where the connection is gone.
    fn begin_now(&self, stores: &[&str], mode: Mode) -> Option<IdbTransaction> {
        let connection = self.connection.borrow().clone()?;
        let begun = idb::begin(&connection, stores, mode).ok();
        if begun.is_none() {
            self.lose();
        }
        begun
    }

    async fn begin(
        self: &Rc<Self>,
        stores: &[&str],
        mode: Mode,
    ) -> Result<IdbTransaction, StoreError> {
        if let Some(begun) = self.begin_now(stores, mode) {
            return Ok(begun);
        }
        idb::begin(&self.connected().await?, stores, mode)
    }

    /// Stores a batch of one document's writes, all or none. The transaction is under way when this
    /// returns, and all that is asked of it has been asked: it is completed even if the page ends.
    pub(super) fn write(self: &Rc<Self>, batch: Vec<Rc<Write>>) -> Writing {
        let disk = self.clone();
        let attempt = self.attempt(batch);
        Box::pin(async move { disk.judge(attempt.await) })
    }

    /// A browser without room closes the connection, and says no more than that a new one fails.
    fn judge(&self, written: Result<(), StoreError>) -> Result<(), StoreError> {
        let written = match written {
            Err(StoreError::Broken { .. }) if self.full.get() => Err(StoreError::Full),
            written => written,
        };
        self.full.set(written == Err(StoreError::Full));
        written
    }

    fn attempt(self: &Rc<Self>, batch: Vec<Rc<Write>>) -> Writing {
        const STORES: [&str; 3] = [DOCUMENTS, SUMMARIES, JOURNAL];
        // A document's text is written once and cannot be typed again, so it is worth the wait.
        let whole = batch
            .iter()
            .any(|write| matches!(write.content, Content::Base(_)));
        let mode = if whole {
            Mode::WriteThrough
        } else {
            Mode::Write
        };
        if let Some(transaction) = self.begin_now(&STORES, mode) {
            return ask_and_wait(&transaction, batch);
        }
        let disk = self.clone();
        Box::pin(async move {
            let connection = disk.connected().await?;
            if !whole {
                disk.must_have(&batch).await?;
            }
            let transaction = idb::begin(&connection, &STORES, mode)?;
            ask_and_wait(&transaction, batch).await
        })
    }

    /// Behind a new connection may be an empty database: a person has cleared the site's data.
    async fn must_have(self: &Rc<Self>, batch: &[Rc<Write>]) -> Result<(), StoreError> {
        for write in batch {
            let id = &write.summary.id;
            if self.read(id, u32::MAX).await?.0.is_none() {
                return Err(StoreError::Missing {
                    document: id.clone(),
                });
            }
        }
        Ok(())
    }

    /// The first project, made where there is none.
    pub(super) async fn project(self: &Rc<Self>) -> Result<Project, StoreError> {
        let transaction = self.begin(&[PROJECTS], Mode::Write).await?;
        let projects = idb::store(&transaction, PROJECTS)?;
        let all: Vec<Project> = rows(&idb::settled(projects.get_all()).await?)?;
        if let Some(oldest) = all.into_iter().min_by(|a, b| a.added.cmp(&b.added)) {
            return Ok(oldest);
        }
        let first = migration::first_project(&super::now());
        idb::put_row(&projects, &first)?;
        done(&transaction).await?;
        Ok(first)
    }

    /// The rows of a project's documents, removed ones too.
    pub(super) async fn summaries(
        self: &Rc<Self>,
        project: &str,
    ) -> Result<Vec<Summary>, StoreError> {
        let transaction = self.begin(&[SUMMARIES], Mode::Read).await?;
        let index = idb::store(&transaction, SUMMARIES)?
            .index(BY_PROJECT)
            .map_err(|error| idb::error(&error))?;
        rows(&idb::settled(index.get_all_with_key(&JsValue::from_str(project))).await?)
    }

    /// A document's rows, with its journal from an entry on.
    pub(super) async fn read(self: &Rc<Self>, id: &str, from: u32) -> Result<Rows, StoreError> {
        let transaction = self
            .begin(&[DOCUMENTS, SUMMARIES, JOURNAL], Mode::Read)
            .await?;
        let key = JsValue::from_str(id);
        let range = idb::journal_of(id, from)?;
        let journal = idb::store(&transaction, JOURNAL)?;
        // All asked before any is waited for: one journey.
        let summary = idb::row::<Summary>(&idb::store(&transaction, SUMMARIES)?, &key);
        let document = idb::row::<DocumentRow>(&idb::store(&transaction, DOCUMENTS)?, &key);
        let keys = idb::settled(journal.get_all_keys_with_key(&range));
        let entries = idb::settled(journal.get_all_with_key(&range));
        let base = |row: DocumentRow| row.base;
        let (summary, document) = (summary.await?, document.await?);
        let (keys, entries) = (keys.await?, entries.await?);
        let (keys, entries) = (Array::from(&keys), Array::from(&entries));
        let entry =
            |(key, json): (JsValue, JsValue)| (seq_of(&key), json.as_string().unwrap_or_default());
        let entries = keys.iter().zip(entries.iter()).map(entry).collect();
        Ok((summary, document.map(base), entries))
    }

    /// Says when a document was removed, or that it was not.
    pub(super) async fn set_removed(
        self: &Rc<Self>,
        id: &str,
        removed: Option<String>,
    ) -> Result<(), StoreError> {
        let transaction = self.begin(&[SUMMARIES], Mode::Write).await?;
        let summaries = idb::store(&transaction, SUMMARIES)?;
        let summary = idb::row::<Summary>(&summaries, &JsValue::from_str(id)).await?;
        let missing = || StoreError::Missing {
            document: id.to_owned(),
        };
        let summary = summary.ok_or_else(missing)?;
        idb::put_row(&summaries, &Summary { removed, ..summary })?;
        done(&transaction).await
    }

    /// Forgets a document for good.
    pub(super) async fn purge(self: &Rc<Self>, id: &str) -> Result<(), StoreError> {
        let transaction = self
            .begin(&[DOCUMENTS, SUMMARIES, JOURNAL], Mode::Write)
            .await?;
        let key = JsValue::from_str(id);
        for (store, key) in [
            (DOCUMENTS, key.clone()),
            (SUMMARIES, key),
            (JOURNAL, idb::journal_of(id, 0)?.into()),
        ] {
            idb::store(&transaction, store)?
                .delete(&key)
                .map_err(|error| idb::error(&error))?;
        }
        done(&transaction).await
    }

    /// What the app remembers under this name.
    pub(super) async fn setting(self: &Rc<Self>, name: &str) -> Result<Option<String>, StoreError> {
        let transaction = self.begin(&[SETTINGS], Mode::Read).await?;
        let settings = idb::store(&transaction, SETTINGS)?;
        Ok(idb::settled(settings.get(&JsValue::from_str(name)))
            .await?
            .as_string())
    }

    /// Remembers something under this name.
    pub(super) async fn set_setting(
        self: &Rc<Self>,
        name: &str,
        value: &str,
    ) -> Result<(), StoreError> {
        let transaction = self.begin(&[SETTINGS], Mode::Write).await?;
        idb::store(&transaction, SETTINGS)?
            .put_with_key(&value.into(), &name.into())
            .map_err(|error| idb::error(&error))?;
        done(&transaction).await
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }
}

fn ask_and_wait(transaction: &IdbTransaction, batch: Vec<Rc<Write>>) -> Writing {
    let asked = ask(transaction, &batch);
    if asked.is_err() {
        // All or none. Refused only if the browser has given it up already.
        let _ = transaction.abort();
    }
    let finished = idb::finished(transaction);
    Box::pin(async move {
        let finished = finished.await;
        asked?;
        finished.map_err(|exception| failure(exception.as_ref(), &batch))
    })
}

fn ask(transaction: &IdbTransaction, batch: &[Rc<Write>]) -> Result<(), StoreError> {
    let thrown = |error: JsValue| idb::error(&error);
    for write in batch {
        let id = &write.summary.id;
        // `add` rather than `put`: what another tab has written is never written over.
        match &write.content {
            Content::Base(base) => {
                let row = DocumentRow {
                    id: id.clone(),
                    base: base.clone(),
                };
                idb::store(transaction, DOCUMENTS)?
                    .add(&idb::to_value(&row)?)
                    .map_err(thrown)?;
            }
            Content::Entry { seq, json } => {
                idb::store(transaction, JOURNAL)?
                    .add_with_key(&json.into(), &idb::entry_key(id, *seq))
                    .map_err(thrown)?;
            }
            Content::Row => {}
        }
    }
    if let Some(write) = batch.last() {
        idb::put_row(&idb::store(transaction, SUMMARIES)?, &write.summary)?;
    }
    Ok(())
}

fn failure(exception: Option<&DomException>, batch: &[Rc<Write>]) -> StoreError {
    let taken = exception.is_some_and(|exception| exception.name() == "ConstraintError");
    let Some(first) = batch.first().filter(|_| taken) else {
        return idb::reason(exception);
    };
    let seq = match first.content {
        Content::Entry { seq, .. } => seq,
        Content::Base(_) | Content::Row => 0,
    };
    StoreError::Conflict {
        document: first.summary.id.clone(),
        seq,
    }
}

async fn done(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let finished = idb::finished(transaction).await;
    finished.map_err(|exception| idb::reason(exception.as_ref()))
}

fn rows<T: DeserializeOwned>(all: &JsValue) -> Result<Vec<T>, StoreError> {
    Array::from(all).iter().map(idb::from_value).collect()
}

/// The number in a journal's key `[document, seq]`.
fn seq_of(key: &JsValue) -> u32 {
    let number = key.dyn_ref::<Array>().and_then(|key| key.get(1).as_f64());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "written from a `u32`"
    )]
    number.map_or(0, |number| number as u32)
}
