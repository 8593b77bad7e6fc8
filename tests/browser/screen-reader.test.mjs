// By ear: marks say what they are, changes are said, everything has a name and can be reached.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";
import { accessibilityTree, inoperable } from "./harness/accessibility-tree.mjs";

const TEXT = await article("grain-wire");

async function pasteAndMark(app) {
  await app.paste(TEXT);
  await app.marked();
}

/** Whether a piece of the text says this label without saying that it is a suggestion; runs in the page. */
function saysAccepted(label) {
  const said = [...document.querySelectorAll("[aria-description]")].map((piece) => piece.getAttribute("aria-description"));
  return said.some((marks) => marks.split(/, (?=[A-Z])/).includes(label));
}

/** What is said in answer; the same words said again are a new element. */
async function heard(page, act) {
  await page.$$eval('[data-testid="announcer"] p', (all) => all.forEach((said) => said.setAttribute("data-old", "")));
  await act();
  const said = page.locator('[data-testid="announcer"] p:not([data-old])');
  await said.waitFor({ state: "attached" });
  return said.innerText();
}

appTest("in the tree every mark says its label and its state where it begins", async ({ app, page }) => {
  await pasteAndMark(app);
  const { json } = await app.savedJson();
  await app.press("n", "Enter");
  await page.waitForFunction(saysAccepted, "Actor");
  const described = (await accessibilityTree(page)).map(({ description }) => description).filter(Boolean);
  const count = (what) => described.flatMap((said) => said.split(/, (?=[A-Z])/)).filter((said) => said === what).length;
  for (const [label, name] of [["actor", "Actor"], ["position", "Position"], ["uncertainty", "Uncertainty"], ["cue", "Cue"]]) {
    const marks = json.marks.filter((mark) => mark.label === label);
    const pieces = marks.reduce((all, mark) => all + mark.spans.length, 0);
    assert.equal(count(`${name}, suggested`) + count(name), pieces, name);
  }
  assert.ok(count("Actor") >= 1, "the accepted one says no more that it is a suggestion");
});

appTest("decisions, undo, orders and what lies at the caret are said", async ({ app, page }) => {
  await pasteAndMark(app);
  const next = await heard(page, () => app.press("n"));
  assert.match(next, /^Actor state, not reviewed yet: Sorland/);
  const again = await heard(page, () => app.press("w"));
  assert.ok(again.includes(next.split(":")[0]), again);
  await app.press("Enter");
  assert.match(await heard(page, () => app.press("Control+z")), /^Undone: Accepted/);
  assert.match(await heard(page, () => app.press("Shift+o")), /label/);
  await app.press("Escape", "Control+End");
  assert.match(await heard(page, () => app.press("w")), /no mark here/);
});

appTest("everything that can be operated has a name and is reached, in every panel and dialog", async ({ app, page }) => {
  await pasteAndMark(app);
  const clean = async (where) => assert.deepEqual(inoperable(await accessibilityTree(page)), [], where);
  await clean("the outlook");
  for (const key of ["Shift+a", "Shift+p", "Shift+d", "m"]) {
    await app.press(key);
    await app.drawn();
    await clean(key);
  }
  await page.locator("#panel .cell").first().click();
  await page.locator(".evidence [data-mark]").first().click();
  await app.card.waitFor();
  await clean("a card");
  for (const key of ["?", "Control+k", "Control+,", "Shift+Enter"]) {
    await app.press(key);
    await page.locator("dialog[open]").waitFor();
    await clean(key);
    await app.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
});

appTest("the table of positions and the matrix are tables with headings", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+p");
  await page.locator('[data-sort="stance"]').click();
  await page.locator('th[aria-sort="ascending"]').waitFor();
  const positions = await page.locator("#panel table").ariaSnapshot();
  assert.match(positions, /table "Positions: who holds them/);
  for (const column of ["Holder", "Stance", "Certainty", "Issue"]) assert.ok(positions.includes(`columnheader "${column}`), column);
  assert.match(positions, /combobox "Stance of “/);
  await app.press("m");
  await page.locator("#panel .cell").first().waitFor();
  const matrix = await page.locator("#panel table").ariaSnapshot();
  assert.match(matrix, /rowheader "Sorland"/);
  assert.match(matrix, /button "Sorland on [^"]+: opposes, certain/);
});

appTest("panels are tabs, dialogs have names, and regions can be told apart", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("m");
  await page.locator("#panel .cell").first().waitFor();
  const tree = await accessibilityTree(page);
  const named = (role) => tree.filter((node) => node.role === role).map(({ name }) => name);
  assert.deepEqual(named("tab").map((name) => name.split(" ")[0]), ["Review", "Actors", "Positions", "Doubt", "Map"]);
  assert.equal(tree.filter(({ role, selected }) => role === "tab" && selected).length, 1);
  const regions = [...named("region"), ...named("navigation"), ...named("complementary")];
  assert.equal(new Set(regions).size, regions.length, regions.join(" | "));
  await app.press("Control+,");
  await page.locator("dialog[open]").waitFor();
  const dialog = (await accessibilityTree(page)).find(({ role }) => role === "dialog");
  assert.equal(dialog.name, "Look and keys");
});
