// Starts the engine's worker: a classic script, since Firefox before 114 has no module workers.
importScripts("./engine.js");
wasm_bindgen({ module_or_path: "./engine_bg.wasm" });
