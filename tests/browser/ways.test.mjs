// The formats of others: what they cannot say is told first, and what is saved reads back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

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

appTest("every format says what it loses, reads back, and is saved", async ({ app, page }) => {
  await opened(app);
  const way = new SaveAs(app);
  await way.open();
  const formats = await page.locator('select[name="export-format"] option').evaluateAll((all) => all.map((o) => o.value));
  assert.equal(formats.length, 15);
  for (const format of formats) {
    await way.choose("export-format", format);
    const own = ["dna", "graphml", "positions", "report"].includes(format);
    assert.match(await way.readBack(), own ? /cannot be opened here/ : /^Reads back identically: 1 article/, format);
    const { name, bytes } = await way.save();
    assert.ok(bytes.length > 40, format);
    assert.match(name, /^[^/]+\.[a-z]+$/, format);
  }
});

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
