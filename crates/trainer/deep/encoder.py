"""The encoder: BERT (Devlin et al. 2019) as the file's reader runs it, with numbers as coarse as there.

While `coarse` is set, weights, pieces and activations are rounded as the reader rounds them and
gradients pass through the rounding (quantisation-aware training, Jacob et al. 2018).
"""

import torch
import torch.nn.functional as F
from torch import nn

from layout import ENCODER_LAYERS, EPSILON, HEADS, HIDDEN, INTERMEDIATE, POSITIONS, CAPITALS


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

    def __init__(self, dropout):
        super().__init__()
        for name in ("query", "key", "value", "output"):
            setattr(self, name, Linear(HIDDEN, HIDDEN))
        self.up = Linear(HIDDEN, INTERMEDIATE)
        self.down = Linear(INTERMEDIATE, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = dropout

    def rounded(self, x):
        return Rounded.apply(x.float(), 127.0) if self.coarse else x

    def dropped(self, x):
        return F.dropout(x, self.dropout, self.training)

    def attended(self, x, mask):
        batch, length, _ = x.shape
        x = self.rounded(x)
        parts = [linear(x).view(batch, length, HEADS, -1).transpose(1, 2) for linear in (self.query, self.key, self.value)]
        dropout = self.dropout if self.training else 0.0
        found = F.scaled_dot_product_attention(*parts, attn_mask=mask, dropout_p=dropout)
        return self.output(self.rounded(found.transpose(1, 2).reshape(batch, length, HIDDEN)))

    def forward(self, x, mask):
        x = self.attention_norm(x + self.dropped(self.attended(x, mask)))
        inner = F.gelu(self.up(self.rounded(x)))
        return self.norm(x + self.dropped(self.down(self.rounded(inner))))


class Encoder(nn.Module):
    """Pieces in, a row for each out."""

    def __init__(self, pieces, dropout):
        super().__init__()
        self.piece = nn.Parameter(torch.zeros(pieces, HIDDEN))
        self.position = nn.Parameter(torch.zeros(POSITIONS, HIDDEN))
        self.capitals = nn.Parameter(torch.zeros(CAPITALS, HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.layer = nn.ModuleList(Layer(dropout) for _ in range(ENCODER_LAYERS))
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
        x = F.dropout(self.norm(pieces + positions + F.embedding(capitals, self.capitals)), self.dropout, self.training)
        for layer in self.layer:
            x = layer(x, mask)
        return x
