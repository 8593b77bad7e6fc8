// The formats of others: what they cannot say is told first, and what is saved reads back.
import assert from "node:assert/strict";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";
import { unzipped } from "./harness/zip.mjs";

const GRAIN = await readFile(new URL("../golden/grain-wire.json", import.meta.url));
const OTHER = await article("ice-study");

/** The dialog in which articles are saved in a format of others. */
class SaveAs {
  constructor(app) {
    this.app = app;
    this.page = app.page;
    this.dialog = this.page.locator("dialog.exchange");
  }

  async open() {
    await this.app.press("Shift+t");
    await this.written();
  }

  /** Waits until the worker has written what is chosen now. */
  async written() {
    await this.page.locator('[data-action="export-save"]:enabled').waitFor();
  }

  async choose(name, value) {
    await this.dialog.locator(`select[name="${name}"]`).selectOption(value);
    await this.written();
  }

  async tick(name) {
    await this.dialog.locator(`input[name="${name}"]`).click();
    await this.written();
  }

  /** What is lost: numbers by the names of aspects. */
  async lost() {
    const lines = await this.dialog.locator("[data-lost]").evaluateAll((all) =>
      all.map((line) => [line.dataset.lost, Number.parseInt(line.textContent)]),
    );
    return Object.fromEntries(lines);
  }

  async readBack() {
    return this.dialog.locator('[data-testid="read-back"]').innerText();
  }

  async save() {
    const download = this.page.waitForEvent("download");
    await this.page.locator('[data-action="export-save"]').click();
    const file = await download;
    await this.dialog.locator('[data-testid="export-said"]').waitFor();
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }
}

async function opened(app) {
  await app.openFiles([{ name: "grain-wire.json", mimeType: "application/json", buffer: GRAIN }]);
  await app.page.waitForSelector("[data-marks]");
}

/** A browser that has saved ten files for a page asks before it saves more. */
const AT_ONCE = 8;

for (const first of [0, AT_ONCE]) {
  const which = `formats ${first + 1} to ${first + AT_ONCE}`;
  appTest(`${which} say what they lose, read back, and are saved`, async ({ app, page }) => {
    await opened(app);
    const way = new SaveAs(app);
    await way.open();
    const formats = await page.locator('select[name="export-format"] option').evaluateAll((all) => all.map((o) => o.value));
    assert.equal(formats.length, 16);
    for (const format of formats.slice(first, first + AT_ONCE)) {
      await way.choose("export-format", format);
      const own = ["dna", "graphml", "positions", "report"].includes(format);
      assert.match(await way.readBack(), own ? /cannot be opened here/ : /^Reads back identically: 1 article/, format);
      const { name, bytes } = await way.save();
      assert.ok(bytes.length > 40, format);
      assert.match(name, /^[^/]+\.[a-z]+$/, format);
    }
  });
}

appTest("what CoNLL cannot say is counted before, and can be chosen", async ({ app }) => {
  await opened(app);
  const way = new SaveAs(app);
  await way.open();
  await way.choose("export-format", "conll");
  const longest = await way.lost();
  assert.ok(longest.overlaps > 0, "positions have cues and doubts in them");
  await way.choose("export-overlap", "by-label");
  await way.dialog.locator('[data-label="actor"]').click();
  await way.written();
  assert.equal(await way.dialog.locator('[data-label="actor"] b').innerText(), "1");
  assert.notDeepEqual(await way.lost(), longest);
  await way.choose("export-overlap", "file-per-label");
  const apart = await way.lost();
  assert.ok((apart.overlaps ?? 0) < longest.overlaps);
  assert.match(await way.readBack(), /Reads back identically: 1 article in \d files/);
  const { name, bytes } = await way.save();
  assert.match(name, /\.zip$/);
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  assert.ok(bytes.includes("actor.conll"));
});

appTest("the whole project goes into one file, with what was decided a moment ago", async ({ app, page }) => {
  await app.paste(OTHER);
  await app.marked();
  await opened(app);
  const way = new SaveAs(app);
  await way.open();
  await way.choose("export-format", "prodigy");
  assert.match(await way.readBack(), /1 article in 1 file/);
  await way.tick("export-whole-project");
  assert.match(await way.readBack(), /2 articles in 1 file/);
  const { bytes } = await way.save();
  const tasks = bytes.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(tasks.length, 2);
  assert.ok(tasks.some(({ text }) => text === JSON.parse(GRAIN).text));
  await page.keyboard.press("Escape");
  await way.dialog.waitFor({ state: "detached" });
  await way.open();
  assert.equal(await page.locator('select[name="export-format"]').inputValue(), "prodigy", "choices stay");
});

appTest("the dialog can be used by everybody", async ({ app }) => {
  await opened(app);
  const way = new SaveAs(app);
  await way.open();
  await way.choose("export-format", "conll");
  assert.deepEqual(await app.accessibilityFindings(), []);
});

const LINES = [
  JSON.stringify({
    id: 1,
    text: "Kessia rejected it.",
    entities: [
      { id: 1, label: "PER", start_offset: 0, end_offset: 6 },
      { id: 2, label: "Weather", start_offset: 16, end_offset: 18 },
    ],
    relations: [{ id: 3, from_id: 2, to_id: 1, type: "holder" }],
  }),
  '{"id": 2, "text":',
  JSON.stringify({ id: 3, text: "Orlen left.", entities: [{ id: 9, label: "PER", start_offset: 0, end_offset: 5 }], relations: [] }),
];

function file(name, content, mimeType = "application/octet-stream") {
  return { name, mimeType, buffer: Buffer.from(content) };
}

/** Waits until files have been looked through. */
async function lookedThrough(page) {
  await page.locator('[data-action="import-take"]:enabled').waitFor();
  return page.locator('[data-testid="import-found"]').innerText();
}

appTest("a file of another tool comes in by labels that are mapped, and a bad line is named", async ({ app, page }) => {
  await app.openFiles([file("admin.jsonl", LINES.join("\n"))]);
  assert.equal(await lookedThrough(page), "2 articles with 3 marks");
  const dialog = page.locator("dialog.exchange");
  assert.equal(await dialog.locator('select[name="import-format"]').inputValue(), "doccano");
  assert.match(await dialog.locator(".import-said").innerText(), /admin\.jsonl, line 2: /);
  const name = (wanted) => dialog.locator(`[data-name="${wanted}"] select`);
  assert.equal(await name("PER").inputValue(), "actor|kind|person");
  assert.equal(await name("holder").inputValue(), "held_by");
  assert.equal(await name("Weather").inputValue(), "");
  await name("Weather").selectOption("position");
  assert.deepEqual(await app.accessibilityFindings(), []);
  await page.locator('[data-action="import-take"]').click();
  assert.match(await app.notice("notice-imported"), /2 articles have come in\. 1 place could not be read/);
  await page.waitForSelector("[data-marks]");
  assert.equal(await page.locator("[data-article]").count(), 2);
  const { json } = await app.savedJson();
  assert.equal(json.text, "Kessia rejected it.");
  assert.deepEqual(json.marks.map(({ label }) => label), ["actor", "position"]);
  assert.equal(json.links[0].type, "held_by");

  await app.openFiles([file("more.jsonl", LINES[0])]);
  await lookedThrough(page);
  assert.equal(await name("Weather").inputValue(), "position", "what was chosen is proposed again");
  await page.locator('[data-action="import-take"]').click();
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 3);
});

appTest("JSON that is not ours is looked through for the formats of others", async ({ app, page }) => {
  const task = { text: "Kessia", entities: [[0, 6, "ORG"]], id: 1, label: [[0, 6, "ORG"]] };
  await app.openFiles([file("file.json", JSON.stringify(task), "application/json")]);
  assert.equal(await lookedThrough(page), "1 article with 1 mark");
});

appTest("a format can be overruled, and a unit that fits better is offered", async ({ app, page }) => {
  const text = "\u{1F600}\u{1F600} Kessia left. Orlen stayed.";
  const spans = ["Kessia", "Orlen"].map((words) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, label: "PER", text: words };
  });
  await app.openFiles([file("task.jsonl", JSON.stringify({ text, spans, answer: "accept", _input_hash: 1 }))]);
  await lookedThrough(page);
  await page.locator('[data-action="better-unit"]').click();
  await page.waitForFunction(() => document.querySelector('select[name="import-unit"]').value === "utf16");
  await lookedThrough(page);
  assert.equal(await page.locator('[data-action="better-unit"]').count(), 0);
  await page.locator('select[name="import-format"]').selectOption("huggingface");
  await page.waitForFunction(() => document.querySelector('select[name="import-unit"]').value === "code_points");
  await page.keyboard.press("Escape");
  await page.locator("dialog.exchange").waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-article]").count(), 0, "nothing has come in");
});

appTest("a table says which of its columns holds the text, once it is told", async ({ app, page }) => {
  await app.openFiles([file("table.csv", "nr,words\n1,Kessia left.\n2,Orlen stayed.\n")]);
  const column = page.locator('input[name="import-column"]');
  await column.waitFor();
  assert.match(await page.locator(".import-said").innerText(), /no column for the text.*nr, words/);
  await column.fill("words");
  await page.keyboard.press("Enter");
  assert.equal(await lookedThrough(page), "2 articles with 0 marks");
});

for (const format of ["brat", "parquet"]) {
  appTest(`what was saved as ${format} comes in again`, async ({ app, page, freshApp }) => {
    await opened(app);
    const way = new SaveAs(app);
    await way.open();
    await way.choose("export-format", format);
    const { name, bytes } = await way.save();
    const elsewhere = await freshApp();
    await elsewhere.openFiles([file(name, bytes, "application/zip")]);
    assert.match(await lookedThrough(elsewhere.page), /^1 article with \d\d marks$/);
    await elsewhere.page.locator('[data-action="import-take"]').click();
    await elsewhere.page.waitForSelector("[data-marks]");
    const { json } = await elsewhere.savedJson();
    assert.equal(json.text, JSON.parse(GRAIN).text);
  });
}

/** A file of so many megabytes of doccano's lines. */
async function largeFile(folder, megabytes) {
  const path = join(folder, "large.jsonl");
  const words = "Kessia rejected a joint inspection of the dam, and Orlen said so. ".repeat(300);
  const line = `${JSON.stringify({ text: words, entities: [{ id: 1, label: "PER", start_offset: 0, end_offset: 6 }], relations: [] })}\n`;
  const handle = await open(path, "w");
  const together = line.repeat(50);
  for (let written = 0; written < megabytes * 1e6; written += together.length) await handle.write(together);
  await handle.close();
  return path;
}

appTest("50 MB show how far they are, can be stopped, and never freeze the page", async ({ app, page }) => {
  const folder = await mkdtemp(join(tmpdir(), "standpoint-"));
  const path = await largeFile(folder, 50);
  // How long the page was without a frame, in milliseconds.
  await page.evaluate(() => {
    window.longest = 0;
    let before = performance.now();
    const frame = (now) => {
      window.longest = Math.max(window.longest, now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await app.openFiles(path);
  await page.waitForFunction(() => document.querySelector(".exchange-work progress")?.value > 0);
  assert.match(await lookedThrough(page), /^2[\d,.]* articles/);
  await page.locator('[data-action="import-take"]').click();
  await page.waitForFunction(() => document.querySelector(".exchange-work progress")?.value > 5000);
  await page.locator('[data-action="stop"]').click();
  assert.match(await app.notice("notice-import-stopped"), /had come in by then/);
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < 1500, `${Math.round(longest)} ms without a frame`);
  await rm(folder, { recursive: true });
});

/** So many articles in one file, each with an uncertain sentence and a certain one. */
function manyArticles(count) {
  return Array.from({ length: count }, (_, i) => {
    const text = `Orlen number ${i} may stay for ${i} days. Kessia${i} left it.`;
    const at = text.indexOf("may");
    return JSON.stringify({ id: i, text, entities: [{ id: 1, label: "hedge", start_offset: at, end_offset: at + 3 }], relations: [] });
  }).join("\n");
}

appTest("a training set is counted and previewed by part, and saved with its card", async ({ app, page }) => {
  await app.openFiles([file("many.jsonl", manyArticles(20))]);
  await lookedThrough(page);
  await page.locator('[data-action="import-take"]').click();
  assert.match(await app.notice("notice-imported"), /20 articles have come in/);
  // They are in the list a moment later, and before that there is nothing to learn from.
  await page.locator("[data-article]").first().waitFor();
  await app.press("Shift+y");
  const counts = page.locator('[data-testid="train-counts"] tbody tr');
  await counts.first().waitFor();
  const rows = () => counts.evaluateAll((all) => all.map((row) => [row.dataset.part, Number(row.cells[2].textContent)]));
  assert.deepEqual(await rows(), [["train", 32], ["validation", 4], ["test", 4]]);
  assert.match(await page.locator('[data-testid="train-rows"]').innerText(), /Orlen number \d+ may stay/);
  const save = page.locator('[data-action="train-save"]');
  assert.ok(await save.isDisabled(), "a licence is asked for");
  await page.locator('input[name="train-licence"]').fill("cc-by-4.0");
  await page.keyboard.press("Tab");
  await page.locator('[data-action="train-save"]:enabled').waitFor();
  assert.deepEqual(await app.accessibilityFindings(), []);
  const download = page.waitForEvent("download");
  await save.click();
  const saved = await download;
  assert.match(saved.suggestedFilename(), /\.zip$/);
  const names = [...unzipped(await readFile(await saved.path())).keys()];
  for (const name of ["README.md", "data/train.jsonl", "test-set.json"]) assert.ok(names.includes(name), `${names}`);
  // What was said of the file goes as soon as something else is wanted.
  const said = page.locator('[data-testid="train-said"]');
  await said.waitFor();
  await page.locator('input[name="train-parquet"]').check();
  await said.waitFor({ state: "detached" });
  await page.locator('[data-action="train-save"]:enabled').waitFor();
  const columns = page.waitForEvent("download");
  await save.click();
  const train = unzipped(await readFile(await (await columns).path())).get("data/train.parquet");
  for (const end of [train.subarray(0, 4), train.subarray(-4)]) assert.equal(end.toString(), "PAR1");
  await page.locator('select[name="train-division"]').selectOption("5-folds");
  await page.locator('[data-part="fold-5/train"]').waitFor();
  await page.locator('select[name="train-task"]').selectOption("tokens");
  await page.locator('select[name="train-format"] option[value="conll"]').waitFor({ state: "attached" });
});
