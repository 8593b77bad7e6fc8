"""Trains the deep reader and writes its weights.

    train.py --prepared FILE --output FILE [--teachers N] [--epochs N] [--larger N] [--larger-epochs N]
             [--larger-base FOLDER] [--student N] [--minutes M] [--share S]

On a GPU the student learns what several teachers make of all texts, some of them larger, and the labels
(see `teach`); from the middle on with numbers as coarse as they are in the file.

What was made ready with `--onward` goes on from weights that have learned before: there they are the
teacher of all layers that they have, so that what is new is learned and nothing is forgotten (learning
without forgetting, Li and Hoiem 2016).
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from batches import Texts
from check import check
from figures import Tuning, report
from layout import ACROSS
from learn import ONWARD_RATES, ONWARD_SHARES, RATES, SHARES, Batches, Learner, learn, new_model
from read import probabilities
from save import save
from teach import taught, teachers

# The share of pieces that are made unknown to the student.
DROPPED = 0.08
# How far the teachers' probabilities count against the labels.
TRUST = 2.0
# From which part of its training on the student's numbers are coarse.
COARSE_FROM = 0.5
# The teachers' share of the time, if it is short, and the seconds that are left for measuring.
TEACHING, MEASURING = 0.65, {"cuda": 25, "cpu": 420}
# What is done where nothing else is asked for: what is shipped, and what two processor cores manage in
# less than two hours.
RECIPES = {
    "cuda": {"teachers": 1, "epochs": 8, "larger": 2, "larger_epochs": 5, "student": 42, "share": 1.0, "readings": 2},
    "cpu": {"teachers": 0, "epochs": 0, "larger": 0, "larger_epochs": 0, "student": 8, "share": 0.3, "readings": 0,
            "minutes": 105},
}
# The weight of steps, and how far tags are raised, where nothing is chosen.
AS_IT_IS = (1.0, 0.0)
# What is done differently from weights that have learned before.
ONWARD = {"teachers": 0, "larger": 0, "student": 6}


class Run:
    """Everything that training needs."""

    def __init__(self, prepared, device, share, readings):
        self.prepared, self.share, self.readings = prepared, share, readings
        self.texts, self.tuning = Texts(prepared, device), Tuning(prepared)
        begin = "start."
        self.start = {name.removeprefix(begin): values for name, values in prepared.items() if name.startswith(begin)}
        # The layers that were learned before, each with how sure it may be.
        self.known = json.loads(str(prepared["known"]))
        # Steps in which the windows of attributions come once.
        self.shares = ONWARD_SHARES if self.known else SHARES
        self.epoch = Batches(prepared, 0, False, self.shares, share).epoch()

    def measured(self, say, model):
        return report(say, model, self.texts, self.tuning, self.prepared)

    def before(self):
        """What the weights that have learned before make of windows, as coarse as they were kept."""
        model = new_model(self.prepared, self.texts, 0, self.start).eval().requires_grad_(False)
        model.encoder.be_coarse(True)
        return lambda places, _: probabilities(model, self.texts, places, self.known)

    def student(self, wanted, epochs, until):
        """The student, whose numbers are coarse in the end. Without teachers, or when it goes on, it is
        what is measured, and learns from nothing that is for tuning."""
        model = new_model(self.prepared, self.texts, 100, self.start)
        rates = ONWARD_RATES if self.known else RATES
        learner = Learner(self.texts, model, DROPPED, wanted, TRUST, rates)
        batches = Batches(self.prepared, 100, bool(wanted) and not self.known, self.shares, self.share)
        learn(model, batches, epochs * self.epoch, learner, COARSE_FROM, until, "student")
        model.encoder.be_coarse(True)
        return model


def main():
    begun = time.monotonic()
    torch.backends.cuda.matmul.allow_tf32 = True
    options, prepared = arguments()
    seconds = 60 * options.minutes if options.minutes else None
    run = Run(prepared, options.device, options.share, options.readings)
    print(f"{options.device}: {run.epoch} steps an epoch", flush=True)
    wanted, measured = None, {}
    if run.known:
        wanted = run.before()
    elif options.teachers or options.larger:
        wanted, measured = taught(run, teachers(run, options), seconds and begun + TEACHING * seconds)
    student = run.student(wanted, options.student, seconds and begun + seconds - MEASURING[options.device.type])
    own = run.measured("student", student)
    # With teachers the student has learned from what is for tuning, but of the layer across sentences.
    measured = own | measured | {ACROSS: own[ACROSS]}
    # So has what was learned before: what was measured and chosen then stays.
    kept = {layer: points for layer, points in run.known.items() if layer != ACROSS}
    measured |= {layer: (own[layer][0], AS_IT_IS) for layer in kept}
    save(options.output, student, prepared, measured, kept)
    raised = {layer: choice[1] for layer, (_, choice) in measured.items()}
    check(options.output, student, prepared, run.tuning.windows[run.tuning.measuring(ACROSS)[0]], raised)
    print(f"{options.output}: {options.output.stat().st_size} bytes, after {time.monotonic() - begun:.0f} s")


def arguments():
    """The options, and what was made ready, on which depends what they are where nothing is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--teachers", type=int, help="how many; without any, labels alone are learned from")
    parser.add_argument("--epochs", type=int, help="of each teacher, over PolNeAR")
    parser.add_argument("--larger", type=int, help="how many more teachers, which are larger")
    parser.add_argument("--larger-epochs", type=int, help="of each of those")
    parser.add_argument("--larger-base", type=Path, help="where what they begin as is, or is fetched to")
    parser.add_argument("--student", type=int, help="epochs of the student")
    parser.add_argument("--readings", type=int, help="of all texts by each teacher, in other windows each time")
    parser.add_argument("--minutes", type=float, help="stop in time, with fewer teachers and epochs")
    parser.add_argument("--share", type=float, help="of a batch of 55 windows")
    path = parser.parse_known_args()[0].prepared
    prepared = dict(np.load(path))
    known = json.loads(str(prepared["known"]))
    parser.set_defaults(device=device, larger_base=path.parent / "larger", **(RECIPES[device.type] | (ONWARD if known else {})))
    return parser.parse_args(), prepared


if __name__ == "__main__":
    main()
