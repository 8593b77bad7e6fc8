// Review in one hand: any order, many at once after a look at them, and no place lost.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

async function pasteAndMark(app, text = TEXT) {
  await app.paste(text);
  await app.marked();
}

/** Goes through so many suggestions and gives them as the file has them. */
async function walk(app, steps, key = "n") {
  const ids = [];
  for (let step = 0; step < steps; step++) {
    await app.press(key);
    ids.push(await app.inspected());
  }
  const { json } = await app.savedJson();
  return ids.map((id) => json.marks.find((mark) => mark.id === id));
}

appTest("suggestions come by place, by label, and by how sure the engine is", async ({ app, page }) => {
  await pasteAndMark(app);
  const order = page.locator('[name="order"]');
  await order.selectOption("label");
  const labels = (await walk(app, 12)).map(({ label }) => label);
  assert.deepEqual([...new Set(labels)], ["actor"]);
  await app.press("Escape", "Escape");
  await order.selectOption("doubtful");
  const unsure = (await walk(app, 6)).map(({ origin }) => origin.confidence);
  assert.deepEqual(unsure, [...unsure].sort((a, b) => a - b));
  await app.press("Escape", "Escape");
  // The key goes on to the next order.
  await app.press("Shift+o");
  assert.equal(await order.inputValue(), "surest");
  const sure = (await walk(app, 6)).map(({ origin }) => origin.confidence);
  assert.deepEqual(sure, [...sure].sort((a, b) => b - a));
  assert.ok(sure[0] > unsure[0]);
});

appTest("accepting goes on in the chosen order, and undo goes back to what it undoes", async ({ app, page }) => {
  await pasteAndMark(app);
  await page.locator('[name="order"]').selectOption("surest");
  await app.press("n");
  const first = await app.inspected();
  await app.press("Enter");
  await page.locator(`[data-testid="card"]:not([data-mark="${first}"])`).waitFor();
  await app.press("Control+z");
  await page.locator(`[data-testid="card"][data-mark="${first}"] [data-state="badge-suggested"]`).waitFor();
});

appTest("the surest are accepted together, after a look, without those that are left out", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+Enter");
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  await dialog.locator('[name="threshold"]').fill("85");
  await dialog.locator('[name="label"]').selectOption("actor");
  const boxes = dialog.locator("[data-sure]");
  const listed = await boxes.evaluateAll((all) => all.map((box) => box.dataset.sure));
  assert.ok(listed.length > 2, `${listed.length} are listed`);
  await boxes.first().uncheck();
  const button = dialog.locator('[data-action="accept-sure"]');
  assert.match(await button.innerText(), new RegExp(`\\b${listed.length - 1}\\b`));
  await button.click();
  await dialog.waitFor({ state: "detached" });
  const { json } = await app.savedJson();
  const accepted = json.marks.filter((mark) => mark.state === "accepted");
  assert.deepEqual(accepted.map(({ id }) => id).sort(), listed.slice(1).sort());
  for (const mark of accepted) {
    assert.equal(mark.label, "actor");
    assert.ok(mark.origin.confidence >= 0.85);
  }
  await app.press("Control+z");
  const again = (await app.savedJson()).json.marks.filter((mark) => mark.state === "accepted");
  assert.equal(again.length, 0, "one step");
});

appTest("what is left in the project is said, and a key goes to where it is", async ({ app, page }) => {
  await pasteAndMark(app);
  const first = await page.locator("[data-article][aria-current]").getAttribute("data-article");
  await pasteAndMark(app, await article("rail-debate"));
  const said = await page.locator(".project-left").innerText();
  const counts = await page.locator("[data-article] small:not(.document-more)").allInnerTexts();
  const waiting = counts.map((count) => Number(/\d+/.exec(count)[0])).reduce((a, b) => a + b);
  assert.match(said, new RegExp(`\\b${waiting}\\b.*2 articles`));
  await app.press("Shift+j");
  await page.locator(`[data-article="${first}"][aria-current]`).waitFor();
});

appTest("the place is found again after another article, and after a reload", async ({ app, page }) => {
  await pasteAndMark(app);
  const key = await page.locator("[data-article][aria-current]").getAttribute("data-article");
  await app.press("n", "n", "n");
  const place = await app.inspected();
  await pasteAndMark(app, await article("rail-debate"));
  await page.locator(`[data-article="${key}"]`).click();
  await page.locator(`[data-testid="card"][data-mark="${place}"]`).waitFor();
  await app.press("Enter");
  await page.locator(`[data-testid="card"]:not([data-mark="${place}"])`).waitFor();
  const next = await app.inspected();
  await app.kept();
  await app.reload();
  await page.locator(`[data-testid="card"][data-mark="${next}"]`).waitFor();
});
