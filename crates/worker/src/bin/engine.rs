//! The instant engine in a Web Worker.

use standpoint_engine::InstantEngine;
use standpoint_worker::engine::{serve_warm, weights};

fn main() {
    wasm_bindgen_futures::spawn_local(async {
        serve_warm(InstantEngine::new(weights::load().await));
    });
}
