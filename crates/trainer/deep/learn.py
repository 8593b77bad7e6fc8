"""Learning: batches drawn from all sets, AdamW, a rate that rises and falls; on a GPU a whole step is
recorded once and played again (a CUDA graph), since its kernels are short."""

import random
import time

import torch

from layout import OURS, PARTS
from model import Model
from windows import units, windows

# How many windows of each share of the sets are in a batch.
SHARES = {
    ("polnear",): 20,
    ("gum_said", "qasrl"): 3,
    ("gum", "crossner", "wikigold", "re3d"): 9,
    ("gmb",): 6,
    ("szeged",): 9,
    ("findings", "events"): 3,
    ("dse", "newsmtsc"): 5,
}
# The same where training goes on from weights that have learned before: more of what they know least.
ONWARD_SHARES = dict(zip(SHARES, (16, 3, 15, 3, 12, 3, 3), strict=True))
# Sets of which the tuning part is learned from, too, when all was chosen and measured without it.
AT_THE_END = ("gum", "crossner", "gmb", "szeged")
RATES = {"encoder": 2e-4, "capitals": 2e-4, "heads": 1e-3}
# The same of a model that has learned before.
ONWARD_RATES = {"encoder": 6e-5, "capitals": 6e-5, "heads": 6e-4}
# The same of larger teachers, whose encoder bears less; what tells capitals is new to it.
LARGER_RATES = {"encoder": 6e-5, "capitals": 1e-3, "heads": 1e-3}
DECAY, DROPOUT = 0.01, 0.1
WARM = 0.08
# The share of windows that are shown without capitals: there are texts without.
PLAIN = 0.2
NORM = 1.0


class Stream:
    """Windows of some sets without end: each time through, they are cut and shuffled anew."""

    def __init__(self, rows, seed):
        self.rows, self.random, self.held = rows, random.Random(seed), []

    def take(self, count):
        while len(self.held) < count:
            new = windows(self.rows, self.random)
            self.random.shuffle(new)
            self.held = new + self.held
        taken, self.held = self.held[-count:], self.held[:-count]
        return taken


class Batches:
    """Batches for training, all shares in each; of some sets, if it is the `end`, tuning parts too."""

    def __init__(self, prepared, seed, end, shares, share=1.0):
        self.streams = []
        missing = 0
        for number, (sets, count) in enumerate(shares.items()):
            rows = units(prepared, PARTS.index("train"), sets)
            if end:
                rows += units(prepared, PARTS.index("tune"), [name for name in sets if name in AT_THE_END])
            if not rows:
                # The next sets have the share of those that are not there: PolNeAR's goes to GUM's.
                missing += count
                continue
            self.streams.append((Stream(rows, seed * 100 + number), max(1, round((count + missing) * share))))
            missing = 0

    def epoch(self):
        """In how many steps the windows of the first sets come once."""
        stream, count = self.streams[0]
        return max(1, len(windows(stream.rows)) // count)

    def take(self):
        """First and last words of the windows of a batch."""
        return torch.tensor([window for stream, count in self.streams for window in stream.take(count)])


class Learner:
    """A model that learns step by step."""

    def __init__(self, texts, model, dropped, taught=None, trust=0.0, rates=RATES):
        """`taught` has of places and their batch the probabilities that others give to tags, which are
        trusted so far."""
        self.texts, self.model, self.dropped, self.rates = texts, model, dropped, rates
        self.taught, self.trust = taught, trust
        groups = [
            {"params": params, "lr": torch.tensor(0.0, device=texts.device)} for params in model.parts().values()
        ]
        on_gpu = texts.device.type == "cuda"
        self.optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=on_gpu, capturable=on_gpu)
        self.places, self.graph, self.loss = None, None, None

    def work(self):
        """One step over `places`."""
        batch = self.texts.batch(self.places[:, 0], self.places[:, 1], self.dropped, PLAIN)
        self.optimiser.zero_grad(set_to_none=False)
        wanted = self.taught(self.places, batch) if self.taught else None
        loss = self.model.loss(batch, wanted, self.trust)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), NORM, foreach=True)
        self.optimiser.step()
        return loss.detach()

    def record(self):
        """Records a step, after a few that find their buffers."""
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self.work()
        torch.cuda.current_stream().wait_stream(aside)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            self.loss = self.work()

    def step(self, places, part):
        """Learns from a batch; `part` is how far training has come, from 0 to 1."""
        rate = min(part / WARM, (1 - part) / (1 - WARM))
        for group, own in zip(self.optimiser.param_groups, self.model.parts()):
            group["lr"].fill_(self.rates[own] * rate)
        places = places.to(self.texts.device, non_blocking=True)
        if self.places is None:
            self.places = places
        else:
            self.places.copy_(places)
        if self.texts.device.type != "cuda":
            self.loss = self.work()
            return
        if self.graph is None:
            self.record()
        self.graph.replay()


def learn(model, batches, steps, learner, coarse_from=2.0, until=None, say=""):
    """Learns for so many steps, or fewer if the clock will have passed `until`; numbers are coarse from
    that part of them on."""
    model.train()
    begun = last = time.monotonic()
    wanted, done, told = steps, 0, 0
    while done < steps:
        if not model.encoder.coarse and done >= coarse_from * steps:
            model.encoder.be_coarse(True)
            learner.graph = None
        learner.step(batches.take(), done / steps)
        done += 1
        if done in (20, 60) or done % 100 == 0:
            loss, now = float(learner.loss), time.monotonic()
            print(f"{say} step {done} of {steps}: loss {loss:.3f}, {1000 * (now - begun) / done:.1f} ms a step", flush=True)
            if until is not None and done >= 60:
                # So many as there is time for at the pace of late, which may be better than before.
                steps = max(done, min(wanted, done + int((until - now) * (done - told) / (now - last))))
            last, told = now, done
    return done


def new_model(prepared, texts, seed, start, shape=OURS):
    """A model of a shape at its `start`, which is numbers by their names."""
    torch.manual_seed(seed)
    model = Model(len(str(prepared["listed"]).split("\n")), DROPOUT, shape)
    model.start(start, prepared)
    return model.to(texts.device)
