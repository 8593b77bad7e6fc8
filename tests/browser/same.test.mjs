// The engines in the browser and in the command line tool say the same, to the last digit.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";
import { Deep, readByWorker } from "./harness/deep.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const GOLDEN = fileURLToPath(new URL("../golden", import.meta.url));

const names = (await readdir(GOLDEN)).filter((file) => file.endsWith(".txt")).map((file) => file.slice(0, -4));

/** What the command line tool makes of golden articles: their marks, links and entities, by name. */
async function marked(names, ...options) {
  const files = names.map((name) => `tests/golden/${name}.txt`);
  const mark = ["run", "--quiet", "-p", "standpoint-cli", "--", "mark", ...options, ...files];
  const { stdout } = await promisify(execFile)("cargo", mark, { cwd: ROOT, maxBuffer: 2 ** 26 });
  const documents = stdout.trim().split("\n").map((line) => JSON.parse(line));
  return new Map(documents.map((document) => [document.id, document]));
}

const said = ({ text, marks, links, entities }) => ({ text, marks, links, entities });

appTest("the engine marks in the browser what it marks on the command line", async ({ app, page }) => {
  const native = await marked(names);
  for (const name of names) {
    await app.openFiles([{ name: `${name}.txt`, mimeType: "text/plain", buffer: Buffer.from(await article(name)) }]);
    await page.waitForFunction(
      (words) => document.querySelector('[data-testid="article"][data-marked="true"]')?.textContent.includes(words),
      (await article(name)).trim().slice(0, 12),
    );
    const { json } = await app.savedJson();
    assert.ok(json.marks.length > 0, name);
    assert.deepEqual(said(json), said(native.get(name)), name);
  }
});

appTest("the deep reader's worker finds all that the command line finds with it, however unsure", async ({ app, page }) => {
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  await deep.here();
  const native = await marked(names, "--all", "--engine", "deep");
  for (const name of names) {
    const text = await article(name);
    const found = inCodePoints(await readByWorker(page, text), text);
    const { marks, links, entities } = withoutQuotes(native.get(name));
    assert.ok(marks.length > 10 && marks.every((mark) => mark.origin.version.includes("+deep-")), name);
    assert.deepEqual(byId(found.marks), byId(marks), name);
    assert.deepEqual(byId(found.links), byId(links), name);
    assert.deepEqual(byId(found.entities), byId(entities), name);
  }
});

const byId = (things) => new Map(things.map((thing) => [thing.id, thing]));

/** A worker counts bytes, a file code points; what is not there a file does not name. */
function inCodePoints(found, text) {
  const bytes = new TextEncoder().encode(text);
  const codePoints = (offset) => [...new TextDecoder().decode(bytes.subarray(0, offset))].length;
  const marks = found.marks.map(({ unknown, ...mark }) => ({
    ...Object.fromEntries(Object.entries(mark).filter(([, value]) => value !== null)),
    spans: mark.spans.map(({ start, end }) => ({ start: codePoints(start), end: codePoints(end) })),
  }));
  return { ...found, marks };
}

/** The quotes are the file's own. */
function withoutQuotes({ marks, links, entities }) {
  const bare = marks.map((mark) => ({ ...mark, spans: mark.spans.map(({ start, end }) => ({ start, end })) }));
  return { marks: bare, links, entities };
}
