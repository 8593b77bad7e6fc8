// Without a mouse: the order of Tab, the focus that is seen, dialogs that give it back, keys that can be changed.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

async function pasteAndMark(app) {
  await app.paste(TEXT);
  await app.marked();
}

/** What has the focus: its command, or else what it is. */
function focused() {
  const element = document.activeElement;
  const { command, testid, article: document_, action } = element.dataset;
  return command ?? testid ?? action ?? (document_ ? "document" : element.getAttribute("role") ?? element.localName);
}

/** Whether something can be seen of the focus: an outline or a shadow that is not there without it. */
function focusIsSeen() {
  const element = document.activeElement;
  const look = () => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
    return `${outlineStyle === "none" ? 0 : outlineWidth} ${boxShadow} ${borderColor}`;
  };
  const before = look();
  element.blur();
  const after = look();
  element.focus({ focusVisible: true });
  return before !== after;
}

appTest("Tab reaches everything, and one sees where it is", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("n");
  await app.card.waitFor();
  await page.evaluate(() => document.activeElement.blur());
  const reached = new Set();
  const unseen = [];
  // Once to the end of the page, and once from its start to the end.
  for (let ends = 0; ends < 2; ) {
    await app.press("Tab");
    const name = await page.evaluate(focused);
    if (name === "body") {
      ends++;
      continue;
    }
    if (!(await page.evaluate(focusIsSeen))) unseen.push(name);
    reached.add(name);
  }
  assert.deepEqual(unseen, [], "focus that cannot be seen");
  const there = await page.$$eval("button[data-command]:not(:disabled):not([tabindex='-1'])", (all) =>
    all.filter((button) => button.checkVisibility()).map((button) => button.dataset.command));
  assert.deepEqual([...new Set(there)].filter((command) => !reached.has(command)), [], "not reached");
  assert.ok(reached.has("article") && reached.has("document"), [...reached].join(", "));
});

appTest("a link at the start leads past everything to the article", async ({ app, page }) => {
  await pasteAndMark(app);
  await page.locator(".skip").focus();
  await app.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true);
});

for (const [name, key] of [["the keys", "?"], ["the palette", "Control+k"], ["a note", "e"]]) {
  appTest(`the dialog of ${name} keeps the focus and gives it back`, async ({ app, page }) => {
    await pasteAndMark(app);
    await app.press("n", key);
    await page.locator("dialog[open]").waitFor();
    for (let i = 0; i < 5; i++) {
      const inside = await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null);
      assert.ok(inside, "the focus has left the dialog");
      await app.press("Tab");
    }
    await app.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.dataset.testid === "article");
  });
}

/** Presses keys within one task of the page: no field is drawn between them, as on a page that is slow to draw. */
function pressedAtOnce(keys) {
  for (const key of keys) {
    const parts = key.split("+");
    const init = { key: parts.at(-1), ctrlKey: parts.includes("Control"), bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", init));
  }
}

for (const [name, keys, field] of [
  ["the palette", ["Control+k"], ".palette input"],
  ["the line of who is mentioned", ["a"], ".who-is-it [role=combobox]"],
  ["a note", ["e"], "#note-text"],
  ["the search", ["/"], "#find-field"],
]) {
  appTest(`what is typed before ${name} has the focus stands in it`, async ({ app, page }) => {
    await pasteAndMark(app);
    await app.press("n");
    await app.card.waitFor();
    const before = await page.locator("[data-testid=article] [data-marks]").count();
    await page.evaluate(pressedAtOnce, [...keys, "d", "a"]);
    await page.waitForFunction((selector) => document.activeElement?.matches(selector), field);
    assert.equal(await page.locator(field).inputValue(), "da");
    // What comes then is typed as ever.
    await page.keyboard.type("m");
    assert.equal(await page.locator(field).inputValue(), "dam");
    await app.press("Escape");
    assert.equal(await page.locator("[data-testid=article] [data-marks]").count(), before, "no letter was a command");
  });
}

appTest("a command is found by its name and carried out", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Control+k");
  await page.keyboard.type("next suggestion");
  await app.press("Enter");
  await app.card.waitFor();
});

appTest("every command has its line among the keys", async ({ app, page }) => {
  await pasteAndMark(app);
  const shown = await page.$$eval("[data-command]", (all) => all.map((element) => element.dataset.command));
  await app.press("?");
  const listed = await page.$$eval("[data-key-of]", (all) => all.map((element) => element.dataset.keyOf));
  assert.deepEqual([...new Set(shown)].filter((name) => !listed.includes(name)), []);
});

appTest("keys of one letter can be switched off, and stay so", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("?");
  await page.locator('[data-setting="single-keys"]').uncheck();
  await app.press("Escape", "n");
  assert.equal(await app.card.count(), 0);
  await app.reload();
  await page.waitForSelector('[data-testid="article"]');
  await app.press("n");
  assert.equal(await app.card.count(), 0);
  await app.press("Control+k");
  await page.keyboard.type("next suggestion");
  await app.press("Enter");
  await app.card.waitFor();
});

appTest("a key can be changed; one that is taken is said, and it stays so", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("?");
  await page.locator('[data-key-of="next-suggestion"]').click();
  await app.press("x");
  const clash = page.locator(".clash");
  assert.match(await clash.innerText(), /reject/i);
  await clash.getByRole("button").last().click();
  await page.locator('[data-key-of="next-suggestion"]').click();
  await app.press("j");
  await page.locator('[data-key-of="next-suggestion"]', { hasText: "J" }).waitFor();
  await app.press("Escape", "n");
  assert.equal(await app.card.count(), 0);
  await app.press("j");
  await app.card.waitFor();
  await app.reload();
  await page.waitForSelector('[data-testid="article"]');
  await app.press("j");
  await app.card.waitFor();
});

appTest("a mark is told to a screen reader with its label and state", async ({ app, page }) => {
  await pasteAndMark(app);
  const told = await page.locator("[data-marks]").first().getAttribute("aria-description");
  assert.match(told, /suggested/i);
  const announcer = page.locator('[data-testid="announcer"]');
  await app.press("n");
  assert.match(await announcer.textContent(), /^Actor.*not reviewed yet: Sorland/);
  await app.press("Enter");
  assert.match(await announcer.textContent(), /./);
});
