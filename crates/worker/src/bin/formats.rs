//! Errands in a Web Worker.

use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the second part of this program, which `cargo xtask build` parts. Only the two parts call it; a
/// build that is whole has no use for it.
#[wasm_bindgen(js_name = bringSecondPart)]
pub fn bring() {
    standpoint_worker::formats::bring();
}

fn main() {
    standpoint_worker::formats::serve();
}
