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

appTest("the engine's worker starts from a path below the root", { prefix: "/a/b/" }, async ({ page, server }) => {
  const engine = page.waitForResponse(`${server.url}engine_bg.wasm`);
  await page.evaluate((url) => void (window.engineUnderTest = new Worker(url)), `${server.url}engine_loader.js`);
  assert.equal((await engine).status(), 200);
});

for (const [what, file] of [
  ["its program", /standpoint-app.*\.wasm$/],
  ["its words", /locales\/en\.ftl$/],
]) {
  appTest(
    `a page that cannot start for want of ${what} says so`,
    { opened: false, expected: [/uncaught error/, /Failed to load resource/] },
    async ({ page, context, server }) => {
      await context.route(file, (route) => route.abort());
      await page.goto(server.url);
      await page.getByRole("alert").getByText("could not start").waitFor();
    },
  );
}

const POLICY = [/a policy violation/, /error in the console.*Content Security Policy/];

appTest("an inline script does not run and is noticed", { expected: POLICY }, async ({ page }) => {
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'inline'";
    document.body.append(script);
  });
  assert.equal(await page.title(), "Standpoint");
});

appTest("a request to another origin is refused and noticed", { expected: POLICY }, async ({ page }) => {
  const refused = await page.evaluate(() => fetch("https://elsewhere.invalid/").catch(() => "refused"));
  assert.equal(refused, "refused");
});

appTest("an error is noticed wherever it comes from", {
  expected: [/uncaught error: .*in the page/, /error in the console: said aloud/, /status 404/, /Failed to load resource/],
}, async ({ page }) => {
  await page.evaluate(async () => {
    console.error("said aloud");
    setTimeout(() => {
      throw new Error("in the page");
    });
    await fetch("./no-such-file");
  });
});

// The page's policy does not bind a worker, which is why the harness watches its requests itself.
const WORKER_THAT_MISBEHAVES = `
  console.error("said aloud in a worker");
  const ended = () => postMessage("ended");
  fetch("https://elsewhere.invalid/").then(ended, ended);
  setTimeout(() => { throw new Error("in the worker"); });
`;

appTest("what a worker does is noticed as well", {
  expected: [/said aloud in a worker/, /another origin: https:..elsewhere.invalid/, /uncaught error: .*in the worker/],
}, async ({ page, context }) => {
  const script = { contentType: "text/javascript", body: WORKER_THAT_MISBEHAVES };
  await context.route(/misbehaves\.js$/, (route) => route.fulfill(script));
  await page.evaluate(async () => {
    const worker = new Worker("./misbehaves.js");
    const first = (event) => new Promise((come) => worker.addEventListener(event, come, { once: true }));
    await Promise.all([first("error"), first("message")]);
  });
});
