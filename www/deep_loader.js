// Starts the deep reader's worker: a classic script, since Firefox before 114 has no module workers.
importScripts("./deep.js");
wasm_bindgen({ module_or_path: "./deep_bg.wasm" });
