"""The numbers that training starts with, under the names that they have in training."""

import numpy as np
from safetensors.numpy import load_file

from layout import POSITIONS
from pieces import END, START, UNKNOWN

# Names in the files of both, and what they are called here; behind those that say more.
ALIKE = [("intermediate.dense", "up"), ("output.dense", "down"), ("output.LayerNorm", "norm")]
# Names in the base model's file.
RENAMED = [
    ("encoder.layer.", "layer."),
    ("attention.self.", ""),
    ("attention.output.dense", "output"),
    ("attention.output.LayerNorm", "attention_norm"),
    *ALIKE,
]
# The same of larger teachers.
LARGER_RENAMED = [
    ("encoder.relative_attention_bias", "distances"),
    ("encoder.layer.", "layer."),
    ("attention.attn.q.", "query."),
    ("attention.attn.k.", "key."),
    ("attention.attn.v.", "value."),
    ("attention.attn.o.", "output."),
    ("attention.LayerNorm", "attention_norm"),
    *ALIKE,
]
# What larger teachers call the pieces that have a meaning of their own.
LARGER_SPECIAL = {UNKNOWN: "[UNK]", START: "<s>", END: "</s>"}
# Their places are counted from here.
LARGER_FIRST = 2
EMBEDDED = "embeddings."


def base(folder, kept):
    """The base model's numbers; of its pieces those whose numbers are `kept`."""
    weights = load_file(folder / "model.safetensors")
    # There is one segment only: its row is part of every position.
    positions = weights[f"{EMBEDDED}position_embeddings.weight"][:POSITIONS]
    positions = positions + weights[f"{EMBEDDED}token_type_embeddings.weight"][0]
    return numbers(weights, RENAMED, kept, positions)


def larger(folder, listed):
    """Those of a larger teacher, which reads the pieces that are `listed`, as the deep reader does."""
    weights = load_file(folder / "model.safetensors")
    known = {piece: number for number, piece in enumerate((folder / "vocab.txt").read_text("utf-8").split("\n"))}
    kept = [known[LARGER_SPECIAL.get(number, piece)] for number, piece in enumerate(listed)]
    positions = weights[f"{EMBEDDED}position_embeddings.weight"][LARGER_FIRST : LARGER_FIRST + POSITIONS]
    return numbers(weights, LARGER_RENAMED, kept, positions)


def numbers(weights, renamed, kept, positions):
    """The numbers of a file under our names."""
    found = {}
    for name, values in weights.items():
        if name.startswith("encoder."):
            for old, new in renamed:
                name = name.replace(old, new)
            found[name] = values
    found["piece"] = weights[f"{EMBEDDED}word_embeddings.weight"][kept]
    found["position"] = positions
    found["norm.weight"] = weights[f"{EMBEDDED}LayerNorm.weight"]
    found["norm.bias"] = weights[f"{EMBEDDED}LayerNorm.bias"]
    return {f"encoder.{name}": values.astype(np.float16) for name, values in found.items()}
