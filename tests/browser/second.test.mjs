// The app's second part: comes by itself once the first screen stands, at once when it is wanted earlier.
// That of the worker for errands: comes with the first errand that needs it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ARTICLE } from "./harness/app.mjs";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const SECOND = /\/second-\w+\.wasm$/;
const TEXT = await article("wind-release");

/** How the second part was asked for so far: "fetch" beside what goes on, "xmlhttprequest" within a call. */
const asked = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => /\/second-\w+\.wasm$/.test(name))
      .map(({ initiatorType }) => initiatorType),
  );

/** Holds back all requests for the second part that are not made within a call. */
async function onlyWhenWanted(context) {
  await context.route(SECOND, (route) => {
    if (route.request().resourceType() === "xhr") return route.continue();
    return new Promise(() => {});
  });
}

appTest("the second part comes by itself and only once", async ({ page }) => {
  await page.waitForSelector("html[data-second]", { state: "attached" });
  assert.deepEqual(await asked(page), ["fetch"]);
});

appTest("a text is pasted, marked and reviewed without it", { opened: false }, async ({ app, page, context, server }) => {
  await onlyWhenWanted(context);
  await app.open(server.url);
  await app.paste(TEXT);
  await app.marked();
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await app.kept();
  assert.deepEqual(await asked(page), []);
});

appTest("wanted before it has come, it comes at once", { opened: false }, async ({ app, page, context, server }) => {
  await onlyWhenWanted(context);
  await app.open(server.url);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await asked(page), ["xmlhttprequest"]);
});

appTest(
  "where it cannot be had the page says so, and keeps what was done",
  { opened: false, expected: [/uncaught error|error in the console/, /Failed to load resource/] },
  async ({ app, page, context, server }) => {
    await context.route(SECOND, (route) => route.abort());
    await app.open(server.url);
    await app.paste(TEXT);
    await app.marked();
    await app.kept();
    await page.keyboard.press("?");
    await page.getByRole("alert").getByText("A part of Standpoint could not be fetched").waitFor();
    await context.unroute(SECOND);
    await app.reload();
    await page.waitForSelector('[data-testid="article"]');
    assert.ok((await app.pieces()) > 0);
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
  },
);

const OF_ERRANDS = /\/formats-second-\w+\.wasm$/;
const PAGE = await readFile(new URL("pages/dam.html", import.meta.url));
const DAM = { name: "dam.html", mimeType: "text/html", buffer: PAGE };

/** Opens the dialog in which articles are saved for other tools, and waits until the open one is written. */
async function saveAs(app) {
  await app.press("Shift+t");
  await written(app);
}

const written = (app) => app.page.locator('[data-action="export-save"]:enabled').waitFor();
const choose = (app, format) => app.page.locator('select[name="export-format"]').selectOption(format);

appTest("errands fetch their second part when one needs it, and only once", async ({ app, page, context }) => {
  let asked = 0;
  await context.route(OF_ERRANDS, (route) => {
    asked++;
    return route.continue();
  });
  await app.paste(TEXT);
  await app.marked();
  await saveAs(app);
  assert.equal(asked, 0, "most formats do without");
  await page.keyboard.press("Escape");
  await app.openFiles([DAM]);
  await page.locator(ARTICLE, { hasText: "the Vessa dam" }).waitFor();
  assert.equal(asked, 1);
  await app.marked();
  await saveAs(app);
  await choose(app, "parquet");
  await written(app);
  assert.equal(asked, 1);
});

appTest("where it cannot be had the errand says so, and others are run", async ({ app, page, context }) => {
  await context.route(OF_ERRANDS, (route) => route.abort());
  await app.paste(TEXT);
  await app.marked();
  await saveAs(app);
  await choose(app, "parquet");
  const complaint = page.locator("dialog.exchange .complaint");
  assert.match(await complaint.innerText(), /could not be fetched/);
  await choose(app, "doccano");
  await written(app);
  await context.unroute(OF_ERRANDS);
  await choose(app, "parquet");
  await written(app);
});
