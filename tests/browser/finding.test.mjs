// Looking for words in the article: four ways, highlighted over the text, gone through, marked.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { checkFile, covered } from "./harness/articles.mjs";

const TEXT = `The dam holds

The dam at Orlen is old. Dams are costly, said the dam’s owner.
A naïve 👩‍👩‍👧 family 👍 asked: “Who pays for the dam?” and cafe\u0301s shut.
Nobody knows whether 大坝 means dam.`;

const field = (page) => page.locator("#find-field");
const count = (page) => page.locator('[data-testid="find-count"]').innerText();

/** Opens a document without suggestions, and the search in it. */
async function openFind(app, text = TEXT) {
  const json = { format: "standpoint/1", id: "dam", title: "The dam holds", language: "en", offsets: "code_points", text, marks: [
    { id: "m1", label: "actor", spans: [{ start: 0, end: 7 }] },
  ] };
  await app.openFiles([{ name: "dam.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(json)) }]);
  await app.page.locator('[data-testid="article"]').waitFor();
  await app.press("/");
  await field(app.page).waitFor();
}

/** Types what is looked for, and waits for what is said of it. */
async function find(app, query, kind = "plain") {
  await app.page.locator('[name="find-kind"]').selectOption(kind);
  await field(app.page).fill(query);
  await app.drawn();
}

async function countIs(page, expected) {
  await page.waitForFunction((words) => document.querySelector('[data-testid="find-count"]')?.textContent === words, expected);
}

/** The words that are highlighted, by highlight. */
const highlighted = (page) =>
  page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String).sort()])));

appTest("words, whole words, patterns and letters' case", async ({ app, page }) => {
  await openFind(app);
  const table = [
    ["dam", "plain", "1 of 6"],
    ["dam", "word", "1 of 5"],
    ["d\\wm\\b", "pattern", "1 of 5"],
    ["the dam's", "plain", "1 of 1"],
    ["\"who", "plain", "1 of 1"],
    ["大", "word", "1 of 1"],
    ["cafe", "plain", "Not found"],
    ["^a", "pattern", "1 of 1"],
    ["nowhere", "plain", "Not found"],
  ];
  for (const [query, kind, expected] of table) {
    await find(app, query, kind);
    await countIs(page, expected);
  }
  await find(app, "Dam");
  await countIs(page, "1 of 6");
  await page.locator('[name="find-case"]').check();
  await countIs(page, "1 of 1");
});

appTest("hits are highlighted over a text that stays as it is", async ({ app, page }) => {
  await openFind(app);
  const before = await page.locator("article").evaluate((article) => article.innerHTML);
  await find(app, "dam", "word");
  await countIs(page, "1 of 5");
  await app.drawn();
  assert.deepEqual(await highlighted(page), { hit: ["dam", "dam", "dam", "dam"], "hit-here": ["dam"] });
  assert.equal(await page.locator("article").evaluate((article) => article.innerHTML), before);
  await app.press("Escape");
  await app.drawn();
  assert.deepEqual(await highlighted(page), { hit: [], "hit-here": [] });
});

appTest("from hit to hit by keys, and out of it with the hit selected, ready to be marked", async ({ app, page }) => {
  await openFind(app);
  await find(app, "dam", "word");
  await countIs(page, "1 of 5");
  await app.press("Enter", "Enter");
  await countIs(page, "3 of 5");
  await app.press("Shift+Enter", "F3", "F3", "F3", "F3");
  await countIs(page, "1 of 5");
  await app.press("Shift+F3");
  await countIs(page, "5 of 5");
  await app.press("Escape");
  await app.drawn();
  assert.equal(await app.selected(), "dam");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "article");
  await app.press("4");
  const { json } = await app.savedJson();
  assert.deepEqual(json.marks.map((mark) => [mark.label, covered(json, mark)[0]]), [["actor", "The dam"], ["cue", "dam"]]);
});

appTest("the browser's own search is one more press away", async ({ app, page }) => {
  await openFind(app);
  await app.press("Escape");
  await page.evaluate(() => {
    window.taken = [];
    addEventListener("keydown", (event) => event.key === "f" && setTimeout(() => window.taken.push(event.defaultPrevented)));
  });
  await app.press("Control+f");
  await field(page).waitFor();
  await app.drawn();
  await app.press("Control+f");
  await page.waitForFunction(() => window.taken.length === 2);
  assert.deepEqual(await page.evaluate(() => window.taken), [true, false]);
});

appTest("what is wrong with a pattern is said, with the place", async ({ app, page }) => {
  await openFind(app);
  const trouble = page.locator("[data-trouble]");
  for (const [query, id, said] of [
    ["da(m", "find-unclosed", "“(” at character 3 is never closed."],
    ["dam)", "find-unopened", "“)” at character 4 closes nothing"],
    ["*dam", "find-nothing-to-repeat", "“*” at character 1"],
    ["dam\\", "find-escape", "character 4"],
    ["(?<a>b)(?<a>c)", "find-refused", "Duplicate capture group name"],
  ]) {
    await find(app, query, "pattern");
    await page.locator(`[data-trouble="${id}"]`).waitFor();
    assert.ok((await trouble.innerText()).includes(said), await trouble.innerText());
    assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  }
  await find(app, "da(m)", "pattern");
  await countIs(page, "1 of 6");
  assert.equal(await trouble.count(), 0);
});

appTest("a pattern that never comes to an end is ended, and the page stays quick meanwhile", async ({ app, page }) => {
  await openFind(app, `aa bee\n\n${"a".repeat(64)}!\n\naa`);
  await find(app, "(a+)+ |(a+)+$", "pattern");
  const slowest = await page.evaluate(
    () =>
      new Promise((told) => {
        let [last, worst] = [performance.now(), 0];
        const tick = (now) => {
          worst = Math.max(worst, now - last);
          last = now;
          if (document.querySelector("[data-trouble]")) told(worst);
          else requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
  );
  assert.ok(slowest < 1500, `a frame took ${slowest} ms`);
  assert.equal(await page.locator("[data-trouble]").getAttribute("data-trouble"), "find-too-long");
  assert.equal(await count(page), "1 of 1", "what was found before is there");
  await find(app, "bee", "pattern");
  await countIs(page, "1 of 1");
});

appTest("hits are marked as one step, without those that are left out; places are right in any script", async ({ app, page }) => {
  await openFind(app);
  await find(app, "dam|\\p{Emoji_Presentation}|大坝", "pattern");
  await countIs(page, "1 of 9");
  await app.press("Alt+Enter");
  const dialog = page.locator("dialog[open]");
  await dialog.locator('[name="label"]').selectOption("uncertainty");
  await dialog.locator('input[type="checkbox"]').first().uncheck();
  await dialog.locator('[data-action="mark-hits"]').click();
  const { json } = await app.savedJson();
  checkFile(json);
  const marked = json.marks.filter(({ label }) => label === "uncertainty").map((mark) => covered(json, mark)[0]);
  assert.deepEqual(marked, ["dam", "Dam", "dam", "👩‍👩‍👧", "👍", "dam", "大坝", "dam"]);
  await app.press("Control+z");
  assert.equal((await app.savedJson()).json.marks.length, 1);
});

appTest("without highlights the hit that was gone to is framed", { opened: false }, async ({ app, page, server }) => {
  await page.addInitScript(() => Object.defineProperty(CSS, "highlights", { value: undefined }));
  await app.open(server.url);
  await openFind(app);
  await find(app, "Orlen");
  await countIs(page, "1 of 1");
  const { from, to } = await app.place("Orlen");
  const frame = await page.locator(".hit-frame").boundingBox();
  assert.ok(frame.x <= from.x && frame.x + frame.width >= to.x, JSON.stringify({ frame, from, to }));
  assert.ok(frame.y <= from.y && frame.y + frame.height >= from.y);
});

appTest("hits far away are highlighted when one comes to them", async ({ app, page }) => {
  const filling = Array.from({ length: 400 }, (_, n) => `Paragraph ${n} says nothing of it, at some length, so that it fills a line or two of the page.`);
  await openFind(app, `The needle\n\n${filling.join("\n\n")}\n\nThe other needle.`);
  await find(app, "needle");
  await countIs(page, "1 of 2");
  await app.press("Enter");
  await page.waitForFunction(() => [...(CSS.highlights.get("hit-here") ?? [])].some((range) => {
    const { top, bottom } = range.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }));
});

for (const [name, options] of [
  ["wide, light", { colorScheme: "light", viewport: { width: 1366, height: 900 } }],
  ["narrow, dark", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
]) {
  appTest(`axe finds nothing against the search, ${name}`, options, async ({ app, page }) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
    await app.press("Control+v");
    await app.marked();
    await app.press("/");
    await find(app, "dam");
    assert.deepEqual(await app.accessibilityFindings(), []);
    const bar = await page.locator(".find").boundingBox();
    assert.ok(bar.x >= 0 && bar.x + bar.width <= options.viewport.width, "the bar fits");
    await find(app, "(", "pattern");
    await page.locator("[data-trouble]").waitFor();
    assert.deepEqual(await app.accessibilityFindings(), []);
    await find(app, "dam");
    await app.press("Alt+Enter");
    await page.locator("dialog[open]").waitFor();
    assert.deepEqual(await app.accessibilityFindings(), []);
  });
}
