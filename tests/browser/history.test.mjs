// What was done: listed with names and times, gone back and forward in, there again after a reload.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("wind-release");
const entries = (page) => page.locator("#panel .history .entry");
const here = (page) => page.locator('#panel .history [aria-current="step"]');

/** Accepts two suggestions one by one, then all that are sure; shows the history. */
async function work(app, page) {
  await app.paste(TEXT);
  await app.marked();
  await app.press("n", "Enter", "Enter", "Shift+Enter");
  await page.locator('[data-action="accept-sure"]').click();
  await app.press("Shift+u");
  await entries(page).first().waitFor();
}

async function states(app) {
  const { json } = await app.savedJson();
  return json.marks.map(({ id, state }) => `${id} ${state}`).join();
}

appTest("steps are named, newest first, with their time, and one says where one is", async ({ app, page }) => {
  await work(app, page);
  const lines = await entries(page).allInnerTexts();
  assert.match(lines[0], /^\d+ marks accepted\s+you are here\s+\d\d:\d\d:\d\d\s+.*(Actor|Cue|Position|Uncertainty) \d+/);
  assert.match(lines.at(-2), /suggestions? added/);
  assert.equal(lines.at(-1).trim(), "The article as it came in");
  assert.equal(await here(page).getAttribute("data-step"), String(lines.length - 1));
});

appTest("a press goes back to a step, and forward again; nothing is lost by it", async ({ app, page }) => {
  await work(app, page);
  const after = await states(app);
  const last = Number(await here(page).getAttribute("data-step"));
  await page.locator('[data-step="1"]').click();
  assert.equal(await here(page).getAttribute("data-step"), "1");
  assert.ok(!(await states(app)).includes("accepted"));
  assert.match(await entries(page).first().innerText(), /undone/);
  // By keys: up the list to the newest one.
  await page.locator('[data-step="1"]').focus();
  for (let step = 1; step < last; step++) await app.press("ArrowUp");
  await app.press("Enter");
  assert.equal(await here(page).getAttribute("data-step"), String(last));
  assert.equal(await states(app), after);
  await page.locator('[data-step="0"]').click();
  assert.equal(await states(app), "");
});

appTest("it is there after a reload, with what was undone", async ({ app, page }) => {
  await work(app, page);
  await page.locator('[data-step="2"]').click();
  const lines = await entries(page).allInnerTexts();
  const before = await states(app);
  await app.kept();
  await app.reload();
  await page.locator('[data-testid="article"]').waitFor();
  await app.press("Shift+u");
  await entries(page).first().waitFor();
  assert.deepEqual(await entries(page).allInnerTexts(), lines);
  assert.equal(await states(app), before);
  await app.press("Control+Shift+z");
  assert.equal(await here(page).getAttribute("data-step"), "3");
});

appTest("what is undone is said with its object", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await app.press("n");
  const quote = await app.card.locator("blockquote").innerText();
  await app.press("x", "Control+z");
  await page.waitForFunction((words) => [...document.querySelectorAll("[aria-live]")].some((region) => region.textContent.includes(words)), `“${quote}”`);
});

appTest("axe finds nothing against it, wide and narrow", async ({ app, page }) => {
  await work(app, page);
  await page.locator('[data-step="2"]').click();
  for (const [width, height, colorScheme] of [[1366, 900, "light"], [390, 844, "dark"]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await app.drawn();
    assert.deepEqual(await app.accessibilityFindings(), [], `${width}`);
  }
});
