//! Whether the browser may clear what is stored, and how much room there is.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::state::keeping::Storage;

/// Asks the browser not to clear what is stored when it runs short of room. Says whether it agreed.
pub async fn persist() -> bool {
    let Some(asked) = manager().and_then(|storage| storage.persist().ok()) else {
        return false;
    };
    JsFuture::from(asked)
        .await
        .is_ok_and(|answer| answer.is_truthy())
}

/// How full the browser's storage is; `None` where it does not say.
pub async fn measure() -> Option<Storage> {
    let manager = manager()?;
    let estimate = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let bytes = |name: &str| {
        Reflect::get(&estimate, &JsValue::from_str(name))
            .ok()?
            .as_f64()
    };
    let persistent = match manager.persisted() {
        Ok(asked) => JsFuture::from(asked)
            .await
            .is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    };
    Some(Storage {
        used: bytes("usage")?,
        quota: bytes("quota")?,
        persistent,
    })
}

/// There is none outside a secure context.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let present = Reflect::has(&navigator, &JsValue::from_str("storage")).ok()?;
    present.then(|| navigator.storage())
}
