// The deep reader: fetched when asked for, kept, paused, used beside the instant engine, removed.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";
import { Deep } from "./harness/deep.mjs";

const GRAIN = await article("grain-wire");
const PART = /\/models\/deep\/\d\d\?/;

async function readInstantly(app) {
  await app.paste(GRAIN);
  await app.marked();
}

/** The saved document. */
async function saved(app) {
  return (await app.savedJson()).json;
}

appTest("it is fetched once, reads beside the instant engine, and is removed", async ({ app, page }) => {
  await readInstantly(app);
  await app.press("n", "Enter");
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").waitFor();
  assert.match(await deep.dialog.innerText(), /fetched once, \d+\.\d MB/);
  assert.deepEqual(await app.accessibilityFindings(), []);
  await deep.button("fetch").click();
  await deep.here();
  await deep.done();
  await app.press("Escape");
  const document = await saved(app);
  const decided = document.marks.filter((mark) => mark.state === "accepted");
  assert.ok(decided.length >= 1, "what was accepted stays");
  const versions = document.marks.filter((mark) => mark.state === "suggested").map((mark) => mark.origin.version);
  assert.ok(versions.length > 5 && versions.every((version) => version.includes("+deep-")), versions.join());
  await app.press("Control+z");
  const before = await saved(app);
  assert.ok(before.marks.every((mark) => !mark.origin?.version?.includes("+deep-")), "one undo takes all of it back");
  await deep.open();
  await deep.button("remove").click();
  await deep.button("fetch").waitFor();
  assert.ok(!(await page.evaluate(() => caches.has("standpoint-deep"))));
});

appTest("what was fetched stays, and works without a network", { expected: [/Failed to load resource/] }, async ({ app, page }) => {
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  await deep.here();
  const asked = [];
  await page.route(PART, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await page.route(/models\/deep\.json/, (route) => route.abort());
  await app.reload();
  await readInstantly(app);
  await page.getByTestId("announcer").getByText("Read more deeply").waitFor({ state: "attached" });
  const document = await saved(app);
  assert.ok(document.marks.some((mark) => mark.origin.version.includes("+deep-")));
  assert.deepEqual(asked, []);
});

appTest("a download is paused and gone on with where it was", async ({ app, page }) => {
  const asked = [];
  let letThrough = 3;
  await page.route(PART, (route) => {
    asked.push(route.request().url());
    // The fourth part is never answered.
    return letThrough-- > 0 ? route.continue() : undefined;
  });
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  await page.waitForFunction(() => document.querySelector("dialog.deep progress")?.value > 3e6);
  await deep.button("pause").click();
  await deep.button("resume").waitFor();
  assert.match(await deep.dialog.innerText(), /3\.1 of \d+\.\d MB are here/);
  letThrough = 100;
  const before = asked.length;
  await app.reload();
  await deep.open();
  await deep.button("resume").click();
  await deep.here();
  const again = asked.slice(before);
  assert.ok(again.every((url) => !/deep\/0[012]\?/.test(url)), again.join("\n"));
});

appTest("a part that is not what it should be is said, not kept, and fetched again", async ({ app, page }) => {
  let isBroken = true;
  await page.route(/\/models\/deep\/02\?/, (route) =>
    isBroken ? route.fulfill({ body: "not this" }) : route.continue(),
  );
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  assert.match(await deep.complaint(), /not what should have come/);
  isBroken = false;
  await deep.button("resume").click();
  await deep.here();
  assert.equal(await deep.dialog.locator(".complaint").count(), 0);
});

appTest("what the model's chains build on and cannot be had is said, and what is there stays", async ({ app, page }) => {
  await readInstantly(app);
  const before = (await saved(app)).marks;
  let isGone = true;
  await page.route(/\/models\/pos\.weights/, (route) => (isGone ? route.abort() : route.continue()));
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  assert.match(await deep.complaint(), /has stopped: what it builds on could not be fetched; load the page again/);
  await app.press("Escape");
  assert.deepEqual((await saved(app)).marks, before);
  isGone = false;
  await app.reload();
  await deep.open();
  await deep.button("read").click();
  await page.getByTestId("announcer").getByText("Read more deeply").waitFor({ state: "attached" });
  await app.press("Escape");
  assert.ok((await saved(app)).marks.some((mark) => mark.origin.version.includes("+deep-")));
});

appTest("a browser without SIMD is told so, and the instant engine goes on", async ({ app, page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await app.reload();
  await readInstantly(app);
  const deep = new Deep(app);
  await deep.open();
  assert.match(await deep.dialog.innerText(), /lacks the instructions/);
  assert.equal(await deep.button("fetch").count(), 0);
});

appTest("what is on the screen is read first, and a reading can be stopped", async ({ app, page }) => {
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  await deep.here();
  await app.press("Escape");
  const long = Array.from({ length: 60 }, (_, i) => `${GRAIN}\n\nThat was report ${i + 1}.`).join("\n\n");
  await app.paste(long);
  await app.marked();
  await page.locator('[data-deep="reading"]').waitFor();
  await page.locator('[data-action="deep-stop"]').first().click();
  await deep.done();
  await app.press("Control+End");
  await app.drawn();
  await deep.open();
  await deep.button("read").click();
  await page.waitForFunction(() => document.querySelector('[data-deep="reading"] progress')?.value > 0);
  await deep.button("stop").click();
  await deep.done();
  await app.press("Escape");
  const { json } = await app.savedJson();
  const read = json.marks.filter((mark) => mark.origin.version.includes("+deep-"));
  const late = read.filter((mark) => mark.spans[0].start > json.text.length * 0.9);
  assert.ok(late.length > 0, "the end of the article was on the screen");
  const middle = read.filter((mark) => {
    const at = mark.spans[0].start / json.text.length;
    return at > 0.4 && at < 0.6;
  });
  assert.equal(middle.length, 0, "it was stopped long before");
});
