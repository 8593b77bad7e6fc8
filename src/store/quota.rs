//! How much room there is, and whether the browser may clear it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Room for this site, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// What is taken.
    pub used: f64,
    /// What there is in all.
    pub available: f64,
}

/// Asks the browser not to clear what is stored when it runs short of room. Says whether it agreed.
pub async fn persist() -> bool {
    let Some(asked) = manager().and_then(|storage| storage.persist().ok()) else {
        return false;
    };
    JsFuture::from(asked)
        .await
        .is_ok_and(|answer| answer.is_truthy())
}

/// How much room there is, where the browser tells.
pub async fn estimate() -> Option<Estimate> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let number = |field| {
        Reflect::get(&estimate, &JsValue::from_str(field))
            .ok()?
            .as_f64()
    };
    Some(Estimate {
        used: number("usage")?,
        available: number("quota")?,
    })
}

/// There is none outside a secure context.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let present = Reflect::has(&navigator, &JsValue::from_str("storage")).ok()?;
    present.then(|| navigator.storage())
}
