"""Texts cut into windows of whole sentences."""

import numpy as np

from layout import SETS, WORDS

# How often a window may not go on in the next document, by set: of sentences without neighbours and
# of short texts some stand alone, as in the sets that are reported on, and some together.
BREAKS = {"polnear": 1.0, "gum_said": 1.0, "qasrl": 0.5, "gum": 1.0, "re3d": 1.0, "gmb": 0.5, "wikigold": 0.3,
          "crossner": 0.6, "szeged": 0.4, "findings": 0.4, "events": 0.4, "dse": 0.6, "newsmtsc": 0.6}
# How often the first window of a document is shorter than it could be, so that sentences come in
# other places each time.
SHIFTED = 0.7


def units(prepared, part, sets):
    """Rows of sentences: first word, last word, pieces, whether a document begins, the set. Sentences
    longer than a window are cut."""
    lengths = prepared["lengths"].astype(np.int64)
    sums = np.concatenate([[0], np.cumsum(lengths)])
    starts = prepared["sentences"]
    rows = []
    for own_part, own_set, first, last in prepared["documents"]:
        if own_part != part or SETS[own_set] not in sets or first == last:
            continue
        begin, end = np.searchsorted(starts, (first, last))
        edges = [*starts[begin:end], last]
        for place, (one, next_one) in enumerate(zip(edges, edges[1:])):
            for cut, until in cuts(sums, one, next_one):
                rows.append((cut, until, sums[until] - sums[cut], place == 0 and cut == one, own_set))
    return rows


def cuts(sums, first, last):
    """A sentence in parts that fit in a window."""
    while sums[last] - sums[first] > WORDS:
        end = int(np.searchsorted(sums, sums[first] + WORDS, side="right")) - 1
        yield first, end
        first = end
    yield first, last


def windows(rows, random=None):
    """First and last word of each window over the sentences `rows`. With `random`, sentences come
    together in another way each time; without, each document begins a window of its own."""
    found, begin, end, room = [], None, None, 0
    for first, last, length, begins, own_set in rows:
        breaks = begins and (random is None or random.random() < BREAKS[SETS[own_set]])
        if begin is not None and (breaks or length > room or first != end):
            found.append((begin, end))
            begin = None
        if begin is None:
            begin, room = first, WORDS
            if breaks and random is not None and random.random() < SHIFTED:
                room = max(length, random.randrange(20, WORDS))
        end, room = last, room - length
    if begin is not None:
        found.append((begin, end))
    return found
