"""A project to export: the golden articles, and articles put together from parts.

The golden articles are annotated by hand, and too few to train on. The others are made here, the
same for the same seed: sentences with a position, an uncertainty, both or neither, of which each part
is known to the letter, so that nothing has to be annotated. What is said in them is true of nothing.
"""

import json
import random
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

ACTORS = [
    ("Mira Ode", "person"), ("Ben Talu", "person"), ("Kessia", "state"), ("Vessar", "state"),
    ("River Farmers' Union", "organisation"), ("Port Authority", "organisation"),
    ("Teachers' League", "organisation"), ("local fishers", "group"), ("the engineers", "group"),
    ("Green Alliance", "organisation"), ("Ada Brandt", "person"), ("the water ministry", "organisation"),
]
ISSUES = [
    "a joint inspection", "the new dam", "a ban on night trains", "the harbour toll", "a second vote",
    "the school phone rule", "the gas cap", "a wider road", "the river treaty", "free buses",
    "the reef survey", "a longer fishing season", "the tax on sand", "a shorter school day",
]
CUES = {
    "supports": ["backed", "welcomed", "endorsed", "praised", "defended"],
    "opposes": ["rejected", "condemned", "criticised", "attacked", "fought"],
    "demands": ["demanded", "called for", "insisted on"],
    "proposes": ["proposed", "offered", "suggested trying"],
    "denies": ["denied", "disputed", "ruled out"],
    "states": ["described", "mentioned", "spoke of"],
}
TIMES = ["on Monday", "in a letter", "at the hearing", "before the council", "after the storm", "this week"]
PLAIN = [
    "The gates were closed at noon.", "Rain fell over the valley all night.", "The hearing lasted four hours.",
    "Workers painted the bridge in spring.", "The ferry left with twelve trucks.", "The meeting ended at dusk.",
]
DOUBTS = [
    ("epistemic", "The repairs ", "may", " take until June."),
    ("epistemic", "The level ", "could", " rise by a metre."),
    ("epistemic", "The pumps will ", "probably", " be replaced."),
    ("doxastic", "The contract was ", "reportedly", " signed in secret."),
    ("investigative", "", "It is not clear", " who paid for the pumps."),
    ("conditional", "The ferry will stop ", "if", " the ice returns."),
    ("hedge", "The work costs ", "roughly", " nine million."),
]


class Article:
    """A standpoint/1 document while it is written."""

    def __init__(self, name):
        self.name, self.text, self.marks, self.links, self.entities = name, "", [], [], {}

    def write(self, words, label=None, entity=None, **attributes):
        start = len(self.text)
        self.text += words
        if label is None:
            return None
        mark = {
            "id": f"m{len(self.marks) + 1}",
            "label": label,
            "spans": [{"start": start, "end": len(self.text), "quote": words}],
            "attributes": attributes,
            "state": "accepted",
        }
        if entity is not None:
            mark["entity"] = self.entities.setdefault(entity, f"e{len(self.entities) + 1}")
        self.marks.append(mark)
        return mark["id"]

    def link(self, kind, start, end):
        self.links.append({"id": f"l{len(self.links) + 1}", "type": kind, "from": start, "to": end})

    def document(self, published):
        entities = [{"id": number, "name": name} for name, number in self.entities.items()]
        return {
            "format": "standpoint/1",
            "id": self.name,
            "title": self.name,
            "language": "en",
            "source": {"published": published, "publisher": "The Template"},
            "offsets": "code_points",
            "text": self.text,
            "marks": self.marks,
            "links": self.links,
            "entities": entities,
        }


def position(article, chance):
    (holder, kind), (target, _) = chance.sample(ACTORS, 2)
    stance = chance.choice(list(CUES))
    issue = chance.choice(ISSUES)
    holder_mark = article.write(holder, "actor", holder, kind=kind, mention="name")
    article.write(" ")
    cue = article.write(chance.choice(CUES[stance]), "cue")
    article.write(" ")
    content = article.write(issue, "position", stance=stance, issue=issue, certainty="certain")
    if chance.random() < 0.5:
        article.write(" of ")
        about = article.write(target, "actor", target, mention="name")
        article.link("about", content, about)
    article.write(f" {chance.choice(TIMES)}.")
    article.link("held_by", content, holder_mark)
    article.link("signalled_by", content, cue)


def doubt(article, chance):
    kind, before, words, after = chance.choice(DOUBTS)
    article.write(before)
    article.write(words, "uncertainty", type=kind)
    article.write(after)


def made(number):
    chance = random.Random(number)
    article = Article(f"made-{number:02}")
    for place in range(chance.randint(4, 7)):
        if place:
            article.write(chance.choice([" ", " ", "\n\n"]))
        part = chance.choice([position, position, doubt, lambda a, c: a.write(c.choice(PLAIN))])
        part(article, chance)
    # An article without a mark is one that nobody has marked.
    article.write("\n\n")
    position(article, chance)
    return article.document(f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}")


def write(folder, articles=60):
    """Writes the project's documents into a folder and gives them back."""
    folder.mkdir(parents=True)
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.json"))]
    documents = [document for document in documents if "marks" in document]
    documents += [made(number) for number in range(articles)]
    for document in documents:
        path = folder / f"{document['id']}.json"
        path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return documents
