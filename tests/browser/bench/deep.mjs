// The deep reader in its worker: started from what the browser keeps, and asked for a text again and again.
import { App } from "../harness/app.mjs";
import { Deep } from "../harness/deep.mjs";
import { spread } from "./figures.mjs";
import { textOf } from "./texts.mjs";

/** An article, and a text of several windows. */
const SIZES = [500, 2000];
const STARTS = 6;
const RUNS = 20;
/** The first runs have the browser compile the worker's code as far as it ever does. */
const WARM_UP = 2;

/** The figures of the deep reader: the model is fetched once, as by an analyst, and then comes from the cache. */
export async function deepFigures(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const deep = new Deep(new App(page));
  await deep.app.open(server.url);
  await deep.open();
  await deep.button("fetch").click();
  await deep.here();
  const starts = [];
  for (let run = 0; run < STARTS; run++) starts.push((await measure(page, [], 0)).ready);
  const figures = { "deep, ready from the cache": { ...spread(starts), unit: "ms", bar: "at most 600" } };
  for (const size of SIZES) {
    const { runs, memory } = await measure(page, await textOf(size), RUNS + WARM_UP);
    Object.assign(figures, readings(size, runs.slice(WARM_UP)));
    figures[`deep, worker's linear memory, ${size} words`] = { median: memory, p95: memory, unit: "MB", bar: "at most 250" };
  }
  await context.close();
  return figures;
}

/** From the request for a text to its first marks and to its last, and how many words a second that is. */
function readings(size, runs) {
  const rates = runs.map(({ words, all }) => (words * 1000) / all).map((rate) => -rate);
  const { median, p95 } = spread(rates);
  return {
    [`deep, ${size} words, rate`]: { median: -median, p95: -p95, unit: "words/s", bar: "at least 900" },
    [`deep, ${size} words, first marks`]: { ...spread(runs.map(({ first }) => first)), unit: "ms", bar: "at most 300" },
    [`deep, ${size} words, all marks`]: {
      ...spread(runs.map(({ all }) => all)),
      unit: "ms",
      ...(size === 500 && { bar: "at most 1000" }),
    },
  };
}

/** A worker of its own, started from the page as the app starts one, that reads the text so often. */
async function measure(page, text, runs) {
  const started = page.waitForEvent("worker");
  const figures = page.evaluate(inWorker, [text, runs]);
  const worker = await started;
  const result = await figures;
  const memory = runs ? await worker.evaluate(async () => (await wasm_bindgen()).memory.buffer.byteLength / 1e6) : 0;
  await page.evaluate(() => window.benchWorker.terminate());
  return { ...result, memory };
}

/** Runs in the page; the worker speaks its own protocol, which the app's side of it is no part of. */
async function inWorker([text, runs]) {
  const begun = performance.now();
  const worker = (window.benchWorker = new Worker("deep_loader.js"));
  await new Promise((resolve) => (worker.onmessage = resolve));
  const ready = performance.now() - begun;
  const read = (id) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      let first;
      worker.onerror = reject;
      worker.onmessage = ({ data }) => {
        const news = data.news?.news;
        if (!news) return reject(new Error(JSON.stringify(data)));
        if (news.read) {
          if (JSON.parse(news.read).marks.length) first ??= performance.now() - start;
          worker.postMessage({ taken: { id } });
        }
        if (news.done) resolve({ first, all: performance.now() - start, words: news.done.words });
      };
      worker.postMessage({ analyse: { id, text } });
    });
  const all = [];
  for (let run = 1; run <= runs; run++) all.push(await read(run));
  return { ready, runs: all };
}
