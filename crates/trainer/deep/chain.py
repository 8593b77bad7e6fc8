"""Chains of tags: their likelihood (Lafferty, McCallum and Pereira 2001) and the best one."""

import numpy as np
import torch

# The score of a step that cannot be.
NEVER = -1e4


def allowed(count):
    """Which tag may follow which, and which may begin a chain: an inside follows its begin or inside."""
    steps = torch.ones(count, count, dtype=torch.bool)
    for inside in range(2, count, 2):
        steps[:, inside] = False
        steps[inside - 1 : inside + 1, inside] = True
    start = torch.ones(count, dtype=torch.bool)
    start[2::2] = False
    return steps, start


def steps_of(transition, start, begins):
    """For each word the scores of the steps to it; where a chain begins, whatever was before."""
    return torch.where(begins[..., None, None], start[None, None, None, :], transition[None, None])


def log_sums(steps):
    """The logarithm of the sum over all paths through matrices (batch, length, tags, tags), summed up
    in pairs so that it takes as many rounds as the logarithm of the length."""
    count = steps.shape[-1]
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            identity = torch.full((count, count), NEVER, device=steps.device).fill_diagonal_(0.0)
            steps = torch.cat([steps, identity.expand(steps.shape[0], 1, count, count)], dim=1)
        before, behind = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(before[..., :, :, None] + behind[..., None, :, :], dim=-2)
    # Every row is the same but for where the first step came from, which is a chain's begin.
    return torch.logsumexp(steps[:, 0, 0], dim=-1)


def surprise(scores, tags, is_word, begins, transition, start):
    """Minus the logarithm of how likely the tags of each window are, given scores a word and tag."""
    count = scores.shape[-1]
    steps = steps_of(transition, start, begins)
    identity = torch.full((count, count), NEVER, device=scores.device).fill_diagonal_(0.0)
    summed = torch.where(is_word[..., None, None], steps + scores[..., None, :], identity)
    before = torch.cat([torch.zeros_like(tags[:, :1]), tags[:, :-1]], dim=1)
    taken = steps.flatten(2).gather(2, (before * count + tags)[..., None])[..., 0]
    own = scores.gather(2, tags[..., None])[..., 0]
    return log_sums(summed) - ((taken + own) * is_word).sum(dim=1)


def best(scores, lengths, begins, transition, start):
    """The best tags of each window (Viterbi 1967); numpy, all windows at once."""
    windows, longest, count = scores.shape
    sums = scores[:, 0] + start
    back = np.zeros((longest, windows, count), np.int8)
    for place in range(1, longest):
        steps = np.where(begins[:, place, None, None], start[None, None, :], transition[None])
        paths = sums[:, :, None] + steps
        back[place] = paths.argmax(axis=1)
        new = paths.max(axis=1) + scores[:, place]
        is_word = (place < lengths)[:, None]
        sums = np.where(is_word, new, sums)
        back[place] = np.where(is_word, back[place], np.arange(count)[None])
    tags = np.zeros((windows, longest), np.int64)
    tags[:, -1] = sums.argmax(axis=1)
    rows = np.arange(windows)
    for place in range(longest - 1, 0, -1):
        tags[:, place - 1] = back[place, rows, tags[:, place]]
    return tags
