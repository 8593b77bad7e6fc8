"""How good a model is on what is for tuning, counted as the project's scorer counts."""

import itertools
import json

import numpy as np

import chain
from layout import LAYERS, PARTS, SETS
from read import drawn, links, read, sides
from windows import units, windows

TUNE = PARTS.index("tune")
# Sets on which a layer is measured.
MEASURED = {"attribution": ("polnear", "gum_said"), "names": ("gum", "crossner", "re3d", "gmb"), "uncertainty": ("szeged",),
            "actors": ("gum",)}
# Which of a layer's figures are raised.
COUNTED = {"attribution": [0, 1], "names": [0, 2], "uncertainty": [0], "actors": [0, 1]}
WEIGHTS, RAISES = (1.0, 0.7, 0.5), (0.0, -0.3, -0.6, 0.3, 0.6)
# The kind of spans of names that are no person, organisation or place: what is found there counts not.
OTHER = {"names": 3}


def f1(right, predicted, wanted):
    """F1 in percent."""
    return 200.0 * right / max(1, predicted + wanted)


def matched(gold, found):
    """How many spans are one to one, best first, half of their union or more."""
    pairs = []
    for g in gold:
        for p in found:
            shared = min(g[1], p[1]) - max(g[0], p[0])
            if shared > 0 and g[2] == p[2]:
                share = shared / (max(g[1], p[1]) - min(g[0], p[0]))
                if share >= 0.5:
                    pairs.append((-share, g, p))
    used, count = set(), 0
    for _, g, p in sorted(pairs):
        if ("g", g) not in used and ("p", p) not in used:
            used |= {("g", g), ("p", p)}
            count += 1
    return count


def touch(ours, theirs):
    return any(a[0] < b[1] and b[0] < a[1] for a in ours for b in theirs)


def is_linked(one, other):
    """Whether two attributions are about the same: cues, or else contents, touch, and sources."""
    anchor = 1 if one[1] and other[1] else 2
    if not touch(one[anchor], other[anchor]):
        return False
    return touch(one[0], other[0]) if one[0] and other[0] else not one[0] and not other[0]


class Tuning:
    """The texts for tuning."""

    def __init__(self, prepared):
        self.places = prepared["places"]
        self.base = int(prepared["places_from"])
        self.documents = prepared["documents"]
        self.sets = {}
        self.windows = {}
        spans = prepared["spans"]
        self.spans = {}
        for number, layer, start, end, kind in spans.tolist():
            self.spans.setdefault((number, list(LAYERS)[layer]), set()).add((start, end, kind))
        self.attributions = dict(json.loads(str(prepared["attributions"])))
        for name in SETS:
            self.windows[name] = windows(units(prepared, TUNE, (name,)))
        # Which document a word is of.
        self.firsts = self.documents[:, 2]

    def measuring(self, layer):
        """The sets that a layer is measured on, of those that are there."""
        return [name for name in MEASURED[layer] if self.windows[name]]

    def document(self, word):
        return int(np.searchsorted(self.firsts, word, side="right")) - 1

    def place(self, first, last):
        """Where words stand in their text, in bytes."""
        return int(self.places[first - self.base][0]), int(self.places[last - 1 - self.base][1])

    def found(self, name, spans):
        """The spans drawn in windows by document, as start, end and kind in bytes."""
        found = {n: [] for n, row in enumerate(self.documents) if row[0] == TUNE and SETS[row[1]] == name}
        for (first, _), own in zip(self.windows[name], spans):
            for kind, begin, end in own:
                found[self.document(first)].append((*self.place(first + begin, first + end), kind))
        return found


def span_figures(tuning, layer, found, typed=True):
    """Exact and matched F1 over documents."""
    counts = np.zeros(4)
    for number, own in found.items():
        gold = tuning.spans.get((number, layer), set())
        elsewhere = [g for g in gold if g[2] == OTHER.get(layer)]
        gold = [g for g in gold if g[2] != OTHER.get(layer)]
        own = [p for p in own if not touch([p], elsewhere)]
        if not typed:
            gold, own = [(*g[:2], 0) for g in gold], [(*p[:2], 0) for p in own]
        counts += (len(set(gold) & set(own)), matched(gold, own), len(own), len(gold))
    exact, half, predicted, wanted = counts
    return f1(exact, predicted, wanted), f1(half, predicted, wanted)


def word_figures(tags, lengths, gold):
    """F1 of words in cues, and how many of them have the right type, in percent."""
    right = predicted = wanted = typed = 0
    for own, length, gold_tags in zip(tags, lengths, gold):
        own = own[:length]
        both = (own > 0) & (gold_tags > 0)
        right, predicted, wanted = right + both.sum(), predicted + (own > 0).sum(), wanted + (gold_tags > 0).sum()
        typed += ((own[both] - 1) // 2 == (gold_tags[both] - 1) // 2).sum()
    return f1(right, predicted, wanted), 100 * typed / max(1, right)


def macro_f1(found, right):
    """The mean F1 of the sides, in percent."""
    each = []
    for side in range(3):
        both = ((found == side) & (right == side)).sum()
        each.append(f1(both, (found == side).sum(), (right == side).sum()))
    return float(np.mean(each))


class Layer:
    """A layer's scores on the texts it is tuned on, decoded with its steps weighed and its tags but
    for O raised by as much as one likes."""

    def __init__(self, tuning, prepared, layer, scored, steps):
        self.tuning, self.layer = tuning, layer
        self.scored, self.steps = scored, steps
        tags = prepared[f"tags.{layer}"]
        self.gold = {name: [tags[a:b] for a, b in tuning.windows[name]] for name in scored}

    @classmethod
    def of(cls, model, texts, tuning, prepared, layer):
        scored = {name: read(model, texts, layer, tuning.windows[name]) for name in tuning.measuring(layer)}
        steps = [t.detach().float().cpu().numpy() for t in model.heads.tags[layer].chain()]
        return cls(tuning, prepared, layer, scored, steps)

    def decode(self, name, weight=1.0, raised=0.0):
        scores, lengths, begins = self.scored[name]
        offset = np.full(scores.shape[-1], raised, np.float32)
        offset[0] = 0
        transition, start = (np.where(s > chain.NEVER / 2, s * weight, chain.NEVER) for s in self.steps)
        return chain.best(scores + offset, lengths, begins, transition, start), lengths

    def figures(self, weight=1.0, raised=0.0):
        """The figures by set: exact and matched F1 of spans, of names the exact one without types, too; of
        uncertainty F1 of words, and how many of the types are right."""
        found = {}
        for name in self.scored:
            tags, lengths = self.decode(name, weight, raised)
            if self.layer == "uncertainty":
                found[name] = word_figures(tags, lengths, self.gold[name])
                continue
            spans = self.tuning.found(name, drawn(tags, lengths))
            exact, half = span_figures(self.tuning, self.layer, spans)
            found[name] = [exact, half]
            if self.layer == "names":
                found[name].append(span_figures(self.tuning, self.layer, spans, typed=False)[0])
        return {name: np.array(row) for name, row in found.items()}

    def chosen(self):
        """The weight of steps and the raise that do best over all sets."""
        columns = COUNTED[self.layer]
        worth = lambda choice: np.mean([row[columns] for row in self.figures(*choice).values()])
        return max(itertools.product(WEIGHTS, RAISES), key=worth)


def linked_figure(model, texts, tuning, spans):
    """F1 of attributions with cue and source."""
    (name,) = tuning.measuring("attribution")
    found = {number: [] for number in tuning.found(name, [])}
    places = tuning.windows[name]
    for (first, _), own, linked in zip(places, spans, links(model, texts, places, spans)):
        place = lambda span: tuning.place(first + span[1], first + span[2])
        sources, cues, contents = ([s for s in own if s[0] == kind] for kind in range(3))
        ours = [
            [[place(sources[source])] if source >= 0 else [], [place(cue)], []]
            for cue, source in zip(cues, linked["cue_source"])
        ]
        alone = []
        for content, cue in zip(contents, linked["content_cue"]):
            (ours[cue][2].append(place(content)) if cue >= 0 else alone.append([[], [], [place(content)]]))
        found[tuning.document(first)] += ours + alone
    counts = np.zeros(4)
    for number, own in found.items():
        gold = tuning.attributions[number]
        counts += (sum(any(is_linked(p, g) for g in gold) for p in own), len(own),
                   sum(any(is_linked(g, p) for p in own) for g in gold), len(gold))
    precision, recall = counts[0] / max(1, counts[1]), counts[2] / max(1, counts[3])
    return 200 * precision * recall / max(1e-9, precision + recall)


def shown(figures):
    """Figures by set in a line."""
    return "; ".join(f"{name} " + " ".join(f"{value:.1f}" for value in row) for name, row in figures.items())


def report(say, model, texts, tuning, prepared):
    """Prints how good a model is, and gives for each layer its scores and what was chosen by them."""
    found = {}
    for layer in LAYERS:
        own = Layer.of(model, texts, tuning, prepared, layer)
        weight, raised = choice = own.chosen()
        found[layer] = own, choice
        line = f"{shown(own.figures())} | steps {weight}, raised {raised}: {shown(own.figures(weight, raised))}"
        if layer == "attribution":
            line += f" | linked {linked_figure(model, texts, tuning, drawn(*own.decode(*own.scored, weight, raised))):.1f}"
        print(f"{say} {layer}: {line}", flush=True)
    for name in ("newsmtsc", "dse"):
        scores, right = sides(model, texts, tuning.windows[name])
        print(f"{say} stance {name}: macro F1 {macro_f1(scores.argmax(axis=1), right):.1f}", flush=True)
    return found
