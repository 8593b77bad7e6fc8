//! What the engine has learned, fetched from beside the worker.

use js_sys::{Promise, Uint8Array};
use standpoint_engine::InstantEngine;
use standpoint_engine::learned::Models;
use standpoint_engine::learned::weights::Layer;
use standpoint_protocol::BUILD;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// Fetches the weights; none where one of them cannot be had, since the rules do without. Whoever
/// loads the page again tries again.
pub async fn load() -> Models {
    // All are on their way before the first is waited for.
    let under_way = InstantEngine::LAYERS.map(fetch);
    let mut files = Vec::with_capacity(InstantEngine::LAYERS.len());
    for file in under_way {
        match JsFuture::from(file).await.and_then(body) {
            Ok(body) => files.push(body),
            Err(_) => return Models::default(),
        }
    }
    let mut bytes = Vec::with_capacity(InstantEngine::LAYERS.len());
    for file in files {
        match JsFuture::from(file).await {
            Ok(buffer) => bytes.push(Uint8Array::new(&buffer).to_vec()),
            Err(_) => return Models::default(),
        }
    }
    Models::read(bytes.iter().map(Vec::as_slice)).unwrap_or_default()
}

/// The file keeps its name from build to build; the build in its address keeps a browser from
/// taking an old one for it.
fn fetch(layer: Layer) -> Promise {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let name = layer.name();
    scope.fetch_with_str(&format!("models/{name}.weights?build={BUILD}"))
}

fn body(response: JsValue) -> Result<Promise, JsValue> {
    let response: Response = response.dyn_into()?;
    if response.ok() {
        response.array_buffer()
    } else {
        Err(JsValue::from(response.status()))
    }
}
