// Starts the worker for errands: a classic script, since Firefox before 114 has no module workers.
importScripts("./formats.js");
wasm_bindgen({ module_or_path: "./formats_bg.wasm" }).catch((error) => {
  // Thrown outside of the promise, so that the page hears of it at once.
  setTimeout(() => {
    throw error;
  });
});
