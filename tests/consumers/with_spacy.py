"""spaCy: what is marked comes back, and the configuration trains as it is."""

import subprocess
import sys

import spacy
from spacy.tokens import DocBin

TRAINED = [("spans", "spancat"), ("tokens", "ner"), ("uncertainty", "textcat"),
           ("uncertainty-type", "textcat_multilabel")]


def documents_of(path):
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def pieces(document):
    """Label, start and end of each piece of a mark that holds more than blanks."""
    found = []
    for mark in document["marks"]:
        for span in mark["spans"]:
            words = document["text"][span["start"]:span["end"]]
            start = span["start"] + len(words) - len(words.lstrip())
            if words.strip():
                found.append((mark["label"], start, start + len(words.strip())))
    return sorted(found)


def spans_come_back(exports):
    """A whole article in each row: its spans are the marks of its document."""
    folder = exports.dataset("spans", "spacy", "--window", "article")
    marked = {document["text"]: pieces(document) for document in exports.documents}
    seen = 0
    for part in ("train", "dev", "test"):
        for doc in documents_of(folder / f"{part}.spacy"):
            spans = sorted((s.label_, s.start_char, s.end_char) for s in doc.spans["sc"])
            assert spans == marked[doc.text], f"{doc.text[:60]}: {spans} is not {marked[doc.text]}"
            seen += 1
    assert seen == len(exports.documents), f"{seen} of {len(exports.documents)} articles"


def config_trains(exports, task, component):
    """`spacy debug data` and one epoch of `spacy train`, as a person would in that folder."""
    folder = exports.dataset(task, "spacy")
    spacy_says(folder, "debug", "data", "config.cfg")
    spacy_says(folder, "train", "config.cfg", "--output", "model",
               "--training.max_epochs", "1", "--training.eval_frequency", "5")
    assert component in spacy.load(folder / "model" / "model-last").pipe_names


def spacy_says(folder, *arguments):
    command = [sys.executable, "-m", "spacy", *arguments]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, f"spacy {' '.join(arguments)}: {ran.stdout}{ran.stderr}"


def checks():
    yield "spaCy: Doc.spans are the marks", spans_come_back
    for task, component in TRAINED:
        yield (f"spaCy: debug data and an epoch of {component}",
               lambda exports, task=task, component=component: config_trains(exports, task, component))
