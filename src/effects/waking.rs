//! What the first screen asks of the deep reader: whether there is one.

use standpoint_protocol::deep::CACHE;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::desk::Desk;
use crate::state::Action;
use crate::state::deep::DeepAction;

/// Has the deep reader looked at if something of it is on this computer. Who never asked for it
/// fetches nothing for its sake.
pub fn when_deep_is_here(desk: &Desk) {
    let storage = web_sys::window().and_then(|window| window.caches().ok());
    // A page that came without encryption has no place of this kind.
    let Some(storage) = storage.filter(|storage| !storage.is_undefined()) else {
        return;
    };
    let desk = desk.clone();
    spawn_local(async move {
        let is_here = JsFuture::from(storage.has(CACHE)).await;
        if is_here.is_ok_and(|is_here| is_here.is_truthy()) {
            desk.send(Action::Deep(DeepAction::Look));
        }
    });
}
