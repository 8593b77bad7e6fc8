"""The file that the deep reader loads read back, so that a model can go on learning from where it is."""

import re

import numpy as np

import chain
import container
from layout import LAYERS

# Names in the file, and those of the model in training; whatever else is there is the encoder's.
RENAMED = [
    (r"(\w+)\.(weight|bias)", r"heads.tags.{}.scores.\2", "tags"),
    (r"(\w+)\.(transition|start)", r"heads.tags.{}.\2", "tags"),
    (r"(stance)\.(weight|bias)", r"heads.{}.\2", None),
    (r"link\.(\w+)\.from\.(\w+)", r"heads.link.{}.origin.\2", None),
    (r"link\.(\w+)\.to\.(\w+)", r"heads.link.{}.aim.\2", None),
    (r"link\.(\w+)\.(distance)", r"heads.link.{}.\2", None),
]


def renamed(name, layers):
    """What a tensor of the file is called in training."""
    for pattern, ours, among in RENAMED:
        found = re.fullmatch(pattern, name)
        if found and (among is None or found[1] in layers):
            return found.expand(ours.format(found[1]))
    return f"encoder.{name}"


def load(path):
    """The manifest, the pieces, and the numbers of all tensors under the names that they have in
    training, as exactly as the file has them. What a layer's figures had chosen is in its numbers.

    Raises ValueError when a layer of the file has other kinds than it has now."""
    manifest, pieces, tensors = container.read(path)
    for layer, kinds in manifest["tags"].items():
        if LAYERS.get(layer) != kinds:
            raise ValueError(f"{path}: its layer {layer} has the kinds {', '.join(kinds)}, which are not ours")
    found = {}
    for name, (values, scales) in tensors.items():
        numbers = values if scales is None else values.astype(np.float32) * scales[:, None]
        # Steps that cannot be are left out by whoever has the model, and learn nothing.
        numbers = np.where(numbers > chain.NEVER / 2, numbers, np.float32(0))
        found[renamed(name, manifest["tags"])] = numbers
    return manifest, pieces, found
