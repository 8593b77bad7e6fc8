// axe-core finds nothing against WCAG 2.2 AA, in light, in dark and in high contrast, wide and narrow.
import assert from "node:assert/strict";
import { appTest } from "./harness/chromium.mjs";
import { article } from "./harness/articles.mjs";

const TEXT = await article("grain-wire");
const WIDE = { viewport: { width: 1366, height: 900 } };
const NARROW = { viewport: { width: 390, height: 844 } };

async function clean(app, where) {
  // A colour that is on its way to another one is neither.
  await app.page.evaluate(() => Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity).map((a) => a.finished)));
  const findings = await app.accessibilityFindings();
  assert.deepEqual(findings, [], `${where}:\n${findings.join("\n")}`);
}

async function pasteAndMark(app) {
  await app.paste(TEXT);
  await app.marked();
}

/** Looks at the first position that the engine suggests. */
async function lookAtPosition(app) {
  await app.press("Shift+p");
  await app.page.locator("#panel [data-mark]").first().click();
  await app.card.waitFor();
}

const DIALOGS = {
  "the keys": async (app) => app.press("?"),
  "the looks": async (app) => app.press("Control+,"),
  "the surest": async (app) => app.press("Shift+Enter"),
  "the palette": async (app) => app.press("Control+k"),
  "a note": async (app) => app.press("e"),
  "the holders": async (app) => app.press("Shift+h"),
  "deleting": async (app) => app.command("delete-article").click(),
};

/** Each look by its name: what the system asks for. */
const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "high contrast, light": { colorScheme: "light", contrast: "more" },
  "high contrast, dark": { colorScheme: "dark", contrast: "more" },
};

for (const [name, look] of Object.entries(LOOKS)) {
  appTest(`empty, ${name}`, { ...WIDE, ...look }, async ({ app, page }) => {
    await page.locator('[data-testid="empty"]').waitFor();
    await clean(app, "empty");
  });

  appTest(`article, panels and notices, ${name}`, { ...WIDE, ...look }, async ({ app, page }) => {
    await pasteAndMark(app);
    await clean(app, "nothing looked at");
    for (const panel of ["show-actors", "show-positions", "show-doubt", "show-map", "show-review"]) {
      await app.command(panel).click();
      await clean(app, panel);
    }
    await app.command("show-actors").click();
    await page.locator("#panel [data-actor]").first().click();
    await clean(app, "an actor's mentions");
    await app.command("show-map").click();
    await page.locator("#panel .cell").first().click();
    await page.locator(".evidence").waitFor();
    await clean(app, "the evidence of a square");
    await page.locator("#panel .issue").first().click();
    await page.locator('[name="issue-name"]').waitFor();
    await clean(app, "an issue");
    await lookAtPosition(app);
    await clean(app, "a position");
    await app.press("r", "y");
    await page.waitForFunction(() => /[^…]$/.test(document.querySelector('[data-testid="rests"]')?.innerText ?? ""));
    await clean(app, "why");
    await app.press("Enter", "x");
    await clean(app, "after deciding");
    await app.selectWords("tonnes of wheat");
    await page.locator(".popover").waitFor();
    await clean(app, "a selection");
    await app.press("Escape");
    await app.pasteHtml("", " ");
    await page.locator("[data-notice]").waitFor();
    await clean(app, "a notice");
  });

  appTest(`dialogs, ${name}`, { ...WIDE, ...look }, async ({ app, page, context }) => {
    await pasteAndMark(app);
    await lookAtPosition(app);
    for (const [dialog, show] of Object.entries(DIALOGS)) {
      await show(app);
      await page.locator("dialog[open]").waitFor();
      await clean(app, dialog);
      await app.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    }
    await context.clearPermissions();
    await app.command("paste").click();
    await page.locator("#paste-text").waitFor();
    await clean(app, "the box to paste into");
  });

  appTest(`narrow, ${name}`, { ...NARROW, ...look }, async ({ app, page }) => {
    await clean(app, "empty");
    await pasteAndMark(app);
    await lookAtPosition(app);
    await clean(app, "a position");
    for (const panel of ["show-actors", "show-positions", "show-doubt", "show-map"]) {
      await app.command(panel).click();
      await clean(app, panel);
    }
    await page.locator(".drawer-button").click();
    await clean(app, "the drawer");
  });
}
