// Likely slips: listed, gone to, mended, dismissed, by keys alone. And notes.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { covered } from "./harness/articles.mjs";

const TEXT = "Kessia, said it stays.\nKessia wants “a dam” and Kessia waits.";

const span = (words, nth = 0) => {
  const start = [...TEXT.matchAll(words)][nth].index;
  return [{ start, end: start + words.length }];
};

/** A document with a slip of nearly each kind. */
function slips() {
  const mark = (id, label, words, nth, more = {}) => ({ id, label, spans: span(words, nth), state: "accepted", ...more });
  return {
    format: "standpoint/1", id: "slips", title: "Kessia, said it stays.", language: "en", offsets: "code_points", text: TEXT,
    marks: [
      mark("a1", "actor", "Kessia,", 0, { attributes: { kind: "state" } }),
      mark("c1", "cue", "said"),
      mark("p1", "position", "it stays"),
      mark("a2", "actor", "Kessia", 1, { attributes: { kind: "person" }, entity: "e1" }),
      mark("a3", "actor", "Kessia", 2, { attributes: { kind: "person" }, entity: "e2" }),
      mark("u1", "uncertainty", "“a dam"),
    ],
    links: [{ id: "l1", type: "signalled_by", from: "p1", to: "c1" }],
    entities: [{ id: "e1", name: "Kessia" }, { id: "e2", name: "kessia" }],
  };
}

async function openCheck(app, page) {
  await app.openFiles([{ name: "slips.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(slips())) }]);
  await page.locator('[data-testid="article"]').waitFor();
  await app.press("Shift+k");
  await page.locator("#panel [data-slip]").first().waitFor();
}

const listed = (page) => page.locator("#panel .slips > li").evaluateAll((all) => all.map((line) => line.dataset.slip));

appTest("slips are listed in the order of reading, each a way into the text", async ({ app, page }) => {
  await openCheck(app, page);
  assert.deepEqual(await listed(page), ["edge Kessia,", "missing held_by From", "entity-twice kessia", "open-quotation “a dam"].sort((a, b) => order(a) - order(b)));
  await page.locator('#panel .entry[data-mark="u1"]').click();
  await app.drawn();
  assert.equal(await page.locator('article .lit').innerText(), "“a dam");
  assert.ok(await page.locator("#panel .slips").isVisible(), "the list stays");
});

/** Where a slip of the example is read. */
const order = (key) => ["edge Kessia,", "missing held_by From", "open-quotation “a dam", "entity-twice kessia"].indexOf(key);

appTest("one key mends, one says that it is right, and goes on to the next", async ({ app, page }) => {
  await openCheck(app, page);
  await page.locator("#panel .slips .entry").first().focus();
  await app.press("Enter", "Shift+m");
  await page.waitForFunction(() => !document.querySelector('[data-slip="edge Kessia,"]'));
  await app.drawn();
  await page.waitForFunction(() => document.activeElement.dataset.mark === "p1");
  assert.equal(await page.locator('#panel [aria-current="true"]').getAttribute("data-mark"), "p1");
  const { json } = await app.savedJson();
  assert.equal(covered(json, json.marks.find(({ id }) => id === "a1"))[0], "Kessia");
  // Now that its words are the same as elsewhere, its kind is seen to differ.
  assert.ok((await listed(page)).includes("other-value kind person"));
  const before = (await listed(page)).length;
  await app.press("Shift+l");
  await page.waitForFunction((count) => document.querySelectorAll("#panel .slips > li").length === count - 1, before);
  await app.press("Control+z");
  await page.waitForFunction((count) => document.querySelectorAll("#panel .slips > li").length === count, before);
});

appTest("buttons do the same, and what was dismissed stays so in the file and after a reload", async ({ app, page }) => {
  await openCheck(app, page);
  const line = (key) => page.locator(`[data-slip="${key}"]`);
  assert.match(await line("missing held_by From").locator('[data-action="mend"]').innerText(), /“Kessia,”/);
  await line("missing held_by From").locator('[data-action="mend"]').click();
  await line("open-quotation “a dam").locator('[data-action="dismiss"]').click();
  await page.locator(".dismissed summary").waitFor();
  const { json } = await app.savedJson();
  assert.deepEqual(json.links.map(({ type, to }) => [type, to]).sort(), [["held_by", "a1"], ["signalled_by", "c1"]]);
  assert.deepEqual(json.marks.find(({ id }) => id === "u1").dismissed_slips, ["open-quotation “a dam"]);
  await app.kept();
  await app.reload();
  await page.locator('[data-testid="article"]').waitFor();
  await app.press("Shift+k");
  await page.locator(".dismissed summary").click();
  assert.ok(!(await listed(page)).includes("open-quotation “a dam"));
  await page.locator('.dismissed [data-action="dismiss"]').click();
  await page.waitForFunction(() => document.querySelector('.slips [data-slip^="open-quotation"]'));
});

appTest("notes on marks and on the article are seen, changed, gone to and saved", async ({ app, page }) => {
  await openCheck(app, page);
  await app.press("r", "Shift+e");
  await page.locator("#note-text").fill("Ask the desk about the date.");
  await app.press("Control+Enter");
  assert.equal(await page.locator('[data-testid="article-note"] .note').innerText(), "Ask the desk about the date.");
  await app.clickWords("said");
  await app.press("e");
  await page.locator("#note-text").fill("an odd comma before it");
  await app.press("Control+Enter");
  assert.equal(await app.card.locator(".note").innerText(), "an odd comma before it");
  await app.press("Escape", "Escape");
  await page.locator('.notes [data-mark="c1"]').click();
  assert.equal(await app.inspected(), "c1");
  const { json } = await app.savedJson();
  assert.equal(json.note, "Ask the desk about the date.");
  assert.equal(json.marks.find(({ id }) => id === "c1").note, "an odd comma before it");
  await app.press("Control+z", "Control+z");
  assert.equal((await app.savedJson()).json.note ?? null, null);
});

appTest("axe finds nothing against the check, wide and narrow", async ({ app, page }) => {
  await openCheck(app, page);
  await page.locator('#panel .entry[data-mark="u1"]').click();
  for (const [width, height, colorScheme] of [[1366, 900, "light"], [390, 844, "dark"]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await app.drawn();
    assert.deepEqual(await app.accessibilityFindings(), [], `${width}`);
  }
});
