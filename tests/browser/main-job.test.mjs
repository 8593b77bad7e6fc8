// The main job by keys: paste, review, mark, link, undo, come back, save, open.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile, theMark } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const TITLE = "Sorland rejects grain inspectors as Warsaw seeks new route";
const SENTENCE = "The two ports can hold two million tonnes of wheat.";

/** From the end of the text back to the last sentence but one, in which the engine finds nothing. */
async function goToSentence(app) {
  await app.press("Control+End", "Alt+ArrowUp", "Alt+ArrowUp");
}

/** Selects words of that sentence, the first one counted from 0. */
async function selectWordsOfSentence(app, first, count) {
  await goToSentence(app);
  for (let i = 0; i < first; i++) await app.press("Control+ArrowRight");
  for (let i = 0; i < count; i++) await app.press("Control+Shift+ArrowRight");
}

async function pasteAndMark(app) {
  await app.paste(TEXT);
  await app.marked();
}

appTest("a pasted article is marked by itself", async ({ app, page }) => {
  await pasteAndMark(app);
  assert.equal(await page.locator("h1[data-paragraph]").innerText(), TITLE);
  assert.ok((await app.pieces()) > 10, "hardly anything is marked");
  const { json, name } = await app.savedJson();
  checkFile(json);
  assert.equal(name, `${TITLE}.json`);
  assert.equal(json.text, TEXT);
  assert.equal(json.title, TITLE);
  assert.ok(json.marks.every(({ state, origin }) => state === "suggested" && origin.by === "engine"));
  for (const label of ["actor", "cue", "position", "uncertainty"]) {
    assert.ok(json.marks.some((mark) => mark.label === label), `no ${label}`);
  }
});

appTest("suggestions are reviewed with one hand: next, accept, reject, back", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("n");
  const first = await app.inspected();
  await app.press("Enter");
  const second = await app.inspected();
  await app.press("x");
  const third = await app.inspected();
  assert.equal(new Set([first, second, third]).size, 3);
  await app.press("n", "p");
  assert.equal(await app.inspected(), third);
  assert.match(await page.locator('[data-testid="reviewed"]').innerText(), /\b2\b/);

  const { json } = await app.savedJson();
  const mark = (id) => json.marks.find((one) => one.id === id);
  assert.equal(mark(first).state, "accepted");
  assert.equal(mark(second).state, "rejected");
  assert.equal(mark(third).state, "suggested");
  assert.equal(mark(first).decided.by, mark(second).decided.by);
  assert.equal(await app.pieces(second), 0, "a rejected mark is no more in the text");
});

appTest("words, letters and sentences are selected and tagged by keys", async ({ app }) => {
  await pasteAndMark(app);
  await goToSentence(app);
  await app.press("Alt+Shift+ArrowDown");
  assert.equal((await app.selected()).trim(), SENTENCE);
  await app.press("2");
  await selectWordsOfSentence(app, 1, 2);
  await app.press("1");
  await selectWordsOfSentence(app, 3, 1);
  await app.press("3");
  await selectWordsOfSentence(app, 4, 1);
  await app.press("4");
  // Three letters: by default the whole word, with Alt exactly these.
  await goToSentence(app);
  await app.press("Shift+ArrowRight", "Shift+ArrowRight", "Alt+1");

  const { json } = await app.savedJson();
  checkFile(json);
  theMark(json, SENTENCE, "position");
  theMark(json, "two ports", "actor");
  theMark(json, "can", "uncertainty");
  theMark(json, "hold", "cue");
  const exact = theMark(json, "Th", "actor");
  assert.equal(exact.state, "accepted");
  assert.notEqual(exact.origin.by, "engine");
});

appTest("a mark gets stance, certainty, holder, edges and a note by keys", async ({ app, page }) => {
  await pasteAndMark(app);
  await selectWordsOfSentence(app, 5, 3);
  await app.press("2");
  const id = await app.inspected();
  await app.press("Shift+2", "Alt+Shift+3", "]", "[", "{");
  await app.press("e");
  await page.locator("#note-text").waitFor();
  await page.keyboard.type("Is this a position at all?");
  await app.press("Control+Enter");
  await app.press("Shift+h");
  await page.locator("[data-holder]").first().focus();
  await app.press("Space");
  await page.locator('[data-action="hold"]').press("Enter");
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  const { json } = await app.savedJson();
  checkFile(json);
  const mark = json.marks.find((one) => one.id === id);
  assert.equal(mark.spans[0].quote, "two million tonnes of");
  assert.equal(mark.attributes.stance, "opposes");
  assert.equal(mark.attributes.certainty, "possible");
  assert.equal(mark.note, "Is this a position at all?");
  const held = json.links.filter(({ type, from }) => type === "held_by" && from === id);
  assert.equal(held.length, 1);
  assert.equal(json.marks.find((one) => one.id === held[0].to).label, "actor");
});

appTest("a holder is picked in the text without a mouse", async ({ app }) => {
  await pasteAndMark(app);
  await selectWordsOfSentence(app, 4, 4);
  await app.press("2");
  const position = await app.inspected();
  await app.press("h", "Control+End", "Alt+ArrowUp", "Control+ArrowRight", "ArrowRight", "Enter");
  assert.equal(await app.inspected(), position, "the position is looked at again");
  const { json } = await app.savedJson();
  const link = json.links.find(({ type, from }) => type === "held_by" && from === position);
  assert.match(json.marks.find(({ id }) => id === link.to).spans[0].quote, /United/);
});

appTest("everything can be undone and done again", async ({ app }) => {
  await pasteAndMark(app);
  await app.press("n", "Enter", "x", "Enter");
  await selectWordsOfSentence(app, 1, 2);
  await app.press("1", "Shift+2", "Delete");
  const before = (await app.savedJson()).text;
  let steps = 0;
  for (; await app.command("undo").isEnabled(); steps++) await app.press("Control+z");
  assert.ok(steps >= 6, `only ${steps} steps`);
  assert.deepEqual((await app.savedJson()).json.marks, [], "the suggestions of one reading are one step");
  for (let i = 0; i < steps; i++) await app.press("Control+Shift+z");
  assert.equal((await app.savedJson()).text, before);
});

appTest("a reload brings everything back, the history too", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("n", "Enter", "Enter", "x");
  await selectWordsOfSentence(app, 0, 3);
  await app.press("2", "Shift+5");
  await app.press("Control+z");
  const before = (await app.savedJson()).text;
  await app.kept();

  await app.reload();
  await page.waitForSelector('[data-testid="article"]');
  assert.equal((await app.savedJson()).text, before);
  await app.press("Control+Shift+z");
  const { json } = await app.savedJson();
  assert.equal(theMark(json, "The two ports", "position").attributes.stance, "warns");
  while (await app.command("undo").isEnabled()) await app.press("Control+z");
  assert.deepEqual((await app.savedJson()).json.marks, []);
});

appTest("a saved file opens elsewhere as it was", async ({ app, freshApp }) => {
  await pasteAndMark(app);
  await app.press("n", "Enter", "x", "Shift+3");
  await selectWordsOfSentence(app, 1, 2);
  await app.press("1");
  const saved = await app.savedJson();
  const other = await freshApp();
  await other.openFiles([{ name: saved.name, mimeType: "application/json", buffer: Buffer.from(saved.text) }]);
  await other.page.waitForSelector('[data-testid="article"]');
  const again = await other.savedJson();
  assert.deepEqual(again.json, saved.json);
  assert.equal(again.text, saved.text);
  assert.equal(await other.pieces(), await app.pieces());
});
