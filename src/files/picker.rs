//! The browser's dialog to open files.

use standpoint_formats::LARGEST_DOCUMENT;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::{Arrival, FileError, Incoming, folder, limit, read};

/// What the dialog proposes; other files can be chosen too.
const KINDS: &str = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.json,.zip,text/plain,text/markdown,text/html,application/json,application/zip";

/// What it proposes where only annotations are wanted.
const ANNOTATIONS: &str = ".json,.zip,application/json,application/zip";

/// Lets a person choose files; each is told as it has been read. Browsers show the dialog only in
/// answer to a click or a key.
pub fn pick(on_arrival: impl Fn(Arrival) + 'static) {
    choose(file_input(KINDS), move |files| {
        spawn_local(async move {
            for (number, file) in files.iter().enumerate() {
                on_arrival(Arrival::nth(number, read::file(file).await));
            }
        });
    });
}

/// Lets a person choose files of annotations that belong together; they are told together, once all
/// have been read.
pub fn pick_together(on_read: impl FnOnce(Result<Vec<Incoming>, FileError>) + 'static) {
    choose(file_input(ANNOTATIONS), move |files| {
        spawn_local(async move { on_read(read_all(files, limit).await) });
    });
}

/// The same for files in the formats of others: any file, and as large as can be opened.
pub fn pick_others(on_read: impl FnOnce(Result<Vec<Incoming>, FileError>) + 'static) {
    choose(file_input(""), move |files| {
        spawn_local(async move { on_read(read_all(files, |_| LARGEST_DOCUMENT).await) });
    });
}

/// Lets a person choose a folder; all files in it are told together.
pub fn pick_folder(on_read: impl FnOnce(Result<Vec<Incoming>, FileError>) + 'static) {
    let input = file_input("");
    if let Some(input) = &input {
        input.set_webkitdirectory(true);
    }
    choose(input, move |files| {
        spawn_local(async move { on_read(folder::read_chosen(files).await) });
    });
}

async fn read_all(files: Vec<File>, limit: fn(&str) -> usize) -> Result<Vec<Incoming>, FileError> {
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        all.push(read::file_within(&file, limit(&file.name())).await?);
    }
    Ok(all)
}

fn choose(input: Option<HtmlInputElement>, on_chosen: impl FnOnce(Vec<File>) + 'static) {
    let Some(input) = input else { return };
    let chosen = {
        let input = input.clone();
        Closure::once_into_js(move || on_chosen(read::files_of(input.files().as_ref())))
    };
    input.set_onchange(Some(chosen.unchecked_ref()));
    input.click();
}

fn file_input(kinds: &str) -> Option<HtmlInputElement> {
    let input = web_sys::window()?
        .document()?
        .create_element("input")
        .ok()?;
    let input: HtmlInputElement = input.unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(kinds);
    Some(input)
}
