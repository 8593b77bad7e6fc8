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
    let files = files(&InstantEngine::LAYERS).await.unwrap_or_default();
    Models::read(files.iter().map(Vec::as_slice)).unwrap_or_default()
}

/// Fetches the files of some layers.
///
/// # Errors
/// When one of them cannot be had.
pub async fn files(layers: &[Layer]) -> Result<Vec<Vec<u8>>, JsValue> {
    // All are on their way before the first is waited for, and each is listened to from then on: one that
    // fails meanwhile would be an error that nobody caught.
    let under_way: Vec<JsFuture> = layers
        .iter()
        .copied()
        .map(fetch)
        .map(JsFuture::from)
        .collect();
    let mut bodies = Vec::with_capacity(layers.len());
    for file in under_way {
        bodies.push(JsFuture::from(body(file.await?)?));
    }
    let mut files = Vec::with_capacity(layers.len());
    for body in bodies {
        files.push(Uint8Array::new(&body.await?).to_vec());
    }
    Ok(files)
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
