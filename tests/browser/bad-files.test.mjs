// What cannot be opened, or not as it is, is said in a sentence that helps; what was open stays.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { covered } from "./harness/articles.mjs";

const REFUSED = "notice-file-not-opened";

function bytes(name, content, mimeType = "text/plain") {
  return [{ name, mimeType, buffer: Buffer.from(content) }];
}

function json(value) {
  return bytes("file.json", typeof value === "string" ? value : JSON.stringify(value), "application/json");
}

/** A document of ours with these marks and whatever else. */
function document(marks, more = {}) {
  return { format: "standpoint/1", offsets: "code_points", text: "Kessia said that Orlen may stay. Orlen left.", marks, ...more };
}

function mark(id, start, end, quote, label = "actor") {
  return { id, label, spans: [{ start, end, quote }] };
}

appTest("nothing on the clipboard is said", async ({ app, page }) => {
  await app.pasteHtml("", "  \n ");
  assert.match(await app.notice("notice-not-opened"), /no words/);
  assert.ok(await page.locator('[data-testid="empty"]').isVisible());
});

appTest("an empty box says what is missing and stays", async ({ app, page, context }) => {
  await context.clearPermissions();
  await app.command("paste").click();
  await page.locator('[data-action="mark-text"]').click();
  await page.locator("#paste-missing").waitFor();
  await page.locator("#paste-text").fill("Kessia may stay.");
  await page.locator('[data-action="mark-text"]').click();
  await app.marked();
});

appTest("an empty file is said", async ({ app }) => {
  await app.openFiles(bytes("empty.txt", ""));
  assert.match(await app.notice(REFUSED), /empty\.txt.*no words/);
});

appTest("a picture named .txt is no text, and what was open stays", async ({ app }) => {
  await app.paste("Kessia may stay.");
  await app.marked();
  await app.openFiles(bytes("dam.txt", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  assert.match(await app.notice(REFUSED), /dam\.txt.*a picture, not a text/);
  assert.equal(await app.shownText(), "Kessia may stay.");
});

appTest("a text from an older Windows is read, said, and can be read otherwise", async ({ app, page }) => {
  const latin = Buffer.from("Ministère de la Défense : « peut-être »", "latin1");
  await app.openFiles(bytes("note.txt", latin));
  assert.match(await app.notice("notice-encoding-assumed"), /windows-1252/i);
  assert.match(await app.shownText(), /^Ministère de la Défense/);
  await app.remedy("notice-encoding-assumed", "decode").filter({ hasText: /1250/ }).click();
  await page.locator('[data-testid="article"]', { hasText: "Ministčre" }).waitFor();
});

appTest("a byte that no likely encoding has is said, and an encoding can be chosen", async ({ app, page }) => {
  await app.openFiles(bytes("note.txt", [...Buffer.from("Kessia may st"), 0x81, ...Buffer.from("y, caf"), 0xe9]));
  assert.match(await app.notice(REFUSED), /81.*choose/);
  await app.remedy(REFUSED, "decode").first().click();
  await page.locator('[data-testid="article"]', { hasText: "Kessia may st" }).waitFor();
});

for (const [name, encode] of [
  ["with its mark", (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
  ["by the pattern of its NULs", (text) => Buffer.from(text, "utf16le")],
]) {
  appTest(`UTF-16 is read ${name}`, async ({ app }) => {
    const text = "Kessia may stay. “Perhaps,” said Ada Brandt in Paris.";
    await app.openFiles(bytes("note.txt", encode(text)));
    await app.marked();
    assert.equal(await app.shownText(), text);
  });
}

appTest("control characters are taken out, and that is said", async ({ app }) => {
  await app.openFiles(bytes("note.txt", "Kessia\u0000 may\u0007 stay, said Ada Brandt on Monday in Paris."));
  assert.match(await app.notice("notice-controls-removed"), /2/);
  assert.match(await app.shownText(), /^Kessia may stay/);
});

appTest("lone surrogates in a paste are replaced, and that is said", async ({ app }) => {
  await app.pasteHtml("", "Kessia \ud83d may stay.");
  await app.marked();
  assert.match(await app.notice("notice-surrogates"), /1/);
  assert.equal(await app.shownText(), "Kessia \ufffd may stay.");
});

const UNREADABLE = [
  ["broken JSON", '{\n  "format": "standpoint/1",\n  "text": }', /line 3, column 11/],
  ["JSON that ends too soon", '{"format": "standpoint/1", "text": "Kess', /line 1, column/],
  ["JSON of nobody", { hello: "world" }, /no Standpoint document/],
  ["a newer version", { format: "standpoint/2", offsets: "code_points", text: "x" }, /newer.*standpoint\/2/],
  ["another unit", { format: "standpoint/1", offsets: "pixels", text: "x" }, /pixels.*code_points/],
  ["a missing text", { format: "standpoint/1", offsets: "code_points" }, /“text” is missing/],
  ["a label that is none", document([{ id: "m1", label: 7, spans: [{ start: 0, end: 6 }] }]), /marks\[0\]\.label/],
];

for (const [what, content, sentence] of UNREADABLE) {
  appTest(`${what} is refused with a sentence`, async ({ app, page }) => {
    await app.openFiles(json(content));
    assert.match(await app.notice(REFUSED), sentence);
    assert.equal(await page.locator("[data-article]").count(), 0);
  });
}

appTest("marks outside the text are said, the others stay", async ({ app, page }) => {
  await app.openFiles(json(document([mark("m1", 0, 6, "Kessia"), mark("m2", 400, 406, "Kessia")])));
  await page.waitForSelector('[data-marks~="m1"]');
  assert.match(await app.notice("notice-marks-outside"), /m2.*400/);
  // Set aside, not lost.
  assert.match((await app.savedJson()).text, /"m2"/);
});

appTest("marks whose quotes lie elsewhere are moved there on request", async ({ app, page }) => {
  await app.openFiles(json(document([mark("m1", 3, 9, "Kessia"), mark("m2", 14, 19, "Orlen")])));
  await page.waitForSelector('[data-testid="article"]');
  assert.match(await app.notice("notice-quotes-differ"), /Kessia/);
  await app.remedy("notice-quotes-differ", "reanchor").click();
  const { json: moved } = await app.savedJson();
  assert.deepEqual(covered(moved, moved.marks.find(({ id }) => id === "m1")), ["Kessia"]);
  assert.deepEqual(covered(moved, moved.marks.find(({ id }) => id === "m2")), ["Orlen"]);
  await app.press("Control+z");
  const { json: back } = await app.savedJson();
  assert.equal(back.marks.find(({ id }) => id === "m1").spans[0].start, 3, "moving is a step like any other");
});

appTest("links to nothing are said and the marks stay", async ({ app, page }) => {
  const links = [{ id: "l1", type: "held_by", from: "m1", to: "m9" }];
  await app.openFiles(json(document([mark("m1", 17, 31, "Orlen may stay", "position")], { links })));
  await page.waitForSelector('[data-marks~="m1"]');
  assert.match(await app.notice("notice-links-to-nothing"), /m9/);
});
