// Files come in by the picker and by being dropped.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile } from "./harness/articles.mjs";

const MARKDOWN = "# Ferry strike\n\nThe **union** said it *may* stop.\n\n- Two ferries [sail](https://example.invalid/)\n";
const HTML = "<!doctype html><title>Ferry strike</title><h1>Ferry strike</h1><p>The <b>union</b> said it may stop.</p>";
const DOCUMENT = {
  format: "standpoint/1", id: "ferry", title: "Ferry strike", offsets: "code_points", text: "The union said it may stop.",
  marks: [{ id: "m1", label: "actor", spans: [{ start: 0, end: 9, quote: "The union" }], state: "accepted", flavour: "salt" }],
};

function file(name, text, mimeType = "") {
  return { name, mimeType, text, buffer: Buffer.from(text) };
}

const FILES = [
  [file("strike.txt", "Ferry strike\n\nThe union said it may stop.", "text/plain"), "Ferry strike\nThe union said it may stop."],
  [file("strike.md", MARKDOWN), "Ferry strike\nThe union said it may stop.\nTwo ferries sail"],
  [file("strike.html", HTML, "text/html"), "Ferry strike\nThe union said it may stop."],
  [file("strike.json", JSON.stringify(DOCUMENT), "application/json"), "The union said it may stop."],
];

for (const [picked, shown] of FILES) {
  appTest(`${picked.name} is opened by the picker`, async ({ app, page }) => {
    await app.openFiles([picked]);
    await page.waitForSelector('[data-testid="article"]');
    const bare = (text) => text.replaceAll(/[-•–] /g, "");
    assert.equal(bare(await app.shownText()), shown);
    assert.match(await page.locator("[data-article]").innerText(), /Ferry strike/);
  });
}

appTest("a file of ours keeps its marks and what we do not know of", async ({ app, page }) => {
  await app.openFiles([FILES[3][0]]);
  await page.waitForSelector('[data-marks~="m1"]');
  const { json, name } = await app.savedJson();
  checkFile(json);
  assert.equal(name, "Ferry strike.json");
  assert.equal(json.id, "ferry");
  assert.equal(json.marks[0].flavour, "salt");
});

appTest("dropped files are opened, each as an article of its own", async ({ app, page }) => {
  await app.drop(FILES.slice(0, 3).map(([dropped]) => dropped));
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 3);
  await app.marked();
  assert.match(await app.shownText(), /^Ferry strike\n/);
  await app.kept();
  await app.reload();
  assert.equal(await page.locator("[data-article]").count(), 3);
});

appTest("several files are picked at once, and one that cannot be opened hides no other", async ({ app, page }) => {
  const broken = { name: "broken.json", mimeType: "application/json", buffer: Buffer.from('{"format": ') };
  await app.openFiles([FILES[0][0], broken, FILES[3][0]]);
  await page.waitForFunction(() => document.querySelectorAll("[data-article]").length === 2);
  assert.match(await app.notice("notice-file-not-opened"), /broken\.json/);
});

appTest("an article is opened again from the list", async ({ app, page }) => {
  await app.paste(await article("grain-wire"));
  await app.marked();
  const marks = await app.pieces();
  await app.paste(await article("wind-release"));
  await app.marked();
  await page.locator("[data-article]").last().click();
  await page.getByRole("heading", { name: /Sorland rejects/ }).first().waitFor();
  assert.equal(await app.pieces(), marks);
});

appTest("the sample is an article like any other", async ({ app, page }) => {
  await app.command("sample").click();
  await app.marked();
  assert.match(await page.locator("h1[data-paragraph]").innerText(), /Vessa dam/);
  assert.ok((await app.pieces()) > 10);
});
