"""What is read off the encoder's rows: a tag for each word, sides taken, links between spans."""

import torch
import torch.nn.functional as F
from torch import nn

import chain
from layout import ACROSS, BETWEEN, DISTANCES, DOUBTED, LAYERS, LINK, RELATIONS, SIDES, UNLABELLED, tag_count

# So many sentences of a window are told apart where they are certain or not.
SENTENCES = 48


class Tags(nn.Module):
    """Scores for the tags of words, and for steps from tag to tag."""

    def __init__(self, layer, hidden):
        super().__init__()
        count = tag_count(layer)
        self.scores = nn.Linear(hidden, count)
        self.transition = nn.Parameter(torch.zeros(count, count))
        self.start = nn.Parameter(torch.zeros(count))
        steps, start = chain.allowed(count)
        self.register_buffer("steps", steps, persistent=False)
        self.register_buffer("starts", start, persistent=False)

    def forward(self, rows):
        """The logarithms of the tags' probabilities, each word for itself."""
        return F.log_softmax(self.scores(rows), dim=-1)

    def chain(self):
        """Scores of steps and starts, with those that cannot be."""
        return (
            self.transition.masked_fill(~self.steps, chain.NEVER),
            self.start.masked_fill(~self.starts, chain.NEVER),
        )


class Relation(nn.Module):
    """A bilinear score for the link from one span to another, and one for how far they are apart."""

    def __init__(self, hidden):
        super().__init__()
        self.origin = nn.Linear(hidden, LINK)
        self.aim = nn.Linear(hidden, LINK)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))

    def forward(self, starts, ends, means_from, means_to):
        """Scores (batch, from, to), before them a column of noughts for none; `starts` and `ends` are
        two tensors each, of the spans that the links lead from and to."""
        ours, theirs = self.origin(means_from), self.aim(means_to)
        scores = ours @ theirs.transpose(1, 2) / LINK**0.5 + self.distance[distances(starts, ends)]
        return F.pad(scores, (1, 0))


def distances(starts, ends):
    """How far spans are apart: the number of words between them in eight classes, eight more where the
    second one stands behind."""
    first, second = starts[0][:, :, None], starts[1][:, None, :]
    between = torch.maximum(first, second) - torch.minimum(ends[0][:, :, None], ends[1][:, None, :])
    classes = sum((between >= least).long() for least in BETWEEN)
    return classes + DISTANCES // 2 * (second > first)


class Heads(nn.Module):
    """All of them, on rows of the width `hidden`."""

    def __init__(self, hidden):
        super().__init__()
        self.tags = nn.ModuleDict({layer: Tags(layer, hidden) for layer in LAYERS})
        self.stance = nn.Linear(2 * hidden, len(SIDES))
        self.link = nn.ModuleDict({name: Relation(hidden) for name in RELATIONS})


class Sums:
    """Rows of words summed up, so that the mean over any span is one subtraction."""

    def __init__(self, rows):
        self.sums = F.pad(rows.cumsum(dim=1), (0, 0, 1, 0))

    def means(self, starts, ends):
        """The means over spans (batch, spans)."""
        width = self.sums.shape[-1]
        at = lambda places: self.sums.gather(1, places[..., None].expand(-1, -1, width))
        return (at(ends) - at(starts)) / (ends - starts).clamp_min(1)[..., None]


def tag_loss(head, layer, scores, batch):
    """Half the surprise at each tag for itself, half that at the chain, a labelled word; the mean."""
    tags = batch.tags[layer]
    labelled = tags != UNLABELLED
    tags = torch.where(labelled, tags, 0)
    begins = batch.begins[layer]
    # A span that began before the window begins with it.
    inside = begins & (tags > 0) & (tags % 2 == 0)
    tags = torch.where(inside, tags - 1, tags)
    # Of a chain with words of which nothing is known each of the others stands for itself.
    whole = labelled & (labelled | ~batch.is_word).all(dim=1, keepdim=True)
    alone = F.nll_loss(scores.flatten(0, 1), torch.where(labelled, tags, -100).flatten(), reduction="sum")
    transition, start = head.chain()
    together = chain.surprise(scores, tags, whole, begins, transition, start).sum()
    return (alone + together) / (2 * labelled.sum().clamp_min(1))


def doubt_loss(scores, batch):
    """The mean surprise at whether sentences are certain: one is as uncertain as the word in it that is
    likeliest to be part of a cue (learning from what holds of some word among several: Maron and
    Lozano-Pérez 1997)."""
    known = batch.doubts != UNLABELLED
    sentence = batch.begins[DOUBTED].cumsum(dim=1).clamp(max=SENTENCES - 1)
    is_cue = torch.where(known, -torch.expm1(scores[..., 0]), 0.0)
    found = is_cue.new_zeros(len(is_cue), SENTENCES).scatter_reduce(1, sentence, is_cue, "amax").clamp(1e-6, 1 - 1e-6)
    wanted = found.new_zeros(found.shape).scatter_reduce(1, sentence, (known & (batch.doubts == 1)).float(), "amax")
    there = found.new_zeros(found.shape).scatter_reduce(1, sentence, known.float(), "amax")
    surprise = F.binary_cross_entropy(found, wanted, reduction="none")
    return (surprise * there).sum() / there.sum().clamp_min(1)


def stance_loss(head, rows, first, sums, batch):
    """The mean surprise at the sides."""
    starts, ends, sides = batch.targets
    means = sums.means(starts, ends)
    scores = head(torch.cat([means, first[:, None].expand_as(means)], dim=-1))
    surprise = F.cross_entropy(scores.flatten(0, 1), sides.flatten(), ignore_index=-100, reduction="sum")
    return surprise / (sides >= 0).sum().clamp_min(1)


def link_scores(relation, name, sums, spans):
    """Scores from each span to none and to each span of the other role; `spans` has starts, ends and
    which are there."""
    (s1, e1, _), (s2, e2, there) = (spans[role] for role in RELATIONS[name])
    scores = relation((s1, s2), (e1, e2), sums.means(s1, e1), sums.means(s2, e2))
    absent = F.pad(~there, (1, 0))[:, None, :]
    return scores.masked_fill(absent, chain.NEVER)


def link_loss(heads, sums, batch):
    """The mean surprise at the links of the spans that are there."""
    total = 0.0
    for name, relation in heads.items():
        scores = link_scores(relation, name, sums, batch.spans)
        wanted = batch.links[name]
        surprise = F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100, reduction="sum")
        total = total + surprise / (wanted >= 0).sum().clamp_min(1)
    return total


def likeness(scores, wanted, is_word):
    """How far the tags' probabilities are from those of the teachers (Hinton et al. 2015), a word."""
    away = F.kl_div(scores, wanted, reduction="none").sum(dim=-1)
    return (away * is_word).sum() / is_word.sum().clamp_min(1)


def begins_of(layer, is_first, begins_sentence):
    """Where chains begin: with each window, and of most layers with each sentence."""
    return is_first if layer == ACROSS else is_first | begins_sentence
