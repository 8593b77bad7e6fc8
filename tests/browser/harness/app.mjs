// The app as a person uses it: open, paste, press, point, save.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The tags of axe-core that together make WCAG 2.2 AA. */
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export const ARTICLE = '[data-testid="article"]';
export const MARKED = `${ARTICLE}[data-marked="true"]`;

export class App {
  constructor(page) {
    this.page = page;
  }

  /** Loads `url` and waits until the app can be used. */
  async open(url) {
    await this.page.goto(url);
    await this.ready();
  }

  async ready() {
    await this.page.waitForSelector("html[data-ready]", { state: "attached" });
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** Pastes plain text through the real clipboard. */
  async paste(text) {
    await this.page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Pastes HTML as another page would hand it over; the real clipboard would clean it first. */
  async pasteHtml(html, text = "") {
    await this.page.evaluate(
      ([markup, plain]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", markup);
        clipboardData.setData("text/plain", plain);
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      },
      [html, text],
    );
  }

  /** Waits until the engine has said all that it has to say about the open article. */
  async marked() {
    await this.page.waitForSelector(MARKED);
  }

  /** Presses keys one after the other: `press("j", "Enter", "Control+z")`. */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The button (or other control) of a command that is to be seen, by the command's name. */
  command(name) {
    return this.page.locator(`[data-command="${name}"]`).filter({ visible: true }).first();
  }

  /** The article's text as it is shown, paragraphs joined by line breaks. */
  async shownText() {
    return this.page.$$eval(`${ARTICLE} [data-paragraph]`, (paragraphs) =>
      paragraphs.map((paragraph) => paragraph.textContent).join("\n"),
    );
  }

  /** Selects the nth `words` in the article by dragging the mouse over them. */
  async selectWords(words, nth = 0) {
    const { from, to } = await this.place(words, nth);
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }

  /** Clicks into the nth `words` of the article. */
  async clickWords(words, nth = 0) {
    const { from } = await this.place(words, nth);
    await this.page.mouse.click(from.x + 2, from.y);
  }

  /** Where the first and the last character of `words` lie in the window, scrolled into view. */
  async place(words, nth = 0) {
    const found = await this.page.evaluate(placeOfWords, [ARTICLE, words, nth]);
    if (!found) throw new Error(`“${words}” (number ${nth}) is not in the article`);
    return found;
  }

  /** Presses the button of `command` and gives the name and the content of the JSON file that comes. */
  async savedJson(command = "save") {
    const download = this.page.waitForEvent("download");
    await this.command(command).click();
    const file = await download;
    const text = await readFile(await file.path(), "utf8");
    return { name: file.suggestedFilename(), text, json: JSON.parse(text) };
  }

  /** The card of the mark that is looked at. */
  get card() {
    return this.page.locator('[data-testid="card"]');
  }

  /** Waits until what has happened is drawn. */
  async drawn() {
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }

  /** The id of the mark that is looked at. */
  async inspected() {
    await this.drawn();
    return this.card.getAttribute("data-mark");
  }

  /** The sentence of a notice, once it is there. */
  async notice(id) {
    return this.page.locator(`[data-notice="${id}"] p`).innerText();
  }

  /** The button of a notice that does what `remedy` says. */
  remedy(id, remedy) {
    return this.page.locator(`[data-notice="${id}"] [data-remedy="${remedy}"]`);
  }

  /** Waits until every change is in the browser's database. */
  async kept() {
    await this.page.waitForSelector('[data-saved="true"]');
  }

  /** What is selected in the page. */
  async selected() {
    return this.page.evaluate(() => getSelection().toString());
  }

  /** How many pieces of the text are under the mark `id`, or under any mark. */
  async pieces(id) {
    const selector = id ? `[data-marks~="${id}"]` : "[data-marks]";
    return this.page.locator(`${ARTICLE} ${selector}`).count();
  }

  /** Drags files from elsewhere over the page and lets them go. */
  async drop(files) {
    const carried = await this.page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { name, mimeType, text } of all) data.items.add(new File([text], name, { type: mimeType }));
      return data;
    }, files);
    for (const type of ["dragenter", "dragover", "drop"]) {
      await this.page.dispatchEvent("main", type, { dataTransfer: carried });
    }
  }

  /** Opens files through the file picker that `command` brings up. */
  async openFiles(files, command = "open") {
    const chooser = this.page.waitForEvent("filechooser");
    await this.command(command).click();
    await (await chooser).setFiles(files);
  }

  /** What axe-core finds against WCAG 2.2 AA, one line each. */
  async accessibilityFindings() {
    const { source } = createRequire(import.meta.url)("axe-core");
    await this.page.evaluate(source);
    const { violations } = await this.page.evaluate(
      (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
      WCAG_22_AA,
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}\n${failureSummary}`),
    );
  }
}

/** Runs in the page: the window positions of the first and last character of the nth `words`. */
function placeOfWords([article, words, nth]) {
  const nodes = [];
  let text = "";
  for (const paragraph of document.querySelectorAll(`${article} [data-paragraph]`)) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    text += "\n";
  }
  let at = -1;
  for (let i = 0; i <= nth; i++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return null;
  }
  const rectOf = (offset) => {
    const { node, start } = nodes.findLast((entry) => entry.start <= offset);
    const range = document.createRange();
    range.setStart(node, offset - start);
    range.setEnd(node, offset - start + 1);
    return { rect: range.getBoundingClientRect(), node };
  };
  rectOf(at).node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const first = rectOf(at).rect;
  const last = rectOf(at + words.length - 1).rect;
  return {
    from: { x: first.left + 1, y: (first.top + first.bottom) / 2 },
    to: { x: last.right - 1, y: (last.top + last.bottom) / 2 },
  };
}
