"""Uncertainty by a plain dictionary of cues, the least that an engine has to be better than.

A phrase is a cue if at least half of its occurrences in the training documents (`--train`, one JSON
line each, spans labelled) are; the longest that fits is marked, with the type it mostly has.
"""

import argparse
import re
from collections import Counter, defaultdict

import lines

TOKEN = re.compile(r"\w+|[^\w\s]")
LEAST_SHARE = 0.5


def tokens(text):
    """Where the tokens of a text are, and the tokens in lower case."""
    places = [match.span() for match in TOKEN.finditer(text)]
    return places, [text[start:end].lower() for start, end in places]


def phrases_at(words, place, longest):
    """The phrases that start at a place, the longest first."""
    last = min(longest, len(words) - place)
    return (tuple(words[place : place + length]) for length in range(last, 0, -1))


def learn(documents):
    """Each phrase that is mostly a cue, with its commonest type."""
    types = defaultdict(Counter)
    for document in documents:
        for span in document["spans"]:
            _, words = tokens(document["text"][span["start"] : span["end"]])
            types[tuple(words)][span["label"]] += 1
    longest = max(map(len, types), default=0)
    occurrences = Counter()
    for document in documents:
        _, words = tokens(document["text"])
        for place in range(len(words)):
            occurrences.update(p for p in phrases_at(words, place, longest) if p in types)
    return {
        phrase: counts.most_common(1)[0][0]
        for phrase, counts in types.items()
        if counts.total() >= LEAST_SHARE * occurrences[phrase]
    }


def mark(text, cues):
    """The cues of a text as (start, end, type)."""
    places, words = tokens(text)
    longest = max(map(len, cues), default=0)
    place = 0
    while place < len(words):
        found = next((p for p in phrases_at(words, place, longest) if p in cues), None)
        if found:
            yield places[place][0], places[place + len(found) - 1][1], cues[found]
        place += len(found) if found else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", required=True)
    with open(parser.parse_args().train, encoding="utf-8") as training:
        cues = learn(lines.read(training))
    for document in lines.read():
        lines.write(document["id"], mark(document["text"], cues))


if __name__ == "__main__":
    main()
