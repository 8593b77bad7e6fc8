// How the app looks: chosen by key, seen at once, remembered; contrast as WCAG wants it.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");

/** What can be measured of how the article looks. */
function looks() {
  const style = getComputedStyle(document.querySelector("article"));
  const paper = getComputedStyle(document.body);
  return {
    size: parseFloat(style.fontSize),
    leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
    width: parseFloat(style.maxWidth) / parseFloat(style.fontSize),
    face: style.fontFamily.split(",").at(-1).trim(),
    ink: paper.color,
    paper: paper.backgroundColor,
    side: document.querySelector(".side").getBoundingClientRect().width,
  };
}

/** The contrast of two colours as `getComputedStyle` writes them (WCAG 2.2, relative luminance). */
function contrast(one, other) {
  const luminance = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Chooses an option of the dialog that is open. */
async function choose(page, name, option) {
  await page.locator(`dialog[open] input[name="${name}"][value="${option}"]`).check({ force: true });
  await page.locator(`html[data-${name}="${option}"]`).waitFor({ state: "attached" });
}

appTest("everything about looks is chosen by key and remembered", { viewport: { width: 1440, height: 900 } }, async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  const before = await page.evaluate(looks);
  await app.press("Control+,");
  await page.locator("dialog[open]").waitFor();
  await choose(page, "size", "130");
  await choose(page, "measure", "narrow");
  await choose(page, "face", "sans");
  await choose(page, "density", "compact");
  await choose(page, "side", "wide");
  await choose(page, "theme", "dark");
  await app.press("Escape");
  const after = await page.evaluate(looks);
  assert.ok(Math.abs(after.size / before.size - 1.3) < 0.01, `${before.size} → ${after.size}`);
  assert.ok(after.leading < before.leading && after.width < before.width && after.side > before.side);
  assert.deepEqual([before.face, after.face], ["serif", "sans-serif"]);
  assert.notEqual(after.paper, before.paper);
  await page.locator('[data-saved="true"]').waitFor();
  await app.reload();
  await page.locator("article").waitFor();
  assert.deepEqual(await page.evaluate(looks), after);
});

appTest("looks are found among the commands", async ({ app, page }) => {
  await app.press("Control+k");
  await page.keyboard.type("contrast");
  await app.press("Enter");
  await page.locator('dialog[open] input[name="contrast"]').first().waitFor({ state: "attached" });
});

for (const colorScheme of ["light", "dark"]) {
  for (const asked of ["here", "by the system"]) {
    const contrastOption = asked === "here" ? {} : { contrast: "more" };
    appTest(`high contrast asked for ${asked}, ${colorScheme}`, { colorScheme, ...contrastOption }, async ({ app, page }) => {
      await app.paste(TEXT);
      await app.marked();
      if (asked === "here") {
        await app.press("Control+,");
        await choose(page, "contrast", "more");
        await app.press("Escape");
      }
      const colours = await page.$$eval("article .mark, .document small, .footer", (all) =>
        all.map((element) => getComputedStyle(element).color));
      const { paper, ink } = await page.evaluate(looks);
      assert.ok(contrast(ink, paper) > 20);
      // Marks have a tint of at most an eighth below them, which takes little of their 7:1.
      const weak = [...new Set(colours)].filter((colour) => colour.startsWith("rgb")).filter((colour) => contrast(colour, paper) < 7);
      assert.deepEqual(weak, []);
    });
  }
}

appTest("where the system forces its colours, every channel keeps its shape", { forcedColors: "active" }, async ({ app, page }) => {
  await app.paste(TEXT);
  await app.marked();
  await app.press("m");
  await page.locator("#panel .cell").first().waitFor();
  const shapes = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      underline: style("article .underline").textDecorationLine,
      wave: style("article .wave").textDecorationStyle,
      bracket: style("article .bracket").borderInlineStartWidth,
      square: style("#panel .stand").borderTopWidth,
    };
  });
  assert.equal(shapes.underline, "underline");
  assert.equal(shapes.wave, "wavy");
  assert.ok(parseFloat(shapes.bracket) >= 1 && parseFloat(shapes.square) >= 1, JSON.stringify(shapes));
});
