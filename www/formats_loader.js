// Starts the worker for errands: a classic script, since Firefox before 114 has no module workers.
importScripts("./formats.js");

// The worker's second part: what few errands need. It comes within the call that needs it.
// The build writes its name here; a build that is whole names none.
const SECOND = "";
let here = !SECOND;

/** Brings it and joins it to the first part, unless it is there. */
function bring(first) {
  if (here) return;
  const request = new XMLHttpRequest();
  request.open("GET", SECOND, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${SECOND}: ${request.status}`);
  new WebAssembly.Instance(new WebAssembly.Module(request.response), { a: first });
  here = true;
}
self.standpointSecond = { bring };

wasm_bindgen({ module_or_path: "./formats_bg.wasm" }).catch((error) => {
  // Thrown outside of the promise, so that the page hears of it at once.
  setTimeout(() => {
    throw error;
  });
});
