// The deep reader in V8, which is what Chromium runs WebAssembly with, on one thread:
//     node crates/deep/examples/wasm.mjs [FILE]
// FILE is a file of weights, models/deep.weights if none is named. Prints one JSON object.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const file = process.argv[2] ?? join(root, "models/deep.weights");
const RUNS = 5;

execFileSync("cargo", ["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown",
  "-p", "standpoint-deep", "--example", "wasm"], {
  cwd: root, stdio: "inherit", env: { ...process.env, RUSTFLAGS: "-Ctarget-feature=+simd128" },
});
const code = readFileSync(join(target, "wasm32-unknown-unknown/release/examples/wasm.wasm"));
const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(code), {});

function put(bytes) {
  const at = exports.room(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, at);
}

/** The golden articles, line by line and again and again, until there are so many words. */
function text(words) {
  const folder = join(root, "tests/golden");
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort();
  const lines = names.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  const taken = [];
  for (let count = 0, at = 0; count < words; at = (at + 1) % lines.length) {
    taken.push(`${lines[at]}\n`);
    count += lines[at].split(/\s+/).filter(Boolean).length;
  }
  return new TextEncoder().encode(taken.join(""));
}

function timed(work) {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

function figure(numbers, unit, bar) {
  numbers.sort((a, b) => a - b);
  const at = (share) => numbers[Math.floor(((numbers.length - 1) * share) / 100)];
  return { median: at(50), p95: at(unit === "words/s" ? 5 : 95), unit, bar };
}

/** Loads a file of weights and gives the milliseconds that it takes. */
function load(path, take) {
  put(readFileSync(path));
  const { result, milliseconds } = timed(take);
  if (!result) throw new Error(`${path} is no file of weights that the deep reader can take`);
  return milliseconds;
}

// As DeepEngine::CHAINS has them.
const chains = ["words", "pos", "heads", "names", "uncertainty"].map((name) => join(root, `models/${name}.weights`));
const loads = [...chains.map((path) => load(path, exports.load_chain)), load(file, exports.load)];
const sum = loads.reduce((one, other) => one + other);
const figures = { "deep, load": figure([sum], "ms", "at most 600") };
for (const words of [500, 2000]) {
  put(text(words));
  exports.read(false);
  const runs = Array.from({ length: RUNS }, () => timed(() => exports.read(false)));
  const rates = runs.map((run) => (run.result * 1000) / run.milliseconds);
  const firsts = Array.from({ length: RUNS }, () => timed(() => exports.read(true)).milliseconds);
  figures[`deep, ${words} words, rate`] = figure(rates, "words/s", "at least 900");
  figures[`deep, ${words} words, all marks`] = figure(runs.map((run) => run.milliseconds), "ms", words === 500 ? "at most 1000" : "");
  figures[`deep, ${words} words, first marks`] = figure(firsts, "ms", "at most 300");
}
const megabytes = exports.memory.buffer.byteLength / 1e6;
figures["deep, memory of the module"] = figure([megabytes], "MB", "at most 250");
figures["deep, code, gzipped"] = figure([gzipSync(code).length / 1e6], "MB", "at most 1.5");
console.log(JSON.stringify(figures));
