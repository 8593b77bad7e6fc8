// Who stands where: beside the text, over the article and the project, with its evidence, and as files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const OTHER = await article("rail-debate");

async function pasteAndMark(app, text = TEXT) {
  await app.paste(text);
  await app.marked();
}

/** Marks the positions of the file that is saved with this holder and issue. */
async function saved(app, command) {
  const download = app.page.waitForEvent("download");
  await app.command(command).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** The squares of the matrix with what a screen reader says of them. */
async function cells(page) {
  return page.locator("#panel .cell").evaluateAll((all) => all.map((cell) => cell.getAttribute("aria-label")));
}

appTest("the matrix grows under the card, and its squares lead to the evidence and into the text", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("n");
  await app.card.waitFor();
  const square = page.locator("#panel .small-map .cell").first();
  const said = await square.getAttribute("aria-label");
  await square.click();
  await page.locator('#panel .map .cell[aria-pressed="true"]').waitFor();
  const line = page.locator(".evidence [data-mark]").first();
  const [actor] = said.split(" on ");
  assert.ok((await page.locator(".evidence h2").innerText()).startsWith(actor));
  const mark = await line.getAttribute("data-mark");
  await line.click();
  await app.card.waitFor();
  assert.equal(await app.inspected(), mark);
  await app.press("g");
  await page.locator(`.evidence [data-mark="${mark}"][aria-current="true"]`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.mark), mark, "the focus is on the line again");
});

appTest("the matrix is used by keys alone", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  const first = page.locator("#panel .cell").first();
  await first.focus();
  const from = await first.getAttribute("data-cell");
  await app.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains("issue")), true);
  await app.press("ArrowDown");
  assert.equal((await page.evaluate(() => document.activeElement.dataset.cell)).split(",")[1], from.split(",")[1]);
  await app.press("Enter");
  await page.locator(".evidence").waitFor();
  await app.press("Enter");
  await page.locator(".evidence").waitFor({ state: "detached" });
});

appTest("a stance and a certainty are told without their colour", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  await page.locator("#panel .map-key").waitFor();
  const signs = await page.locator(".map-key ul").first().locator(".stand").allInnerTexts();
  assert.equal(new Set(signs).size, signs.length, signs.join(" "));
  const fillings = await page.locator(".map-key ul").nth(1).locator(".stand").evaluateAll((all) =>
    all.map((square) => {
      const { backgroundImage, borderStyle } = getComputedStyle(square);
      return backgroundImage.replaceAll(/rgba?\([^)]*\)|color\([^)]*\)/g, "") + borderStyle;
    }));
  assert.equal(new Set(fillings).size, fillings.length, fillings.join("\n"));
});

appTest("a change of a position changes its square, and an issue under another's name joins it", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  const issues = page.locator("#panel .issue");
  await issues.nth(1).waitFor();
  const names = await issues.evaluateAll((all) => all.map((issue) => issue.dataset.issue));
  await issues.nth(1).click();
  const field = page.locator('[name="issue-name"]');
  assert.equal(await field.inputValue(), names[1]);
  await field.fill(names[0]);
  await field.press("Enter");
  await page.locator(`#panel .issue[data-issue="${names[1]}"]`).waitFor({ state: "detached" });
  await app.press("Control+z");
  await page.locator(`#panel .issue[data-issue="${names[1]}"]`).waitFor();
});

appTest("over the project, another name for an issue is its name in every article", async ({ app, page }) => {
  await pasteAndMark(app);
  const text = await app.shownText();
  await app.paste(`${text}\nA correction was added.`);
  await app.marked();
  await app.kept();
  await app.press("m");
  await page.locator('[data-setting="project"]').check();
  const issue = page.locator("#panel .issue").first();
  await issue.waitFor();
  const name = await issue.getAttribute("data-issue");
  await issue.click();
  const field = page.locator('[name="issue-name"]');
  await field.fill("the one name");
  await field.press("Enter");
  await page.locator('#panel .issue[data-issue="the one name"]').waitFor();
  await page.locator(`#panel .issue[data-issue="${name}"]`).waitFor({ state: "detached" });
  // In the other article it is a step of its own, which can be undone there.
  const other = await page.locator("[data-article]:not([aria-current])").getAttribute("data-article");
  await page.locator(`[data-article="${other}"]`).click();
  await page.waitForSelector(`[data-article="${other}"][aria-current="true"]`);
  const issues = async () => (await app.savedJson()).json.marks.map((mark) => mark.attributes?.issue);
  assert.ok((await issues()).includes("the one name"));
  await app.press("Control+z");
  await app.drawn();
  assert.ok(!(await issues()).includes("the one name"));
});

appTest("the matrix is saved as a table that no spreadsheet carries out", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  await page.locator("#panel .issue").first().click();
  const field = page.locator('[name="issue-name"]');
  await field.fill('=HYPERLINK("http://example.org","gates, "&A1)');
  await field.press("Enter");
  await page.locator('#panel .issue[data-issue^="=HYPER"]').waitFor();
  const { name, bytes } = await saved(app, "save-map-csv");
  const table = bytes.toString("utf8");
  assert.match(name, /\.csv$/);
  assert.ok(table.startsWith("\u{feff}Actor,Kind,"), table.slice(0, 40));
  assert.ok(table.includes('"\'=HYPERLINK(""http'), table);
  const starts = table.slice(1).split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  assert.deepEqual(starts.filter((cell) => /^"?[=+\-@]/.test(cell)), []);
});

appTest("the matrix is saved as a drawing and as a picture", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  await page.locator("#panel .cell").first().waitFor();
  const drawing = await saved(app, "save-map-svg");
  const svg = drawing.bytes.toString("utf8");
  const shape = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = parsed.documentElement;
    return { name: root.localName, broken: parsed.querySelector("parsererror") !== null, width: Number(root.getAttribute("width")) };
  }, svg);
  assert.deepEqual([shape.name, shape.broken], ["svg", false]);
  const actors = await page.locator("#panel .grid tbody th").allInnerTexts();
  for (const actor of actors) assert.ok(svg.includes(actor.slice(0, 20)), actor);
  const picture = await saved(app, "save-map-png");
  assert.equal(picture.bytes.subarray(1, 4).toString("latin1"), "PNG");
  const width = picture.bytes.readUInt32BE(16);
  assert.ok(width >= shape.width && width <= 8192, `${width} pixels of ${shape.width}`);
});

appTest("only what was accepted can be shown", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  await page.locator("#panel .cell").first().waitFor();
  await page.locator('[data-setting="accepted"]').check();
  await page.locator("#panel .cell").first().waitFor({ state: "detached" });
  assert.ok((await page.locator("#panel").innerText()).includes("No positions"));
});

appTest("over the project, a square leads into whichever article it comes from", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  const here = await page.locator("#panel .grid tbody th").first().innerText();
  const before = await page.locator("[data-article][aria-current]").getAttribute("data-article");
  await pasteAndMark(app, OTHER);
  await app.press("m");
  await page.locator("#panel .cell").first().waitFor();
  const alone = await cells(page);
  await page.locator('[data-setting="project"]').check();
  await page.locator("#panel .grid tbody th", { hasText: here }).first().waitFor();
  assert.ok((await cells(page)).length > alone.length);
  await page.locator("#panel .grid tbody tr", { has: page.locator("th", { hasText: here }) }).first().locator(".cell").first().click();
  await page.locator(".evidence [data-mark]").first().click();
  await page.locator(`[data-article="${before}"][aria-current]`).waitFor();
  await app.card.waitFor();
});
