// Starts the engine's worker: a classic script, since Firefox before 114 has no module workers.
importScripts("./engine.js");
wasm_bindgen({ module_or_path: "./engine_bg.wasm" }).catch((error) => {
  // Thrown outside of the promise, so that the page hears of it at once.
  setTimeout(() => {
    throw error;
  });
});
