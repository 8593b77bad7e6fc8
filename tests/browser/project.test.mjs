// A whole project in one file: saved, opened, merged; room and backups said.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("wind-release");
const OTHER = await article("ice-study");

/** Saves the project; gives it as a file to be opened. */
async function savedProject(app) {
  const download = app.page.waitForEvent("download");
  await app.command("save-project").click();
  const file = await download;
  return {
    name: file.suggestedFilename(),
    mimeType: "application/zip",
    buffer: await readFile(await file.path()),
  };
}

const count = (page, number) =>
  page.waitForFunction((n) => document.querySelectorAll("[data-article]").length === n, number);

async function acceptOne(app) {
  await app.press("n");
  const id = await app.inspected();
  await app.press("Enter");
  return id;
}

appTest("a project is one file that opens elsewhere with all that was done", async ({ app, page, freshApp }) => {
  await app.paste(OTHER);
  await app.marked();
  await app.paste(TEXT);
  await app.marked();
  const accepted = await acceptOne(app);
  await app.kept();
  const before = (await app.savedJson()).json;
  const file = await savedProject(app);
  assert.match(file.name, /^[^/]+-\d{4}-\d\d-\d\d\.standpoint\.zip$/);
  assert.equal(file.buffer.subarray(0, 2).toString(), "PK");
  await page.locator('[data-testid="backup"]').getByText("today").waitFor();

  const elsewhere = await freshApp();
  await elsewhere.openFiles([file]);
  assert.match(await elsewhere.notice("notice-merged"), /2 articles are new/);
  await count(elsewhere.page, 2);
  await elsewhere.page.locator(`[data-article="${before.id}"]`).click();
  await elsewhere.page.waitForSelector(`[data-article="${before.id}"][aria-current="true"]`);
  await elsewhere.page.locator(`[data-marks~="${accepted}"]`).first().waitFor();
  assert.deepEqual((await elsewhere.savedJson()).json, before);
});

appTest("two people’s projects are merged: both have all, and what differs is listed", async ({ app, freshApp }) => {
  await app.paste(TEXT);
  await app.marked();
  await app.kept();
  const shared = await savedProject(app);

  // The other one rejects what this one accepts, and accepts the next.
  const other = await freshApp();
  await other.openFiles([shared]);
  await other.notice("notice-merged");
  await other.page.waitForSelector('[data-testid="article"]');
  await other.press("n");
  const first = await other.inspected();
  await other.press("x");
  const second = await acceptOne(other);
  await other.kept();
  const theirs = await savedProject(other);

  assert.equal(await acceptOne(app), first);
  await app.openFiles([theirs]);
  await app.page.locator(".merge-list li").first().waitFor();
  assert.match(await app.page.locator(".merge-list").innerText(), /accepted/);
  assert.deepEqual(await app.accessibilityFindings(), []);
  await app.press("Escape");
  const { json } = await app.savedJson();
  const state = (id) => json.marks.find((mark) => mark.id === id).state;
  assert.deepEqual([state(first), state(second)], ["accepted", "accepted"]);
  const quote = json.marks.find((mark) => mark.id === first).spans;
  const twice = json.marks.filter((mark) => JSON.stringify(mark.spans) === JSON.stringify(quote));
  assert.ok(twice.some((mark) => mark.state === "rejected"), "the other side’s decision is kept too");

  // The same once more has nothing new; the merge is one step to undo.
  await app.press("Control+z");
  await app.drawn();
  const undone = (await app.savedJson()).json;
  assert.equal(undone.marks.find((mark) => mark.id === second).state, "suggested");
});

appTest("another text under the same name stands beside the first", async ({ app, freshApp, page }) => {
  await app.paste(TEXT);
  await app.marked();
  const { json } = await app.savedJson();
  const other = await freshApp();
  const changed = { ...json, text: `${json.text}\nCorrection.`, marks: [], links: [], entities: [] };
  await other.openFiles([{ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(changed)) }]);
  await other.page.waitForSelector('[data-testid="article"]');
  await other.kept();
  const theirs = await savedProject(other);
  for (const round of [1, 2]) {
    await app.openFiles([theirs]);
    await page.locator(".merge-list").getByText("another text").waitFor();
    await count(page, 2);
    await app.press("Escape");
    assert.equal(await page.locator(".merge-list").count(), 0, `round ${round}`);
  }
});

appTest("a damaged or foreign archive is refused in a sentence", async ({ app }) => {
  await app.paste(TEXT);
  await app.marked();
  const whole = await savedProject(app);
  const cut = { ...whole, name: "cut.zip", buffer: whole.buffer.subarray(0, whole.buffer.length / 2) };
  await app.openFiles([cut]);
  assert.match(await app.notice("notice-file-not-opened"), /archive/);
});

appTest("how full the storage is, is shown, and a backup is suggested for old work", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await app.kept();
  assert.match(await page.locator('[data-testid="storage"]').innerText(), /\d+ (kB|MB|GB|B) of \d+/);
  assert.match(await page.locator('[data-testid="backup"]').innerText(), /no backup/);
  // The work began a week ago.
  await page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("standpoint"));
    const store = database.transaction("summaries", "readwrite").objectStore("summaries");
    const [row] = await done(store.getAll());
    await done(store.put({ ...row, added: new Date(Date.now() - 7 * 86_400_000).toISOString() }));
    database.close();
  });
  await app.reload();
  assert.match(await app.notice("notice-backup-none"), /file/);
  assert.deepEqual(await app.accessibilityFindings(), []);
  await app.remedy("notice-backup-none", "no-backup").click();
  await page.waitForSelector('[data-testid="article"]');
  await app.reload();
  await page.waitForSelector('[data-testid="storage"]');
  assert.equal(await page.locator('[data-notice="notice-backup-none"]').count(), 0, "sent away for today");
});
