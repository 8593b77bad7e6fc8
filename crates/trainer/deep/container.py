"""The file `deep.weights`: a manifest in JSON, then tensors of whole numbers with a scale a row.

Little endian: 8 bytes `STNDDEEP`, u32 version, u32 length of the manifest, the manifest padded with
blanks, then everything that it names, each at a multiple of 64 bytes from the file's start. A tensor
is its values row by row, padded to four bytes, and an f32 scale a row; `f32` ones have no scales.
"""

import json
import os
import struct

import numpy as np

MAGIC = b"STNDDEEP"
VERSION = 1
ALIGNMENT = 64
# The greatest whole number of each kind; values are symmetric around nought.
GREATEST = {"i8": 127, "i4": 7}


def quantised(values, kind):
    """Whole numbers and a scale a row; the greatest number of a row is `GREATEST[kind]`."""
    greatest = np.float32(GREATEST[kind])
    scales = (np.abs(values).max(axis=1) / greatest).astype(np.float32)
    divisors = np.where(scales > 0, scales, np.float32(1))[:, None]
    whole = np.clip(np.round(values.astype(np.float32) / divisors), -greatest, greatest)
    return whole.astype(np.int8), scales


def packed(whole):
    """Two numbers from −8 to 7 a byte, each 8 greater, that of the even column in the low half."""
    raised = (whole + 8).astype(np.uint8)
    return raised[:, 0::2] | (raised[:, 1::2] << 4)


def unpacked(data):
    """What `packed` made its bytes of."""
    whole = np.empty((data.shape[0], data.shape[1] * 2), np.int8)
    whole[:, 0::2] = (data & 15).astype(np.int8) - 8
    whole[:, 1::2] = (data >> 4).astype(np.int8) - 8
    return whole


def tensor_bytes(values, kind):
    """A tensor as it stands in the file."""
    if kind == "f32":
        return values.astype("<f4").tobytes()
    whole, scales = quantised(values, kind)
    data = (packed(whole) if kind == "i4" else whole).tobytes()
    return data + bytes(-len(data) % 4) + scales.astype("<f4").tobytes()


def write(path, manifest, pieces, tensors):
    """Writes `tensors`, a map from names to kind and matrix, behind `manifest`, whole or not at all."""
    listed = "\n".join(pieces).encode()
    parts = [listed] + [tensor_bytes(values, kind) for kind, values in tensors.values()]
    offsets = [0]
    for part in parts:
        offsets.append(offsets[-1] + len(part) + -len(part) % ALIGNMENT)

    def described(begin):
        places = {
            name: {"kind": kind, "rows": values.shape[0], "columns": values.shape[1], "offset": begin + offset}
            for (name, (kind, values)), offset in zip(tensors.items(), offsets[1:])
        }
        index = {"offset": begin, "length": len(listed), "count": len(pieces)}
        whole = manifest | {"pieces": index, "tensors": places}
        return json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()

    # Offsets are in the manifest, whose length they decide: it is padded to a length that holds any.
    begin = len(described(10**8)) + 16
    begin += -begin % ALIGNMENT
    text = described(begin).ljust(begin - 16)
    aside = f"{path}.part"
    with open(aside, "wb") as file:
        file.write(MAGIC + struct.pack("<II", VERSION, len(text)) + text)
        for part in parts:
            file.write(part + bytes(-len(part) % ALIGNMENT))
    os.replace(aside, path)


def read(path):
    """The manifest, the pieces, and for each tensor its whole numbers (or f32) and scales (or None)."""
    with open(path, "rb") as file:
        data = file.read()
    version, length = struct.unpack_from("<II", data, 8)
    if data[:8] != MAGIC or version != VERSION:
        raise ValueError(f"{path} is no file of weights of version {VERSION}")
    manifest = json.loads(data[16 : 16 + length])
    index = manifest["pieces"]
    pieces = data[index["offset"] : index["offset"] + index["length"]].decode().split("\n")
    return manifest, pieces, {name: tensor(data, place) for name, place in manifest["tensors"].items()}


def tensor(data, place):
    """A tensor of the file `data`, read from its place."""
    rows, columns, offset = place["rows"], place["columns"], place["offset"]
    if place["kind"] == "f32":
        return np.frombuffer(data, "<f4", rows * columns, offset).reshape(rows, columns), None
    width = columns // 2 if place["kind"] == "i4" else columns
    held = np.frombuffer(data, np.uint8, rows * width, offset).reshape(rows, width)
    scales = np.frombuffer(data, "<f4", rows, offset + rows * width + -(rows * width) % 4)
    return (unpacked(held) if place["kind"] == "i4" else held.view(np.int8)), scales
