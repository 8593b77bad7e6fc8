//! The deep reader's parts: fetched, checked, and kept in Cache Storage.

use js_sys::{Object, Uint8Array};
use standpoint_protocol::BUILD;
use standpoint_protocol::deep::{CACHE, LIST, List};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Cache, CacheStorage, DomException, RequestInit, Response, Window};

/// What is kept under this name says that the deep reader is here, but not used.
const UNUSED: &str = "models/deep/unused";

/// Why something is not kept.
pub(super) enum Broken {
    /// It was paused.
    Aborted,
    /// The browser keeps nothing here: a private window, or a page without encryption.
    NoPlace,
    /// It could not be fetched.
    Network(String),
    /// What came is not what should have come.
    Damaged,
    /// It could not be kept.
    Full(String),
}

/// The parts that there are, and those that are here.
pub(super) struct Keeping {
    cache: Cache,
    list: List,
    /// The list as it came, to be kept at the end.
    json: String,
    /// How many parts are here; they are fetched in their order.
    here: usize,
}

impl Keeping {
    /// Looks what is here.
    pub(super) async fn open() -> Result<Self, Broken> {
        let cache = cache().await?;
        let json = match list().await {
            Ok(json) => json,
            // Without a network, what is here may be all.
            Err(broken) => match kept(&cache, LIST).await {
                Some(response) => text(&response).await?,
                None => return Err(broken),
            },
        };
        let list: List = serde_json::from_str(&json).map_err(|_| Broken::Damaged)?;
        let mut keeping = Self {
            cache,
            list,
            json,
            here: 0,
        };
        while let Some(part) = keeping.list.address(keeping.here)
            && kept(&keeping.cache, &part).await.is_some()
        {
            keeping.here += 1;
        }
        Ok(keeping)
    }

    /// How many bytes there are.
    pub(super) const fn bytes(&self) -> usize {
        self.list.bytes
    }

    /// How many of them are here.
    pub(super) fn bytes_here(&self) -> usize {
        self.list.bytes_of(self.here)
    }

    /// Whether it is used.
    pub(super) async fn is_used(&self) -> bool {
        kept(&self.cache, UNUSED).await.is_none()
    }

    /// Fetches the parts that are not here, and tells how many bytes of how many are.
    pub(super) async fn fetch(
        &mut self,
        signal: Option<&AbortSignal>,
        tell: impl Fn(usize, usize),
    ) -> Result<(), Broken> {
        while let Some(part) = self.list.address(self.here) {
            let response = fetched(&part, signal).await?;
            let bytes = wait(response.array_buffer()).await.map_err(network)?;
            let sum = sum(&bytes).await?;
            if self.list.parts.get(self.here) != Some(&sum) {
                return Err(Broken::Damaged);
            }
            self.put(&part, &bytes).await?;
            self.here += 1;
            if self.here < self.list.parts.len() {
                tell(self.bytes_here(), self.bytes());
            }
        }
        // Whoever finds the list finds all parts.
        let list = JsValue::from(self.json.as_str());
        self.put(LIST, &list).await?;
        self.drop_others().await?;
        tell(self.bytes(), self.bytes());
        Ok(())
    }

    async fn put(&self, name: &str, body: &JsValue) -> Result<(), Broken> {
        put(&self.cache, name, body).await
    }

    /// Drops the parts of another model.
    async fn drop_others(&self) -> Result<(), Broken> {
        let keys = wait(Ok(self.cache.keys())).await.map_err(full)?;
        let parts = 0..self.list.parts.len();
        let own: Vec<String> = parts.filter_map(|part| self.list.address(part)).collect();
        for key in js_sys::Array::from(&keys).iter() {
            let address = js_sys::Reflect::get(&key, &"url".into()).ok();
            let address = address.and_then(|address| address.as_string());
            let is_part = |a: &String| a.contains("/models/deep/") && a.contains("?sum=");
            let is_other = |a: &String| !own.iter().any(|part| a.ends_with(part));
            if address.is_some_and(|address| is_part(&address) && is_other(&address)) {
                let dropped = self.cache.delete_with_request(key.unchecked_ref());
                wait(Ok(dropped)).await.map_err(full)?;
            }
        }
        Ok(())
    }
}

/// Remembers whether the deep reader is used.
pub(super) async fn remember(used: bool) -> Result<(), Broken> {
    let cache = cache().await?;
    if used {
        let dropped = cache.delete_with_str(UNUSED);
        return wait(Ok(dropped)).await.map(drop).map_err(full);
    }
    put(&cache, UNUSED, &JsValue::from("")).await
}

/// Drops all that is kept.
pub(super) async fn remove() -> Result<(), Broken> {
    let dropped = storage()?.delete(CACHE);
    wait(Ok(dropped)).await.map(drop).map_err(full)
}

async fn cache() -> Result<Cache, Broken> {
    let opened = wait(Ok(storage()?.open(CACHE))).await;
    opened
        .map(JsCast::unchecked_into)
        .map_err(|_| Broken::NoPlace)
}

fn storage() -> Result<CacheStorage, Broken> {
    let storage = window()?.caches().map_err(|_| Broken::NoPlace)?;
    // A page that came without encryption has none.
    if storage.is_undefined() {
        return Err(Broken::NoPlace);
    }
    Ok(storage)
}

fn window() -> Result<Window, Broken> {
    web_sys::window().ok_or(Broken::NoPlace)
}

/// The list of parts as it is on the server now.
async fn list() -> Result<String, Broken> {
    let response = fetched(&format!("{LIST}?build={BUILD}"), None).await?;
    text(&response).await
}

async fn fetched(address: &str, signal: Option<&AbortSignal>) -> Result<Response, Broken> {
    let options = RequestInit::new();
    options.set_signal(signal);
    let promise = window()?.fetch_with_str_and_init(address, &options);
    let response = wait(Ok(promise)).await.map_err(network)?;
    let response: Response = response.unchecked_into();
    if response.ok() {
        Ok(response)
    } else {
        Err(Broken::Network(response.status().to_string()))
    }
}

async fn text(response: &Response) -> Result<String, Broken> {
    let text = wait(response.text()).await.map_err(network)?;
    text.as_string().ok_or(Broken::Damaged)
}

async fn kept(cache: &Cache, name: &str) -> Option<Response> {
    let found = wait(Ok(cache.match_with_str(name))).await.ok()?;
    found.dyn_into().ok()
}

async fn put(cache: &Cache, name: &str, body: &JsValue) -> Result<(), Broken> {
    let response = match body.dyn_ref::<js_sys::ArrayBuffer>() {
        Some(buffer) => Response::new_with_opt_buffer_source(Some(buffer)),
        None => Response::new_with_opt_str(body.as_string().as_deref()),
    };
    let response = response.map_err(full)?;
    let put = cache.put_with_str(name, &response);
    wait(Ok(put)).await.map(drop).map_err(full)
}

/// SHA-256 in hexadecimal.
async fn sum(bytes: &JsValue) -> Result<String, Broken> {
    let crypto = window()?.crypto().map_err(|_| Broken::NoPlace)?;
    let buffer: &Object = bytes.unchecked_ref();
    let digest = crypto
        .subtle()
        .digest_with_str_and_buffer_source("SHA-256", buffer);
    let digest = wait(digest).await.map_err(|_| Broken::NoPlace)?;
    let bytes = Uint8Array::new(&digest).to_vec();
    Ok(bytes.iter().fold(String::new(), |mut digits, byte| {
        for half in [byte >> 4, byte & 15] {
            digits.extend(char::from_digit(half.into(), 16));
        }
        digits
    }))
}

async fn wait(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what a promise was refused with"
)]
fn network(error: JsValue) -> Broken {
    let is_abort = |error: &DomException| error.name() == "AbortError";
    if error.dyn_ref::<DomException>().is_some_and(is_abort) {
        return Broken::Aborted;
    }
    Broken::Network(said(&error))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what a promise was refused with"
)]
fn full(error: JsValue) -> Broken {
    Broken::Full(said(&error))
}

fn said(error: &JsValue) -> String {
    if let Some(error) = error.dyn_ref::<DomException>() {
        return error.message();
    }
    let error = error.dyn_ref::<js_sys::Error>();
    error.map_or_else(String::new, |error| String::from(error.message()))
}
