// Why a suggestion was made: the rule at once, what was learned when it is asked for.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";
import { Deep } from "./harness/deep.mjs";

const TEXT = await article("grain-wire");

async function lookAt(app, page, label) {
  const { json } = await app.savedJson();
  const mark = json.marks.find((one) => one.label === label);
  await page.locator(`[data-marks~="${mark.id}"]`).first().click();
  await page.locator(`[data-testid="card"][data-mark="${mark.id}"]`).waitFor();
  return mark;
}

appTest("each card says by which rule its mark was made", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  for (const label of ["actor", "uncertainty"]) {
    const { origin } = await lookAt(app, page, label);
    const said = await page.locator('[data-testid="why"]').innerText();
    assert.ok(said.includes(origin.reason), `${said} lacks ${origin.reason}`);
    assert.ok(said.length > origin.reason.length + 5, "the part of the engine is named");
    assert.equal(await app.command("why").count(), 0, "it rests on no cue");
  }
});

appTest("a position says on which words its cue rests, by key, and so does the next one", async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await app.press("Shift+p");
  await page.locator("#panel [data-mark]").first().click();
  await app.press("r", "y");
  const rests = page.locator('[data-testid="rests"]');
  await rests.locator("p").first().waitFor();
  await page.waitForFunction(() => !/…$/.test(document.querySelector('[data-testid="rests"]').innerText));
  assert.match(await rests.innerText(), /\d+ %|rule stands alone/);
  await app.press("Enter");
  const next = page.locator('[data-testid="card"]');
  assert.notEqual(await next.getAttribute("data-mark"), null);
  await app.command("show-positions").click();
  await page.locator("#panel [data-mark]").nth(1).click();
  await app.press("r");
  await rests.waitFor();
  await app.press("y");
  await rests.waitFor({ state: "detached" });
});

appTest("a mark of the deep reader is explained by the deep reader, while it is here", async ({ app, page }) => {
  const deep = new Deep(app);
  await deep.open();
  await deep.button("fetch").click();
  await deep.here();
  await app.press("Escape");
  await app.paste(TEXT);
  await app.marked();
  await page.getByTestId("announcer").getByText("Read more deeply").waitFor({ state: "attached" });
  const { json } = await app.savedJson();
  const [first, second] = json.marks.filter((mark) => mark.label === "cue" && mark.origin.version.includes("+deep-"));
  await page.locator(`[data-marks~="${first.id}"]`).first().click();
  await app.press("y");
  const rests = page.locator('[data-testid="rests"]');
  await rests.locator("li").first().waitFor();
  assert.match(await rests.innerText(), /with \d+ %\. It rests most on:\s.*\d+ %/s);
  await page.locator(`[data-marks~="${second.id}"]`).first().click();
  const next = page.locator(`[data-testid="card"][data-mark="${second.id}"]`);
  await next.getByText(/with \d+ %|rule stands alone/).waitFor();
  await deep.open();
  await deep.button("remove").click();
  await deep.button("fetch").waitFor();
  await app.press("Escape", "y", "y");
  await rests.getByText("It is not on this computer now").waitFor();
  assert.deepEqual(await app.accessibilityFindings(), []);
});
