// The texts and documents that are measured on, made from the golden articles.
import { readFile, readdir } from "node:fs/promises";

const golden = new URL("../../golden/", import.meta.url);

/** The golden articles, line by line and again and again, until there are so many words: the native bench's text. */
export async function textOf(count) {
  const names = (await readdir(golden)).filter((name) => name.endsWith(".txt")).sort();
  const articles = await Promise.all(names.map((name) => readFile(new URL(name, golden), "utf8")));
  const lines = articles.flatMap((article) => article.split("\n"));
  let text = "";
  for (let words = 0, i = 0; words < count; i++) {
    const line = lines[i % lines.length];
    text += `${line}\n`;
    words += line.split(/\s+/).filter(Boolean).length;
  }
  return text;
}

/**
 * A document as it is saved, with marks spread evenly over its words: three in four on a word, every fourth a position
 * over several, held by the actor before it. Every fifth is still a suggestion.
 */
export async function documentOf(words, marks, id) {
  const text = await textOf(words);
  const found = [...text.matchAll(/\p{L}+/gu)];
  const step = Math.floor(found.length / marks);
  const json = { format: "standpoint/1", id, title: id, language: "en", offsets: "code_points", text, marks: [], links: [] };
  for (let i = 0; i < marks; i++) json.marks.push(markOn(found, i, step));
  for (let i = 3; i < marks; i += 4) json.links.push({ id: `l${i}`, type: "held_by", from: `m${i}`, to: `m${i - 3}` });
  return Buffer.from(JSON.stringify(json));
}

/** The golden articles have no character outside the basic plane, so that code points are what a match counts in. */
function markOn(found, i, step) {
  const label = ["actor", "cue", "uncertainty", "position"][i % 4];
  const first = found[i * step];
  const last = found[i * step + (label === "position" ? Math.min(5, step - 1) : 0)];
  return {
    id: `m${i}`,
    label,
    spans: [{ start: first.index, end: last.index + last[0].length }],
    attributes: label === "actor" ? { kind: "organisation" } : {},
    state: i % 5 === 0 ? "suggested" : "accepted",
  };
}
