// Other languages, other scripts, signs of several code points.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile, marksOn, theMark } from "./harness/articles.mjs";

async function tag(app, words, label) {
  await app.selectWords(words);
  await app.page.locator(`.popover [data-label="${label}"]`).click();
}

appTest("a German article is recognised, nothing is suggested, hands mark it", async ({ app }) => {
  await app.paste(await article("deich"));
  await app.marked();
  assert.match(await app.notice("notice-not-english"), /English/);
  assert.equal(await app.pieces(), 0);
  await tag(app, "Bürgermeisterin Ilse Vrunk", "actor");
  await tag(app, "Weideland", "position");
  const { json } = await app.savedJson();
  checkFile(json);
  theMark(json, "Bürgermeisterin Ilse Vrunk", "actor");
  theMark(json, "Weideland", "position");
});

appTest("text from right to left is selected and tagged as it is read", async ({ app, page }) => {
  await app.paste(await article("rtl"));
  await app.marked();
  const directions = await page.$$eval("[data-paragraph]", (all) => all.map((p) => getComputedStyle(p).direction));
  assert.deepEqual(directions, ["rtl", "rtl", "rtl"]);
  await tag(app, "שרת המים אמרה", "actor");
  await tag(app, "السد آمن", "position");
  const { json } = await app.savedJson();
  checkFile(json);
  theMark(json, "שרת המים אמרה", "actor");
  theMark(json, "السد آمن", "position");
});

appTest("text from right to left is selected by keys", async ({ app }) => {
  await app.paste(await article("rtl"));
  await app.marked();
  await app.press("Control+Home", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight", "1");
  theMark((await app.savedJson()).json, "שרת המים", "actor");
});

appTest("offsets count code points, and no sign is cut in two", async ({ app }) => {
  const text = await article("emoji");
  await app.paste(text);
  await app.marked();
  await tag(app, "chief 👩🏽‍🚒 of", "actor");
  await tag(app, "Zu\u0308rich on", "position");
  // One step to the right is the whole sign, whatever it is made of.
  await app.press("Control+Home", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Alt+3");
  const { json } = await app.savedJson();
  checkFile(json);
  assert.equal(json.text, text);
  const mark = theMark(json, "chief 👩🏽‍🚒 of", "actor");
  const before = text.slice(0, text.indexOf("chief 👩🏽‍🚒 of"));
  assert.equal(mark.spans[0].start, [...before].length);
  theMark(json, "Zu\u0308rich on", "position");
  assert.equal(marksOn(json, "👩🏽‍🚒", "uncertainty").length, 1);
});
