// The engine in its worker: pastes a text again and again and reads the app's own measures, the page's and the worker's.
import { App } from "../harness/app.mjs";
import { spread } from "./figures.mjs";
import { textOf } from "./texts.mjs";

/** The first runs load and compile the engine; they are no measure of the work. */
const WARM_UP = 2;
const SHORT = { words: 500, runs: 20 };
const LONG = { words: 100_000, runs: 10 };
/** A machine with other work may take long over a long text; a run that never ends is a fault. */
const PATIENCE = 300_000;

/** The measures: the app's from the arrival of a text to its last mark, and of reading alone; ours to its first marks. */
const PASTE = "standpoint:paste-to-marks";
const ENGINE = "standpoint:engine";
const FIRST = "bench:first-marks";

/** The figures of the engine. */
export async function engineFigures(browser, server) {
  const short = await measure(browser, server, SHORT);
  const long = await measure(browser, server, LONG);
  return {
    ...readings(short, "at most 10"),
    [`paste to marks on screen, ${short.words} words`]: { ...spread(short.pastes), unit: "ms" },
    ...readings(long),
    [`paste to first screen of marks, ${long.words} words`]: { ...spread(long.firsts), unit: "ms", bar: "at most 150" },
    [`paste to all marks, ${long.words} words`]: { ...spread(long.pastes), unit: "ms" },
    // The linear memory of WebAssembly holds the engine's weights and all that it makes of a text. The compiled
    // program and the messages under way are the browser's own and not counted.
    [`worker's linear memory, ${long.words} words`]: { ...spread(long.memory), unit: "MB", bar: "at most 120" },
  };
}

/** Pastes a text into a fresh profile until it has been measured often enough. */
async function measure(browser, server, { words, runs }) {
  const text = await textOf(words);
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const app = new App(await context.newPage());
  await app.open(server.url);
  const memory = [];
  for (let run = 0; run < runs + WARM_UP; run++) {
    await app.page.evaluate(watchFirstMarks, FIRST);
    await app.paste(text);
    await app.page.waitForFunction(
      ([names, count]) => names.every((name) => performance.getEntriesByName(name).length > count),
      [[PASTE, FIRST], run],
      { timeout: PATIENCE },
    );
    memory.push(await linearMemory(app.page));
  }
  const entries = async (name) => {
    const all = (measure) => performance.getEntriesByName(measure).map(({ duration, detail }) => ({ duration, ...detail }));
    return (await app.page.evaluate(all, name)).slice(WARM_UP);
  };
  const durations = async (name) => (await entries(name)).map(({ duration }) => duration);
  const reading = await entries(ENGINE);
  const measured = {
    words: reading[0].words,
    readings: reading.map(({ duration }) => duration),
    pastes: await durations(PASTE),
    firsts: await durations(FIRST),
    // It never shrinks: after each text it is the most that any text so far has needed.
    memory: memory.slice(WARM_UP),
  };
  await context.close();
  return measured;
}

/** Time and speed of the engine, named as the native bench names its own. */
function readings({ words, readings: times }, bar) {
  const { median, p95 } = spread(times);
  const rate = (milliseconds) => Math.round((words * 1000) / milliseconds);
  return {
    [`engine, ${words} words`]: { median, p95, unit: "ms", bar },
    [`engine, ${words} words, rate`]: { median: rate(median), p95: rate(p95), unit: "words/s" },
  };
}

/** Runs in the page: measures from the next paste until the first marks of a new article have been drawn. */
function watchFirstMarks(name) {
  const open = () => document.querySelector('[data-testid="article"]');
  const begin = () => {
    const start = performance.now();
    const before = open();
    const observer = new MutationObserver(() => {
      const article = open();
      if (article === before || !article?.querySelector("[data-marks]")) return;
      observer.disconnect();
      // The first frame draws; when the second begins, the first is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => performance.measure(name, { start })));
    });
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ["data-marks"] });
  };
  addEventListener("paste", begin, { capture: true, once: true });
}

/** The WebAssembly memory of the page's worker in MB (10^6 bytes), asked in the worker itself. */
async function linearMemory(page) {
  const [worker] = page.workers();
  // Started already, the module gives back what it exports.
  return worker.evaluate(async () => (await wasm_bindgen()).memory.buffer.byteLength / 1e6);
}
