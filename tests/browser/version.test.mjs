// A changed article: marks go along, what has no place is kept beside where it was, and nothing is lost.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { checkFile, covered } from "./harness/articles.mjs";

const OLD = "Kessia rejected a joint inspection of the dam on Monday.\nThe water minister, Ada Brandt, said the wall would hold.\nHydrologists argue that it is probably safe.";
const NEW = "UPDATED\nHydrologists argue that it is probably safe.\nMinister A. Brandt says that the wall holds.\nKessia rejected a full joint inspection of the dam on Monday.";

const span = (words) => [{ start: OLD.indexOf(words), end: OLD.indexOf(words) + words.length }];

function old() {
  const mark = (id, label, words) => ({ id, label, spans: span(words), state: "accepted" });
  return {
    format: "standpoint/1", id: "dam", title: "Ministers stall", language: "en", offsets: "code_points", text: OLD,
    marks: [
      mark("m1", "actor", "Kessia"),
      mark("m2", "position", "a joint inspection of the dam"),
      mark("m3", "actor", "Ada Brandt"),
      mark("m4", "cue", "said"),
      mark("m5", "position", "the wall would hold"),
      mark("m6", "uncertainty", "probably"),
    ],
    links: [{ id: "l1", type: "held_by", from: "m2", to: "m1" }, { id: "l2", type: "held_by", from: "m5", to: "m3" }, { id: "l3", type: "signalled_by", from: "m5", to: "m4" }],
  };
}

async function openVersions(app, page, text = NEW) {
  await app.openFiles([{ name: "dam.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(old())) }]);
  await page.locator('[data-testid="article"]').waitFor();
  await app.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.keyboard.type("new version");
  await app.press("Enter");
  await page.locator("#version-text").fill(text);
}

async function takeNew(app, page) {
  await openVersions(app, page);
  await page.locator('[data-action="take-version"]').click();
  await page.locator("#panel [data-lost]").first().waitFor();
}

const covers = (json) => Object.fromEntries(json.marks.map((mark) => [mark.id, covered(json, mark)[0]]));
const lost = (page) => page.locator("#panel [data-lost]").count();

appTest("before it is taken, one sees what would become of the marks", async ({ app, page }) => {
  await openVersions(app, page);
  const counted = await page.locator("dialog .counted li").allInnerTexts();
  assert.deepEqual(counted.map((line) => Number.parseInt(line, 10)), [1, 1, 1, 3]);
  assert.match(await page.locator("dialog .lost").nth(1).innerText(), /Ada Brandt, said the wall would hold/);
  assert.deepEqual(await app.accessibilityFindings(), []);
  await page.locator("#version-text").fill(OLD);
  assert.match(await page.locator("dialog .complaint").innerText(), /text that you have/);
  assert.ok(await page.locator('[data-action="take-version"]').isDisabled());
  await app.press("Escape");
  assert.deepEqual((await app.savedJson()).json.text, OLD);
});

appTest("marks go along with their words, and the version before stays", async ({ app, page }) => {
  await takeNew(app, page);
  const { json } = await app.savedJson();
  checkFile(json);
  assert.equal(json.title, "Ministers stall (version 2)");
  assert.equal(json.previous_version, "dam");
  assert.deepEqual(covers(json), { m1: "Kessia", m2: "a full joint inspection of the dam", m6: "probably" });
  assert.deepEqual(json.links.map(({ id }) => id), ["l1"]);
  await page.locator('[data-remedy="open-article"]').click();
  await page.waitForFunction(() => document.querySelector("article").textContent.includes("the wall would hold"));
  const before = (await app.savedJson()).json;
  assert.equal(before.marks.length, 6);
  assert.equal(before.text, OLD);
});

appTest("what was lost is placed by hand with its links, or let go; undone; and kept over a reload", async ({ app, page }) => {
  await takeNew(app, page);
  assert.equal(await lost(page), 3);
  // “the wall would hold” is the third of them.
  await page.locator('[data-lost="2"]').focus();
  await app.press("Enter");
  await app.selectWords("the wall holds");
  await app.press("Shift+v");
  await page.waitForFunction(() => document.querySelectorAll("#panel [data-lost]").length === 2);
  await page.locator('[data-lost="0"]').click();
  await app.selectWords("A. Brandt");
  await app.press("Shift+v");
  await page.waitForFunction(() => document.querySelectorAll("#panel [data-lost]").length === 1);
  let { json } = await app.savedJson();
  checkFile(json);
  assert.deepEqual([covers(json).m5, covers(json).m3], ["the wall holds", "A. Brandt"]);
  assert.deepEqual(json.links.map(({ id }) => id), ["l1", "l2"]);
  await app.kept();
  await app.reload();
  await page.locator('[data-testid="article"]').waitFor();
  await page.locator('[data-testid="lost-hint"]').waitFor();
  await app.press("Shift+k");
  assert.equal(await lost(page), 1);
  await app.press("Shift+x");
  await page.waitForFunction(() => !document.querySelector("#panel [data-lost]"));
  await app.press("Control+z");
  await page.locator("#panel [data-lost]").waitFor();
  ({ json } = await app.savedJson());
  assert.equal(json.unplaced[0].lost.mark.spans[0].quote, "said");
});

appTest("axe finds nothing against it, wide and narrow", async ({ app, page }) => {
  await takeNew(app, page);
  for (const [width, height, colorScheme] of [[1366, 900, "light"], [390, 844, "dark"]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await app.drawn();
    assert.deepEqual(await app.accessibilityFindings(), [], `${width}`);
  }
});
