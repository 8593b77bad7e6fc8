//! The app's second part: functions of rooms that are opened from the first screen, in a WebAssembly
//! file of its own. `cargo xtask build` parts them, by the list in `xtask/src/split/rooms/app.rs`;
//! `www/second.js` brings them once the first screen stands.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = standpointSecond, js_name = bring)]
    fn bring_now(first: &JsValue);
}

/// Called where a function of the second part is called before that has come by itself: brings it
/// within the call. Only the two parts call it; a build that is whole has no use for it.
#[wasm_bindgen(js_name = bringSecondPart)]
pub fn bring() {
    bring_now(&wasm_bindgen::exports());
}
