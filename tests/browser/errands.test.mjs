// The worker that runs errands, spoken to as the app does.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";

const TEXT = "Kessia rejected a joint inspection.";

function annotated(end) {
  const quote = TEXT.slice(0, end);
  const mark = { id: "m1", label: "actor", state: "accepted", spans: [{ start: 0, end, quote }] };
  return JSON.stringify({ format: "standpoint/1", id: "a", offsets: "code_points", text: TEXT, marks: [mark] });
}

/** Runs in the page: sends what is to be run and gathers what the worker says until it has ended it. */
async function errand([url, files]) {
  const worker = new Worker(url);
  const heard = [];
  const message = () => new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
  heard.push(await message());
  const annotators = files.map(([name, json]) => {
    return { name, files: [{ name: `${name}.json`, bytes: new TextEncoder().encode(json) }] };
  });
  worker.postMessage({ run: { id: 7, errand: { compare: { annotators, suggested: false } } } });
  do heard.push(await message());
  while (heard.at(-1).progress);
  worker.postMessage({ run: { id: 8, errand: "juggle" } });
  heard.push(await message());
  worker.terminate();
  return heard;
}

appTest("an errand is run in a worker of its own, which takes files as bytes", async ({ page, server }) => {
  const files = [["Ada", annotated(6)], ["Bo", annotated(15)]];
  const [ready, ...heard] = await page.evaluate(errand, [`${server.url}formats_loader.js`, files]);
  assert.match(ready.ready.build, /^\d+\.\d+\.\d+\+[0-9a-f]{16}$/);
  const parts = heard.splice(0, 2).map(({ progress }) => progress.progress.done);
  assert.deepEqual(parts, [1, 2], "a part for each file");
  const [{ done }, { failed }] = heard;
  assert.equal(done.id, 7);
  const [actors] = JSON.parse(done.outcome.compared).overall.labels;
  assert.deepEqual([actors.id, actors.name, ...actors.cells.slice(0, 2)], ["actor", "Actor", "1 / 1", "0.000"]);
  assert.equal(failed.id, 8);
  assert.match(failed.error.bad_request.detail, /juggle/);
});

appTest("the worker for errands is not loaded before it is needed", async ({ page }) => {
  await page.waitForLoadState("networkidle");
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.ok(loaded.some((name) => name.includes("standpoint-app")), "what is loaded is seen here");
  assert.deepEqual(loaded.filter((name) => name.includes("formats")), []);
});
