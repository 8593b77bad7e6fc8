// Annotators compared, and what they differ in settled.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appTest } from "./harness/chromium.mjs";
import { checkFile, covered, marksOn } from "./harness/articles.mjs";
import { standpoint } from "./harness/command-line.mjs";

const ADA = JSON.parse(await readFile(new URL("../golden/grain-wire.json", import.meta.url), "utf8"));

/** The same article by somebody who misses every fifth mark, begins long ones a word late and hears only statements. */
function otherwise(document) {
  const other = structuredClone(document);
  const letters = [...other.text];
  for (const { attributes, spans } of other.marks) {
    if (attributes?.stance) attributes.stance = "states";
    const [span] = spans;
    const later = letters.indexOf(" ", span.start) + 1;
    if (span.end - span.start > 30) Object.assign(span, { start: later, quote: letters.slice(later, span.end).join("") });
  }
  const missed = new Set(other.marks.filter((_, i) => i % 5 === 4).map(({ id }) => id));
  other.marks = other.marks.filter(({ id }) => !missed.has(id));
  other.links = other.links.filter(({ from, to }) => !missed.has(from) && !missed.has(to));
  return other;
}

const BO = otherwise(ADA);
const CY = { ...structuredClone(ADA), marks: ADA.marks.slice(0, 6), links: [] };

function file(name, document) {
  return { name: `${name}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) };
}

class Comparison {
  constructor(app) {
    this.app = app;
    this.page = app.page;
  }

  async open() {
    await this.app.press("Shift+c");
    await this.page.locator("dialog.compare").waitFor();
  }

  async add(...files) {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.locator('[data-action="add-annotator"]').click();
    const sides = await this.page.locator(".compare-sides li").count();
    await (await chooser).setFiles(files);
    await this.page.locator(".compare-sides li").nth(sides).waitFor();
  }

  async compare() {
    await this.page.locator('[data-action="compare"]').click();
    await this.page.locator('[data-testid="basis"]').waitFor();
  }

  async differences() {
    await this.page.locator('[data-page="compare-page-differences"]').click();
    await this.page.locator(".compare-stage").waitFor();
  }

  /** Compares Ada with others, and looks at where they differ. */
  async of(...others) {
    await this.open();
    for (const [name, document] of [["ada", ADA], ...others]) await this.add(file(name, document));
    await this.compare();
    await this.differences();
  }

  /** How many are settled, and how many there are. */
  async settled() {
    await this.app.drawn();
    const words = await this.page.locator('[data-testid="settled"]').innerText();
    return words.match(/\d+/g).map(Number);
  }

  /** What was done last, as it is said to the ear. */
  async said() {
    await this.app.drawn();
    return this.page.locator(".compare-said").innerText();
  }

  /** The number of the difference that is looked at. */
  async at() {
    await this.app.drawn();
    return Number(await this.page.locator(".compare-stage").getAttribute("data-at"));
  }

  async saved() {
    return (await this.app.savedJson("save-adjudicated")).json;
  }
}

/** The rows of a table by name: each the text of its cells. */
async function rows(page, table) {
  return page.$$eval(`[data-table="${table}"] tbody tr`, (lines) =>
    lines.map((line) => [line.dataset.row, ...[...line.querySelectorAll("td")].map((cell) => cell.textContent)]),
  );
}

appTest("figures are those that the command line prints for the same files", async ({ app, page }) => {
  const folder = await mkdtemp(join(tmpdir(), "standpoint-"));
  await writeFile(join(folder, "ada"), JSON.stringify(ADA));
  await writeFile(join(folder, "bo"), JSON.stringify(BO));
  await writeFile(join(folder, "cy"), JSON.stringify(CY));
  const printed = standpoint(folder, "agree", "ada", "bo", "cy").split("\n");
  await rm(folder, { recursive: true });
  const lines = printed.map((line) => line.replaceAll(/\s+/g, " ").trim());

  const comparison = new Comparison(app);
  await comparison.open();
  for (const [name, document] of [["ada", ADA], ["bo", BO], ["cy", CY]]) await comparison.add(file(name, document));
  await comparison.compare();
  const shown = ["compare-labels", "compare-attributes", "compare-links"];
  const [labels, attributes, links] = await Promise.all(shown.map((table) => rows(page, table)));
  assert.ok(labels.length >= 4 && attributes.length > 0 && links.length > 0);
  for (const row of [...labels, ...attributes, ...links]) {
    const line = row.join(" ").replaceAll(/\s+/g, " ");
    assert.ok(lines.includes(line), `“${line}” in\n${printed.join("\n")}`);
  }
  const basis = await page.locator('[data-testid="basis"]').innerText();
  assert.match(basis, new RegExp(`${ADA.marks.length} / ${BO.marks.length} / ${CY.marks.length}`));
  assert.ok(await page.locator(".compare-meanings li").count() >= 4, "what they mean is said");
});

appTest("differences are settled by keys, saved with who said what, and opened again", async ({ app, page }) => {
  const comparison = new Comparison(app);
  await comparison.of(["bo", BO]);
  const [none, all] = await comparison.settled();
  assert.equal(none, 0);
  assert.ok(all > 5);
  assert.deepEqual(await page.locator(".version h4").allInnerTexts(), ["ada", "bo"]);
  assert.ok(await page.locator(".version .lit").count() > 0, "what is disputed is lit");

  const first = await page.locator(".compare-stage h3").innerText();
  await app.press("1");
  assert.match(await comparison.said(), /as ada has it/);
  assert.notEqual(await comparison.at(), 0, "it goes on to the next");
  await app.press("Control+z");
  assert.match(await comparison.said(), /taken back\. 0 of/);
  assert.equal(await comparison.at(), 0);
  await app.press("Control+Shift+z");
  assert.match(await comparison.said(), /made again\. 1 of/);
  await app.press("n", "2", "b");
  for (let i = 3; i < all; i++) await app.press(i % 2 ? "0" : "1");
  assert.deepEqual(await comparison.settled(), [all, all]);
  await page.locator('[data-difference="0"]').click();
  assert.equal(await page.locator('[data-testid="stands"]').innerText(), "ada stands");

  const json = await comparison.saved();
  checkFile(json);
  assert.match(json.title, /adjudicated/);
  assert.ok(json.marks.every(({ said_by }) => said_by?.length > 0));
  assert.deepEqual(json.marks.filter(({ state }) => state === "suggested"), []);
  const rejected = json.marks.filter(({ state, decided }) => state === "rejected" && decided);
  assert.ok(rejected.length > 0, "what does not stand stays, rejected");
  const words = first.slice(first.indexOf(": ") + 2);
  assert.ok(marksOn(json, words).some(({ said_by }) => said_by.includes("ada")));

  await app.press("Escape");
  await app.openFiles([file("adjudicated", json)]);
  await page.waitForSelector("[data-marks]");
  const { json: again } = await app.savedJson();
  assert.deepEqual(again.marks, json.marks);
});

appTest("other edges are set by keys, and by pointing at words", async ({ app, page }) => {
  const comparison = new Comparison(app);
  await comparison.of(["bo", BO]);
  await page.locator('select[name="respect"]').selectOption({ label: "edges" });
  await page.locator(".difference").first().click();
  const inside = async () => (await page.locator(".edge-word.edge-inside").allTextContents()).length;
  await app.press("e");
  const words = await inside();
  await app.press("]");
  assert.equal(await inside(), words + 1);
  await app.press("}", "Escape");
  assert.equal(await page.locator(".edge-text").count(), 0, "Escape leaves the edges, not the comparison");
  await app.press("e");
  await page.locator(".edge-word").last().click();
  const chosen = (await page.locator(".edge-inside").allTextContents()).join("");
  await app.press("Enter");
  assert.match(await comparison.said(), /other edges/);
  const json = await comparison.saved();
  const redrawn = json.marks.find(({ id }) => id.startsWith("redrawn"));
  assert.equal(covered(json, redrawn)[0], chosen);
  assert.equal(redrawn.state, "accepted");
});

appTest("choices are there again when the same files are compared after a reload", async ({ app, page }) => {
  const comparison = new Comparison(app);
  await comparison.of(["bo", BO], ["cy", CY]);
  await app.press("3", "0", "b");
  const [settled, all] = await comparison.settled();
  assert.equal(settled, 3);
  await app.reload();
  await comparison.of(["bo", BO], ["cy", CY]);
  assert.deepEqual(await comparison.settled(), [3, all]);
  assert.equal(await comparison.at(), 3, "the first that is not settled");
});

appTest("the open article is one side, and another text is a clear sentence", async ({ app, page }) => {
  await app.openFiles([file("ada", ADA)]);
  await page.waitForSelector("[data-marks]");
  const comparison = new Comparison(app);
  await comparison.open();
  await page.locator('[data-action="compare"]').click();
  assert.match(await page.locator(".compare-problem").innerText(), /Two annotators are needed/);
  await comparison.add(file("bo", { ...BO, text: `${BO.text} And more.` }));
  await page.locator('[data-action="compare"]').click();
  await page.locator(".compare-problem").waitFor();
  assert.match(await page.locator(".compare-problem").innerText(), /another text .* from character \d+ on/);
  await page.locator(".compare-sides li").nth(1).getByRole("button").click();
  await comparison.add(file("bo", BO));
  await comparison.compare();
  await comparison.differences();
  await app.press("1");
  await app.command("open-adjudicated").click();
  await page.waitForSelector("dialog", { state: "detached" });
  assert.match((await app.savedJson()).json.title, /adjudicated/);
});

appTest("a project's articles are matched by their texts, and undo goes to the article it is about", async ({ app, page }) => {
  const ice = JSON.parse(await readFile(new URL("../golden/ice-study.json", import.meta.url), "utf8"));
  await app.openFiles([file("ada", ADA), file("ice", ice)]);
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 2);
  await app.kept();
  const comparison = new Comparison(app);
  await comparison.open();
  await page.locator('[name="compare-whole-project"]').check();
  await comparison.add(file("one", otherwise(ice)), file("two", { ...BO, id: "another-id" }));
  await comparison.compare();
  const basis = page.locator('[data-testid="basis"]');
  assert.match(await basis.innerText(), /^2 articles, /);
  await page.locator('select[name="article"]').selectOption({ index: 1 });
  assert.match(await basis.innerText(), /^1 article, /);
  await comparison.differences();
  await app.press("1");
  const titles = await page.locator('select[name="article"] option').allInnerTexts();
  await page.locator('select[name="article"]').selectOption({ index: 1 });
  await page.waitForFunction(() => document.querySelector('[data-testid="settled"]')?.textContent.startsWith("0 "));
  await app.press("Control+z");
  await page.waitForFunction((title) => document.querySelector('select[name="article"]').selectedOptions[0].text === title, titles[0]);
  await page.locator(".compare-stage").waitFor();
  assert.deepEqual([(await comparison.settled())[0], await comparison.at()], [0, 0]);
});

const NARROW = { viewport: { width: 390, height: 844 }, hasTouch: true };

for (const [name, options] of Object.entries({ wide: { viewport: { width: 1366, height: 900 } }, narrow: NARROW, "narrow and dark": { ...NARROW, colorScheme: "dark" } })) {
  appTest(`the comparison is clean for axe, ${name}`, options, async ({ app, page }) => {
    const comparison = new Comparison(app);
    const clean = async (where) => {
      const findings = await app.accessibilityFindings();
      assert.deepEqual(findings, [], `${where}:\n${findings.join("\n")}`);
    };
    await comparison.open();
    await comparison.add(file("ada", ADA));
    await comparison.add(file("bo", BO));
    await clean("annotators");
    await comparison.compare();
    await clean("figures");
    await comparison.differences();
    await app.command("take-1").click();
    await clean("differences");
    await app.command("other-edges").click();
    await clean("edges");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing is wider than the window");
  });
}
