// What runs in the page to be measured. Each function stands alone: it is sent there as its source.

/** Notes when the app says that it can be used; runs before the page's own scripts. */
export function watchReady() {
  const observer = new MutationObserver(() => {
    if (!document.documentElement?.hasAttribute("data-ready")) return;
    observer.disconnect();
    performance.mark("bench:ready");
  });
  observer.observe(document, { attributes: true, childList: true, subtree: true });
}

/** Measures from the choice of a file until the first marks of its article have been drawn. */
export function watchOpening(article) {
  const begin = () => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector(`${article} [data-marks]`)) return;
      observer.disconnect();
      // The first frame draws; when the second begins, the first is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => performance.measure("bench:opened", { start })));
    });
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ["data-marks"] });
  };
  // The picker's field is not part of the page, so its event does not pass through the window.
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function (...rest) {
    this.addEventListener("change", begin, { capture: true, once: true });
    HTMLInputElement.prototype.click = click;
    return click.apply(this, rest);
  };
}

/** Measures from the next key until what it changes in the text has been drawn. */
export function watchNextKey() {
  const begin = () => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => {
        // A message that is sent while a frame is made comes when the frame is on its way to the screen.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.measure("bench:key", { start });
        port2.postMessage(0);
      });
    });
    const article = document.querySelector('[data-testid="article"]');
    observer.observe(article, { childList: true, subtree: true, attributeFilter: ["class", "data-marks"] });
  };
  addEventListener("keydown", begin, { capture: true, once: true });
}

/** Notes from now on the times between frames. */
export function watchFrames() {
  window.benchFrames = { longest: 0 };
  let last = performance.now();
  const frame = (now) => {
    window.benchFrames.longest = Math.max(window.benchFrames.longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** The longest of them, in milliseconds. */
export function longestFrame() {
  return window.benchFrames.longest;
}
