// The engine's worker dies, does not start, is cut off from the network: hand work goes on.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, theMark } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const LONG = Array.from({ length: 200 }, (_, i) => `Part ${i}\n\n${TEXT}`).join("\n\n");

/** A worker whose script the test can break. */
function fragileWorkers() {
  const Real = window.Worker;
  window.workers = [];
  window.Worker = class extends Real {
    constructor(...how) {
      if (window.workersRefused) throw new DOMException("No workers here.", "SecurityError");
      super(...how);
      window.workers.push(this);
    }
  };
}

/** Opens a text that takes a while, and waits until its first marks are there. */
async function openLong(app) {
  await app.openFiles([{ name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(LONG) }]);
  await app.page.waitForSelector('[data-engine="reading"]');
  await app.page.waitForSelector("[data-marks]");
}

appTest("a worker that dies in the middle is started again and the work of hands is kept", {
  opened: false,
}, async ({ app, page, server }) => {
  await page.addInitScript(fragileWorkers);
  await app.open(server.url);
  await openLong(app);
  await app.press("n", "Enter");
  const accepted = await page.locator("[data-marks]:not(.suggested)").count();
  await page.evaluate(() => window.workers.at(-1).dispatchEvent(new ErrorEvent("error", { message: "unreachable" })));
  await app.marked();
  assert.equal(await page.evaluate(() => window.workers.length), 2);
  assert.equal(await page.locator("[data-marks]:not(.suggested)").count(), accepted);
});

appTest("a worker that keeps dying is said, and reading can be tried again", {
  opened: false,
}, async ({ app, page, server }) => {
  await page.addInitScript(fragileWorkers);
  await app.open(server.url);
  await openLong(app);
  const die = () => page.evaluate(() => window.workers.at(-1).dispatchEvent(new ErrorEvent("error", { message: "unreachable" })));
  await die();
  await page.waitForFunction(() => window.workers.length === 2);
  await page.waitForSelector('[data-engine="reading"]');
  // The second one has to be at work before it dies of the same text.
  await page.waitForFunction(() => new Promise((heard) => window.workers.at(-1).addEventListener("message", () => heard(true), { once: true })));
  await page.waitForFunction(() => new Promise((heard) => window.workers.at(-1).addEventListener("message", () => heard(true), { once: true })));
  await die();
  assert.match(await app.notice("notice-engine-died"), /unreachable/);
  await app.press("Control+Home", "Control+Shift+ArrowRight", "1");
  await app.remedy("notice-engine-died", "analyse").click();
  await app.marked();
  theMark((await app.savedJson()).json, "Part", "actor");
});

appTest("without workers one annotates by hand", { opened: false }, async ({ app, page, server }) => {
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

appTest("once loaded, the app needs no network", async ({ app, page, context }) => {
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await app.paste(TEXT);
  await app.marked();
  assert.ok((await app.pieces()) > 10);
  const { json } = await app.savedJson();
  assert.equal(json.text, TEXT);
});

appTest("reading is cancelled and taken up again", async ({ app, page }) => {
  await openLong(app);
  await app.command("cancel-reading").click();
  await page.waitForSelector('[data-engine="cancelled"]');
  const marks = (await app.savedJson()).json.marks.length;
  assert.ok(marks > 0, "what was found stays");
  await page.locator('[data-engine="cancelled"] [data-command="read"]').click();
  await app.marked();
  assert.ok((await app.savedJson()).json.marks.length > marks);
});
