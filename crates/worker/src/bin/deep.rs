//! The deep reader in a Web Worker.

use standpoint_worker::deep;

fn main() {
    wasm_bindgen_futures::spawn_local(deep::start());
}
