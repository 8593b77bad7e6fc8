// Long texts: the first screen at once, then progress; the page never freezes.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

/** At most this many marks come from the engine at a time. */
const STRETCH = 2_000;

/** At most this many paragraphs come into the page at a time. */
const SCREENFUL = 400;

/** At least this many bytes of articles, one behind the other. */
function longText(bytes) {
  const parts = [];
  for (let length = 0, i = 0; length < bytes; i++) {
    parts.push(`Part ${i}\n\n${TEXT}`);
    length += Buffer.byteLength(parts.at(-1)) + 2;
  }
  return parts.join("\n\n");
}

function file(name, buffer) {
  return [{ name, mimeType: "text/plain", buffer }];
}

/** Notes from now on how long the page does not answer at a stretch, in milliseconds. */
async function watchGaps(page) {
  await page.evaluate(() => {
    window.gaps = [];
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      window.gaps.push(now - last);
      last = now;
      port2.postMessage(0);
    };
    port2.postMessage(0);
  });
}

/** Notes how many marks each message of the engine's worker brings, and how many paragraphs come into the page at once. */
function watchStretches() {
  window.stretches = [];
  window.paragraphs = [];
  const paragraphsIn = (node) => [...(node.querySelectorAll?.("[data-paragraph]") ?? [])];
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    // What is put into something that is new itself is named twice.
    window.paragraphs.push(new Set(added.flatMap(paragraphsIn)).size);
  }).observe(document, { childList: true, subtree: true });
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...what) {
      super(...what);
      this.addEventListener("message", ({ data }) => {
        const read = data?.news?.news?.read;
        if (read) window.stretches.push(JSON.parse(read).marks.length);
      });
    }
  };
}

async function longestGap(page) {
  return page.evaluate(() => window.gaps.splice(0).reduce((a, b) => Math.max(a, b), 0));
}

appTest("a file of more than 20 MB is refused in a sentence", async ({ app, page }) => {
  await app.openFiles(file("huge.txt", Buffer.alloc(20_000_001, "Kessia may stay.\n")));
  const sentence = await page.locator("[data-notice] p").innerText();
  assert.match(sentence, /20/);
  assert.match(sentence, /too large|part/);
  assert.ok(await page.locator('[data-testid="empty"]').isVisible());
});

appTest("5 MB are opened, marked from the first screen on, and can be cancelled", { opened: false }, async ({ app, page, server }) => {
  await page.addInitScript(watchStretches);
  await app.open(server.url);
  await app.openFiles(file("long.txt", Buffer.from(longText(5_000_000))));
  await page.waitForSelector('[data-testid="article"]');
  await watchGaps(page);
  await page.waitForSelector("[data-marks]");
  await page.waitForSelector('[data-engine="reading"] progress');
  // One can work while the rest is read.
  await app.press("n", "Enter", "x");
  assert.equal(await app.card.count(), 1);
  const working = await longestGap(page);
  await app.command("cancel-reading").click();
  await page.waitForSelector('[data-engine="cancelled"]');
  await app.press("n", "Enter");
  await app.kept();
  // What the page takes in at a stretch is bounded, however long the text is: times depend on the machine.
  const { stretches, paragraphs } = await page.evaluate(() => ({ stretches, paragraphs }));
  assert.ok(Math.max(...paragraphs) <= SCREENFUL, `paragraphs at once: ${paragraphs}`);
  assert.ok(paragraphs.reduce((a, b) => a + b) > SCREENFUL, "the others follow");
  assert.ok(stretches.length > 1 && Math.max(...stretches) <= STRETCH, `marks in a stretch: ${stretches}`);
  console.log(`# 5 MB: the page was busy for ${Math.round(working)} ms at most while it was read`);
});

appTest("an article of 20,000 words stays quick", async ({ app, page }) => {
  await app.openFiles(file("long.txt", Buffer.from(longText(125_000))));
  await app.marked();
  await watchGaps(page);
  const gaps = [];
  for (let i = 0; i < 20; i++) {
    await longestGap(page);
    await app.press("n", "Enter");
    await app.drawn();
    gaps.push(await longestGap(page));
  }
  gaps.sort((a, b) => a - b);
  console.log(`# 20,000 words: accepting a suggestion keeps the page busy for ${Math.round(gaps[10])} ms (median of twenty)`);
  await app.kept();
  await app.press("Control+End", "Alt+ArrowUp", "Control+Shift+ArrowRight", "4");
  await app.reload();
  await page.waitForSelector("[data-marks]");
  assert.ok(await app.command("undo").isEnabled());
});
