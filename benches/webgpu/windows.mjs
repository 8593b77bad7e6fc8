// Texts as windows of pieces. Words are cut more plainly than the engine cuts them, and a window ends where it is full
// and not with a sentence: for arithmetic that is all the same.

const UNKNOWN = 1;
const START = 2;
const END = 3;
/** How many pieces a window holds, with the one before and the one behind. */
export const POSITIONS = 192;

/** Windows of at most `POSITIONS` pieces; `firsts` says where in a window its words begin. */
export function windows(text, listed) {
  const numbers = new Map(listed.map((piece, number) => [piece, number]));
  const found = [];
  let ids, written, firsts;
  const begin = () => ([ids, written, firsts] = [[START], [0], []]);
  const end = () => firsts.length > 0 && found.push({ ids: [...ids, END], written: [...written, 0], firsts });
  begin();
  for (const word of text.match(/[\p{L}\p{M}\p{N}]+|\S/gu) ?? []) {
    const own = pieces(word, numbers).slice(0, POSITIONS - 2);
    if (ids.length + own.length >= POSITIONS) {
      end();
      begin();
    }
    firsts.push(ids.length);
    ids.push(...own);
    written.push(...own.map(() => capitals(word)));
  }
  end();
  return found;
}

/** Each time the longest piece that fits; the whole is unknown where none does. */
function pieces(word, numbers) {
  const plain = word.normalize("NFD").replace(/[\p{Mn}\p{Cc}\p{Cf}]/gu, "").toLowerCase();
  const found = [];
  for (let start = 0; start < plain.length; ) {
    let end = plain.length;
    const piece = () => (start > 0 ? "##" : "") + plain.slice(start, end);
    while (end > start && !numbers.has(piece())) end--;
    if (end === start) return [UNKNOWN];
    found.push(numbers.get(piece()));
    start = end;
  }
  return found.length > 0 ? found : [UNKNOWN];
}

/** How a word is written: without capitals, with one at its start, in capitals throughout, in another way. */
function capitals(word) {
  const count = word.match(/\p{Lu}/gu)?.length ?? 0;
  if (count === 0) return 0;
  if (count > 1 && !/\p{Ll}/u.test(word)) return 2;
  return count === 1 && /^\p{Lu}/u.test(word) ? 1 : 3;
}

/** The pieces of all windows as one window that is full. */
export function fullWindow(all) {
  const inner = (part) => all.flatMap((window) => window[part].slice(1, -1)).slice(0, POSITIONS - 2);
  return { ids: [START, ...inner("ids"), END], written: [0, ...inner("written"), 0] };
}
