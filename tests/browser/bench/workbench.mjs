// The workbench at work: opening, marking, changing, undoing, typing and scrolling in short and in long documents.
import { App, ARTICLE } from "../harness/app.mjs";
import { longestFrame, watchFrames, watchNextKey, watchOpening, watchReady } from "./in-page.mjs";
import { spread } from "./figures.mjs";
import { documentOf, textOf } from "./texts.mjs";

const RUNS = 20;
/** The bars of the long document; those of the middle one are what a bare library takes on 100,000 characters. */
const LONG = { words: 100_000, marks: 10_000, bars: { opened: 400, work: 16, memory: 350 } };
const MIDDLE = { words: 20_000, marks: 2_000, bars: { opened: 400, painted: 30, undone: 30 } };
const SHORT = { words: 1_000, marks: 100, bars: {} };

/** The figures of the workbench. */
export async function workbenchFigures(browser, server) {
  const figures = { ...(await loading(browser, server)) };
  const measured = [];
  for (const size of [LONG, MIDDLE, SHORT]) {
    const opened = await opening(browser, server, size);
    const marked = await marking(browser, server, size);
    measured.push(marked);
    Object.assign(figures, named(size, opened, marked));
  }
  const [long, , short] = measured;
  for (const what of ["add", "change", "undo"]) {
    const ratio = (key) => spread(long[what].work)[key] / spread(short[what].work)[key];
    const name = `${what} a mark, main thread, ${LONG.words} words to ${SHORT.words}`;
    figures[name] = { median: ratio("median"), p95: ratio("p95"), unit: "times", bar: "at most 1.5" };
  }
  return { ...figures, ...(await whileReading(browser, server)) };
}

function named({ words, marks, bars }, opened, marked) {
  const where = `${words} words, ${marks} marks`;
  const figure = (values, unit, bar) => ({ ...spread(values), unit, ...(bar && { bar: `at most ${bar}` }) });
  const figures = {
    [`open to first screen, ${where}`]: figure(opened, "ms", bars.opened),
    [`label to painted, ${where}`]: figure(marked.add.painted, "ms", bars.painted),
    [`undo to painted, ${where}`]: figure(marked.undo.painted, "ms", bars.undone),
    [`memory, ${where}`]: figure(marked.memory, "MB", bars.memory),
  };
  for (const what of ["add", "change", "undo"]) {
    figures[`${what} a mark, main thread, ${where}`] = figure(marked[what].work, "ms", bars.work);
  }
  return figures;
}

/** An app in a fresh profile, with the page's own counters. */
async function fresh(browser, server, use) {
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  await context.addInitScript(() => delete window.showOpenFilePicker);
  const page = await context.newPage();
  const counters = await context.newCDPSession(page);
  // The thread's own time: what other work the machine does meanwhile is not counted.
  await counters.send("Performance.enable", { timeDomain: "threadTicks" });
  try {
    return await use(new App(page), page, async (name) => {
      const { metrics } = await counters.send("Performance.getMetrics");
      return metrics.find((metric) => metric.name === name).value;
    });
  } finally {
    await context.close();
  }
}

/** From the request for the page to an app that can be used, nothing cached. */
async function loading(browser, server) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await fresh(browser, server, async (app, page) => {
      await page.addInitScript(watchReady);
      await app.open(server.url);
      times.push(await page.evaluate(() => performance.getEntriesByName("bench:ready")[0].startTime));
    });
  }
  return { "first load to usable": { ...spread(times), unit: "ms", bar: "at most 1000" } };
}

async function openDocument(app, { words, marks }, id) {
  const buffer = await documentOf(words, marks, id);
  await app.openFiles([{ name: `${id}.json`, mimeType: "application/json", buffer }]);
}

/** From the choice of the file to the first screen with its marks. */
async function opening(browser, server, size) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await fresh(browser, server, async (app, page) => {
      await app.open(server.url);
      await page.evaluate(watchOpening, ARTICLE);
      await openDocument(app, size, `open-${run}`);
      times.push(await measured(page, "bench:opened"));
    });
  }
  return times;
}

/** Marks a word, changes the mark, and takes both back, in one open document. */
async function marking(browser, server, size) {
  const results = { add: { work: [], painted: [] }, change: { work: [], painted: [] }, undo: { work: [], painted: [] }, memory: [] };
  return fresh(browser, server, async (app, page, counter) => {
    await app.open(server.url);
    await openDocument(app, size, "mark");
    await page.waitForSelector(`${ARTICLE} [data-marks]`);
    await app.kept();
    const act = async (what, key) => {
      const before = await counter("TaskDuration");
      await page.evaluate(watchNextKey);
      await app.press(key);
      results[what].painted.push(await measured(page, "bench:key"));
      results[what].work.push(((await counter("TaskDuration")) - before) * 1000);
    };
    await app.press("Control+Home");
    for (let run = 0; run < RUNS; run++) {
      await app.press("Escape", "Control+ArrowRight", "Control+ArrowRight", "Control+Shift+ArrowRight");
      await app.drawn();
      await act("add", "1");
      await act("change", "Shift+3");
      await act("undo", "Control+z");
      await app.press("Control+z");
      await app.kept();
      results.memory.push((await counter("JSHeapUsedSize")) / 1e6 + (await linearMemory(page)));
    }
    return results;
  });
}

/** The WebAssembly memory of the app and of its workers in MB (10^6 bytes). */
async function linearMemory(page) {
  const app = await page.evaluate(async () => {
    const { module } = document.querySelector('meta[name="standpoint-app"]').dataset;
    // Started already, the module gives back what it exports.
    const started = await import(new URL(module, document.baseURI));
    return (await started.default()).memory.buffer.byteLength / 1e6;
  });
  let all = app;
  for (const worker of page.workers()) {
    all += await worker.evaluate(async () => (await wasm_bindgen()).memory.buffer.byteLength / 1e6);
  }
  return all;
}

/** Types into a field and scrolls while the engine reads a long text: the longest time between two frames. */
async function whileReading(browser, server) {
  const text = await textOf(LONG.words);
  const frames = [];
  for (let run = 0; run < RUNS; run++) {
    await fresh(browser, server, async (app, page) => {
      await app.open(server.url);
      await app.paste(text);
      await page.waitForSelector(`${ARTICLE} [data-marks]`);
      await page.evaluate(watchFrames);
      const field = page.locator('#panel input[type="text"], #panel input:not([type])').first();
      while ((await page.locator(`${ARTICLE}[data-marked="true"]`).count()) === 0) {
        await field.press("a");
        await page.locator(ARTICLE).hover();
        await page.mouse.wheel(0, 600);
      }
      frames.push(await page.evaluate(longestFrame));
    });
  }
  const name = `longest frame while ${LONG.words} words are read, typing and scrolling`;
  return { [name]: { ...spread(frames), unit: "ms", bar: "at most 50" } };
}

/**
 * The duration of a measure that the page takes, in milliseconds, once it is there; it is taken away. The page is
 * not asked again and again meanwhile: that would be work of its main thread too.
 */
async function measured(page, name) {
  return page.evaluate(
    (which) =>
      new Promise((resolve) => {
        const take = () => {
          const [entry] = performance.getEntriesByName(which);
          if (!entry) return false;
          performance.clearMeasures(which);
          resolve(entry.duration);
          return true;
        };
        if (take()) return;
        new PerformanceObserver((_, observer) => take() && observer.disconnect()).observe({ entryTypes: ["measure"] });
      }),
    name,
  );
}
