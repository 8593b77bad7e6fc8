// Who is mentioned, and where: from the list into the text and back, by keys.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

/** Looks at a mark of the actor that is mentioned most; gives back its mentions in reading order. */
async function lookAtTheMostMentioned(app, page) {
  await app.paste(TEXT);
  await app.marked();
  const { json } = await app.savedJson();
  const mentionsOf = ({ id }) => json.marks.filter(({ entity }) => entity === id);
  const counted = json.entities.map((one) => ({ entity: one.id, mentions: mentionsOf(one) }));
  const [{ entity, mentions }] = counted.sort((a, b) => b.mentions.length - a.mentions.length);
  const ids = mentions.sort((a, b) => a.spans[0].start - b.spans[0].start).map(({ id }) => id);
  assert.ok(ids.length > 1, "nobody is mentioned twice");
  await app.press("Shift+a");
  await page.locator(`[data-actor="${entity}"]`).press("Enter");
  // The positions that it holds are in a list of their own below.
  const lines = page.locator(".mentions").first().locator("[data-mark]");
  const listed = await lines.evaluateAll((all) => all.map(({ dataset }) => dataset.mark));
  assert.deepEqual(listed, ids, "every mention is listed, in reading order");
  await page.locator(`.mentions [data-mark="${ids[0]}"]`).press("Enter");
  return ids;
}

appTest("an actor's mentions lead into the text and back, by keys", async ({ app, page }) => {
  const ids = await lookAtTheMostMentioned(app, page);
  await app.press("t");
  assert.equal(await app.inspected(), ids[0]);
  await app.press("f");
  assert.equal(await app.inspected(), ids[1]);
  assert.match(await page.locator('[data-testid="mention"]').innerText(), new RegExp(`\\b2\\b.*\\b${ids.length}\\b`));
  await app.press("Shift+f", "Shift+f");
  assert.equal(await app.inspected(), ids.at(-1), "round the end");
  await app.press("g");
  await page.locator(`.mentions [data-mark="${ids.at(-1)}"]:focus`).waitFor();
});
