//! The parts of a model and of what is packed behind it, read out of Cache Storage.

use js_sys::{JsString, Uint8Array};
use standpoint_protocol::deep::{CACHE, LIST, List};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, DedicatedWorkerGlobalScope, Response};

/// What the parts are together.
pub(super) struct Files {
    /// The model's bytes, in one piece of memory.
    pub(super) model: Vec<u8>,
    /// The files behind it, as they came.
    pub(super) packed: Vec<Vec<u8>>,
}

/// The files, each part of the model copied once to its place.
pub(super) async fn files() -> Result<Files, String> {
    read().await.map_err(|error| describe(&error))
}

async fn read() -> Result<Files, JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let cache: Cache = wait(scope.caches()?.open(CACHE)).await?;
    let response: Response = wait(cache.match_with_str(LIST)).await.map_err(missing)?;
    let json: JsString = wait(response.text()?).await?;
    let list: List = serde_json::from_str(&String::from(json))
        .map_err(|error| JsValue::from(error.to_string()))?;
    let mut file = Vec::with_capacity(list.bytes);
    for number in 0..list.parts.len() {
        let part = list.address(number).unwrap_or_default();
        let response: Response = wait(cache.match_with_str(&part)).await.map_err(missing)?;
        let bytes = Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?);
        let start = file.len();
        let end = start + usize::try_from(bytes.length()).unwrap_or_default();
        file.resize(end, 0);
        bytes.copy_to(&mut file[start..]);
    }
    Ok(parted(file, &list))
}

fn parted(mut model: Vec<u8>, list: &List) -> Files {
    let mut rest = model.split_off(list.bytes_of_model().min(model.len()));
    let mut packed = Vec::with_capacity(list.packed.len());
    for bytes in &list.packed {
        let next = rest.split_off(rest.len().min(*bytes));
        packed.push(std::mem::replace(&mut rest, next));
    }
    Files { model, packed }
}

/// What a promise comes to. A part that is not there is `undefined`, which is of no class.
async fn wait<T: JsCast>(promise: js_sys::Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await?.dyn_into()
}

fn missing(_: JsValue) -> JsValue {
    JsValue::from("a part of the deep reader is not kept on this computer any more")
}

fn describe(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>();
    let message = message.map(|error| String::from(error.message()));
    let message = message.or_else(|| error.as_string());
    message.unwrap_or_else(|| "what is kept could not be read".to_owned())
}
