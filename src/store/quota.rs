//! Whether the browser may clear what is stored.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser not to clear what is stored when it runs short of room. Says whether it agreed.
pub async fn persist() -> bool {
    let Some(asked) = manager().and_then(|storage| storage.persist().ok()) else {
        return false;
    };
    JsFuture::from(asked)
        .await
        .is_ok_and(|answer| answer.is_truthy())
}

/// There is none outside a secure context.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let present = Reflect::has(&navigator, &JsValue::from_str("storage")).ok()?;
    present.then(|| navigator.storage())
}
