// How sure the engine must be: a slider for each label, its count live, its step undone whole.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

const slider = (page, label) => page.locator(`[data-threshold="${label}"] input`);

async function unfold(page) {
  await page.locator('[data-testid="thresholds"] summary').click();
  await slider(page, "actor").waitFor();
}

/** The two numbers of “12 of 15”. */
async function count(page, label) {
  const said = await page.locator(`[data-threshold="${label}"] output`).innerText();
  return said.match(/(\d+) of (\d+)/).slice(1).map(Number);
}

/** Waits until so many are said to be shown. */
async function shows(page, label, shown) {
  await page.waitForFunction(
    ([label, shown]) => {
      const output = document.querySelector(`[data-threshold="${label}"] output`);
      return Number(output?.innerText.match(/(\d+) of/)?.[1]) === shown;
    },
    [label, shown],
  );
}

const actors = ({ json }) => json.marks.filter(({ label }) => label === "actor");

appTest("moving a threshold shows and holds back, and undo takes it back whole", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  const before = actors(await app.savedJson());
  await unfold(page);
  const [shown, all] = await count(page, "actor");
  assert.equal(shown, before.length);
  await slider(page, "actor").press("Home");
  await shows(page, "actor", all);
  assert.equal(actors(await app.savedJson()).length, all);
  await slider(page, "actor").press("End");
  await shows(page, "actor", 0);
  await page.locator('[data-testid="thresholds-usual"]').click();
  await shows(page, "actor", shown);
  assert.deepEqual(
    actors(await app.savedJson()).map(({ spans }) => spans),
    before.map(({ spans }) => spans),
  );
  await app.press("Escape", "Control+z");
  await shows(page, "actor", 0);
});

appTest("while a slider is dragged the count follows and the text waits", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await unfold(page);
  const [shown] = await count(page, "actor");
  const pieces = await app.pieces();
  const box = await slider(page, "actor").boundingBox();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 4 });
  await shows(page, "actor", 0);
  assert.equal(await app.pieces(), pieces);
  await page.mouse.up();
  await page.waitForFunction((many) => document.querySelectorAll("[data-marks]").length < many, pieces);
  assert.ok(shown > 0);
});

appTest("a threshold is remembered, and what it holds back is known again after a reload", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await unfold(page);
  const [, all] = await count(page, "actor");
  await slider(page, "actor").press("End");
  await shows(page, "actor", 0);
  await app.kept();
  await app.reload();
  await page.locator('[data-testid="thresholds"] summary').click();
  // Nothing of it is shown, so only a reading tells that there is anything.
  await slider(page, "actor").waitFor();
  assert.equal(await slider(page, "actor").inputValue(), "100");
  await shows(page, "actor", 0);
  assert.equal((await count(page, "actor"))[1], all);
  assert.deepEqual(await app.accessibilityFindings(), []);
});
