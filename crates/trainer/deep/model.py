"""Encoder and heads together: what comes of a batch, and what is wrong with it."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from encoder import Encoder
from heads import Heads, Sums, doubt_loss, likeness, link_loss, stance_loss, tag_loss
from layout import DOUBTED, OURS, UNLABELLED

# What the losses weigh; tags weigh 1.
STANCE, LINKS, DOUBTS = 0.4, 0.3, 0.02
# Where half the bits are twice as fast.
HALF = {"cuda": lambda: True, "cpu": torch.ops.mkldnn._is_mkldnn_bf16_supported}
# In so many lots are windows read on a processor, by their length.
CHUNKS = 4
# What the scores of steps begin with: so much of how much likelier than usual a tag is behind another.
STEPS = 0.3


class Model(nn.Module):
    """The deep reader in training, or a teacher of another shape."""

    def __init__(self, pieces, dropout, shape=OURS):
        super().__init__()
        self.encoder = Encoder(pieces, dropout, shape)
        self.heads = Heads(shape.hidden)

    def start(self, numbers, prepared):
        """Takes the numbers that training starts with, by their names; a layer's steps, where they are
        new, are those that training texts show."""
        ours = self.state_dict()
        for name, values in numbers.items():
            ours[name].copy_(torch.from_numpy(values).reshape(ours[name].shape))
        for layer, head in self.heads.tags.items():
            if f"heads.tags.{layer}.transition" not in numbers:
                with torch.no_grad():
                    head.transition.copy_(torch.from_numpy(step_scores(prepared[f"tags.{layer}"], len(head.start))))

    def parts(self):
        """The parameters that learn, in parts that may learn at a rate of their own."""
        encoder = [values for name, values in self.encoder.named_parameters() if name != "capitals" and values.requires_grad]
        return {"encoder": encoder, "capitals": [self.encoder.capitals], "heads": list(self.heads.parameters())}

    def rows(self, batch):
        """The rows of the words' first pieces, and of each window's start."""
        found = self.encoded(batch).float()
        words = found.gather(1, batch.firsts[..., None].expand(-1, -1, found.shape[-1]))
        return words * batch.is_word[..., None], found[:, 0]

    def encoded(self, batch):
        """What the encoder makes of windows; a processor reads short ones among themselves, so that it does
        not work on what is behind them."""
        if batch.ids.is_cuda or len(batch.ids) < CHUNKS:
            return self.encoder(batch.ids, batch.capitals, batch.mask)
        lengths = batch.mask.sum(dim=-1).flatten()
        found, width = [], batch.ids.shape[1]
        order = lengths.argsort()
        for own in order.chunk(CHUNKS):
            longest = int(lengths[own].max())
            rows = self.encoder(batch.ids[own, :longest], batch.capitals[own, :longest], batch.mask[own][..., :longest])
            found.append(F.pad(rows, (0, 0, 0, width - longest)))
        return torch.cat(found)[order.argsort()]

    def loss(self, batch, wanted=None, trust=0.0):
        """What is wrong with a batch by its labels and, as far as they are trusted, by the teachers'
        probabilities of each word's tags, which `wanted` has for some layers."""
        with torch.autocast(batch.ids.device.type, torch.bfloat16, enabled=HALF[batch.ids.device.type]()):
            words, first = self.rows(batch)
        total = words.new_zeros(())
        for layer, head in self.heads.tags.items():
            scores = head(words)
            total = total + tag_loss(head, layer, scores, batch)
            if wanted is not None and layer in wanted:
                total = total + trust * likeness(scores, wanted[layer], batch.is_word)
            if layer == DOUBTED:
                total = total + DOUBTS * doubt_loss(scores, batch)
        sums = Sums(words)
        total = total + STANCE * stance_loss(self.heads.stance, words, first, sums, batch)
        return total + LINKS * link_loss(self.heads.link, sums, batch)


def step_scores(tags, count):
    """The scores that steps begin with, counted on training texts."""
    known = (tags[:-1] != UNLABELLED) & (tags[1:] != UNLABELLED)
    counts = np.full((count, count), 0.5)
    np.add.at(counts, (tags[:-1][known], tags[1:][known]), 1)
    share = counts / counts.sum(axis=1, keepdims=True)
    usual = counts.sum(axis=0) / counts.sum()
    return np.clip(STEPS * (np.log(share) - np.log(usual)), -2, 2).astype(np.float32)
