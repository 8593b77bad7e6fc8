// Articles of our own, and what a saved file must say about any of them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** The text of an article: of the golden ones, or of those beside the tests. */
export async function article(name) {
  const places = [`../articles/${name}.txt`, `../../golden/${name}.txt`];
  for (const place of places) {
    const text = await readFile(new URL(place, import.meta.url), "utf8").catch(() => null);
    if (text !== null) return text;
  }
  throw new Error(`there is no article “${name}”`);
}

/** The code points of a file's text, split once for all of its marks. */
const lettersOf = new WeakMap();

/** What a mark covers, by counting code points in the file's text. */
export function covered(json, mark) {
  if (!lettersOf.has(json)) lettersOf.set(json, [...json.text]);
  const letters = lettersOf.get(json);
  return mark.spans.map(({ start, end }) => letters.slice(start, end).join(""));
}

/** The marks whose first piece covers exactly these words. */
export function marksOn(json, words, label) {
  return json.marks.filter((mark) => covered(json, mark)[0] === words && (!label || mark.label === label));
}

/** The one mark with this label on these words. */
export function theMark(json, words, label) {
  const found = marksOn(json, words, label);
  assert.equal(found.length, 1, `${found.length} marks “${label}” on “${words}”`);
  return found[0];
}

/** A file says what it is, and each quote is what its offsets point to. */
export function checkFile(json) {
  assert.equal(json.format, "standpoint/1");
  assert.equal(json.offsets, "code_points");
  for (const mark of json.marks) {
    const quotes = mark.spans.map(({ quote }) => quote);
    assert.deepEqual(quotes, covered(json, mark), `mark ${mark.id}`);
    assert.ok(["suggested", "accepted", "rejected"].includes(mark.state), `mark ${mark.id} is ${mark.state}`);
  }
  const ids = new Set(json.marks.map(({ id }) => id));
  for (const { id, from, to } of json.links ?? []) {
    assert.ok(ids.has(from) && ids.has(to), `link ${id} leads from ${from} to ${to}`);
  }
}
