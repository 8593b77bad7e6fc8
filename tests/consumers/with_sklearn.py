"""scikit-learn: classifiers that learn from our table and know more than the commonest class."""

from collections import Counter

import pandas
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def learned(train, test, features):
    """The shares of the test part that a classifier and the commonest class get right."""
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
                          LogisticRegression(C=10, max_iter=1000))
    model.fit(features(train), train["label"], logisticregression__sample_weight=train["weight"])
    right = (model.predict(features(test)) == test["label"]).mean()
    commonest = Counter(train["label"]).most_common(1)[0][0]
    return right, (test["label"] == commonest).mean()


def better(exports, task, features):
    folder = exports.dataset(task, "csv")
    train, test = (pandas.read_csv(folder / f"{part}.csv") for part in ("train", "test"))
    assert not set(train["article"]) & set(test["article"])
    right, by_chance = learned(train, test, features)
    print(f"    {task}: {right:.2f} of {len(test)} test rows right, the commonest class {by_chance:.2f}")
    assert right > by_chance


def checks():
    yield "scikit-learn: uncertainty", lambda e: better(e, "uncertainty", lambda t: t["text"])
    yield "scikit-learn: stance", lambda e: better(
        e, "pairs", lambda t: t["issue"] + " " + t["actor"] + " " + t["text"])
