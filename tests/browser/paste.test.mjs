// What is pasted becomes clean paragraphs, and is text, never markup.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";

const PAGE = `
<html><head><title>The Orlen Courier</title><style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<script>window.ran = true</script>
<article>
<h1>Ferry strike enters its <em>third</em> week</h1>
<p>The dockers&rsquo; union said on&nbsp;Monday it <b>may</b> call off
the strike.</p>
<img src="/picture.png" onerror="window.ran = true" alt="">
<p>The port authority rejected the offer.<br>It wants talks first.</p>
<ul><li>Two ferries sail again</li><li>Fares stay as they are</li></ul>
</article>
<footer>All rights reserved</footer>
</body></html>`;

appTest("a piece of a web page becomes clean paragraphs", async ({ app, page }) => {
  await app.pasteHtml(PAGE, "Ferry strike enters its third week");
  await app.marked();
  const lines = (await app.shownText()).split("\n");
  assert.equal(lines[0], "Ferry strike enters its third week");
  assert.equal(lines[1], "The dockers’ union said on Monday it may call off the strike.");
  assert.ok(lines.some((line) => line.includes("Two ferries sail again")));
  assert.ok(!lines.some((line) => /Home|window\.ran|color: red|rights reserved/.test(line)), lines.join("\n"));
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

appTest("plain text is taken where the markup knows no paragraphs", async ({ app }) => {
  await app.pasteHtml("<meta charset='utf-8'><span>Kessia may stay.</span>", "Kessia may stay.\n\nOrlen left.");
  await app.marked();
  assert.equal(await app.shownText(), "Kessia may stay.\nOrlen left.");
});

const HOSTILE = [
  `<img src=x onerror="window.ran = 1">`,
  `<script>window.ran = 1</script>`,
  `<svg onload="window.ran = 1"></svg>`,
  `<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>`,
  `<a href="javascript:window.ran=1">here</a>`,
  `{{constructor.constructor('window.ran=1')()}}`,
];

/** Whether anything of the hostile lines became an element, or ran. */
async function harmed(page) {
  return page.evaluate(() => {
    const strange = document.querySelectorAll(
      "img, iframe, svg, object, embed, a[href^=javascript], [onerror], [onload], body script",
    );
    const ours = (element) => element.matches("script[type=module][src]");
    return window.ran === 1 || [...strange].some((element) => !ours(element));
  });
}

appTest("markup in a text is text", async ({ app, page }) => {
  await app.paste(HOSTILE.join("\n\n"));
  await app.marked();
  assert.equal(await app.shownText(), HOSTILE.join("\n"));
  assert.equal(await harmed(page), false);
});

appTest("markup as HTML brings nothing but words", async ({ app, page }) => {
  await app.pasteHtml(`<p>Kessia said <b>no</b>.</p>${HOSTILE.join("")}<p>Orlen <a href="javascript:ran=1">may</a>.</p>`);
  await app.marked();
  assert.equal(await harmed(page), false);
  assert.match(await app.shownText(), /Kessia said no\.[^]*Orlen may\./);
});

appTest("markup in the fields of a file is text wherever it is shown", async ({ app, page }) => {
  const [img, script] = HOSTILE;
  const text = `Kessia said no. ${img} ${script}`;
  const end = [...text].length;
  const file = {
    format: "standpoint/1", id: `${img}`, title: script, offsets: "code_points", text,
    source: { publisher: img, url: "javascript:window.ran=1" },
    marks: [
      { id: "m1", label: "actor", spans: [{ start: 0, end: 6, quote: "Kessia" }], entity: "e1", attributes: { kind: img },
        state: "suggested", origin: { by: img, reason: script }, note: img },
      { id: "m2", label: "position", spans: [{ start: 16, end }], attributes: { stance: "opposes", issue: script },
        state: "accepted", note: script },
      { id: "m3", label: img, spans: [{ start: 7, end: 11, quote: "said" }] },
    ],
    links: [{ id: img, type: "held_by", from: "m2", to: "m1" }],
    entities: [{ id: "e1", name: script, kind: "state" }],
  };
  await app.openFiles([{ name: `${img.replaceAll("/", "")}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) }]);
  await page.waitForSelector('[data-testid="article"]');
  for (const panel of ["show-actors", "show-positions", "show-doubt", "show-review"]) {
    await app.command(panel).click();
    assert.equal(await harmed(page), false, panel);
  }
  for (const id of ["m1", "m2", "m3"]) {
    await page.locator(`[data-marks~="${id}"]`).first().click();
    await app.card.waitFor();
    assert.equal(await harmed(page), false, id);
  }
  await page.locator('[data-marks~="m2"]').first().click();
  await app.press("Shift+h");
  await page.locator("dialog[open]").waitFor();
  assert.equal(await harmed(page), false, "the list of holders");
});

appTest("markup in a name of a file and in a note is text", async ({ app, page }) => {
  const name = "<img src=x onerror='window.ran=1'>.txt";
  await app.openFiles([{ name, mimeType: "text/plain", buffer: Buffer.from([0, 1, 2, 3, 4, 5, 6]) }]);
  assert.match(await app.notice("notice-file-not-opened"), /<img src=x/);
  await app.paste("Kessia said that it may stay.");
  await app.marked();
  await app.press("n", "e");
  await page.locator("#note-text").fill(HOSTILE.join("\n"));
  await app.press("Control+Enter");
  assert.match(await page.locator(".note").innerText(), /<script>/);
  assert.equal(await harmed(page), false);
});
