//! Pasting, and reading what a clipboard or a drag carries.

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, Element, Event};

use super::read::{self, Wording};
use super::{Arrival, wording};
use crate::listener::Listener;

#[wasm_bindgen]
extern "C" {
    /// The data of a paste or a drop, with its strings left as they are: a Rust string would hide
    /// what is no Unicode in them.
    type RawTransfer;

    #[wasm_bindgen(method, catch, js_name = getData)]
    fn get_data(this: &RawTransfer, format: &str) -> Result<JsString, JsValue>;
}

/// Takes in what is pasted outside the fields of forms.
pub(super) fn listen(on_arrival: impl Fn(Arrival) + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let on_paste = move |event: Event| {
        if is_field(&event) {
            return;
        }
        let data = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data);
        if let Some(data) = data {
            event.prevent_default();
            take(&data, &on_arrival);
        }
    };
    vec![Listener::new(&window, "paste", on_paste)]
}

/// Takes in what a paste or a drop carries: its files, or else its text. Nothing at all is an empty
/// text.
pub(super) fn take(data: &DataTransfer, on_arrival: &(impl Fn(Arrival) + Clone + 'static)) {
    // The files are taken out now: the data is closed to us once the event is over.
    let files = read::files_of(data.files().as_ref());
    if files.is_empty() {
        let html = wording_of(data, "text/html");
        let plain = wording_of(data, "text/plain");
        let use_html = wording::prefers_html(html.as_str(), plain.as_str());
        on_arrival(read::incoming(html, plain, use_html).into());
        return;
    }
    let on_arrival = on_arrival.clone();
    spawn_local(async move {
        for (number, file) in files.iter().enumerate() {
            on_arrival(Arrival::nth(number, read::file(file).await));
        }
    });
}

fn wording_of(data: &DataTransfer, format: &str) -> Wording {
    let raw = data.unchecked_ref::<RawTransfer>().get_data(format);
    raw.map(|raw| Wording::from(&raw)).unwrap_or_default()
}

/// Whether an event is meant for a field of a form.
pub(super) fn is_field(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        let field = "input, textarea, select, [contenteditable]";
        target.closest(field).is_ok_and(|field| field.is_some())
    })
}
