// Starts the deep reader's worker: a classic script, since Firefox before 114 has no module workers.
importScripts("./deep.js");
wasm_bindgen({ module_or_path: "./deep_bg.wasm" }).catch((error) => {
  // Thrown outside of the promise, so that the page hears of it at once.
  setTimeout(() => {
    throw error;
  });
});
