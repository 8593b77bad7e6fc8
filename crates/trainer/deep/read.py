"""Texts read with a model: the probabilities of each word's tags, sides, and links between spans."""

import numpy as np
import torch

from heads import Sums, link_scores
from layout import LAYERS, RELATIONS
from model import HALF
from prepare import stretches

# Windows at a time.
AT_ONCE = 256


def batches_of(places):
    """First and last words of windows, some at a time."""
    places = torch.tensor(places)
    return [places[at : at + AT_ONCE] for at in range(0, len(places), AT_ONCE)]


def rows_of(model, texts, places):
    """The batch of some windows and its rows."""
    batch = texts.batch(*places.to(texts.device).T).trimmed()
    with torch.autocast(texts.device.type, torch.bfloat16, enabled=texts.device.type == "cuda"):
        return batch, *model.rows(batch)


@torch.no_grad()
def add_probabilities(model, texts, places, sums):
    """Adds to `sums`, a matrix of words and tags for each layer that is wanted, the probabilities of the
    tags."""
    model.eval()
    for own in batches_of(places):
        batch, words, _ = rows_of(model, texts, own)
        for layer, sum_of in sums.items():
            scores = model.heads.tags[layer](words)[batch.is_word]
            sum_of[batch.words[batch.is_word]] += scores.exp().to(sum_of.dtype)


@torch.no_grad()
def probabilities(model, texts, places, layers):
    """The probabilities of the tags of some layers in the windows at `places`."""
    batch = texts.batch(places[:, 0], places[:, 1])
    with torch.autocast(texts.device.type, torch.bfloat16, enabled=HALF[texts.device.type]()):
        words, _ = model.rows(batch)
    return {layer: model.heads.tags[layer](words).exp() for layer in layers}


class Reading:
    """What a layer makes of windows: a matrix of words by tags for each, and where chains begin."""

    def __init__(self, places):
        self.places = places
        self.scores, self.begins = [], []

    def arrays(self):
        lengths = np.array([last - first for first, last in self.places])
        longest = lengths.max()
        scores = np.concatenate([s[:, :longest] for s in self.scores])
        begins = np.concatenate([b[:, :longest] for b in self.begins])
        return scores, lengths, begins


@torch.no_grad()
def read(model, texts, layer, places):
    """Reads windows for one layer."""
    model.eval()
    reading = Reading(places)
    for own in batches_of(places):
        batch, words, _ = rows_of(model, texts, own)
        reading.scores.append(model.heads.tags[layer](words).float().cpu().numpy())
        reading.begins.append(batch.begins[layer].cpu().numpy())
    return reading.arrays()


def drawn(tags, lengths):
    """The spans of each window as kind, begin and end in its words."""
    return [stretches(own[:length].tolist()) for own, length in zip(tags, lengths)]


@torch.no_grad()
def sides(model, texts, places):
    """The scores of the sides for each target, and the right sides."""
    model.eval()
    found, right = [], []
    for own in batches_of(places):
        batch, words, first = rows_of(model, texts, own)
        starts, ends, wanted = batch.targets
        means = Sums(words).means(starts, ends)
        scores = model.heads.stance(torch.cat([means, first[:, None].expand_as(means)], dim=-1))
        found.append(scores[wanted >= 0].float().cpu().numpy())
        right.append(wanted[wanted >= 0].cpu().numpy())
    return np.concatenate(found), np.concatenate(right)


@torch.no_grad()
def links(model, texts, places, spans):
    """For each window and relation, to which span each span is linked, −1 for none; `spans` are those
    that were drawn."""
    model.eval()
    roles = LAYERS["attribution"]
    found = []
    for at, own in zip(range(0, len(places), AT_ONCE), batches_of(places)):
        _, words, _ = rows_of(model, texts, own)
        here = spans[at : at + AT_ONCE]
        tensors = {role: padded([[s[1:] for s in one if s[0] == n] for one in here], texts.device) for n, role in enumerate(roles)}
        sums = Sums(words)
        best = {}
        for name, (role, _) in RELATIONS.items():
            scores = link_scores(model.heads.link[name], name, sums, tensors)
            best[name] = (scores.argmax(dim=-1) - 1).cpu().numpy()
        for n in range(len(here)):
            counts = {name: int(tensors[role][2][n].sum()) for name, (role, _) in RELATIONS.items()}
            found.append({name: best[name][n, : counts[name]].tolist() for name in RELATIONS})
    return found


def padded(spans, device):
    """Spans by window as tensors: starts, ends, which are there."""
    most = max(1, max(map(len, spans)))
    starts = torch.zeros(len(spans), most, dtype=torch.long)
    ends, there = torch.ones_like(starts), torch.zeros_like(starts, dtype=torch.bool)
    for n, own in enumerate(spans):
        for place, (start, end) in enumerate(own):
            starts[n, place], ends[n, place], there[n, place] = start, end, True
    return starts.to(device), ends.to(device), there.to(device)
