// Measures the built app in Chromium: pastes an article again and again and reads the app's own measures.
// Prints one JSON object on the last line; `cargo xtask bench` shows it.
import { readFile } from "node:fs/promises";
import { App } from "./harness/app.mjs";
import { launchChromium } from "./harness/launch.mjs";
import { serveDist } from "./harness/server.mjs";

const RUNS = 20;
/** The first ones load and compile the engine; they are no measure of the work. */
const WARM_UP = 2;
const WORDS = 500;
const PASTE = "standpoint:paste-to-marks";
const ENGINE = "standpoint:engine";

const sample = await readFile(new URL("../../www/sample.txt", import.meta.url), "utf8");
const server = await serveDist();
const browser = await launchChromium();
try {
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const app = new App(await context.newPage());
  await app.open(server.url);
  for (let run = 0; run < RUNS + WARM_UP; run++) {
    await app.paste(articleOf(WORDS, run));
    await app.page.waitForFunction(([name, count]) => performance.getEntriesByName(name).length > count, [PASTE, run]);
  }
  const entries = (name) =>
    app.page.evaluate(
      (measure) => performance.getEntriesByName(measure).map(({ duration, detail }) => ({ duration, ...detail })),
      name,
    );
  const pastes = (await entries(PASTE)).slice(WARM_UP).map(({ duration }) => duration);
  const speeds = (await entries(ENGINE)).slice(WARM_UP).map(({ duration, words }) => (words / duration) * 1000);
  console.log(
    JSON.stringify({
      [`paste to marks on screen, ${WORDS} words`]: { ...spread(pastes), unit: "ms" },
      // Of a speed the slow end is the bad one.
      engine: { ...spread(speeds.map((speed) => -speed), -1), unit: "words/s" },
    }),
  );
} finally {
  await browser.close();
  await server.stop();
}

/** The sample, repeated or cut to `count` words; `run` makes each one a text of its own. */
function articleOf(count, run) {
  const paragraphs = sample.trim().split(/\n+/);
  const lines = [`Article number ${run}`];
  for (let words = 3, i = 0; words < count; i++) {
    const line = paragraphs[i % paragraphs.length].split(/\s+/).slice(0, count - words);
    lines.push(line.join(" "));
    words += line.length;
  }
  return lines.join("\n\n");
}

function spread(values, sign = 1) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => sign * sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return { median: at(0.5), p95: at(0.95) };
}
