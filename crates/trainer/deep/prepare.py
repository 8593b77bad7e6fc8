"""Examples and the base model made ready: texts as numbers of pieces, the list of pieces cut down.

    prepare.py --examples FILE --base FOLDER --output FILE [--onward FILE]

FOLDER holds `model.safetensors` and `vocab.txt` of the base model. With `--onward` training starts from
the deep reader's weights in that file and with its pieces.
"""

import argparse
import collections
import gzip
import json
import pathlib

import numpy as np

import pieces
import starts
from layout import LAYERS, POSITIONS, PARTS, SETS, UNLABELLED
from load import load

def examples(path):
    """The documents, those of one part and one set after another."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return sorted(found, key=lambda d: (PARTS.index(d["part"]), SETS.index(d["set"])))


class Flat:
    """All documents one behind the other, a word a row."""

    def __init__(self, listed):
        self.pieces = listed
        self.ids, self.lengths, self.capitals, self.sentences, self.places = [], [], [], [], []
        self.documents, self.spans, self.targets = [], [], []
        self.tags = {layer: [] for layer in LAYERS}
        self.doubts = []
        self.stretches = {"source": [], "cue": [], "content": []}
        self.attributions = []
        # The first word that is for tuning, if there is any; places are kept of such words only.
        self.tuned = None

    def add(self, document):
        """Adds a document."""
        first, number = len(self.lengths), len(self.documents)
        if document["part"] == "tune" and self.tuned is None:
            self.tuned = first
        for sentence in document["sentences"]:
            self.sentences.append(len(self.lengths))
            for word in sentence:
                own = self.pieces.of(word)[: POSITIONS - 2]
                self.ids += own
                self.lengths.append(len(own))
                self.capitals.append(pieces.capitals(word))
        count = len(self.lengths) - first
        labelled = document.get("layers", {})
        for layer, tags in self.tags.items():
            tags += labelled[layer]["tags"] if layer in labelled else [UNLABELLED] * count
        self.doubts += [int(document.get("uncertain", UNLABELLED))] * count
        self.documents.append((PARTS.index(document["part"]), SETS.index(document["set"]), first, first + count))
        self.places += document["places"]
        if self.tuned is not None:
            for layer, own in labelled.items():
                self.spans += [(number, list(LAYERS).index(layer), *span) for span in own["spans"]]
        self.targets += [(first + begin, first + end, side) for begin, end, side in document.get("targets", [])]
        if "attributions" in document:
            if self.tuned is not None:
                self.attributions.append((number, document["attributions"]))
            self.link(document, first)

    def link(self, document, first):
        """The stretches that the tags draw, each with the number of the one that it is linked to."""
        places = document["places"]
        tags = [0 if tag == UNLABELLED else tag for tag in document["layers"]["attribution"]["tags"]]
        drawn = [(kind, begin, end, (places[begin][0], places[end - 1][1])) for kind, begin, end in stretches(tags)]
        for own, wanted in ((0, None), (1, 0), (2, 1)):
            name = LAYERS["attribution"][own]
            base = len(self.stretches[LAYERS["attribution"][own - 1]]) - sum(kind == own - 1 for kind, *_ in drawn)
            for kind, begin, end, place in drawn:
                if kind == own:
                    linked = -1 if wanted is None else partner(drawn, document["attributions"], own, wanted, place)
                    self.stretches[name].append((first + begin, first + end, linked + base if linked >= 0 else -1))

    def arrays(self):
        """Everything as arrays."""
        found = {
            "ids": np.array(self.ids, np.uint16),
            "lengths": np.array(self.lengths, np.uint8),
            "capitals": np.array(self.capitals, np.uint8),
            "sentences": np.array(self.sentences, np.int32),
            "documents": np.array(self.documents, np.int32),
            "places": np.array(self.places[self.tuned :], np.int32),
            "places_from": np.array(self.tuned),
            "spans": np.array(self.spans, np.int32).reshape(-1, 5),
            "targets": np.array(self.targets, np.int32).reshape(-1, 3),
            "doubts": np.array(self.doubts, np.uint8),
        }
        found |= {f"tags.{layer}": np.array(tags, np.uint8) for layer, tags in self.tags.items()}
        found |= {f"stretches.{name}": np.array(rows, np.int32) for name, rows in self.stretches.items()}
        return found


def stretches(tags):
    """Kind, begin and end of what tags draw, in words."""
    found, begin = [], None
    for place, tag in enumerate([*tags, 0]):
        if begin is not None and (tag != tags[begin] + 1):
            found.append(((tags[begin] - 1) // 2, begin, place))
            begin = None
        if tag % 2 == 1:
            begin = place
    return found


def touch(spans, place):
    return any(span[0] < place[1] and place[0] < span[1] for span in spans)


def partner(drawn, attributions, own, wanted, place):
    """Which of the stretches of the role `wanted` belongs to the one of the role `own` at `place`: the
    nearest of those that one attribution has with it; −1 if there is none."""
    one = next((one for one in attributions if touch(one[own], place)), None)
    if one is None:
        return -1
    candidates = [other for kind, _, _, other in drawn if kind == wanted]
    right = [n for n, other in enumerate(candidates) if touch(one[wanted], other)]
    return min(right, key=lambda n: abs(candidates[n][0] - place[0]), default=-1)


def start(options, documents):
    """With what training starts: the pieces, the numbers by their names, and for each layer that was
    learned before how sure it may be."""
    if options.onward:
        manifest, listed, weights = load(options.onward)
        return listed, weights, manifest["calibration"]
    # What is for tuning has no say in which pieces there are.
    learned = [d for d in documents if d["part"] == "train"]
    words = collections.Counter(word for d in learned for sentence in d["sentences"] for word in sentence)
    full = (options.base / "vocab.txt").read_text(encoding="utf-8").split("\n")
    full = full[:-1] if full[-1] == "" else full
    kept, listed = pieces.cut(full, words)
    return listed, starts.base(options.base, kept), {}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for name in ("examples", "base", "output"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--onward", type=pathlib.Path)
    options = parser.parse_args()
    documents = examples(options.examples)
    listed, weights, known = start(options, documents)
    flat = Flat(pieces.Pieces(listed))
    for document in documents:
        flat.add(document)
    np.savez_compressed(
        options.output,
        listed=np.array("\n".join(listed)),
        known=np.array(json.dumps(known)),
        attributions=np.array(json.dumps(flat.attributions)),
        **flat.arrays(),
        **{f"start.{name}": values for name, values in weights.items()},
    )
    print(f"{len(documents)} documents, {len(flat.lengths)} words, {len(listed)} pieces")


if __name__ == "__main__":
    main()
