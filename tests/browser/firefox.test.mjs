// The main job once more in Firefox, driven over WebDriver BiDi.
import { test } from "node:test";
import assert from "node:assert/strict";
import { launch } from "puppeteer-core";
import { isForeign } from "./harness/problems.mjs";
import { serveDist } from "./harness/server.mjs";

test("the app starts in Firefox without an error", { timeout: 120_000 }, async () => {
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
    assert.equal(await page.title(), "Standpoint");
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await server.stop();
  }
});
