"""The encoder: BERT (Devlin et al. 2019) as the file's reader runs it, with numbers as coarse as there;
or, for a teacher, MPNet (Song et al. 2020), whose attention knows how far pieces are apart.

While `coarse` is set, weights, pieces and activations are rounded as the reader rounds them and
gradients pass through the rounding (quantisation-aware training, Jacob et al. 2018).
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

from layout import CAPITALS, POSITIONS

# From so many pieces on, distances are all the same.
FAR = 128


class Rounded(torch.autograd.Function):
    """Whole numbers up to `greatest` times a step a row; the gradient of the identity."""

    @staticmethod
    def forward(ctx, values, greatest):
        steps = values.abs().amax(dim=-1, keepdim=True) / greatest
        return torch.round(values / steps.clamp_min(1e-20)) * steps

    @staticmethod
    def backward(ctx, gradient):
        return gradient, None


class Linear(nn.Linear):
    """A linear layer whose weights may be rounded; its input is rounded by whoever has it."""

    coarse = False

    def forward(self, x):
        weight = Rounded.apply(self.weight, 127.0) if self.coarse else self.weight
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    """Attention and the two linear layers behind it, each followed by a layer norm."""

    coarse = False

    def __init__(self, dropout, shape):
        super().__init__()
        hidden, self.heads = shape.hidden, shape.heads
        for name in ("query", "key", "value", "output"):
            setattr(self, name, Linear(hidden, hidden))
        self.up = Linear(hidden, shape.intermediate)
        self.down = Linear(shape.intermediate, hidden)
        self.attention_norm = nn.LayerNorm(hidden, shape.epsilon)
        self.norm = nn.LayerNorm(hidden, shape.epsilon)
        self.dropout = dropout

    def rounded(self, x):
        return Rounded.apply(x.float(), 127.0) if self.coarse else x

    def dropped(self, x):
        return F.dropout(x, self.dropout, self.training)

    def attended(self, x, mask):
        batch, length, hidden = x.shape
        x = self.rounded(x)
        parts = [linear(x).view(batch, length, self.heads, -1).transpose(1, 2) for linear in (self.query, self.key, self.value)]
        dropout = self.dropout if self.training else 0.0
        if mask.dtype != torch.bool:
            mask = mask.to(parts[0].dtype)
        found = F.scaled_dot_product_attention(*parts, attn_mask=mask, dropout_p=dropout)
        return self.output(self.rounded(found.transpose(1, 2).reshape(batch, length, hidden)))

    def forward(self, x, mask):
        x = self.attention_norm(x + self.dropped(self.attended(x, mask)))
        inner = F.gelu(self.up(self.rounded(x)))
        return self.norm(x + self.dropped(self.down(self.rounded(inner))))


class Distances(nn.Module):
    """What each head adds to its attention for how far a piece is behind or before: a number for each of
    some distances, those farther away put together (Raffel et al. 2020), the same in all layers. They stay
    as they were learned."""

    def __init__(self, shape):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(shape.steps, shape.heads), requires_grad=False)
        self.register_buffer("classes", classes(shape.steps), persistent=False)

    def forward(self, mask):
        """The same added where `mask` says that there is a piece; elsewhere nothing is attended to."""
        length = mask.shape[-1]
        added = self.weight[self.classes[:length, :length]].permute(2, 0, 1)
        return torch.where(mask, added, -math.inf)


def classes(steps):
    """The class of the distance from each place of a window to each other: half of them for what is before
    and at it, half for what is behind."""
    places = torch.arange(POSITIONS)
    back = places[:, None] - places[None, :]
    near, away = steps // 4, back.abs()
    rising = torch.log(away.clamp_min(1) / near) / math.log(FAR / near) * (steps // 2 - near)
    far = (near + rising.long()).clamp(max=steps // 2 - 1)
    return torch.where(away < near, away, far) + steps // 2 * (back < 0)


class Encoder(nn.Module):
    """Pieces in, a row for each out."""

    def __init__(self, pieces, dropout, shape):
        super().__init__()
        self.piece = nn.Parameter(torch.zeros(pieces, shape.hidden))
        self.position = nn.Parameter(torch.zeros(POSITIONS, shape.hidden))
        self.capitals = nn.Parameter(torch.zeros(CAPITALS, shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layer = nn.ModuleList(Layer(dropout, shape) for _ in range(shape.layers))
        self.distances = Distances(shape) if shape.steps else None
        self.dropout = dropout
        self.coarse = False

    def be_coarse(self, coarse):
        """Whether numbers are rounded from now on."""
        for module in self.modules():
            if hasattr(module, "coarse"):
                module.coarse = coarse

    def forward(self, ids, capitals, mask):
        pieces, positions = F.embedding(ids, self.piece), self.position[: ids.shape[1]]
        if self.coarse:
            pieces, positions = Rounded.apply(pieces, 7.0), Rounded.apply(positions, 127.0)
        if self.distances is not None:
            mask = self.distances(mask)
        x = F.dropout(self.norm(pieces + positions + F.embedding(capitals, self.capitals)), self.dropout, self.training)
        for layer in self.layer:
            x = layer(x, mask)
        return x
