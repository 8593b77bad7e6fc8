// The main job once more in Firefox, driven over WebDriver BiDi: drop a text, review, mark, save, come back.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { launch } from "puppeteer-core";
import { article, checkFile, theMark } from "./harness/articles.mjs";
import { ending } from "./harness/patience.mjs";
import { isForeign } from "./harness/problems.mjs";
import { serveDist } from "./harness/server.mjs";

const TEXT = await article("grain-wire");

after(ending);

/** Runs `body` with the open app in Firefox, and holds that nothing went wrong meanwhile. */
async function inFirefox(body) {
  const server = await serveDist();
  const browser = await launch({
    browser: "firefox",
    executablePath: process.env.STANDPOINT_FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
  });
  try {
    const page = await browser.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("request", (request) => isForeign(request.url(), server.origin) && problems.push(request.url()));
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready]");
    await body(page);
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Drops a text on the page: Firefox lets no script make a paste that carries anything. */
async function dropText(page, text) {
  await page.evaluate((plain) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", plain);
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, text);
  await page.waitForSelector('[data-testid="article"][data-marked="true"]');
}

async function press(page, ...keys) {
  for (const key of keys) {
    const [last, ...modifiers] = key.split("+").reverse();
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    await page.keyboard.press(last);
    for (const modifier of modifiers) await page.keyboard.up(modifier);
  }
}

/** What the app would save: the download itself cannot be watched from here. */
async function saved(page) {
  const text = await page.evaluate(async () => {
    const blob = new Promise((made) => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (object) => {
        URL.createObjectURL = create;
        made(object);
        return create.call(URL, object);
      };
    });
    document.querySelector('[data-command="save"]').click();
    return (await blob).text();
  });
  return JSON.parse(text);
}

test("the main job in Firefox", { timeout: 180_000 }, () =>
  inFirefox(async (page) => {
    await dropText(page, TEXT);
    await press(page, "n", "Enter", "x");
    await press(page, "Control+End", "Alt+ArrowUp", "Alt+ArrowUp", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight", "1");
    const json = await saved(page);
    checkFile(json);
    const states = json.marks.map(({ state }) => state);
    assert.ok(states.includes("accepted") && states.includes("rejected"));
    theMark(json, "The two", "actor");
    await page.waitForSelector('[data-saved="true"]');
    await page.reload();
    await page.waitForSelector('[data-testid="article"] [data-marks]');
    assert.deepEqual(await saved(page), json);
  }));
