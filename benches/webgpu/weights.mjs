// The file of weights: what its manifest says of where everything is (crates/trainer/deep/container.py).

/** Reads the manifest, the list of pieces, and where each tensor's values and scales begin, in bytes. */
export function readWeights(bytes) {
  const view = new DataView(bytes.buffer);
  const text = new TextDecoder();
  const manifest = JSON.parse(text.decode(bytes.subarray(16, 16 + view.getUint32(12, true))));
  const list = manifest.pieces;
  const pieces = text.decode(bytes.subarray(list.offset, list.offset + list.length)).split("\n");
  const tensors = new Map(Object.entries(manifest.tensors).map(([name, tensor]) => [name, placed(tensor)]));
  return { bytes, pieces, tensors, layers: manifest.encoder.layers, tags: manifest.tags };
}

function placed(tensor) {
  const { kind, rows, columns, offset } = tensor;
  const width = { f32: columns * 4, i8: columns, i4: columns / 2 }[kind];
  return { ...tensor, scales: offset + Math.ceil((rows * width) / 4) * 4 };
}
