// No room, no permission, a second tab, an older database, a crash: nothing is lost.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { App } from "./harness/app.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("wind-release");

async function pasteAndMark(app, text = TEXT) {
  await app.paste(text);
  await app.marked();
}

/** Accepts the first suggestion; gives its id. */
async function acceptOne(app) {
  await app.press("n");
  const id = await app.inspected();
  await app.press("Enter");
  return id;
}

async function stateOf(app, id) {
  const { json } = await app.savedJson();
  return json.marks.find((mark) => mark.id === id)?.state;
}

const REFUSALS = {
  "that throws": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  },
  "that is not there": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "that answers with an error": () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name) {
      // A key that is no version makes the browser itself refuse.
      const request = open.call(this, `${name}-of-nobody`);
      request.addEventListener("upgradeneeded", () => request.transaction.abort());
      Object.defineProperty(request, "onupgradeneeded", { set() {} });
      return request;
    };
  },
};

for (const [how, refuse] of Object.entries(REFUSALS)) {
  appTest(`storage ${how} is said, and the work goes on`, { opened: false }, async ({ app, page, server }) => {
    await page.addInitScript(refuse);
    await app.open(server.url);
    const notice = page.locator('[data-notice^="notice-store-"] p');
    assert.match(await notice.innerText(), /stor/i);
    await page.locator('[data-notice^="notice-store-"] [data-remedy="save-file"]').waitFor();
    await pasteAndMark(app);
    const id = await acceptOne(app);
    assert.equal(await stateOf(app, id), "accepted");
  });
}

/** How browsers say that there is no room, while `window.full` is set. */
const WITHOUT_ROOM = {
  "quota that is used up": () => {
    for (const method of ["add", "put"]) {
      const write = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (...what) {
        if (window.full) throw new DOMException("Full.", "QuotaExceededError");
        return write.apply(this, what);
      };
    }
  },
  // As seen in Chromium on a disk with nothing left: the connection is gone, and none can be had.
  "disk that is full": () => {
    const commit = IDBTransaction.prototype.commit;
    IDBTransaction.prototype.commit = function () {
      if (!window.full) return commit.call(this);
      const words = "Connection is closing because of: IO error: 000003.log: FILE_ERROR_NO_SPACE";
      Object.defineProperty(this, "error", { value: new DOMException(words, "UnknownError") });
      this.abort();
      this.db.close();
    };
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...what) {
      if (window.full) throw new DOMException("Internal error opening backing store.", "UnknownError");
      return open.apply(this, what);
    };
  },
};

for (const [what, withoutRoom] of Object.entries(WITHOUT_ROOM)) {
  appTest(`a ${what} is said; the work goes on, can be saved, and is stored once there is room`, {
    opened: false,
  }, async ({ app, page, server }) => {
    await page.addInitScript(withoutRoom);
    await app.open(server.url);
    await pasteAndMark(app);
    await page.evaluate(() => (window.full = true));
    const first = await acceptOne(app);
    assert.match(await app.notice("notice-store-full"), /no room/);
    await page.waitForSelector('[data-saved="false"]');
    const second = await acceptOne(app);
    assert.equal(await stateOf(app, second), "accepted", "it can still be saved as a file");
    assert.equal(await page.locator("[data-notice]").count(), 1, "and it is said once");

    await page.evaluate(() => (window.full = false));
    await app.remedy("notice-store-full", "retry-saving").click();
    await app.kept();
    await app.reload();
    await page.waitForSelector('[data-testid="article"]');
    assert.equal(await stateOf(app, first), "accepted");
    assert.equal(await stateOf(app, second), "accepted");
  });
}

appTest("a second tab reads along, takes over, and nothing is lost", async ({ app, context, server }) => {
  await pasteAndMark(app);
  const first = await acceptOne(app);
  await app.kept();
  const other = new App(await context.newPage());
  await other.open(server.url);
  assert.match(await other.notice("notice-second-tab"), /tab/);
  assert.equal(await stateOf(other, first), "accepted");
  await other.press("Control+z", "x");
  assert.equal(await stateOf(other, first), "accepted", "a reader changes nothing");

  await app.page.bringToFront();
  const second = await acceptOne(app);
  await other.page.bringToFront();
  await other.page.locator(`[data-marks~="${second}"]:not(.suggested)`).first().waitFor();

  await other.remedy("notice-second-tab", "take-over").click();
  await app.page.locator('[data-notice="notice-pen-lost"]').waitFor();
  await other.page.waitForSelector('[data-saved="true"]');
  const third = await acceptOne(other);
  await other.kept();
  await app.page.bringToFront();
  await app.page.locator(`[data-marks~="${third}"]:not(.suggested)`).first().waitFor();
  for (const id of [first, second, third]) assert.equal(await stateOf(app, id), "accepted");
});

appTest("when the writing tab closes, the other one may write", async ({ app, context, server }) => {
  await pasteAndMark(app);
  await app.kept();
  const other = new App(await context.newPage());
  await other.open(server.url);
  await other.notice("notice-second-tab");
  const first = await acceptOne(app);
  await app.kept();
  await app.page.close();
  await other.kept();
  const second = await acceptOne(other);
  assert.equal(await stateOf(other, first), "accepted");
  assert.equal(await stateOf(other, second), "accepted");
});

/** The rows of the open database, as they are. */
async function rows(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open("standpoint"));
    const transaction = database.transaction(["documents", "summaries", "journal"]);
    const store = (name) => transaction.objectStore(name);
    const [documents, summaries, keys, entries] = await Promise.all([
      done(store("documents").getAll()), done(store("summaries").getAll()),
      done(store("journal").getAllKeys()), done(store("journal").getAll()),
    ]);
    database.close();
    return { documents, summaries, journal: keys.map((key, i) => [key, entries[i]]) };
  });
}

/** Makes a database as the first version of the app had it. */
async function layOutVersionOne(page, { documents, summaries, journal }) {
  await page.evaluate(async ({ documents, summaries, journal }) => {
    const request = indexedDB.open("standpoint", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("documents", { keyPath: "id" });
      request.result.createObjectStore("journal");
    };
    const database = await new Promise((open) => (request.onsuccess = () => open(request.result)));
    const transaction = database.transaction(["documents", "journal"], "readwrite");
    for (const { id, base } of documents) {
      const { title, added } = summaries.find((summary) => summary.id === id);
      transaction.objectStore("documents").add({ id, title, added, base });
    }
    for (const [key, entry] of journal) transaction.objectStore("journal").add(entry, key);
    await new Promise((complete) => (transaction.oncomplete = complete));
    database.close();
  }, { documents, summaries, journal });
}

appTest("an older database is brought along with all that is in it", async ({ app, freshApp, server }) => {
  await pasteAndMark(app);
  await acceptOne(app);
  await app.press("x");
  const before = await app.savedJson();
  await app.kept();
  const stored = await rows(app.page);
  assert.ok(stored.journal.length >= 3);

  const old = await freshApp();
  await old.page.goto(`${server.url}schema/standpoint-1.schema.json`);
  await old.page.evaluate(() => new Promise((gone) => (indexedDB.deleteDatabase("standpoint").onsuccess = gone)));
  await layOutVersionOne(old.page, stored);
  await old.open(server.url);
  await old.page.waitForSelector('[data-testid="article"]');
  assert.deepEqual((await old.savedJson()).json, before.json);
  const next = await acceptOne(old);
  await old.kept();
  await old.reload();
  await old.page.waitForSelector('[data-testid="article"]');
  assert.equal(await stateOf(old, next), "accepted");
});

appTest("a database of a newer app is left alone and said", { opened: false }, async ({ app, page, server }) => {
  await page.goto(`${server.url}schema/standpoint-1.schema.json`);
  await page.evaluate(async () => {
    const request = indexedDB.open("standpoint", 99);
    (await new Promise((open) => (request.onsuccess = () => open(request.result)))).close();
  });
  await app.open(server.url);
  assert.match(await app.notice("notice-store-newer"), /newer Standpoint/);
});

appTest("what is said to be saved survives a crash of the tab", async ({ app, page, context, server }) => {
  await pasteAndMark(app);
  const ids = [await acceptOne(app), await acceptOne(app)];
  await app.press("Control+End", "Alt+ArrowUp", "Control+Shift+ArrowRight", "1");
  const made = await app.inspected();
  await app.kept();
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // Nobody is left to answer.
  session.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();

  const again = new App(await context.newPage());
  await again.open(server.url);
  await again.page.waitForSelector('[data-testid="article"]');
  for (const id of ids) assert.equal(await stateOf(again, id), "accepted");
  const { json } = await again.savedJson();
  assert.ok(json.marks.some(({ id }) => id === made));
});

appTest("a tab that is closed at once loses nothing", async ({ app, page, context, server }) => {
  await pasteAndMark(app);
  const id = await acceptOne(app);
  await app.drawn();
  await page.close({ runBeforeUnload: false });
  const again = new App(await context.newPage());
  await again.open(server.url);
  await again.page.waitForSelector('[data-testid="article"]');
  assert.equal(await stateOf(again, id), "accepted");
});
