// Starts the app. A file of its own because the page's Content Security Policy allows no inline script.
// The build writes the names of the files to load into <meta name="standpoint-app">.
const { module, wasm } = document.querySelector('meta[name="standpoint-app"]').dataset;
const here = (name) => new URL(name, document.baseURI);

try {
  const { default: start } = await import(here(module));
  await start({ module_or_path: here(wasm) });
} catch (error) {
  // The app may have taken the page's content away before it failed.
  const sentence = document.getElementById("boot-failure");
  if (sentence) sentence.hidden = false;
  throw error;
}
