// The deep reader's encoder, a step at a time. Weights stay in eight and four bits, as they lie in the file;
// products of bytes are whole numbers; all else is done in the order of crates/deep/src.

// Where a step finds its tensors in the file, in words of four bytes.
struct Step {
  weight: vec4u,
  scales: vec4u,
  bias: vec4u,
  norm: vec2u,
  columns: u32,
  rows: u32,
  // What is divided by: were it known to the compiler, it might make a product of the quotient.
  width: f32,
  greatest: f32,
}

@group(0) @binding(0) var<storage, read> file: array<vec4u>;
// How many pieces there are, then each one's number, and in its highest byte how its word is written.
@group(0) @binding(1) var<storage, read> pieces: array<u32>;
@group(0) @binding(2) var<storage, read_write> hidden: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> products: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> mixed: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> narrow: array<u32>;
@group(0) @binding(6) var<storage, read_write> scales: array<f32>;
@group(0) @binding(7) var<uniform> step: Step;

// What WGSL leaves free: 0 none of it; 1 quotients by two known numbers as products with their reciprocals, which is
// what a compiler may make of them; 2 all quotients so, a product and a sum in one, its own exp and root, too.
override FREE: u32 = 0;

const HIDDEN = 96u; // all widths are in fours
const MIDDLE = 384u;
const HEAD = 8u;
const POSITIONS = 192u;
const EPSILON = 1e-12;
const PART = 0.17677669; // one by the root of a head's width

fn mad(a: vec4f, b: vec4f, c: vec4f) -> vec4f {
  if (FREE == 2u) { return fma(a, b, c); }
  return a * b + c;
}

fn quotient(a: vec4f, b: vec4f) -> vec4f {
  if (FREE == 2u) { return a * (1.0 / b); }
  return a / b;
}

fn divided(a: f32, known: f32) -> f32 {
  if (FREE > 0u) { return a * (1.0 / known); }
  return a / known;
}

fn root(x: f32) -> f32 {
  if (FREE == 2u) { return 1.0 / inverseSqrt(x); }
  return sqrt(x);
}

fn power(number: vec4f) -> vec4f {
  if (FREE == 2u) { return exp(number); }
  let x = clamp(number, vec4f(-87.0), vec4f(88.0));
  let twos = round(x * 1.4426950408889634);
  let rest = x - twos * 0.6933594 - twos * -2.1219444e-4;
  var sum = vec4f(1.9875691e-4);
  sum = sum * rest + 1.3982e-3;
  sum = sum * rest + 8.333452e-3;
  sum = sum * rest + 4.1665796e-2;
  sum = sum * rest + 1.6666665e-1;
  sum = sum * rest + 5e-1;
  sum = sum * rest * rest + rest + 1.0;
  return bitcast<vec4f>(bitcast<vec4i>(sum) + (vec4i(twos) << vec4u(23u)));
}

fn gelu(number: vec4f) -> vec4f {
  let x = clamp(number * 0.70710678, vec4f(-4.0), vec4f(4.0));
  let s = x * x;
  var above = mad(vec4f(-2.7261423e-10), s, vec4f(2.7706814e-8));
  above = mad(above, s, vec4f(-2.101024e-6));
  above = mad(above, s, vec4f(-5.6925065e-5));
  above = mad(above, s, vec4f(-7.3499063e-4));
  above = mad(above, s, vec4f(-2.9546e-3));
  above = mad(above, s, vec4f(-1.6096033e-2));
  var below = mad(vec4f(-1.4566072e-5), s, vec4f(-2.1337406e-4));
  below = mad(below, s, vec4f(-1.682827e-3));
  below = mad(below, s, vec4f(-7.373329e-3));
  below = mad(below, s, vec4f(-1.4264739e-2));
  return number * 0.5 * (1.0 + quotient(x * above, below));
}

fn word(at: u32) -> u32 { return file[at / 4u][at % 4u]; }
fn number(at: u32) -> f32 { return bitcast<f32>(word(at)); }
fn four(at: u32) -> vec4f { return bitcast<vec4f>(file[at / 4u]); }
fn bytes(packed: u32) -> vec4i {
  return vec4i(vec4u(packed) << vec4u(24u, 16u, 8u, 0u)) >> vec4u(24u);
}

// A row at a time, a workgroup each.
const THREADS = 32u;
var<workgroup> row: array<vec4f, HIDDEN>;
var<workgroup> most: array<f32, THREADS>;
var<workgroup> whole: f32;

// In eights, then each with the one four behind it, then those two apart.
fn summed(thread: u32) -> f32 {
  workgroupBarrier();
  if (thread == 0u) {
    var low = vec4f();
    var high = vec4f();
    for (var i = 0u; i < HIDDEN; i += 2u) {
      low += row[i];
      high += row[i + 1u];
    }
    let sum = low + high;
    whole = (sum.x + sum.z) + (sum.y + sum.w);
  }
  workgroupBarrier();
  return whole;
}

fn squared(thread: u32, mean: f32) -> f32 {
  workgroupBarrier();
  if (thread == 0u) {
    var low = vec4f();
    var high = vec4f();
    for (var i = 0u; i < HIDDEN; i += 2u) {
      let one = row[i] - mean;
      let other = row[i + 1u] - mean;
      low = mad(one, one, low);
      high = mad(other, other, high);
    }
    let sum = low + high;
    whole = (sum.x + sum.z) + (sum.y + sum.w);
  }
  workgroupBarrier();
  return whole;
}

fn largest(thread: u32, own: vec4f) -> f32 {
  most[thread] = max(max(own.x, own.y), max(own.z, own.w));
  workgroupBarrier();
  var found = 0.0;
  for (var i = 0u; i < THREADS; i++) { found = max(found, most[i]); }
  return found;
}

fn byte(numbers: vec4f, scale: f32) -> u32 {
  if (scale == 0.0) { return 0u; }
  let near = vec4i(round(clamp(quotient(numbers, vec4f(scale)), vec4f(-127.0), vec4f(127.0)))) & vec4i(255);
  let bits = vec4u(near) << vec4u(0u, 8u, 16u, 24u);
  return bits.x | bits.y | bits.z | bits.w;
}

// Norms `row`, keeps it as the piece's, and in eight bits for what comes next.
fn norm(piece: u32, thread: u32) {
  let mean = divided(summed(thread), step.width);
  let spread = divided(squared(thread, mean), step.width);
  let deviation = vec4f(root(spread + EPSILON));
  var own = vec4f();
  for (var i = thread; i < HIDDEN; i += THREADS) {
    let normed = mad(quotient(row[i] - mean, deviation), four(step.norm.x + i * 4u), four(step.norm.y + i * 4u));
    row[i] = normed;
    hidden[piece * HIDDEN + i] = normed;
    own = max(own, abs(normed));
  }
  let scale = divided(largest(thread, own), step.greatest);
  for (var i = thread; i < HIDDEN; i += THREADS) { narrow[piece * HIDDEN + i] = byte(row[i], scale); }
  if (thread == 0u) { scales[piece] = scale; }
}

@compute @workgroup_size(THREADS)
fn embed(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let piece = group.x;
  if (piece >= pieces[0]) { return; }
  let id = pieces[piece + 1u] & 0xffffffu;
  let written = pieces[piece + 1u] >> 24u;
  for (var i = thread; i < HIDDEN; i += THREADS) {
    let halves = word(step.weight.x + id * (HIDDEN / 2u) + i / 2u) >> (i % 2u * 16u);
    let nibbles = vec4i((vec4u(halves) >> vec4u(0u, 4u, 8u, 12u)) & vec4u(15u)) - 8;
    let position = vec4f(bytes(word(step.weight.y + piece * HIDDEN + i)));
    let known = vec4f(nibbles) * number(step.scales.x + id);
    row[i] = mad(position, vec4f(number(step.scales.y + piece)), known) + four(step.weight.z + (written * HIDDEN + i) * 4u);
  }
  norm(piece, thread);
}

@compute @workgroup_size(THREADS)
fn add(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let piece = group.x;
  if (piece >= pieces[0]) { return; }
  for (var i = thread; i < HIDDEN; i += THREADS) { row[i] = hidden[piece * HIDDEN + i] + products[piece * HIDDEN + i]; }
  norm(piece, thread);
}

@compute @workgroup_size(THREADS)
fn narrow_mixed(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let start = group.x * HIDDEN;
  if (group.x >= pieces[0]) { return; }
  var own = vec4f();
  for (var i = thread; i < HIDDEN; i += THREADS) { own = max(own, abs(mixed[start + i])); }
  let scale = divided(largest(thread, own), step.greatest);
  for (var i = thread; i < HIDDEN; i += THREADS) { narrow[start + i] = byte(mixed[start + i], scale); }
  if (thread == 0u) { scales[group.x] = scale; }
}

@compute @workgroup_size(THREADS)
fn narrow_middle(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let start = group.x * MIDDLE;
  if (group.x >= pieces[0]) { return; }
  var bent: array<vec4f, MIDDLE / THREADS>;
  var own = vec4f();
  for (var i = 0u; i < MIDDLE / THREADS; i++) {
    bent[i] = gelu(products[start + i * THREADS + thread]);
    own = max(own, abs(bent[i]));
  }
  let scale = divided(largest(thread, own), step.greatest);
  for (var i = 0u; i < MIDDLE / THREADS; i++) { narrow[start + i * THREADS + thread] = byte(bent[i], scale); }
  if (thread == 0u) { scales[group.x] = scale; }
}

// Products of 32 pieces with 32 rows of weights, four by four a thread; up to three matrices side by side.
const TILE = 32u;
const DEPTH = 16u; // bytes at once, in fours
var<workgroup> some: array<u32, TILE * DEPTH>;
var<workgroup> weights: array<u32, TILE * DEPTH>;

fn dots(x: u32, w: vec4u) -> vec4i {
  return vec4i(dot4I8Packed(x, w.x), dot4I8Packed(x, w.y), dot4I8Packed(x, w.z), dot4I8Packed(x, w.w));
}

@compute @workgroup_size(8, 8)
fn multiply(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_id) at: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let count = pieces[0];
  if (count == 0u) { return; }
  let matrix = step.weight[group.z];
  var one = vec4i();
  var two = vec4i();
  var three = vec4i();
  var last = vec4i();
  for (var start = 0u; start < step.columns; start += DEPTH) {
    for (var i = thread; i < TILE * DEPTH; i += 64u) {
      let piece = min(group.y * TILE + i / DEPTH, count - 1u);
      some[i] = narrow[piece * step.columns + start + i % DEPTH];
      weights[i] = word(matrix + (group.x * TILE + i / DEPTH) * step.columns + start + i % DEPTH);
    }
    workgroupBarrier();
    for (var k = 0u; k < DEPTH; k++) {
      let w = vec4u(
        weights[at.x * 4u * DEPTH + k], weights[(at.x * 4u + 1u) * DEPTH + k],
        weights[(at.x * 4u + 2u) * DEPTH + k], weights[(at.x * 4u + 3u) * DEPTH + k]);
      let x = at.y * 4u * DEPTH + k;
      one += dots(some[x], w);
      two += dots(some[x + DEPTH], w);
      three += dots(some[x + 2u * DEPTH], w);
      last += dots(some[x + 3u * DEPTH], w);
    }
    workgroupBarrier();
  }
  let first = group.x * TILE + at.x * 4u;
  let own = four(step.scales[group.z] + first);
  let bias = four(step.bias[group.z] + first);
  let sums = array(one, two, three, last);
  for (var i = 0u; i < 4u; i++) {
    let piece = group.y * TILE + at.y * 4u + i;
    if (piece < count) {
      products[((piece * groups.z + group.z) * step.rows + first) / 4u] = mad(vec4f(sums[i]), scales[piece] * own, bias);
    }
  }
}

// One head of attention for eight pieces; their queries, keys and values are in `products`.
const QUERIES = 8u;
var<workgroup> queries: array<f32, QUERIES * HEAD * 4u>;
var<workgroup> shares: array<f32, QUERIES * POSITIONS>;
var<workgroup> partial: array<f32, 64>;

@compute @workgroup_size(64)
fn attend(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let count = pieces[0];
  if (count == 0u) { return; }
  let head = group.y * HEAD;
  let query = thread / 8u;
  let lane = thread % 8u;
  let piece = group.x * QUERIES + query;
  let asked = products[min(piece, count - 1u) * HIDDEN * 3u + head + lane];
  for (var j = 0u; j < 4u; j++) { queries[(lane * 4u + j) * QUERIES + query] = asked[j]; }
  workgroupBarrier();
  for (var key = thread; key < count; key += 64u) {
    var low = vec4f();
    var high = vec4f();
    for (var i = 0u; i < HEAD; i++) {
      let numbers = products[(key * 3u + 1u) * HIDDEN + head + i];
      for (var j = 0u; j < 4u; j++) {
        let at = (i * 4u + j) * QUERIES;
        let own = vec4f(numbers[j]);
        low = mad(vec4f(queries[at], queries[at + 1u], queries[at + 2u], queries[at + 3u]), own, low);
        high = mad(vec4f(queries[at + 4u], queries[at + 5u], queries[at + 6u], queries[at + 7u]), own, high);
      }
    }
    low *= PART;
    high *= PART;
    for (var j = 0u; j < 4u; j++) {
      shares[j * POSITIONS + key] = low[j];
      shares[(j + 4u) * POSITIONS + key] = high[j];
    }
  }
  workgroupBarrier();
  let start = query * POSITIONS;
  var top = -3.4028234e38;
  for (var key = lane; key < count; key += 8u) { top = max(top, shares[start + key]); }
  partial[thread] = top;
  workgroupBarrier();
  for (var i = 0u; i < 8u; i++) { top = max(top, partial[query * 8u + i]); }
  workgroupBarrier();
  var sum = 0.0;
  for (var key = lane; key < count; key += 8u) {
    let share = power(vec4f(shares[start + key] - top)).x;
    shares[start + key] = share;
    sum += share;
  }
  partial[thread] = sum;
  workgroupBarrier();
  let low = vec4f(partial[query * 8u], partial[query * 8u + 1u], partial[query * 8u + 2u], partial[query * 8u + 3u]);
  let high = vec4f(partial[query * 8u + 4u], partial[query * 8u + 5u], partial[query * 8u + 6u], partial[query * 8u + 7u]);
  let all = low + high;
  let total = (all.x + all.z) + (all.y + all.w);
  for (var key = lane; key < count; key += 8u) {
    shares[start + key] = quotient(vec4f(shares[start + key]), vec4f(total)).x;
  }
  workgroupBarrier();
  var found = vec4f();
  for (var key = 0u; key < count; key++) {
    found = mad(vec4f(shares[start + key]), products[(key * 3u + 2u) * HIDDEN + head + lane], found);
  }
  if (piece < count) { mixed[piece * HIDDEN + head + lane] = found; }
}
