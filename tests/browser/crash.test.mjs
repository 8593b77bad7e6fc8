// The browser is killed in mid-work, fifty times: at most the changes of the last two frames are lost.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { App } from "./harness/app.mjs";
import { article } from "./harness/articles.mjs";
import { chromiumArguments, chromiumProgram } from "./harness/launch.mjs";
import { ending } from "./harness/patience.mjs";
import { serveDist } from "./harness/server.mjs";

const KILLS = 50;
/** Only ends a test that waits for a state that never comes. */
const PATIENCE = 600_000;
/** A browser that has not let itself be driven by then is asked again. */
const ANSWER = 10_000;

after(ending);

/** A whole browser on a profile that stays, in a process group of its own. */
async function launch(profile) {
  await rm(join(profile, "DevToolsActivePort"), { force: true });
  const browser = spawn(chromiumProgram(), [...chromiumArguments, "--remote-debugging-port=0", `--user-data-dir=${profile}`], {
    detached: true,
    stdio: "ignore",
  });
  const port = await portOf(profile);
  const driver = await connect(port);
  const [context] = driver.contexts();
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    /** Nothing of it gets to do anything any more. */
    async kill() {
      const gone = once(browser, "exit");
      process.kill(-browser.pid, "SIGKILL");
      await gone;
      await driver.close().catch(() => {});
    },
  };
}

/**
 * A browser that has only just begun now and then leaves whoever asks for its pages without an answer; asked again, it
 * answers.
 */
async function connect(port, attempts = 10) {
  const asked = chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: ANSWER });
  return attempts > 1 ? asked.catch(() => connect(port, attempts - 1)) : asked;
}

/** The browser writes the port into its profile once it listens. */
async function portOf(profile) {
  for (;;) {
    const file = await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    const [port, path] = file.split("\n");
    if (path) return port;
    await new Promise((soon) => setTimeout(soon, 20));
  }
}

/** How many steps the journal of the only article has, and how many suggestions are decided on. */
const state = (page) => page.evaluate(async () => {
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const database = await done(indexedDB.open("standpoint"));
  const transaction = database.transaction(["summaries", "journal"]);
  const [[row], keys] = await Promise.all(
    [done(transaction.objectStore("summaries").getAll()), done(transaction.objectStore("journal").getAllKeys())]);
  database.close();
  return { reviewed: row.counts.reviewed, seq: row.seq, numbers: keys.map(([, number]) => number) };
});

/** What the page says is decided on. */
const reviewed = async (page) =>
  Number((await page.locator('[data-testid="reviewed"]').innerText()).match(/\d+/)[0]);

/**
 * Accepts one or two suggestions, each two frames old before the next, then changes something once more and kills the
 * browser in the middle of it. Each is one step, whatever else it decides on (a position takes its cue along). Gives how
 * many steps were two frames old before that last change; `begun` is how many there were when the page was opened.
 */
async function workAndDie({ page, kill }, round, begun) {
  const app = new App(page);
  let steps = begun;
  for (let n = 0; n <= round % 2; n++) {
    const before = await reviewed(page);
    await app.press("n", "Enter");
    await app.drawn();
    assert.ok((await reviewed(page)) > before, "something was decided on");
    steps += 1;
  }
  const pressed = page.keyboard.press(round % 3 ? "x" : "Control+z").catch(() => {});
  // Now and then the change has been made, but nobody has waited for a frame.
  if (round % 5 === 0) await pressed;
  await kill();
  return steps;
}

test(`of ${KILLS} times that the browser is killed, none loses what is two frames old`, { timeout: PATIENCE }, async () => {
  const profile = await mkdtemp(join(tmpdir(), "standpoint-crash-"));
  const server = await serveDist();
  // Long enough that there is something to decide on for fifty rounds.
  const names = ["wind-release", "ice-study", "rail-debate", "grain-wire", "reef-interview", "smelter-ruling", "summit-live"];
  const text = (await Promise.all(names.map(article))).join("\n");
  try {
    let browser = await launch(profile);
    await browser.page.goto(server.url);
    const first = new App(browser.page);
    await first.ready();
    await first.pasteHtml("", text);
    await first.marked();
    await first.kept();
    let atLeast = await workAndDie(browser, 0, (await state(browser.page)).seq);
    for (let round = 1; round <= KILLS; round++) {
      browser = await launch(profile);
      await browser.page.goto(server.url);
      await new App(browser.page).ready();
      await browser.page.waitForSelector('[data-testid="article"]');
      const stored = await state(browser.page);
      // The step that was cut off is there or not.
      const kept = [atLeast, atLeast + 1].includes(stored.seq);
      assert.ok(kept, `after kill ${round}: ${stored.seq} steps are there, ${atLeast} were two frames old`);
      assert.equal(await reviewed(browser.page), stored.reviewed, "what is shown is what is stored");
      assert.deepEqual(stored.numbers, stored.numbers.map((_, number) => number), "the journal has no gap");
      assert.equal(stored.seq, stored.numbers.length, "the row is that of the last entry");
      assert.equal(await browser.page.locator("[data-notice]").count(), 0, "nothing is said to be broken");
      if (round < KILLS) atLeast = await workAndDie(browser, round, stored.seq);
      else await browser.kill();
    }
  } finally {
    await server.stop();
    await rm(profile, { recursive: true, force: true });
  }
});
