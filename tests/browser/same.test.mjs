// The engine in the browser and the command line tool say the same, to the last digit.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const GOLDEN = fileURLToPath(new URL("../golden", import.meta.url));

const names = (await readdir(GOLDEN)).filter((file) => file.endsWith(".txt")).map((file) => file.slice(0, -4));

/** What the command line tool makes of golden articles: their marks, links and entities, by name. */
async function marked(names) {
  const files = names.map((name) => `tests/golden/${name}.txt`);
  const mark = ["run", "--quiet", "-p", "standpoint-cli", "--", "mark", ...files];
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
