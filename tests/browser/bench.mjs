// Measures the built app in Chromium. Prints one JSON object on the last line; `cargo xtask bench` shows it.
import { deepFigures } from "./bench/deep.mjs";
import { engineFigures } from "./bench/engine.mjs";
import { workbenchFigures } from "./bench/workbench.mjs";
import { launchChromium } from "./harness/launch.mjs";
import { serveDist } from "./harness/server.mjs";

const server = await serveDist();
const browser = await launchChromium();
try {
  const deep = await deepFigures(browser, server);
  const engine = await engineFigures(browser, server);
  const workbench = await workbenchFigures(browser, server);
  console.log(JSON.stringify({ ...deep, ...engine, ...workbench }));
} finally {
  await browser.close();
  await server.stop();
}
