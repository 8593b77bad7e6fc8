// Folders, chosen or dropped: all files in them come in together, whatever they are.
import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { appTest } from "./harness/chromium.mjs";

/** A folder as brat has it, with a page in a folder below, and what systems leave about. */
async function withFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), "folder-"));
  const put = (path, content) => writeFile(join(folder, "news", path), content);
  try {
    await mkdir(join(folder, "news", "pages"), { recursive: true });
    await mkdir(join(folder, "news", "none"));
    await put("talks.txt", "Kessia left the talks.");
    await put("talks.ann", "T1\tPER 0 6\tKessia\n");
    await put(".DS_Store", "\0\0");
    await copyFile(fileURLToPath(new URL("pages/dam.html", import.meta.url)), join(folder, "news", "pages", "dam.html"));
    await use(join(folder, "news"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Drops a file or folder of this computer on the page, as the system does it. */
async function drop(page, path) {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await client.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
  }
}

async function choose(app, path) {
  const chooser = app.page.waitForEvent("filechooser");
  await app.command("import-folder").click();
  await (await chooser).setFiles(path);
}

for (const [how, bring] of [
  ["chosen", choose],
  ["dropped", (app, path) => drop(app.page, path)],
]) {
  appTest(`a folder that is ${how} comes in with all that is below it`, async ({ app, page }) => {
    await withFolder(async (folder) => {
      await bring(app, folder);
      await page.locator('[data-action="import-take"]:enabled').waitFor();
      const dialog = page.locator("dialog.exchange");
      assert.equal(await page.locator('[data-testid="import-found"]').innerText(), "2 articles with 1 mark");
      assert.equal(await dialog.locator('select[name="import-format"]').inputValue(), "brat");
      assert.match(await dialog.innerText(), /3 files.*news\/pages\/dam\.html/, "what is hidden is left out");
      assert.deepEqual(await app.accessibilityFindings(), []);
      await page.locator('[data-action="import-take"]').click();
      assert.match(await app.notice("notice-imported"), /2 articles have come in/);
    });
    const titles = await page.locator("[data-article]").allInnerTexts();
    assert.ok(titles.some((title) => title.includes("Vessa dam")), titles.join());
  });

  appTest(`a folder that is ${how} and empty says so`, async ({ app }) => {
    await withFolder(async (folder) => {
      await bring(app, join(folder, "none"));
      assert.match(await app.notice("notice-no-files"), /no files/);
    });
  });
}

appTest("a folder of texts alone needs no format", async ({ app, page }) => {
  await withFolder(async (folder) => {
    await drop(page, join(folder, "pages"));
    await page.locator('[data-action="import-take"]:enabled').waitFor();
    const format = page.locator('select[name="import-format"] option:checked');
    assert.equal(await format.innerText(), "texts without marks");
    assert.equal(await page.locator('select[name="import-unit"]').count(), 0);
    // What was waited for is there: Enter takes it in.
    await page.waitForFunction(() => document.activeElement?.matches('[data-action="import-take"]'));
    await app.press("Enter");
    await page.locator("[data-article]", { hasText: "Vessa dam" }).waitFor();
  });
});
