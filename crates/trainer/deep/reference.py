"""The arithmetic of the file's reader, once more and slowly: what the one in Rust is tested against.

    reference.py WEIGHTS OUTPUT       what comes of the sentences below
    reference.py --tiny WEIGHTS OUTPUT    the same, after writing a tiny model of random numbers

Whole numbers are multiplied exactly; everything else is done in single precision, in the order that
the format's description gives.
"""

import json
import math
import sys

import numpy as np

import container
from pieces import END, SPECIAL, START, Pieces, capitals

SENTENCES = [
    "The river board will publish its figures on Friday , the minister said .",
    "According to Ada Brandt , the talks in Kessia may fail .",
    "\" We have no plans to sell , \" a spokesman for the union told reporters .",
    "It is not clear whether Orlen 's government knew of the report .",
    "Critics accuse the mayor of ignoring warnings that the dam could break .",
    "Señor Núñez naïvely believed İstanbul's café would reopen in 2019 .",
    "If prices rise again , the bank expects households to spend less .",
    "She praised the nurses but blamed Vessa for the delay .",
    "Officials declined to comment .",
    "The inquiry is investigating how £3.5bn was lost .",
    "Mr. Harrow , 61 , denied that he had met the envoy .",
    "“ I was there , ” he insisted , “ and nobody asked me anything . ”",
    "Analysts estimate that one in four jobs might be affected .",
    "Well-known anti-corruption lawyers doubt it .",
    "No one was hurt .",
    "The party has long argued for lower taxes and argues for them still .",
    "Some historians suggest the bridge was never finished .",
    "東京 and Москва signed the zero\u200bwidth re\u00adport 😀 .",
    "pneumonoultramicroscopicsilicovolcanoconiosis was ruled out , doctors at St. Olav's say .",
    "What the council wants remains to be seen .",
]
SHOWN = 8


class Reader:
    """A file of weights, and what it makes of words."""

    def __init__(self, path):
        self.manifest, listed, self.tensors = container.read(path)
        self.encoder = self.manifest["encoder"]
        self.pieces = Pieces(listed)

    def f32(self, name):
        """A tensor as numbers, scales multiplied in."""
        values, scales = self.tensors[name]
        return values if scales is None else values.astype(np.float32) * scales[:, None]

    def norm(self, name, x):
        """Layer norm over each row."""
        mean = x.mean(axis=1, keepdims=True, dtype=np.float32)
        spread = ((x - mean) ** 2).mean(axis=1, keepdims=True, dtype=np.float32)
        scaled = (x - mean) / np.sqrt(spread + np.float32(self.encoder["epsilon"]))
        return scaled * self.f32(f"{name}.weight") + self.f32(f"{name}.bias")

    def linear(self, name, x):
        """A linear layer over whole numbers: those of its weights, and each row of `x` made such."""
        weights, scales = self.tensors[f"{name}.weight"]
        steps = np.abs(x).max(axis=1, keepdims=True) / np.float32(127)
        whole = np.clip(np.round(x / np.where(steps > 0, steps, np.float32(1))), -127, 127)
        sums = whole.astype(np.int64) @ weights.T.astype(np.int64)
        return sums.astype(np.float32) * (steps * scales[None, :]) + self.f32(f"{name}.bias")

    def attended(self, name, x):
        """What each row takes from all rows, head by head."""
        heads = self.encoder["heads"]
        width = self.encoder["hidden"] // heads
        q, k, v = (self.linear(f"{name}.{part}", x) for part in ("query", "key", "value"))
        found = np.empty_like(x)
        for own in (slice(h * width, (h + 1) * width) for h in range(heads)):
            scores = (q[:, own] @ k[:, own].T) / np.sqrt(np.float32(width))
            weights = np.exp(scores - scores.max(axis=1, keepdims=True))
            found[:, own] = (weights / weights.sum(axis=1, keepdims=True)) @ v[:, own]
        return found

    def encode(self, ids, written):
        """The last layer's rows for a window of pieces; `written` says of each how its word is."""
        x = self.f32("piece")[ids] + self.f32("position")[: len(ids)]
        if "capitals" in self.tensors:
            x = x + self.f32("capitals")[written]
        x = self.norm("norm", x)
        for layer in (f"layer.{n}" for n in range(self.encoder["layers"])):
            attended = self.linear(f"{layer}.output", self.attended(layer, x))
            x = self.norm(f"{layer}.attention_norm", x + attended)
            inner = gelu(self.linear(f"{layer}.up", x))
            x = self.norm(f"{layer}.norm", x + self.linear(f"{layer}.down", inner))
        return x

    def read(self, words):
        """A sentence's pieces, where its words begin, the rows, and each head's scores."""
        ids, firsts, written = [START], [], [0]
        for word in words:
            firsts.append(len(ids))
            own = self.pieces.of(word)
            ids += own
            written += [capitals(word)] * len(own)
        ids.append(END)
        rows = self.encode(ids, [*written, 0])
        at = rows[firsts]
        heads = {n: at @ self.f32(f"{n}.weight").T + self.f32(f"{n}.bias") for n in self.manifest["tags"]}
        return ids, firsts, rows, heads

    def stance(self, rows, firsts):
        """The scores of the three sides, the first two words being the target."""
        seen = np.concatenate([rows[firsts[:2]].mean(axis=0), rows[0]])[None]
        return (seen @ self.f32("stance.weight").T + self.f32("stance.bias"))[0]

    def link(self, relation, rows, firsts):
        """The score of the link from the first word to the words from the fourth to the fifth."""
        sides = {"from": rows[firsts[:1]].mean(axis=0), "to": rows[firsts[3:5]].mean(axis=0)}
        seen = [
            side @ self.f32(f"link.{relation}.{name}.weight").T + self.f32(f"link.{relation}.{name}.bias")[0]
            for name, side in sides.items()
        ]
        # Two words lie between, and the second one stands behind: 2 and 8.
        return float(seen[0] @ seen[1] / 8 + self.f32(f"link.{relation}.distance")[0, 10])


def gelu(x):
    """With the error function itself."""
    return (x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))).astype(np.float32)


def rounded(values):
    """Numbers as JSON has them, in seven digits."""
    return [float(f"{float(value):.7g}") for value in values]


def described(reader, sentence):
    """What a reader in another language has to find as well."""
    words = sentence.split(" ")
    ids, firsts, rows, heads = reader.read(words)
    shown = sorted({0, len(ids) // 2, len(ids) - 1})
    found = {
        "words": words,
        "pieces": ids,
        "hidden": {str(place): rounded(rows[place, :SHOWN]) for place in shown},
        "logits": {name: [rounded(row) for row in scores] for name, scores in heads.items()},
    }
    if "stance" in reader.manifest:
        found["stance"] = rounded(reader.stance(rows, firsts))
    relations = [r for r in ("cue_source", "content_cue") if f"link.{r}.distance" in reader.tensors]
    if len(words) >= 5:
        found["links"] = {r: rounded([reader.link(r, rows, firsts)])[0] for r in relations}
    return found


def tiny(path):
    """Writes a model of random numbers: two layers of 32, two heads, three kinds of tags."""
    hidden, inner, positions = 32, 64, 192
    random = np.random.default_rng(1)
    letters = [chr(c) for c in range(33, 127) if not chr(c).isupper()]
    listed = SPECIAL + letters + [f"##{c}" for c in letters if c.isalnum()] + ["the", "said", "##ing", "min", "##ister"]
    tensors = {}

    def add(name, rows, columns, kind="f32", spread=0.5, middle=0.0):
        values = (middle + spread * random.standard_normal((rows, columns))).astype(np.float32)
        tensors[name] = (kind, values)

    def add_norm(name):
        add(f"{name}.weight", 1, hidden, spread=0.1, middle=1.0)
        add(f"{name}.bias", 1, hidden, spread=0.1)

    def add_linear(name, rows, columns, kind="i8"):
        add(f"{name}.weight", rows, columns, kind, spread=columns**-0.5)
        add(f"{name}.bias", 1, rows, spread=0.1)

    add("piece", len(listed), hidden, "i4")
    add("position", positions, hidden, "i8")
    add_norm("norm")
    for layer in ("layer.0", "layer.1"):
        for name in ("query", "key", "value", "output"):
            add_linear(f"{layer}.{name}", hidden, hidden)
        add_linear(f"{layer}.up", inner, hidden)
        add_linear(f"{layer}.down", hidden, inner)
        add_norm(f"{layer}.attention_norm")
        add_norm(f"{layer}.norm")
    tags = {
        "attribution": ["source", "cue", "content"],
        "names": ["PER", "ORG", "LOC"],
        "uncertainty": ["epistemic", "doxastic", "condition", "investigation"],
        "actors": ["person", "organisation", "state", "group"],
    }

    def add_tags(head):
        count = 1 + 2 * len(tags[head])
        add_linear(head, count, hidden, "f32")
        add(f"{head}.transition", count, count)
        add(f"{head}.start", 1, count)
        forbid(tensors, head)

    for head in ("attribution", "names", "uncertainty"):
        add_tags(head)
    add_linear("stance", 3, 2 * hidden, "f32")
    for relation in ("cue_source", "content_cue"):
        for side in ("from", "to"):
            add_linear(f"link.{relation}.{side}", 8, hidden, "f32")
        add(f"link.{relation}.distance", 1, 16)
    add_tags("actors")
    sizes = {"layers": 2, "hidden": hidden, "heads": 2, "intermediate": inner, "positions": positions, "epsilon": 1e-12}
    line = [[0.0, 0.0], [0.5, 0.4], [1.0, 0.95]]
    manifest = {
        "name": "tiny",
        "encoder": sizes,
        "tags": tags,
        "stance": ["supports", "opposes", "neither"],
        "calibration": {head: {kind: line for kind in kinds} for head, kinds in tags.items()},
    }
    container.write(path, manifest, listed, tensors)


def forbid(tensors, head):
    """An inside may only follow a begin or an inside of its kind."""
    steps, start = (tensors[f"{head}.{name}"][1] for name in ("transition", "start"))
    for inside in range(2, len(steps), 2):
        start[0, inside] = -1e4
        others = [tag for tag in range(len(steps)) if tag not in (inside - 1, inside)]
        steps[others, inside] = -1e4


def main(arguments):
    if arguments[0] == "--tiny":
        arguments = arguments[1:]
        tiny(arguments[0])
    reader = Reader(arguments[0])
    with open(arguments[1], "w", encoding="utf-8") as file:
        found = [described(reader, sentence) for sentence in SENTENCES]
        json.dump({"sentences": found}, file, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1:])
