//! A thin layer over IndexedDB: requests as futures, its errors as ours.
//!
//! A transaction ends by itself as soon as nothing is asked of it, so nothing foreign may be awaited
//! inside one. Futures here are under way from the call, not from the first poll.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest,
    IdbRequest, IdbTransaction, IdbVersionChangeEvent,
};

use super::error::StoreError;
use super::{migration, schema};

#[wasm_bindgen]
extern "C" {
    /// The database with the call that web-sys counts as unstable.
    type Durable;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    /// A transaction with the call that not every browser knows.
    type Hasty;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Hasty) -> Result<(), JsValue>;
}

/// What a transaction may do, and what it survives once it is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Reads.
    Read,
    /// Writes; survives a crash of tab and browser. It costs no wait for the disk, so that a change
    /// is stored within a frame.
    Write,
    /// Writes; survives a power cut too.
    WriteThrough,
}

/// Opens the database in the layout of this version, bringing an older one up to it.
pub(super) async fn open(name: &str, version: u32) -> Result<IdbDatabase, StoreError> {
    let request = factory()?
        .open_with_u32(name, version)
        .map_err(|error| refused(&error))?;
    let failure = Rc::new(RefCell::new(None));
    let upgrade = Closure::<dyn FnMut(IdbVersionChangeEvent)>::new({
        let (request, failure) = (request.clone(), failure.clone());
        move |event: IdbVersionChangeEvent| upgrade(&request, &event, version, &failure)
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    let opened = JsFuture::from(opened).await;
    if let Some(failure) = failure.take() {
        return Err(failure);
    }
    if let Err(event) = opened {
        let blocked = event.unchecked_ref::<web_sys::Event>().type_() == "blocked";
        return Err(if blocked {
            StoreError::Blocked
        } else {
            not_opened(name, &request).await
        });
    }
    request
        .result()
        .map(JsCast::unchecked_into)
        .map_err(|error| refused(&error))
}

fn factory() -> Result<IdbFactory, StoreError> {
    // Firefox throws where storage is forbidden, others give nothing.
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok()?);
    factory.ok_or(StoreError::Refused)
}

fn upgrade(
    request: &IdbOpenDbRequest,
    event: &IdbVersionChangeEvent,
    version: u32,
    failure: &Rc<RefCell<Option<StoreError>>>,
) {
    let (Ok(database), Some(transaction)) = (request.result(), request.transaction()) else {
        return;
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "versions are small whole numbers that this program chose"
    )]
    let from = event.old_version() as u32;
    let steps = schema::steps(from, version);
    let laid_out = migration::lay_out(database.unchecked_ref(), &transaction, &steps);
    let failure = failure.clone();
    spawn_local(async move {
        let done = match laid_out {
            Ok(()) => migration::carry_over(transaction.clone(), steps).await,
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            failure.replace(Some(error));
            // All or nothing: the old database stays as it was. Refused if it has ended already.
            let _ = transaction.abort();
        }
    });
}

async fn not_opened(name: &str, request: &IdbOpenDbRequest) -> StoreError {
    let exception = request.error().ok().flatten();
    match exception {
        Some(exception) if exception.name() == "VersionError" => StoreError::Newer {
            found: version_of(name).await.unwrap_or_default(),
        },
        Some(exception) => refused(&exception),
        None => StoreError::Refused,
    }
}

/// The version of the database that is there.
async fn version_of(name: &str) -> Option<u32> {
    let request = factory().ok()?.open(name).ok()?;
    let database: IdbDatabase = settled(Ok(request.into())).await.ok()?.unchecked_into();
    database.close();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "versions are small whole numbers"
    )]
    Some(database.version() as u32)
}

/// Begins a transaction on these stores.
pub(super) fn begin(
    database: &IdbDatabase,
    stores: &[&str],
    mode: Mode,
) -> Result<IdbTransaction, StoreError> {
    let stores: Array = stores
        .iter()
        .map(|store| JsValue::from_str(store))
        .collect();
    let (mode, durability) = match mode {
        Mode::Read => ("readonly", "default"),
        Mode::Write => ("readwrite", "relaxed"),
        Mode::WriteThrough => ("readwrite", "strict"),
    };
    let options = Object::new();
    // Setting a field of a plain object is never refused.
    let _ = Reflect::set(&options, &"durability".into(), &durability.into());
    let database: &Durable = database.unchecked_ref();
    database
        .begin(&stores, mode, &options)
        .map_err(|error| self::error(&error))
}

/// One object store of a transaction.
pub(super) fn store(
    transaction: &IdbTransaction,
    name: &str,
) -> Result<IdbObjectStore, StoreError> {
    transaction
        .object_store(name)
        .map_err(|error| self::error(&error))
}

/// Waits until all that was asked of a transaction is stored. Gives the browser's reason where it
/// is not; nothing of it is stored then.
pub(super) fn finished(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<(), Option<DomException>>> + use<> {
    let finished = JsFuture::from(Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    }));
    // Nothing more will be asked: the browser need not wait to see. Not known to every browser.
    let _ = transaction.unchecked_ref::<Hasty>().commit();
    let transaction = transaction.clone();
    async move { finished.await.map(drop).map_err(|_| transaction.error()) }
}

/// Waits for the result of a request.
pub(super) fn settled(
    request: Result<IdbRequest, JsValue>,
) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let under_way = request.map(|request| {
        let promise = Promise::new(&mut |resolve: Function, reject: Function| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        (request, JsFuture::from(promise))
    });
    async move {
        let (request, promise) = under_way.map_err(|error| self::error(&error))?;
        match promise.await {
            Ok(_) => request.result().map_err(|error| self::error(&error)),
            Err(_) => Err(reason(request.error().ok().flatten().as_ref())),
        }
    }
}

/// The row with this key.
pub(super) fn row<T: DeserializeOwned>(
    store: &IdbObjectStore,
    key: &JsValue,
) -> impl Future<Output = Result<Option<T>, StoreError>> + use<T> {
    let row = settled(store.get(key));
    async move { from_value(row.await?) }
}

/// Writes a row that holds its key, over the one that is there.
pub(super) fn put_row<T: Serialize>(store: &IdbObjectStore, row: &T) -> Result<(), StoreError> {
    store
        .put(&to_value(row)?)
        .map(drop)
        .map_err(|error| self::error(&error))
}

/// A row as the database takes it.
pub(super) fn to_value<T: Serialize>(row: &T) -> Result<JsValue, StoreError> {
    row.serialize(&Serializer::json_compatible())
        .map_err(|error| StoreError::Broken {
            detail: error.to_string(),
        })
}

/// A row as the database gives it.
pub(super) fn from_value<T: DeserializeOwned>(row: JsValue) -> Result<T, StoreError> {
    serde_wasm_bindgen::from_value(row).map_err(|error| StoreError::Broken {
        detail: error.to_string(),
    })
}

/// The key of an entry in the journal.
pub(super) fn entry_key(document: &str, seq: u32) -> JsValue {
    [JsValue::from_str(document), JsValue::from(seq)]
        .into_iter()
        .collect::<Array>()
        .into()
}

/// The keys of a document's journal, from an entry on.
pub(super) fn journal_of(document: &str, from: u32) -> Result<IdbKeyRange, StoreError> {
    IdbKeyRange::bound(&entry_key(document, from), &entry_key(document, u32::MAX))
        .map_err(|error| self::error(&error))
}

/// How Chromium names a full disk. Only a used-up quota has an error of its own.
const NO_SPACE: &str = "NO_SPACE";

/// What the browser threw, in our words.
pub(super) fn error(thrown: &JsValue) -> StoreError {
    reason(thrown.dyn_ref::<DomException>())
}

/// Why a request or a transaction failed, in our words.
pub(super) fn reason(exception: Option<&DomException>) -> StoreError {
    let Some(exception) = exception else {
        return StoreError::Broken {
            detail: "no reason given".to_owned(),
        };
    };
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "SecurityError" | "NotAllowedError" => StoreError::Refused,
        _ if exception.message().contains(NO_SPACE) => StoreError::Full,
        name => StoreError::Broken {
            detail: format!("{name}: {}", exception.message()),
        },
    }
}

/// The same where the database would not even open: some browsers call a private window so.
fn refused(thrown: &JsValue) -> StoreError {
    match thrown
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .as_deref()
    {
        Some("InvalidStateError") | None => StoreError::Refused,
        Some(_) => error(thrown),
    }
}
