// Measures the encoder on this browser's GPU, and compares what it finds with the engine's arithmetic.
import { compile, GpuEncoder, openDevice, upload } from "./gpu.mjs";
import { Comparison } from "./compare.mjs";
import { ExactReader } from "./exact.mjs";
import { readWeights } from "./weights.mjs";
import { fullWindow, POSITIONS, windows } from "./windows.mjs";

const ROOT = "../../";
const ROUNDS = 9;
const ARTICLES = "flu-paste grain-wire ice-study phone-column rail-debate reef-interview smelter-ruling summit-live wind-release";

const state = document.querySelector("#state");
const table = document.querySelector("#report");
/** What was measured, for whoever drives the browser. */
const report = (window.report = {});

/** Says what is being done, and lets the page be drawn. */
function say(words) {
  state.textContent = words;
  return new Promise((soon) => setTimeout(soon));
}

function note(name, value) {
  report[name] = value;
  const row = table.insertRow();
  row.insertCell().textContent = name;
  row.insertCell().textContent = value;
}

const fetched = async (path) => {
  const response = await fetch(ROOT + path);
  if (!response.ok) throw new Error(`${path} cannot be fetched.`);
  return response;
};

async function timed(work) {
  const start = performance.now();
  const found = await work();
  return [performance.now() - start, found];
}

/** The middle one of some rounds, in milliseconds, after one that does not count. */
async function median(work) {
  await work();
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(work))[0]);
  return times.sort((a, b) => a - b)[(ROUNDS - 1) / 2];
}

const ms = (time) => `${time.toFixed(1)} ms`;

/** Sums and products of a full window, those of attention and of the linear parts. */
function operations({ tensors, layers }) {
  const weights = [...tensors].filter(([name, { kind }]) => name.startsWith("layer.") && kind === "i8");
  const linear = weights.reduce((sum, [, { rows, columns }]) => sum + rows * columns, 0) * POSITIONS;
  const width = tensors.get("piece").columns;
  return 2 * (linear + layers * 2 * POSITIONS ** 2 * width);
}

/** All that has to be there before the first window, each part timed once, as it is when a page is opened. */
async function setUp(weights) {
  const code = await (await fetched("benches/webgpu/encoder.wgsl")).text();
  const [opening, { adapter, device }] = await timed(openDevice);
  device.addEventListener("uncapturederror", ({ error }) => note("error", error.message));
  const { vendor, architecture, description } = adapter.info;
  note("adapter", [vendor, architecture, description, adapter.info.isFallbackAdapter ? "(software)" : ""].join(" "));
  const [compiling, compiled] = await timed(() => compile(device, code, 0));
  const [uploading, file] = await timed(() => upload(device, weights.bytes));
  note("adapter and device", ms(opening));
  note("pipelines", ms(compiling));
  note("weights sent", ms(uploading));
  const all = [compiled, await compile(device, code, 1), await compile(device, code, 2)];
  const encoders = all.map((steps) => new GpuEncoder(device, steps, file, weights));
  return { encoders, isSoftware: adapter.info.isFallbackAdapter };
}

async function measure({ encoders: [encoder], isSoftware }, all, weights) {
  note("bytes on the GPU", encoder.held.toLocaleString("en"));
  await say("Measuring times …");
  const full = fullWindow(all);
  note("first window", ms((await timed(() => encoder.read([full])))[0]));
  const empty = { ids: [], written: [] };
  note("nothing, sent and read back", ms(await median(() => encoder.read([empty], []))));
  note("all steps with nothing to do", ms(await median(() => encoder.read([empty]))));
  const one = await median(() => encoder.read([full]));
  note("a full window, waited for", ms(one));
  const rate = (time) => `${(operations(weights) / time / 1e6).toFixed(1)} of ${(operations(weights) / 1e9).toFixed(2)}`;
  note("billion operations a second, of how many a window", rate(one));
  // Of no use on a processor, where nothing is waited for but arithmetic.
  if (isSoftware) return;
  note("four full windows sent at once, each", ms((await median(() => encoder.read(Array(4).fill(full)))) / 4));
}

/** Reads all windows exactly and with each encoder. */
async function compare(encoders, reader, all) {
  const comparisons = new Map([...encoders.keys()].map((way) => [way, new Comparison(reader)]));
  for (const [n, own] of all.entries()) {
    await say(`Reading exactly: window ${n + 1} of ${all.length} …`);
    const exact = reader.encode(own);
    for (const [way, encoder] of encoders) comparisons.get(way).add(own, (await encoder.read([own]))[0], exact);
  }
  for (const [way, comparison] of comparisons) {
    note(`rows, ${way}`, String(comparison.rows));
    note(`scores, ${way}`, String(comparison.scores));
    note(`other tags, ${way}`, comparison.otherTags());
  }
}

async function main() {
  await say("Fetching weights and articles …");
  const weights = readWeights(new Uint8Array(await (await fetched("models/deep.weights")).arrayBuffer()));
  const texts = ARTICLES.split(" ").map(async (name) => (await fetched(`tests/golden/${name}.txt`)).text());
  const all = (await Promise.all(texts)).flatMap((text) => windows(text, weights.pieces));
  await say("Opening the GPU …");
  const gpu = await setUp(weights);
  if (location.hash === "#opened") return;
  await measure(gpu, all, weights);
  const ways = ["in the engine's order", "two quotients as products", "all quotients so, fused sums, its own exp and root"];
  await compare(new Map(ways.map((way, n) => [way, gpu.encoders[n]])), new ExactReader(weights), all);
}

main().then(
  () => say("Done."),
  (error) => say(`Failed: ${error.message}`),
);
