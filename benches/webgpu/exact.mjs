// The engine's arithmetic once more, in JavaScript: the same operations in the same order, so to the last bit.

const WIDTH = 384;
const MIDDLE = 1536;
const HEAD = 32;
const LANES = 8;
const f = Math.fround;
const EPSILON = f(1e-12);
const PART = f(1 / f(Math.sqrt(HEAD)));
const EXP = [1.9875691e-4, 1.3982e-3, 8.333452e-3, 4.1665796e-2, 1.6666665e-1, 5e-1].map(f);
const ABOVE = [-2.7261423e-10, 2.7706814e-8, -2.101024e-6, -5.6925065e-5, -7.3499063e-4, -2.9546e-3, -1.6096033e-2].map(f);
const BELOW = [-1.4566072e-5, -2.1337406e-4, -1.682827e-3, -7.373329e-3, -1.4264739e-2].map(f);
const LOG2_E = f(Math.LOG2E);
const LN_2_HIGH = f(0.6933594);
const LN_2_LOW = f(-2.1219444e-4);
const HALF_ROOT = f(Math.SQRT1_2);

/** The nearest whole number, halves to even ones: what is added leaves no digits behind the point. */
const whole = (x) => f(f(x + 12582912) - 12582912);
const polynomial = (x, factors) => {
  let sum = factors[0];
  for (let i = 1; i < factors.length; i++) sum = f(f(sum * x) + factors[i]);
  return sum;
};

function exp(number) {
  const x = Math.max(Math.min(number, 88), -87);
  const twos = whole(f(x * LOG2_E));
  const rest = f(f(x - f(twos * LN_2_HIGH)) - f(twos * LN_2_LOW));
  const sum = f(f(f(f(polynomial(rest, EXP) * rest) * rest) + rest) + 1);
  return f(sum * 2 ** twos);
}

function gelu(number) {
  const x = Math.max(Math.min(f(number * HALF_ROOT), 4), -4);
  const square = f(x * x);
  const erf = f(f(x * polynomial(square, ABOVE)) / polynomial(square, BELOW));
  return f(f(number * 0.5) * f(1 + erf));
}

/** The sum of `at(i)`: in eights, then each with the one four behind it, then those two apart. */
function summed(count, at) {
  const lanes = new Float32Array(LANES);
  for (let i = 0; i < count; i++) lanes[i % LANES] += at(i);
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => f(lanes[i] + lanes[i + 4]));
  return f(f(a + c) + f(b + d));
}

/** The encoder and the heads that give tags, on one thread. */
export class ExactReader {
  constructor({ bytes, tensors, layers, tags }) {
    this.layers = layers;
    this.tags = tags;
    this.tensors = tensors;
    this.bytes = bytes;
  }

  #floats(name) {
    const { offset, rows, columns } = this.tensors.get(name);
    return new Float32Array(this.bytes.buffer, offset, rows * columns);
  }

  #scales(name) {
    const { scales, rows } = this.tensors.get(name);
    return new Float32Array(this.bytes.buffer, scales, rows);
  }

  /** The last layer's rows for a window. */
  encode({ ids, written }) {
    const hidden = this.#embed(ids, written);
    for (let n = 0; n < this.layers; n++) {
      const own = `layer.${n}`;
      const [query, key, value] = ["query", "key", "value"].map((part) => this.#linear(`${own}.${part}`, hidden));
      this.#add(`${own}.attention_norm`, hidden, this.#linear(`${own}.output`, attended(query, key, value)));
      const middle = this.#linear(`${own}.up`, hidden).map(gelu);
      this.#add(`${own}.norm`, hidden, this.#linear(`${own}.down`, middle, MIDDLE));
    }
    return hidden;
  }

  /** The scores of a head's tags for a row. */
  scores(head, row) {
    const weights = this.#floats(`${head}.weight`);
    const bias = this.#floats(`${head}.bias`);
    return bias.map((bias, tag) => f(summed(WIDTH, (i) => f(weights[tag * WIDTH + i] * row[i])) + bias));
  }

  #embed(ids, written) {
    const halves = this.tensors.get("piece").offset;
    const positions = new Int8Array(this.bytes.buffer, this.tensors.get("position").offset);
    const [pieceScales, scales, capitals] = [this.#scales("piece"), this.#scales("position"), this.#floats("capitals")];
    const hidden = new Float32Array(ids.length * WIDTH);
    ids.forEach((id, n) => {
      for (let i = 0; i < WIDTH; i++) {
        const nibble = (this.bytes[halves + (id * WIDTH + i - (i % 2)) / 2] >> ((i % 2) * 4)) & 15;
        const known = f(f((nibble - 8) * pieceScales[id]) + f(positions[n * WIDTH + i] * scales[n]));
        hidden[n * WIDTH + i] = known + capitals[written[n] * WIDTH + i];
      }
    });
    this.#norm("norm", hidden);
    return hidden;
  }

  #add(name, hidden, more) {
    for (let i = 0; i < hidden.length; i++) hidden[i] += more[i];
    this.#norm(name, hidden);
  }

  #norm(name, rows) {
    const [weight, bias] = [this.#floats(`${name}.weight`), this.#floats(`${name}.bias`)];
    for (let start = 0; start < rows.length; start += WIDTH) {
      const row = rows.subarray(start, start + WIDTH);
      const mean = f(summed(WIDTH, (i) => row[i]) / WIDTH);
      const away = (i) => f(row[i] - mean);
      const spread = f(summed(WIDTH, (i) => f(away(i) * away(i))) / WIDTH);
      const deviation = f(Math.sqrt(f(spread + EPSILON)));
      for (let i = 0; i < WIDTH; i++) row[i] = f(f(away(i) / deviation) * weight[i]) + bias[i];
    }
  }

  #linear(name, numbers, columns = WIDTH) {
    const { offset, rows } = this.tensors.get(`${name}.weight`);
    const weights = new Int8Array(this.bytes.buffer, offset, rows * columns);
    const [scales, bias] = [this.#scales(`${name}.weight`), this.#floats(`${name}.bias`)];
    const count = numbers.length / columns;
    const found = new Float32Array(count * rows);
    for (let n = 0; n < count; n++) {
      const { values, scale } = narrowed(numbers.subarray(n * columns, (n + 1) * columns));
      for (let row = 0; row < rows; row++) {
        const sum = product(values, weights, row * columns);
        found[n * rows + row] = f(sum * f(scale * scales[row])) + bias[row];
      }
    }
    return found;
  }
}

function product(values, weights, start) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum = (sum + Math.imul(values[i], weights[start + i])) | 0;
  return sum;
}

/** A row in eight bits: its largest number is 127 or −127. */
function narrowed(row) {
  const scale = f(row.reduce((most, number) => Math.max(most, Math.abs(number)), 0) / 127);
  const byte = (number) => whole(Math.max(Math.min(f(number / scale), 127), -127));
  return { values: scale === 0 ? new Int8Array(row.length) : Int8Array.from(row, byte), scale };
}

/** Attention, head by head. */
function attended(query, key, value) {
  const mixed = new Float32Array(query.length);
  const count = query.length / WIDTH;
  const shares = new Float32Array(count);
  for (let start = 0; start < WIDTH; start += HEAD) {
    for (let n = 0; n < count; n++) {
      const own = n * WIDTH + start;
      for (let k = 0; k < count; k++) {
        let sum = 0;
        for (let i = 0; i < HEAD; i++) sum = f(sum + f(query[own + i] * key[k * WIDTH + start + i]));
        shares[k] = sum * PART;
      }
      const most = shares.reduce((most, share) => Math.max(most, share));
      for (let k = 0; k < count; k++) shares[k] = exp(f(shares[k] - most));
      const all = summed(count, (k) => shares[k]);
      for (let k = 0; k < count; k++) {
        const share = f(shares[k] / all);
        for (let i = 0; i < HEAD; i++) mixed[own + i] += f(share * value[k * WIDTH + start + i]);
      }
    }
  }
  return mixed;
}
