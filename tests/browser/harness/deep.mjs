// The deep reader as a person uses it, and its worker alone.

/** The dialog of the deep reader. */
export class Deep {
  constructor(app) {
    this.app = app;
    this.page = app.page;
    this.dialog = this.page.locator("dialog.deep");
  }

  async open() {
    await this.app.press("Shift+r");
    await this.dialog.waitFor();
  }

  button(name) {
    return this.dialog.locator(`[data-action="deep-${name}"]`);
  }

  /** Waits until it is on this computer. */
  async here() {
    await this.dialog.locator('[name="deep-used"]').waitFor();
  }

  /** Waits until the open article has been read. */
  async done() {
    await this.page.waitForFunction(() => !document.querySelector('[data-deep="reading"]'));
  }

  async complaint() {
    return this.dialog.locator(".complaint").innerText();
  }
}

/**
 * What the worker finds in a text, all batches joined: marks, links, entities, offsets in bytes. The page must have
 * had the model kept.
 */
export async function readByWorker(page, text) {
  return page.evaluate(conversation, text);
}

/** Runs in the page: one text is read by a worker of its own, in the words of `crates/protocol`. */
function conversation(text) {
  const worker = new Worker(new URL("deep_loader.js", document.baseURI));
  const found = { marks: [], links: [], entities: new Map() };
  const take = (batch) => {
    found.marks.push(...batch.marks);
    found.links.push(...batch.links);
    // One that comes again has a fuller name.
    for (const entity of batch.entities) found.entities.set(entity.id, entity);
  };
  return new Promise((done, failed) => {
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data.ready) worker.postMessage({ analyse: { id: 1, text } });
      else if (data.news?.news.read) {
        take(JSON.parse(data.news.news.read));
        worker.postMessage({ taken: { id: 1 } });
      } else if (data.news?.news.done) done({ ...found, entities: [...found.entities.values()] });
      else failed(new Error(JSON.stringify(data)));
    };
  }).finally(() => worker.terminate());
}
