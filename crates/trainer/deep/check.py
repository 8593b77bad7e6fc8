"""Whether the file says what the model says: the file's arithmetic beside the one in training."""

import numpy as np
import torch

from batches import Texts
from reference import Reader

# Where sums differ in their last digit a number is rounded the other way now and then, and layers on
# top of it more: scores between −10 and 10 then differ by some hundredths. An error makes it ones.
MOST_ON_AVERAGE = 0.1
WINDOWS = 8


@torch.no_grad()
def check(path, model, prepared, places, raised):
    """Reads some windows both ways.

    Raises ValueError when the scores of tags differ by more than rounding explains; `raised` is how
    far a layer's tags but O were raised in the file."""
    model = model.cpu().float().eval()
    texts, reader = Texts(prepared, torch.device("cpu")), Reader(path)
    batch = texts.batch(*torch.tensor(places[:: max(1, len(places) // WINDOWS)]).T)
    words, _ = model.rows(batch)
    for n in range(len(words)):
        length = int(batch.mask[n].sum())
        rows = reader.encode(batch.ids[n, :length].numpy(), batch.capitals[n, :length].numpy())
        firsts = batch.firsts[n][batch.is_word[n]]
        for layer, head in model.heads.tags.items():
            ours = head.scores(words[n][batch.is_word[n]]).numpy()
            ours[:, 1:] += raised[layer]
            theirs = rows[firsts.numpy()] @ reader.f32(f"{layer}.weight").T + reader.f32(f"{layer}.bias")
            away = float(np.abs(ours - theirs).mean())
            if away > MOST_ON_AVERAGE:
                raise ValueError(f"{path}: the scores of {layer} differ by {away:.3f} on average")
