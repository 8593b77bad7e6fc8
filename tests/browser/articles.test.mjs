// Many articles: listed, filtered, searched, described, opened several at once, and kept apart from their doubles.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const NAMES = ["wind-release", "ice-study", "rail-debate"];
const FILES = await Promise.all(NAMES.map(async (name) => ({
  name: `${name}.txt`,
  mimeType: "text/plain",
  buffer: Buffer.from(await article(name)),
})));

const rows = (page) => page.locator("[data-article]");
const titles = (page) => page.locator(".document-title").allInnerTexts();

/** Chooses in a select of the list. */
async function choose(page, name, value) {
  await page.locator(`select[name="${name}"]`).selectOption(value);
}

appTest("several files are opened at once: the first is shown, the others wait in the list", async ({ app, page }) => {
  await app.openFiles(FILES);
  await app.marked();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 3);
  const shown = await app.shownText();
  assert.ok(FILES[0].buffer.toString().startsWith(shown.split("\n")[0]), shown.slice(0, 80));
  // The second one is read when it is opened, without being asked.
  await page.locator('[data-article]:not([aria-current])').first().click();
  await app.marked();
  assert.equal(await page.locator("[data-notice]").count(), 0);
});

appTest("status, tags, source and note of an article are set, shown, found, undone and saved", async ({ app, page }) => {
  await app.openFiles(FILES);
  await app.marked();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 3);
  await app.press("i");
  await page.locator('.details [name="tags"]').fill("water, Orlen, water");
  await page.locator('.details [name="published"]').fill("2026-03-04");
  await page.locator('.details [name="note"]').fill("ask Ada");
  await page.locator('.details [name="status"]').selectOption("in-work");
  assert.deepEqual(await app.accessibilityFindings(), []);
  await page.locator('[data-action="save-details"]').click();
  const row = page.locator('[data-article][aria-current="true"]');
  await row.getByText("water · Orlen · 2026-03-04 · note").waitFor();
  assert.equal(await row.getAttribute("data-status"), "in-work");
  const { json } = await app.savedJson();
  assert.deepEqual(json.tags, ["water", "Orlen"]);
  assert.equal(json.status, "in_work");
  assert.equal(json.note, "ask Ada");
  assert.equal(json.source.published, "2026-03-04");

  await choose(page, "list-tag", "Orlen");
  await page.waitForSelector('[data-shown="1"]');
  await choose(page, "list-tag", "");
  await choose(page, "list-status", "done");
  await page.waitForSelector('[data-testid="no-articles"]');
  await choose(page, "list-status", "in-work");
  await page.waitForSelector('[data-shown="1"]');
  await choose(page, "list-status", "");

  await app.kept();
  await app.reload();
  await page.waitForSelector('[data-article][aria-current="true"][data-status="in-work"]');
  await app.press("Control+z");
  await page.waitForSelector('[data-article][aria-current="true"]:not([data-status="in-work"])');
});

appTest("words are found in the texts and in the marks of all articles", async ({ app, page }) => {
  await app.openFiles(FILES);
  await app.marked();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 3);
  await app.press("Control+Shift+F");
  const search = page.locator('[name="search"]');
  await page.waitForFunction(() => document.activeElement?.name === "search");
  // A word that stands in the body of one article alone.
  const words = FILES.map(({ buffer }) => new Set(buffer.toString().split("\n").slice(1).join(" ").match(/[A-Za-z]{7,}/g)));
  const only = [...words[1]].find((word) => !words[0].has(word) && !words[2].has(word)
    && FILES.every(({ buffer }, at) => at === 1 || !buffer.toString().toLowerCase().includes(word.toLowerCase())));
  await search.fill(only.toUpperCase());
  await page.waitForSelector('[data-searching="false"]');
  assert.equal(await rows(page).count(), 1);
  assert.match(await page.locator(".document-more").first().innerText(), new RegExp(only, "i"));
  await search.fill("label:actor");
  await page.waitForSelector('[data-searching="false"]');
  assert.equal(await rows(page).count(), 1, "only the article that was read has marks");
  await search.press("Escape");
  await page.waitForSelector('[data-shown="3"]');
  await choose(page, "list-order", "title");
  const ordered = await titles(page);
  assert.deepEqual(ordered, [...ordered].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())));
});

appTest("keys go from article to article as the list stands", async ({ app, page }) => {
  await app.openFiles(FILES);
  await app.marked();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 3);
  await choose(page, "list-order", "title");
  const ids = await rows(page).evaluateAll((all) => all.map((row) => row.dataset.article));
  const open = (id) => page.waitForSelector(`[data-article="${id}"][aria-current="true"]`);
  await page.locator(`[data-article="${ids[0]}"]`).click();
  await open(ids[0]);
  await app.press("Alt+PageDown");
  await open(ids[1]);
  await app.press("Alt+PageDown");
  await open(ids[2]);
  await app.press("Alt+PageUp");
  await open(ids[1]);
});

appTest("an article that is almost the same as another is pointed out", async ({ app, page }) => {
  const text = await article("wind-release");
  await app.paste(text);
  await app.marked();
  await app.paste(text.replace(/\.$/m, " at last."));
  await app.marked();
  assert.match(await app.notice("notice-near-duplicate"), /almost the same/);
  await app.remedy("notice-near-duplicate", "discard").click();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 1);
  await app.remedy("notice-article-deleted", "restore").click();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 2);
});

/** Puts a thousand copies of the only stored article into the database, under other names. */
async function multiply(page, count) {
  await page.evaluate(async (count) => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open("standpoint"));
    const transaction = database.transaction(["documents", "summaries"], "readwrite");
    const [documents, summaries] = ["documents", "summaries"].map((name) => transaction.objectStore(name));
    const [document] = await done(documents.getAll());
    const [summary] = await done(summaries.getAll());
    for (let n = 0; n < count; n++) {
      const id = `copy-${String(n).padStart(4, "0")}`;
      documents.put({ ...document, id });
      summaries.put({ ...summary, id, title: `Article ${n}`, seq: 0, updated: "2026-01-01T00:00:00Z" });
    }
    await new Promise((complete) => (transaction.oncomplete = complete));
    database.close();
  }, count);
}

/** Does something and prints how long it took until that is seen. A machine may be slow: no test fails by it. */
async function timed(what, act, seen) {
  const begun = performance.now();
  await act();
  await seen();
  console.log(`${what}: ${Math.round(performance.now() - begun)} ms`);
}

appTest("a thousand articles stay quick: few rows are drawn, and all can be reached", async ({ app, page }) => {
  await app.paste(await article("wind-release"));
  await app.marked();
  await app.kept();
  await multiply(page, 1000);
  const shown = (count) => () => page.waitForSelector(`[data-shown="${count}"]`);
  await timed("the page loaded, with its list", () => app.reload(), shown(1001));
  assert.ok((await rows(page).count()) < 60, "only what can be seen is drawn");
  await timed("in another order", () => choose(page, "list-order", "title"), () => app.drawn());
  await page.locator(".documents-scroll").evaluate((list) => (list.scrollTop = list.scrollHeight));
  const last = page.locator('[data-article="copy-0999"]');
  const open = () => page.waitForSelector('[data-article="copy-0999"][aria-current="true"]');
  await timed("another article opened", () => last.click(), open);
  assert.equal(await page.locator('li:has([data-article="copy-0999"])').getAttribute("aria-setsize"), "1001");
  const none = () => page.waitForSelector('[data-testid="no-articles"]');
  await timed("filtered", () => choose(page, "list-status", "done"), none);
  await choose(page, "list-status", "");
  const searched = () => page.waitForSelector('[data-searching="false"]');
  await timed("searched, every text read", () => page.locator('[name="search"]').fill("label:actor wind"), searched);
  await timed("searched again", () => page.locator('[name="search"]').fill("article 77"), searched);
  assert.ok((await rows(page).count()) > 0);
  assert.deepEqual(await app.accessibilityFindings(), []);
});

for (const colorScheme of ["light", "dark"]) {
  appTest(`the list with all its controls is accessible (${colorScheme})`, { colorScheme }, async ({ app, page }) => {
    await app.openFiles(FILES);
    await app.marked();
    await page.locator('[name="search"]').fill("the");
    await page.waitForSelector('[data-searching="false"]');
    assert.deepEqual(await app.accessibilityFindings(), []);
  });
}
