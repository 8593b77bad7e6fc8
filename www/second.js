// Brings the app's second part: the WebAssembly of all that is opened from the first screen. It comes by
// itself once that stands; what is wanted earlier has it come at once.
// The build writes its name into <meta name="standpoint-app">; a build that is whole names none.
const { second } = document.querySelector('meta[name="standpoint-app"]').dataset;
const address = second && new URL(second, document.baseURI);
// The app takes the page's content away when it starts.
const failure = document.getElementById("second-failure");
let here = !second;

/** Joins it to the first part, unless it came another way meanwhile: what it finds there is in use. */
function join(first, module) {
  if (here) return;
  new WebAssembly.Instance(module, { a: first });
  here = true;
  document.documentElement.dataset.second = "here";
}

async function come(first) {
  const response = await fetch(address, { priority: "low" });
  if (!response.ok) throw new Error(`the app's second part: ${response.status}`);
  join(first, await WebAssembly.compile(await response.arrayBuffer()));
}

/** Has it come when nothing else is to be done, and again when there is a network after there was none. */
function follow(first) {
  if (here) return;
  const quietly = () => come(first).catch(() => addEventListener("online", quietly, { once: true }));
  // Safari has no idle times.
  if (globalThis.requestIdleCallback) requestIdleCallback(quietly, { timeout: 1000 });
  else setTimeout(quietly);
}

/** Brings it within this call, which a function of it waits for. The page stands still meanwhile. */
function bring(first) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  // A page gets bytes within a call only as characters, each with a byte in its lower half.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`the app's second part: ${request.status}`);
  join(first, new WebAssembly.Module(Uint8Array.from(request.responseText, (character) => character.charCodeAt(0))));
}

/** Within a call nothing can be waited for; what the app was doing ends here, and the page says so. */
function bringOrSay(first) {
  try {
    bring(first);
  } catch (error) {
    failure.hidden = false;
    document.body.prepend(failure);
    throw error;
  }
}

globalThis.standpointSecond = { follow, bring: bringOrSay };
