//! The instant engine in a Web Worker.

use standpoint_engine::InstantEngine;
use standpoint_worker::engine::{serve, weights};

fn main() {
    wasm_bindgen_futures::spawn_local(async {
        serve(InstantEngine::new(weights::load().await));
    });
}
