// Offline from the first visit, and new builds that wait until they are wanted.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appTest } from "./harness/chromium.mjs";
import { App } from "./harness/app.mjs";
import { article } from "./harness/articles.mjs";
import { dist } from "./harness/server.mjs";

const TEXT = await article("wind-release");
const WITH_WORKER = { serviceWorkers: "allow" };

/** The first visit is over: all that is needed offline is kept. */
const keptOffline = (page) => page.waitForSelector("html[data-offline]", { state: "attached" });

appTest("after the first visit the app opens and marks without a network", WITH_WORKER, async ({ app, page, server }) => {
  await keptOffline(page);
  await app.paste(TEXT);
  await app.marked();
  await app.kept();
  await server.stop();
  await app.reload();
  await page.waitForSelector('[data-testid="article"]');
  // The engine starts anew, with its weights, from what was kept.
  await app.paste(await article("ice-study"));
  await app.marked();
  assert.ok((await app.pieces()) > 0);
  const { json } = await app.savedJson();
  const version = json.marks.find((mark) => mark.origin?.by === "engine").origin.version;
  assert.match(version, /\S/);
});

appTest("without a network the article is taken out of a page, too", WITH_WORKER, async ({ app, page, server }) => {
  await keptOffline(page);
  await server.stop();
  const html = await readFile(new URL("pages/dam.html", import.meta.url));
  const text = await readFile(new URL("pages/dam.txt", import.meta.url), "utf8");
  await app.openFiles([{ name: "dam.html", mimeType: "text/html", buffer: html }]);
  await app.marked();
  assert.equal((await app.savedJson()).json.text, text.trimEnd());
});

appTest("the app can be installed: its manifest and icons are whole", WITH_WORKER, async ({ page, server }) => {
  const manifest = await (await fetch(`${server.url}manifest.webmanifest`)).json();
  assert.equal(manifest.display, "standalone");
  for (const { src, sizes, type } of manifest.icons) {
    const response = await fetch(server.url + src);
    assert.equal(response.headers.get("content-type"), type);
    if (type !== "image/png") continue;
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
  }
  await keptOffline(page);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A profile of a test is an incognito one; nothing else may be in the way.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
});

/** CRC-32 as the build's list has it. */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** Another build: the same site with another title. `honest: false` leaves the list as it was for that file. */
async function anotherBuild({ honest = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "standpoint-"));
  await cp(dist(), folder, { recursive: true });
  const page = (await readFile(join(folder, "index.html"), "utf8")).replace("<title>Standpoint", "<title>Standpoint 2");
  await writeFile(join(folder, "index.html"), page);
  let worker = await readFile(join(folder, "sw.js"), "utf8");
  worker = worker.replace(/const BUILD = "\w+"/, 'const BUILD = "second"');
  const sum = honest ? crc32(Buffer.from(page)) : "00000000";
  worker = worker.replace(/"index.html": "\w+"/, `"index.html": "${sum}"`);
  await writeFile(join(folder, "sw.js"), worker);
  return folder;
}

/** Has the browser look for a new build, as it does by itself now and then. */
const lookForUpdate = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));

appTest("a new build waits, is said quietly, and comes when it is wanted", WITH_WORKER, async ({ app, page, context, server }) => {
  await keptOffline(page);
  await app.paste(TEXT);
  await app.marked();
  await app.press("n", "Enter");
  await app.kept();
  const folder = await anotherBuild();
  try {
    server.use(folder);
    await page.evaluate(() => (window.untouched = true));
    // Before the other tab is there: Chromium holds a worker's script back for whoever drives it, and a
    // script that two pages are driven for is at times held back for ever. Nobody drives a person's browser.
    await lookForUpdate(page);
    assert.match(await app.notice("notice-version-ready"), /new version/);
    const second = new App(await context.newPage());
    await second.open(server.url);
    // Loaded again for another reason it is still the old one: two tabs are open on it.
    await second.reload();
    assert.equal(await second.page.title(), "Standpoint");
    await page.bringToFront();
    assert.equal(await page.evaluate(() => window.untouched), true, "nothing was taken away");
    assert.deepEqual(await app.accessibilityFindings(), []);

    const loaded = page.waitForEvent("load");
    await app.remedy("notice-version-ready", "use-version").click();
    await loaded;
    await app.ready();
    assert.equal(await page.title(), "Standpoint 2");
    await page.waitForSelector('[data-testid="article"]');
    // The other tab goes on as it is, and is told.
    assert.match(await second.notice("notice-version-elsewhere"), /another tab/i);
    assert.equal(await second.page.title(), "Standpoint");
  } finally {
    await rm(folder, { recursive: true });
  }
});

appTest("a build that is only half on the server is not taken", WITH_WORKER, async ({ app, page, server }) => {
  await keptOffline(page);
  const folder = await anotherBuild({ honest: false });
  try {
    server.use(folder);
    await lookForUpdate(page);
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return !registration.installing && !registration.waiting;
    });
    await app.reload();
    assert.equal(await page.title(), "Standpoint");
    assert.equal(await page.locator('[data-notice^="notice-version"]').count(), 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
