// The main job with a finger, in a narrow window and at 400 %.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile, theMark } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** A window 1280 pixels wide at a zoom of 400 %. */
const ZOOMED = { viewport: { width: 320, height: 256 } };

/** Takes the box to paste into, as on a telephone, where there are no keys. */
async function pasteByBox(app, context) {
  await context.clearPermissions();
  await app.command("paste").tap();
  await app.page.locator("#paste-text").fill(TEXT);
  await app.page.locator('[data-action="mark-text"]').tap();
  await app.marked();
}

/** A finger goes down at one place of the window and up at another. */
async function dragFinger(page, from, to) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", from);
  for (const part of [0.25, 0.5, 0.75, 1]) {
    await touch("touchMove", { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  }
  await touch("touchEnd");
}

/** Nothing has to be scrolled sideways to be read. */
async function fitsInWidth(page) {
  const wide = await page.evaluate(() => {
    const scrolls = (element) => element.scrollWidth > element.clientWidth + 1;
    const main = document.querySelector("main");
    return [document.documentElement, main].filter(scrolls).map((element) => element.localName);
  });
  assert.deepEqual(wide, []);
}

appTest("suggestions are reviewed with a finger", PHONE, async ({ app, page, context }) => {
  await pasteByBox(app, context);
  await fitsInWidth(page);
  await page.locator("[data-marks]").first().tap();
  const first = await app.inspected();
  await page.locator('[data-testid="card"] [data-command="accept"]').tap();
  await page.locator(`[data-testid="card"]:not([data-mark="${first}"])`).waitFor();
  const second = await app.inspected();
  await page.locator('[data-testid="card"] [data-command="reject"]').tap();
  await page.locator(`[data-testid="card"]:not([data-mark="${second}"])`).waitFor();
  const { json } = await app.savedJson();
  const state = (id) => json.marks.find((mark) => mark.id === id).state;
  assert.deepEqual([state(first), state(second)], ["accepted", "rejected"]);
  await fitsInWidth(page);
});

appTest("words are selected and tagged with a finger", PHONE, async ({ app, page, context }) => {
  await pasteByBox(app, context);
  const { from } = await app.place("tonnes of wheat");
  // A long press selects a word, as everywhere; Chromium without a screen gives it as a double click.
  await page.mouse.dblclick(from.x + 8, from.y);
  await page.locator('.popover [data-label="actor"]').tap();
  const { json } = await app.savedJson();
  checkFile(json);
  theMark(json, "tonnes", "actor");
});

appTest("a mark's edge is dragged with a finger", PHONE, async ({ app, page, context }) => {
  await pasteByBox(app, context);
  const { from } = await app.place("tonnes of wheat");
  await page.mouse.dblclick(from.x + 8, from.y);
  await page.locator('.popover [data-label="position"]').tap();
  const { to } = await app.place("tonnes of");
  await app.drawn();
  const handle = await page.locator('[data-edge="end"]').boundingBox();
  const grip = { x: handle.x + handle.width / 2, y: handle.y + 14 };
  await dragFinger(page, grip, { x: to.x, y: to.y + 14 });
  theMark((await app.savedJson()).json, "tonnes of", "position");
});

appTest("panels are sheets: lines and squares are tapped, and the way back too", PHONE, async ({ app, page, context }) => {
  await pasteByBox(app, context);
  const text = page.locator("main");
  const whole = (await text.boundingBox()).height;
  for (const [tab, open] of [["#tab-positions", null], ["#tab-map", ".cell"], ["#tab-doubt", null], ["#tab-actors", "[data-actor]"]]) {
    await page.locator(tab).tap();
    if (open) await page.locator(`#panel ${open}`).first().tap();
    const line = page.locator("#panel .entry[data-mark]").first();
    const mark = await line.getAttribute("data-mark");
    await line.tap();
    await app.card.waitFor();
    assert.equal(await app.inspected(), mark, tab);
    await page.locator('.way-back [data-command="back"]').tap();
    await page.locator(`#panel [data-mark="${mark}"][aria-current="true"]`).waitFor();
    await fitsInWidth(page);
    assert.ok((await text.boundingBox()).height > 200, "the text stays in view");
  }
  await page.locator(".sheet-button").tap();
  await page.waitForFunction((least) => document.querySelector("main").getBoundingClientRect().height > least, whole);
});

appTest("the list of articles is a drawer in a narrow window", PHONE, async ({ app, page, context }) => {
  await pasteByBox(app, context);
  const entry = page.locator("[data-article]");
  assert.equal(await entry.isVisible(), false);
  await page.locator(".drawer-button").tap();
  await entry.tap();
  await entry.waitFor({ state: "hidden" });
});

appTest("at 400 % nothing has to be scrolled sideways", ZOOMED, async ({ app, page }) => {
  await fitsInWidth(page);
  await app.paste(TEXT);
  await app.marked();
  await fitsInWidth(page);
  await app.press("n");
  await app.card.waitFor();
  await fitsInWidth(page);
  await app.press("Enter", "x");
  await app.press("?");
  await page.locator("dialog[open]").waitFor();
  const cut = await page.evaluate(() => {
    const dialog = document.querySelector("dialog[open]");
    return dialog.getBoundingClientRect().right > innerWidth || dialog.scrollWidth > dialog.clientWidth + 1;
  });
  assert.equal(cut, false);
});
