// The codebook: one's own from nothing, changed with the marks carried along, its guidelines, its file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { appTest } from "./harness/chromium.mjs";
import { theMark } from "./harness/articles.mjs";

const TEXT = "Ada Brandt joins Orlen Works\n\nAda Brandt left Kessia in May. Orlen Works hired her in Vessa.";

const page_of = (page) => page.locator("dialog.codebook[open]");
const field = (page, name) => page_of(page).locator(`.form > .line-of-fields [name="${name}"], .form > .field [name="${name}"]`).first();

async function openCodebook(app) {
  await app.command("codebook").click();
  await page_of(app.page).waitFor();
}

async function done(app) {
  await page_of(app.page).locator(".dialog-actions .primary").click();
  await page_of(app.page).waitFor({ state: "detached" });
}

/** Writes into a field and leaves it by Enter. */
async function write(place, words) {
  await place.fill(words);
  await place.press("Enter");
}

/** A codebook of people and organisations with one relation, from nothing, before there is an article. */
async function startNew(app) {
  const { page } = app;
  await openCodebook(app);
  await page.locator('[name="codebook-new-name"]').fill("News");
  await page.locator('[data-action="new-codebook"]').click();
  await page.locator('[data-action="take-theirs"]').click();
  await page_of(page).waitFor();
  for (const [name, key] of [["PER", "p"], ["ORG", "q"], ["LOC", "l"]]) {
    await write(page.locator('[name="codebook-add-label"]'), name);
    await page.locator(`[data-choose="${name}"][aria-current="true"]`).waitFor();
    await write(field(page, "codebook-key"), key);
    await page.locator('[name="codebook-entities"]').check();
  }
  for (const name of ["works for", "lies in"]) {
    await write(page.locator('[name="codebook-add-link"]'), name);
  }
  await page.locator('[data-choose="works_for"]').click();
  for (const label of ["ORG", "LOC"]) await page.locator(`[data-ends="codebook-from"] [data-end="${label}"]`).uncheck();
  for (const label of ["PER", "LOC"]) await page.locator(`[data-ends="codebook-to"] [data-end="${label}"]`).uncheck();
  await done(app);
}

async function markedWithOwn(app) {
  await startNew(app);
  await app.paste(TEXT);
  await app.marked();
  await app.selectWords("Ada Brandt", 1);
  await app.press("p");
  await app.selectWords("Orlen Works", 1);
  await app.press("q");
}

appTest("with a codebook of one's own the app marks, links, saves, and opens again in an empty profile", async ({ app, page, freshApp }) => {
  await markedWithOwn(app);
  assert.deepEqual(await page.locator('[role="tab"]').allInnerTexts(), ["Review", "Names 2", "Marks 2"]);
  await app.clickWords("Ada Brandt", 1);
  await app.card.waitFor();
  await app.press("h");
  await app.clickWords("Orlen Works", 1);
  const { json, text } = await app.savedJson();
  const [person, works] = [theMark(json, "Ada Brandt", "PER"), theMark(json, "Orlen Works", "ORG")];
  assert.deepEqual(json.links.map(({ type, from, to }) => [type, from, to]), [["works_for", person.id, works.id]]);
  assert.equal(json.marks.length, 2, "the engine suggests nothing that the codebook lacks");
  const colour = (words) => page.evaluate((words) => {
    const mark = [...document.querySelectorAll("article .mark")].find((piece) => piece.textContent === words);
    return getComputedStyle(mark).color;
  }, words);
  assert.notEqual(await colour("Ada Brandt"), await colour("Orlen Works"));

  const other = await freshApp();
  await other.openFiles([{ name: "saved.json", mimeType: "application/json", buffer: Buffer.from(text) }]);
  await other.page.locator('[data-notice="notice-codebook-differs"]').waitFor();
  await other.remedy("notice-codebook-differs", "keep-codebook").click();
  await other.page.locator('[data-notice="notice-codebook-differs"]').waitFor({ state: "detached" });
  assert.deepEqual((await other.savedJson()).json.codebook, json.codebook);
  await other.selectWords("Vessa");
  await other.press("l");
  theMark((await other.savedJson()).json, "Vessa", "LOC");
});

appTest("labels are renamed, made one and retired with their marks, each as a step that is undone", async ({ app, page }) => {
  await markedWithOwn(app);
  const before = (await app.savedJson()).json;
  await openCodebook(app);
  await page.locator('[data-choose="PER"]').click();
  await write(field(page, "codebook-name"), "Person");
  await page.locator('[data-choose="ORG"]').click();
  const fate = page.locator('[data-fate="label"]');
  await fate.locator("select").selectOption({ label: "Make it one with “Person”" });
  assert.equal(await fate.locator('[data-testid="effect"]').innerText(), "1 mark becomes “Person”.");
  await fate.locator('[data-action="recode"]').click();
  await page.locator('[data-choose="ORG"]').waitFor({ state: "detached" });
  await page.locator('[data-choose="PER"]').click();
  await fate.locator("select").selectOption({ label: "Retire it: marks keep it, new ones do not get it" });
  await fate.locator('[data-action="recode"]').click();
  await done(app);
  const after = (await app.savedJson()).json;
  assert.deepEqual(after.marks.map(({ label }) => label), ["PER", "PER"]);
  assert.equal(after.codebook.version, before.codebook.version + 3);
  assert.equal(after.codebook.labels.find(({ id }) => id === "PER").retired, true);
  await app.selectWords("Kessia");
  assert.deepEqual(await page.locator(".popover [data-label]").evaluateAll((all) => all.map((b) => b.dataset.label)), ["LOC"]);
  await app.press("Escape", "Control+z", "Control+z", "Control+z");
  const undone = (await app.savedJson()).json;
  assert.deepEqual([undone.codebook, undone.marks], [before.codebook, before.marks]);
});

appTest("attributes and values are put in another order, and the focus goes along", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await openCodebook(app);
  await page.locator('[data-choose="position"]').click();
  const ids = (selector, name) => page.locator(selector).evaluateAll((all, name) => all.map((one) => one.dataset[name]), name);
  const attributes = await ids(".form .attribute", "attribute");
  const [first, second, ...others] = attributes;
  const down = page.locator(`[data-attribute="${first}"] > .choices [data-action="codebook-down"]`);
  await down.focus();
  await app.press("Enter");
  await page.locator(`.form .attribute:nth-of-type(2)[data-attribute="${first}"]`).waitFor();
  assert.deepEqual(await ids(".form .attribute", "attribute"), [second, first, ...others]);
  await page.locator(`[data-attribute="${first}"] > .choices [data-action="codebook-down"]:focus`).waitFor();
  const values = `.form [data-attribute="stance"] .value`;
  const [one, two] = await ids(values, "value");
  await page.locator(`${values}[data-value="${two}"] summary`).click();
  await page.locator(`${values}[data-value="${two}"] [data-action="codebook-up"]`).click();
  // At the top, only the way down is left.
  await page.locator(`${values}[data-value="${two}"] [data-action="codebook-down"]:focus`).waitFor();
  assert.deepEqual((await ids(values, "value")).slice(0, 2), [two, one]);
  await done(app);
  const label = (await app.savedJson()).json.codebook.labels.find(({ id }) => id === "position");
  assert.deepEqual(label.attributes.map(({ id }) => id), [second, first, ...others]);
});

appTest("a label is split by the words of its marks", async ({ app, page }) => {
  await markedWithOwn(app);
  await app.selectWords("Kessia");
  await app.press("p");
  await openCodebook(app);
  await page.locator('[data-choose="PER"]').click();
  await page.locator('[data-testid="split"] summary').click();
  await page.locator('[name="codebook-part"]').fill("State");
  await page.locator('[name="codebook-words"]').fill("kess");
  assert.equal(await page.locator('[data-testid="split"] [data-testid="effect"]').innerText(), "1 mark becomes “State”.");
  await page.locator('[data-testid="split"] [data-action="recode"]').click();
  await page.locator('[data-choose="State"]').waitFor();
  await done(app);
  theMark((await app.savedJson()).json, "Kessia", "State");
});

appTest("a clash of keys is named, with another label and with a command", async ({ app, page }) => {
  await startNew(app);
  await openCodebook(app);
  await page.locator('[data-choose="ORG"]').click();
  await write(field(page, "codebook-key"), "p");
  const findings = page.locator('[data-testid="findings"]');
  await findings.getByText("P is the key of both “PER” and “ORG”.").waitFor();
  await findings.getByText("P is also the key of “Previous suggestion”").waitFor();
});

appTest("colours are checked while they are chosen, for contrast and for colour blindness", async ({ app, page }) => {
  await startNew(app);
  await openCodebook(app);
  await page.locator('[data-choose="ORG"]').click();
  const said = page.locator('.form > .colour [data-testid="colour-findings"]');
  await said.getByText("It can be read on both pages").waitFor();
  const light = page.locator('.form > .colour [name="codebook-light"]');
  await light.evaluate((input) => {
    input.value = "#cccccc";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await said.getByText(/hard to read on the light page: its contrast is 1\.\d, and 4\.5 is needed/).waitFor();
  await page.locator(".form > .colour .swatch-0").click();
  await said.getByText("“PER” and “ORG” look alike").waitFor();
  await page.locator(".form > .colour .swatch-5").click();
  await said.getByText("It can be read on both pages").waitFor();
});

appTest("what a label means stands beside the text, by key and pointer", async ({ app, page }) => {
  await app.paste("Kessia rejected a joint inspection.\n\nKessia rejected a joint inspection of the dam on Monday.");
  await app.marked();
  const guide = page.locator('[data-testid="guide"]');
  await app.press("n");
  await app.card.waitFor();
  await app.press("Shift+g");
  await guide.waitFor();
  // The guideline follows the mark that is looked at; the legend shows any other.
  const label = async () => (await app.savedJson()).json.marks.find(({ id }) => id === inspected).label;
  const inspected = await app.inspected();
  assert.equal(await guide.getAttribute("data-guide"), await label());
  await page.locator('[data-guide-of="cue"]').click();
  await page.locator('[data-guide="cue"]').waitFor();
  await page.locator('[data-guide-of="actor"]').click();
  await page.locator('[data-guide="actor"]').waitFor();
  assert.match(await guide.innerText(), /Whoever can hold a position[^]*Places where things happen[^]*Organisation/);
  await page.locator('[data-guide-of="actor"]').click();
  await guide.waitFor({ state: "detached" });
});

appTest("a codebook is saved as a file of its own, and asked about when it is opened elsewhere", async ({ app, page, freshApp }) => {
  await startNew(app);
  await openCodebook(app);
  const download = page.waitForEvent("download");
  await page_of(page).locator('[data-command="save-codebook"]').click();
  const file = await download;
  const buffer = await readFile(await file.path());
  const book = JSON.parse(buffer.toString());
  assert.equal(book.format, "standpoint-codebook/1");
  const other = await freshApp();
  await other.paste(TEXT);
  await other.marked();
  const before = (await other.savedJson()).json;
  await other.openFiles([{ name: "news.json", mimeType: "application/json", buffer }]);
  await other.page.locator('[data-action="take-theirs"]').click();
  await other.page.locator("dialog[open]").waitFor({ state: "detached" });
  const after = (await other.savedJson()).json;
  assert.deepEqual(after.codebook.labels.map(({ id }) => id), ["PER", "ORG", "LOC"]);
  await other.press("Control+z");
  const undone = (await other.savedJson()).json;
  assert.deepEqual([undone.codebook, undone.marks], [before.codebook, before.marks]);
});

for (const [name, look] of Object.entries({
  light: { viewport: { width: 1366, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1366, height: 900 }, colorScheme: "dark" },
  narrow: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
})) {
  appTest(`the codebook's pages and the guideline are accessible, ${name}`, look, async ({ app, page }) => {
    const clean = async (where) => {
      const findings = await app.accessibilityFindings();
      assert.deepEqual(findings, [], `${where}:\n${findings.join("\n")}`);
    };
    await app.paste(TEXT);
    await app.marked();
    await app.press("Shift+g");
    await page.locator('[data-testid="guide"]').waitFor();
    await clean("the guideline");
    await app.press("Shift+g", "Shift+b");
    await page_of(page).waitFor();
    await clean("the whole");
    await page.locator('[data-choose="actor"]').click();
    await page.locator("details.value summary").first().click();
    await clean("a label");
    await page.locator('[data-choose="held_by"]').click();
    await clean("a link");
    await page.locator('[data-choose="book"]').click();
    await page.locator('[data-action="new-codebook"]').click();
    await page.locator('[data-action="take-theirs"]').waitFor();
    await clean("the question");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  });
}

appTest("a label is added and named by keys alone", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await app.press("Shift+b");
  await page_of(page).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("name"));
  for (let press = 0; press < 40 && (await focused()) !== "codebook-add-label"; press++) await app.press("Tab");
  assert.equal(await focused(), "codebook-add-label");
  await page.keyboard.type("Place");
  await app.press("Enter");
  await page.locator('[data-choose="Place"][aria-current="true"]').waitFor();
  await app.press("Control+z");
  await page.locator('[data-choose="Place"]').waitFor({ state: "detached" });
  await app.press("Escape");
  await page_of(page).waitFor({ state: "detached" });
});
