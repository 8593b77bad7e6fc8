// Names by compromise: people, places and organizations, as PER, LOC and ORG.
// Its spans take the punctuation that follows along and are counted in UTF-16; here they end with the
// name and are counted in code points. The first argument is the folder that holds its node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const nlp = createRequire(join(process.argv[2], "package.json"))("compromise");
const TYPES = { people: "PER", places: "LOC", organizations: "ORG" };
const NAME_CHARACTER = /[\p{L}\p{N}]/u;
const ABBREVIATED = /\.\p{L}\.$/u;

/** How many code points lie before each UTF-16 offset of `text`. */
function codePointsBefore(text) {
  const before = [];
  let count = 0;
  for (const character of text) {
    for (let unit = 0; unit < character.length; unit++) before.push(count);
    count++;
  }
  before.push(count);
  return before;
}

/** The stretch without punctuation at its ends; the full stop of "U.S." stays. */
function trimmed(text, start, end) {
  while (start < end && !NAME_CHARACTER.test(text[start])) start++;
  const ends = () => NAME_CHARACTER.test(text[end - 1]) || ABBREVIATED.test(text.slice(start, end));
  while (start < end && !ends()) end--;
  return [start, end];
}

function names(text) {
  const document = nlp(text);
  const before = codePointsBefore(text);
  return Object.entries(TYPES).flatMap(([method, label]) =>
    document[method]()
      .json({ offset: true })
      .map(({ offset }) => trimmed(text, offset.start, offset.start + offset.length))
      .filter(([start, end]) => start < end)
      .map(([start, end]) => ({ start: before[start], end: before[end], label })),
  );
}

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (!line.trim()) continue;
  const { id, text } = JSON.parse(line);
  console.log(JSON.stringify({ id, spans: names(text) }));
}
