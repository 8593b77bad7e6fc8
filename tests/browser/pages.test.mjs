// Whole pages: the article is taken out of them, as reader views do, however they come in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { appTest } from "./harness/chromium.mjs";
import { ARTICLE } from "./harness/app.mjs";
import { zipped } from "./harness/zip.mjs";

const beside = (name) => readFile(new URL(`pages/${name}`, import.meta.url), "utf8");
const PAGE = await beside("dam.html");
/** What `standpoint convert` makes of it: crates/formats/tests/pages.rs holds it to the same. */
const TEXT = (await beside("dam.txt")).trimEnd();
const TITLE = "Ministers stall on the Vessa dam";

const file = (name, text, mimeType = "text/html") => ({ name, mimeType, text, buffer: Buffer.from(text) });

/** The same about another dam. */
const other = (text) => text.replaceAll("Vessa", "Tarn");

/** The file that is saved of the open article, once it is the one with these words. */
async function saved(app, words = "the Vessa dam") {
  await app.page.locator(ARTICLE, { hasText: words }).waitFor();
  return (await app.savedJson()).json;
}

appTest("an opened page becomes its article, with title and source", async ({ app }) => {
  await app.openFiles([file("dam.html", PAGE)]);
  const json = await saved(app);
  assert.equal(json.text, TEXT);
  assert.equal(json.title, TITLE);
  const { url, publisher, published } = json.source;
  assert.deepEqual([url, publisher, published], ["https://post.example/2026/vessa-dam", "The Kessian Post", "2026-03-01"]);
  await app.marked();
  assert.ok((await app.pieces()) > 0, "the engine has read it");
  assert.equal(await app.page.locator("[data-notice]").count(), 0);
});

appTest("dropped together, pages come in beside each other and a text", async ({ app, page }) => {
  await app.paste("Kessia left.");
  await app.marked();
  await app.drop([file("dam.html", PAGE), file("tarn.html", other(PAGE)), file("note.txt", "Orlen stayed.", "text/plain")]);
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 4);
  assert.equal((await saved(app)).text, TEXT, "the first one is open");
  await page.locator("[data-article]", { hasText: "Tarn dam" }).click();
  assert.equal((await saved(app, "the Tarn dam")).text, other(TEXT));
});

for (const [how, paste] of [
  ["as a whole page", (app) => app.pasteHtml(PAGE, "The Kessian Post, World, Money")],
  ["as its source", (app) => app.paste(PAGE)],
]) {
  appTest(`a page is pasted ${how}`, async ({ app }) => {
    await paste(app);
    assert.equal((await saved(app)).text, TEXT);
  });
}

appTest("what was copied out of a page is taken as it is", async ({ app }) => {
  const copied = `<html><body><!--StartFragment--><h2>${TITLE}</h2><p>Orlen waits.</p><!--EndFragment--></body></html>`;
  await app.pasteHtml(copied, `${TITLE}\nOrlen waits.`);
  assert.equal((await saved(app, "Orlen waits.")).text, `${TITLE}\n\nOrlen waits.`);
});

appTest("a zip archive of pages comes in as their articles", async ({ app, page }) => {
  const archive = zipped({ "news/dam.html": PAGE, "news/tarn.html": other(PAGE) });
  await app.openFiles([{ name: "news.zip", mimeType: "application/zip", buffer: archive }]);
  await page.locator('[data-action="import-take"]:enabled').click();
  assert.match(await app.notice("notice-imported"), /2 articles have come in/);
  await page.locator("[data-article]", { hasText: TITLE }).click();
  const json = await saved(app);
  assert.equal(json.text, TEXT);
  assert.equal(json.source.published, "2026-03-01");
});

/** All that the page says, and what the small reader cannot tell from the article. */
const AROUND = /Read next/;

appTest("without the worker the app takes the text that it can, and says so", async ({ app, context }) => {
  await context.route(/formats_bg\.wasm/, (route) => route.abort());
  await app.openFiles([file("dam.html", PAGE)]);
  const json = await saved(app);
  assert.match(json.text, AROUND);
  assert.ok(json.text.includes("We were never asked"));
  assert.match(await app.notice("notice-page-simply"), /could not be taken out/);
  await context.unroute(/formats_bg\.wasm/);
  await app.openFiles([file("tarn.html", other(PAGE))]);
  assert.doesNotMatch((await saved(app, "the Tarn dam")).text, AROUND, "it is there again");
});

appTest("nobody has to wait for the worker", async ({ app, page, context }) => {
  await context.route(/formats_bg\.wasm/, () => new Promise(() => {}));
  await app.openFiles([file("dam.html", PAGE)]);
  assert.match(await app.notice("notice-page-reading"), /being taken out/);
  assert.deepEqual(await app.accessibilityFindings(), []);
  await app.remedy("notice-page-reading", "read-simply").click();
  assert.match((await saved(app)).text, AROUND);
  assert.equal(await page.locator('[data-notice="notice-page-reading"]').count(), 0);
  await app.notice("notice-page-simply");
});
