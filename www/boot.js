// Starts the app. A file of its own because the page's Content Security Policy allows no inline script.
// The build writes the names of the files to load into <meta name="standpoint-app">.
// The app's words come beside it, in a file that keeps its name: the server is asked whether it is still the same.
const { module, wasm } = document.querySelector('meta[name="standpoint-app"]').dataset;
const here = (name) => new URL(name, document.baseURI);

/** The words of the app, which finds them as `standpointWords`. */
async function words() {
  const response = await fetch(here("locales/en.ftl"), { cache: "no-cache" });
  if (!response.ok) throw new Error(`the app's words: ${response.status}`);
  globalThis.standpointWords = await response.text();
}

try {
  const [{ default: start }] = await Promise.all([import(here(module)), words()]);
  standpointSecond.follow(await start({ module_or_path: here(wasm) }));
} catch (error) {
  // The app may have taken the page's content away before it failed.
  const sentence = document.getElementById("boot-failure");
  if (sentence) sentence.hidden = false;
  throw error;
}
