// Marking by hand, all day long: by key, by mouse, by finger.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article, checkFile, marksOn, theMark } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function pasteAndMark(app, text = TEXT) {
  await app.paste(text);
  await app.marked();
}

/** Takes the box to paste into, as on a telephone, where there are no keys. */
async function pasteByBox(app, text) {
  await app.page.context().clearPermissions();
  await app.command("paste").tap();
  await app.page.locator("#paste-text").fill(text);
  await app.page.locator('[data-action="mark-text"]').tap();
  await app.marked();
}

/** Selects the first of these words as a double click or a long press does. */
async function selectWord(app, words) {
  const { from } = await app.place(words);
  await app.page.mouse.dblclick(from.x + 4, from.y);
  await app.page.locator(".popover").waitFor();
}

/** Drags the words with the mouse and tags them. */
async function tag(app, words, label) {
  await app.selectWords(words);
  await app.page.locator(`.popover [data-label="${label}"]`).click();
  return app.inspected();
}

const file = async (app) => (await app.savedJson()).json;

/** Opens a line to write in by its key, and waits until it has the focus: what is typed goes there. */
const ask = async (app, key) => {
  await app.press(key);
  await app.page.locator("dialog[open] [role=combobox]:focus").waitFor();
};
const named = (json, mark) => json.entities.find(({ id }) => id === mark.entity)?.name;

appTest("the caret selects by letter, word, clause, sentence and paragraph", async ({ app }) => {
  await pasteAndMark(app);
  await app.clickWords("The two ports can");
  await app.press("Escape", "Home");
  const grown = [];
  for (const key of ["Shift+ArrowRight", "Control+Shift+ArrowRight", ">", "Alt+Shift+ArrowDown", "Control+Shift+ArrowDown"]) {
    await app.press(key);
    grown.push((await app.selected()).trimEnd());
  }
  assert.deepEqual(grown.slice(0, 4), ["T", "The", "The two ports can hold two million tonnes of wheat", "The two ports can hold two million tonnes of wheat."]);
  assert.match(grown[4], /if the road to Varn is open\.$/);
  await app.clickWords("if the road");
  await app.press("Escape", "Shift+S");
  assert.equal(await app.selected(), "if the road to Varn is open");
});

appTest("a mark is made of pieces, and a stretch is cut out of it, by keys", async ({ app }) => {
  await pasteAndMark(app);
  const id = await tag(app, "two million tonnes of wheat", "position");
  await app.selectWords("million tonnes");
  await app.press("-");
  let mark = (await file(app)).marks.find((one) => one.id === id);
  assert.deepEqual(mark.spans.map(({ quote }) => quote), ["two", "of wheat"]);
  await app.selectWords("tonnes");
  await app.press("+");
  mark = (await file(app)).marks.find((one) => one.id === id);
  assert.deepEqual(mark.spans.map(({ quote }) => quote), ["two", "tonnes", "of wheat"]);
});

appTest("a label sticks: by key, click and drag; it is seen, and Escape ends it", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("l");
  const bar = page.locator('[data-testid="sticky"]');
  await bar.waitFor();
  await bar.locator('[data-stick="cue"]').click();
  await app.clickWords("lost almost");
  await app.selectWords("hold two");
  await page.locator(".popover").waitFor({ state: "detached" });
  await app.clickWords("survive until");
  await app.press("4", "Control+ArrowRight", "Control+Shift+ArrowRight", "Enter", "Escape");
  await bar.waitFor({ state: "detached" });
  const json = await file(app);
  checkFile(json);
  for (const words of ["lost", "hold two", "survive", "then"]) theMark(json, words, "cue");
});

appTest("a link is drawn by the number beside the other end", async ({ app, page }) => {
  await pasteAndMark(app);
  const id = await tag(app, "two million tonnes of wheat", "position");
  await app.press("h");
  const numbers = page.locator(".number");
  await numbers.first().waitFor();
  const number = await numbers.last().getAttribute("data-number");
  assert.ok(Number(number) > 9, "there are many actors");
  await app.press(number[0]);
  await page.waitForFunction((ten) => [...document.querySelectorAll(".number:not([hidden])")].every((n) => n.dataset.number[0] === ten), number[0]);
  await app.press(number[1]);
  await numbers.first().waitFor({ state: "detached" });
  await app.press("h", "1");
  const json = await file(app);
  const held = json.links.filter(({ type, from }) => type === "held_by" && from === id);
  assert.equal(held.length, 1, "the second takes the place of the first");
  const end = json.marks.find((mark) => mark.id === held[0].to).spans[0].end;
  const from = json.marks.find((mark) => mark.id === id).spans[0].start;
  assert.ok(Math.abs(from - end) < 200, "number 1 is near");
});

appTest("one key asks for a value and the next one gives it", async ({ app, page }) => {
  await pasteAndMark(app);
  const id = await tag(app, "two million tonnes of wheat", "position");
  // The second key may come before the choice is drawn.
  await app.press("k", "d");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await app.press("v", "2");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  const said = async () => (await file(app)).marks.find((mark) => mark.id === id).attributes;
  assert.deepEqual(await said(), { stance: "demands", certainty: "probable" });
  assert.equal(await page.locator('[data-value="demands"]').getAttribute("aria-pressed"), "true");
  await app.press("k", "ArrowUp", "Enter");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  assert.equal((await said()).stance, "opposes");
  await app.command("choose-1").click();
  await page.locator('[data-choice="opposes"]').click();
  assert.equal((await said()).stance, undefined, "the same again takes it back");
});

appTest("an issue is completed from this article and from the others", async ({ app, page }) => {
  await pasteAndMark(app);
  await tag(app, "two million tonnes of wheat", "position");
  await ask(app, "q");
  await page.keyboard.type("storage in the ports");
  await app.press("Enter");
  await app.kept();
  await app.paste("Critics want more silos in the old river ports of Sorland, they said.");
  await page.waitForFunction(() => document.querySelector('[data-testid="article"][data-marked="true"]')?.textContent.includes("Critics want"));
  const id = await tag(app, "more silos", "position");
  await ask(app, "q");
  await page.locator('[data-offered="storage in the ports"]').waitFor();
  await page.keyboard.type("ports stor");
  await app.press("ArrowDown", "Enter");
  const json = await file(app);
  assert.equal(json.marks.find((mark) => mark.id === id).attributes.issue, "storage in the ports");
});

appTest("a mention is given to another actor, a new one, and all of them renamed, by keys", async ({ app, page }) => {
  await pasteAndMark(app);
  const id = await tag(app, "ports", "actor");
  await ask(app, "a");
  await page.keyboard.type("The two ports");
  await app.press("Enter");
  let json = await file(app);
  assert.equal(named(json, json.marks.find((mark) => mark.id === id)), "The two ports");
  await ask(app, "a");
  await page.keyboard.type("varn harbour");
  await app.press("Enter");
  json = await file(app);
  assert.equal(named(json, json.marks.find((mark) => mark.id === id)), "varn harbour");
  await ask(app, "a");
  await page.keyboard.type("sorland");
  await app.press("ArrowDown", "Enter");
  json = await file(app);
  const mark = json.marks.find((one) => one.id === id);
  assert.match(named(json, mark), /Sorland/);
  assert.ok(json.marks.filter(({ entity }) => entity === mark.entity).length > 1);
});

for (const [how, options] of [["the mouse", {}], ["a finger", PHONE]]) {
  appTest(`in the list of actors mentions are moved and actors made one with ${how}`, options, async ({ app, page }) => {
    if (options.hasTouch) {
      await pasteByBox(app, TEXT);
    } else {
      await pasteAndMark(app);
    }
    const press = (locator) => (options.hasTouch ? locator.tap() : locator.click());
    const before = (await file(app)).entities.length;
    await press(page.locator("#tab-actors"));
    await press(page.locator("#panel [data-actor]").first());
    const line = page.locator("#panel [data-mention]").first();
    const mark = await line.getAttribute("data-mention");
    await press(line.locator('[data-asks="move"]'));
    await press(page.locator('[data-offered="new"]'));
    assert.equal((await file(app)).entities.length, before + 1);
    await press(page.locator('#panel [data-asks="who"]').first());
    await press(page.locator('[data-offered^="e "]').first());
    const json = await file(app);
    assert.equal(json.entities.length, before);
    assert.ok(json.marks.find(({ id }) => id === mark).entity);
  });
}

appTest("a focused mention in the list is moved by the key", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("Shift+a");
  await page.locator("#panel [data-actor]").first().click();
  await page.locator("#panel .mentions .entry").first().focus();
  await ask(app, "a");
  await page.keyboard.type("Somebody else");
  await app.press("Enter");
  assert.ok((await file(app)).entities.some(({ name }) => name === "Somebody else"));
});

const MENTIONS = "Old silos leak. Engineers say the silo at Varn leaks; silos cost money, but a silo's roof is cheap, and pro-silo talk is too.";

appTest("the same words elsewhere are marked in one step; what is left out is not offered again", async ({ app, page }) => {
  await pasteAndMark(app, MENTIONS);
  await selectWord(app, "silo at");
  await app.press("1", "k", "g");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await app.press("=");
  const rows = page.locator(".everywhere [data-place]");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 3);
  await rows.first().uncheck();
  await page.locator('[data-action="everywhere"]').click();
  let json = await file(app);
  checkFile(json);
  const states = (words) => marksOn(json, words, "actor").map(({ state }) => state).sort();
  assert.deepEqual(states("silos"), ["accepted", "rejected"]);
  assert.deepEqual(states("silo"), ["accepted", "accepted"]);
  const accepted = json.marks.filter(({ state, label }) => label === "actor" && state === "accepted");
  assert.deepEqual(accepted.map(({ attributes }) => attributes.kind), ["group", "group", "group"]);
  await app.press("=");
  await page.locator("dialog[open]").waitFor();
  assert.equal(await rows.count(), 0);
  await app.press("Escape", "Control+z");
  json = await file(app);
  const silos = json.marks.filter(({ label, spans }) => label === "actor" && spans[0].quote.startsWith("silo"));
  assert.equal(silos.length, 1, "one step");
});

appTest("the same words are marked in the whole project, each article in a step of its own", async ({ app, page }) => {
  await pasteAndMark(app, "The silo is old. A silo burnt.");
  await app.kept();
  await app.paste("Another silo leaks. Silos do.");
  await page.waitForFunction(() => document.querySelector('[data-testid="article"][data-marked="true"]')?.textContent.includes("Another"));
  await selectWord(app, "silo leaks");
  await app.press("1", "=");
  await page.locator('[data-scope="project"]').check();
  await page.waitForFunction(() => document.querySelectorAll(".everywhere [data-place]").length === 3);
  await page.locator('[data-action="everywhere"]').focus();
  await app.press("Enter");
  await app.kept();
  await page.locator("[data-article]", { hasText: "The silo" }).click();
  await page.waitForFunction(() => document.querySelector('[data-testid="article"]')?.textContent.includes("burnt"));
  assert.equal(marksOn(await file(app), "silo", "actor").length, 2);
  await app.press("Control+z");
  assert.equal(marksOn(await file(app), "silo", "actor").length, 0);
});

appTest("words rejected once are not suggested in the next article, nor after a reload, until they may be", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("n", "x");
  await app.kept();
  await app.reload();
  await page.waitForSelector('[data-testid="article"]');
  await app.paste("Sorland refused to open its ports. Sorland said the ports were full.");
  await page.waitForFunction(() => document.querySelector('[data-testid="article"][data-marked="true"]')?.textContent.includes("refused to open"));
  assert.deepEqual(marksOn(await file(app), "Sorland"), []);
  await page.locator(".refused summary").click();
  await page.locator('[data-again="Sorland"]').click();
  assert.equal(marksOn(await file(app), "Sorland", "actor").length, 2);
});

appTest("a suggestion's words marked by hand accept it", async ({ app }) => {
  await pasteAndMark(app);
  const first = (await file(app)).marks.find(({ label, state, spans }) => label === "actor" && state === "suggested" && spans[0].quote === "Elias Tarn");
  await tag(app, "Elias Tarn", "actor");
  const mark = theMark(await file(app), "Elias Tarn", "actor");
  assert.deepEqual([mark.id, mark.state], [first.id, "accepted"]);
});

appTest("a label sticks under a finger: every word that is tapped is marked", PHONE, async ({ app, page }) => {
  await pasteByBox(app, MENTIONS);
  await selectWord(app, "silos leak");
  await page.locator('.popover [data-command="stick"]').tap();
  await page.locator('[data-testid="sticky"]').waitFor();
  for (const words of ["silo at", "roof is"]) {
    const { from: at } = await app.place(words);
    await page.touchscreen.tap(at.x + 4, at.y);
  }
  await page.locator('[data-testid="sticky"] [data-command="escape"]').tap();
  const json = await file(app);
  for (const words of ["silos", "silo", "roof"]) theMark(json, words, "actor");
});

appTest("keys are switched off in the settings, and a single one taken away; numbers and hints follow", async ({ app, page }) => {
  await pasteAndMark(app);
  await app.press("?");
  await page.locator('[data-key-of="stick"]').click();
  await page.locator('[data-action="no-key"]').click();
  await app.press("Escape", "l");
  await app.drawn();
  assert.equal(await page.locator('[data-testid="sticky"]').count(), 0);
  const id = await tag(app, "two million tonnes of wheat", "position");
  await app.press("Control+,");
  await page.locator('[data-setting="single-keys"]').uncheck();
  await app.press("Escape", "h", "k");
  await app.drawn();
  assert.equal(await page.locator("dialog[open], .number").count(), 0);
  assert.equal(await app.command("choose-1").locator("kbd").count(), 0);
  await app.command("pick-holder").click();
  await page.locator(".number").first().waitFor();
  await app.press("1");
  await app.drawn();
  assert.equal(await page.locator(".number").first().isVisible(), true, "a digit does nothing either");
  await app.press("Escape");
  assert.equal(await app.inspected(), id);
});

const STATES = {
  "a choice": async (app) => app.press("k"),
  "free words": async (app) => app.press("q"),
  "the same words": async (app) => app.press("="),
  "picking by number": async (app) => app.press("h"),
  "a label that sticks": async (app) => app.press("l"),
  "who it is": async (app) => {
    await app.press("n", "a");
    await app.page.locator("dialog[open]").waitFor();
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of [["wide", { width: 1366, height: 900 }], ["narrow", { width: 390, height: 844 }]]) {
    appTest(`axe finds nothing while marking, ${colorScheme}, ${size}`, { colorScheme, viewport }, async ({ app, page }) => {
      await pasteAndMark(app);
      await app.press("Shift+p");
      await page.locator("#panel [data-mark]").first().click();
      await app.card.waitFor();
      for (const [name, open] of Object.entries(STATES)) {
        await open(app);
        await app.drawn();
        const findings = await app.accessibilityFindings();
        assert.deepEqual(findings, [], `${name}:\n${findings.join("\n")}`);
        await app.press("Escape");
        await page.locator("dialog[open]").waitFor({ state: "detached" });
        await app.drawn();
      }
    });
  }
}
