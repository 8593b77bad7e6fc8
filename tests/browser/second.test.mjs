// The app's second part: comes by itself once the first screen stands, at once when it is wanted earlier.
import assert from "node:assert/strict";
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
