//! The parts of a model, read out of Cache Storage into one piece of memory.

use js_sys::{JsString, Uint8Array};
use standpoint_protocol::deep::{CACHE, LIST, List};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, DedicatedWorkerGlobalScope, Response};

/// The model's bytes, each part copied once to its place.
pub(super) async fn model() -> Result<Vec<u8>, String> {
    read().await.map_err(|error| describe(&error))
}

async fn read() -> Result<Vec<u8>, JsValue> {
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
    Ok(file)
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
