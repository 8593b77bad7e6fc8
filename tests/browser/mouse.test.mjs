// The main job by mouse: drag, popover, handles, buttons, lists.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile, theMark } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

async function pasteAndMark(app) {
  await app.paste(TEXT);
  await app.marked();
}

/** Drags the words with the mouse and presses the popover's button for `label`. */
async function tag(app, words, label) {
  await app.selectWords(words);
  await app.page.locator(`.popover [data-label="${label}"]`).click();
}

/** Takes a handle of the mark that is looked at and lets it go over the last letter of `words`. */
async function dragHandle(app, edge, words) {
  const { from, to } = await app.place(words);
  const target = edge === "start" ? from : to;
  await app.drawn();
  const handle = await app.page.locator(`[data-edge="${edge}"]`).boundingBox();
  const { mouse } = app.page;
  await mouse.move(handle.x + handle.width / 2, handle.y + 10);
  await mouse.down();
  // A handle hangs below the line that it moves over.
  await mouse.move(target.x, target.y + 14, { steps: 8 });
  await mouse.up();
}

appTest("words are dragged over and tagged in the popover", async ({ app, page }) => {
  await pasteAndMark(app);
  // From inside one word into another: the mark has whole words.
  await tag(app, "illion tonnes of whe", "position");
  await page.locator('.popover').waitFor({ state: "detached" });
  await page.locator('[data-attribute="stance"][data-value="supports"]').click();
  const { json } = await app.savedJson();
  checkFile(json);
  assert.equal(theMark(json, "million tonnes of wheat", "position").attributes.stance, "supports");
});

appTest("Escape sends the popover away and leaves the text as it was", async ({ app, page }) => {
  await pasteAndMark(app);
  const before = (await app.savedJson()).json.marks.length;
  await app.selectWords("tonnes of wheat");
  await page.locator(".popover").waitFor();
  await app.press("Escape");
  await page.locator(".popover").waitFor({ state: "detached" });
  assert.equal((await app.savedJson()).json.marks.length, before);
});

appTest("a mark's edges are dragged and it stays the same mark", async ({ app }) => {
  await pasteAndMark(app);
  await tag(app, "million tonnes", "position");
  const id = await app.inspected();
  await dragHandle(app, "end", "of wheat");
  await dragHandle(app, "start", "hold two");
  const { json } = await app.savedJson();
  checkFile(json);
  assert.equal(theMark(json, "hold two million tonnes of wheat", "position").id, id);
  // A gesture is one step, however far it went.
  await app.press("Control+z");
  theMark((await app.savedJson()).json, "million tonnes of wheat", "position");
});

appTest("marks that lie over each other are each reached by clicking again", async ({ app }) => {
  await pasteAndMark(app);
  await tag(app, "two million tonnes of wheat", "position");
  const outer = await app.inspected();
  await tag(app, "million tonnes", "uncertainty");
  const inner = await app.inspected();
  await app.press("Escape");
  const seen = [];
  for (let i = 0; i < 3; i++) {
    await app.clickWords("million tonnes");
    seen.push(await app.inspected());
  }
  assert.deepEqual(seen, [inner, outer, inner]);
  await app.press("o");
  assert.equal(await app.inspected(), outer, "and by a key");
});

appTest("a holder and a cue are picked by clicking on them in the text", async ({ app, page }) => {
  await pasteAndMark(app);
  await tag(app, "two million tonnes of wheat", "position");
  const position = await app.inspected();
  await app.command("pick-holder").click();
  await page.locator('[data-testid="picking"]').waitFor();
  // A word without a mark becomes one.
  await app.clickWords("ports can hold");
  await app.command("pick-cue").click();
  await app.clickWords("hold two million");
  assert.equal(await app.inspected(), position);
  const { json } = await app.savedJson();
  const target = (type) => {
    const link = json.links.find((one) => one.type === type && one.from === position);
    const { label, spans } = json.marks.find(({ id }) => id === link?.to) ?? {};
    return [label, spans?.[0].quote];
  };
  assert.deepEqual(target("held_by"), ["actor", "ports"]);
  assert.deepEqual(target("signalled_by"), ["cue", "hold"]);
});

appTest("suggestions are accepted, rejected and opened again with buttons", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.command("next-suggestion").click();
  const id = await app.inspected();
  await app.command("accept").click();
  await page.locator(`[data-testid="card"]:not([data-mark="${id}"])`).waitFor();
  await app.command("reject").click();
  await page.locator(`[data-marks~="${id}"]`).first().click();
  await page.locator('[data-state="badge-accepted"]').waitFor();
  await app.command("reopen").click();
  await page.locator('[data-state="badge-suggested"]').waitFor();
  const { json } = await app.savedJson();
  const states = json.marks.map(({ state }) => state);
  assert.equal(json.marks.find((mark) => mark.id === id).state, "suggested");
  assert.ok(states.includes("rejected"));
});

appTest("the lists lead to the place in the text", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.command("show-positions").click();
  await page.locator("#panel [data-mark]").last().click();
  const id = await app.inspected();
  await page.locator(`[data-marks~="${id}"]`).first().waitFor();
  await app.command("show-actors").click();
  await page.locator("#panel [data-actor]").first().click();
  await page.locator("#panel .mentions [data-mark]").first().click();
  assert.notEqual(await app.inspected(), id);
  await app.command("show-doubt").click();
  await page.locator("#panel [data-mark]").first().click();
  assert.match(await app.card.locator("h2").innerText(), /uncertain/i);
});

appTest("an article is deleted and brought back", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.kept();
  await app.command("delete-article").click();
  await page.locator('[data-action="delete-article"]').click();
  await page.locator('[data-testid="article"]').waitFor({ state: "detached" });
  await app.remedy("notice-article-deleted", "restore").click();
  await page.locator("[data-article]").click();
  await page.locator('[data-testid="article"]').waitFor();
  assert.ok((await app.pieces()) > 10);
});
