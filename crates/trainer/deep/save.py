"""A model written as the file that the deep reader loads."""

import numpy as np

import chain
import container
from calibrate import line
from layout import LAYERS, OURS, POSITIONS, SIDES
from read import drawn

NAME = "deep-3"


def tensors(model, measured):
    """The tensors by name, each with the kind it is kept as. What was chosen for a layer, the weight
    of its steps and how far its tags are raised, goes into its numbers."""
    found = {}

    def add(name, values, kind="f32"):
        values = values.detach().float().cpu().numpy()
        found[name] = (kind, values if values.ndim == 2 else values[None])

    for name, values in model.encoder.state_dict().items():
        is_norm, is_matrix = "norm" in name, values.ndim == 2
        kind = "i4" if name == "piece" else "i8" if is_matrix and not is_norm and name != "capitals" else "f32"
        add(name, values, kind)
    for layer, head in model.heads.tags.items():
        _, (weight, raised) = measured[layer]
        bias = head.scores.bias.detach().clone()
        bias[1:] += raised
        add(f"{layer}.weight", head.scores.weight)
        add(f"{layer}.bias", bias)
        for name, values in zip(("transition", "start"), head.chain()):
            add(f"{layer}.{name}", values.detach().where(values < chain.NEVER / 2, values.detach() * weight))
    add("stance.weight", model.heads.stance.weight)
    add("stance.bias", model.heads.stance.bias)
    for name, relation in model.heads.link.items():
        for side, linear in (("from", relation.origin), ("to", relation.aim)):
            add(f"link.{name}.{side}.weight", linear.weight)
            add(f"link.{name}.{side}.bias", linear.bias)
        add(f"link.{name}.distance", relation.distance)
    return found


def judged(own, weight, raised):
    """For each kind of a layer how sure its spans were and whether they were right."""
    judged = [[] for _ in LAYERS[own.layer]]
    for name, (scores, lengths, _) in own.scored.items():
        tags, _ = own.decode(name, weight, raised)
        shares = np.exp(scores)
        shares[..., 1:] *= np.exp(raised)
        shares /= shares.sum(axis=-1, keepdims=True)
        spans = drawn(tags, lengths)
        for n, (window, spans_here) in enumerate(zip(own.tuning.windows[name], spans)):
            gold = own.tuning.spans.get((own.tuning.document(window[0]), own.layer), set())
            for kind, begin, end in spans_here:
                place = own.tuning.place(window[0] + begin, window[0] + end)
                sure = shares[n, np.arange(begin, end), tags[n, begin:end]].mean()
                judged[kind].append((float(sure), any(g[2] == kind and is_match(g, place) for g in gold)))
    return judged


def is_match(gold, place):
    """Whether two spans share half of their union."""
    shared = min(gold[1], place[1]) - max(gold[0], place[0])
    return 2 * shared >= max(gold[1], place[1]) - min(gold[0], place[0])


def save(path, model, prepared, measured, kept):
    """Writes the file. `measured` has for each layer its scores on what is for tuning, from a model that
    has not learned from it, and what was chosen by them; how sure a layer may be stands in `kept` where it
    was measured before."""
    calibration = {}
    for layer, kinds in LAYERS.items():
        own, choice = measured[layer]
        calibration[layer] = kept.get(layer) or {kind: line(pairs) for kind, pairs in zip(kinds, judged(own, *choice))}
    manifest = {
        "name": NAME,
        "encoder": {
            "layers": OURS.layers,
            "hidden": OURS.hidden,
            "heads": OURS.heads,
            "intermediate": OURS.intermediate,
            "positions": POSITIONS,
            "epsilon": OURS.epsilon,
        },
        "tags": LAYERS,
        "stance": SIDES,
        "calibration": calibration,
    }
    container.write(path, manifest, str(prepared["listed"]).split("\n"), tensors(model, measured))
