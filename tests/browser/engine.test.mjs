// The engine's worker dies, does not start, is cut off from the network: hand work goes on.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile, marksOn, theMark } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const LONG = Array.from({ length: 100 }, (_, i) => `Part ${i}\n\n${TEXT}`).join("\n\n");

/** Workers that the test can silence and kill: each is heard `window.heard` times, then no more. */
function fragileWorkers() {
  const Real = window.Worker;
  window.workers = [];
  window.heard = Infinity;
  window.Worker = class extends Real {
    messages = 0;
    constructor(...how) {
      if (window.workersRefused) throw new DOMException("No workers here.", "SecurityError");
      super(...how);
      window.workers.push(this);
    }
    addEventListener(type, listener, ...rest) {
      const heard = (event) => (this.dead || ++this.messages > window.heard ? undefined : listener.call(this, event));
      super.addEventListener(type, type === "message" ? heard : listener, ...rest);
    }
    die() {
      this.dead = true;
      this.dispatchEvent(new ErrorEvent("error", { message: "unreachable" }));
    }
  };
}

/** What a worker says first: that it is ready, and what it found in the first stretch. */
const READY_AND_FIRST_STRETCH = 2;

/** Opens a long text of which only the first stretch gets read. */
async function openAndStopInTheMiddle(app, server) {
  await app.page.addInitScript(fragileWorkers);
  await app.open(server.url);
  await app.page.evaluate((count) => (window.heard = count), READY_AND_FIRST_STRETCH);
  await app.openFiles([{ name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(LONG) }]);
  await app.page.waitForSelector('[data-engine="reading"]');
  await app.page.waitForSelector("[data-marks]");
}

async function killWorker(page) {
  await page.evaluate(() => window.workers.at(-1).die());
}

const LATER = { opened: false };

appTest("a worker that dies in the middle is started again and the work of hands is kept", LATER, async ({ app, page, server }) => {
  await openAndStopInTheMiddle(app, server);
  await app.press("n");
  const id = await app.inspected();
  await app.press("Enter");
  await page.evaluate(() => (window.heard = Infinity));
  await killWorker(page);
  await app.marked();
  assert.equal(await page.evaluate(() => window.workers.length), 2);
  const { json } = await app.savedJson();
  checkFile(json);
  assert.equal(json.marks.find((mark) => mark.id === id).state, "accepted");
  assert.equal(marksOn(json, "Sorland", "actor").length, json.text.match(/\bSorland (on|rejects)/g).length, "nothing twice");
});

appTest("a worker that falls silent is given up for another one", LATER, async ({ app, page, server }) => {
  await page.clock.install();
  await openAndStopInTheMiddle(app, server);
  await page.evaluate(() => (window.heard = Infinity));
  await page.evaluate(() => (window.workers.at(-1).dead = true));
  await page.clock.runFor("01:00");
  await page.waitForFunction(() => window.workers.length === 2);
  await app.marked();
});

appTest("a worker that keeps dying is said, and reading can be tried again", LATER, async ({ app, page, server }) => {
  await openAndStopInTheMiddle(app, server);
  await killWorker(page);
  await page.waitForFunction((count) => window.workers.at(1)?.messages >= count, READY_AND_FIRST_STRETCH);
  await killWorker(page);
  assert.match(await app.notice("notice-engine-died"), /unreachable/);
  await app.press("Control+Home", "Control+Shift+ArrowRight", "1");
  await page.evaluate(() => (window.heard = Infinity));
  await app.remedy("notice-engine-died", "analyse").click();
  await app.marked();
  theMark((await app.savedJson()).json, "Part", "actor");
});

appTest("without workers one annotates by hand", LATER, async ({ app, page, server }) => {
  await page.addInitScript(fragileWorkers);
  await page.addInitScript(() => (window.workersRefused = true));
  await app.open(server.url);
  await app.paste(TEXT);
  assert.match(await app.notice("notice-engine-unavailable"), /No workers here/);
  await app.press("Control+Home", "Control+Shift+ArrowRight", "1");
  theMark((await app.savedJson()).json, "Sorland", "actor");
  await page.evaluate(() => (window.workersRefused = false));
  await app.remedy("notice-engine-unavailable", "analyse").click();
  await app.marked();
});

appTest("an engine that cannot be fetched is said, and fetched again when asked", LATER, async ({ app, page, server, context }) => {
  const program = /engine_bg\.wasm$/;
  await context.route(program, (route) => route.abort());
  await app.open(server.url);
  await app.paste(TEXT);
  await app.notice("notice-engine-unavailable");
  await app.press("Control+Home", "Control+Shift+ArrowRight", "1");
  theMark((await app.savedJson()).json, "Sorland", "actor");
  await context.unroute(program);
  await app.remedy("notice-engine-unavailable", "analyse").click();
  await app.marked();
});

appTest("once loaded, the app needs no network", async ({ app, page, context }) => {
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await app.paste(TEXT);
  await app.marked();
  assert.ok((await app.pieces()) > 10);
  const { json } = await app.savedJson();
  assert.equal(json.text, TEXT);
});

appTest("reading is cancelled and taken up again", LATER, async ({ app, page, server }) => {
  await openAndStopInTheMiddle(app, server);
  await app.command("cancel-reading").click();
  await page.waitForSelector('[data-engine="cancelled"]');
  const marks = (await app.savedJson()).json.marks.length;
  assert.ok(marks > 0, "what was found stays");
  await page.evaluate(() => (window.heard = Infinity));
  await page.locator('[data-engine="cancelled"] [data-command="read"]').click();
  await app.marked();
  assert.ok((await app.savedJson()).json.marks.length > marks);
});
