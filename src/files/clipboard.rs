//! Reading the clipboard without a paste, for a button that says so.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem};

use super::read::{self, Wording};
use super::{FileError, Incoming, wording};

/// Reads the clipboard. `None` where the browser or the person does not let the page read it, or
/// where there is no text in it: the app then offers a field to paste into.
pub async fn read_clipboard() -> Option<Result<Incoming, FileError>> {
    let items = JsFuture::from(read()?).await.ok()?;
    let (mut html, mut plain) = (None, None);
    for item in Array::from(&items).iter() {
        let item: ClipboardItem = item.unchecked_into();
        html = html.or(wording_of(&item, "text/html").await);
        plain = plain.or(wording_of(&item, "text/plain").await);
    }
    if html.is_none() && plain.is_none() {
        return None;
    }
    let (html, plain) = (html.unwrap_or_default(), plain.unwrap_or_default());
    let use_html = wording::prefers_html(html.as_str(), plain.as_str());
    Some(read::incoming(html, plain, use_html))
}

/// Asks for what is on the clipboard; not every browser can be asked.
fn read() -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let read = Reflect::get(&clipboard, &"read".into()).ok()?;
    read.dyn_ref::<Function>()?
        .call0(&clipboard)
        .ok()?
        .dyn_into()
        .ok()
}

async fn wording_of(item: &ClipboardItem, format: &str) -> Option<Wording> {
    if !item.types().includes(&JsValue::from_str(format), 0) {
        return None;
    }
    let blob: Blob = JsFuture::from(item.get_type(format))
        .await
        .ok()?
        .unchecked_into();
    let text = JsFuture::from(blob.text()).await.ok()?;
    // A blob holds UTF-8: there are no surrogates in it.
    Some(Wording::from(text.as_string().unwrap_or_default()))
}
