// The encoder on a GPU.

const WIDTH = 384;
const MIDDLE = 1536;
const HEADS = 12;
const POSITIONS = 192;
/** The greatest whole number that an activation becomes. */
const GREATEST = 127;
/** How long a step's uniform is, and how far apart they lie. */
const UNIFORM_BYTES = 80;
const APART = 256;
const TILE = 32;
const QUERIES = 8;

/** The best adapter that the browser gives, with a device of its own. */
export async function openDevice() {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Error("This browser has no WebGPU, or no adapter for it.");
  const packed = navigator.gpu.wgslLanguageFeatures.has("packed_4x8_integer_dot_product");
  if (!packed) throw new Error("This browser's WGSL has no products of four bytes at once.");
  return { adapter, device: await adapter.requestDevice() };
}

/** The steps compiled; `free`, from 0 to 2, says what is made of what WGSL leaves free. */
export async function compile(device, code, free) {
  const kinds = ["read-only-storage", "read-only-storage", ..."hidden products mixed narrow scales".split(" ").fill("storage"), "uniform"];
  const entries = kinds.map((type, binding) => ({
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type, hasDynamicOffset: type === "uniform" },
  }));
  const group = device.createBindGroupLayout({ entries });
  const layout = device.createPipelineLayout({ bindGroupLayouts: [group] });
  const module = device.createShaderModule({ code });
  const names = ["embed", "multiply", "attend", "narrow_mixed", "narrow_middle", "add"];
  const made = names.map((entryPoint) =>
    device.createComputePipelineAsync({ layout, compute: { module, entryPoint, constants: { FREE: free } } }),
  );
  const pipelines = await Promise.all(made);
  return { group, pipeline: Object.fromEntries(names.map((name, n) => [name, pipelines[n]])) };
}

/** The file as it is, in the GPU's memory. */
export async function upload(device, bytes) {
  const size = Math.ceil(bytes.length / 16) * 16;
  const file = device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(file, 0, bytes);
  await device.queue.onSubmittedWorkDone();
  return file;
}

/** What is done with a window, step by step: which pipeline, how many workgroups for so many pieces, which tensors. */
function plan({ tensors, layers }) {
  const word = (name, part = "offset") => tensors.get(name)[part] / 4;
  const norm = (name) => [word(`${name}.weight`), word(`${name}.bias`)];
  const rowwise = (count) => [count];
  const linear = (names, rows, columns) => ({
    name: "multiply",
    groups: (count) => [rows / TILE, Math.ceil(count / TILE), names.length],
    weight: names.map((name) => word(`${name}.weight`)),
    scales: names.map((name) => word(`${name}.weight`, "scales")),
    bias: names.map((name) => word(`${name}.bias`)),
    size: [columns / 4, rows],
  });
  const layer = (own) => [
    linear(["query", "key", "value"].map((part) => `${own}.${part}`), WIDTH, WIDTH),
    { name: "attend", groups: (count) => [Math.ceil(count / QUERIES), HEADS] },
    { name: "narrow_mixed", groups: rowwise },
    linear([`${own}.output`], WIDTH, WIDTH),
    { name: "add", groups: rowwise, norm: norm(`${own}.attention_norm`) },
    linear([`${own}.up`], MIDDLE, WIDTH),
    { name: "narrow_middle", groups: rowwise },
    linear([`${own}.down`], WIDTH, MIDDLE),
    { name: "add", groups: rowwise, norm: norm(`${own}.norm`) },
  ];
  const embed = {
    name: "embed",
    groups: rowwise,
    weight: ["piece", "position", "capitals"].map((name) => word(name)),
    scales: ["piece", "position"].map((name) => word(name, "scales")),
    norm: norm("norm"),
  };
  return [embed, ...Array.from({ length: layers }, (_, n) => layer(`layer.${n}`)).flat()];
}

/** A step's uniform, as the struct in `encoder.wgsl` has it. */
function uniform({ weight = [], scales = [], bias = [], norm = [], size = [] }) {
  const words = new Uint32Array(UNIFORM_BYTES / 4);
  [weight, scales, bias, norm].forEach((part, n) => words.set(part, n * 4));
  words.set(size, 14);
  new Float32Array(words.buffer).set([WIDTH, GREATEST], 16);
  return words;
}

/** Reads windows on a device. */
export class GpuEncoder {
  constructor(device, { group, pipeline }, file, weights) {
    this.device = device;
    this.pipeline = pipeline;
    this.steps = plan(weights);
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM } = GPUBufferUsage;
    const buffer = (size, usage) => device.createBuffer({ size, usage });
    const rows = (width, usage = STORAGE) => buffer(POSITIONS * width, usage);
    this.pieces = buffer(4 * (1 + POSITIONS), STORAGE | COPY_DST);
    this.hidden = rows(WIDTH * 4, STORAGE | COPY_SRC);
    const between = [rows(MIDDLE * 4), rows(WIDTH * 4), rows(MIDDLE), rows(4)];
    const uniforms = buffer(this.steps.length * APART, UNIFORM | COPY_DST);
    this.steps.forEach((step, n) => device.queue.writeBuffer(uniforms, n * APART, uniform(step)));
    const bound = [file, this.pieces, this.hidden, ...between, uniforms];
    const resource = (buffer) => (buffer === uniforms ? { buffer, size: UNIFORM_BYTES } : { buffer });
    const entries = bound.map((buffer, binding) => ({ binding, resource: resource(buffer) }));
    this.bound = device.createBindGroup({ layout: group, entries });
    /** Bytes that are held on the GPU. */
    this.held = bound.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * The last layer's rows for each window (`{ ids, written }`); all are sent off before the first is waited for. With
   * fewer `steps` nothing is found, which shows what the rest costs.
   */
  async read(windows, steps = this.steps) {
    const { device } = this;
    const lengths = windows.map(({ ids }) => Math.max(ids.length * WIDTH, 1) * 4);
    const size = lengths.reduce((sum, length) => sum + length, 0);
    const back = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    let at = 0;
    windows.forEach((window, n) => {
      this.#send(window, steps, back, at, lengths[n]);
      at += lengths[n];
    });
    await back.mapAsync(GPUMapMode.READ);
    const all = new Float32Array(back.getMappedRange().slice(0));
    back.destroy();
    at = 0;
    return lengths.map((length) => all.subarray(at / 4, (at += length) / 4));
  }

  #send({ ids, written }, steps, back, at, length) {
    const { device } = this;
    const count = ids.length;
    device.queue.writeBuffer(this.pieces, 0, new Uint32Array([count, ...ids.map((id, n) => id | (written[n] << 24))]));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    steps.forEach(({ name, groups }, n) => {
      pass.setPipeline(this.pipeline[name]);
      pass.setBindGroup(0, this.bound, [n * APART]);
      pass.dispatchWorkgroups(...groups(count).map((groups) => Math.max(groups, 1)));
    });
    pass.end();
    encoder.copyBufferToBuffer(this.hidden, 0, back, at, length);
    device.queue.submit([encoder.finish()]);
  }
}
