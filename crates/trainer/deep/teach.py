"""Teachers learn from the labels alone; of all texts, whatever they are labelled for, each word's
probabilities are the mean of theirs, for the student to learn (distillation, Hinton et al. 2015; Furlanello
et al. 2018)."""

import dataclasses
import random
import time

import torch

import starts
from base import fetch_larger
from layout import LARGER, LAYERS, OURS, PARTS, Shape, tag_count
from learn import LARGER_RATES, RATES, SHARES, Batches, Learner, learn, new_model
from read import add_probabilities
from windows import units, windows

# The share of pieces that are made unknown to teachers.
DROPPED = 0.05


@dataclasses.dataclass
class Kind:
    """What teachers are like: their shape, what they start with, how fast and for how long they learn."""

    shape: Shape
    start: dict
    rates: dict
    epochs: int


def teachers(run, options):
    """The kind of each teacher. The first is as large as the deep reader, since by what it makes of texts for
    tuning it is measured how sure that may be."""
    found = [Kind(OURS, run.start, RATES, options.epochs)] * options.teachers
    if options.larger:
        fetch_larger(options.larger_base)
        start = starts.larger(options.larger_base, str(run.prepared["listed"]).split("\n"))
        found += [Kind(LARGER, start, LARGER_RATES, options.larger_epochs)] * options.larger
    return found


def taught(run, kinds, until):
    """What looks up the mean of the teachers' probabilities for words, and how good the first one is, which
    learns from nothing that is for tuning. Of a kind as many teach as can by the time `until`, one at least,
    and the first is measured."""
    count = len(run.texts.begins)
    sums = {layer: torch.zeros(count, tag_count(layer), device=run.texts.device) for layer in LAYERS}
    measured, before, spent = None, None, 0.0
    for seed, kind in enumerate(kinds, 1):
        begun = time.monotonic()
        if kind is before and until is not None and begun + spent > until:
            continue
        model = teacher(run, kind, seed, until)
        if kind is not before:
            own = run.measured(f"teacher {seed}", model)
            measured = measured or own
        for reading in range(run.readings):
            add_probabilities(model, run.texts, all_windows(run.prepared, seed * 10 + reading), sums)
        spent, before = time.monotonic() - begun, kind
        print(f"teacher {seed}: {spent:.0f} s", flush=True)
    shares = {layer: (own / own.sum(dim=1, keepdim=True).clamp_min(1e-6)).half() for layer, own in sums.items()}
    return lambda _, batch: {layer: own[batch.words].float() for layer, own in shares.items()}, measured


def teacher(run, kind, seed, until):
    """One that has learned."""
    model = new_model(run.prepared, run.texts, seed, kind.start, kind.shape)
    learner = Learner(run.texts, model, DROPPED, rates=kind.rates)
    batches = Batches(run.prepared, seed, seed > 1, run.shares, run.share)
    learn(model, batches, kind.epochs * run.epoch, learner, until=until, say=f"teacher {seed}")
    return model


def all_windows(prepared, seed):
    """Windows over all texts."""
    own = random.Random(seed)
    return [w for part in range(len(PARTS)) for sets in SHARES for w in windows(units(prepared, part, sets), own)]
