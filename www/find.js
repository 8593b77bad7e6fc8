// Runs a regular expression over the paragraphs of a text, away from the page: one that never comes
// to an end is ended together with this worker. Places are UTF-16 units, as the browser counts.
self.addEventListener("message", ({ data: { source, flags, text, bounds } }) => {
  const pattern = new RegExp(source, flags);
  for (let at = 0; at < bounds.length; at += 2) {
    const found = [];
    for (const match of text.slice(bounds[at], bounds[at + 1]).matchAll(pattern)) {
      const start = bounds[at] + match.index;
      if (match[0]) found.push(start, start + match[0].length);
    }
    // At once, so that what was found before an endless paragraph is known.
    if (found.length) self.postMessage(Uint32Array.from(found));
  }
  self.postMessage(null);
});
