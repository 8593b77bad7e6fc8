// The app starts, wherever it lies, and keeps to itself.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";

appTest("the app starts without an error", async ({ page }) => {
  assert.equal(await page.title(), "Standpoint");
  assert.ok(await page.locator("h1, [role=banner], main").first().isVisible());
});

appTest("the app starts from a path below the root", { prefix: "/some/sub/path/" }, async ({ page }) => {
  assert.ok(await page.locator("main").first().isVisible());
});

appTest("the engine's files are there, below the root as well", { prefix: "/a/b/" }, async ({ page, server }) => {
  for (const name of ["engine_loader.js", "engine.js", "engine_bg.wasm"]) {
    const status = await page.evaluate(async (url) => (await fetch(url)).status, server.url + name);
    assert.equal(status, 200, name);
  }
});

appTest("no inline script runs", { expected: [/policy violation|Content Security Policy/] }, async ({ page }) => {
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'inline'";
    document.body.append(script);
  });
  assert.equal(await page.title(), "Standpoint");
});

appTest(
  "a request to another origin is refused and noticed",
  { expected: [/another origin|policy violation|Content Security Policy/] },
  async ({ page }) => {
    const refused = await page.evaluate(() => fetch("https://example.org/").catch(() => "refused"));
    assert.equal(refused, "refused");
  },
);
