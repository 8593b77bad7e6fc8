// `appTest`: a test with an app of its own, in a Chromium that knows nothing of any other test.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { App } from "./app.mjs";
import { ending, PARTING, withPatience } from "./patience.mjs";
import { launchChromium } from "./launch.mjs";
import { watchForProblems } from "./problems.mjs";
import { serveDist } from "./server.mjs";

const OUTPUT = fileURLToPath(new URL("../output/", import.meta.url));
/** How many milliseconds a test may take. */
const PATIENCE = 60_000;

let browser;

before(async () => {
  browser = await launchChromium();
});
after(async () => {
  ending();
  await browser?.close();
});

/**
 * A test that gets an open app: `appTest("name", async ({ app, page }) => …)`. `freshApp()` opens another one, in a
 * profile that knows nothing of the first.
 *
 * Options (before the function): `prefix`, the path that the site lies under; `expected`, patterns of problems that
 * belong to the test, each of which must come; `opened: false` for a test that opens the app itself; all others go to the browser context
 * (`viewport`, `colorScheme`, `hasTouch`, `reducedMotion` …).
 */
export function appTest(name, ...rest) {
  const [options, body] = rest.length === 2 ? rest : [{}, rest[0]];
  test(name, { timeout: PATIENCE + PARTING }, () => withApp(name, options, body));
}

async function withApp(name, { prefix = "/", expected = [], opened = true, ...contextOptions }, body) {
  const server = await serveDist(prefix);
  const watch = { problems: [], log: [] };
  const contexts = [];
  const profile = async () => {
    const context = await openContext(server, contextOptions, watch);
    contexts.push(context);
    return context;
  };
  const freshApp = async () => {
    const app = new App(await (await profile()).newPage());
    await app.open(server.url);
    return app;
  };
  const context = await profile();
  const page = await context.newPage();
  const app = new App(page);
  try {
    await withPatience(PATIENCE, async () => {
      if (opened) await app.open(server.url);
      await body({ app, page, context, server, freshApp });
      await settled(page);
    });
    judge(watch.problems, expected);
  } catch (error) {
    await keepEvidence(name, page, watch.log, error);
    throw error;
  } finally {
    for (const open of contexts) await open.close();
    await server.stop();
  }
}

/** An empty profile, watched. */
async function openContext(server, options, watch) {
  // The service worker would answer requests that a test wants to see or to stop; offline.test.mjs lets it.
  const context = await browser.newContext({ acceptDownloads: true, serviceWorkers: "block", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  await context.addInitScript(() => {
    // The system's own dialogs cannot be driven; the app's way without them can.
    delete window.showSaveFilePicker;
    delete window.showOpenFilePicker;
  });
  await watchForProblems(context, server.origin, watch);
  return context;
}

/** What the page has already asked to be told later (a violation, an error in a callback) is told. */
async function settled(page) {
  if (!page.isClosed()) await page.evaluate(() => new Promise((soon) => setTimeout(soon)));
}

/** Every problem is an expected one, and every expected one came: a watcher that sleeps is found out here. */
function judge(problems, expected) {
  const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  assert.deepEqual(unexpected, []);
  const missed = expected.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
  assert.deepEqual(missed, []);
}

/** Leaves a picture and the console's lines of a failed test in output/. */
async function keepEvidence(name, page, log, error) {
  await mkdir(OUTPUT, { recursive: true });
  const file = OUTPUT + name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  await writeFile(`${file}.log`, [...log, "", String(error.stack)].join("\n"));
  // A page that has crashed has no picture; the log is there all the same.
  await page.screenshot({ path: `${file}.png`, caret: "initial", timeout: 5_000 }).catch(() => {});
}
