// Actors, positions, doubt: each line a way into the text and back; positions sorted, filtered, edited in place.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

async function pasteAndMark(app) {
  await app.paste(TEXT);
  await app.marked();
}

const lines = (page) => page.locator("#panel [data-line]");

/** What the table's lines say in a field, in their order. */
const inFields = (page, name) =>
  page.locator(`#panel [data-line] [name="${name}"]`).evaluateAll((all) => all.map((field) => field.value));

for (const [panel, key] of [["actors", "Shift+a"], ["positions", "Shift+p"], ["doubt", "Shift+d"], ["map", "m"]]) {
  appTest(`from a line of ${panel} into the text and back to the same line, by keys`, async ({ app, page }) => {
    await pasteAndMark(app);
    await app.press(key);
    if (panel === "actors") await page.locator("#panel [data-actor]").first().click();
    if (panel === "map") await page.locator("#panel .cell").first().click();
    const line = page.locator("#panel .entry[data-mark]").first();
    const mark = await line.getAttribute("data-mark");
    await line.focus();
    await app.press("Enter");
    await app.card.waitFor();
    assert.equal(await app.inspected(), mark);
    await app.press("g");
    await page.locator(`#panel .entry[data-mark="${mark}"][aria-current="true"]`).waitFor();
    await app.drawn();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.mark), mark);
  });
}

appTest("arrows go from line to line", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+d");
  const marks = await page.locator("#panel .entry").evaluateAll((all) => all.map((line) => line.dataset.mark));
  await page.locator("#panel .entry").first().focus();
  const here = () => page.evaluate(() => document.activeElement.dataset.mark);
  await app.press("ArrowDown");
  assert.equal(await here(), marks[1]);
  await app.press("ArrowUp");
  assert.equal(await here(), marks[0]);
});

appTest("every doubt says what it qualifies, as a way there", async ({ app, page }) => {
  await pasteAndMark(app);
  const { json } = await app.savedJson();
  const link = json.links.find(({ type }) => type === "qualified_by");
  assert.ok(link, "an article without a doubtful position tests nothing");
  await app.press("Shift+d");
  const item = page.locator("#panel li", { has: page.locator(`> .entry[data-mark="${link.to}"]`) });
  await item.locator(`.mentions [data-mark="${link.from}"]`).first().click();
  assert.equal(await app.inspected(), link.from);
});

appTest("an actor shows the positions that it holds", async ({ app, page }) => {
  await pasteAndMark(app);
  const { json } = await app.savedJson();
  const { from } = json.links.find(({ type }) => type === "held_by");
  await app.press("Shift+a");
  for (const actor of await page.locator("#panel [data-actor]").all()) await actor.click();
  await page.locator(`#panel [data-mark="${from}"]`).first().click();
  assert.equal(await app.inspected(), from);
});

appTest("positions are sorted by any column, either way, and as in the text again", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+p");
  await lines(page).first().waitFor();
  const order = () => lines(page).evaluateAll((all) => all.map((line) => line.dataset.line));
  const inText = await order();
  const issues = await inFields(page, "issue");
  const sorted = [...issues].sort((a, b) => a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  assert.notDeepEqual(sorted, issues, "sorted already: nothing is tested");
  await page.locator('[data-sort="issue"]').click();
  await page.locator('th[aria-sort="ascending"]').waitFor();
  assert.deepEqual(await inFields(page, "issue"), sorted);
  await page.locator('[data-sort="issue"]').click();
  await page.locator('th[aria-sort="descending"]').waitFor();
  assert.deepEqual(await inFields(page, "issue"), [...sorted].reverse());
  // The order outlives a visit to the text.
  await lines(page).first().locator(".entry").click();
  await app.card.waitFor();
  await app.press("g");
  await page.locator('th[aria-sort="descending"]').waitFor();
  await page.locator('[data-sort="place"]').click();
  await page.locator('th[aria-sort="descending"]').waitFor({ state: "detached" });
  assert.deepEqual(await order(), inText);
});

appTest("positions are filtered by what they say", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+p");
  await lines(page).first().waitFor();
  const stances = await inFields(page, "stance");
  await page.locator('[name="positions-filter"]').fill("states");
  const left = stances.filter((stance) => stance === "states").length;
  await page.waitForFunction((most) => document.querySelectorAll("#panel [data-line]").length <= most, stances.length - 1);
  assert.ok((await lines(page).count()) >= left);
  for (const line of await lines(page).all()) {
    const said = `${await line.innerText()} ${await line.locator("select, input").evaluateAll((all) => all.map((f) => f.value).join(" "))}`;
    assert.match(said.toLowerCase(), /states/);
  }
});

appTest("holder, stance, issue and certainty are changed in place, and each change is undone", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+p");
  const line = lines(page).first();
  await line.waitFor();
  const id = await line.getAttribute("data-line");
  const attributes = async () => (await app.savedJson()).json.marks.find((mark) => mark.id === id).attributes;
  const before = await attributes();
  await line.locator('[name="stance"]').selectOption("asks");
  await line.locator('[name="certainty"]').selectOption("unknown");
  await line.locator('[name="issue"]').fill("grain quota");
  await line.locator('[name="issue"]').press("Enter");
  assert.deepEqual(await attributes(), { ...before, stance: "asks", certainty: "unknown", issue: "grain quota" });
  await line.locator("[data-holder-of]").click();
  const box = page.locator("dialog[open] [data-holder]:not(:checked)").first();
  const holder = await box.getAttribute("data-holder");
  await box.check();
  await page.locator('[data-action="hold"]').click();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  const { json } = await app.savedJson();
  assert.ok(json.links.some(({ type, from, to }) => type === "held_by" && from === id && to === holder));
  assert.equal(await page.locator("#panel .positions").isVisible(), true, "the table stays");
  await app.press("Control+z", "Control+z", "Control+z", "Control+z");
  assert.deepEqual(await attributes(), before);
});

appTest("in a long article the table shows some lines, more when asked, and always the one that one comes back to", async ({ app, page }) => {
  await app.paste([1, 2, 3, 4].map((part) => `Part ${part}\n\n${TEXT}`).join("\n\n"));
  await app.marked();
  await app.press("Shift+p");
  await lines(page).first().waitFor();
  const few = await lines(page).count();
  const { json } = await app.savedJson();
  const all = json.marks.filter(({ label }) => label === "position");
  assert.ok(few < all.length, `${few} of ${all.length}`);
  await page.locator("#panel .more").click();
  await page.waitForFunction((most) => document.querySelectorAll("#panel [data-line]").length > most, few);
  assert.equal(await lines(page).count(), all.length);
  const last = lines(page).last();
  const mark = await last.getAttribute("data-line");
  await last.locator(".entry").click();
  await app.card.waitFor();
  await app.press("g");
  await page.locator(`#panel [data-line="${mark}"] [aria-current="true"]`).waitFor();
  // What stands before it is a press away.
  await page.locator("#panel .more").click();
  await page.waitForFunction((count) => document.querySelectorAll("#panel [data-line]").length === count, all.length);
});
