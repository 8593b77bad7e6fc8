//! What is typed before the field that it is meant for has the focus: a field is drawn and given the
//! focus some frames after it was asked for, and whoever asked types on.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDocument, KeyboardEvent};

use crate::state::Workspace;

thread_local! {
    /// The signs, in the order in which they were typed.
    static SIGNS: RefCell<String> = const { RefCell::new(String::new()) };
    /// The last time that the field of the search was asked for and got the focus.
    static FOUND: Cell<u32> = const { Cell::new(0) };
}

/// Keeps the sign of a key for the field that waits for the focus, and says whether it did. Keys that
/// are no signs are not kept: nobody decides on what is not there to be seen.
pub fn keep(state: &Workspace, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    let kept = waits(state) && plain && key.chars().count() == 1;
    SIGNS.with_borrow_mut(|signs| {
        if kept {
            signs.push_str(&key);
        } else if !waits(state) {
            // Whatever they were for did not open.
            signs.clear();
        }
    });
    kept
}

/// Whether something was asked for that takes the focus, and has not taken it yet.
fn waits(state: &Workspace) -> bool {
    if state.dialog.is_some() {
        return document()
            .is_some_and(|page| matches!(page.query_selector("dialog[open]"), Ok(None)));
    }
    state.find.open && state.find.asked != FOUND.get()
}

/// Notes that the field of the search has the focus, for as often as it was asked for.
pub fn found(asked: u32) {
    FOUND.set(asked);
    deliver();
}

/// Types what was kept into whatever has the focus now; where no text goes, it is dropped.
pub fn deliver() {
    let signs = SIGNS.take();
    if signs.is_empty() {
        return;
    }
    // The one way of typing as a person does: over what is selected, to be taken back by the browser.
    // Refused where nothing can be typed.
    if let Some(page) = document().and_then(|page| page.dyn_into::<HtmlDocument>().ok()) {
        let _ = page.exec_command_with_show_ui_and_value("insertText", false, &signs);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
