//! The browser's dialog to open files.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::{Arrival, read};

/// What the dialog proposes; other files can be chosen too.
const KINDS: &str = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.json,.zip,text/plain,text/markdown,text/html,application/json,application/zip";

/// Lets a person choose files; each is told as it has been read. Browsers show the dialog only in
/// answer to a click or a key.
pub fn pick(on_arrival: impl Fn(Arrival) + 'static) {
    let Some(input) = file_input() else { return };
    let chosen = {
        let input = input.clone();
        Closure::once_into_js(move || {
            let files = read::files_of(input.files().as_ref());
            spawn_local(async move {
                for (number, file) in files.iter().enumerate() {
                    on_arrival(Arrival::nth(number, read::file(file).await));
                }
            });
        })
    };
    input.set_onchange(Some(chosen.unchecked_ref()));
    input.click();
}

fn file_input() -> Option<HtmlInputElement> {
    let input = web_sys::window()?
        .document()?
        .create_element("input")
        .ok()?;
    let input: HtmlInputElement = input.unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(KINDS);
    Some(input)
}
