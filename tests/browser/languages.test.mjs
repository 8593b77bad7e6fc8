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

/** Words of every script, each tagged with another label; none is cut, wherever its signs come from. */
const SCRIPTS = [
  ["水利部长周一", "actor"],
  ["可能", "uncertainty"],
  ["大坝可能是安全的", "position"],
  ["जल मंत्री", "actor"],
  ["बाँध शायद सुरक्षित है", "position"],
  ["क्षेत्रीय विशेषज्ञ", "actor"],
  ["وزيرةُ المياهِ", "actor"],
  ["السدَّ آمنٌ", "position"],
  ["The Orlen Courier", "actor"],
  ["🇫🇷 delegation", "actor"],
  ["👨‍👩‍👧‍👦 and", "cue"],
  ["𝒦essia’s", "actor"],
];

appTest("Chinese, Hindi, Arabic with vowels, mixed directions and flags: what is selected is what is saved", async ({ app, page }) => {
  const text = (await article("scripts")).trimEnd();
  await app.paste(text);
  await app.marked();
  for (const [words, label] of SCRIPTS) {
    await app.selectWords(words);
    const selected = await page.evaluate(() => getSelection().toString());
    assert.ok(selected.length > 0, words);
    await page.locator(`.popover [data-label="${label}"]`).click();
  }
  const { json } = await app.savedJson();
  checkFile(json);
  for (const [words, label] of SCRIPTS) {
    const mark = theMark(json, words, label);
    const before = text.slice(0, text.indexOf(words));
    assert.equal(mark.spans[0].start, [...before].length, words);
    assert.equal(mark.spans[0].end - mark.spans[0].start, [...words].length, words);
  }
});

appTest("a file in these scripts opens again with every mark where it was", async ({ app, freshApp }) => {
  await app.paste((await article("scripts")).trimEnd());
  await app.marked();
  for (const [words, label] of SCRIPTS) await tag(app, words, label);
  const { json, text } = await app.savedJson();
  const other = await freshApp();
  await other.openFiles([{ name: "scripts.json", mimeType: "application/json", buffer: Buffer.from(text) }]);
  await other.page.waitForSelector("[data-marks]");
  const { json: again } = await other.savedJson();
  const marks = ({ marks }) => marks.map(({ label, spans }) => JSON.stringify([label, spans])).sort();
  assert.deepEqual(marks(again), marks(json));
});

appTest("by keys, a step is a sign as people see it, in every script", async ({ app }) => {
  await app.paste("क्षेत्र\n\n🇫🇷👨‍👩‍👧‍👦e\u0301 坝");
  await app.marked();
  // The flag, the family and the letter with its accent are a step each.
  await app.press("Control+End", "ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "Alt+1");
  await app.press("ArrowLeft", "Shift+ArrowLeft", "Alt+3");
  const { json } = await app.savedJson();
  checkFile(json);
  theMark(json, "e\u0301", "actor");
  theMark(json, "👨‍👩‍👧‍👦", "uncertainty");
});
