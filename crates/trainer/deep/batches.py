"""Batches: of the first and last words of windows everything else is gathered on the device."""

import dataclasses

import torch

from heads import begins_of
from layout import LAYERS, POSITIONS, RELATIONS, UNLABELLED, WORDS
from pieces import END, START, UNKNOWN

# So many spans of a role, and targets, a window at most.
SPANS, TARGETS = 16, 12


@dataclasses.dataclass
class Batch:
    """Windows as tensors of one size."""

    ids: torch.Tensor
    capitals: torch.Tensor
    mask: torch.Tensor
    firsts: torch.Tensor
    is_word: torch.Tensor
    begins: dict
    words: torch.Tensor
    tags: dict
    doubts: torch.Tensor
    targets: tuple
    spans: dict
    links: dict

    def trimmed(self):
        """The same without the columns that no window fills."""
        longest = int(self.mask.sum(dim=-1).max())
        cut = {"ids": self.ids[:, :longest], "capitals": self.capitals[:, :longest], "mask": self.mask[..., :longest]}
        return dataclasses.replace(self, **cut)


class Texts:
    """All texts on the device."""

    def __init__(self, prepared, device):
        def tensor(name, kind=torch.long):
            return torch.from_numpy(prepared[name].astype("int64")).to(device=device, dtype=kind)

        self.device = device
        self.ids = tensor("ids", torch.int32)
        lengths = tensor("lengths")
        self.capitals = tensor("capitals", torch.uint8).repeat_interleave(lengths)
        self.starts = torch.cat([lengths.new_zeros(1), lengths.cumsum(0)])
        self.begins = torch.zeros(len(lengths), dtype=torch.bool, device=device)
        self.begins[tensor("sentences")] = True
        self.tags = {layer: tensor(f"tags.{layer}", torch.uint8) for layer in LAYERS}
        self.doubts = tensor("doubts", torch.uint8)
        self.targets = Rows(tensor("targets"), len(lengths), TARGETS)
        roles = LAYERS["attribution"]
        self.stretches = {role: Rows(tensor(f"stretches.{role}"), len(lengths), SPANS) for role in roles}

    def batch(self, first, last, dropped=0.0, plain=0.0):
        """The windows from the words `first` up to, not including, `last`; a share of the pieces is
        `dropped`, that is, unknown, and a share of the windows is `plain`, without capitals."""
        places = torch.arange(POSITIONS, device=self.device)
        begin = self.starts[first][:, None]
        count = self.starts[last][:, None] - begin
        at = (begin + places - 1).clamp(0, len(self.ids) - 1)
        ids = self.ids[at].long()
        if dropped:
            ids = torch.where(torch.rand_like(ids, dtype=torch.float) < dropped, UNKNOWN, ids)
        ids = torch.where(places == 0, START, torch.where(places <= count, ids, 0))
        ids = torch.where(places == count + 1, END, ids)
        shown = (places > 0) & (places <= count)
        if plain:
            shown &= torch.rand_like(count, dtype=torch.float) >= plain
        numbers = first[:, None] + torch.arange(WORDS, device=self.device)
        is_word = numbers < last[:, None]
        words = torch.where(is_word, numbers, 0)
        is_first = torch.zeros_like(is_word)
        is_first[:, 0] = True
        spans = {role: rows.within(first, last) for role, rows in self.stretches.items()}
        starts, ends, there, sides, _ = self.targets.within(first, last)
        return Batch(
            ids=ids,
            capitals=torch.where(shown, self.capitals[at].long(), 0),
            mask=(places < count + 2)[:, None, None, :],
            firsts=torch.where(is_word, self.starts[words] - begin + 1, 0),
            is_word=is_word,
            begins={layer: begins_of(layer, is_first, self.begins[words]) for layer in LAYERS},
            words=words,
            tags={layer: torch.where(is_word, tags[words], UNLABELLED).long() for layer, tags in self.tags.items()},
            doubts=torch.where(is_word, self.doubts[words], UNLABELLED),
            targets=(starts, ends, torch.where(there, sides, -100)),
            spans={role: own[:3] for role, own in spans.items()},
            links={name: linked(spans[a], spans[b]) for name, (a, b) in RELATIONS.items()},
        )


class Rows:
    """Spans sorted by where they begin, each with a number: its side, or the span it is linked to."""

    def __init__(self, rows, words, most):
        self.rows = rows if len(rows) else rows.new_full((1, 3), -1)
        self.most = most
        self.before = torch.searchsorted(self.rows[:, 0].contiguous(), torch.arange(words + 1, device=rows.device))

    def within(self, first, last):
        """Starts, ends, which are there, their numbers, and the number of the first one, of the spans
        that lie in the windows."""
        base = self.before[first][:, None]
        at = base + torch.arange(self.most, device=first.device)
        rows = self.rows[at.clamp(max=len(self.rows) - 1)]
        start, end = rows[..., 0] - first[:, None], rows[..., 1] - first[:, None]
        there = (at < len(self.rows)) & (start >= 0) & (rows[..., 1] <= last[:, None])
        return torch.where(there, start, 0), torch.where(there, end, 1), there, rows[..., 2], base


def linked(ours, theirs):
    """For each span which of the others it is linked to, from 1; 0 for none; −100 for no span."""
    _, _, there, numbers, _ = ours
    _, _, their_there, _, base = theirs
    wanted = numbers - base
    within = (numbers >= 0) & (wanted >= 0) & (wanted < their_there.shape[1])
    within &= their_there.gather(1, wanted.clamp(0, their_there.shape[1] - 1))
    return torch.where(there, torch.where(within, wanted + 1, 0), -100)
