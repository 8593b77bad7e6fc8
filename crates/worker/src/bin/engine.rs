//! The engine in a Web Worker.

use standpoint_engine::RulesEngine;

fn main() {
    standpoint_worker::serve(RulesEngine::new());
}
